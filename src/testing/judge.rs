//! Holds what happened against what the test expects.

mod flow;
mod instead;
mod near;
mod obstacle;
mod pairs;

use super::cause::Standing;
use super::outcome::{Beat, Failure, FailureKind, Refusal, Told};
use super::stage::Scene;
use super::value;
use crate::bundle::{ListChange, Reason, Step};
use crate::lower::case::{Action, Case, Ending, Expectation};
use crate::runtime::{Command, Effect, Record};
use crate::text::Span;
use crate::types::{Instant, Zone};

pub(super) use super::host::{printed, written};

/// An expectation and the instant at which it must be seen.
pub(super) struct Expected<'c> {
    pub span: Span,
    pub at: Instant,
    pub what: &'c Expectation,
    /// Where people stood then.
    pub standing: &'c [Standing],
}

/// Where the run is not what the test says, in the order of the test.
///
/// An expectation is met by something that happened at exactly its instant, and each thing that happened meets one expectation
/// at most.
pub fn judge(scene: &Scene, case: &Case, told: &Told) -> Vec<Failure> {
    let zone = zone(scene, case);
    let lines = case.lines.iter().zip(&told.times).zip(&told.standing);
    let expected: Vec<Expected> = lines
        .filter_map(|((line, at), standing)| match &line.what {
            Action::Expect(what) => Some(Expected { span: line.span, at: *at, what, standing }),
            _ => None,
        })
        .collect();
    let meets = |expected: &Expected, effect: &Effect| effect.at == expected.at && is_met(expected.what, effect, &zone);
    let mut pairs = pairs::pairs(&expected, &told.effects, meets);
    let mut failures = told.troubles.clone();
    for (expected, met) in expected.iter().zip(&pairs.met) {
        if !met {
            let look = near::Look { scene, expected, told, used: &pairs.used, zone: &zone };
            let missing = look.missing();
            // What nearly was it is not told a second time as something unexpected.
            if let Some(used) = look.place(&missing.near).and_then(|at| pairs.used.get_mut(at)) {
                *used = true;
            }
            failures.push(Failure {
                span: expected.span,
                at: Some(zone.local(expected.at)),
                kind: FailureKind::Missing(missing),
            });
        }
    }
    failures.extend(endings(&obstacle::Run { scene, told, zone: &zone }, case, &pairs.used));
    failures.sort_by_key(|failure| failure.span.start);
    failures
}

/// The clocks at the end: only a test that moves the person has two.
fn zone(scene: &Scene, case: &Case) -> Zone {
    let moved = case.lines.iter().filter_map(|line| match &line.what {
        Action::Person(change) => change.zone.as_ref(),
        _ => None,
    });
    let last = moved.chain(&case.person.zone).next();
    last.and_then(|name| Zone::of_name(name)).unwrap_or_else(|| scene.zone.clone())
}

/// Whether the effect is what is expected, whenever it happened.
pub(super) fn is_met(expected: &Expectation, effect: &Effect, zone: &Zone) -> bool {
    match (expected, effect.command(), effect.record()) {
        (Expectation::Message { channel, message, containing }, Some(Command::Send(send)), _) => {
            let says = |part: &String| printed(send).contains(part.as_str());
            send.channel == *channel && send.message == *message && containing.as_ref().is_none_or(says)
        }
        (Expectation::Grant(offer), Some(Command::Grant { offer: granted }), _) => offer == granted,
        (Expectation::Set { attribute, value }, Some(Command::Set { attribute: set, value: to }), _) => {
            let value = value::value(value, zone);
            attribute == set && to.as_ref().is_some_and(|to| to.equals(&value))
        }
        (Expectation::List { list, add }, Some(Command::List { list: changed, change }), _) => {
            list == changed && *add == (*change == ListChange::Add)
        }
        (Expectation::Call(webhook), Some(Command::Call { webhook: called, .. }), _) => webhook == called,
        (
            Expectation::Withheld { message, because },
            _,
            Some(Record::Withheld { message: of, reason, channels, .. }),
        ) => {
            let is = |because: &Reason| reason == because || channels.values().any(|of| of == because);
            message == of && because.as_ref().is_none_or(is)
        }
        _ => false,
    }
}

fn endings(run: &obstacle::Run, case: &Case, used: &[bool]) -> Vec<Failure> {
    let (scene, told) = (run.scene, run.told);
    let mut failures = Vec::new();
    for (ending, span) in &case.endings {
        let failed = |kind| Failure { span: *span, at: None, kind };
        match ending {
            Ending::Nothing => failures.extend(unexpected(scene, told, |_| false).map(failed)),
            Ending::NoMore => {
                let expected = |place: usize| used.get(place).copied().unwrap_or(false);
                failures.extend(unexpected(scene, told, expected).map(failed));
            }
            Ending::Goal if !told.effects.iter().any(|effect| matches!(effect.record(), Some(Record::Goal))) => {
                failures.push(failed(FailureKind::NoGoal(run.goal())));
            }
            Ending::Exited if !told.effects.iter().any(flow::is_by_exit) => {
                failures.push(failed(FailureKind::NoExit(run.exit())));
            }
            Ending::Goal | Ending::Exited => {}
        }
    }
    failures
}

/// What reached the person without being expected: messages, and offers that no message carries.
fn unexpected<'t>(
    scene: &'t Scene,
    told: &'t Told,
    expected: impl Fn(usize) -> bool + 't,
) -> impl Iterator<Item = FailureKind> + 't {
    let reached = told.effects.iter().enumerate().filter(move |(place, _)| !expected(*place));
    reached.filter_map(move |(_, effect)| {
        let reaches = match effect.command()? {
            Command::Send(_) => true,
            Command::Grant { .. } => !comes_with_message(scene, effect),
            _ => false,
        };
        let beat = reaches.then(|| told.beat_of(effect))??;
        Some(FailureKind::Unexpected { at: beat.at, what: beat.kind.clone() })
    })
}

fn comes_with_message(scene: &Scene, effect: &Effect) -> bool {
    let step = effect.origin.as_ref().and_then(|origin| scene.journey.steps.get(&origin.step));
    matches!(step, Some(Step::Send(_)))
}

impl Told {
    /// The part of the story that an effect is.
    fn beat_of(&self, effect: &Effect) -> Option<&Beat> {
        let place = self.effects.iter().position(|other| std::ptr::eq(other, effect))?;
        self.beat_at(place)
    }

    /// The part of the story that the effect at this place is.
    fn beat_at(&self, place: usize) -> Option<&Beat> {
        self.story.iter().find(|beat| beat.effect == Some(place))
    }

    /// What exactly refused, of the effect at this place.
    fn detail(&self, place: usize) -> Refusal {
        self.beat_at(place).map(|beat| beat.detail.clone()).unwrap_or_default()
    }
}
