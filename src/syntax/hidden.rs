//! Characters that nobody sees: control characters, a byte order mark inside the text, and marks that change the direction of
//! writing, which can make a campaign read otherwise than it runs (the attack known as "Trojan Source").

use super::origin::Origin;
use crate::diag::{Diagnostic, Sink, codes};
use crate::text::Edit;

/// Bytes that are looked at together.
const CHUNK: usize = 32;

/// Where such characters begin, and which they are. A byte order mark at the start of the file is none of them.
pub(super) fn characters(text: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    for (number, chunk) in text.as_bytes().chunks(CHUNK).enumerate() {
        // Without a way out of the loop, so that it takes many bytes at a time: most chunks hold nothing.
        if !chunk.iter().fold(false, |any, &byte| any | may_begin_hidden(byte)) {
            continue;
        }
        for (index, _) in chunk.iter().enumerate().filter(|(_, byte)| may_begin_hidden(**byte)) {
            let at = number * CHUNK + index;
            let letter = text.get(at..).and_then(|rest| rest.chars().next());
            let hidden = letter.filter(|&letter| is_hidden(letter) && !(at == 0 && letter == '\u{feff}'));
            found.extend(hidden.map(|letter| (at, letter)));
        }
    }
    found
}

/// Control characters, and the lead bytes in UTF-8: C2 of more control characters, E2 of directions, EF of the byte order mark.
fn may_begin_hidden(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\n') & (byte != b'\t') & (byte != b'\r')
        | (byte == 0x7F)
        | (byte == 0xC2)
        | (byte == 0xE2)
        | (byte == 0xEF)
}

fn is_hidden(letter: char) -> bool {
    let direction = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    direction || letter == '\u{feff}' || (letter.is_control() && !matches!(letter, '\n' | '\t' | '\r'))
}

/// One finding for each run of such characters.
pub(super) fn report(found: &[(usize, char)], origin: &Origin, findings: &mut Sink) {
    let mut run: Option<(usize, usize, char)> = None;
    let mut runs = Vec::new();
    for &(at, letter) in found {
        match &mut run {
            Some((_, end, _)) if *end == at => *end += letter.len_utf8(),
            _ => runs.extend(run.replace((at, at + letter.len_utf8(), letter))),
        }
    }
    runs.extend(run);
    for (start, end, letter) in runs {
        let span = origin.span(start, end);
        let finding = Diagnostic::new(&codes::syntax::HIDDEN_CHARACTER, span);
        let name = format!("U+{:04X}", u32::from(letter));
        findings.push(finding.arg("character", name).safe_fix(vec![Edit::replace(span, "")]));
    }
}

/// The text with blanks of the same length in their place.
pub(super) fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_hidden(letter) {
            out.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        } else {
            out.push(letter);
        }
    }
    out
}
