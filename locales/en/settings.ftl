### `danbi.toml`: the project around the campaigns.

missing-settings = This project has no `danbi.toml`.
    .why = Without it Danbi knows no time zone, no locale, no sender and no law to hold.
    .help = Write a file `danbi.toml` in the folder of the project that says `[project]`, and below it `name`, `zone` and `locales`.
    .explain =
        `danbi.toml` makes a folder a project. It says what the project is called, in which time zone a person lives whose own is unknown, in which languages messages are written, whose law applies, and on which channels the project sends.

        The smallest one:

        `[project]`
        `name = "shop"`
        `zone = "Asia/Seoul"`
        `locales = ["ko"]`

missing-project-name = The project has no name.
    .here = `name` is missing
    .why = The name is part of every draw of a group: with another name people would change groups.
    .help = Add `name = "shop"` below `[project]`, with a name of your own.
    .explain =
        The name of the project is a name as in campaigns, `shop` or `내_가게`. Experiments and holdouts draw people by a hash that contains it, so that two projects do not draw the same people. Choose it once and keep it; what people read stands in `title`.

unknown-zone = There is no time zone `{$zone}`.
    .here = not a time zone
    .why = Whether it is night for a person, and which day it is, depends on the zone.
    .help = Write a name of the IANA list, such as `Asia/Seoul` or `Europe/Berlin`.
    .help-nearest = Did you mean `{$nearest}`?
    .explain =
        Time zones have the names of the IANA list: a continent or ocean and a city, such as `Asia/Seoul`. Short words such as KST are not unique, and a fixed distance such as +09:00 knows no change of clocks.

        The zone of the project holds for persons whose own zone is unknown.

bad-locale = `{$locale}` is not a locale.
    .here = not a locale
    .why = A message is chosen by the locale of the person, letter by letter.
    .help = Write a language, and a region where it matters: `ko`, `en-US`, `zh-Hant-TW`.
    .help-nearest = Write `{$nearest}`.
    .explain =
        A locale is a language of two or three small letters, perhaps a script such as `Hant`, perhaps a region of two capital letters, with `-` between: `ko`, `en-US`, `zh-Hant-TW` (BCP 47).

        A country is no language: Korean is `ko`, not `kr`; Japanese is `ja`, not `jp`.

unknown-jurisdiction = Danbi knows no law of `{$found}`.
    .here = not known
    .why = Rules that do not apply would leave a gap that nobody notices.
    .help = The jurisdictions are: {$known}.
    .help-nearest = Write `{$nearest}`.
    .explain =
        `jurisdictions` says whose law the messages have to hold: where the persons live who get them. Each is a country code of ISO 3166 in capital letters, or `EU`.

        For a country that Danbi does not know, leave it out and check its rules by other means: Danbi claims nothing about it.

unknown-channel = There is no built-in channel `{$channel}`, and no `fields` say what it carries.
    .here = not known
    .why = Without its fields Danbi could not check a text that goes there.
    .help = The built-in channels are: {$known}. For a channel of your own write `fields.body = {"{"} max = 200, required = true {"}"}` below `[{$table}]`.
    .help-nearest = Did you mean `{$nearest}`?
    .explain =
        Danbi brings channels with their fields and limits: email, SMS, push, Alimtalk and so on. A channel of your own, such as a kiosk or a messenger, is described by its `fields`: each with its greatest length in characters and whether it is required.

retired-channel = The channel `{$channel}` does not exist any more.
    .here = gone
    .why = Kakao ended Friendtalk on 31 December 2025; its interface refuses every message.
    .help = Use `{$instead}`, and look at its limits: they differ.
    .explain =
        Friendtalk ended on 31 December 2025 and Brand Message took its place. Brand Message is for advertising only, has eight formats with limits of their own, and leaves between 08:00 and 20:50 only.

built-in-channel-fields = `{$channel}` is a built-in channel: its fields are fixed.
    .here = not allowed here
    .why = The limits of a built-in channel come from law and vendors and cannot be set by a project.
    .help = Remove `fields`, or give the channel another name if it is your own.
    .explain =
        What a built-in channel carries, and how long each text may be, is a fact with a source. `fields` describe a channel that Danbi does not know.

bad-link-target = `{$found}` is neither a host nor a scheme.
    .here = a host or a scheme of an app
    .why = Every link is checked against this list, and a link is compared by its host or its scheme alone.
    .help = Write a host such as `example.com`, or the scheme of an app such as `shop`.
    .help-nearest = Write `{$nearest}`.
    .explain =
        `allowed` lists where links of messages may lead: hosts of web pages, without `https://` and without a path, and schemes of apps, without `://`. A link that leads elsewhere is an error, so that a slip of the finger does not send people to a stranger.

bad-version = `{$found}` is not a version of a journey.
    .here = 8 to 64 digits and letters a to f expected
    .why = A version is found by this code alone.
    .help = Copy the code behind `@` in the name of the file under `dist/journeys/`.
    .explain =
        The version of a journey is a hash of what it does. `danbi build` writes each to `dist/journeys/NAME@VERSION.json`. In `[[retired]]` that code says which old version ends, and how.

unknown-version = The bundle before holds no version `{$version}` of the journey `{$journey}`.
    .here = given up here
    .why = Nobody can be in it. If the name or the code is misspelt, the people who should leave or finish go on as before.
    .help = Copy the name and the code from the file names under `journeys/` of the folder behind `--previous`; if the version is long gone, take this entry out.
    .help-held = It holds `{$held}` of this journey. If the version is long gone, take this entry out.
    .explain =
        `[[retired]]` says which old version of a journey ends, and how. `danbi build --previous DIST` carries forward the versions that `DIST` holds, and compares them with these entries.

        A version that is given up with `exit` is in no bundle from then on, so its entry has done its work after one build that came into force everywhere.

unknown-lint = There is no lint `{$code}`.
    .here = not a lint
    .why = A level for a lint that does not exist would do nothing.
    .help = `danbi explain all` lists them.
    .help-nearest = Did you mean `{$nearest}`?
    .explain =
        Under `[lints]` stand codes of lints, each with a level: off, note, warning or error. Every finding shows its code; `danbi explain all` lists all codes.

level-of-an-error = `{$code}` is an error and has no level.
    .here = not a lint
    .why = An error means that the campaign would not do what it says.
    .help = Mend what it finds. Only lints can be levelled.
    .help-law = A rule of law is answered by a fact: write it under `[handled_outside]` with a reason.
    .explain =
        Lints are opinions about good practice, and a project may see them differently. Errors are not: a name that does not exist, a text that does not fit. They cannot be turned off.

        A rule of law can be answered: `[handled_outside]` names the rule and says who takes care of it.

unknown-law-rule = `{$code}` is not a rule of law that Danbi knows.
    .here = not a rule of law
    .why = An answer to a rule that does not exist would answer nothing.
    .help = Use the code that the finding shows.
    .help-nearest = Did you mean `{$nearest}`?
    .explain =
        Under `[handled_outside]` stand rules of law that something other than Danbi takes care of, each with a reason, such as a member system that sends the notice every two years. Their codes begin with the country: `kr-consent-2y`.

        Other findings cannot be answered there: errors are mended, lints have levels under `[lints]`.
