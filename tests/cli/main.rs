//! The command line, as people and programs use it.

mod build;
mod check;
mod conformance;
mod disk;
mod explain;
mod formats;
mod help;
mod run;
mod test;
