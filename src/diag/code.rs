//! Codes: the stable names of findings.

/// How bad a finding is before anybody's lint levels are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never fails a run.
    Note,
    /// Probably not meant.
    Warning,
    /// Stops `build`.
    Error,
}

/// One kind of finding. Compared by name.
///
/// The name is the key of its texts in the Fluent catalog, the name of its samples under `src/diag/samples/`, and what
/// a user writes after `allow` or in `danbi.toml`.
#[derive(Debug)]
pub struct Code {
    /// Kebab-case, never reused for something else.
    pub name: &'static str,
    pub severity: Severity,
    /// A lint can be allowed in the source and levelled in `danbi.toml`; an error cannot.
    pub lint: bool,
    /// A bad and a good project, as `src/diag/samples/` has them: what `danbi explain` shows and a test runs.
    pub sample: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

/// Declares the codes of one stage; a code without a sample does not compile: `NAME = "kebab-name" error|warning|note [lint];`.
macro_rules! codes {
    (@severity error) => { $crate::diag::Severity::Error };
    (@severity warning) => { $crate::diag::Severity::Warning };
    (@severity note) => { $crate::diag::Severity::Note };
    (@lint lint) => { true };
    (@lint) => { false };
    ($($(#[$doc:meta])* $ident:ident = $name:literal $severity:ident $($lint:ident)?;)*) => {
        $($(#[$doc])* pub static $ident: $crate::diag::Code = $crate::diag::Code {
            name: $name,
            severity: $crate::diag::code::codes!(@severity $severity),
            lint: $crate::diag::code::codes!(@lint $($lint)?),
            sample: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/diag/samples/", $name, ".txt")),
        };)*
        /// Every code of this stage, in the order written.
        pub static ALL: &[&$crate::diag::Code] = &[$(&$ident),*];
    };
}
pub(crate) use codes;
