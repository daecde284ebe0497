//! Strings the stages together, and does everything that touches the world: files and the clock.
//!
//! All of that goes through the [`World`] trait: [`DiskWorld`] for the command line, [`MemoryWorld`] for tests and editors. What
//! [`compile`] returns depends on what the world holds and on nothing else.

mod allowed;
mod attachments;
mod case_files;
mod cases;
mod compilation;
mod compile;
mod disk;
mod fix;
mod memory;
mod older;
mod options;
mod process;
mod repeated;
mod session;
mod workspace;
mod world;

pub use case_files::{read_folder, write_folder};
pub use cases::{CaseError, case, cases, sources};
pub use compilation::{Compilation, Stage, Stages, Timing};
pub use compile::compile;
pub use disk::{DiskWorld, LocateError, Located, locate, locate_unsaved};
pub use fix::{Mended, MendedFile, mend};
pub use memory::MemoryWorld;
pub use options::{Input, Options, is_inside};
pub use process::Process;
pub use session::{Looked, Session};
pub use workspace::Workspace;
pub use world::{FileError, Files, LIMITS, Limits, Listing, World, WriteError};
