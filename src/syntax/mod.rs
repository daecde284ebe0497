//! From text to a tree. Never fails: what cannot be read is reported and left out, one declaration or member at a time.

pub mod ast;
