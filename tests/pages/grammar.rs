//! The grammar of record as the reference shows it.
//!
//! A rule of parts reads `wait = "wait" (wait_for | race | wait_until)`: what is typed stands in quotes, names without quotes are
//! other rules; `|` is "or", `?` may be missing, `*` any number, `+` at least one. A rule that is one token (`@{ }`, `${ }`) made of
//! more than fixed words is told in the words of its documentation instead.

use std::collections::BTreeMap;

use regex::Regex;

pub struct Grammar {
    rules: BTreeMap<String, Rule>,
    token: Regex,
    quoted: Regex,
}

struct Rule {
    docs: String,
    is_token: bool,
    body: String,
}

impl Grammar {
    pub fn of_record() -> Grammar {
        let text = include_str!("../../grammar/danbi.pest");
        let rule = Regex::new(
            r"(?m)^((?:///.*\n)*)(\w+) = ([_@$!]?)\{((?:[^{}\x22]|\x22(?:\\.|[^\x22\\])*\x22|\{[^{}\x22]*\})*)\}",
        )
        .unwrap();
        let rules = rule.captures_iter(text).map(|found| {
            let docs: Vec<&str> = found[1].lines().map(|line| line.trim_start_matches('/').trim()).collect();
            let is_token = matches!(&found[3], "@" | "$");
            (found[2].to_owned(), Rule { docs: docs.join(" "), is_token, body: found[4].to_owned() })
        });
        Grammar {
            rules: rules.collect(),
            token: Regex::new(r#""(?:\\.|[^"\\])*"|\w+|[~|()?*+&!]"#).unwrap(),
            quoted: Regex::new(r#""(?:\\.|[^"\\])*""#).unwrap(),
        }
    }

    /// Every rule but keywords, signs and blanks: those stand in the rules that use them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let apart = |name: &str| name.starts_with("kw_") || name.starts_with("sign_") || name == "WHITESPACE";
        self.rules.keys().map(String::as_str).filter(move |name| !apart(name))
    }

    /// The rules of these names, a line each.
    pub fn shown(&self, names: &str) -> String {
        let lines = names.split_whitespace().map(|name| {
            let rule = self.rules.get(name).unwrap_or_else(|| panic!("the grammar has no rule `{name}`"));
            let readable = self.readable(&rule.body);
            match rule.is_token && names_a_rule(&readable) {
                true => format!("{name}: {}\n", rule.docs.replace('`', "")),
                false => format!("{name} = {readable}\n"),
            }
        });
        format!("```text\n{}```\n", lines.collect::<String>())
    }

    fn readable(&self, body: &str) -> String {
        let tokens: Vec<&str> = self.token.find_iter(body).map(|found| found.as_str()).collect();
        let mut out = String::new();
        let mut place = 0;
        while let Some(token) = tokens.get(place) {
            place += 1;
            match *token {
                // What only looks ahead saves time or takes sides; it is not typed.
                "&" | "!" => place = after(&tokens, place),
                "~" | "SOI" | "EOI" => {}
                "|" => out += " | ",
                "(" => space(&mut out, "("),
                ")" | "?" | "*" | "+" => out += token,
                name => space(&mut out, &self.typed(name)),
            }
        }
        out.trim().replace("  ", " ")
    }

    /// A keyword or sign as it is typed, any other rule by its name.
    fn typed(&self, name: &str) -> String {
        let is_typed = name.starts_with("kw_") || name.starts_with("sign_");
        match self.rules.get(name).filter(|_| is_typed).and_then(|rule| self.quoted.find(&rule.body)) {
            Some(word) => word.as_str().to_owned(),
            None => name.to_owned(),
        }
    }
}

/// Whether something stands outside the quotes that is no sign of the notation.
fn names_a_rule(readable: &str) -> bool {
    let outside = readable.split('"').step_by(2);
    outside.flat_map(str::chars).any(char::is_alphanumeric)
}

/// The place behind a term: a name, a text, or what stands in parentheses.
fn after(tokens: &[&str], place: usize) -> usize {
    if tokens.get(place) != Some(&"(") {
        return place + 1;
    }
    let mut depth = 0;
    for (offset, token) in tokens[place..].iter().enumerate() {
        depth += usize::from(*token == "(");
        if *token == ")" {
            depth -= 1;
            if depth == 0 {
                return place + offset + 1;
            }
        }
    }
    tokens.len()
}

fn space(out: &mut String, next: &str) {
    if !out.is_empty() && !out.ends_with(['(', ' ']) {
        out.push(' ');
    }
    out.push_str(next);
}
