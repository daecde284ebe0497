//! Codes of names and types.

use crate::diag::code::codes;

codes! {
    /// A name that nothing of its kind has.
    UNKNOWN_NAME = "unknown-name" error;
    /// Two declarations of one name.
    DUPLICATE_NAME = "duplicate-name" error;
    /// `allow` of something that cannot be allowed.
    NOT_ALLOWABLE = "not-allowable" error;
}
