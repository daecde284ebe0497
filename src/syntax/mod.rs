//! From text to a tree. Never fails: what cannot be read is reported and left out, one declaration or member at a time.
//!
//! A file is cut into pieces, usually one declaration each (`scan`); each piece is parsed by the grammar of record and made into a
//! tree (`build`). Only a piece that does not parse is looked at again (`repair`).

pub mod ast;
mod build;
mod grammar;
mod hidden;
mod limits;
mod origin;
mod parse;
mod repair;
mod scan;
pub mod words;

pub use parse::{Parsed, parse, text_file};
