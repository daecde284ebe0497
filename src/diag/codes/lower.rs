//! Codes of the way from meaning to plan.

use crate::diag::code::codes;

codes! {}
