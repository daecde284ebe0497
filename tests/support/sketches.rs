//! Small bundles for the analysis of pressure, drawn as trees of steps.
#![allow(dead_code, reason = "every test of pressure draws with some of it")]

use std::collections::{BTreeMap, BTreeSet};

use danbi::bundle::{
    About, Arm, ArmOn, Attempt, Bundle, Cap, CapPeriod, CapScope, Case, Closed, Contract, Entry, EntryOn,
    EventContract, EventMatch, EventName, Exit, ExitOn, Journey, Limits, MessageEvent, Moment, Plan, PlanAbout, Policy,
    Predicate, Purpose, Quiet, Reentry, ReentryLimit, Send, SendWindow, SourceMap, Step, StepId, WhileActive,
};
use danbi::types::{Duration, Name, TimeOfDay, TimeRange};
use indexmap::IndexMap;

/// A step and what it contains.
#[derive(Clone, Debug, PartialEq)]
pub enum Do {
    Send(Sending),
    Wait(Duration),
    WaitAt(Duration, TimeOfDay),
    Until(Moment),
    Race {
        limit: Duration,
        arms: Vec<(&'static str, Vec<Do>)>,
        otherwise: Vec<Do>,
    },
    /// One of several ways; what decides is not known.
    Branch(Vec<Vec<Do>>),
    Assign(Vec<Vec<Do>>),
    Repeat {
        times: u32,
        every: Duration,
        body: Vec<Do>,
    },
    Stop,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Sending {
    pub via: Vec<(&'static str, Option<Duration>)>,
    pub purpose: Purpose,
    pub closed: Closed,
    pub hold_at_most: Option<Duration>,
    /// What is done when it cannot leave; `None`: it is skipped.
    pub otherwise: Option<Vec<Do>>,
}

pub fn hours(hours: u64) -> Duration {
    Duration::exact(hours * 3_600)
}

pub fn clock(hour: u16) -> TimeOfDay {
    TimeOfDay::new(hour, 0).unwrap()
}

pub fn range(start: u16, end: u16) -> TimeRange {
    TimeRange { start: clock(start), end: clock(end) }
}

pub fn sending(channel: &'static str) -> Sending {
    Sending {
        via: vec![(channel, None)],
        purpose: Purpose::Advertising,
        closed: Closed::Hold,
        hold_at_most: None,
        otherwise: None,
    }
}

/// Sends an advertisement by push.
pub fn push() -> Do {
    Do::Send(sending("push"))
}

pub fn wait(length: u64) -> Do {
    Do::Wait(hours(length))
}

pub fn matching(event: &str) -> EventMatch {
    EventMatch { event: EventName::Event(event.into()), filter: None }
}

pub fn on(event: &str) -> EntryOn {
    EntryOn::Event { of: matching(event), binding: None }
}

/// A journey without limits; tests change what they are about.
pub fn journey(id: &str, entry: EntryOn, body: &[Do]) -> Journey {
    let mut steps = IndexMap::new();
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

/// Adds `body`, which goes on to `next`, and gives its first step.
fn lower(body: &[Do], next: &str, steps: &mut IndexMap<StepId, Step>) -> StepId {
    let mut next: StepId = next.into();
    for step in body.iter().rev() {
        let id = StepId::from(format!("s{}", steps.len()));
        // Holds the place, so that steps inside get other names.
        steps.insert(id.clone(), Step::Stop);
        let lowered = lower_one(step, &id, &next, steps);
        steps.insert(id.clone(), lowered);
        next = id;
    }
    next
}

fn lower_one(step: &Do, id: &StepId, next: &StepId, steps: &mut IndexMap<StepId, Step>) -> Step {
    let mut inside = |body: &[Do]| lower(body, next, steps);
    match step {
        Do::Wait(duration) => Step::Wait { duration: *duration, at: None, next: next.clone() },
        Do::WaitAt(duration, at) => Step::Wait { duration: *duration, at: Some(*at), next: next.clone() },
        Do::Until(moment) => {
            Step::Until { moment: moment.clone(), most: None, arms: Vec::new(), next: next.clone(), passed: None }
        }
        Do::Race { limit, arms, otherwise } => Step::Race {
            limit: *limit,
            arms: arms
                .iter()
                .map(|(event, body)| Arm {
                    on: ArmOn::Event { of: matching(event), binding: None },
                    next: inside(body),
                })
                .collect(),
            otherwise: inside(otherwise),
        },
        Do::Branch(ways) => {
            let mut ways: Vec<StepId> = ways.iter().map(|way| inside(way)).collect();
            let otherwise = ways.pop().unwrap_or_else(|| next.clone());
            let when = Predicate::InList("somewhere".into());
            Step::Branch { cases: ways.into_iter().map(|next| Case { when: when.clone(), next }).collect(), otherwise }
        }
        Do::Assign(ways) => Step::Assign(danbi::bundle::Assign {
            experiment: id.clone(),
            salt: id.to_string(),
            arms: ways
                .iter()
                .map(|way| danbi::bundle::AssignArm {
                    name: "arm".into(),
                    weight: serde_json::from_str("1").unwrap(),
                    next: inside(way),
                })
                .collect(),
        }),
        Do::Repeat { times, every, body } => {
            Step::Repeat { times: *times, every: *every, body: lower(body, id, steps), next: next.clone() }
        }
        Do::Stop => Step::Stop,
        Do::Send(sending) => {
            let refused = sending.otherwise.as_ref().map_or_else(|| next.clone(), |body| inside(body));
            Step::Send(Box::new(send(sending, next, refused)))
        }
    }
}

fn send(sending: &Sending, next: &StepId, refused: StepId) -> Send {
    let attempt = |(channel, fallback_after): &(&str, Option<Duration>)| Attempt {
        channel: (*channel).into(),
        consent: None,
        fallback_after: *fallback_after,
        guards: Vec::new(),
    };
    Send {
        message: "hello".into(),
        args: Vec::new(),
        variant: None,
        purpose: sending.purpose,
        topic: None,
        consents: Vec::new(),
        via: sending.via.iter().map(attempt).collect(),
        preferred: false,
        offer: None,
        closed: sending.closed,
        hold_at_most: sending.hold_at_most,
        next: next.clone(),
        refused,
    }
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
    Bundle { plan, journeys, catalogs: BTreeMap::new(), contract, source_map: SourceMap::default() }
}
