//! Reading TOML by hand, so that every mistake of a file is reported at once and has a place.
//!
//! An [`Input`] is parsed into a [`Document`], and its syntax errors are reported. A reader walks its [`Table`]s through a
//! [`Reader`], which reports what does not fit: an unknown key, a text where a number belongs, a missing key. What the
//! keys mean is the business of `schema` and `settings`.

mod array;
mod document;
mod duration;
mod errors;
mod places;
mod reader;
mod scalar;
mod syntax;
mod table;
mod unclosed;

pub use document::{Document, Input, MAX_BYTES};
pub use reader::{Missing, Reader, mended_name};
pub use table::{Item, Table, Text};
