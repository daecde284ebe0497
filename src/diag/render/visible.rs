//! Text that a terminal may print.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` with every character spelled out that a terminal would obey or hide: control characters as their pictures (␛), marks
/// that turn the direction of writing or take no room as their code points (‹U+202E›). Tabs stay, and so do the joiners inside emoji.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_hidden) { Cow::Owned(spelled(text)) } else { Cow::Borrowed(text) }
}

/// The same for a text of several lines.
pub fn lines(text: &str) -> String {
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn spelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\u{7f}' => out.push('␡'),
            _ if !is_hidden(letter) => out.push(letter),
            '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(letter))),
            // Writing into a string cannot fail.
            _ => _ = write!(out, "‹U+{:04X}›", u32::from(letter)),
        }
    }
    out
}

/// Controls (C0 but the tab, DEL, C1), line and paragraph separators, marks of direction, the soft hyphen and zero-width
/// spaces (Unicode Standard, section 23.2, but the joiners U+200C and U+200D that scripts and emoji need).
fn is_hidden(letter: char) -> bool {
    (letter.is_control() && letter != '\t')
        || matches!(
            letter,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_out() {
        assert_eq!(line("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(line("\u{202e}x\u{9b}"), "‹U+202E›x‹U+009B›");
        assert_eq!(line("한글\t👨\u{200d}👩"), "한글\t👨\u{200d}👩");
        assert_eq!(lines("a\r\nb"), "a␍\nb");
    }
}
