//! Findings: what was found, where, why it matters, how to mend it; in English and Korean.
//!
//! A stage reports a [`Diagnostic`]: a [`Code`], a place, arguments. It holds no prose. The prose lives in one Fluent
//! catalog (`locales/<language>/*.ftl`), looked up only when somebody reads the finding.

pub mod catalog;
mod code;
pub mod codes;
mod diagnostic;
mod language;
pub mod render;
mod sample;
mod sink;
mod suggest;

pub use code::{Code, Severity};
pub use diagnostic::{Applicability, Arg, Diagnostic, Fix, Label};
pub use language::Language;
pub use sample::Sample;
pub use sink::Sink;
pub use suggest::nearest;
