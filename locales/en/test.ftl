### What `danbi test` says.

cli-test = Run the tests of a project on what `build` would write
    .path = A project, or a file or folder in one [default: the current folder]
    .filter = Only tests whose journey or title holds this text
    .format = How results are shown: `human`, `json` (one document) or `junit` (XML) [default: human]
    .coverage = Also take out every step in turn and name those that no test misses
    .examples =
        danbi test                                the project of the current folder
        danbi test --filter cart_recovery         tests of one journey, or with such a title
        danbi test campaigns/winback --coverage   which steps no test holds
        danbi test --format junit > tests.xml     for continuous integration
    .outcome = Exit code: 0 all tests pass, 1 one failed or the project has an error, 2 could not run

cli-test-stdin = `test` needs a project; only `check` reads standard input.
cli-test-none-fits = No test has `{ $filter }` in its journey or title.
cli-test-not-run = No test was run: the errors come first.
cli-cannot-load = The compiled project cannot be run: { $reason }
cli-test-summary-none = There are no tests here.
cli-test-summary-passed = { $all ->
        [one] 1 test passed.
       *[other] All { $all } tests passed.
    }
cli-test-summary = { $failed ->
        [one] 1 test failed
       *[other] { $failed } tests failed
    }, { $passed } passed.

## What happened
cli-test-person = what is known of the person changes
cli-test-entered = enters the journey
cli-test-refused = does not enter the journey: { $why }
cli-test-passed-over = { $channel } will not do: { $why }
cli-test-given-up = { $channel } is given up: { $why }
cli-test-channel-failed = it reported a failure
cli-test-channel-unheard = no word of a delivery came within { $within }
cli-test-channel-undelivered = a failure was reported, or no delivery in time
cli-test-undelivered = { $message } is given up: { $why }
cli-test-withheld = { $message } is not sent: { $why }
cli-test-held = is held until { $until }: { $why }
cli-test-granted = gets the offer { $offer }
cli-test-grant-refused = asks for the offer { $offer }, which is refused
cli-test-loaded = asks for { $source }: { $items ->
        [one] 1 item
       *[other] { $items } items
    }
cli-test-load-refused = asks for { $source }: nothing comes, because the test does not say `given { $source }`
cli-test-arm = goes the way `{ $arm }`
cli-test-skipped = passes over a step: { $why }
cli-test-goal = reaches the goal
cli-test-exited = leaves the journey: { $why }
cli-test-finished = comes to the end of the journey
cli-test-breach-late = an input changes nothing: { $why }
cli-test-breach = this event sets nothing off: { $why }
cli-test-gap = expected and missing: { $expected }

## What is wrong
cli-test-missing = `{ $expected }` did not happen at { $at }.
cli-test-unexpected = Nothing more was expected, but at { $at } this reached the person: { $what }
cli-test-not-nothing = Nothing was to reach the person, as this line says, but at { $at } this did: { $what }
cli-test-no-goal = The goal was not reached.
cli-test-no-exit = The journey was not left by any of its exits.
cli-test-nothing-sent = `{ $message }` has not been sent yet, so nothing can become of it.
cli-test-arm-unsaid = The run comes to the experiment `{ $experiment }`, and the test does not say which way it goes: write `assign { $experiment } = ARM`.
cli-test-endless = The run does not come to an end.

## What was there instead
cli-test-near-time = It happened at { $at }.
cli-test-near-channel = It was sent then, but by { $channel }.
cli-test-near-channel-at = It was sent at { $at }, and by { $channel }.
cli-test-instead-passed = { $channel } came first and would not do: { $why }.
cli-test-instead-in-vain = Before, at { $at }, it was sent by { $channel }: { $why }.
cli-test-instead-behind = The send tries { $other } before { $channel }, and nothing stood in the way of { $other }.
cli-test-instead-preferred = The person likes { $other } best (`user.preferred_channel`), so it was tried before { $channel }.
cli-test-instead-not-named = That send does not name { $channel }.
cli-test-near-text = It was sent then, but with this text:
    { $text }
cli-test-near-text-at = It was sent at { $at }, and with this text:
    { $text }
cli-test-near-value = `{ $attribute }` was set to `{ $value }` then, not to `{ $wanted }`.
cli-test-near-value-at = `{ $attribute }` was set at { $at }, and to `{ $value }`, not to `{ $wanted }`.
cli-test-near-unset = `{ $attribute }` lost its value then; it was not set to `{ $wanted }`.
cli-test-near-unset-at = `{ $attribute }` lost its value at { $at }; it was not set to `{ $wanted }`.
cli-test-near-withheld = It was to be sent at { $at }, and was withheld: { $why }.
cli-test-near-reason = It was withheld then, but for another reason: { $why }.
cli-test-near-sent = It was sent at { $at } by { $channel }.
cli-test-near-refused = The person did not enter the journey at { $at }: { $why }.
cli-test-near-breach = The event at { $at } set nothing off: { $why }.
cli-test-near-never-entered = Nothing had let the person into the journey by then.
cli-test-near-unfit = `{ $event }` came at { $at }, but did not let the person in: it does not fit `where { $condition }`.
cli-test-near-unfit-unsaid = `{ $event }` came at { $at }, but did not let the person in: it does not fit the `where` of the entry.
cli-test-near-exited = The person had left the journey at { $at }: { $why }.
cli-test-near-finished = The journey had come to its end at { $at }.
cli-test-near-nothing = Nothing like it happened.
cli-test-sent-before = { $count ->
    [one] It was sent once, at { $at }, which another line of this test expects. It was not sent again.
   *[other] It was sent { $count } times, at { $at }, which other lines of this test expect. It was not sent again.
}
cli-test-happened-before = { $count ->
    [one] It happened once, at { $at }, which another line of this test expects. It did not happen again.
   *[other] It happened { $count } times, at { $at }, which other lines of this test expect. It did not happen again.
}
cli-test-stood = The person was in the journey then, at the step { $steps }.
cli-test-stands = At the end of the test the person is still in the journey, at the step { $steps }.
cli-test-step = `{ $step }` ({ $place })
cli-test-step-until = { $step } until { $until }
cli-test-expect-it = If it is meant, expect it: `expect { $expected }`.
cli-test-expect-instead = If it is meant, write `at .. expect { $expected }` in place of `expect nothing`.

## What stood in the way of a goal or an exit
cli-test-nobody-entered = Nothing let the person into the journey.
cli-test-not-come = No `{ $event }` came after the entry at { $since }.
cli-test-not-come-in-time = No `{ $event }` came after the entry at { $since }. The goal counts one that comes by { $until }.
cli-test-too-early = `{ $event }` came at { $at }, but only what comes after the entry at { $entered } counts.
cli-test-over = `{ $event }` came at { $at }, but the goal counts only what comes by { $until }.
cli-test-ended = `{ $event }` came at { $at }, when the journey was over.
cli-test-unfit = `{ $event }` came at { $at }, but this does not hold for it: { $conditions }.
cli-test-unfit-unsaid = `{ $event }` came at { $at }, but does not fit what the journey asks of it.
cli-test-came-breach = `{ $event }` came at { $at }, and set nothing off: { $why }.
cli-test-never-held = The condition of an exit never held: `{ $condition }`.
cli-test-never-held-unsaid = The condition of an exit never held.

## Coverage
cli-test-uncovered = no test misses `{ $step }` of { $journey }
cli-test-coverage = The tests hold { $covered } of { $all } steps ({ $share }).

## Days
cli-weekday-monday = Mon
cli-weekday-tuesday = Tue
cli-weekday-wednesday = Wed
cli-weekday-thursday = Thu
cli-weekday-friday = Fri
cli-weekday-saturday = Sat
cli-weekday-sunday = Sun

## Why something did not happen
cli-reason-audience = the person is not in the audience of the journey
cli-reason-audience-named = the audience wants { $names }
cli-reason-cap = a cap of the policy is full
cli-reason-cap-named = a cap of the policy is full (`{ $cap }`)
cli-reason-conflict = another run of the same journey was kept when two persons became one
cli-reason-consent = a consent it needs is missing
cli-reason-consent-named = no consent to { $names }
cli-reason-exit = an exit of the journey happened or holds
cli-reason-failed = every channel that could be tried reported a failure, or no delivery in time
cli-reason-first = the schema declares this event as the first of a person, and something came before it
cli-reason-forgotten = the person was forgotten
cli-reason-guard = a rule of the channel does not allow it
cli-reason-holdout = the person is held out
cli-reason-inactive = the journey is not active on this day
cli-reason-late = it was too late
cli-reason-minimum-gap = it came sooner after the one before than its declared minimum gap
cli-reason-no-answer = the host did not answer in time
cli-reason-no-date = the date to wait for is not known, or too far away
cli-reason-offer = the offer cannot be granted: its limit is reached, it has expired, or the host refused it or did not answer in time
cli-reason-offer-no-answer = the host was asked for the offer and did not answer in time (`grant_timeout` in danbi.toml)
cli-reason-offer-no-room = the offer cannot be granted: its limit is reached, or it has expired
cli-reason-offer-refused = the host refused the offer
cli-reason-once-per-person = this event can happen only once
cli-reason-passed = the moment to wait for had passed
cli-reason-quiet = quiet hours
cli-reason-reentry = a limit of how often one may enter is reached
cli-reason-refused = the host refused
cli-reason-restart = a new entry began the journey anew
cli-reason-retired = this version of the journey is given up
cli-reason-running = the journey is running already
cli-reason-suppressed = the address of the channel is suppressed
cli-reason-unknown-history = the journey asks about the past of the person, which is not known
cli-reason-unknown-history-named = the past that { $names } asks about is not known
cli-reason-unreachable = the person cannot be reached on the channel
cli-reason-window = outside the sending hours of the journey
