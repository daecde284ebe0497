//! Inputs that cannot be used, with the reason.

use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use super::lines::{LONGEST, Line};
use super::wanted::Wanted;
use crate::diag::{Arg, Language, catalog};
use crate::runtime::InputError;

/// Why an input cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More than a megabyte.
    TooLong,
    NotUtf8,
    NotJson {
        why: String,
    },
    /// Lists and objects stand too deep inside one another.
    TooDeep,
    Input(InputError),
    /// A field is missing, or its value does not fit.
    Field {
        field: String,
        wanted: Wanted,
    },
    /// An `activate` of a bundle that the store does not have.
    UnknownBundle {
        manifest: String,
    },
    /// A `merge` of a person with themselves.
    SamePerson,
    /// It is older than the declared lateness (P-ORDER-2).
    Late,
    /// The clock of the system has not come there by far.
    Ahead,
}

impl Fault {
    /// The word that stands for it; its words are the message `dead-letter-` and this.
    pub fn word(&self) -> &'static str {
        match self {
            Fault::TooLong => "too-long",
            Fault::NotUtf8 => "not-utf8",
            Fault::NotJson { .. } => "not-json",
            Fault::TooDeep => "too-deep",
            Fault::Input(InputError::NoObject) => "no-object",
            Fault::Field { wanted: Wanted { missing: true, .. }, .. } => "missing-field",
            Fault::Field { .. } | Fault::Input(InputError::Field { .. }) => "bad-field",
            Fault::Input(InputError::UnknownKind { .. }) => "unknown-input",
            Fault::Input(InputError::Undeclared { .. }) => "undeclared",
            Fault::UnknownBundle { .. } => "unknown-bundle",
            Fault::SamePerson => "same-person",
            Fault::Late => "late",
            Fault::Ahead => "ahead",
        }
    }

    /// What it is about: a field, a name, or why something cannot be read.
    fn about(&self) -> Option<&str> {
        match self {
            Fault::NotJson { why: about }
            | Fault::Field { field: about, .. }
            | Fault::Input(InputError::Field { field: about })
            | Fault::Input(InputError::UnknownKind { kind: about })
            | Fault::Input(InputError::Undeclared { name: about, .. })
            | Fault::UnknownBundle { manifest: about } => Some(about),
            _ => None,
        }
    }

    /// What fits, as JSON writes it.
    fn wants(&self) -> Option<&str> {
        match self {
            Fault::Field { wanted, .. } => wanted.form.as_deref(),
            _ => None,
        }
    }
}

/// Words for a dead letter as it was written out, in any language.
pub fn words_of(letter: &Json, language: Language) -> String {
    let text = |field: &str| letter.get(field).and_then(Json::as_str).unwrap_or_default();
    words(text("reason"), text("about"), letter.get("wants").and_then(Json::as_str), language)
}

fn words(reason: &str, about: &str, wants: Option<&str>, language: Language) -> String {
    let wants_arg = Arg::from(wants.unwrap_or_default());
    let args = [("about", Arg::from(about)), ("wants", wants_arg), ("limit", LONGEST.into())];
    catalog::message(language, key(reason, wants.is_some()), &args)
}

/// The message for a reason; whether it is known what fits.
fn key(reason: &str, wants: bool) -> &'static str {
    match reason {
        "too-long" => "dead-letter-too-long",
        "not-utf8" => "dead-letter-not-utf8",
        "too-deep" => "dead-letter-too-deep",
        "no-object" => "dead-letter-no-object",
        "missing-field" if wants => "dead-letter-missing-field",
        "bad-field" if wants => "dead-letter-bad-value",
        "missing-field" | "bad-field" => "dead-letter-bad-field",
        "unknown-input" => "dead-letter-unknown-input",
        "undeclared" => "dead-letter-undeclared",
        "unknown-bundle" => "dead-letter-unknown-bundle",
        "same-person" => "dead-letter-same-person",
        "late" => "dead-letter-late",
        "ahead" => "dead-letter-ahead",
        _ => "dead-letter-not-json",
    }
}

/// A dead letter as it is kept and written out.
#[derive(Clone, Debug)]
pub struct DeadLetter {
    /// Of the line and its number: the same line read twice is one dead letter.
    pub hash: [u8; 16],
    /// Whom it is about, where that can be read.
    pub person: Option<String>,
    /// JSON, without the line end.
    pub line: String,
}

impl DeadLetter {
    pub fn of(fault: &Fault, line: Line, text: &[u8], person: Option<String>, language: Language) -> DeadLetter {
        let mut object = Map::new();
        object.insert("line".into(), json!(line.number));
        object.insert("reason".into(), fault.word().into());
        if let Some(about) = fault.about() {
            object.insert("about".into(), about.into());
        }
        if let Some(wants) = fault.wants() {
            object.insert("wants".into(), wants.into());
        }
        let words = words(fault.word(), fault.about().unwrap_or_default(), fault.wants(), language);
        object.insert("words".into(), words.into());
        object.insert("text".into(), String::from_utf8_lossy(text).into());
        let digest = Sha256::new().chain_update(line.number.to_be_bytes()).chain_update(text).finalize();
        let mut hash = [0; 16];
        hash.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        DeadLetter { hash, person, line: Json::Object(object).to_string() }
    }
}
