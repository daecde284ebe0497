//! Why a folder is no bundle that can be loaded.

use std::fmt;

use super::super::Broken;
use crate::types::Name;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The manifest, or a file that it names, is not there.
    Missing { file: String },
    /// No JSON, or a value of the wrong kind.
    Malformed { file: String, why: String },
    /// Read well, but not written canonically: another spelling of the same value has another hash.
    NotCanonical { file: String },
    /// Not `danbi.plan/N` at all, or an older format than any that was released.
    NoFormat { file: String },
    /// A higher major version than this compiler knows.
    NewerFormat { format: String },
    /// `needs` names something this compiler does not know.
    UnknownNeed { need: Name },
    /// An instruction this compiler does not know, at a JSON pointer.
    UnknownInstruction { file: String, at: String, instruction: String },
    /// A field this compiler does not know and whose name does not begin with `x_`, at a JSON pointer.
    UnknownField { file: String, at: String },
    /// Known, but not in the form in which it is written, at a JSON pointer.
    OtherForm { file: String, at: String },
    /// What follows from the rest of the bundle (needs, alphabet, history bytes, what journeys carry) is not what is written.
    NotSealed,
    /// The content does not have the hash that is told of it.
    Hash { of: String },
    /// It breaks rules of the format.
    Broken(Vec<Broken>),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Missing { file } => write!(f, "{file} is missing"),
            ReadError::Malformed { file, why } => write!(f, "{file}: {why}"),
            ReadError::NotCanonical { file } => write!(f, "{file} is not written canonically (RFC 8785)"),
            ReadError::NoFormat { file } => write!(f, "{file} does not say that it is of a format danbi.plan/N"),
            ReadError::NewerFormat { format } => write!(f, "{format} is newer than this program"),
            ReadError::UnknownNeed { need } => write!(f, "the plan needs `{need}`, which this program does not know"),
            ReadError::UnknownInstruction { file, at, instruction } => {
                write!(f, "{file}#{at}: the instruction `{instruction}` is not known")
            }
            ReadError::UnknownField { file, at } => write!(f, "{file}#{at}: this field is not known"),
            ReadError::OtherForm { file, at } => write!(f, "{file}#{at}: this is not in the form it is written in"),
            ReadError::NotSealed => f.write_str("what follows from the rest of the bundle is not what is written"),
            ReadError::Hash { of } => write!(f, "{of} is not what its hash says"),
            ReadError::Broken(broken) => {
                let lines: Vec<String> = broken.iter().map(ToString::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for ReadError {}
