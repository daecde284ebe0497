//! The paths a Rust file mentions: `use` trees with all their groups, and paths in the midst of code.

/// Every path of a file as its parts, `crate` and `super` as they stand: `use a::{b, c::d}` gives `a::b` and `a::c::d`.
/// Each comes with the number of inline modules around it.
pub fn paths(text: &str) -> Vec<(usize, Vec<String>)> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let (mut at, mut modules, mut depth) = (0, Vec::new(), 0usize);
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                modules.retain(|&opened| opened <= depth);
            }
            "mod" if tokens.get(at + 2).is_some_and(|next| next == "{") => modules.push(depth + 1),
            _ if starts_path(&tokens, at) => {
                let mut all = Vec::new();
                at = tree(&tokens, at, Vec::new(), &mut all);
                found.extend(all.into_iter().map(|path| (modules.len(), path)));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn is_word(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// A word followed by `::`, or the single word of `use word`, and not the middle of a path.
fn starts_path(tokens: &[String], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map(String::as_str);
    let after = tokens.get(at + 1).map(String::as_str);
    is_word(&tokens[at]) && before != Some("::") && (after == Some("::") || before == Some("use"))
}

/// Reads one path or group of paths from `at`, after `prefix`; returns where it ends.
fn tree(tokens: &[String], mut at: usize, mut prefix: Vec<String>, all: &mut Vec<Vec<String>>) -> usize {
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while let Some(token) = tokens.get(at).filter(|token| *token != "}") {
                    at = if token == "," { at + 1 } else { tree(tokens, at, prefix.clone(), all).max(at + 1) };
                }
                return at + 1;
            }
            Some(word) if is_word(word) || word == "*" => prefix.push(word.to_owned()),
            _ => break,
        }
        at += 1;
        if tokens.get(at).is_none_or(|token| token != "::") {
            break;
        }
        at += 1;
    }
    all.push(prefix);
    // `as other`
    if tokens.get(at).is_some_and(|token| token == "as") { at + 2 } else { at }
}

/// Words, `::` and single signs; comments, strings and characters are left out.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = skipped(rest).unwrap_or_else(|| {
            let length = match letter {
                _ if letter.is_alphanumeric() || letter == '_' => word_length(rest),
                ':' if rest.starts_with("::") => 2,
                _ => letter.len_utf8(),
            };
            if !letter.is_whitespace() {
                tokens.push(rest[..length].to_owned());
            }
            length
        });
        rest = &rest[length..];
    }
    tokens
}

fn word_length(rest: &str) -> usize {
    rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())
}

/// The length of a comment, a string or a character literal that begins here.
fn skipped(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    let raw = rest.strip_prefix('r').map(|after| after.len() - after.trim_start_matches('#').len());
    if let Some(hashes) = raw.filter(|&hashes| rest[1 + hashes..].starts_with('"')) {
        let close = format!("\"{}", "#".repeat(hashes));
        let start = 2 + hashes;
        return Some(rest[start..].find(&close).map_or(rest.len(), |end| start + end + close.len()));
    }
    if rest.starts_with('"') {
        return Some(quoted(rest, '"'));
    }
    // A lifetime has no closing quote close by.
    let mut letters = rest.strip_prefix('\'')?.chars();
    let literal = match letters.next()? {
        '\\' => true,
        _ => letters.next() == Some('\''),
    };
    literal.then(|| quoted(rest, '\''))
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}
