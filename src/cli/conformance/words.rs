//! What was wrong, in words.

use serde_json::Value;

use crate::conformance::{ANSWER_LIMIT, Broken, Difference, Trouble};
use crate::diag::{Arg, Language, catalog};

/// The words of a command: parted at blanks, but not within quotes. `None` where a quote has no end.
pub fn split(command: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let (mut word, mut quote): (Option<String>, Option<char>) = (None, None);
    for letter in command.chars() {
        match quote {
            Some(end) if letter == end => quote = None,
            Some(_) => word.get_or_insert_default().push(letter),
            None if letter == '"' || letter == '\'' => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            None if letter.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// One sentence and what belongs to it, each on a line of its own.
pub fn trouble(of: &Trouble, language: Language) -> Vec<String> {
    let say = |key: &str, args: &[(&'static str, Arg)]| catalog::message(language, key, args);
    match of {
        Trouble::Broken(broken) => self::broken(broken, language),
        Trouble::Answer { step, ask, expected, got } => vec![
            say("cli-conformance-answer", &[("step", number(*step))]),
            labelled(language, "cli-conformance-asked", Some(ask)),
            labelled(language, "cli-conformance-expected", Some(expected)),
            labelled(language, "cli-conformance-got", Some(got)),
        ],
        Trouble::Overslept { effect, deadline } => {
            let sentence = match deadline {
                Some(deadline) => say("cli-conformance-overslept", &[("deadline", deadline.as_str().into())]),
                None => say("cli-conformance-overslept-never", &[]),
            };
            vec![sentence, labelled(language, "cli-conformance-got", Some(effect))]
        }
        Trouble::Stuck { tick, deadline } => {
            vec![say(
                "cli-conformance-stuck",
                &[("tick", tick.as_str().into()), ("deadline", deadline.as_str().into())],
            )]
        }
        Trouble::Ahead { effect } => {
            vec![say("cli-conformance-ahead", &[]), labelled(language, "cli-conformance-got", Some(effect))]
        }
        Trouble::Effects(difference) => effects(difference, language),
    }
}

/// Why there is no answer, and what came instead.
pub fn broken(of: &Broken, language: Language) -> Vec<String> {
    let say = |key: &str, args: &[(&'static str, Arg)]| catalog::message(language, key, args);
    match of {
        Broken::NotStarted { reason } => {
            vec![say("cli-conformance-not-started", &[("reason", reason.as_str().into())])]
        }
        Broken::Silent { seconds } => {
            vec![say("cli-conformance-silent", &[("seconds", seconds.to_string().into())])]
        }
        Broken::Ended { said } => {
            let key = if said.is_empty() { "cli-conformance-ended-silently" } else { "cli-conformance-ended" };
            let mut lines = vec![say(key, &[])];
            lines.extend(said.lines().map(|line| format!("| {line}")));
            lines
        }
        Broken::TooLong => {
            let limit = ANSWER_LIMIT / (1024 * 1024);
            vec![say("cli-conformance-too-long", &[("limit", number(limit))])]
        }
        Broken::Unreadable { line } => vec![say("cli-conformance-unreadable", &[]), format!("| {line}")],
    }
}

fn effects(difference: &Difference, language: Language) -> Vec<String> {
    let Difference { person, index, expected, got, at } = difference;
    let key = match (expected, got, at.is_empty()) {
        (None, _, _) => "cli-conformance-too-many",
        (_, None, _) => "cli-conformance-too-few",
        (_, _, true) => "cli-conformance-differs",
        _ => "cli-conformance-differs-at",
    };
    let args = [("person", person.as_str().into()), ("number", number(index + 1)), ("at", at.as_str().into())];
    vec![
        catalog::message(language, key, &args),
        labelled(language, "cli-conformance-expected", expected.as_ref()),
        labelled(language, "cli-conformance-got", got.as_ref()),
    ]
}

fn labelled(language: Language, key: &str, value: Option<&Value>) -> String {
    let nothing = || catalog::message(language, "cli-conformance-nothing", &[]);
    let value = value.map_or_else(nothing, Value::to_string);
    format!("{} {value}", catalog::message(language, key, &[]))
}

fn number(of: usize) -> Arg {
    of.to_string().into()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn commands_are_parted_at_blanks_but_not_within_quotes() {
        let words = |command: &str| split(command).unwrap();
        assert_eq!(words(" python3  -u 'my runtime.py' \"a b\"c "), ["python3", "-u", "my runtime.py", "a bc"]);
        assert_eq!(words("x ''"), ["x", ""]);
        assert_eq!(split("x 'y"), None);
    }
}
