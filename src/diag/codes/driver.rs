//! Codes of the world outside: files that cannot be read, limits on size.

use crate::diag::code::codes;

codes! {}
