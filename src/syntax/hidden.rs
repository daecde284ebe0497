//! Characters that nobody sees: control characters, a byte order mark inside the text, and marks that change the direction of
//! writing, which can make a campaign read otherwise than it runs (the attack known as "Trojan Source").

use super::origin::Origin;
use crate::diag::{Diagnostic, Sink, codes};
use crate::text::Edit;

/// Where such characters begin, and which they are. A byte order mark at the start of the file is none of them.
pub(super) fn characters(text: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        // Lead bytes of the marks in UTF-8 are E2 (directions) and EF (byte order); everything else is cheap to pass.
        if byte >= 0x20 && !matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF) || matches!(byte, b'\n' | b'\t' | b'\r') {
            continue;
        }
        let letter = text.get(at..).and_then(|rest| rest.chars().next());
        found.extend(letter.filter(|&letter| is_hidden(letter) && !(at == 0 && letter == '\u{feff}')).map(|l| (at, l)));
    }
    found
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
