//! What was there instead of what a test expects, and what stood in its way, in words.

use chrono::NaiveDateTime;

use super::Run;
use super::coverage::place;
use super::words::{More, Words, expectation};
use crate::bundle::{Reason, StepId};
use crate::diag::Arg;
use crate::lower::case::{Case, Ending, Expectation};
use crate::testing::{BeatKind, Failure, FailureKind, Instead, Missing, Near, Obstacle, OtherChannel, Standing};
use crate::types::Name;

/// What was there instead of what the line of a failure expects, if there is anything to say.
pub fn why(run: &Run, case: &Case, failure: &Failure) -> Option<String> {
    let sentences = Cause { run, words: Words(run.context.language), case, failure }.sentences();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Tells the cause of one failure.
struct Cause<'r> {
    run: &'r Run<'r>,
    words: Words,
    case: &'r Case,
    failure: &'r Failure,
}

impl Cause<'_> {
    fn sentences(&self) -> Vec<String> {
        match &self.failure.kind {
            FailureKind::Missing(missing) => self.missing(missing),
            FailureKind::Unexpected { what, .. } => self.expect_it(what).into_iter().collect(),
            FailureKind::NoGoal(obstacles) | FailureKind::NoExit(obstacles) => {
                let sentences = obstacles.iter().map(|obstacle| self.obstacle(obstacle));
                sentences.filter(|sentence| !sentence.is_empty()).collect()
            }
            _ => Vec::new(),
        }
    }

    fn missing(&self, missing: &Missing) -> Vec<String> {
        let others = self.met_others(message(self.case, self.failure).is_some(), &missing.met_others);
        match &missing.near {
            Near::OtherChannel(other) => self.other_channel(other),
            // What happened for another line is like it, so it is only said where the person stood.
            Near::Running(standing) => {
                let nothing = others.is_none().then(|| self.words.say("cli-test-near-nothing", &[]));
                let stood = self.standing("cli-test-stood", standing);
                others.into_iter().chain(nothing).chain(stood).collect()
            }
            near => others.into_iter().chain([self.near(near)]).collect(),
        }
    }

    /// When the same happened and met other lines.
    fn met_others(&self, is_message: bool, times: &[NaiveDateTime]) -> Option<String> {
        let at = times.iter().map(|at| self.words.moment(*at)).collect::<Vec<_>>().join(", ");
        let key = if is_message { "cli-test-sent-before" } else { "cli-test-happened-before" };
        (!times.is_empty()).then(|| self.words.say(key, &[("count", times.len().into()), ("at", at.into())]))
    }

    fn near(&self, near: &Near) -> String {
        let because = |reason: &Reason, more: &More<'_>| Arg::from(self.words.because(*reason, more));
        match near {
            Near::OtherTime(at) => self.words.say("cli-test-near-time", &[self.at(at)]),
            Near::OtherChannel(other) => {
                self.words.say("cli-test-near-channel", &[("channel", other.channel.as_str().into())])
            }
            Near::OtherText { at: None, text } => {
                self.words.say("cli-test-near-text", &[("text", text.as_str().into())])
            }
            Near::OtherText { at: Some(at), text } => {
                self.words.say("cli-test-near-text-at", &[self.at(at), ("text", text.as_str().into())])
            }
            Near::OtherValue { at, attribute, value, wanted } => {
                self.other_value(at.as_ref(), attribute, value.as_deref(), wanted)
            }
            Near::Withheld { at, reason, channels, detail } => {
                let why = self.words.withheld(*reason, channels, &More::of(detail));
                self.words.say("cli-test-near-withheld", &[self.at(at), ("why", why.into())])
            }
            Near::OtherReason { reason, detail } => {
                self.words.say("cli-test-near-reason", &[("why", because(reason, &More::of(detail)))])
            }
            Near::Sent { at, channel } => {
                self.words.say("cli-test-near-sent", &[self.at(at), ("channel", channel.as_str().into())])
            }
            Near::Refused { at, reason, detail } => {
                self.words.say("cli-test-near-refused", &[self.at(at), ("why", because(reason, &More::of(detail)))])
            }
            Near::Breach { at, reason } => {
                self.words.say("cli-test-near-breach", &[self.at(at), ("why", because(reason, &More::default()))])
            }
            Near::NeverEntered => self.words.say("cli-test-near-never-entered", &[]),
            Near::Unfit { event, at, condition } => {
                let event = ("event", Arg::from(event.as_str()));
                match condition {
                    Some(of) => {
                        self.words.say("cli-test-near-unfit", &[event, self.at(at), ("condition", of.as_str().into())])
                    }
                    None => self.words.say("cli-test-near-unfit-unsaid", &[event, self.at(at)]),
                }
            }
            Near::Exited { at, reason } => {
                self.words.say("cli-test-near-exited", &[self.at(at), ("why", because(reason, &More::default()))])
            }
            Near::Finished(at) => self.words.say("cli-test-near-finished", &[self.at(at)]),
            Near::Running(_) => self.words.say("cli-test-near-nothing", &[]),
        }
    }

    fn at(&self, at: &NaiveDateTime) -> (&'static str, Arg) {
        ("at", self.words.moment(*at).into())
    }

    fn other_value(&self, at: Option<&NaiveDateTime>, attribute: &Name, value: Option<&str>, wanted: &str) -> String {
        let key = match (value, at) {
            (Some(_), None) => "cli-test-near-value",
            (Some(_), Some(_)) => "cli-test-near-value-at",
            (None, None) => "cli-test-near-unset",
            (None, Some(_)) => "cli-test-near-unset-at",
        };
        let attribute = Arg::from(format!("user.{attribute}"));
        let args = [("attribute", attribute), ("value", value.unwrap_or_default().into()), ("wanted", wanted.into())];
        self.words.say(key, &args.into_iter().chain(at.map(|at| self.at(at))).collect::<Vec<_>>())
    }

    /// Where people stand; none where nobody does.
    fn standing(&self, key: &'static str, standing: &[Standing]) -> Option<String> {
        let stood = |standing: &Standing| {
            let step = self.step(&standing.step);
            match &standing.until {
                Some(until) => {
                    let until = ("until", Arg::from(self.words.moment(*until)));
                    self.words.say("cli-test-step-until", &[("step", step.into()), until])
                }
                None => step,
            }
        };
        let steps = standing.iter().map(stood).collect::<Vec<_>>().join(", ");
        (!standing.is_empty()).then(|| self.words.say(key, &[("steps", steps.into())]))
    }

    /// A step with the place where it is written.
    fn step(&self, step: &StepId) -> String {
        let place = place(self.run, &self.case.journey, step);
        self.words.say("cli-test-step", &[("step", step.as_str().into()), ("place", place.into())])
    }

    fn other_channel(&self, other: &OtherChannel) -> Vec<String> {
        let channel = ("channel", Arg::from(other.channel.as_str()));
        let sent = match &other.at {
            None => self.words.say("cli-test-near-channel", &[channel]),
            Some(at) => self.words.say("cli-test-near-channel-at", &[self.at(at), channel]),
        };
        let message = other.unexpected.then(|| message(self.case, self.failure)).flatten();
        let expect_it = message.map(|message| {
            let expected = format!("{} {message}", other.channel);
            self.words.say("cli-test-expect-it", &[("expected", expected.into())])
        });
        [Some(sent), Some(self.instead(other)), expect_it].into_iter().flatten().collect()
    }

    /// Why it was not the channel that was expected.
    fn instead(&self, other: &OtherChannel) -> String {
        let channel = ("channel", Arg::from(other.expected.as_str()));
        let left = ("other", Arg::from(other.channel.as_str()));
        match &other.instead {
            Instead::PassedOver { why, detail } => {
                let why = self.words.passed(why, &More::of(detail));
                self.words.say("cli-test-instead-passed", &[channel, ("why", why.into())])
            }
            Instead::InVain { at, why } => {
                let why = self.words.passed(why, &More::default());
                self.words.say("cli-test-instead-in-vain", &[channel, self.at(at), ("why", why.into())])
            }
            Instead::Behind => self.words.say("cli-test-instead-behind", &[channel, left]),
            Instead::Preferred => self.words.say("cli-test-instead-preferred", &[channel, left]),
            Instead::NotNamed => self.words.say("cli-test-instead-not-named", &[channel]),
        }
    }

    /// What stood in the way of a goal or an exit.
    fn obstacle(&self, obstacle: &Obstacle) -> String {
        let moment = |name, at: &NaiveDateTime| (name, Arg::from(self.words.moment(*at)));
        let event = |event: &String| ("event", Arg::from(event.as_str()));
        match obstacle {
            Obstacle::Flow(Near::NeverEntered) => self.words.say("cli-test-nobody-entered", &[]),
            Obstacle::Flow(Near::Running(standing)) => self.standing("cli-test-stands", standing).unwrap_or_default(),
            Obstacle::Flow(near) => self.near(near),
            Obstacle::NotCome { event: of, since, until: Some(until) } => self
                .words
                .say("cli-test-not-come-in-time", &[event(of), moment("since", since), moment("until", until)]),
            Obstacle::NotCome { event: of, since, until: None } => {
                self.words.say("cli-test-not-come", &[event(of), moment("since", since)])
            }
            Obstacle::TooEarly { event: of, at, entered } => {
                self.words.say("cli-test-too-early", &[event(of), self.at(at), moment("entered", entered)])
            }
            Obstacle::Over { event: of, at, until } => {
                self.words.say("cli-test-over", &[event(of), self.at(at), moment("until", until)])
            }
            Obstacle::Ended { event: of, at } => self.words.say("cli-test-ended", &[event(of), self.at(at)]),
            Obstacle::Unfit { event: of, at, conditions } if conditions.is_empty() => {
                self.words.say("cli-test-unfit-unsaid", &[event(of), self.at(at)])
            }
            Obstacle::Unfit { event: of, at, conditions } => {
                let conditions = conditions.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
                self.words.say("cli-test-unfit", &[event(of), self.at(at), ("conditions", conditions.into())])
            }
            Obstacle::Breach { event: of, at, reason } => self
                .words
                .say("cli-test-came-breach", &[event(of), self.at(at), ("why", self.words.reason(*reason).into())]),
            Obstacle::NeverHeld(Some(condition)) => {
                self.words.say("cli-test-never-held", &[("condition", condition.as_str().into())])
            }
            Obstacle::NeverHeld(None) => self.words.say("cli-test-never-held-unsaid", &[]),
        }
    }

    /// The line that would expect what was not.
    fn expect_it(&self, what: &BeatKind) -> Option<String> {
        let expected = match what {
            BeatKind::Sent { channel, message, .. } => format!("{channel} {message}"),
            BeatKind::Granted { offer, .. } => format!("grant {offer}"),
            _ => return None,
        };
        let key = match ending(self.case, self.failure)? {
            Ending::Nothing => "cli-test-expect-instead",
            _ => "cli-test-expect-it",
        };
        Some(self.words.say(key, &[("expected", expected.into())]))
    }
}

/// The message that the line that fails expects to leave, if it expects one.
fn message<'c>(case: &'c Case, failure: &Failure) -> Option<&'c Name> {
    match expectation(case, failure)? {
        Expectation::Message { message, .. } => Some(message),
        _ => None,
    }
}

/// What holds of the whole run and is said by the line that fails, if it says such a thing.
pub fn ending(case: &Case, failure: &Failure) -> Option<Ending> {
    case.endings.iter().find(|(_, span)| *span == failure.span).map(|(ending, _)| *ending)
}
