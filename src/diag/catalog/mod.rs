//! Every sentence Danbi says, in English and Korean.
//!
//! One Fluent catalog from `locales/<language>/*.ftl`, of which only what is said is ever parsed.
//!
//! A text that is missing never stops anybody: English stands in, then the key itself. A test makes it fail instead.

mod entry;
pub mod files;

use std::sync::OnceLock;

use entry::Entries;

use super::{Arg, Diagnostic, Language};

/// The texts of one finding in one language, ready to print. They may hold whatever the source held: a renderer makes
/// control characters visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// What was found, one sentence.
    pub what: String,
    /// A few words for the main place.
    pub here: Option<String>,
    /// Why it matters.
    pub why: String,
    /// How to mend it.
    pub help: String,
    /// One for each label of the finding, in its order.
    pub labels: Vec<String>,
}

/// The texts of a finding.
pub fn text(language: Language, diagnostic: &Diagnostic) -> Texts {
    let (key, args) = (diagnostic.code.name, diagnostic.args.as_slice());
    let attribute = |name| or_key(language, key, Some(name), args);
    Texts {
        what: or_key(language, key, None, args),
        here: find(language, key, Some("here"), args),
        why: attribute("why"),
        help: attribute(diagnostic.help),
        labels: diagnostic.labels.iter().map(|label| attribute(label.text)).collect(),
    }
}

/// One message of the catalog: a sentence of the command line, the word for a kind of thing.
pub fn message(language: Language, key: &str, args: &[(&'static str, Arg)]) -> String {
    or_key(language, key, None, args)
}

/// An attribute of a message, if the catalog has it in this language or in English.
pub fn attribute(language: Language, key: &str, name: &str, args: &[(&'static str, Arg)]) -> Option<String> {
    find(language, key, Some(name), args)
}

/// Whether this very language has the message or the attribute of it, English standing in for nobody.
pub fn has(language: Language, key: &str, attribute: Option<&str>) -> bool {
    entries(language).get(key).is_some_and(|entry| entry.has(key, attribute))
}

fn or_key(language: Language, key: &str, attribute: Option<&str>, args: &[(&'static str, Arg)]) -> String {
    find(language, key, attribute, args).unwrap_or_else(|| match attribute {
        Some(attribute) => format!("{key}.{attribute}"),
        None => key.to_owned(),
    })
}

fn find(language: Language, key: &str, attribute: Option<&str>, args: &[(&'static str, Arg)]) -> Option<String> {
    [language, Language::En].into_iter().find_map(|language| {
        let word = |key: &str| message(language, key, &[]);
        entries(language).get(key)?.format(key, attribute, args, &word)
    })
}

fn entries(language: Language) -> &'static Entries {
    static EN: OnceLock<Entries> = OnceLock::new();
    static KO: OnceLock<Entries> = OnceLock::new();
    let cell = match language {
        Language::En => &EN,
        Language::Ko => &KO,
    };
    cell.get_or_init(|| Entries::new(language))
}
