//! `allow CODE "why"`: findings that the source answers.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diag::{Diagnostic, codes};
use crate::hir::Allow;
use crate::text::{FileId, Span};

/// Takes out the lints that an `allow` around them answers. An `allow` that answers nothing, or whose day has passed, is itself
/// reported. `findings` are sorted and stay so.
pub(super) fn apply(mut findings: Vec<Diagnostic>, allows: Vec<Allow>, today: NaiveDate) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<(FileId, &str), Group> = BTreeMap::new();
    for allow in allows {
        groups.entry((allow.within.file, allow.code.name)).or_default().add(allow, today);
    }
    groups.values_mut().for_each(Group::sort);
    findings.retain(|finding| {
        let group = groups.get_mut(&(finding.at.file, finding.code.name)).filter(|_| finding.code.lint);
        !group.is_some_and(|group| group.answers(finding.at))
    });
    let before = findings.len();
    findings.extend(groups.values().flat_map(|group| &group.answers).filter_map(complaint));
    if findings.len() > before {
        findings.sort_by(|a, b| (a.at, a.code.name).cmp(&(b.at, b.code.name)));
    }
    findings
}

/// What one `allow` has done so far.
struct Answer {
    allow: Allow,
    expired: bool,
    used: bool,
    /// It, or one around it, has not expired.
    lives: bool,
}

/// The `allow`s of one code in one file. The things they stand before lie apart or within each other, so one pass over the
/// findings in their order is enough, however many there are of both.
#[derive(Default)]
struct Group {
    /// By where they begin, what is around before what is within.
    answers: Vec<Answer>,
    /// The first that begins behind the last finding.
    next: usize,
    /// Those around the last finding, the innermost last.
    open: Vec<usize>,
}

impl Group {
    fn add(&mut self, allow: Allow, today: NaiveDate) {
        let expired = allow.until.is_some_and(|until| until < today);
        self.answers.push(Answer { allow, expired, used: false, lives: !expired });
    }

    fn sort(&mut self) {
        self.answers.sort_by_key(|answer| (answer.allow.within.start, Reverse(answer.allow.within.end)));
    }

    /// Whether a finding is answered. One that only an expired `allow` answers is not, yet the `allow` did answer something, and
    /// must say that it has expired rather than seem useless.
    fn answers(&mut self, at: Span) -> bool {
        self.enter(at.start);
        let mut answered = None;
        for &index in self.open.iter().rev() {
            let Some(answer) = self.answers.get_mut(index).filter(|answer| at.end <= answer.allow.within.end) else {
                continue;
            };
            answered.get_or_insert(answer.lives);
            // What is around one that was used was used by the same finding.
            if std::mem::replace(&mut answer.used, true) {
                break;
            }
        }
        answered.unwrap_or(false)
    }

    /// Moves on to a place, which lies behind the last.
    fn enter(&mut self, place: u32) {
        while let Some(within) = self.answers.get(self.next).map(|answer| answer.allow.within) {
            if within.start > place {
                break;
            }
            self.leave(within.start);
            let open = self.open.iter().rev().filter_map(|&index| self.answers.get(index));
            let mut around = open.filter(|answer| within.end <= answer.allow.within.end);
            let lives = around.next().is_some_and(|answer| answer.lives);
            if let Some(answer) = self.answers.get_mut(self.next) {
                answer.lives |= lives;
            }
            self.open.push(self.next);
            self.next += 1;
        }
        self.leave(place);
    }

    /// Closes what ends before a place.
    fn leave(&mut self, place: u32) {
        let ends_before =
            |index: &usize| self.answers.get(*index).is_some_and(|answer| answer.allow.within.end < place);
        while self.open.last().is_some_and(ends_before) {
            self.open.pop();
        }
    }
}

fn complaint(answer: &Answer) -> Option<Diagnostic> {
    let code = if answer.expired {
        &codes::driver::ALLOW_EXPIRED
    } else if !answer.used {
        &codes::driver::UNUSED_ALLOW
    } else {
        return None;
    };
    let allow = &answer.allow;
    let until = allow.until.map(|day| day.to_string()).unwrap_or_default();
    Some(Diagnostic::new(code, allow.span).arg("name", allow.code.name).arg("until", until))
}
