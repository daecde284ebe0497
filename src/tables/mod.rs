//! Reading TOML by hand, so that every mistake of a file is reported at once and has a place.
//!
//! A [`Document`] is a parsed file; its syntax errors are reported when it is parsed. A reader walks its [`Table`]s through a
//! [`Reader`], which reports what does not fit: an unknown key, a text where a number belongs, a missing key. What the
//! keys mean is the business of `schema` and `settings`.

mod document;
mod duplicates;
mod reader;
mod scalar;
mod syntax;
mod table;

pub use document::{Document, MAX_BYTES};
pub use reader::{Missing, Reader};
pub use table::{Item, Table, Text};
