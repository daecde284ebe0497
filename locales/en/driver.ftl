### Findings about files: what cannot be read, what nobody reads.

file-unreadable = `{ $path }` cannot be read: { $reason }.
    .why = A build holds every campaign of the project, or it is none.
    .help = Make the file readable for yourself, or move it out of the project.
    .explain =
        The file is part of the project, but the system does not let Danbi read it: you lack the permission, a link leads nowhere,
        or it is no ordinary file.

        Danbi does not go on without it. A project compiled without one of its files would be another project: a cap or an
        exit could be missing and nobody would notice.

        Check the permissions of the file (on Linux and macOS: `ls -l`), mend the link, or move the file out of `campaigns/` and `schema/`.

file-too-large = `{ $path }` is larger than { $limit } MiB.
    .why = No campaign is that long; it is probably an export or a log that got here by mistake.
    .help = Move the file out of the project, or split it into several.
    .explain =
        Danbi reads files up to a limit of size, so that a stray export or log in a project folder does not exhaust the memory of the machine.

        The limit is some hundred times the largest campaign file known to us. If the file is what it should be, split it: all files
        of a project share one namespace, so a declaration may stand in any of them.

file-changed = `{ $path }` changed while it was read.
    .why = What would be checked is neither what the file was nor what it is.
    .help = Run the command again when nothing writes to the file.
    .explain =
        Between looking at the file and having read it, somebody wrote to it or removed it: an editor that was saving, a `git checkout`, a sync of folders.

        A check of a half-written file is worth nothing, so Danbi says so and builds nothing. Run the command again. If it happens often, look
        for a program that keeps writing into the project.

file-not-utf8 = `{ $path }` is not UTF-8.
    .here = these bytes are no character
    .why = In another encoding the same bytes are other letters, so customers would get garbled text.
    .help = Save the file as UTF-8. Older Korean files are often EUC-KR or CP949: `iconv -f CP949 -t UTF-8` converts them.
    .help-utf16 = The file is UTF-16. Save it as UTF-8, in Notepad by `Save as` and `Encoding: UTF-8`.
    .explain =
        Every file of a project is UTF-8, with or without a byte order mark. This one holds bytes that are no UTF-8: mostly it was saved in EUC-KR,
        CP949 or UTF-16.

        Guessing an encoding goes wrong silently and ends as garbled text on a customer's phone. Save the file as UTF-8 in your editor, or convert it with `iconv`.

text-not-utf8 = The text file `{ $path }` is not UTF-8: byte { $offset } begins no character.
    .here = takes its text from there
    .why = In another encoding the same bytes are other letters, so customers would get garbled text.
    .help = Save the file as UTF-8. Older Korean files are often EUC-KR or CP949: `iconv -f CP949 -t UTF-8` converts them.
    .explain =
        A message takes its text from this file, and the file holds bytes that are no UTF-8: mostly it was saved in EUC-KR, CP949 or UTF-16.

        Guessing an encoding goes wrong silently and ends as garbled text in a customer's inbox. Save the file as UTF-8 in your editor, or convert
        it with `iconv`.

path-not-unicode = The name of `{ $path }` is no Unicode.
    .why = Findings and the source map could not name the file.
    .help = Rename the file. `�` stands for what is no character.
    .explain =
        The file system holds a name whose bytes are no Unicode text; it often comes from an archive that was packed on another system.

        The bundle names the file a step comes from, and must be the same on every machine. Give the file a new name.

link-outside = The link `{ $path }` leads out of the project.
    .why = Others who have the project do not have what it leads to; they would build something else.
    .help = Put a copy of what it leads to into the project, or remove the link.
    .explain =
        Links are followed as long as they stay in the project. This one leads out of it.

        The same project must give the same bundle on every machine, so everything it is made of has to lie in it. Copy what is needed, or remove the link.

link-loop = The link `{ $path }` leads back to a folder it lies in.
    .why = Following it would never end.
    .help = Remove the link.
    .explain =
        The link points at a folder that holds the link itself. Following it would go round for ever, so Danbi stops there.

        Remove the link, or let it point at something else.

too-many-files = The project has more than { $limit } files.
    .why = It is probably a folder of something else; reading on would take very long.
    .help = Keep only campaigns under campaigns/ and only schema files under schema/.
    .explain =
        Danbi lists the files under `campaigns/` and `schema/` up to a limit, so that a wrong link or a copied dependency folder does not keep it busy for minutes.

        Move what is no campaign and no schema out of these folders.

campaign-outside = `{ $path }` is not under campaigns/ and is not part of the project.
    .why = It looks like a campaign, but it will never run.
    .help = Move it below campaigns/, or give it another ending.
    .explain =
        Danbi reads the campaign files under `campaigns/`, at any depth. This file ends in `.danbi` but stands beside that folder, so nobody reads it.

        Move it below `campaigns/` if it should run. If it is a draft, another ending such as `.draft` says so.

no-campaigns = The project has no campaigns.
    .why = There is nothing to check or build.
    .help = Put a file that ends in .danbi into campaigns/.
    .explain =
        There is a `danbi.toml`, but no file that ends in `.danbi` under `campaigns/`. An empty project is seldom what somebody wants to build: mostly the folder is
        misspelt, or the command ran in the wrong place.

still-read = People who are under way in the journey `{ $journey }` still read the { $kind } `{ $what }`, { $change ->
    [gone] which is not declared any more
    [optional] which may be unset now
    [values] which is never `{ $values }` any more
    [order] whose values stand in another order now
   *[type] which is of another type now
}.
    .here = { $change ->
        [gone] people in an older version of it read it
       *[other] declared differently now
    }
    .why = They finish on the version that they entered, which was compiled for what was declared then: `{ $versions }`.
    .help = Declare it as before until nobody is in that version any more, and give what is meant otherwise a name of its own; or let these people leave by a `[[retired]]` entry of mode `exit`.
    .explain =
        `danbi build --previous DIST` carries forward the versions of journeys that `DIST` holds, because people may be under way in them. What these versions read was checked against the schema of their day. A change of the schema must not make a condition mean something else halfway through a journey, or print a date where an amount was meant.

        What counts is what somebody who is in the journey can still come to: steps, exits, the goal and the texts that are sent. What only the entry or the audience reads does not count, nor does a change that only makes room, such as a longer text or one more value of an enum.

        The safe way to change a type is to declare another name beside the old one, to let campaigns read that, and to take the old one out when nobody is in the older versions any more.

unset-under-way = { $about ->
    [attribute] Once this build is in force, the attribute `{ $what }`
   *[bound] For people who are under way in the journey `{ $journeys }`, the { $kind } `{ $what }`
} { $change ->
    [new] is unset: it was not declared when they came
    [optional] may be unset: it was optional when they came
    [values] is unset where it was `{ $values }`, which it can never be now
    [longer] is unset where it is longer than it may be now
   *[type] is unset where its value does not fit the type it has now
}.
    .here = { $about ->
        [attribute] declared differently now
       *[bound] read here
    }
    .declared = { $change ->
        [new] declared only now
        [optional] always there only now
       *[other] declared differently now
    }
    .why = { $about ->
        [attribute] What is known of people is held against the schema of the build in force. What does not fit is forgotten until it is told anew, and these journeys read it: `{ $journeys }`.
       *[bound] What people brought along stays as it came, and is held against the schema of the build in force. Where it is unset, texts print nothing in its place and conditions on it do not hold.
    }
    .help = { $change ->
        [new] Declare it `optional = true` and say what happens without it (`default('..')`, `is set`) until everybody from before is through
        [optional] Leave it `optional = true`, and say what happens without it (`default('..')`, `is set`), until everybody from before is through
       *[other] Declare it as before, and what is meant now under a name of its own: `optional = true`, with words for whoever lacks it, until everybody from before is through
    }{ $who ->
        [moved] ; or let them finish on the version they entered by a `[[retired]]` entry of mode `drain`
        [older] ; or let the people of the older version leave by a `[[retired]]` entry of mode `exit`
       *[all] {""}
    }.
    .help-attribute = Declare it as before, and what is meant now under a name of its own; or let your system tell the attribute of everybody anew once this build is in force.
    .explain =
        `danbi build --previous DIST` looks at the people who are under way in the versions that `DIST` holds. What they brought along (the event that let them in, gathered events, items of content) was kept under the schema of `DIST`. When the new build comes into force, a kept value that does not fit its type any more is dropped, and a property that is declared only now is not there, although the schema says that it always is.

        So a new text that prints a new property prints nothing to people who came before, and a condition on it does not hold for them. Whoever comes later has it. Nothing is told where the text or the condition says what happens without it (`default('..')`, `is set`), or where the property is declared `optional`: whoever reads it must expect that anyway. Once everybody from before is through, take the `optional` and the `default` out again.

        Of attributes it is told where a value that is known may not fit the new type. A new attribute is none of this: your system tells it.

        An `allow unset-under-way "why"` before the message or the step says that it is meant, or that nobody from before is left: only you know that.

unused-allow = This `allow` answers no finding.
    .why = An answer to a question that nobody asks hides the next one.
    .help = Remove it.
    .explain =
        `allow { $name } "why"` stands before the declaration, member, arm or step in which the finding lies. If there is none, the `allow` was left over from something that has been mended.

allow-expired = This `allow` held until { $until }.
    .why = Its day has passed, so the finding shows again.
    .help = Mend what it was about, or give it a new day with a reason.
    .explain =
        `allow CODE "why" until DATE` holds through that day. Afterwards the finding it answered shows again, and so does this one.
