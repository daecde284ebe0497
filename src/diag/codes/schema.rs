//! Codes of reading schema/*.toml.

use crate::diag::code::codes;

codes! {}
