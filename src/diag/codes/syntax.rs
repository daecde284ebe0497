//! Codes of reading .danbi files.

use crate::diag::code::codes;

codes! {}
