//! The conformance kit: cases that hold any runtime against `docs/plan.md`, the protocol by which it is asked, ours behind that same
//! protocol, and how answers are judged. `docs/conformance.md` is its page.
//!
//! Pure: who is asked stands behind [`Door`]; a process on the other side of a pipe is one, [`Session`] is another.

mod bundles;
mod case;
mod compare;
mod door;
mod embedded;
mod faults;
mod play;
pub mod score;
mod session;
mod source;

pub use bundles::{Edit, Texts, edited, keeping, manifest_of, migrating, texts};
pub use case::{Ask, Case, Profile};
pub use compare::{Difference, Effects, contains, difference, exact_difference};
pub use door::{Broken, Door, Greeting, ask, hello};
pub use embedded::{PROJECT, SCHEMA, SOURCES};
pub use faults::{Kind, Variant, variants};
pub use play::{Played, Trouble, play};
pub use score::{Check, Level, Outcome, Report, score};
pub use session::Session;
pub use source::{Bundles, Source, case_of, normal, whole_input};

/// Name and version of the protocol, and of the files that hold cases.
pub const PROTOCOL: &str = "danbi.conformance/1";

/// The most bytes of a request, with the end of its line.
pub const LINE_LIMIT: usize = 16 * 1024 * 1024;

/// The same of an answer: a year that passes at once may say much.
pub const ANSWER_LIMIT: usize = 256 * 1024 * 1024;
