//! Small bundles for the analysis of pressure, drawn as trees of steps.
#![allow(dead_code, reason = "every test of pressure draws with some of it")]

use std::collections::{BTreeMap, BTreeSet};

use danbi::bundle::{
    About, Bundle, Cap, CapPeriod, CapScope, Closed, Contract, Did, Entry, EntryOn, EventContract, EventMatch,
    EventName, Exit, ExitOn, Journey, Limits, MessageEvent, Plan, PlanAbout, Policy, Predicate, Purpose, Quiet,
    Reentry, ReentryLimit, SendWindow, SourceMap, Step, Steps, WhileActive, Window,
};
use danbi::types::{Duration, Name, TimeOfDay, TimeRange};
use indexmap::IndexMap;

mod sketch_steps;

pub use sketch_steps::*;

pub fn hours(hours: u64) -> Duration {
    Duration::exact(hours * 3_600)
}

pub fn clock(hour: u16) -> TimeOfDay {
    TimeOfDay::new(hour, 0).unwrap()
}

pub fn range(start: u16, end: u16) -> TimeRange {
    TimeRange { start: clock(start), end: clock(end) }
}

pub fn matching(event: &str) -> EventMatch {
    EventMatch { event: EventName::Event(event.into()), filter: None }
}

pub fn on(event: &str) -> EntryOn {
    EntryOn::Event { of: matching(event), binding: None }
}

/// A journey without limits; tests change what they are about.
pub fn journey(id: &str, entry: EntryOn, body: &[Do]) -> Journey {
    let mut steps = Steps::default();
    let start = lower(body, "end", &mut steps);
    steps.insert("end".into(), Step::Stop);
    Journey {
        format: danbi::bundle::FORMAT.into(),
        id: id.into(),
        version: Name::default(),
        stage: None,
        entries: vec![Entry { on: entry, spread: None }],
        active: None,
        key: None,
        reentry: Reentry { limits: Vec::new(), while_active: WhileActive::Ignore },
        audience: None,
        exits: Vec::new(),
        goal: None,
        holdout: None,
        window: None,
        bindings: BTreeMap::new(),
        start,
        steps,
        segments: BTreeMap::new(),
        offers: BTreeMap::new(),
        messages: BTreeMap::new(),
        about: About::default(),
    }
}

pub trait Drawing: Sized {
    fn limited(self, times: u32, per: Option<Duration>) -> Self;
    fn keyed(self) -> Self;
    fn restarting(self) -> Self;
    fn leaving_on(self, event: &str, last_words: &[Do]) -> Self;
    fn within(self, window: SendWindow) -> Self;
}

impl Drawing for Journey {
    fn limited(mut self, times: u32, per: Option<Duration>) -> Self {
        self.reentry.limits.push(ReentryLimit { times, per, per_key: false });
        self
    }

    fn keyed(mut self) -> Self {
        self.key = Some(danbi::bundle::Operand::Binding(vec!["x".into(), "id".into()]));
        self
    }

    fn restarting(mut self) -> Self {
        self.reentry.while_active = WhileActive::Restart;
        self
    }

    fn leaving_on(mut self, event: &str, last_words: &[Do]) -> Self {
        let last_words = (!last_words.is_empty()).then(|| lower(last_words, "end", &mut self.steps));
        self.exits.push(Exit { on: ExitOn::Event(matching(event)), last_words });
        self
    }

    fn within(mut self, window: SendWindow) -> Self {
        self.window = Some(window);
        self
    }
}

/// `did EVENT` within so long; `None`: ever.
pub fn did(event: &str, last: Option<Duration>) -> Predicate {
    let window = last.map_or(Window::Ever {}, Window::Last);
    Predicate::Did(Did { of: matching(event), at_least: 1, at_most: None, window, history: None })
}

/// `did EVENT and did not SILENT in last D`
pub fn silence(event: &str, last: Option<Duration>, silent: &str, quiet: Duration) -> Predicate {
    Predicate::All(vec![did(event, last), Predicate::Not(Box::new(did(silent, Some(quiet))))])
}

/// Any message event: comes as often as it likes.
pub fn on_click() -> EntryOn {
    let event = EventName::Message { kind: MessageEvent::Clicked, message: None, own: false };
    EntryOn::Event { of: EventMatch { event, filter: None }, binding: None }
}

pub fn cap(count: u32, period: CapPeriod) -> Cap {
    Cap { count, period, scope: CapScope::Purpose(Purpose::Advertising), channel: None }
}

pub fn rolling(count: u32, length: u64) -> Cap {
    cap(count, CapPeriod::Rolling(hours(length)))
}

pub fn quiet(range: TimeRange) -> Quiet {
    Quiet { range, purpose: Purpose::Advertising, effect: Closed::Hold }
}

/// An event with a declared gap in hours; 0: none.
pub fn event(gap: u64) -> EventContract {
    EventContract {
        properties: IndexMap::new(),
        minimum_gap: (gap > 0).then(|| hours(gap)),
        once_per_person: false,
        first: false,
    }
}

/// A bundle in a zone whose clocks never change, with these events by name and gap in hours.
pub fn bundle(journeys: Vec<Journey>, policy: Policy, events: &[(&str, u64)]) -> Bundle {
    let limits = Limits {
        lateness: Duration::ZERO,
        horizon: hours(24),
        grant_timeout: Duration::ZERO,
        load_timeout: Duration::ZERO,
    };
    let plan = Plan {
        format: danbi::bundle::FORMAT.into(),
        project: "sketch".into(),
        zone: "UTC".into(),
        locales: vec!["en".into()],
        needs: BTreeSet::new(),
        limits,
        alphabet: BTreeSet::new(),
        histories: BTreeMap::new(),
        history_bytes: 0,
        segments: BTreeMap::new(),
        offers: BTreeMap::new(),
        messages: BTreeMap::new(),
        policy,
        journeys: BTreeMap::new(),
        retired: BTreeMap::new(),
        migrate: BTreeMap::new(),
        about: PlanAbout::default(),
    };
    let contract = Contract {
        format: danbi::bundle::FORMAT.into(),
        events: events.iter().map(|(name, gap)| ((*name).into(), event(*gap))).collect(),
        attributes: BTreeMap::new(),
        consents: BTreeMap::new(),
        lists: Vec::new(),
        content: BTreeMap::new(),
        webhooks: BTreeMap::new(),
        channels: BTreeMap::new(),
    };
    let journeys = journeys.into_iter().map(|journey| (journey.id.clone(), journey)).collect();
    Bundle { plan, journeys, older: Vec::new(), catalogs: BTreeMap::new(), contract, source_map: SourceMap::default() }
}
