### What is allowed but probably not meant.

over-messaging = { $channel ->
    [all] One customer can get { $count } advertising messages in any { $hours ->
        [24] 24 hours
        [168] 7 days
       *[other] 30 days
    }; more than { $most } are probably too many.
   *[other] One customer can get { $count } advertising messages by { $channel } in any { $hours ->
        [24] 24 hours
        [168] 7 days
       *[other] 30 days
    }; more than { $most } are probably too many.
}
    .here = asks for most of it
    .contributes = asks for some of it
    .why = { $leans ->
        [none] Customers who get too many switch messages off, all of them. It adds up from: { $journeys }. The threshold: { $source }.
       *[other] Customers who get too many switch messages off, all of them. It adds up from: { $journeys }. The figure leans on { $leans }. The threshold: { $source }.
    }
    .help = Cap it in the policy: { $channel ->
        [all] `cap { $most } per { $window }`.
       *[other] `cap { $most } per { $window } for advertising via { $channel }`.
    }
    .help-reentry = Say how often a customer may enter `{ $journey }`, such as `reentry at most 1 per { $window }`, or cap it in the policy: { $channel ->
        [all] `cap { $most } per { $window }`.
       *[other] `cap { $most } per { $window } for advertising via { $channel }`.
    }
    .help-gap = Say how often a customer may enter `{ $journey }`, such as `reentry at most 1 per { $window }`; or, if `{ $event }` cannot come more often, declare its `minimum_gap` in `schema/`; or cap it in the policy: { $channel ->
        [all] `cap { $most } per { $window }`.
       *[other] `cap { $most } per { $window } for advertising via { $channel }`.
    }
    .explain =
        Danbi works out the most advertising that one customer can get in any 24 hours, any 7 days and, for text messages, any 30 days: over all journeys
        the customer can be in at once, with instances that overlap and with messages that quiet hours hold back and let go together. The figure
        is never too low. It may be too high, because some journeys never meet in one customer in ways that are not worked out.

        It is compared with what surveys and vendors report people bear. What the caps of the policy refuse is not counted, because it never
        arrives.

        Three things lower it: a re-entry limit of the journey, a `minimum_gap` that the schema declares of an event (the runtime holds it), and a cap.
        The figure names the promises it leans on. If one of them is not true, neither is the figure.

unbounded-messages = Nothing limits how many advertising messages one customer can get from `{ $journey }`.
    .here = can be entered any number of times
    .why = If the event comes a hundred times in an hour, the customer gets a hundred messages. No number can be promised.
    .help = Add a cap to the policy: `cap 2 per 24h`.
    .help-reentry = Say how often a customer may enter, such as `reentry at most 1 per 7d`, or add a cap to the policy: `cap 2 per 24h`.
    .help-gap = Say how often a customer may enter, such as `reentry at most 1 per 7d`; or declare in `schema/` how often `{ $event }` can come: `minimum_gap = "1h"`; or add a cap to the policy: `cap 2 per 24h`.
    .explain =
        A journey that may be entered every time, by an event that may come at any time, sends without limit. A limit `per key` does not help: a
        customer can have any number of keys, such as carts.

        What helps is a re-entry limit of the whole customer, a `minimum_gap` or `once_per_person` that the schema declares of the event, or a cap for
        advertising in the policy.

        Informational messages may come every time: nobody wants to miss the notice of a second order.

cap-swallows = `{ $journey }` can send one customer { $count } messages in { $length } { $unit ->
    [days] days
   *[hours] hours
}, but a cap lets { $most } through.
    .here = asks for more than the cap
    .cap = lets { $most } through
    .why = Even a customer who is in no other journey never gets all of them: what the cap refuses is left out, and the flow goes on.
    .help = Raise the cap, put the steps further apart, or say with `otherwise` what follows where one is refused. To hold it does not help: a cap is not waited for.
    .explain =
        A cap of the policy refuses what goes beyond it. Between journeys that is what it is for: whoever is in several gets less of each. But this journey asks for more
        by itself, in a single run and in the period of the cap, so some of its messages are written and never arrive.

        A refused send is recorded with its reason, and the flow goes on. What a cap refuses is gone, not late: `otherwise hold` waits for quiet hours and guards, not for room.
        `otherwise stop` ends the journey, a block after `otherwise` does something else, and `otherwise skip` says that leaving it out is meant. Say so at every send of
        the journey that the cap counts.

closed-send = `{ $message }` is due at { $reached }, when it may not leave: { $leaves ->
    [never] it never leaves.
    [same-day] it waits and leaves at { $opens }.
   *[next-day] it leaves at { $opens } the next day at the earliest.
}
    .here = comes at { $reached }
    .send = cannot leave at { $reached }
    .why = The journey's window or the quiet hours of the policy are closed at { $reached } on every day. { $leaves ->
        [never] What is skipped at once, held for less time than that, or let go in quiet hours that skip, is left out every time.
       *[other] Whoever reads the campaign takes it for a message of { $reached }; nobody ever gets it then.
    }
    .help = Write a time that is open, such as `at { $opens }`. If { $reached } is meant, widen the `window` of the journey or shorten `quiet` in the policy.
    .explain =
        A send that is reached while the window of its journey is closed, or while quiet hours run for its purpose, waits until both are open. Where the way to the send
        fixes the time of day (`wait 3d at 22:00`, `enter every monday at 07:00`), Danbi knows whether that time is ever open.

        If it never is, the campaign says one time and sends at another. With `otherwise skip`, or with `hold up to` that ends before it opens, nothing is ever sent; nor where the window opens while quiet hours skip.

offer-uncertain = Whoever gets this message may not have `{ $offer }`.
    .here = speaks of `{ $offer }`
    .before = grants it only if the message leaves
    .why = A message that cannot leave (no consent, a full cap, no address) grants nothing, and the flow goes on. Those people are promised an offer they never got, and no later step grants it.
    .help = Write `otherwise stop` at the send that grants it, or grant it in a step of its own: `grant { $offer }`, before this message or behind it. Behind `on opened({ $message })` nothing is uncertain: what was opened has left.
    .help-repeat = Grant it with a step of its own, `grant { $offer }`, before the message speaks of it.
    .explain =
        `with` grants an offer at the moment its message leaves. `promising` only brings the offer into a text: what the text says is true if the offer was granted on every way
        to it, or can still be granted by a later step.

        A send without `otherwise` that cannot leave is skipped, and the flow goes on without the offer. `otherwise stop`, or a block after `otherwise` that goes another way,
        keeps those people away from a text that speaks of it.

offer-used-up = `{ $offer }` is used up here: its limit is `{ $limit }`.
    .here = { $step ->
        [grant] does nothing
       *[send] withheld, with its message
    }
    .before = granted here
    .why = { $step ->
        [grant] What is granted beyond the limit of an offer is skipped with reason `offer`.
       *[send] A send that is to grant an offer beyond its limit is withheld with reason `offer`: whoever got the first message does not get this one.
    }
    .help = To speak of the offer that was granted before, write `promising { $offer }` here and `otherwise stop` at the first send. To give it again, raise `limit`. If this step is for those the first message did not reach, put it into the `otherwise` of the first send.
    .help-repeat = The rounds before have used it up. Grant it before the `repeat` and write `promising { $offer }` here, or raise `limit`.
    .explain =
        The limit of an offer counts what one person was granted, by any message. A second grant within the limit is refused, and with it the message that carries it.

        Danbi reports it where every way to the step has used the limit up for everybody whom the messages before could reach, and where the time between them is surely
        shorter than the period of the limit.

property-left-out = { $count ->
    [one] `{ $event }` never comes without { $names }, and this journey looks at it.
   *[other] `{ $event }` never comes without { $names }, and this journey looks at them.
}
    .why = What a test does not list is unset: a text prints nothing in its place, and a condition on it is false. Such an event cannot happen.
    .help = Give the event a value for { $names }; or, if it can really be missing, declare it `optional = true` in `schema/`.
    .explain =
        A test lists what matters to its story, and everything else is unset. That is right for what may be unset, and for what the journey never looks at. A property that the schema does
        not call optional is always there in reality: a runtime refuses an event without it.
