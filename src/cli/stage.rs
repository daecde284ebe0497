//! Stages whose time is told, in plain words.

use crate::driver::Stage;

/// The key of its words in the catalog.
pub fn key(stage: Stage) -> &'static str {
    match stage {
        Stage::Account => "cli-stage-account",
        Stage::Cases => "cli-stage-cases",
        Stage::Coverage => "cli-stage-coverage",
        Stage::Lint => "cli-stage-lint",
        Stage::List => "cli-stage-list",
        Stage::Lower => "cli-stage-lower",
        Stage::Meaning => "cli-stage-meaning",
        Stage::Older => "cli-stage-older",
        Stage::Pressure => "cli-stage-pressure",
        Stage::Read => "cli-stage-read",
        Stage::Schema => "cli-stage-schema",
        Stage::Seal => "cli-stage-seal",
        Stage::Settings => "cli-stage-settings",
        Stage::Tests => "cli-stage-tests",
        Stage::Texts => "cli-stage-texts",
    }
}
