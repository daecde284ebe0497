//! Codes of reading schema/*.toml.

use crate::diag::code::codes;

codes! {
    DUPLICATE_DECLARATION = "duplicate-declaration" error;
    BUILT_IN_EVENT = "built-in-event" error;
    UNKNOWN_TYPE = "unknown-type" error;
    TYPE_WITHOUT_KEY = "type-without-key" error;
    KEY_OF_OTHER_TYPE = "key-of-other-type" error;
    TYPE_TOO_DEEP = "type-too-deep" error;
    PROPERTY_OUTSIDE_PROPERTIES = "property-outside-properties" error;
    SECOND_NIGHT_CONSENT = "second-night-consent" error;
    UNKNOWN_PURPOSE = "unknown-purpose" error;
}
