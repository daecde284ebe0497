//! What a compilation is asked for.

use std::sync::Arc;

use crate::bundle::Bundle;

/// What is compiled.
#[derive(Clone, Debug, Default)]
pub enum Input {
    /// The whole project.
    #[default]
    Project,
    /// The whole project, with one file as given here: instead of what is stored under its path, or beside the others. Outside any
    /// project it is the only file.
    Given {
        /// Below the project, `/` between parts; or what findings call a campaign file that has no place yet.
        path: String,
        bytes: Vec<u8>,
    },
}

#[derive(Clone, Debug, Default)]
pub struct Options {
    pub input: Input,
    /// What is asked about, below the project with `/` between parts: a file or a folder; empty for all. A name that is missing in
    /// many places is told once there and once elsewhere.
    pub part: String,
    /// The bundle before, where there is one: people may be under way in the versions of journeys that it holds.
    pub previous: Option<Arc<Bundle>>,
}

/// Whether a file belongs to a part of the project.
pub fn is_inside(part: &str, path: &str) -> bool {
    let below = || path.strip_prefix(part).is_some_and(|rest| rest.starts_with('/'));
    part.is_empty() || path == part || below()
}
