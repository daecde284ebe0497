//! Codes of reading danbi.toml.

use crate::diag::code::codes;

codes! {}
