//! Codes of the way from meaning to plan.

use crate::diag::code::codes;

codes! {
    /// The file that a text is taken from was not found.
    TEXT_FILE_MISSING = "text-file-missing" error;
    /// An aggregate over hours that would need more instants than a runtime keeps.
    TOO_MANY_INSTANTS = "too-many-instants" error;
    /// An offer that is promised where nothing grants it before or behind.
    PROMISE_NOT_KEPT = "promise-not-kept" error;
    /// Steps that only their order tells apart.
    TWIN_STEPS = "twin-steps" warning lint;
}
