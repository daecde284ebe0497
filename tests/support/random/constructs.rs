//! What a project is made of, so that a test can tell that nothing is drawn too seldom.

use danbi::bundle::{
    ArmOn, Bundle, CapPeriod, CapScope, Closed, Collect, CollectUntil, Entry, EntryOn, EventName, ExitOn, Journey,
    Moment, Purpose, Send, Step, WhileActive,
};

use crate::oracle::World;

type Has = fn(&Bundle) -> bool;

/// Name of a construct, and whether a project has it.
pub const CONSTRUCTS: [(&str, Has); 58] = [
    ("enter on", |bundle| entry(bundle, |of| matches!(&of.on, EntryOn::Event { of, .. } if is_declared(&of.event)))),
    ("enter on, narrowed", |bundle| {
        entry(bundle, |of| matches!(&of.on, EntryOn::Event { of, .. } if of.filter.is_some()))
    }),
    ("enter on a receipt", |bundle| {
        entry(bundle, |of| matches!(&of.on, EntryOn::Event { of, .. } if is_receipt(&of.event)))
    }),
    ("enter on a journey", |bundle| {
        entry(bundle, |of| matches!(&of.on, EntryOn::Event { of, .. } if is_echo(&of.event)))
    }),
    ("enter when, free", |bundle| {
        entry(bundle, |of| matches!(&of.on, EntryOn::When { predicate, .. } if !World::follows(predicate)))
    }),
    ("enter when, including current", |bundle| {
        entry(bundle, |of| matches!(&of.on, EntryOn::When { including_current: true, .. }))
    }),
    ("enter when silent", |bundle| {
        entry(bundle, |of| matches!(&of.on, EntryOn::When { predicate, .. } if World::follows(predicate)))
    }),
    ("enter every weekday", |bundle| entry(bundle, |of| matches!(of.on, EntryOn::Weekly { .. }))),
    ("enter every month", |bundle| entry(bundle, |of| matches!(of.on, EntryOn::Monthly { .. }))),
    ("enter every year", |bundle| entry(bundle, |of| matches!(of.on, EntryOn::Yearly { .. }))),
    ("enter at a date", |bundle| entry(bundle, |of| matches!(of.on, EntryOn::Date(_)))),
    ("enter at", |bundle| entry(bundle, |of| matches!(of.on, EntryOn::At(_)))),
    ("spread", |bundle| entry(bundle, |of| of.spread.is_some())),
    ("several enter lines", |bundle| journey(bundle, |of| of.entries.len() > 1)),
    ("key", |bundle| journey(bundle, |of| of.key.is_some())),
    ("restart", |bundle| journey(bundle, |of| of.reentry.while_active == WhileActive::Restart)),
    ("once", |bundle| journey(bundle, |of| of.reentry.limits.iter().any(|limit| limit.per.is_none()))),
    ("once per key", |bundle| journey(bundle, |of| of.reentry.limits.iter().any(|limit| limit.per_key))),
    ("at most 1", |bundle| {
        journey(bundle, |of| of.reentry.limits.iter().any(|limit| limit.times == 1 && limit.per.is_some()))
    }),
    ("at most 2", |bundle| {
        journey(bundle, |of| of.reentry.limits.iter().any(|limit| limit.times == 2 && limit.per.is_some()))
    }),
    ("audience", |bundle| journey(bundle, |of| of.audience.is_some())),
    ("window", |bundle| journey(bundle, |of| of.window.is_some())),
    ("exit on", |bundle| journey(bundle, |of| of.exits.iter().any(|exit| matches!(exit.on, ExitOn::Event(_))))),
    ("exit on, narrowed", |bundle| {
        journey(bundle, |of| of.exits.iter().any(|exit| matches!(&exit.on, ExitOn::Event(of) if of.filter.is_some())))
    }),
    ("exit when", |bundle| journey(bundle, |of| of.exits.iter().any(|exit| matches!(exit.on, ExitOn::When(_))))),
    ("last words", |bundle| journey(bundle, |of| of.exits.iter().any(|exit| exit.last_words.is_some()))),
    ("wait", |bundle| step(bundle, |of| matches!(of, Step::Wait { at: None, .. }))),
    ("wait at", |bundle| step(bundle, |of| matches!(of, Step::Wait { at: Some(_), .. }))),
    ("until a time", |bundle| moment(bundle, |of| matches!(of, Moment::Time(_)))),
    ("until a weekday", |bundle| moment(bundle, |of| matches!(of, Moment::Weekday { .. }))),
    ("until a day", |bundle| moment(bundle, |of| matches!(of, Moment::Day { .. }))),
    ("until a date", |bundle| moment(bundle, |of| matches!(of, Moment::Date(_)))),
    ("until a personal hour", |bundle| moment(bundle, |of| matches!(of, Moment::TimeOf { .. }))),
    ("until unless", |bundle| step(bundle, |of| matches!(of, Step::Until { arms, .. } if !arms.is_empty()))),
    ("race", |bundle| step(bundle, |of| matches!(of, Step::Race { .. }))),
    ("race of receipts", |bundle| arm(bundle, |of| matches!(of, ArmOn::Event { of, .. } if is_receipt(&of.event)))),
    ("race of predicates", |bundle| arm(bundle, |of| matches!(of, ArmOn::When(_)))),
    ("race, narrowed", |bundle| arm(bundle, |of| matches!(of, ArmOn::Event { of, .. } if of.filter.is_some()))),
    ("collect for", |bundle| {
        step(bundle, |of| matches!(of, Step::Collect(Collect { until: CollectUntil::For(_), .. })))
    }),
    ("collect until", |bundle| {
        step(bundle, |of| matches!(of, Step::Collect(Collect { until: CollectUntil::Moment { .. }, .. })))
    }),
    ("load", |bundle| step(bundle, |of| matches!(of, Step::Load(_)))),
    ("grant", |bundle| step(bundle, |of| matches!(of, Step::Grant { .. }))),
    ("branch", |bundle| step(bundle, |of| matches!(of, Step::Branch { .. }))),
    ("experiment", |bundle| step(bundle, |of| matches!(of, Step::Assign(_)))),
    ("repeat", |bundle| step(bundle, |of| matches!(of, Step::Repeat { .. }))),
    ("chain", |bundle| send(bundle, |of| of.via.len() > 1)),
    ("chain by preference", |bundle| send(bundle, |of| of.preferred)),
    ("hold up to", |bundle| send(bundle, |of| of.hold_at_most.is_some())),
    ("otherwise", |bundle| send(bundle, |of| of.refused != of.next)),
    ("offer", |bundle| send(bundle, |of| of.offer.as_ref().is_some_and(|offer| offer.grant))),
    ("offer promised", |bundle| send(bundle, |of| of.offer.as_ref().is_some_and(|offer| !offer.grant))),
    ("hours of the law", |bundle| send(bundle, |of| of.via.iter().any(|attempt| !attempt.guards.is_empty()))),
    ("what must arrive", |bundle| send(bundle, |of| of.purpose == Purpose::Authentication)),
    ("quiet hours", |bundle| bundle.plan.policy.quiet.iter().any(|quiet| quiet.effect == Closed::Hold)),
    ("cap, rolling", |bundle| bundle.plan.policy.caps.iter().any(|cap| matches!(cap.period, CapPeriod::Rolling(_)))),
    ("cap, calendar day", |bundle| bundle.plan.policy.caps.iter().any(|cap| cap.period == CapPeriod::CalendarDay {})),
    ("cap of a channel or journey", |bundle| {
        bundle.plan.policy.caps.iter().any(|cap| cap.channel.is_some() || matches!(cap.scope, CapScope::Journey(_)))
    }),
    ("lateness", |bundle| bundle.plan.limits.lateness.seconds > 0),
];

/// Names of those a project has.
pub fn constructs(bundle: &Bundle) -> impl Iterator<Item = &'static str> {
    CONSTRUCTS.iter().filter(|(_, has)| has(bundle)).map(|(name, _)| *name)
}

fn journey(bundle: &Bundle, has: fn(&Journey) -> bool) -> bool {
    bundle.journeys.values().any(has)
}

fn entry(bundle: &Bundle, has: fn(&Entry) -> bool) -> bool {
    bundle.journeys.values().flat_map(|journey| &journey.entries).any(has)
}

fn step(bundle: &Bundle, has: fn(&Step) -> bool) -> bool {
    bundle.journeys.values().flat_map(|journey| journey.steps.values()).any(has)
}

fn send(bundle: &Bundle, has: fn(&Send) -> bool) -> bool {
    let steps = bundle.journeys.values().flat_map(|journey| journey.steps.values());
    steps.into_iter().any(|step| matches!(step, Step::Send(send) if has(send)))
}

fn arm(bundle: &Bundle, has: fn(&ArmOn) -> bool) -> bool {
    let steps = bundle.journeys.values().flat_map(|journey| journey.steps.values());
    steps.into_iter().any(|step| match step {
        Step::Race { arms, .. } | Step::Until { arms, .. } => arms.iter().any(|arm| has(&arm.on)),
        _ => false,
    })
}

fn moment(bundle: &Bundle, has: fn(&Moment) -> bool) -> bool {
    let steps = bundle.journeys.values().flat_map(|journey| journey.steps.values());
    steps.into_iter().any(|step| match step {
        Step::Until { moment, .. } => has(moment),
        Step::Collect(Collect { until: CollectUntil::Moment { moment, .. }, .. }) => has(moment),
        _ => false,
    })
}

fn is_declared(event: &EventName) -> bool {
    matches!(event, EventName::Event(_))
}

fn is_receipt(event: &EventName) -> bool {
    matches!(event, EventName::Message { .. })
}

fn is_echo(event: &EventName) -> bool {
    matches!(event, EventName::Journey { .. })
}
