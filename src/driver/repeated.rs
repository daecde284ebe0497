//! Names that are missing in many places: that is one mistake, at the place where they should be declared.

use crate::diag::codes::{hir, message};
use crate::diag::{Code, Diagnostic};
use rustc_hash::FxHashMap;

/// From so many uses on, a name that is not there is told once: somebody misspells a name now and then, not in every place.
const MANY: usize = 4;

const CODES: [&Code; 5] = [
    &hir::UNKNOWN_NAME,
    &hir::UNKNOWN_EVENT,
    &hir::UNKNOWN_ATTRIBUTE,
    &hir::UNKNOWN_PROPERTY,
    &message::CHANNEL_NOT_SET_UP,
];

/// Of names that are missing in many places, the first place with how often it is used and what mends them all; all other findings.
/// Where only a part is asked about, no place in it is told of by one outside. The order stays.
pub fn told_once(findings: Vec<Diagnostic>, is_asked: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
    let about = |finding: &Diagnostic| (is_asked(finding), about(finding));
    let mut uses: FxHashMap<(bool, String), Vec<usize>> = FxHashMap::default();
    for (place, finding) in findings.iter().enumerate().filter(|(_, finding)| CODES.contains(&finding.code)) {
        uses.entry(about(finding)).or_default().push(place);
    }
    uses.retain(|_, places| places.len() >= MANY);
    if uses.is_empty() {
        return findings;
    }
    let mut kept = Vec::with_capacity(findings.len());
    for (place, finding) in findings.iter().enumerate() {
        let many = CODES.contains(&finding.code).then(|| uses.get(&about(finding))).flatten();
        match many.and_then(|places| places.split_first()) {
            Some((first, others)) if *first == place => {
                let others: Vec<&Diagnostic> = others.iter().filter_map(|&other| findings.get(other)).collect();
                kept.push(together(finding.clone(), &others));
            }
            Some(_) => {}
            None => kept.push(finding.clone()),
        }
    }
    kept
}

/// The first of findings that say the same, with the edits of all in its file.
fn together(first: Diagnostic, others: &[&Diagnostic]) -> Diagnostic {
    let mut told = first.arg("uses", others.len() + 1);
    let file = told.at.file;
    if let Some(fix) = &mut told.fix {
        let edits = others.iter().filter_map(|other| other.fix.as_ref()).flat_map(|fix| &fix.edits);
        fix.edits.extend(edits.filter(|edit| edit.span.file == file).cloned());
        fix.edits.sort_by_key(|edit| edit.span.start);
    }
    match others.first() {
        Some(other) => told.label(other.at, "also"),
        None => told,
    }
}

/// What a finding is about, without its place.
fn about(finding: &Diagnostic) -> String {
    let args = finding.args.iter().filter(|(name, _)| matches!(*name, "name" | "kind" | "event"));
    let args: Vec<String> = args.map(|(name, arg)| format!("{name}={arg:?}")).collect();
    format!("{} {}", finding.code.name, args.join(" "))
}
