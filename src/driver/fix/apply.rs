//! One round: which fixes are applied together, and what becomes of the files.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Applicability, Diagnostic};
use crate::driver::Compilation;
use crate::text::{Edit, FileId, Span};

/// A file as one round leaves it.
#[derive(Debug)]
pub(super) struct Change {
    pub path: String,
    pub before: String,
    pub after: String,
    pub codes: Vec<&'static str>,
}

/// Edits of one file that do not touch one another, by where they begin.
#[derive(Debug, Default)]
struct Taken<'e> {
    edits: BTreeMap<(u32, u32), &'e Edit>,
    codes: Vec<&'static str>,
}

/// What the certain fixes of a compilation make of its files, in the order of the files.
pub(super) fn changes(compilation: &Compilation, inside: &dyn Fn(&str) -> bool) -> Vec<Change> {
    let sources = &compilation.sources;
    let mut taken: BTreeMap<FileId, Taken> = BTreeMap::new();
    let path = |file: FileId| sources.get(file).map_or("", |source| source.path.as_str());
    // A text that several messages share is a source once for each: the first speaks for all.
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let twins: BTreeSet<FileId> =
        sources.files().iter().filter(|source| !seen.insert(&source.path)).map(|source| source.id).collect();
    for finding in compilation.findings.iter().filter(|finding| inside(path(finding.at.file))) {
        let Some(edits) = certain(finding) else { continue };
        let Some(file) = edits.first().map(|edit| edit.span.file).filter(|file| !twins.contains(file)) else {
            continue;
        };
        taken.entry(file).or_default().take(edits, finding.code.name);
    }
    let changed = taken.into_iter().filter_map(|(file, taken)| {
        let source = sources.get(file)?;
        let after = applied(&source.text, taken.edits.values().copied())?;
        Some(Change { path: source.path.clone(), before: source.text.to_string(), after, codes: taken.codes })
    });
    changed.filter(|change| change.before != change.after).collect()
}

fn certain(finding: &Diagnostic) -> Option<&[Edit]> {
    let fix = finding.fix.as_ref().filter(|fix| fix.applicability == Applicability::Safe)?;
    let edits = fix.edits.as_slice();
    let file = edits.first()?.span.file;
    edits.iter().all(|edit| edit.span.file == file).then_some(edits)
}

impl<'e> Taken<'e> {
    /// Takes all edits of a fix, or none if one of them touches an edit that was taken before.
    fn take(&mut self, edits: &'e [Edit], code: &'static str) {
        if edits.iter().any(|edit| self.touches(edit.span)) {
            return;
        }
        self.edits.extend(edits.iter().map(|edit| ((edit.span.start, edit.span.end), edit)));
        self.codes.push(code);
    }

    fn touches(&self, span: Span) -> bool {
        self.edits.keys().any(|(start, end)| *start <= span.end && span.start <= *end)
    }
}

/// The text after the edits, which are in order and apart. Line ends that they bring are those of the file.
fn applied<'e>(text: &str, edits: impl Iterator<Item = &'e Edit>) -> Option<String> {
    let crlf = text.contains("\r\n");
    let (mut after, mut from) = (String::with_capacity(text.len() + 64), 0);
    for edit in edits {
        let (start, end) = (usize::try_from(edit.span.start).ok()?, usize::try_from(edit.span.end).ok()?);
        after.push_str(text.get(from..start)?);
        match crlf {
            true => after.push_str(&edit.text.replace("\r\n", "\n").replace('\n', "\r\n")),
            false => after.push_str(&edit.text),
        }
        from = end;
    }
    after.push_str(text.get(from..)?);
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit::replace(Span::new(FileId(0), start, end), text)
    }

    #[test]
    fn a_fix_is_applied_as_a_whole_or_waits() {
        let (first, second) = ([edit(0, 2, "x"), edit(6, 6, "y")], [edit(4, 5, "z"), edit(6, 7, "w")]);
        let third = [edit(8, 9, "")];
        let mut taken = Taken::default();
        taken.take(&first, "a");
        taken.take(&second, "b");
        taken.take(&third, "c");
        assert_eq!(taken.codes, ["a", "c"]);
        assert_eq!(applied("0123456789", taken.edits.values().copied()).unwrap(), "x2345y679");
    }

    #[test]
    fn inserted_lines_end_as_the_others_of_the_file() {
        assert_eq!(applied("a\r\nb", [&edit(1, 1, "\n}")].into_iter()).unwrap(), "a\r\n}\r\nb");
        assert_eq!(applied("a\nb", [&edit(1, 1, "\n}")].into_iter()).unwrap(), "a\n}\nb");
    }

    #[test]
    fn an_edit_outside_the_text_changes_nothing() {
        assert_eq!(applied("ab", [&edit(1, 9, "")].into_iter()), None);
        assert_eq!(applied("가", [&edit(1, 2, "")].into_iter()), None);
    }
}
