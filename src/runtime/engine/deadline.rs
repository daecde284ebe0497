//! What happens without an input: waits that are over, entries of the clock, predicates that time changes.

use super::super::clock;
use super::super::effect::Record;
use super::super::state::{Arrival, Wait, sooner};
use super::flow::Outcome;
use super::moment::Reached;
use super::occur::Occurrence;
use super::{Engine, Key};
use crate::bundle::{CollectUntil, DateSource, Moment, Operand, Reason, Step};
use crate::types::{Duration, Instant, Name};

/// Something that is due, in the order in which such things happen at one instant (P-ORDER-4): priority, journey, running before
/// entering, entry key, step; predicates are judged after all else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank<'s> {
    Journey { priority: usize, journey: &'s Name, what: What<'s> },
    Judge,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What<'s> {
    Running { key_text: &'s Name, step: &'s str, key: Key },
    Entering { entry: usize, source: usize },
    Delayed { entry: usize, pending: usize },
}

/// The first of what is due.
#[derive(Clone, Copy, Debug)]
struct Due {
    at: Instant,
    what: Firing,
}

#[derive(Clone, Copy, Debug)]
enum Firing {
    Running(Key),
    /// The place among the sources.
    Entering(usize),
    /// The place among those whose entry is delayed.
    Delayed(usize),
    Judge,
}

impl Engine<'_, '_> {
    /// Fires everything that is due at or before an instant, and what it causes.
    pub(super) fn fire_until(&mut self, limit: Instant) {
        if self.state.deadline.is_none_or(|deadline| deadline > limit) {
            return;
        }
        while let Some(due) = self.first_due(limit) {
            self.fire(due);
            self.settle();
        }
    }

    /// Fires what became due by the input itself. Gives the next deadline.
    pub(super) fn fire_rest(&mut self) -> Option<Instant> {
        loop {
            let next = self.soonest()?;
            if next > self.state.now {
                return Some(next);
            }
            let due = self.due_at(next)?;
            self.fire(due);
            self.settle();
        }
    }

    /// The next instant at which something happens without an input.
    pub(super) fn soonest(&mut self) -> Option<Instant> {
        self.plan_judgement();
        self.soonest_known()
    }

    fn soonest_known(&mut self) -> Option<Instant> {
        let state = &mut *self.state;
        let soonest = sooner(state.instances.summary().deadline, state.sources.summary().0);
        let soonest = sooner(soonest, state.judge_at);
        state.pending.iter().fold(soonest, |soonest, pending| sooner(soonest, Some(pending.at)))
    }

    fn first_due(&mut self, limit: Instant) -> Option<Due> {
        self.plan_judgement();
        let soonest = self.soonest_known()?;
        if soonest > limit {
            return None;
        }
        self.due_at(soonest)
    }

    fn due_at(&self, at: Instant) -> Option<Due> {
        let state = &*self.state;
        let running = state.instances.iter().filter(|instance| instance.deadline() == Some(at)).map(|instance| {
            let step = instance.version.as_ref().and_then(|version| version.step(instance.step));
            let step = step.map_or("", |(id, _)| id.as_str());
            let what = What::Running { key_text: &instance.key_text, step, key: instance.key };
            Rank::Journey { priority: self.priority(instance), journey: &instance.journey, what }
        });
        let sources = state.sources.iter().enumerate().filter(|(_, of)| of.next.is_some_and(|(on, _)| on == at));
        let entering = sources.map(|(place, source)| {
            let what = What::Entering { entry: source.entry, source: place };
            Rank::Journey { priority: self.priority_in_force(&source.journey), journey: &source.journey, what }
        });
        let pending = state.pending.iter().enumerate().filter(|(_, pending)| pending.at == at);
        let delayed = pending.map(|(place, pending)| {
            let what = What::Delayed { entry: pending.entry, pending: place };
            Rank::Journey { priority: self.priority_in_force(&pending.journey), journey: &pending.journey, what }
        });
        let judge = (state.judge_at == Some(at)).then_some(Rank::Judge);
        let first = running.chain(entering).chain(delayed).chain(judge).min()?;
        let what = match first {
            Rank::Journey { what: What::Running { key, .. }, .. } => Firing::Running(key),
            Rank::Journey { what: What::Entering { source, .. }, .. } => Firing::Entering(source),
            Rank::Journey { what: What::Delayed { pending, .. }, .. } => Firing::Delayed(pending),
            Rank::Judge => Firing::Judge,
        };
        Some(Due { at, what })
    }

    fn priority_in_force(&self, journey: &str) -> usize {
        self.priority_of(self.program.current(journey).map(std::convert::AsRef::as_ref))
    }

    fn fire(&mut self, due: Due) {
        let before = (self.state.now, self.effects.len());
        self.turned = false;
        self.state.now = self.state.now.max(due.at);
        match due.what {
            Firing::Running(key) => {
                if let Some(place) = self.state.instance(key) {
                    let outcome = self.time_is_up(place);
                    self.go(place, outcome);
                }
            }
            Firing::Entering(source) => self.enter_by_clock(source),
            Firing::Delayed(pending) => self.enter_delayed(pending),
            Firing::Judge => {
                self.occur(&Occurrence::default());
                // A judgement without consequence leaves no trace, not even in time (P-ORDER-1); it is not due again, because
                // the next one is looked for after its instant.
                self.state.judged_until = self.state.judged_until.max(due.at);
                if self.effects.len() == before.1 && self.caused.is_empty() && !self.turned {
                    self.state.now = before.0;
                }
            }
        }
    }

    /// The deadline of an instance came.
    fn time_is_up(&mut self, place: usize) -> Outcome {
        let Some(instance) = self.state.instances.get(place) else { return Outcome::Ended };
        let Some(version) = instance.version.clone() else { return Outcome::Ended };
        let Some((_, step)) = version.step(instance.step) else { return Outcome::Ended };
        match (&instance.wait, step) {
            (Wait::Time(_), Step::Wait { next, .. }) => Outcome::To(next.clone()),
            (Wait::Time(_), Step::Until { arms, next, .. }) => self.came(place, arms, next),
            (Wait::Time(_), Step::Race { otherwise, .. }) => self.race_over(place, otherwise),
            (Wait::Time(_), Step::Repeat { body, .. }) => self.next_round(place, body),
            (Wait::Collect { .. }, Step::Collect(collect)) => self.collected(place, collect),
            (Wait::Answer { .. }, Step::Load(load)) => self.load_failed(place, load),
            (Wait::Answer { .. }, Step::Grant { next, .. }) => {
                self.withdraw_grant(place);
                self.record(place, Record::Skipped { reason: Reason::NoAnswer });
                Outcome::To(next.clone())
            }
            (Wait::Send(_), Step::Send(send)) => self.send_time_is_up(place, &version, send),
            _ => Outcome::Waits,
        }
    }

    /// After a change of the profile: what waits for a local time or for a date of the person is planned again (P-ZONE-1,
    /// P-STEP-7). Absent: it goes on waiting.
    pub(super) fn replanned(&mut self, place: usize, step: &Step, occurrence: &Occurrence<'_>) -> Option<Outcome> {
        if !occurrence.profile {
            return None;
        }
        let instance = self.state.instances.get(place)?;
        let arrival = match &instance.wait {
            Wait::Time(arrival) | Wait::Collect { arrival, .. } => *arrival,
            _ => return None,
        };
        let planned = self.plan_again(place, step, arrival, occurrence.clocks.moved(instance.key))?;
        let Reached::At(deadline) = planned else { return Some(self.no_date(place)) };
        // What is due at this very instant keeps its place among the deadlines (P-ORDER-4).
        if deadline == arrival.deadline {
            return None;
        }
        let deadline = deadline.max(self.state.now);
        match &mut self.state.instances.get_mut(place)?.wait {
            Wait::Time(arrival) | Wait::Collect { arrival, .. } => arrival.deadline = deadline,
            _ => {}
        }
        // What has passed in the meantime is due now.
        (deadline <= self.state.now).then(|| self.time_is_up(place))
    }

    /// When a wait that began then would be over, by the profile of now; absent where it cannot have changed.
    fn plan_again(&self, place: usize, step: &Step, arrival: Arrival, zone_changed: bool) -> Option<Reached> {
        let instance = self.state.instances.get(place)?;
        let lasts = |by: Duration| (!by.is_exact()).then(|| Reached::At(clock::forward(arrival.local, by, &self.zone)));
        let of_moment = |moment: &Moment, most: Option<Duration>| {
            // A time of day that data decides was decided on arrival; only the clocks may change it.
            let follows = zone_changed || is_of_person(moment);
            follows.then(|| self.reached(instance, moment, most, (arrival.at, arrival.local)))
        };
        match step {
            Step::Wait { duration, at, .. } if at.is_some() || !duration.is_exact() => {
                Some(Reached::At(self.wait_deadline(arrival.at, arrival.local, *duration, *at)))
            }
            Step::Race { limit, .. } => lasts(*limit),
            Step::Repeat { every, .. } => lasts(*every),
            Step::Until { moment, most, .. } => of_moment(moment, *most),
            Step::Collect(collect) => match &collect.until {
                CollectUntil::For(by) => lasts(*by),
                CollectUntil::Moment { moment, most } => of_moment(moment, *most),
            },
            _ => None,
        }
    }
}

/// It follows an attribute (P-STEP-7).
fn is_of_person(moment: &Moment) -> bool {
    match moment {
        Moment::Date(date) => matches!(&date.date, DateSource::Value(Operand::User(_))),
        _ => false,
    }
}
