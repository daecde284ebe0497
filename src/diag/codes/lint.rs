//! Codes of what is allowed but probably not meant.

use crate::diag::code::codes;

codes! {}
