//! The help, in the reader's language.
//!
//! What may be typed stands in `args`; its words come from the catalog, found by name: `cli-check` says what the command does,
//! `cli-check.examples` shows it, `cli-check.path` is what an option or argument of it means, `cli-arg-format` one
//! that several commands share.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Cli;
use crate::diag::{Language, catalog};

/// The command with its words.
pub fn command(language: Language) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = Cli::command().disable_version_flag(true).arg(version);
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = names.iter().fold(describe(command, "cli-danbi", language), |command, name| {
        command.mut_subcommand(name, |sub| describe(sub, &format!("cli-{name}"), language))
    });
    command.subcommand_help_heading(word(language, "cli-heading-commands"))
}

fn describe(command: Command, key: &str, language: Language) -> Command {
    let attribute = |name: &str| catalog::attribute(language, key, name, &[]);
    let examples = attribute("examples").unwrap_or_default();
    let examples = format!("{}:\n{}", word(language, "cli-heading-examples"), indented(&examples));
    let after = [Some(examples), attribute("outcome")].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    let usage = word(language, "cli-heading-usage");
    command
        .about(word(language, key))
        .after_help(after)
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"))
        .disable_help_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help))
        .mut_args(|arg| worded(arg, key, language))
}

fn worded(arg: Arg, key: &str, language: Language) -> Arg {
    let heading = if arg.is_positional() { "cli-heading-arguments" } else { "cli-heading-options" };
    let name = arg.get_id().as_str();
    let own = catalog::attribute(language, key, name, &[]);
    let help = own.unwrap_or_else(|| word(language, &format!("cli-arg-{name}")));
    let arg = arg.help(help).help_heading(word(language, heading));
    // The words say what it takes, in the language of the rest.
    if arg.get_action().takes_values() { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

fn word(language: Language, key: &str) -> String {
    catalog::message(language, key, &[])
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
