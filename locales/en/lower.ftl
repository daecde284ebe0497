### Findings on the way from meaning to plan.

text-file-missing = The text file `{ $path }` is not there.
    .here = looked for beside this campaign file
    .why = The message would go out without its text.
    .help = Put the file there, or mend the path: it is relative to the folder of this campaign file.
    .explain =
        A field of a message may take its text from a file: `body from "cart.mjml"`. The path is relative to the folder of the campaign file
        that says so, and the file has to be part of the project.

        No file was found at this path. Check the spelling, capital letters included, and that the file is checked in with the campaign.

too-many-instants = This needs more than { $limit } remembered events per person.
    .here = looks back over hours or less
    .why = A runtime keeps at most { $limit } events with their values for it; more would make the memory of every customer grow.
    .help = Declare a `minimum_gap` for the event in `schema/`, or look back in days: `in last 7d` needs one number a day.
    .help-gap = Up to { $most } of them fit into the window by the declared `minimum_gap`. Look back over a shorter time, or in days: `in last 7d` needs one number a day.
    .explain =
        A sum, an average or the like over a window in days needs one number for each day. Over hours, minutes or seconds it has to be exact to the
        instant, so every event in the window is kept with its value, at most 64 of them.

        How many events can fall into the window follows from the `minimum_gap` that the schema declares of the event. Without a declared gap there
        could be any number.

        Look back in whole days (`in last 7d`), shorten the window, or declare the gap that the event really has.

twin-steps = This step and an earlier one of the same block are both `{ $name }`.
    .here = only the order tells them apart
    .first = the earlier one
    .why = When you move or delete one of them, customers waiting at one would be taken for waiting at the other.
    .help = Give one of them a label: a name and a colon before it, such as `second: send ..`.
    .explain =
        Every step has a name that stays the same from one version of a campaign to the next, so that customers in the middle of it can go on in the new
        version. A label is such a name. Without one it is made of what the step does, and steps of one block that do the same are numbered
        in their order.

        Numbers move when steps move. So two steps of one block that do the same, and at which customers can stand for a while (a send, a wait for events,
        a collection, or an `if` with such a step inside), each need to be told apart: give one of them a label.

        Plain waits such as `wait 1d` are not asked for labels. They end by themselves, and customers are only moved to a new version where the step
        after the wait is the same as well.

promise-not-kept = `{ $name }` is promised, but no step on this way grants it.
    .here = promised here
    .elsewhere = granted here, on another way
    .why = People would be told of something they never get.
    .help = Grant it in a later step of the same way with `grant { $name }`, or send it `with { $name }`.
    .explain =
        `promising` brings an offer into a message without granting it; a later `grant` of the same journey keeps the promise. It must be possible to reach that `grant` from the message: one in
        another arm, or behind a `stop`, keeps nothing.

        A send `with` the offer that comes before keeps the promise too, if it surely left.
