//! `allow CODE "why"`: findings that the source answers.

use chrono::NaiveDate;

use crate::diag::{Diagnostic, codes};
use crate::hir::Allow;
use crate::text::Span;

/// Takes out the lints that an `allow` around them answers. An `allow` that answers nothing, or whose day has passed, is itself
/// reported. `findings` are sorted and stay so.
pub(super) fn apply(mut findings: Vec<Diagnostic>, allows: Vec<Allow>, today: NaiveDate) -> Vec<Diagnostic> {
    let mut answers: Vec<(Allow, bool)> = allows.into_iter().map(|allow| (allow, false)).collect();
    findings.retain(|finding| !answered(finding, &mut answers, today));
    let before = findings.len();
    findings.extend(answers.iter().filter_map(|(allow, used)| complaint(allow, *used, today)));
    if findings.len() > before {
        findings.sort_by(|a, b| (a.at, a.code.name).cmp(&(b.at, b.code.name)));
    }
    findings
}

fn answered(finding: &Diagnostic, answers: &mut [(Allow, bool)], today: NaiveDate) -> bool {
    if !finding.code.lint {
        return false;
    }
    let mut answered = false;
    for (allow, used) in answers {
        if allow.code == finding.code && holds(allow.within, finding.at) {
            // One that has expired did answer something, and must say so rather than seem useless.
            *used = true;
            answered |= !expired(allow, today);
        }
    }
    answered
}

fn complaint(allow: &Allow, used: bool, today: NaiveDate) -> Option<Diagnostic> {
    let code = if expired(allow, today) {
        &codes::driver::ALLOW_EXPIRED
    } else if !used {
        &codes::driver::UNUSED_ALLOW
    } else {
        return None;
    };
    let until = allow.until.map(|day| day.to_string()).unwrap_or_default();
    Some(Diagnostic::new(code, allow.span).arg("name", allow.code.name).arg("until", until))
}

fn expired(allow: &Allow, today: NaiveDate) -> bool {
    allow.until.is_some_and(|until| until < today)
}

fn holds(within: Span, at: Span) -> bool {
    within.file == at.file && within.start <= at.start && at.end <= within.end
}
