### TOML files, whichever they are: their syntax, their keys, the kinds of their values.

toml-too-large = This file is larger than {$mebibytes} MiB.
    .why = A schema of ten thousand events is smaller. Exported data may have come here by mistake.
    .help = Move the file out of the project, or split it into several files.
    .explain =
        Danbi reads TOML files up to a size that the largest schemas never reach, so that a data file in the wrong folder cannot use up the memory.

        All files under `schema/` are read together. You may split a schema into as many files as you like.

toml-too-deep = Brackets are nested more than 80 deep here.
    .why = No setting and no type is that deep: a bracket was probably never closed.
    .help = Close the brackets that were opened before this place.
    .explain =
        Danbi stops reading arrays and tables that stand in one another more than 80 deep. Types may be nested 4 deep.

        Look for an opening bracket without its partner, or for text that was pasted in without quotes.

toml-bare-key = The key `{$key}` needs quotes.
    .here = write `"{$key}"`
    .why = TOML allows only the letters a to z, digits, `-` and `_` in a key without quotes.
    .help = Put quotes around it: `"{$key}"`.
    .explain =
        Names in a schema may be in any script, also in Korean. But TOML, the format of these files, wants quotes around a key that has letters other than a to z.

        So write `"장바구니" = ".."` and `[events."장바구니_담기"]`. In campaigns the name stands without quotes.

toml-duplicate-key = `{$key}` is written twice in the same table.
    .here = second time
    .first = first time
    .why = It would be unclear which of the two counts.
    .help = Keep one of them. Two headers of the same name become one table with the keys of both.
    .explain =
        A key may stand only once in a table, and a header `[events.name]` only once in a file. Join the two places, or rename one of them.

        The same event in two files is reported as well, with both places.

toml-unclosed = This {$what} is not { $side ->
        [open] opened
       *[close] closed
    }.
    .here = { $side ->
        [open] closed here
       *[close] opened here
    }
    .why = { $side ->
        [open] What stands below would belong to the table above.
       *[close] Everything behind it would belong to it.
    }
    .help = Write the closing bracket where it ends.
    .help-quote = Close the text with the same quote that opens it. A text over several lines stands in three quotes.
    .help-header = Close the header with `]`.
    .help-unopened = Begin the header with `[`.
    .explain =
        A text ends with the quote it began with, on the same line; over several lines it stands between `"""` and `"""`. A list ends with `]`, a table within a line with `{"}"}`, a header with `]`.

        Mend this one first: further findings may vanish with it.

toml-missing-equals = Here is no `=` between a key and its value.
    .here = `=` expected
    .why = Without `=` the line says nothing.
    .help = Write `key = value`. A note to other people begins with `#`.
    .help-colon = Write `=` instead of `:`.
    .explain =
        Each line gives a value to a key: `title = "Signed up"`. The sign between them is `=`; `:` belongs to YAML and JSON.

        A line that should be ignored begins with `#`.

toml-missing-comma = A comma is missing here.
    .here = `,` expected
    .why = Values in a list and keys in `{"{"} {"}"}` are parted by commas.
    .help = Write a comma between the two.
    .explain =
        In a list, `["ko", "en"]`, and in a table within a line, `{"{"} type = "text", max = 40 {"}"}`, a comma stands between each two parts. A comma behind the last one does no harm.

toml-missing-value = Here is no value behind `=`.
    .here = value expected
    .why = A key without a value says nothing.
    .help = Write a value, or remove the line.
    .explain =
        Behind `=` stands a value: text in quotes, a number, `true` or `false`, a date, a list in `[ ]` or a table in `{"{"} {"}"}`.

        If you do not need the key, remove the line: what is not said has its default.

toml-two-on-one-line = Two keys stand on one line.
    .here = a new line is needed here
    .why = TOML reads one key and its value in each line.
    .help = Begin a new line here. Within `{"{"} {"}"}`, write a comma.
    .explain =
        Each `key = value` stands on a line of its own. Only within `{"{"} {"}"}` several may stand on one line, parted by commas.

        This is also found when a text has blanks but no quotes: write `title = "Signed up"`.

toml-bad-escape = Behind this `\` stands nothing that TOML knows.
    .here = not a known escape
    .why = In text with double quotes, `\` begins an escape such as `\n`.
    .help = Write `\\` for a backslash, or put the text in single quotes.
    .explain =
        In double quotes `\n` is a new line, `\"` a quote, `\\` a backslash and `\u0041` a character by its number. Other letters behind `\` mean nothing.

        In single quotes a backslash is a plain character: `'C:\data'`.

toml-unquoted-text = Text needs quotes: `{$found}`.
    .here = not a number, a date, `true` or `false`
    .why = Without quotes TOML reads numbers, dates, `true` and `false` only.
    .help = Put the text in plain double quotes: `{$right}`.
    .help-boolean = Write `true` and `false` in small letters, without quotes.
    .explain =
        A value that is text stands in straight double quotes: `title = "Signed up"`. Curly quotes, as word processors write them, are ordinary letters to TOML.

        The booleans are `true` and `false`, in small letters.

toml-syntax = TOML cannot read `{$found}` here.
    .why = The line says nothing that could be used.
    .help = Write `key = value` or a header in `[ ]`. Text stands in quotes.
    .help-end = Something is missing before the end of the line or the file.
    .explain =
        A TOML file has headers such as `[events.signed_up]` and below each lines such as `title = "Signed up"`. Notes begin with `#`.

        Numbers have no leading zeros and no units; a date looks like `2027-01-01`; `_` may stand only between two digits.

unknown-key = `{$key}` is no key of {$table}.
    .here = not known here
    .why = A key that nobody reads would do nothing, and nobody would notice.
    .help = The keys are: {$known}.
    .help-nearest = Did you mean `{$nearest}`?
    .explain =
        Each table of `danbi.toml` and of a schema has a fixed set of keys. Another key is nearly always a slip of the finger, or stands in the wrong table.

        The references `docs/settings.md` and `docs/schema.md` list every key with its meaning, its range and its default.

missing-key = {$table} lacks the key `{$key}`.
    .here = `{$key}` is missing
    .why = This key has no default: only you know the value.
    .help = Add a line `{$key} = ..` to it.
    .explain =
        Most keys may be left out and then have a default. A few have none, because a guess would be wrong too often: the type of a property, the time zone of a project, the most items a content source gives.

        The references `docs/settings.md` and `docs/schema.md` show which keys are required and give examples.

wrong-value-type = `{$key}` should be {$expected}, but this is {$found}.
    .here = {$found}
    .why = A value of another kind cannot be used here.
    .help = Write {$expected}.
    .help-quotes = Write it { $quotes ->
        [without] without quotes
       *[with] in quotes
    }: `{ $right }`.
    .help-brackets = Put it in `[ ]`, also when it is the only one.
    .explain =
        Every key takes one kind of value. Text stands in quotes, also when it looks like a number: `version = "12"`. Numbers, `true` and `false` stand without quotes: `max = 40`.

        A list stands in `[ ]` even when it has one value: `locales = ["ko"]`.

value-out-of-range = `{$key}` should be from {$least} to {$most}, but is {$found}.
    .here = out of range
    .why = Within this range every limit that depends on the value can be held.
    .help = Write a whole number from {$least} to {$most}.
    .explain =
        Danbi proves how long texts can get and how much a runtime has to keep. So every number in a schema has a range, which the references `docs/settings.md` and `docs/schema.md` give.

empty-text = `{$key}` is empty.
    .here = nothing is said here
    .why = An empty text says as little as none, but hides that something is missing.
    .help = Write what belongs here, or remove the key.
    .explain =
        Names, senders and reasons are texts that people read or that the law asks for. A blank one helps nobody.

        If there is nothing to say, leave the key out: then Danbi knows that it is missing.

repeated-value = `{$value}` stands twice in `{$key}`.
    .here = again
    .first = first
    .why = The second one adds nothing; often another value was meant.
    .help = Remove one of the two, or write the value that was meant.
    .explain =
        A list of values or names holds each of them once. In an ordered enum, a value that stood twice would be both lower and higher than those between.

no-values = `{$key}` has no values.
    .here = empty
    .why = Nothing could ever have this type, and no message could be written.
    .help = Write at least one value.
    .explain =
        An enum without values is a property that can never be set, and a project without a locale has no language to write in. Write what is possible, `values = ["small", "large"]` or `locales = ["ko"]`, or leave the whole thing out until you need it.

too-many-values = `{$key}` has {$found} values; at most {$most} are allowed.
    .here = too many values
    .why = So many values are a catalogue and not a choice.
    .help = Use `type = "text"` with a `max` for values from a catalogue.
    .explain =
        An enum lists the values that a property can have, from 1 to 1000, so that a campaign which names another one is an error and a `match` can be checked for gaps. A project has at least one locale and at most 100.

        Identifiers of products or categories are not an enum: give such a property the type `text` with a `max`.

unknown-choice = `{$found}` is not one of the values of `{$key}`.
    .here = not known
    .why = Danbi would not know what to do with it.
    .help = It is one of: {$known}.
    .help-nearest = Did you mean `{$nearest}`?
    .explain =
        Some keys take one of a few words. The references `docs/settings.md` and `docs/schema.md` list them for each key.

bad-duration = `{$found}` is not a duration.
    .here = `{$key}` is a duration
    .why = A length of time needs a number and a unit, so that nobody has to guess.
    .help = Write for example `"30min"`, `"1h30min"` or `"7d"`. The units are s, min, h, d and w.
    .help-nearest = Write `"{$nearest}"`, without blanks.
    .help-m = `m` could mean minutes or months. Write `min` for minutes.
    .help-order = Write the larger unit first, and each unit once: `"1h30min"`.
    .help-range = This is too long to count.
    .explain =
        A duration is numbers with units, without blanks, the larger unit first: `90s`, `30min`, `1h30min`, `7d`. The unit `m` alone is refused, because it could mean minutes or months.

        In `danbi.toml` and in a schema durations are exact: a day is 24 hours and a week 168. Months and years have no fixed length and are refused.

duration-out-of-range = `{$key}` should be from {$least} to {$most}, but is {$found}.
    .here = out of range
    .why = A runtime has to keep its promises for this time.
    .help = Write a duration from {$least} to {$most}.
    .help-months = Months and years have no fixed length. Write days, such as `30d`.
    .explain =
        Durations in `danbi.toml` and in a schema are promises between Danbi and the system that runs the campaigns, so they are exact: a day is 24 hours. Months and years differ in length and are refused.

        The references `docs/settings.md` and `docs/schema.md` give the range of each.

bad-currency = `{$found}` is not a currency code.
    .here = three capital letters expected
    .why = Amounts of two currencies may not be compared, so each amount names its own.
    .help = Write the three letters of ISO 4217, such as `"KRW"` or `"USD"`.
    .help-nearest = Write `"{$nearest}"`.
    .explain =
        A currency is the code of ISO 4217: three capital letters, `KRW` for won, `USD` for US dollars, `JPY` for yen. Signs such as ₩ and words are not codes.

bad-name = `{$name}` cannot be the name of this {$kind}.
    .here = not a name
    .why = Campaigns use this name without quotes, so it has to look like one.
    .help = Begin with a letter of any script, then letters, digits and `_`. Write `title` for what people read.
    .help-nearest = Write `{$nearest}`, and `title` for what people read.
    .explain =
        A name begins with a letter of any script, Hangul included, and goes on with letters, digits and `_`: `cart_item_added`, `장바구니_담기`. Blanks, `-`, `.` and signs are no part of names.

        Anything readable can stand in `title`, which reports and previews show.

reserved-name = `{$name}` means something in campaigns and cannot be the name of this {$kind}.
    .here = taken by the language
    .why = A campaign that used the name could not be told from the word of the language.
    .help = Choose another name, for instance with one more word: `{$name}_event`, `my_{$name}`.
    .explain =
        The words `and or not in is did if else match otherwise` are reserved everywhere. Words that begin a declaration, a member, an arm or a step, such as `message`, `limit` or `send`, name no event, list, consent, content source, webhook or enum.

        Properties and attributes may have such a name, because they stand behind a dot: `user.limit`, `order.title`.
