//! Texts whose quotes do not fit.

use super::full_width::is_quote;
use super::look::{Look, Mend, Mistake};
use super::tokens::{Kind, tokens};
use crate::diag::codes;
use crate::syntax::grammar::Rule;
use crate::syntax::origin::Origin;

/// Texts that are never closed.
pub(super) fn unclosed(text: &str, origin: &Origin) -> Vec<Mistake> {
    let found = tokens(text);
    let look = Look { text, tokens: &found, here: 0, expected: &[], origin };
    let open = found.iter().filter(|token| token.kind == Kind::Text && !is_closed(look.of(**token)));
    open.map(|&token| {
        let inside = look.of(token);
        if inside.starts_with("\"\"\"") {
            let end = block_end(&look).max(token.end);
            let mends = vec![Mend::insert(end, "\n\"\"\"")];
            return look.at_token(&codes::syntax::UNCLOSED_STRING, token, mends).help("help-block").without_fix();
        }
        let end = token.start + closing_place(inside);
        let mistake = look.mistake(&codes::syntax::UNCLOSED_STRING, (token.start, end), vec![Mend::insert(end, "\"")]);
        mistake.guess()
    })
    .collect()
}

/// Where a block text that is never closed is taken to end: before the braces that close the declaration.
fn block_end(look: &Look) -> usize {
    let closing = look.tokens.iter().rev().take_while(|token| look.of(**token) == "}").count();
    let last = look.tokens.len().checked_sub(closing + 1).and_then(|last| look.tokens.get(last));
    last.map_or(0, |token| token.end)
}

fn is_closed(text: &str) -> bool {
    match text.strip_prefix("\"\"\"") {
        Some(rest) => rest.ends_with("\"\"\""),
        None => {
            let backslashes = text.strip_suffix('"').map_or(0, |t| t.len() - t.trim_end_matches('\\').len());
            text.len() > 1 && text.ends_with('"') && backslashes.is_multiple_of(2)
        }
    }
}

/// Where the closing quote belongs: at the end of the line, before the braces that close the block there.
fn closing_place(text: &str) -> usize {
    let mut end = text.trim_end().len();
    while let Some(rest) = text.get(..end).and_then(|text| text.strip_suffix('}')) {
        let opens = rest.matches("{{").count() > rest.matches("}}").count();
        let before = rest.trim_end();
        if opens || before.len() == rest.len() && !before.ends_with('}') {
            break;
        }
        end = before.len();
    }
    end
}

/// `title '안녕하세요'`
fn single(look: &Look) -> Option<Mistake> {
    let token = look.token(0).filter(|token| look.of(*token) == "'")?;
    let line = look.text.get(token.end..)?.lines().next()?;
    let close = token.end + line.find('\'')?;
    let text = look.text.get(token.end..close)?;
    let mends = vec![Mend::replace(token, "\""), Mend { start: close, end: close + 1, text: "\"".into() }];
    Some(look.mistake(&codes::syntax::SINGLE_QUOTES, (token.start, close + 1), mends).arg("text", text))
}

/// `title 안녕하세요`
pub(super) fn missing_quotes(look: &Look) -> Option<Mistake> {
    let wants = look.expects(Rule::string) || look.expects(Rule::line_string) || look.expects(Rule::from_file);
    if let Some(mistake) = single(look) {
        return Some(mistake);
    }
    let token = look.token(0).filter(|token| wants && token.kind != Kind::Text && !token.leads)?;
    let word = look.of(token);
    let plain = matches!(token.kind, Kind::Word | Kind::Number) || word.chars().all(is_quote);
    let text = look.text.get(token.start..look.line_end(token.start))?;
    let text = text.trim_end_matches([' ', '}']);
    (plain && !text.contains('"')).then(|| {
        let end = token.start + text.len();
        let mends = vec![Mend::insert(token.start, "\""), Mend::insert(end, "\"")];
        look.mistake(&codes::syntax::MISSING_QUOTES, (token.start, end), mends).arg("text", text).guess()
    })
}
