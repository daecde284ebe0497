### Names, types and the flow of journeys.

unknown-name = There is no {$kind} `{$name}`.
    .why = A campaign can only talk about what is declared, so that nothing is misspelt in silence.
    .help = Declare it, or use one that is declared.
    .help-nearest = Did you mean `{$nearest}`?
    .help-outside = Channels, locales and constants are set up in `danbi.toml`; lists, consents, content and webhooks are declared under `schema/`.
    .help-outside-known = Declared are {$known}. Channels, locales and constants are set up in `danbi.toml`; lists, consents, content and webhooks are declared under `schema/`.
    .help-kakao = Kakao has two channels: `brand_message` for advertising, `alimtalk` for notices with an approved template.
    .help-known = Use one of {$known}.
    .help-binding = An event gets a name where it is waited for: `enter on cart_item_added as {$name}`. Known here: {$known}.
    .help-purpose = Use `advertising`, `informational`, `authentication` or `statutory`.
    .help-filter = Use `default`, `josa`, `date`, `time`, `money`, `number` or `truncate`.
    .help-closed = Use one that exists: `danbi explain unknown-name` says where each kind of name comes from.
    .also = and here; it is used in { $uses } places
    .explain = Everything a campaign names is declared somewhere: segments, offers, messages and journeys in a `.danbi` file, channels in `danbi.toml`, lists, consents and content in `schema/`. All files of a project share one namespace for each kind, so nothing has to be imported. If the name looks right, check its spelling where it is declared.

unknown-event = There is no event `{$name}`.
    .why = Only events that the schema declares can happen, so that every property of them is known.
    .help = Declare it in a file under `schema/`, or use a declared event.
    .help-nearest = Did you mean `{$nearest}`?
    .also = and here; it is used in { $uses } places
    .explain = Journeys, segments and goals react to events. Each event is declared in a TOML file under `schema/` with its properties and their types. Events of messages (`sent`, `delivered`, `failed`, `opened`, `clicked`, `unsubscribed`) and of journeys (`entered`, `finished`, `exited`, `reached`) need no declaration.

unknown-property = `{$event}` has no property `{$name}`.
    .why = A property that is not declared has no type, and may never arrive.
    .help = Declare the property in the schema, or use one of the event.
    .help-nearest = Did you mean `{$nearest}`?
    .also = and here; it is used in { $uses } places
    .explain = Inside a `where`, a bare name on the left of a comparison is a property of that event. Properties are declared with their event in `schema/`. What is known of the person is written `user.name`, what a journey has bound is written with its name: `cart.price`.

unknown-field = This record has no part `{$name}`.
    .why = Only declared parts of a record have a type.
    .help = Use one of its parts, or declare the part in the schema.
    .help-nearest = Did you mean `{$nearest}`?
    .explain = A property of type `record` has named parts, declared under `fields`. A dot goes down into them.

unknown-attribute = The schema knows no attribute `user.{$name}`.
    .why = Attributes are declared so that their types are known and nobody relies on something that is never filled.
    .help = Declare `[attributes.{$name}]` in a file under `schema/`, or use a declared attribute.
    .help-nearest = Did you mean `user.{$nearest}`?
    .also = and here; it is used in { $uses } places
    .explain = `user.` begins what is known of the person: attributes such as a tier, a birthday, a preferred hour. They are declared in `schema/` with a type, and may be marked `optional`, `fixed` and `personal`.

unknown-value = `{$name}` is no value of `{$of}`.
    .why = A comparison with a value that never comes is never true.
    .help = It can be: {$values}.
    .help-nearest = Did you mean `{$nearest}`? It can be: {$values}.
    .explain = An enum lists its values in the schema. A value is written as a bare name, or in quotes where it is a reserved word or no name: `"3g"`.

duplicate-name = There are two {$kind}s named `{$name}`.
    .why = A name must mean one thing everywhere in the project.
    .help = Rename one of them.
    .first = first declared here
    .explain = All files of a project share one namespace for each kind of declaration; lists and segments share one, because both are named bare or with `in`. Labels are unique within their journey, enum values within their `match`.

not-allowable = `{$name}` is an error and cannot be allowed.
    .why = An error means that the campaign cannot run as written, or breaks a rule.
    .help = Mend what it points at. A law rule that is handled elsewhere is answered in `danbi.toml` under `[handled_outside]`.
    .explain = `allow CODE "why"` answers a lint: something that is allowed but probably not meant. Errors are not a matter of taste. Rules of law can be answered only by a declaration of fact in `danbi.toml`.

not-in-scope = `{$name}` is not known at this point.
    .why = What an event binds exists only where that event has happened.
    .help = Use it inside the arm where it is bound, or bind it before.
    .help-load = End the `otherwise` of its `load` with `stop`, or use the name before the block of the `load` ends.
    .bound = bound here, for its own arm or block
    .explain = A name bound by `on EVENT as x` lives in its arm; one bound by `collect` or `load` lives to the end of its block. After a `load` whose `otherwise` does not stop, nothing may be bound. With several `enter` lines a binding is usable only if every line gives it from the same event. `otherwise` sees what was bound before the wait.

entry-without-binding = This entry gives no `{$name}`, which the journey uses.
    .why = Whoever comes in here would have nothing in its place.
    .help = Bind it here too, from the same event, or make a journey of its own for this entry.
    .used = used here
    .bound = bound here, for this entry only
    .explain = Several `enter` lines let people in for several reasons. What one of them binds can be used only if every line gives it, by the same name and from the same event. A campaign that needs the event of one entry is mostly two campaigns.

shadowed-name = `{$name}` is bound already.
    .why = Two things of one name in one place are easily mixed up.
    .help = Choose another name.
    .first = bound here first
    .explain = A binding may not hide another one that is still in scope. Arms beside each other may use the same name.

needs-user = `{$name}` is an attribute of the person.
    .why = Attributes are written with `user.`, so that they are never mistaken for a property or a segment.
    .help = Write `user.{$name}`.
    .explain = A bare name is a segment, a property inside `where`, or an enum value. What is known of the person begins with `user.`

list-needs-in = `{$name}` is a list.
    .why = A bare name is a segment; whether somebody is in a list is asked with `in`.
    .help = Write `in {$name}`.
    .explain = Lists are kept by `add to` and `remove from`, or by the host. `in NAME` is true for who is in it.

did-needed = `{$wrong}` is something that happens, and no condition yet.
    .why = A condition is true or false at an instant, so it says over which time it looks back.
    .help = Write `{$right}`.
    .explain = A condition asks whether something happened: `did opened(cart_waiting) since entry`, `did order_completed in last 30d`. To wait for an event instead, use `wait up to 1d` with a block of `on` arms.

event-without-of = `{$name}` takes nothing in parentheses.
    .why = Only message events and journey events name a message or a journey.
    .help = Remove the parentheses; narrow an event with `where`.
    .explain = `opened(cart_waiting)` names the message, `finished(onboarding)` the journey. An event of the schema is narrowed by its properties: `order_completed where amount > 0 KRW`.

journey-event-of = `{$name}` of which journey?
    .why = Journey events belong to one journey.
    .help = Write `{$name}(JOURNEY)`.
    .explain = `entered(J)`, `finished(J)`, `exited(J)` and `reached(J)` happen when a person enters, finishes or leaves a journey, or reaches its goal.

type-mismatch = Here stands {$found}, but {$expected} is needed.
    .why = Values of two types are never equal, and neither is greater.
    .help = Compare with a value of the same type.
    .help-enum = Use one of its values: {$values}.
    .help-form = Write {$expected}, such as `{$form}`.
    .beside = to go with this
    .explain = Every property and attribute has a type, and only values of the same type can be compared. Whole numbers and decimals mix; so do texts and links.

two-currencies = {$left} is compared with {$right}.
    .why = Danbi does not convert currencies: rates change, and a campaign must not change with them.
    .help = Use an amount in {$left}.
    .left = this is {$left}
    .explain = Money always has a currency. Amounts of two currencies cannot be compared, added up or capped together. The host converts them where that is needed, and says so in a property of its own.

money-without-currency = An amount of money needs its currency.
    .why = A number alone could be any currency.
    .help = Write the currency behind it: ` {$currency}`.
    .explain = Money is written as number, blank, currency: `30_000 KRW`, `9.90 USD`.

percent-without-sign = A share needs its `%`.
    .why = A number alone could mean a count.
    .help = Write `%` behind it.
    .explain = Shares are written with the sign: `12%`, `0.5%`.

unordered-comparison = {$type} has no order.
    .why = `<` and `>` make sense only where one value comes before another.
    .help = Use `==`, `!=` or `in [..]`.
    .help-enum = Use `==` or `in [..]`, or declare `{$name}` with `ordered = true` if its values go from low to high.
    .left = this has no order
    .explain = Numbers, money, dates, times, durations and shares have an order. An enum has one only if the schema says `ordered = true`; then its values stand from the lowest to the highest.

not-comparable = {$type} cannot be compared as a whole.
    .why = A list or record has many values, and none of them speaks for all.
    .help = Compare one of its parts, or use `contains` or `is empty`.
    .explain = Lists are asked with `contains` and `is empty`, records by their parts.

not-constant = A list in brackets holds fixed values only.
    .why = What a list means must not depend on the person.
    .help = Write the values out, or compare with `==`.
    .explain = `x in [a, b]` is true if x is one of the values written there. Compare with something of the person by `==`.

not-a-condition = {$type} alone is neither true nor false.
    .why = A condition asks something.
    .help = Compare it with a value, or ask whether it `is set`.
    .explain = Only a segment, or a value of type boolean, can stand alone as a condition.

no-parts = {$type} has no part `{$name}`.
    .why = Only events and records have parts.
    .help = Remove what stands behind the dot.
    .explain = A dot goes from `user` to an attribute, from a binding to a property, from a record to a part. Texts, numbers and dates end there.

list-needs-for = `{$name}` belongs to the items of a list.
    .why = A list has many items; which one is meant?
    .help = In a text, go through them with `for`. Of collected events, `total` says how many there were.
    .explain = `{"{%"} for item in items {"%}"}` goes through the items of a list; inside, `item.name` is a part of one of them. Of collected events, `items.total` says how many there were.

whole-event = This is a whole event, not a value.
    .why = Only properties have a value to compare or print.
    .help = Name one of its properties: `x.property`.
    .explain = A binding holds an event. It is passed to a message as a whole; everywhere else one of its properties is meant.

not-in-text = A text cannot look into the past of a person.
    .why = What a message says must follow from what it is given, so that it can be previewed and tested.
    .help = Decide it in the journey, with `if` or a variant.
    .explain = Conditions in a text may look at parameters and attributes. What somebody did, where they can be reached and what they consent to is decided in the journey.

aggregate-of = This cannot be computed of {$type}.
    .why = Sums and averages need numbers; a least and a greatest need an order.
    .help = Use a property that fits, or count with `did .. at least N times`.
    .explain = `sum` and `avg` take numbers, money and durations; `min` and `max` whatever has an order; `first` and `last` any single value. Message and journey events have nothing to add up.

unset-value = This value may be unset.
    .why = Nothing can be done with a value that is not there.
    .help = In the schema, take `optional` from the value, or mark what receives it (the parameter, the attribute) `optional` too; or use another value.
    .help-key = Use a property that is always there: without a value, no instance would know which key is its own.
    .explain = What the schema marks `optional` may be missing. A comparison with it is false; where a value is needed, it must be one that is always there.

lookback-months = Looking back takes no months or years.
    .why = How long a month is depends on which one, and a count would change with the calendar.
    .help = Say it in days: `{$days}d`.
    .explain = Looking back, a day is 24 hours and a week 168. Months and years are calendar units and only look forward, as in `wait 1mo`.

zero-duration = This length of time is nothing.
    .why = A wait or a window of no length does nothing.
    .help = Say how long, or remove it.
    .explain = A duration is a number and a unit, in one word: `30min`, `1h30min`, `7d`, `2w`, `1mo`.

zero-times = Zero times makes no sense here.
    .why = `at least 0 times` is always true, `at most 0` never lets anybody in.
    .help = Say a number from 1, or `did not`.
    .explain = To say that something has not happened, write `did not EVENT in last 7d`.

entry-outside-journey = `since entry` makes sense only inside a journey.
    .why = Somebody outside a journey has not entered it.
    .help = Say `in last D` or `ever`.
    .explain = A window is always said: `in last 7d`, `ever`, or, inside a journey, `since entry`.

binding-outside-entry = A `where` over a value of this journey may only look `since entry`.
    .why = No runtime can remember, for every value there might be, what happened before the journey began.
    .help = Write `since entry`.
    .explain = A condition such as `where cart_id == cart.cart_id` asks about one cart among endlessly many. Since its entry an instance remembers what concerns it; before, nobody does. Inside a race it is always fine.

mixed-and-or = `and` and `or` are mixed without parentheses.
    .why = People read it in two ways; Danbi takes `and` first.
    .help = Put parentheses around what belongs together.
    .here = this is taken together
    .explain = `a or b and c` means `a or (b and c)`. Written with parentheses, nobody has to know that.

not-over-optional = `not` also lets in everybody whose `{$name}` is unset.
    .why = A comparison with an unset value is false, so its opposite is true.
    .help = Add `and {$name} is set` if they are not meant.
    .optional = may be unset
    .explain = An optional value may be missing. `user.churn_reason == price` is false for whoever gave no reason, and so `not user.churn_reason == price` is true for them.

segment-cycle = Segment `{$name}` is made of itself, by way of `{$of}`.
    .why = Nobody could say who belongs to it.
    .help = Take one of the segments out of the circle.
    .explain = Segments may be made of other segments, but not in a circle.

stage-without-journey = No journey says `stage {$name}`.
    .why = As long as no journey has this stage, the line does nothing.
    .help = Write `stage { $name }` in the journeys that it should cover, or remove it here.
    .help-nearest = Did you mean `{$nearest}`?
    .explain = A stage is said by journeys (`stage conversion`), and the policy sets limits and an order for stages. A policy may come first: a stage that no journey has yet is no error, but until then the line covers nothing.

second-policy = A project has one policy.
    .why = Two policies could contradict each other.
    .help = Put all its lines into one.
    .first = the policy of the project
    .explain = The policy says how much is too much for one person. It holds for the whole project, and so there is one.

duplicate-line = `{$name}` is said twice.
    .why = Which of the two holds?
    .help = Keep one of them.
    .first = said here first
    .explain = Most lines of a declaration are said once. `enter` and `exit` may come several times in a journey, `cap` in a policy.

journey-without-enter = Nobody can enter the journey `{$name}`.
    .why = Without an `enter` line it never begins.
    .help = Say when it begins: `enter on EVENT`, `enter when SEGMENT`, `enter every monday at 10:00`.
    .explain = A journey begins for a person when something happens (`enter on`), when they begin to match (`enter when`), or at a set time (`enter at`, `enter every`, `enter 7d before ..`).

journey-without-steps = The journey `{$name}` has no steps.
    .why = People would enter and leave without anything happening.
    .help = Write at least one step, such as `send`.
    .explain = After its header lines a journey has steps: `send`, `wait`, `if` and so on.

reentry-needed = How often may somebody enter?
    .why = Whatever can come again, will; a journey that says nothing could send without end.
    .help = Add `reentry once`, `reentry at most N per D` or `reentry every time`.
    .explain = An event may happen many times, and a person may match a segment again. `reentry` says how often the journey takes the same person.

key-not-of-entry = A key comes from the event that lets people in.
    .why = Keys tell the instances of one person apart; what belongs to the person is the same in all of them.
    .help = Use a property of the entry event, such as `key cart.cart_id`, or remove the line: without a key a person has one instance.
    .explain = With `key cart.cart_id` one person can be in the journey several times at once, once for each cart. An attribute such as `user.tier` is one value for the person, so it tells nothing apart; and it may change while the instance runs.

per-key-without-key = `per key`, but the journey has no key.
    .why = Without a key a person has one instance, and there is nothing to count apart.
    .help = Add a `key` line, or remove `per key`.
    .explain = `key cart.cart_id` lets instances of different carts run side by side; `per key` counts entries for each of them.

every-time-and-limit = `every time` contradicts the other limits.
    .why = All limits of a line hold together.
    .help = Remove `every time`, or the limits.
    .explain = `reentry every time` sets no limit at all.

goal-within = Within how long does the goal count?
    .why = Without an end, whatever happens one day would count as success.
    .help = Add `within 7d`.
    .explain = A goal counts from the entry, once, also after the person has left the journey.

ends-before-start = It ends before it begins.
    .why = No day lies between the two dates.
    .help = Swap the dates, or mend one of them.
    .explain = `active from DATE to DATE` names local days, both included.

empty-range = From and to are the same time.
    .why = A range excludes its end, so this one holds nothing.
    .help = Say when it ends.
    .explain = `10:00-20:00` begins at 10:00 and ends just before 20:00; `21:00-08:00` crosses midnight.

share-range = A holdout is more than 0% and less than 100%.
    .why = With nobody, or everybody, held out there is nothing to compare.
    .help = Choose a share such as `10%`.
    .explain = People in a holdout get no advertising from the journey, so that its effect can be measured against them.

spread-without-crowd = `spread` is for entries of many people at once.
    .why = Events come one by one; there is no crowd to spread.
    .help = Remove `spread`.
    .explain = `spread 2h` lets everybody who enters at the same set time enter at a point of the next two hours, so that the work is spread. It goes with `enter at`, `every`, dates, and `including current`.

month-day-range = A month has the days 1 to 31.
    .why = This day never comes.
    .help = Choose a day from 1 to 31, or `on the last day`.
    .explain = A month without that day is left out; `on the last day` comes every month.

most-needed = How long may this wait at most?
    .why = The date comes from data: without a most, nothing could be said about how long people stay.
    .help = Add `, at most 60d`.
    .explain = A wait on a date that data decides says its most, counted from arrival. A date beyond it, or none, ends the journey with the reason `no date`.

time-needs-else = `{$name}` is a time of day, and needs another for people who have none.
    .why = Without it, nobody could say when the campaign goes on for them.
    .help = Add `else 10:00`, with the time that suits most people.
    .explain = `wait until user.best_hour else 10:00` waits for the time of day that is best for this person, and for 10:00 where nothing is known of them.

most-without-date = `at most` is only for dates that data decides.
    .why = This wait has an end of its own.
    .help = Remove `at most`.
    .explain = A time of day, a weekday, a day since entry or a written date is never further away than it says.

wait-at-units = `at` goes with whole days.
    .why = An exact length of time ends when it ends; there is no time of day left to choose.
    .help = Use `d`, `w`, `mo` or `y`, or write `wait until 10:00` as a step of its own.
    .explain = `wait 1d at 10:00` waits until 10:00 of the next local day. `wait 1h` is exact.

race-without-arms = Nothing is waited for here.
    .why = A wait with a block listens to something.
    .help = Add an arm, or write `wait {$limit}`.
    .explain = `wait up to D {"{"} on EVENT {"{"} .. {"}"} otherwise {"{"} .. {"}"} {"}"}` takes the first that happens.

collect-of = Only events of the schema can be collected.
    .why = Receipts and journey events have nothing to show in a message.
    .help = Collect an event of the schema.
    .explain = `collect EVENT for 2h as items` gathers events, so that one message can tell of all.

repeat-range = `repeat` runs 1 to {$most} times.
    .why = Every loop is bounded, so that everything about the journey can be proved.
    .help = Choose a number from 1 to {$most}.
    .explain = `repeat N times every D {"{"} .. {"}"}` runs the block, waits D, and runs it again; nothing is waited after the last.

match-subject = `match` goes over an enum, not over {$type}.
    .why = Only an enum lists all its values, so that none is forgotten.
    .help = Use `if`.
    .explain = `match user.tier {"{"} vip {"{"} .. {"}"} else {"{"} .. {"}"} {"}"}` names every value of an enum, or ends with `else`.

match-incomplete = Not every value has an arm: {$missing}.
    .why = People with these values would fall through in silence.
    .help = Add arms for them, or `else {"{"} {"}"}`.
    .help-unset = The value may be unset, which no arm covers: add `else {"{"} {"}"}`.
    .explain = A `match` covers every value of its enum. If nothing should happen for the rest, say so: `else {"{"} {"}"}`.

experiment-sum = The arms add up to {$sum}.
    .why = Everybody must be in exactly one arm.
    .help = Make them add up to 100%.
    .explain = The shares of an experiment say how many people go each way. A holdout is an arm without a block.

last-words-wait = Last words cannot wait, hold or grant.
    .why = The person is leaving: what cannot leave at once is skipped.
    .help = Keep to `send` without an offer or a hold, `set`, lists and `call`.
    .explain = The block of an `exit` runs at once, when the journey is over for the person. Nothing in it may take time.

argument-count = `{$name}` takes {$expected ->
        [0] nothing
        [one] one value
       *[other] {$expected} values
    } in its parentheses, and gets {$found ->
        [0] none
       *[other] {$found}
    }.
    .why = What is not passed cannot be shown.
    .help = {$expected ->
        [0] Write `{$name}` without parentheses.
       *[other] Write `{$name}({$names})`, with something that the journey has bound for each name.
    }
    .declared = declared here
    .explain = Messages, content sources and webhooks declare what they need; a step passes it in the same order.

binding-needed = `{$param}` takes something the journey has bound, as a whole.
    .why = A message is given events and lists, and chooses their parts itself.
    .help = Pass the name bound by `as`.
    .explain = `enter on cart_item_added as cart` binds the event; `send cart_waiting(cart)` passes it.

wrong-binding = `{$name}` is not what `{$param}` takes.
    .why = The texts of the message rely on the properties of another event.
    .help = Pass what the parameter declares, or change the parameter.
    .bound = bound here
    .param = wanted here
    .explain = A parameter declares which event, or list of events or content, it takes.

offer-needed = `{$name}` talks about an offer, but this send attaches none.
    .why = The placeholder would have nothing to print.
    .help = Add `with OFFER` or `promising OFFER`.
    .used = the text that needs it
    .explain = A text may name `offer.*` only if every send of the message attaches an offer.

via-needed = By which channel does `{$message}` go?
    .why = It has content for several: {$channels}.
    .help = Add `via {$first}`, or a chain: `via {$first} else ..`.
    .explain = A message with content for one channel needs no `via`. With several, the send says which, and what comes next if the first cannot reach the person.

channel-without-content = `{$message}` has nothing to say on `{$channel}`.
    .why = A channel needs a content of its own: lengths and fields differ.
    .help = Add a `{$channel} {"{"} .. {"}"}` block to the message, or leave the channel out.
    .message = the message
    .explain = Each channel has its own block in the message.

channel-twice = `{$name}` stands twice in the chain.
    .why = A channel that failed once is not tried again.
    .help = Remove the second.
    .explain = A chain tries its channels one after the other, each once.

preferred-without-attribute = `preferred` asks `user.preferred_channel`, which the schema does not have.
    .why = Without it nobody knows which channel somebody prefers.
    .help = Declare `[attributes.preferred_channel]` under `schema/`, or write a chain with `else`.
    .explain = `via preferred(push, email)` tries the channel that `user.preferred_channel` names, then the rest as written.

set-target = Only attributes of the person can be set.
    .why = Events are facts, and bindings are what they were.
    .help = Write `set user.NAME = value`.
    .explain = `set` gives an attribute a literal or a bound value of the same type. Consents cannot be set: they are the word of the person.

set-fixed = `user.{$name}` is declared `fixed` and cannot be set.
    .why = Proofs rest on it never changing.
    .help = Set another attribute, or remove `fixed` in the schema.
    .declared = declared here
    .explain = An attribute marked `fixed` never changes once it is known. The compiler uses that to tell which journeys one person can be in.

unreachable-step = Nobody gets here.
    .why = Every way before it ends the journey.
    .help = Remove the step, or the `stop` before it.
    .explain = A step behind a `stop`, or behind a choice whose every arm stops, is never run.

else-never = `else` is never taken.
    .why = Every value has an arm of its own.
    .help = Remove `else`: if the enum ever grows, the compiler will tell you which value is missing.
    .explain = A `match` that names every value needs no `else`.

journey-cycle = Finishing `{$of}` lets people into `{$name}`, and the other way round, without end.
    .why = Each would set the other off at once, for ever.
    .help = Limit one of them for the whole person: `reentry at most 1 per 7d`.
    .explain = A journey may begin when another is entered, finished, left or reaches its goal. If such journeys form a circle, one of them needs a re-entry limit of the whole person. A limit per key does not end it, because there is no end of keys.

never-open = { $by ->
    [policy] The quiet hours for {$purpose} leave no minute of the day: nothing of it could ever leave.
   *[window] This window lies wholly in quiet hours: {$purpose} of the journey could never leave.
}
    .why = { $by ->
        [policy] Where quiet hours fill the day, no such message would ever be sent.
       *[window] Window and quiet hours both apply, so that no such message would ever be sent.
    }
    .help = { $by ->
        [policy] Shorten one of these quiet hours.
       *[window] Move the window, or the quiet hours of the policy.
    }
    .quiet = quiet then
    .explain = `window` says when the journey may send, `quiet` in the policy when nothing of a purpose leaves. What remains open is what both allow. If that is nothing, the message could never be sent.

not-in-journey = The journey `{$journey}` has nothing to do with the {$kind} `{$name}`.
    .why = A test of something that its journey never does passes or fails for a reason that has nothing to do with the campaign.
    .help = Name what stands in the journey, or test the journey in which it stands.
    .explain = A test runs one journey, the one in its head. It may expect the messages that this journey sends on the channels that it tries, the offers it grants, the attributes, lists and webhooks it changes or calls, its goal and its exits; and it may answer only the content it loads.

no-holdout = The {$whose} declares no `holdout`, so it holds nobody out.
    .why = A test of somebody who is held out passes or fails for a reason that never comes about in the campaign.
    .help = Take the line out, or write `holdout 10%` in the {$whose}.
    .explain = `assign holdout = policy` and `assign holdout = journey` say that the person is among those whom the `holdout` of the policy, or of the journey that is tested, keeps out. Where that line is not written, nobody is kept out.

own-journey = `{$name}` is the journey that this test runs.
    .why = What it does follows from the test, so it cannot be given as well.
    .help = Name another journey, or let the events of the test begin this one.
    .explain = In a test only the named journey runs. Of all other journeys the test says what they did: `user {"{"} journeys [J] {"}"}` for those that run, `at 14:00 finished(J)` for what happened to them.

receipt-of = `{$name}` in a test needs the message it is about.
    .why = A person can open only a message that was sent to them.
    .help = Write the message behind it: `{$name}(MESSAGE)`.
    .explain = `delivered`, `failed`, `opened`, `clicked` and `unsubscribed` are receipts: they belong to a message that has left. In a test `opened(cart_waiting)` is about the one that was sent last.

names-needed = Names in brackets are needed here.
    .why = A person has any number of consents, lists and journeys.
    .help = Write them like this: `consents [advertising, push]`.
    .explain = `consents`, `lists` and `journeys` of `user` take a list of names in brackets, also where it holds one name or none: `lists []`.

too-many-items = `{$name}` answers at most {$most} items.
    .why = The schema says how many there can be, and texts are checked against that many.
    .help = Leave items out, or raise `max` in the schema.
    .declared = declared here
    .explain = A content source declares the most items that it answers. A test cannot give more, because no host would.

time-goes-back = This line lies before the one above it.
    .why = A test is read from top to bottom, like the story it tells.
    .help = Put the lines in order of time, or mend the time.
    .before = this comes first
    .explain = Times of a test never go back. `14:00` is on the first day, `+1h` counts from the first `at`, `day 3 19:00` is the third day after the first, `2026-03-03 11:00` is a date of its own.

plus-without-start = Nothing stands before this, from which `+` could count.
    .why = `+1h` counts from the first `at` of the test.
    .help = Give the first line a time of day or a date.
    .explain = The first `at` of a test says when it begins: `at 14:00` on the first day, Monday 5 January 2026, or a date such as `at 2026-03-03 11:00`. All `+` count from there.

time-too-far = This time lies beyond all dates.
    .why = Danbi counts years up to 9999.
    .help = Use a nearer date.
    .explain = A time of a test is a local date and time of the years up to 9999.

contradiction = The test expects something, and `nothing`.
    .why = Both cannot hold, so the test would always fail.
    .help = Say `expect no more` for nothing beyond what is expected, or leave out one of the two.
    .expected = this is expected
    .explain = `expect nothing` holds when no message reaches the person and no offer is granted. `expect no more` holds when only those do that the test expects.

test-without-expectation = This test expects nothing in particular.
    .why = A test that cannot fail proves nothing.
    .help = Say what must happen: `at +1h expect push cart_waiting`, or `expect nothing` if nothing may be sent.
    .explain = A test tells a story and says what the campaign must do in it. Without an `expect` it would pass whatever the campaign does. That nothing is sent has to be said too: `expect nothing`.

value-too-long = { $unit ->
    [items] Here are { $count } items; the schema allows { $most }.
   *[characters] This text has { $count } characters; the schema allows { $most }.
}
    .why = A runtime takes no value that does not fit the schema, so what is written here could never happen.
    .help = Write a shorter value, or raise `max` in `schema/`.
    .explain = The schema says how long texts, links and lists can be: lengths of messages are worked out from it. What a step sets or hands over is held to the same limits, and so is a test, so that it shows what can really happen.
