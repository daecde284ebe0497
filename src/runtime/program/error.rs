//! Why a bundle cannot be run.

use std::fmt;

use crate::bundle::Broken;
use crate::bundle::read::ReadError;
use crate::types::Name;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The folder is no bundle.
    Read(ReadError),
    /// It breaks rules of the format.
    Broken(Vec<Broken>),
    /// The zone of the project is not in the time-zone data.
    UnknownZone { zone: String },
    /// A text uses a filter that is not known.
    UnknownFilter { filter: Name },
    /// It needs something that the registry does not list.
    UnknownNeed { need: Name },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Read(error) => error.fmt(f),
            LoadError::Broken(broken) => {
                let lines: Vec<String> = broken.iter().map(ToString::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
            LoadError::UnknownZone { zone } => write!(f, "there is no time zone `{zone}`"),
            LoadError::UnknownFilter { filter } => write!(f, "the filter `{filter}` is not known"),
            LoadError::UnknownNeed { need } => write!(f, "the plan needs `{need}`, which this program does not know"),
        }
    }
}

impl std::error::Error for LoadError {}

impl From<ReadError> for LoadError {
    fn from(error: ReadError) -> Self {
        LoadError::Read(error)
    }
}
