//! Mistakes in the command line, in the reader's language.

use std::ffi::OsString;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::Cli;
use crate::diag::render::visible;
use crate::diag::{Arg, Language, catalog};

/// What clap says is wrong with `args`, in our words; its own where there are none.
pub fn explain(error: &clap::Error, args: &[OsString], language: Language) -> String {
    let Some(key) = key(error) else { return own_words(error) };
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
    let named = kinds.into_iter().filter_map(|(name, kind)| Some((name, Arg::from(shown(error.get(kind)?)))));
    let named: Vec<(&'static str, Arg)> = named.chain([("name", Arg::from(name(error)))]).collect();
    let nearest = named.iter().any(|(name, _)| *name == "nearest");
    let said = catalog::message(language, key, &named);
    let hint =
        if nearest { format!(" {}", catalog::message(language, "cli-usage-nearest", &named)) } else { String::new() };
    format!("{said}{hint}\n\n{}", more(error, args, language))
}

/// Where there is more to read: in the help of the command that was typed, if one was.
fn more(error: &clap::Error, args: &[OsString], language: Language) -> String {
    let cli = Cli::command();
    let is_command = |arg: &&str| cli.get_subcommands().any(|command| command.get_name() == *arg);
    let command = args.iter().skip(1).filter_map(|arg| arg.to_str()).find(is_command);
    match command.filter(|_| error.kind() != ErrorKind::InvalidSubcommand) {
        Some(command) => catalog::message(language, "cli-usage-more-of", &[("command", command.into())]),
        None => catalog::message(language, "cli-usage-more", &[]),
    }
}

/// The option or argument that it is about, without what it takes.
fn name(error: &clap::Error) -> String {
    let arg = error.get(ContextKind::InvalidArg).map(shown).unwrap_or_default();
    arg.split_once(' ').map_or(arg.as_str(), |(name, _)| name).to_owned()
}

fn key(error: &clap::Error) -> Option<&'static str> {
    let said = |kind| error.get(kind).map(shown).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue).is_empty() => {
            Some(if said(ContextKind::ValidValue).is_empty() { "cli-usage-needs-value" } else { "cli-usage-needs-one" })
        }
        ErrorKind::ArgumentConflict if said(ContextKind::InvalidArg) == said(ContextKind::PriorArg) => {
            Some("cli-usage-twice")
        }
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
