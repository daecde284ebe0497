//! `over-messaging`: more advertising can arrive than people bear.
//!
//! Held against the thresholds of the rulebook, after the caps of the policy: what caps swallow bothers nobody. One finding per
//! channel, for the window that is passed by most; all channels together only where no single one says it already.

use std::collections::BTreeSet;

use crate::analysis::pressure::{Bound, Figure, Window};
use crate::bundle::Purpose;
use crate::diag::codes::lint::OVER_MESSAGING;
use crate::diag::{Diagnostic, Sink};
use crate::rulebook::FatigueLimit;
use crate::types::Name;

use super::pressure_words::{advice, leans, place, with_contributors};
use super::{Context, Lint};

pub(super) static LINT: Lint = Lint { codes: &[&OVER_MESSAGING], check };

/// A figure that passes a threshold.
struct Passed<'a> {
    figure: &'a Figure,
    limit: &'a FatigueLimit,
    count: u64,
    most: u64,
}

fn check(context: &Context, sink: &mut Sink) {
    let mut worst: Vec<Passed> = Vec::new();
    for passed in context.fatigue.iter().filter_map(|limit| passed(context, limit)) {
        match worst.iter_mut().find(|known| known.limit.channel == passed.limit.channel) {
            Some(known) if known.excess_is_less_than(&passed) => *known = passed,
            Some(_) => {}
            None => worst.push(passed),
        }
    }
    let of_channels = worst.iter().filter(|passed| passed.limit.channel.is_some());
    let told: BTreeSet<&Name> = of_channels.filter_map(Passed::leader).collect();
    for passed in &worst {
        if passed.limit.channel.is_none() && passed.leader().is_some_and(|leader| told.contains(leader)) {
            continue;
        }
        if let Some(finding) = passed.finding(context) {
            sink.push(finding);
        }
    }
}

fn passed<'a>(context: &Context<'a>, limit: &'a FatigueLimit) -> Option<Passed<'a>> {
    let window = [Window::Day, Window::Week, Window::Month].into_iter().find(|window| window.hours() == limit.hours)?;
    let figure = context.pressure.figure(window, limit.channel, Some(Purpose::Advertising))?;
    let most = u64::from(limit.warn.or(limit.error)?);
    // Without any limit another rule speaks.
    let Bound::AtMost(count) = figure.arrives else { return None };
    (count > most).then_some(Passed { figure, limit, count, most })
}

impl Passed<'_> {
    /// The journey that asks for most of it.
    fn leader(&self) -> Option<&Name> {
        self.figure.contributors.first().map(|first| &first.journey)
    }

    fn excess_is_less_than(&self, other: &Passed) -> bool {
        let (this, that) =
            (u128::from(self.count) * u128::from(other.most), u128::from(other.count) * u128::from(self.most));
        this < that
    }

    fn finding(&self, context: &Context) -> Option<Diagnostic> {
        let leader = self.leader()?;
        let at = place(context, leader)?;
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let finding = Diagnostic::new(&OVER_MESSAGING, at)
            .arg("count", count(self.count))
            .arg("most", count(self.most))
            .arg("hours", self.limit.hours)
            .arg(
                "window",
                if self.limit.hours == 24 { "24h".to_owned() } else { format!("{}d", self.limit.hours / 24) },
            )
            .arg("channel", self.limit.channel.unwrap_or("all"))
            .arg("leans", leans(&self.figure.assumptions))
            .arg("source", self.limit.cite.source);
        let finding = with_contributors(context, finding, &self.figure.contributors);
        Some(advice(context, finding, leader))
    }
}
