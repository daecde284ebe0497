//! What the instances, ways in and goals of one person come to together.

use super::summed::{Summary, Summed};
use super::{Instance, OpenGoal, Source, Watching};
use crate::runtime::program::{Kinds, Looks};
use crate::types::Instant;

pub type Instances = Summed<Instance, Standing>;
pub type Goals = Summed<OpenGoal, Kinds>;
pub type Sources = Summed<Source, Soonest>;
pub type Watched = Summed<Watching, Judgement>;

/// What all instances of a person listen to and wait for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// What their exits may listen to.
    pub exits: Kinds,
    /// What arms, collects and sends may hear.
    pub waits: Kinds,
    pub counters: Kinds,
    /// What predicates that wait look at; nothing where there are none.
    pub looks: Looks,
    /// All of these were judged by exits, as far as the state was when they were looked at last.
    pub judged_by_exits: bool,
    pub judged_by_waits: bool,
    /// When time alone may change any of them; the outer absent: not looked for.
    pub change: Option<Option<Instant>>,
    pub deadline: Option<Instant>,
}

impl Standing {
    /// Whether any predicate that waits may come out otherwise than when it was looked at last.
    pub fn may_turn(&self, judged: bool, touched: Looks, now: Instant) -> bool {
        let is_over = || self.change.is_none_or(|change| change.is_some_and(|at| at <= now));
        self.looks != Looks::NOTHING && (!judged || touched.meets(self.looks) || is_over())
    }
}

impl Summary<Instance> for Standing {
    fn of(instances: &[Instance]) -> Standing {
        let mut all = Standing {
            exits: Kinds::default(),
            waits: Kinds::default(),
            counters: Kinds::default(),
            looks: Looks::NOTHING,
            judged_by_exits: true,
            judged_by_waits: true,
            change: Some(None),
            deadline: None,
        };
        instances.iter().for_each(|instance| all.add(instance));
        all
    }
}

impl Standing {
    fn add(&mut self, instance: &Instance) {
        self.change = self.change.zip(instance.judged.change).map(|(one, other)| sooner(one, other));
        self.deadline = sooner(self.deadline, instance.deadline());
        let Some(version) = instance.version.as_deref() else { return };
        self.exits = self.exits.and(version.exit_kinds);
        self.counters = self.counters.and(version.counter_kinds);
        let Some(stance) = version.stances.get(instance.step) else { return };
        self.waits = self.waits.and(stance.kinds);
        self.looks = self.looks.and(stance.watch.looks);
        if stance.watch.looks != Looks::NOTHING {
            self.judged_by_exits &= instance.judged.by_exits;
            self.judged_by_waits &= instance.judged.by_waits;
        }
    }
}

/// When the clock lets in next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Soonest(pub Option<Instant>);

impl Summary<Source> for Soonest {
    fn of(sources: &[Source]) -> Soonest {
        Soonest(sources.iter().filter_map(|source| source.next.map(|(at, _)| at)).min())
    }
}

/// How far the entry lines that wait for a predicate are judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// Every one.
    pub judged: bool,
    /// When time alone may change any; the outer absent: not looked for.
    pub change: Option<Option<Instant>>,
}

impl Summary<Watching> for Judgement {
    fn of(watching: &[Watching]) -> Judgement {
        Judgement {
            judged: watching.iter().all(|one| one.judged),
            change: watching.iter().try_fold(None, |soonest, one| Some(sooner(soonest, one.change?))),
        }
    }
}

impl Summary<OpenGoal> for Kinds {
    fn of(goals: &[OpenGoal]) -> Kinds {
        goals.iter().filter_map(OpenGoal::kinds).collect()
    }
}

/// The sooner of two instants, each of which may be never.
pub fn sooner(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
