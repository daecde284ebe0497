### What the command line says. Every key begins with `cli-`. Words in backticks are typed as they stand, in every language.

## Help
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-examples = Examples

cli-danbi = Danbi compiles customer-engagement campaigns written as code.
    .examples =
        danbi check                     check the project of the current folder
        danbi build campaigns/shop      write what a runtime loads
        danbi explain unknown-event     what a finding means and how to mend it
        danbi check --help              more about one command
cli-check = Say what is wrong in a project
    .path = A project, or a file or folder in one; `-` reads one file from standard input, which joins the project of the current folder [default: the current folder]
    .stdin_filename = With `-`: the file that standard input stands for; it takes the place of the saved one
    .fix = Apply the fixes that are certain and say what is left; with `-` the mended text goes to standard output
    .dry_run = With `--fix`: show what would change as a diff, and write nothing
    .examples =
        danbi check                             the project of the current folder
        danbi check campaigns/welcome.danbi     findings of one file only
        danbi check - < draft.danbi             a draft, among the campaigns of the project
        danbi check - --stdin-filename campaigns/welcome.danbi
                                                what an editor shows and has not saved
        danbi check --format github             annotations on a pull request
        danbi check --deny warnings             fail on warnings too
        danbi check --fix                       mend what is certain, show what is left
        danbi check --fix --dry-run             show what `--fix` would change
    .outcome = Exit code: 0 nothing wrong, 1 an error (with `--deny warnings`: any finding), 2 could not run
cli-build = Compile a project into what a runtime loads
    .path = A project, or a file or folder in one [default: the current folder]
    .out = The folder to write; it is replaced as a whole [default: `dist` in the project]
    .previous = The folder of the bundle that is in force: versions of journeys in which people may still be are carried forward
    .examples =
        danbi build campaigns/shop              write campaigns/shop/dist
        danbi build --out /srv/campaigns        write somewhere else
        danbi build --out next --previous dist  carry on what people are in the middle of
    .outcome = Exit code: 0 written, 1 an error was found and nothing was written, 2 could not run
cli-explain = Say what a finding means, why it matters and how to mend it
    .code = The code of the finding, or `all` for a reference of all codes in Markdown
    .examples =
        danbi explain file-not-utf8
        danbi explain all > findings.md
cli-completions = Print a script that completes commands and options in a shell
    .shell = bash, elvish, fish, powershell or zsh
    .examples =
        danbi completions bash > ~/.local/share/bash-completion/completions/danbi
        danbi completions zsh > ~/.zfunc/_danbi

cli-arg-lang = Language of texts: `en` or `ko` [default: DANBI_LANG, else the system's]
cli-arg-color = When to use colors: `auto`, `always` or `never` [default: auto]
cli-arg-quiet = Print findings and nothing beside them
cli-arg-verbose = Also say how long each stage took
cli-arg-format = How findings are shown: `human`, `json` (one document) or `github` (annotations) [default: human]
cli-arg-deny = What also counts as a failure: `warnings`
cli-arg-help = Print this help
cli-arg-version = Print the version

## End of a run
cli-summary-clean = No findings in { $files ->
        [one] 1 file
       *[other] { $files } files
    }.
cli-summary = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    } in { $files ->
        [one] 1 file
       *[other] { $files } files
    }.
cli-summary-notes = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    } in { $files ->
        [one] 1 file
       *[other] { $files } files
    }.
cli-learn = More about a finding: `danbi explain { $code }`
cli-stage-list = list
cli-stage-read = read
cli-stage-settings = settings
cli-stage-schema = schema
cli-stage-texts = texts
cli-stage-meaning = meaning
cli-stage-cases = cases
cli-stage-lower = lower
cli-stage-pressure = pressure
cli-stage-lint = lint
cli-stage-older = older
cli-stage-seal = seal
cli-stage-tests = tests
cli-stage-coverage = coverage
cli-stage-account = account
cli-total = total
cli-build-written = Wrote { $files ->
        [one] 1 file
       *[other] { $files } files
    } to { $path }.
cli-build-nothing = Nothing was written; what an earlier build wrote is unchanged.

## Explain
cli-explain-title = What Danbi finds
cli-explain-lint = a lint: `allow` it where it is meant, or set its level in danbi.toml
cli-explain-bad = Found here
cli-explain-good = Mended
cli-explain-fixed = cannot be switched off
cli-unknown-code = There is no code `{ $code }`. `danbi explain all` lists them all.
cli-unknown-code-nearest = There is no code `{ $code }`. Did you mean `{ $nearest }`?

## Why a command could not run
cli-no-such-path = There is nothing at `{ $path }`.
cli-no-project = `{ $path }` is not in a project: neither it nor a folder it lies in holds danbi.toml.
cli-not-in-project = `{ $path }` lies in a project but is not part of it: only danbi.toml, schema/ and campaigns/ are read.
cli-cannot-read = `{ $path }` cannot be read: { $reason }
cli-cannot-write = `{ $path }` cannot be written: { $reason }
cli-out-not-ours = `{ $path }` holds something that no build wrote, and a build replaces the whole folder. Choose another folder with `--out`.
cli-alone = There is no project here, so only the writing was checked: names and types need a danbi.toml and a schema.
cli-stdin-too-large = Standard input holds more than { $limit } MiB.
cli-filename-without-stdin = `--stdin-filename` goes with `-`: `danbi check - --stdin-filename campaigns/welcome.danbi`.
cli-unknown-language = DANBI_LANG is `{ $name }`, which Danbi does not speak; there are `en` and `ko`.
cli-build-stdin = `build` needs a project; only `check` reads standard input.
cli-previous-project = `{ $path }` holds a bundle of the project `{ $found }`; `--previous` takes one of this project.
cli-cannot-seal = The bundle cannot be written: { $reason }
cli-io = The system refused: { $reason }

## Mistakes in the command line
cli-usage-unknown-argument = There is no option or argument `{ $arg }` here.
cli-usage-unknown-command = There is no command `{ $subcommand }`.
cli-usage-invalid-value = `{ $value }` is no value for `{ $arg }`. It takes: { $valid }.
cli-usage-needs-value = `{ $name }` needs a value.
cli-usage-needs-one = `{ $name }` needs a value. It takes: { $valid }.
cli-usage-no-number = `{ $value }` does not fit `{ $arg }`, which takes a whole number; the help of the command says from where to where.
cli-usage-missing-argument = Something is missing: { $arg }.
cli-usage-missing-command = Say what to do: `check`, `build`, `test`, `run`, `why`, `conformance`, `runtime`, `explain` or `completions`.
cli-usage-conflict = `{ $arg }` and `{ $other }` exclude each other.
cli-usage-twice = `{ $name }` was given twice; it can be given once.
cli-usage-not-unicode = An argument is not valid Unicode.
cli-usage-nearest = Did you mean `{ $nearest }`?
cli-usage-more = `danbi --help` shows what there is.
cli-usage-more-of = `danbi { $command } --help` shows what the command takes.

## The summary of a build
cli-project-journeys = journeys
cli-project-messages = messages
cli-project-longest = longest journey
cli-project-advertising = advertising to one person
cli-project-everything = everything to one person
cli-longest = { $journey }, at most { $time }
cli-project-history = history of one person
cli-bytes = at most { $count } bytes
cli-no-limit = no limit
cli-at-once = at once
cli-days = { $count } d
cli-hours = { $count } h
cli-minutes = { $count } min
cli-most = at most { $day } in any 24 h, { $week } in any 7 d
cli-most-capped = at most { $day } in any 24 h, { $week } in any 7 d (without caps { $day-asked } and { $week-asked })
cli-most-unlimited = no limit: { $journeys } may send every time

cli-fix = { $fixes ->
    [0] Nothing could be mended with certainty.
    [one] Mended 1 finding in { $files ->
        [one] 1 file
       *[other] { $files } files
    }.
   *[other] Mended { $fixes } findings in { $files ->
        [one] 1 file
       *[other] { $files } files
    }.
}
cli-fix-file = Mended { $path }: { $codes }.
cli-fix-preview = { $fixes ->
    [0] Nothing can be mended with certainty.
    [one] 1 fix would be applied. Nothing was written.
   *[other] { $fixes } fixes would be applied in { $files ->
        [one] 1 file
       *[other] { $files } files
    }. Nothing was written.
}
cli-fix-changed = `{ $path }` was changed meanwhile and is left as it is. Run the command again.
cli-stdin-not-utf8 = Standard input is no UTF-8, so nothing in it can be mended.
