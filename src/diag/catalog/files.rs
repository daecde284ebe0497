//! The Fluent files, compiled into the program.

use super::Part;
use crate::diag::Language;

/// One file in one language.
pub struct File {
    pub part: Part,
    /// Below `locales/<language>/`.
    pub name: &'static str,
    pub source: &'static str,
}

/// The files of every part, in both languages: a name here that is missing under `locales/` does not compile.
macro_rules! files {
    ($($part:ident $name:literal;)*) => {
        const ENGLISH: &[File] = &[$(files!(@one "en", $part, $name)),*];
        const KOREAN: &[File] = &[$(files!(@one "ko", $part, $name)),*];
    };
    (@one $language:literal, $part:ident, $name:literal) => {
        File {
            part: Part::$part,
            name: concat!($name, ".ftl"),
            source: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", $language, "/", $name, ".ftl")),
        }
    };
}

files! {
    Interface "cli";
    Findings "terms";
    Findings "driver";
    Findings "syntax";
    Findings "message";
    Findings "lower";
    Findings "hir";
    Findings "tables";
    Findings "settings";
    Findings "schema";
    Findings "lint";
}

/// All files of a language.
pub fn of(language: Language) -> &'static [File] {
    match language {
        Language::En => ENGLISH,
        Language::Ko => KOREAN,
    }
}
