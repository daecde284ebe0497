### What `danbi conformance` and `danbi runtime` say.

cli-conformance = Hold a runtime to the plan: play cases against any program that speaks the protocol
    .cases = A folder of cases that `--write` wrote [default: the cases in this program]
    .runtime = The program and its arguments, which answers on standard output what it is asked on standard input
    .level = Only this level: `core`, `render`, `faults` or `determinism`; may be given more than once [default: all]
    .filter = Only cases whose name or description holds this text
    .format = How the score is shown: `human`, `json` (one document) or `junit` (XML) [default: human]
    .timeout = Seconds that the program has for one answer, 1 to 3600 [default: 10]
    .write = Write every case as a file of its own into this new folder, and play nothing
    .examples =
        danbi conformance --runtime "danbi runtime"            Danbi's own
        danbi conformance --runtime ./mine --level core        only what is decided
        danbi conformance --runtime ./mine --filter P-SEND     only what the page says of sends
        danbi conformance --write cases                        cases as files, for other players
    .outcome = Exit code: 0 nothing failed (what the program says it lacks is no failure), 1 something failed, 2 could not run
cli-runtime = Answer the requests of the conformance kit on standard input, as any runtime would
    .examples =
        danbi runtime < requests.jsonl                         one answer for each line
    .outcome = Exit code: 0 at the end of standard input, 2 could not run

cli-conformance-none-fits = No case has `{ $filter }` in its name or description.
cli-conformance-no-cases = There are no cases in `{ $path }`: `danbi conformance --write` writes some.
cli-conformance-command = `--runtime` wants a program and its arguments, such as `--runtime "python3 runtime.py"`.
cli-conformance-greeting = The program does not greet as docs/conformance.md says: { $reason }
cli-conformance-written = Wrote { $files } cases to { $path }.

## The score
cli-conformance-level = { $level }: { $passed } of { $all } passed{ $failed ->
        [0] {""}
       *[other] , { $failed } failed
    }{ $lacking ->
        [0] {""}
       *[other] , { $lacking } not played
    }
cli-conformance-marks = marks: { $held } of { $all } hold
cli-conformance-failing = failing marks: { $marks }
cli-conformance-lacks = not played because the program lacks: { $needs }

## What was wrong
cli-conformance-answer = The answer to request { $step } of the case is not what it must be.
cli-conformance-asked = asked   
cli-conformance-expected = expected
cli-conformance-got = got     
cli-conformance-nothing = nothing
cli-conformance-overslept = This happened before { $deadline }, the deadline that was told: a host would have come too late.
cli-conformance-overslept-never = This happened by itself, though no deadline was told: no host would have come.
cli-conformance-stuck = After a tick at { $tick } the deadline is { $deadline }: it must be later, or a host ticks for ever.
cli-conformance-ahead = This has no instant, or one that lies ahead of every input so far.
cli-conformance-too-many = { $person }: effect { $number } is one too many.
cli-conformance-too-few = { $person }: effect { $number } is missing.
cli-conformance-differs = { $person }: effect { $number } is another.
cli-conformance-differs-at = { $person }: effect { $number } differs at { $at }.
cli-conformance-not-started = The program could not be started: { $reason }
cli-conformance-silent = The program did not answer within { $seconds } seconds, and was ended.
cli-conformance-ended-silently = The program ended instead of answering, and said nothing on standard error.
cli-conformance-ended = The program ended instead of answering. The last it said on standard error:
cli-conformance-too-long = This answer is longer than { $limit } MiB, so the program was ended.
cli-conformance-unreadable = This answer is no line of JSON that can be read:
