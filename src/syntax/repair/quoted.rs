//! Values in quotes where no text can stand: `wait "1h"`, `stage “conversion”`.

use pest::Parser;

use super::expected::words_of;
use super::full_width::closing_quote;
use super::look::{Look, Mend, Mistake};
use super::piece::stop;
use super::tokens::Kind;
use crate::diag::codes;
use crate::syntax::grammar::{Grammar, Rule};

/// Only where the value makes sense without its quotes.
pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let texts = [Rule::string, Rule::line_string, Rule::block_string, Rule::from_file];
    let token = look.token(0).filter(|_| !texts.iter().any(|rule| look.expects(*rule)))?;
    if words_of(look.expected).contains(&"template") {
        return None;
    }
    let opening = look.text.get(token.start..)?.chars().next()?;
    let inner = token.start + opening.len_utf8();
    let line = look.text.get(inner..)?.lines().next()?;
    let closing = match token.kind {
        Kind::Text => '"',
        _ if opening == '\'' => '\'',
        _ => closing_quote(opening)?,
    };
    let (length, close) = line.char_indices().find(|(_, letter)| *letter == closing || *letter == '"')?;
    let (inner_end, end) = (inner + length, inner + length + close.len_utf8());
    let value = look.text.get(inner..inner_end).filter(|value| !value.is_empty() && value.trim() == *value)?;
    let plain = format!("{}{value}{}", look.text.get(..token.start)?, look.text.get(end..)?);
    let read = Grammar::parse(Rule::file, &plain).map_or_else(|error| stop(&error).0, |_| plain.len());
    (read >= token.start + value.len()).then(|| {
        let mends = vec![
            Mend { start: token.start, end: inner, text: String::new() },
            Mend { start: inner_end, end, text: String::new() },
        ];
        look.mistake(&codes::syntax::QUOTED_VALUE, (token.start, end), mends).arg("value", value)
    })
}
