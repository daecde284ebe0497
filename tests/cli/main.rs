//! The command line, as people and programs use it.

mod build;
mod causes;
mod check;
mod conformance;
mod disk;
mod explain;
mod fix;
mod formats;
mod help;
mod reader;
mod run;
mod test;
mod testing_page;
