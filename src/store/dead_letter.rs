//! Inputs that cannot be used, with the reason.

use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use super::lines::{LONGEST, Line};
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
    /// An `activate` of a bundle that the store does not have.
    UnknownBundle {
        manifest: String,
    },
    /// A `merge` of a person with themselves.
    SamePerson,
    /// It is older than the declared lateness (P-ORDER-2).
    Late,
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
            Fault::Input(InputError::Field { .. }) => "bad-field",
            Fault::Input(InputError::UnknownKind { .. }) => "unknown-input",
            Fault::Input(InputError::Undeclared { .. }) => "undeclared",
            Fault::UnknownBundle { .. } => "unknown-bundle",
            Fault::SamePerson => "same-person",
            Fault::Late => "late",
        }
    }

    fn words(&self, language: Language) -> String {
        let (key, args): (&str, Vec<(&'static str, Arg)>) = match self {
            Fault::TooLong => ("dead-letter-too-long", vec![("limit", LONGEST.into())]),
            Fault::NotUtf8 => ("dead-letter-not-utf8", Vec::new()),
            Fault::NotJson { why } => ("dead-letter-not-json", vec![("why", why.as_str().into())]),
            Fault::TooDeep => ("dead-letter-too-deep", Vec::new()),
            Fault::Input(InputError::NoObject) => ("dead-letter-no-object", Vec::new()),
            Fault::Input(InputError::Field { field }) => {
                ("dead-letter-bad-field", vec![("field", field.as_str().into())])
            }
            Fault::Input(InputError::UnknownKind { kind }) => {
                ("dead-letter-unknown-input", vec![("kind", kind.as_str().into())])
            }
            Fault::Input(InputError::Undeclared { name, .. }) => {
                ("dead-letter-undeclared", vec![("name", name.as_str().into())])
            }
            Fault::UnknownBundle { manifest } => {
                ("dead-letter-unknown-bundle", vec![("manifest", manifest.as_str().into())])
            }
            Fault::SamePerson => ("dead-letter-same-person", Vec::new()),
            Fault::Late => ("dead-letter-late", Vec::new()),
        };
        catalog::message(language, key, &args)
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
        if let Fault::Input(InputError::Field { field }) = fault {
            object.insert("field".into(), json!(field));
        }
        object.insert("words".into(), fault.words(language).into());
        object.insert("text".into(), String::from_utf8_lossy(text).into());
        let digest = Sha256::new().chain_update(line.number.to_be_bytes()).chain_update(text).finalize();
        let mut hash = [0; 16];
        hash.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        DeadLetter { hash, person, line: Json::Object(object).to_string() }
    }
}
