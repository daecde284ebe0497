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
    .help = Raise the cap, put the steps further apart, or say with `otherwise` what follows where one is refused: `hold up to 12h` waits for room.
    .explain =
        A cap of the policy refuses what goes beyond it. Between journeys that is what it is for: whoever is in several gets less of each. But this journey asks for more
        by itself, in a single run and in the period of the cap, so some of its messages are written and never arrive.

        A refused send is recorded with its reason, and the flow goes on. `otherwise hold up to 12h` waits for room, `otherwise stop` ends the journey,
        a block after `otherwise` does something else, and `otherwise skip` says that leaving it out is meant.
