//! The sample of a code, taken apart.

use super::Code;

/// A project that gives exactly one code, and the same project mended. Each half is a campaign file; a line `-- path --`
/// begins another file of the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample<'t> {
    pub bad: &'t str,
    pub good: &'t str,
}

impl Sample<'static> {
    /// The sample of a code.
    pub fn of(code: &Code) -> Sample<'static> {
        // A sample that does not parse fails in `tests/samples.rs`.
        Sample::parse(code.sample).unwrap_or(Sample { bad: code.sample, good: "" })
    }
}

impl<'t> Sample<'t> {
    /// Reads `== bad ==` and `== good ==`, in this order.
    pub fn parse(text: &'t str) -> Option<Sample<'t>> {
        let (bad, good) = text.strip_prefix("== bad ==\n")?.split_once("== good ==\n")?;
        Some(Sample { bad, good })
    }
}
