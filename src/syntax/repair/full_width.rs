//! Signs and digits as word processors and Korean, Japanese or Chinese keyboards give them.

use super::look::{Look, Mend, Mistake};
use crate::diag::codes;

/// Closing quotes for opening ones.
const QUOTES: [(char, char); 7] =
    [('“', '”'), ('”', '”'), ('„', '“'), ('「', '」'), ('『', '』'), ('＂', '＂'), ('«', '»')];

/// A line written with such signs: all of them are one mistake.
pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let first = look.line_lead()?;
    let end = look.line_end(look.token(0).map_or(first.start, |token| token.start)).max(first.end);
    let mut mends = mends(look.text.get(first.start..end)?, first.start);
    // Behind the word that opens the line no sign is wanted at all.
    for mend in mends.iter_mut().filter(|mend| mend.start == first.end && matches!(mend.text.as_str(), ":" | "=")) {
        mend.text =
            if look.text.get(mend.end..).is_some_and(|rest| rest.starts_with(' ')) { "".into() } else { " ".into() };
    }
    let (from, to) = (mends.first()?, mends.last()?);
    let wrong = look.text.get(from.start..from.end)?;
    let at = (from.start, if mends.len() == 1 { to.end } else { from.end });
    let right = from.text.clone();
    Some(look.mistake(&codes::syntax::FULL_WIDTH, at, mends).arg("wrong", wrong).arg("right", right))
}

/// What the signs of a line are replaced by; what stands in quotes stays.
fn mends(line: &str, base: usize) -> Vec<Mend> {
    let mut mends = Vec::new();
    let mut letters = line.char_indices();
    let mut replace = |at: usize, letter: char, text: &str| {
        mends.push(Mend { start: base + at, end: base + at + letter.len_utf8(), text: text.into() });
    };
    while let Some((at, letter)) = letters.next() {
        if letter == '"' {
            letters.by_ref().find(|(_, letter)| *letter == '"');
        } else if let Some((_, close)) = QUOTES.iter().find(|(open, _)| *open == letter) {
            replace(at, letter, "\"");
            if let Some((at, close)) = letters.by_ref().find(|(_, letter)| letter == close || *letter == '"') {
                replace(at, close, "\"");
            }
        } else if let Some(plain) = plain(letter) {
            replace(at, letter, plain.encode_utf8(&mut [0; 4]));
        }
    }
    mends
}

/// The plain form of a sign or digit.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        '〜' | '～' | '∼' | '–' | '—' | '−' | '‒' => '-',
        '、' => ',',
        '。' => '.',
        '‘' | '’' => '\'',
        '≥' => '>',
        '【' => '[',
        '】' => ']',
        '\u{3000}' | '\u{a0}' | '\u{2003}' | '\u{2002}' | '\u{2009}' | '\u{200b}' => ' ',
        // The full-width forms of ASCII stand in one block, in the order of ASCII.
        '！'..='｝' => char::from_u32(u32::from(letter) - 0xFEE0)?,
        _ => return None,
    })
}

/// The quote that closes what `opening` opens, if that is a quote of such a kind.
pub(super) fn closing_quote(opening: char) -> Option<char> {
    let close = |(_, close): &(char, char)| *close;
    QUOTES.iter().find(|(open, _)| *open == opening).map(close).or((opening == '‘').then_some('’'))
}

/// Whether a letter is one that this module replaces.
pub(super) fn is_quote(letter: char) -> bool {
    QUOTES.iter().any(|(open, close)| *open == letter || *close == letter)
}
