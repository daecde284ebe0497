### The schema: events, attributes, consents, content, under `schema/`.

duplicate-declaration = The {$kind} `{$name}` is declared twice.
    .here = second declaration
    .first = first declaration
    .why = Campaigns could not tell which of the two is meant.
    .help = Keep one of them, with the keys of both, or give one another name.
    .explain =
        All files under `schema/` share one list of names for each kind: events, attributes, consents, lists, content sources, webhooks, enums. So a declaration can stand in any file, but only once.

        This often happens when a file is copied to begin a new one. Danbi uses the first of the two until you decide.

built-in-event = `{$name}` is an event that Danbi brings itself.
    .here = name already taken
    .why = What becomes of a message, and where a journey stands, is known without a declaration.
    .help = Remove the declaration, or choose another name if you mean something else.
    .explain =
        Message events (`sent`, `delivered`, `failed`, `opened`, `clicked`, `unsubscribed`) and journey events (`entered`, `finished`, `exited`, `reached`) exist in every project, with what belongs to them: message, channel, purpose, journey.

        An event of your own with such a name, for instance when a parcel was delivered, needs another: `parcel_delivered`.

unknown-type = There is no type `{$type}`.
    .here = not a type
    .why = Everything in a campaign is checked against its type.
    .help = The types are: {$known}, and the names under `[enums]`.
    .help-nearest = Did you mean `{$nearest}`?
    .explain =
        A type is one of Danbi's own words, such as `text`, `integer`, `money` or `date`, or the name of an enum that a schema file declares under `[enums]`.

        `docs/schema.md` lists all types with their keys.

type-without-key = The type `{$type}` needs `{$key}`.
    .here = `{$key}` is missing
    .why = Without it, values of this type could not be checked.
    .help = Write for example `{$example}`.
    .explain =
        Four types need one more key: `money` its `currency`, because amounts of two currencies may not be compared; `enum` its `values`; `list` the type it is a list `of`; `record` its `fields`.

        Such a type is written as a table: `price = {"{"} type = "money", currency = "KRW" {"}"}`.

key-of-other-type = The type `{$type}` has no `{$key}`.
    .here = only for {$types}
    .why = A limit that nobody holds would be believed.
    .help = Remove `{$key}`, or write the type it belongs to ({$types}).
    .explain =
        `max` belongs to `text`, `url` and `list`; `currency` to `money`; `values` and `ordered` to `enum`; `of` to `list`; `fields` to `record`.

        An enum that is declared under `[enums]` has its `values` and `ordered` there and nowhere else.

type-too-deep = Lists and records are nested more than {$most} deep.
    .here = one too many
    .why = Messages can look into values only so deep, and a runtime keeps them.
    .help = Make the value flatter, or let the host send what a message needs as a property of its own.
    .explain =
        A list of records is one thing inside another. Danbi allows four of them, which is more than any event we know needs: an order with parcels with items with options.

        If an event of your system is deeper, pick in the host what campaigns need.

property-outside-properties = `{$name}` looks like a property, but stands with the keys of the event.
    .here = a property?
    .why = Keys of the event and properties are apart, so that a property may be called `title` or `first`.
    .help = Move it below a header `[{$table}]`.
    .explain =
        An event has a few keys of its own, such as `title` and `minimum_gap`, under `[events.NAME]`. Its properties stand under `[events.NAME.properties]`, one a line: `cart_id = "text"`.

second-night-consent = `{$name}` is the second consent of kind `night`.
    .here = second
    .first = first
    .why = Whether advertising may leave at night is one question with one answer for each person.
    .help = Keep one of them. For a subject of its own use `kind = "topic"`.
    .explain =
        In Korea advertising between 21:00 and 08:00 needs a consent of its own (Network Act, article 50, paragraph 3). A project declares it once, with `kind = "night"`.

unknown-purpose = `{$name}` is not a purpose.
    .here = not a purpose
    .why = A consent of kind `purpose` answers whether a person may get messages of that purpose at all.
    .help = The purposes are advertising, informational, authentication and statutory. For a subject use `kind = "topic"`, for a channel `kind = "channel"`.
    .help-nearest = Did you mean `{$nearest}`?
    .explain =
        Every message has one of four purposes: advertising, informational, authentication, statutory. A consent of kind `purpose` is named like the purpose it opens, usually `advertising`.

        A consent to a subject, such as news of a brand, is a `topic`; a consent to be reached by text message is a `channel`.
