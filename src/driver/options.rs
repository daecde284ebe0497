//! What a compilation is asked for.

/// What is compiled.
#[derive(Clone, Debug, Default)]
pub enum Input {
    /// The whole project.
    #[default]
    Project,
    /// One campaign file that has no place yet, against settings and schema of the project but without its other campaigns.
    Single {
        /// What findings call it.
        name: String,
        bytes: Vec<u8>,
    },
}

#[derive(Clone, Debug, Default)]
pub struct Options {
    pub input: Input,
}
