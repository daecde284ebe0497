//! Mistakes in the command line, in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diag::render::visible;
use crate::diag::{Arg, Language, catalog};

/// What clap says is wrong, in our words; its own where there are none.
pub fn explain(error: &clap::Error, language: Language) -> String {
    let Some(key) = key(error.kind()) else { return own_words(error) };
    let kinds = [
        ("arg", ContextKind::InvalidArg),
        ("subcommand", ContextKind::InvalidSubcommand),
        ("value", ContextKind::InvalidValue),
        ("other", ContextKind::PriorArg),
        ("valid", ContextKind::ValidValue),
        ("nearest", ContextKind::SuggestedArg),
        ("nearest", ContextKind::SuggestedValue),
        ("nearest", ContextKind::SuggestedSubcommand),
    ];
    let args = kinds.into_iter().filter_map(|(name, kind)| Some((name, Arg::from(shown(error.get(kind)?)))));
    let args: Vec<(&'static str, Arg)> = args.collect();
    let nearest = args.iter().any(|(name, _)| *name == "nearest");
    let said = catalog::message(language, key, &args);
    let hint =
        if nearest { format!(" {}", catalog::message(language, "cli-usage-nearest", &args)) } else { String::new() };
    format!("{said}{hint}\n\n{}", catalog::message(language, "cli-usage-more", &[]))
}

fn key(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::UnknownArgument => Some("cli-usage-unknown-argument"),
        ErrorKind::InvalidSubcommand => Some("cli-usage-unknown-command"),
        ErrorKind::InvalidValue => Some("cli-usage-invalid-value"),
        // Every option whose value is looked at when it is read takes a number.
        ErrorKind::ValueValidation => Some("cli-usage-no-number"),
        ErrorKind::MissingRequiredArgument => Some("cli-usage-missing-argument"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Some("cli-usage-missing-command")
        }
        ErrorKind::ArgumentConflict => Some("cli-usage-conflict"),
        ErrorKind::InvalidUtf8 => Some("cli-usage-not-unicode"),
        _ => None,
    }
}

fn shown(value: &ContextValue) -> String {
    let text = match value {
        ContextValue::Strings(all) => all.join(", "),
        other => other.to_string(),
    };
    visible::line(&text).into_owned()
}

fn own_words(error: &clap::Error) -> String {
    let text = error.render().to_string();
    visible::lines(text.strip_prefix("error: ").unwrap_or(&text))
}
