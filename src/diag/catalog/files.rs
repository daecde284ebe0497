//! The Fluent files, compiled into the program.

use crate::diag::Language;

/// One file in one language.
pub struct File {
    /// Below `locales/<language>/`.
    pub name: &'static str,
    pub source: &'static str,
}

/// The files in both languages: a name here that is missing under `locales/` does not compile.
macro_rules! files {
    ($($name:literal;)*) => {
        const ENGLISH: &[File] = &[$(files!(@one "en", $name)),*];
        const KOREAN: &[File] = &[$(files!(@one "ko", $name)),*];
    };
    (@one $language:literal, $name:literal) => {
        File {
            name: concat!($name, ".ftl"),
            source: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", $language, "/", $name, ".ftl")),
        }
    };
}

files! {
    "cli";
    "conformance";
    "test";
    "run";
    "terms";
    "driver";
    "syntax";
    "message";
    "lower";
    "hir";
    "tables";
    "settings";
    "schema";
    "lint";
}

/// All files of a language.
pub fn of(language: Language) -> &'static [File] {
    match language {
        Language::En => ENGLISH,
        Language::Ko => KOREAN,
    }
}
