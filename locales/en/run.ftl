### What `danbi run` and `danbi why` say.

cli-run = Run a compiled project for many people, with all that is remembered of them in one file
    .input = A file of inputs, one JSON object a line; `-` is standard input [default: -]
    .bundle = What `danbi build` wrote; may be given several times. The first that a new store meets is in force, a later one waits for an `activate`
    .db = The store: an SQLite file, which is made if it is not there
    .out = The file that effects are appended to, one JSON object a line; `-` is standard output [default: -]
    .dead_letters = The file that inputs are appended to which cannot be used, with the reason [default: they stay in the store]
    .clock = Where the time comes from: `virtual` (from the inputs) or `real` (from the system) [default: virtual, with `--follow` real]
    .until = With the virtual clock: at the end of the input, let time go on until this instant, such as 2026-03-31T00:00:00Z
    .activate = Bring the given bundle into force before anything is read: at an instant, or without one at the time of the store
    .follow = Do not stop at the end of the file, but go on as it grows
    .from_start = Read the file from its beginning, wherever an earlier run left it
    .resume = Standard input begins where it began the last time: pass over what was read then
    .keep = Let go of effects and dead letters that have been written out and are older than this, such as `90d` [default: keep all]
    .batch = Inputs in one transaction at the most, one at least [default: 50000]
    .cache = People whose state is kept in memory [default: 50000]
    .examples =
        danbi run --bundle dist --db shop.db events.jsonl --out effects.jsonl
                                                replay a file of events
        danbi run --bundle dist --db shop.db events.jsonl --follow --out effects.jsonl
                                                go on as the file grows, on the clock of the system
        collect | danbi run --bundle dist --db shop.db --clock real | deliver
                                                between two programs
        danbi run --db shop.db --until 2026-04-01T00:00:00Z < /dev/null
                                                let time pass without inputs
        danbi run --bundle next --db shop.db --activate events.jsonl
                                                a new build comes into force
    .outcome = Exit code: 0 all inputs were used, 1 some went to the dead letters, 2 could not run. Killed and started again it goes on where it was.
cli-why = Tell what happened to a person, and why something did not
    .person = The person, as the inputs name them
    .db = The store of `danbi run`; it may be running
    .journey = Only what concerns this journey
    .format = How it is told: `human` or `json` (one document) [default: human]
    .examples =
        danbi why p-1 --db shop.db                          everything
        danbi why p-1 --db shop.db --journey cart_recovery  one journey
        danbi why p-1 --db shop.db --format json            for programs
    .outcome = Exit code: 0 told, 1 nothing is known of the person, 2 could not look

cli-run-needs-file = `--follow` and `--from-start` need a file of inputs; standard input has no beginning to go back to, and is followed anyway.
cli-run-resume-stdin = `--resume` is for standard input; where a file was left is known without it.
cli-run-activate-what = `--activate` needs `--bundle`: which bundle should come into force?
cli-run-activate-ahead = { $at } lies ahead of the clock of the system, and a bundle that came into force then would play everything up to there today. Start this command again at that time.
cli-run-reader-gone = Nobody reads the effects any more, so the run ended before all inputs were used. Nothing is lost: start the same command again and it goes on.
cli-run-same-file = `{ $path }` is named twice. The store, the inputs, the effects and the dead letters need a file each.
cli-run-until-real = `--until` needs the virtual clock: the clock of the system cannot be moved.
cli-run-no-instant = `{ $text }` is no instant. Write it like 2026-03-31T00:00:00Z or 2026-03-31T09:00:00+09:00.
cli-run-no-duration = `{ $text }` is no duration. Write it like `90d`, `12w` or `13mo`.
cli-run-progress = { $inputs } inputs, { $effects } effects, { $letters } dead letters; it is { $now }
cli-run-done = { $inputs ->
        [one] 1 input
       *[other] { $inputs } inputs
    }, { $effects ->
        [one] 1 effect
       *[other] { $effects } effects
    }.
cli-run-dead-letters = { $letters ->
        [one] 1 input
       *[other] { $letters } inputs
    } could not be used; { $path } says why.
cli-run-dead-letters-kept = { $letters ->
        [one] 1 input
       *[other] { $letters } inputs
    } could not be used. `--dead-letters FILE` says why.
cli-run-waiting = The bundle { $waiting } is known and not in force; { $current } is. It comes into force by an input `activate` with this name, or by `--activate`.
cli-run-in-force = The bundle in force is { $current }.
cli-run-stopped = Stopped. Start it again to go on from here.

## Why a store cannot be used
cli-store-busy = Another process is running on `{ $path }`. One store has one runner: stop the other one, or use another file.
cli-store-not-ours = `{ $path }` is not a store of `danbi run`. Name another file with `--db`.
cli-store-format = `{ $path }` has the format { $found }, and this version of Danbi knows { $known }. Use the version that wrote it, or another file.
cli-store-older = `{ $path }` was written by an older version of Danbi. Run `danbi run --db { $path }` once: it brings the file to the format of this version. Then ask again.
cli-store-project = `{ $path }` belongs to the project `{ $stored }`, and the bundle is of `{ $given }`. Each project has a store of its own.
cli-store-no-bundle = `{ $path }` holds no bundle yet. Say what to run: `--bundle DIR`, where DIR is what `danbi build` wrote.
cli-not-a-bundle = There is no bundle in `{ $path }`. `--bundle` takes the folder that `danbi build` writes: in a project that is `dist`.
cli-store-database = `{ $path }` cannot go on: { $reason }. What was done before is kept; start it again when that is mended.
cli-store-io = `{ $path }` cannot be read or written: { $reason }. What was done before is kept; start it again when that is mended.
cli-store-state = What `{ $path }` holds of `{ $person }` cannot be read: { $reason }.
cli-store-shortened = `{ $path }` is shorter than what was written to it, so it is not known what it holds. Move it away to begin a new one, or name another file.

## Why an input cannot be used
dead-letter-too-long = The line has more than { $limit } bytes.
dead-letter-not-utf8 = The line is not valid UTF-8.
dead-letter-not-json = The line is not JSON: { $about }
dead-letter-too-deep = Lists and objects stand too deep inside one another.
dead-letter-no-object = The line is not a JSON object.
dead-letter-bad-field = The field `{ $about }` is missing, or its value does not fit.
dead-letter-bad-value = The value of the field `{ $about }` does not fit. It looks like this: { $wants }
dead-letter-missing-field = The field `{ $about }` is missing. Its value looks like this: { $wants }
dead-letter-unknown-input = There is no kind of input `{ $about }`; there are `event`, `profile`, `receipt`, `reply`, `backfill`, `merge`, `forget`, `tick` and `activate`.
dead-letter-undeclared = The schema declares no `{ $about }`.
dead-letter-unknown-bundle = The store does not have the bundle { $about }. Give it with `--bundle`.
dead-letter-same-person = A person cannot be merged with themselves.
dead-letter-late = It is older than the lateness that the project allows.
dead-letter-ahead = It lies ahead of the clock of the system: an input of a time to come would play what has not happened yet.

## What happened to a person
cli-why-unknown = Nothing is known of `{ $person }` in { $path }.
cli-why-forgotten = `{ $person }` was forgotten. Nothing is kept of them, and nothing is heard of them before { $until }.
cli-why-no-journey = There is no journey `{ $journey }`.
cli-why-no-journey-nearest = There is no journey `{ $journey }`. Did you mean `{ $nearest }`?
cli-why-nothing = Nothing happened yet.
cli-why-kept-since = What happened before { $at } is kept no longer.
cli-why-grant = asks for the offer { $offer }
cli-why-load = asks for { $source }
cli-why-moved = goes on in a new version of the journey
cli-why-detail = { $what } ({ $detail })
cli-why-dead-letter = an input could not be used (line { $line }): { $why }
cli-why-running = Is in: { $journeys }
cli-why-next = Next on { $at }
cli-why-next-entry = In no journey now. On { $at } it is looked again whether one begins.
cli-why-past = What came before the first input of this person is not known, so whatever asks about it lets nobody in. Send an input `backfill` with the past before anything else of a person (empty: nothing came before), or declare the event that everybody begins with as `first` in the schema.
cli-why-past-later = The bundles before did not remember what the journey asks about. It is known as soon as so much time as it looks back has passed since this one came into force.
