//! Which language to speak.

use std::ffi::OsString;

use crate::diag::Language;

/// The language of `--lang`, else of `DANBI_LANG`, else of the system, else English. `--lang` is looked for by hand, so that even a
/// mistake in the command line is explained in it.
pub fn choose(args: &[OsString]) -> Language {
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    asked_for(args)
        .or_else(|| set("DANBI_LANG").and_then(|name| Language::of_locale(&name)))
        .or_else(|| system.and_then(|locale| Language::of_locale(&locale)))
        .unwrap_or_default()
}

/// What `DANBI_LANG` says, where that decides and is no language of ours.
pub fn unknown(args: &[OsString]) -> Option<String> {
    let name = set("DANBI_LANG").filter(|name| Language::of_locale(name).is_none());
    name.filter(|_| asked_for(args).is_none())
}

fn asked_for(args: &[OsString]) -> Option<Language> {
    let mut args = args.iter().filter_map(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    let mut found = None;
    while let Some(arg) = args.next() {
        let value = if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=") };
        found = value.and_then(Language::of_locale).or(found);
    }
    found
}

fn set(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_is_found_in_both_forms() {
        let args = |args: &[&str]| asked_for(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(args(&["danbi", "check", "--lang", "ko"]), Some(Language::Ko));
        assert_eq!(args(&["danbi", "--lang=en", "check"]), Some(Language::En));
        assert_eq!(args(&["danbi", "--", "--lang=ko"]), None);
    }
}
