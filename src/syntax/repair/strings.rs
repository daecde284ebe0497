//! Texts whose quotes do not fit.

use super::full_width::is_quote;
use super::look::{Look, Mend, Mistake};
use super::tokens::{Kind, Token, tokens};
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
            let end = block_end(&look, token).max(token.end);
            let mends = vec![Mend::insert(end, "\n\"\"\"")];
            let mistake = look.at_token(&codes::syntax::UNCLOSED_STRING, token, mends).help("help-block");
            return mistake.arg("lines", "several").without_fix();
        }
        let end = token.start + closing_place(inside);
        let mistake = look.mistake(&codes::syntax::UNCLOSED_STRING, (token.start, end), vec![Mend::insert(end, "\"")]);
        mistake.arg("lines", "one").guess()
    })
    .collect()
}

/// Where a block text that is never closed is taken to end: before the first line that stands further left than its own, or else
/// before the braces that close the declaration.
fn block_end(look: &Look, open: Token) -> usize {
    let outdented = |token: &&Token| {
        let closes = look.of(**token) == "}" && token.indent == open.indent;
        token.start > open.start && token.leads && (token.indent < open.indent || closes)
    };
    let closing = look.tokens.iter().rev().take_while(|token| look.of(**token) == "}").count();
    let next = look.tokens.iter().find(outdented).map(|next| look.tokens.partition_point(|t| t.start < next.start));
    let last = next.or(look.tokens.len().checked_sub(closing)).and_then(|next| next.checked_sub(1));
    last.and_then(|last| look.tokens.get(last)).map_or(0, |token| token.end)
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

fn wants_text(look: &Look) -> bool {
    look.expects(Rule::string) || look.expects(Rule::line_string) || look.expects(Rule::from_file)
}

/// `terms 3만원 이상`: where nothing but a text can stand, a number is no amount or time.
pub(super) fn only_text(look: &Look) -> Option<Mistake> {
    let number = look.is(0, Kind::Number) && wants_text(look);
    let other = [Rule::sign_open, Rule::sign_equals, Rule::money, Rule::number, Rule::name];
    if number && !other.iter().any(|rule| look.expects(*rule)) { missing_quotes(look) } else { None }
}

/// `title 안녕하세요`
pub(super) fn missing_quotes(look: &Look) -> Option<Mistake> {
    let value = look.word(-1) == "contains" || (look.word(-1) == "with" && look.word(-2) == "starts");
    let wants = wants_text(look) || value;
    if let Some(mistake) = single(look) {
        return Some(mistake);
    }
    let token = look.token(0).filter(|token| wants && token.kind != Kind::Text && !token.leads)?;
    let word = look.of(token);
    let plain = matches!(token.kind, Kind::Word | Kind::Number) || word.chars().all(is_quote) || value && word == "@";
    let text = look.text.get(token.start..look.line_end(token.start))?;
    let text = if value { text.split(' ').next()? } else { text };
    let text = text.trim_end_matches([' ', '}']);
    (plain && !text.contains('"')).then(|| {
        let end = token.start + text.len();
        let mends = vec![Mend::insert(token.start, "\""), Mend::insert(end, "\"")];
        look.mistake(&codes::syntax::MISSING_QUOTES, (token.start, end), mends).arg("text", text).guess()
    })
}
