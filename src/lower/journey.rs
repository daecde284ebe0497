//! Journeys: the header and what holds it together.

use std::collections::BTreeMap;

use super::bindings::{Bindings, held};
use super::body::Body;
use super::memory::{Memory, Place};
use super::noun::of_event;
use super::step_id::{END, Numbers, join};
use super::{Context, about_of};
use crate::bundle::{
    Active, Entry, EntryOn, Exit, ExitOn, FORMAT, Goal, HistoryBook, Holdout, Journey, JourneySpans, MonthDay, Reentry,
    ReentryLimit, SendWindow, Spread, Target, WhileActive,
};
use crate::diag::Sink;
use crate::hir;
use crate::types::Name;

/// A journey and what came up on the way.
pub(super) struct LoweredJourney {
    pub journey: Journey,
    pub spans: JourneySpans,
    pub book: HistoryBook,
    pub sink: Sink,
}

pub(super) fn journey(context: Context<'_>, journey: hir::Journey) -> LoweredJourney {
    let mut memory = Memory::new(context.contract);
    let mut spans = spans_of(&journey);
    let about = about_of(&journey.head);
    let name = journey.head.name;
    let salt = |what: &str| format!("{}/{name}/{what}", context.settings.name);
    let bindings = Bindings::new(journey.bindings);
    let entries = journey.entries.into_iter().map(|one| entry(one, &bindings, &mut memory, salt("spread"))).collect();
    let audience = journey.audience.map(|audience| memory.predicate(Place::Person, audience));
    let key = journey.key.map(|key| memory.operand(Place::Instance, key));
    let goal = journey.goal.map(|one| goal(one, &mut memory));
    let mut body = Body::new(context, &name, &bindings, &mut memory);
    let start = body.block(journey.body, "", &END);
    let exits = exits(journey.exits, &mut body);
    let (steps, step_spans) = body.close();
    spans.steps = step_spans;
    let mut lowered = Journey {
        format: FORMAT.to_owned(),
        version: Name::default(),
        stage: journey.stage,
        entries,
        active: journey.active.map(|(from, to)| Active { from, to }),
        key,
        reentry: reentry(&journey.reentry),
        audience,
        exits,
        goal,
        holdout: journey.holdout.map(|share| Holdout { share, salt: salt("holdout") }),
        window: journey.window.map(|(days, range)| SendWindow { days, range }),
        bindings: bindings.into_plan(),
        start,
        steps,
        segments: BTreeMap::new(),
        offers: BTreeMap::new(),
        messages: BTreeMap::new(),
        about,
        id: name,
    };
    lowered.take_along(context.plan);
    LoweredJourney { journey: lowered, spans, book: memory.book, sink: memory.sink }
}

fn spans_of(journey: &hir::Journey) -> JourneySpans {
    JourneySpans {
        name: journey.head.span,
        entries: journey.entries.iter().map(|entry| entry.span).collect(),
        reentry: journey.reentry.span,
        exits: journey.exits.iter().map(|exit| exit.span).collect(),
        goal: journey.goal.as_ref().map(|goal| goal.span),
        steps: BTreeMap::new(),
    }
}

fn entry(entry: hir::Entry, bindings: &Bindings, memory: &mut Memory<'_>, salt: String) -> Entry {
    let on = match entry.kind {
        hir::EntryKind::On { event, binding } => {
            let binding = binding.and_then(|name| bindings.plan_name(&name, &held(&event.event)).cloned());
            EntryOn::Event { of: memory.event(Place::Person, event), binding }
        }
        hir::EntryKind::When { predicate, including_current } => {
            EntryOn::When { predicate: memory.predicate(Place::Person, predicate), including_current }
        }
        hir::EntryKind::At(at) => EntryOn::At(at),
        hir::EntryKind::Weekly { days, at } => EntryOn::Weekly { days, at },
        hir::EntryKind::Monthly { day: hir::MonthDay::Day(day), at } => {
            EntryOn::Monthly { day: MonthDay::Day(day), at }
        }
        hir::EntryKind::Monthly { day: hir::MonthDay::Last, at } => EntryOn::Monthly { day: MonthDay::Last {}, at },
        hir::EntryKind::Yearly { years, date, at } => {
            EntryOn::Yearly { years, date: memory.operand(Place::Person, date), at }
        }
        hir::EntryKind::Date(date) => EntryOn::Date(memory.date_moment(Place::Person, date)),
    };
    Entry { on, spread: entry.spread.map(|over| Spread { over, salt }) }
}

fn reentry(reentry: &hir::Reentry) -> Reentry {
    let limit = |limit: &hir::ReentryLimit| ReentryLimit { times: limit.times, per: limit.per, per_key: limit.per_key };
    let while_active = if reentry.restart { WhileActive::Restart } else { WhileActive::Ignore };
    Reentry { limits: reentry.limits.iter().map(limit).collect(), while_active }
}

/// Ids of last words begin with what the exit reacts to: `exit-order_cancelled/send-sorry`.
fn exits(exits: Vec<hir::Exit>, body: &mut Body<'_, '_>) -> Vec<Exit> {
    let mut names = Numbers::default();
    body.begin_last_words();
    let mut lowered = Vec::with_capacity(exits.len());
    for exit in exits {
        let noun = match &exit.kind {
            hir::ExitKind::On(event) => of_event(&event.event),
            hir::ExitKind::When(_) => "when".to_owned(),
        };
        let within = names.number(format!("exit-{noun}"));
        let on = match exit.kind {
            hir::ExitKind::On(event) => ExitOn::Event(body.memory.event(Place::Instance, event)),
            hir::ExitKind::When(predicate) => ExitOn::When(body.memory.predicate(Place::Instance, predicate)),
        };
        let last_words = exit.last_words.map(|block| body.block(block, &join("", &within), &END));
        lowered.push(Exit { on, last_words });
    }
    lowered
}

fn goal(goal: hir::Goal, memory: &mut Memory<'_>) -> Goal {
    let target = |target: hir::Target| match target {
        hir::Target::Share(share) => Target::Share(share),
        hir::Target::OverHoldout(share) => Target::OverHoldout(share),
    };
    Goal { of: memory.event(Place::Instance, goal.event), within: goal.within, target: goal.target.map(target) }
}
