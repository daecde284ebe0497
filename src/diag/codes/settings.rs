//! Codes of reading danbi.toml.

use crate::diag::code::codes;

codes! {
    MISSING_SETTINGS = "missing-settings" error;
    MISSING_PROJECT_NAME = "missing-project-name" error;
    UNKNOWN_ZONE = "unknown-zone" error;
    BAD_LOCALE = "bad-locale" error;
    UNKNOWN_JURISDICTION = "unknown-jurisdiction" error;
    UNKNOWN_CHANNEL = "unknown-channel" error;
    RETIRED_CHANNEL = "retired-channel" error;
    BUILT_IN_CHANNEL_FIELDS = "built-in-channel-fields" error;
    BAD_LINK_TARGET = "bad-link-target" error;
    BAD_VERSION = "bad-version" error;
    /// A version that is given up, which the bundle before does not hold.
    UNKNOWN_VERSION = "unknown-version" warning;
    UNKNOWN_LINT = "unknown-lint" error;
    LEVEL_OF_AN_ERROR = "level-of-an-error" error;
    UNKNOWN_LAW_RULE = "unknown-law-rule" error;
}
