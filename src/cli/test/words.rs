//! The story of a run and what went wrong in it, in words.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::cause::ending;
use crate::bundle::{Cap, Reason};
use crate::cli::{cap, reason};
use crate::diag::{Arg, Language, catalog};
use crate::lower::case::{Action, Case, Ending, Expectation};
use crate::testing::{self, Beat, BeatKind, Failure, FailureKind, Passed, Refusal};
use crate::types::Name;

/// What is known beyond a reason.
#[derive(Clone, Debug, Default)]
pub struct More<'m> {
    /// Consents that are missing, conditions that do not hold or are not known, as a campaign writes them.
    pub names: &'m [String],
    /// The cap that is full.
    pub cap: Option<&'m Cap>,
    /// The key of the words for why an offer could not be granted.
    pub offer: Option<&'static str>,
}

impl<'m> More<'m> {
    pub(super) fn of(refusal: &'m Refusal) -> More<'m> {
        More { names: &refusal.names, cap: refusal.cap.as_ref(), offer: None }
    }
}

/// Says things in one language.
#[derive(Clone, Copy)]
pub struct Words(pub Language);

impl Words {
    pub fn say(self, key: &str, args: &[(&'static str, Arg)]) -> String {
        catalog::message(self.0, key, args)
    }

    pub fn reason(self, reason: Reason) -> String {
        self.say(reason::key(reason), &[])
    }

    /// The reason with what exactly refused, where that is known.
    pub(super) fn because(self, reason: Reason, more: &More<'_>) -> String {
        let names = more.names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let named = |key| self.say(key, &[("names", Arg::from(names.as_str()))]);
        match (reason, more) {
            (Reason::Offer, More { offer: Some(key), .. }) => self.say(key, &[]),
            (Reason::Cap, More { cap: Some(cap), .. }) => {
                self.say("cli-reason-cap-named", &[("cap", cap::written(cap).into())])
            }
            (Reason::Consent, _) if !names.is_empty() => named("cli-reason-consent-named"),
            (Reason::Audience, _) if !names.is_empty() => named("cli-reason-audience-named"),
            (Reason::UnknownHistory, _) if !names.is_empty() => named("cli-reason-unknown-history-named"),
            (reason, _) => self.reason(reason),
        }
    }

    /// `2026-01-06 15:00`, with seconds where there are any.
    pub fn moment(self, at: NaiveDateTime) -> String {
        format!("{} {}", at.date(), clock(at))
    }

    /// A part of the story with what exactly refused.
    pub fn told(self, beat: &Beat) -> String {
        self.beat_because(&beat.kind, &More::of(&beat.detail))
    }

    pub fn beat(self, kind: &BeatKind) -> String {
        self.beat_because(kind, &More::default())
    }

    /// With what is known beyond its reason.
    pub fn beat_because(self, kind: &BeatKind, more: &More<'_>) -> String {
        let name = |name: &Name| Arg::from(name.as_str());
        match kind {
            BeatKind::Event(event) => event.clone(),
            BeatKind::Person => self.say("cli-test-person", &[]),
            BeatKind::Receipt { kind, message } => format!("{}({message})", kind.word()),
            BeatKind::Entered => self.say("cli-test-entered", &[]),
            BeatKind::Refused(reason) => {
                let why = self.because(*reason, more);
                self.say("cli-test-refused", &[("why", why.as_str().into())])
            }
            BeatKind::Sent { channel, message, text } => match text.lines().next() {
                Some(first) => format!("{channel} {message}  “{first}”"),
                None => format!("{channel} {message}"),
            },
            BeatKind::Withheld { message, reason, channels } => {
                let why = self.withheld(*reason, channels, more);
                let left = channels.values().any(|of| *of == Reason::Failed);
                let key = if left { "cli-test-undelivered" } else { "cli-test-withheld" };
                self.say(key, &[("message", name(message)), ("why", why.as_str().into())])
            }
            BeatKind::PassedOver { channel, why, .. } => {
                let key = match why {
                    Passed::Refused(_) => "cli-test-passed-over",
                    Passed::Failed | Passed::Unheard(_) => "cli-test-given-up",
                };
                self.say(key, &[("channel", name(channel)), ("why", self.passed(why, more).into())])
            }
            BeatKind::Held { reason, until } => {
                let (why, until) = (self.reason(*reason), self.moment(*until));
                self.say("cli-test-held", &[("why", why.as_str().into()), ("until", until.as_str().into())])
            }
            BeatKind::Granted { offer, refused: false } => self.say("cli-test-granted", &[("offer", name(offer))]),
            BeatKind::Granted { offer, refused: true } => self.say("cli-test-grant-refused", &[("offer", name(offer))]),
            BeatKind::Loaded { source, items: Some(items) } => {
                self.say("cli-test-loaded", &[("source", name(source)), ("items", (*items).into())])
            }
            BeatKind::Loaded { source, items: None } => self.say("cli-test-load-refused", &[("source", name(source))]),
            BeatKind::Set { attribute, value } => format!("set user.{attribute} = {value}"),
            BeatKind::List { list, add: true } => format!("add to {list}"),
            BeatKind::List { list, add: false } => format!("remove from {list}"),
            BeatKind::Called(webhook) => format!("call {webhook}"),
            BeatKind::Arm(arm) => self.say("cli-test-arm", &[("arm", name(arm))]),
            BeatKind::Skipped { reason, .. } => {
                let why = self.because(*reason, more);
                self.say("cli-test-skipped", &[("why", why.as_str().into())])
            }
            BeatKind::Goal => self.say("cli-test-goal", &[]),
            BeatKind::Exited(reason) => self.with_reason("cli-test-exited", *reason),
            BeatKind::Finished => self.say("cli-test-finished", &[]),
            BeatKind::Breach(Reason::Late) => self.with_reason("cli-test-breach-late", Reason::Late),
            BeatKind::Breach(reason) => self.with_reason("cli-test-breach", *reason),
        }
    }

    fn with_reason(self, key: &str, reason: Reason) -> String {
        let why = self.reason(reason);
        self.say(key, &[("why", why.as_str().into())])
    }

    /// The reason of the whole chain, or of each channel where they differ.
    pub(super) fn withheld(self, reason: Reason, channels: &BTreeMap<Name, Reason>, more: &More<'_>) -> String {
        if channels.values().all(|of| *of == reason) {
            return self.because(reason, more);
        }
        // Of several channels with a full cap it is not known which of them the cap is of.
        let capped = channels.values().filter(|of| **of == Reason::Cap).count();
        let more = &More { cap: more.cap.filter(|_| capped == 1), ..more.clone() };
        let why = |reason: Reason| match reason {
            Reason::Failed => self.say("cli-test-channel-undelivered", &[]),
            reason => self.because(reason, more),
        };
        let each = channels.iter().map(|(channel, reason)| format!("{channel}: {}", why(*reason)));
        each.collect::<Vec<_>>().join("; ")
    }

    /// Why a channel would not do.
    pub(super) fn passed(self, why: &Passed, more: &More<'_>) -> String {
        match why {
            Passed::Refused(reason) => self.because(*reason, more),
            Passed::Failed => self.say("cli-test-channel-failed", &[]),
            Passed::Unheard(within) => self.say("cli-test-channel-unheard", &[("within", within.to_string().into())]),
        }
    }

    /// What was found, one sentence.
    pub fn what(self, case: &Case, failure: &Failure) -> String {
        let key = match &failure.kind {
            FailureKind::Missing(_) => "cli-test-missing",
            FailureKind::Unexpected { at, what } => {
                let key = match ending(case, failure) {
                    Some(Ending::Nothing) => "cli-test-not-nothing",
                    _ => "cli-test-unexpected",
                };
                let (what, at) = (self.beat(what), self.moment(*at));
                return self.say(key, &[("what", what.as_str().into()), ("at", at.as_str().into())]);
            }
            FailureKind::NoGoal(_) => "cli-test-no-goal",
            FailureKind::NoExit(_) => "cli-test-no-exit",
            FailureKind::NothingSent { message } => {
                return self.say("cli-test-nothing-sent", &[("message", message.as_str().into())]);
            }
            FailureKind::ArmUnsaid { experiment } => {
                return self.say("cli-test-arm-unsaid", &[("experiment", experiment.as_str().into())]);
            }
            FailureKind::Endless => "cli-test-endless",
        };
        let expected = expected(case, failure);
        let at = failure.at.map(|at| self.moment(at)).unwrap_or_default();
        self.say(key, &[("expected", expected.as_str().into()), ("at", at.as_str().into())])
    }
}

/// `15:00`, with seconds where there are any.
pub fn clock(at: NaiveDateTime) -> String {
    if at.second() == 0 { at.format("%H:%M").to_string() } else { at.format("%H:%M:%S").to_string() }
}

/// The key of the word for the day of the week.
pub fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        chrono::Weekday::Mon => "cli-weekday-monday",
        chrono::Weekday::Tue => "cli-weekday-tuesday",
        chrono::Weekday::Wed => "cli-weekday-wednesday",
        chrono::Weekday::Thu => "cli-weekday-thursday",
        chrono::Weekday::Fri => "cli-weekday-friday",
        chrono::Weekday::Sat => "cli-weekday-saturday",
        chrono::Weekday::Sun => "cli-weekday-sunday",
    }
}

/// What the line of a failure expects, as a test writes it.
pub fn expected(case: &Case, failure: &Failure) -> String {
    expectation(case, failure).map(written).unwrap_or_default()
}

/// What the line of a failure expects.
pub(super) fn expectation<'c>(case: &'c Case, failure: &Failure) -> Option<&'c Expectation> {
    match &case.lines.iter().find(|line| line.span == failure.span)?.what {
        Action::Expect(expected) => Some(expected),
        _ => None,
    }
}

fn written(expected: &Expectation) -> String {
    match expected {
        Expectation::Message { channel, message, containing: None } => format!("{channel} {message}"),
        Expectation::Message { channel, message, containing: Some(text) } => {
            format!("{channel} {message} containing \"{text}\"")
        }
        Expectation::Withheld { message, because: None } => format!("withheld {message}"),
        Expectation::Withheld { message, because: Some(reason) } => {
            format!("withheld {message} because {}", reason.word())
        }
        Expectation::Grant(offer) => format!("grant {offer}"),
        Expectation::Set { attribute, value } => format!("set user.{attribute} = {}", testing::datum(value)),
        Expectation::List { list, add: true } => format!("add to {list}"),
        Expectation::List { list, add: false } => format!("remove from {list}"),
        Expectation::Call(webhook) => format!("call {webhook}"),
    }
}
