//! Codes of names and types.

use crate::diag::code::codes;

codes! {}
