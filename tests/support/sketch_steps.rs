//! Steps of small bundles, drawn as trees.

use danbi::bundle::{
    Arm, ArmOn, Assign, AssignArm, Attempt, Case, Closed, Collect, CollectUntil, DateMoment, DateSource, Guard, Load,
    Moment, Operand, Predicate, Purpose, Send, SendOffer, Step, StepId, Steps,
};
use danbi::types::{Duration, TimeOfDay, TimeRange};

use super::{hours, matching};

/// A step and what it contains.
#[derive(Clone, Debug, PartialEq)]
pub enum Do {
    Send(Sending),
    Wait(Duration),
    WaitAt(Duration, TimeOfDay),
    Until(Moment),
    /// Until a moment, at most so long (for dates that data decides), unless an arm comes first.
    UntilUnless {
        moment: Moment,
        most: Option<Duration>,
        arms: Vec<(ArmOn, Vec<Do>)>,
    },
    Race {
        limit: Duration,
        arms: Vec<(&'static str, Vec<Do>)>,
        otherwise: Vec<Do>,
    },
    /// A race of receipts and predicates.
    Answer {
        limit: Duration,
        arms: Vec<(ArmOn, Vec<Do>)>,
        otherwise: Vec<Do>,
    },
    Collect(&'static str, CollectUntil),
    /// Asks the host: found, and not.
    Load(Vec<Do>, Vec<Do>),
    Grant(&'static str),
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
    /// An offer, and whether it is granted with the message.
    pub offer: Option<(&'static str, bool)>,
    /// Hours of the law on its first channel.
    pub guard: Option<(TimeRange, Closed)>,
}

pub fn sending(channel: &'static str) -> Sending {
    Sending {
        via: vec![(channel, None)],
        purpose: Purpose::Advertising,
        closed: Closed::Hold,
        hold_at_most: None,
        otherwise: None,
        offer: None,
        guard: None,
    }
}

/// Sends an advertisement by push.
pub fn push() -> Do {
    Do::Send(sending("push"))
}

pub fn wait(length: u64) -> Do {
    Do::Wait(hours(length))
}

/// A date that an attribute says.
pub fn date_of(attribute: &str, at: Option<TimeOfDay>) -> DateMoment {
    DateMoment { offset: None, date: DateSource::Value(Operand::User(vec![attribute.into()])), at }
}

/// Adds `body`, which goes on to `next`, and gives its first step.
pub fn lower(body: &[Do], next: &str, steps: &mut Steps) -> StepId {
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

fn lower_one(step: &Do, id: &StepId, next: &StepId, steps: &mut Steps) -> Step {
    let mut inside = |body: &[Do]| lower(body, next, steps);
    match step {
        Do::Wait(duration) => Step::Wait { duration: *duration, at: None, next: next.clone() },
        Do::WaitAt(duration, at) => Step::Wait { duration: *duration, at: Some(*at), next: next.clone() },
        Do::Until(moment) => {
            Step::Until { moment: moment.clone(), most: None, arms: Vec::new(), next: next.clone(), passed: None }
        }
        Do::UntilUnless { moment, most, arms } => {
            let arms = arms.iter().map(|(on, body)| Arm { on: on.clone(), next: inside(body) }).collect();
            Step::Until { moment: moment.clone(), most: *most, arms, next: next.clone(), passed: None }
        }
        Do::Race { limit, arms, otherwise } => {
            let on = |event: &str| ArmOn::Event { of: matching(event), binding: None };
            let arms = arms.iter().map(|(event, body)| Arm { on: on(event), next: inside(body) }).collect();
            Step::Race { limit: *limit, arms, otherwise: inside(otherwise) }
        }
        Do::Answer { limit, arms, otherwise } => {
            let arms = arms.iter().map(|(on, body)| Arm { on: on.clone(), next: inside(body) }).collect();
            Step::Race { limit: *limit, arms, otherwise: inside(otherwise) }
        }
        Do::Collect(event, until) => Step::Collect(Collect {
            of: matching(event),
            until: until.clone(),
            binding: "items".into(),
            next: next.clone(),
        }),
        Do::Load(found, otherwise) => Step::Load(Load {
            source: "source".into(),
            args: Vec::new(),
            binding: "items".into(),
            next: inside(found),
            otherwise: inside(otherwise),
        }),
        Do::Grant(offer) => Step::Grant { offer: (*offer).into(), next: next.clone() },
        Do::Branch(ways) => {
            let mut ways: Vec<StepId> = ways.iter().map(|way| inside(way)).collect();
            let otherwise = ways.pop().unwrap_or_else(|| next.clone());
            let when = Predicate::InList("somewhere".into());
            Step::Branch { cases: ways.into_iter().map(|next| Case { when: when.clone(), next }).collect(), otherwise }
        }
        Do::Assign(ways) => {
            let weight = || serde_json::from_str("1").unwrap();
            let arm = |way: &Vec<Do>| AssignArm { name: "arm".into(), weight: weight(), next: inside(way) };
            let arms = ways.iter().map(arm).collect();
            Step::Assign(Assign { experiment: id.clone(), salt: id.to_string(), arms })
        }
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
    let guards = |index: usize| {
        let guard = sending.guard.as_ref().filter(|_| index == 0);
        let guard = guard.map(|(hours, effect)| Guard {
            rule: "rule".into(),
            hours: Some(*hours),
            unless: None,
            effect: *effect,
        });
        guard.into_iter().collect()
    };
    let attempt = |(index, (channel, fallback_after)): (usize, &(&str, Option<Duration>))| Attempt {
        channel: (*channel).into(),
        consent: None,
        fallback_after: *fallback_after,
        guards: guards(index),
    };
    Send {
        message: "hello".into(),
        args: Vec::new(),
        variant: None,
        purpose: sending.purpose,
        topic: None,
        consents: Vec::new(),
        via: sending.via.iter().enumerate().map(attempt).collect(),
        preferred: false,
        offer: sending.offer.map(|(offer, grant)| SendOffer { offer: offer.into(), grant }),
        closed: sending.closed,
        hold_at_most: sending.hold_at_most,
        next: next.clone(),
        refused,
    }
}
