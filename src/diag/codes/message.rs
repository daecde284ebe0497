//! Codes of texts, messages, offers and the policy.

use crate::diag::code::codes;

codes! {
    /// An optional value printed without a default.
    MISSING_DEFAULT = "missing-default" error;
    /// `#{고객명}`, `%name%`: plain text here.
    FOREIGN_PLACEHOLDER = "foreign-placeholder" warning lint;
    /// `{{ user.name }}을(를)`
    FIXED_PARTICLE = "fixed-particle" warning lint;
    /// A default for what is never unset.
    USELESS_DEFAULT = "useless-default" warning lint;
    /// A list, a record, a condition, a duration in a text.
    UNPRINTABLE = "unprintable" error;
    /// A date printed as it is.
    NEEDS_DATE_FILTER = "needs-date-filter" error;
    /// A constant in `{{ }}`.
    LITERAL_PLACEHOLDER = "literal-placeholder" error;
    /// A filter on a type it does not take.
    FILTER_TYPE = "filter-type" error;
    /// Too few or too many arguments of a filter.
    FILTER_ARGUMENT_COUNT = "filter-argument-count" error;
    FILTER_ARGUMENT = "filter-argument" error;
    /// A parameter or item with the name of a group of constants.
    TAKEN_IN_TEXTS = "taken-in-texts" error;
    /// `for` over something that is no list.
    FOR_OVER_NO_LIST = "for-over-no-list" error;
    UNBOUNDED_LIST = "unbounded-list" error;
    LINK_WITHOUT_SCHEME = "link-without-scheme" error;

    MESSAGE_WITHOUT_PURPOSE = "message-without-purpose" error;
    MESSAGE_WITHOUT_CONTENT = "message-without-content" error;
    /// A consent of another kind as a topic.
    NOT_A_TOPIC = "not-a-topic" error;
    /// A content source as a single thing.
    SOURCE_NEEDS_LIST = "source-needs-list" error;
    /// friendtalk
    ENDED_CHANNEL = "ended-channel" error;
    CHANNEL_NOT_SET_UP = "channel-not-set-up" error;
    CHANNEL_WITHOUT_FORMATS = "channel-without-formats" error;
    CHANNEL_WITHOUT_TEMPLATES = "channel-without-templates" error;
    TEMPLATE_NEEDED = "template-needed" error;
    CHANNEL_WITHOUT_BUTTONS = "channel-without-buttons" error;
    /// `button ".."` without its link, `title ".." -> ".."`.
    NOT_A_LINK = "not-a-link" error;
    FIELD_NEEDS_LINK = "field-needs-link" error;
    /// `title from ".."`
    FIELD_WITHOUT_FILE = "field-without-file" error;
    /// A field that the channel does not have.
    UNKNOWN_CONTENT_FIELD = "unknown-content-field" error;
    MISSING_FIELD = "missing-field" error;
    /// The same channel, or the same call to action, twice for one locale.
    DUPLICATE_CONTENT = "duplicate-content" error;
    /// A channel that has texts, but none in the first locale.
    FIRST_LOCALE_MISSING = "first-locale-missing" error;
    /// A variant that speaks on a channel the message itself does not.
    VARIANT_ADDS_CHANNEL = "variant-adds-channel" error;

    OFFER_WITHOUT_BENEFIT = "offer-without-benefit" error;
    OFFER_CURRENCIES = "offer-currencies" error;
    FOREIGN_CURRENCY = "foreign-currency" error;
    DISCOUNT_RANGE = "discount-range" error;
    NOT_POSITIVE = "not-positive" error;
    DISCOUNT_OVER_MINIMUM = "discount-over-minimum" warning lint;

    CANNOT_WITHHOLD = "cannot-withhold" error;
    DUPLICATE_CAP = "duplicate-cap" error;
}
