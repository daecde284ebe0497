//! Codes of names, types and the flow of journeys.

use crate::diag::code::codes;

codes! {
    /// A name that nothing of its kind has.
    UNKNOWN_NAME = "unknown-name" error;
    UNKNOWN_EVENT = "unknown-event" error;
    UNKNOWN_PROPERTY = "unknown-property" error;
    /// A part of a record.
    UNKNOWN_FIELD = "unknown-field" error;
    UNKNOWN_ATTRIBUTE = "unknown-attribute" error;
    /// No value of the enum.
    UNKNOWN_VALUE = "unknown-value" error;
    /// Two declarations of one name.
    DUPLICATE_NAME = "duplicate-name" error;
    /// `allow` of something that cannot be allowed.
    NOT_ALLOWABLE = "not-allowable" error;
    /// A binding of another arm.
    NOT_IN_SCOPE = "not-in-scope" error;
    /// A binding that one of several `enter` lines does not give.
    ENTRY_WITHOUT_BINDING = "entry-without-binding" error;
    /// A binding that hides another.
    SHADOWED_NAME = "shadowed-name" error;
    /// An attribute without `user.`
    NEEDS_USER = "needs-user" error;
    /// A list's name where `in` is missing.
    LIST_NEEDS_IN = "list-needs-in" error;
    /// An event where a condition is wanted.
    DID_NEEDED = "did-needed" error;
    /// `opened` may name a message; an event of the schema may not.
    EVENT_WITHOUT_OF = "event-without-of" error;
    /// `finished` without its journey.
    JOURNEY_EVENT_OF = "journey-event-of" error;

    TYPE_MISMATCH = "type-mismatch" error;
    TWO_CURRENCIES = "two-currencies" error;
    MONEY_WITHOUT_CURRENCY = "money-without-currency" error;
    PERCENT_WITHOUT_SIGN = "percent-without-sign" error;
    UNORDERED_COMPARISON = "unordered-comparison" error;
    /// Lists and records have no `==`.
    NOT_COMPARABLE = "not-comparable" error;
    /// `in [..]` takes constants.
    NOT_CONSTANT = "not-constant" error;
    NOT_A_CONDITION = "not-a-condition" error;
    /// A part of something that has none.
    NO_PARTS = "no-parts" error;
    /// Parts of items outside `for`.
    LIST_NEEDS_FOR = "list-needs-for" error;
    /// An event where one of its properties should stand.
    WHOLE_EVENT = "whole-event" error;
    /// The past, asked inside a text.
    NOT_IN_TEXT = "not-in-text" error;
    AGGREGATE_OF = "aggregate-of" error;
    /// An optional value where one is needed.
    UNSET_VALUE = "unset-value" error;

    /// Months looking back.
    LOOKBACK_MONTHS = "lookback-months" error;
    ZERO_DURATION = "zero-duration" error;
    ZERO_TIMES = "zero-times" error;
    /// `since entry` outside a journey.
    ENTRY_OUTSIDE_JOURNEY = "entry-outside-journey" error;
    /// A `where` over a binding that looks further back than the entry.
    BINDING_OUTSIDE_ENTRY = "binding-outside-entry" error;

    MIXED_AND_OR = "mixed-and-or" warning lint;
    NOT_OVER_OPTIONAL = "not-over-optional" warning lint;

    /// Segments that are made of themselves.
    SEGMENT_CYCLE = "segment-cycle" error;
    /// Journeys that set each other off without end.
    JOURNEY_CYCLE = "journey-cycle" error;
    /// A window that lies wholly in quiet hours.
    NEVER_OPEN = "never-open" error;
    /// A policy that names a stage of no journey.
    STAGE_WITHOUT_JOURNEY = "stage-without-journey" warning lint;
    SECOND_POLICY = "second-policy" error;
    /// A line that may be written once.
    DUPLICATE_LINE = "duplicate-line" error;
    JOURNEY_WITHOUT_ENTER = "journey-without-enter" error;
    JOURNEY_WITHOUT_STEPS = "journey-without-steps" error;
    REENTRY_NEEDED = "reentry-needed" error;
    /// A key that the entry event does not give.
    KEY_NOT_OF_ENTRY = "key-not-of-entry" error;
    PER_KEY_WITHOUT_KEY = "per-key-without-key" error;
    EVERY_TIME_AND_LIMIT = "every-time-and-limit" error;
    GOAL_WITHIN = "goal-within" error;
    /// `active from` a day after its `to`.
    ENDS_BEFORE_START = "ends-before-start" error;
    /// A range of times that holds nothing.
    EMPTY_RANGE = "empty-range" error;
    /// 0% or 100%.
    SHARE_RANGE = "share-range" error;
    SPREAD_WITHOUT_CROWD = "spread-without-crowd" error;
    MONTH_DAY_RANGE = "month-day-range" error;
    MOST_NEEDED = "most-needed" error;
    /// `wait until user.best_hour` without its `else`.
    TIME_NEEDS_ELSE = "time-needs-else" error;
    MOST_WITHOUT_DATE = "most-without-date" error;
    /// `wait 1h at 10:00`.
    WAIT_AT_UNITS = "wait-at-units" error;
    RACE_WITHOUT_ARMS = "race-without-arms" error;
    COLLECT_OF = "collect-of" error;
    REPEAT_RANGE = "repeat-range" error;
    MATCH_SUBJECT = "match-subject" error;
    MATCH_INCOMPLETE = "match-incomplete" error;
    EXPERIMENT_SUM = "experiment-sum" error;
    LAST_WORDS_WAIT = "last-words-wait" error;
    ARGUMENT_COUNT = "argument-count" error;
    /// A message takes whole events and lists.
    BINDING_NEEDED = "binding-needed" error;
    WRONG_BINDING = "wrong-binding" error;
    OFFER_NEEDED = "offer-needed" error;
    VIA_NEEDED = "via-needed" error;
    CHANNEL_WITHOUT_CONTENT = "channel-without-content" error;
    CHANNEL_TWICE = "channel-twice" error;
    PREFERRED_WITHOUT_ATTRIBUTE = "preferred-without-attribute" error;
    SET_TARGET = "set-target" error;
    SET_FIXED = "set-fixed" error;

    UNREACHABLE_STEP = "unreachable-step" warning lint;
    /// An `else` behind every value.
    ELSE_NEVER = "else-never" warning lint;

    /// A test speaks of something that its journey does not do.
    NOT_IN_JOURNEY = "not-in-journey" error;
    /// A test that holds the person out where nobody is.
    NO_HOLDOUT = "no-holdout" error;
    /// A test that gives its own journey as one of the others.
    OWN_JOURNEY = "own-journey" error;
    /// `opened` in a test, without its message.
    RECEIPT_OF = "receipt-of" error;
    /// `consents push` where names in brackets are needed.
    NAMES_NEEDED = "names-needed" error;
    /// A value of a test that the schema has no room for.
    VALUE_TOO_LONG = "value-too-long" error;
    /// More items than a source may answer.
    TOO_MANY_ITEMS = "too-many-items" error;
    /// A line of a test that lies before the one above it.
    TIME_GOES_BACK = "time-goes-back" error;
    /// `at +1h` with nothing before it.
    PLUS_WITHOUT_START = "plus-without-start" error;
    /// A time past all dates.
    TIME_TOO_FAR = "time-too-far" error;
    /// `expect nothing` beside something expected.
    CONTRADICTION = "contradiction" error;
    TEST_WITHOUT_EXPECTATION = "test-without-expectation" error;
}
