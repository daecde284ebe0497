//! The registry: every code there is, stage by stage.

pub mod driver;
pub mod hir;
pub mod lint;
pub mod lower;
pub mod message;
pub mod schema;
pub mod settings;
pub mod syntax;
pub mod tables;

use super::Code;

/// Every code, by stage and then as written in its file.
pub fn all() -> impl Iterator<Item = &'static Code> {
    let stages = [
        driver::ALL,
        tables::ALL,
        settings::ALL,
        schema::ALL,
        syntax::ALL,
        hir::ALL,
        message::ALL,
        lower::ALL,
        lint::ALL,
    ];
    stages.into_iter().flatten().copied()
}

/// The code of a name, if there is one.
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}
