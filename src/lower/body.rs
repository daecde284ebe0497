//! Steps: a block of the campaign becomes instructions with explicit successors.

use std::collections::BTreeMap;

use super::Context;
use super::bindings::{Bindings, held};
use super::memory::{Memory, Place};
use super::noun::{of_arm, of_values};
use super::promises;
use super::step_id::{END, Numbers, StepIds, join};
use crate::bundle::{
    Argument, Arm, ArmOn, Assign, AssignArm, Case, Collect, CollectUntil, ListChange, Load, Predicate, Step, StepId,
    Steps,
};
use crate::hir::{self, StepKind};
use crate::text::Span;
use crate::types::{Name, Value};

/// The instructions of one journey in the making. Depth is bounded by the parser.
pub(super) struct Body<'b, 'a> {
    pub context: Context<'a>,
    pub journey: &'b Name,
    bindings: &'b Bindings,
    pub memory: &'b mut Memory<'a>,
    ids: StepIds,
    steps: Steps,
    spans: BTreeMap<StepId, Span>,
    /// The last words of an exit: nothing waits, nothing is held.
    pub last_words: bool,
}

impl<'b, 'a> Body<'b, 'a> {
    pub fn new(context: Context<'a>, journey: &'b Name, bindings: &'b Bindings, memory: &'b mut Memory<'a>) -> Self {
        let (steps, spans) = (Steps::default(), BTreeMap::new());
        Body { context, journey, bindings, memory, ids: StepIds::new(), steps, spans, last_words: false }
    }

    /// Lowers a block whose flow then goes to `next`. Gives its first step; an empty block is `next` itself.
    pub fn block(&mut self, block: hir::Block, within: &str, next: &StepId) -> StepId {
        let ids = self.ids.of_block(&block, within);
        let followers: Vec<StepId> = ids.iter().skip(1).chain([next]).cloned().collect();
        let first = ids.first().unwrap_or(next).clone();
        for ((step, id), next) in block.into_iter().zip(ids).zip(followers) {
            self.step(step, &id, &next);
        }
        first
    }

    /// The place is taken first, so that a step stands before what is within it.
    fn step(&mut self, step: hir::Step, id: &StepId, next: &StepId) {
        self.spans.insert(id.clone(), step.span);
        self.steps.insert(id.clone(), Step::Stop);
        let lowered = self.instruction(step.kind, id, next);
        self.steps.insert(id.clone(), lowered);
    }

    fn instruction(&mut self, kind: StepKind, id: &StepId, next: &StepId) -> Step {
        match kind {
            StepKind::Wait { duration, at } => Step::Wait { duration, at, next: next.clone() },
            StepKind::Until { moment, most, arms, otherwise } => self.until((moment, most), arms, otherwise, id, next),
            StepKind::Race { limit, arms, otherwise } => {
                let arms = self.arms(arms, id, next);
                Step::Race { limit, arms, otherwise: self.arm(otherwise, id, "otherwise", next) }
            }
            StepKind::Collect(collect) => self.collect(collect, next),
            StepKind::Load(load) => self.load(load, id, next),
            StepKind::If { arms, otherwise } => self.branch(arms, otherwise, id, next),
            StepKind::Match { subject, arms, otherwise } => self.matching(&subject, arms, otherwise, id, next),
            StepKind::Experiment { name, arms } => self.experiment(name, arms, id, next),
            StepKind::Repeat { times, every, body } => {
                Step::Repeat { times, every, body: self.repeated(body, id), next: next.clone() }
            }
            StepKind::Send(send) => self.send(send, id, next),
            StepKind::Grant { offer } => Step::Grant { offer, next: next.clone() },
            StepKind::Set { attribute, value } => {
                Step::Set { attribute, value: self.memory.operand(Place::Instance, value), next: next.clone() }
            }
            StepKind::List { list, add } => {
                let change = if add { ListChange::Add } else { ListChange::Remove };
                Step::List { list, change, next: next.clone() }
            }
            StepKind::Call { webhook, args } => Step::Call { webhook, args: self.arguments(args), next: next.clone() },
            StepKind::Stop => Step::Stop,
        }
    }

    /// The body of a repeat, whose flow comes back to it. An empty one is a branch without cases: a repeat is never its own body.
    fn repeated(&mut self, body: hir::Block, repeat: &StepId) -> StepId {
        let within = join(repeat, "body");
        if !body.is_empty() {
            return self.block(body, &within, repeat);
        }
        let span = self.spans.get(repeat).copied().unwrap_or_default();
        self.spans.insert(within.clone(), span);
        self.steps.insert(within.clone(), Step::Branch { cases: Vec::new(), otherwise: repeat.clone() });
        within
    }

    /// A part of a step that may be left out: without it the flow goes on after the step.
    fn arm(&mut self, block: Option<hir::Block>, id: &StepId, arm: &str, next: &StepId) -> StepId {
        match block {
            Some(block) => self.block(block, &join(id, arm), next),
            None => next.clone(),
        }
    }

    /// `otherwise` is what happens when the moment comes; a moment that has passed on arrival skips it with the arms.
    fn until(
        &mut self,
        (moment, most): (hir::Moment, Option<crate::types::Duration>),
        arms: Vec<hir::Arm>,
        otherwise: Option<hir::Block>,
        id: &StepId,
        next: &StepId,
    ) -> Step {
        let moment = self.memory.moment(moment);
        let arms = self.arms(arms, id, next);
        let came = self.arm(otherwise, id, "otherwise", next);
        let passed = (came != *next).then(|| next.clone());
        Step::Until { moment, most, arms, next: came, passed }
    }

    fn arms(&mut self, arms: Vec<hir::Arm>, id: &StepId, next: &StepId) -> Vec<Arm> {
        let mut names = Numbers::default();
        let mut lowered = Vec::with_capacity(arms.len());
        for arm in arms {
            let name = names.number(of_arm(&arm.on));
            let on = match arm.on {
                hir::ArmOn::Event { event, binding } => {
                    let held = held(&event.event);
                    let of = self.memory.event(Place::Instance, event);
                    ArmOn::Event { of, binding: binding.map(|name| self.bind(name, &held)) }
                }
                hir::ArmOn::When(predicate) => ArmOn::When(self.memory.predicate(Place::Instance, predicate)),
            };
            lowered.push(Arm { on, next: self.block(arm.body, &join(id, &name), next) });
        }
        lowered
    }

    fn collect(&mut self, collect: hir::Collect, next: &StepId) -> Step {
        let until = match collect.until {
            hir::CollectUntil::For(duration) => CollectUntil::For(duration),
            hir::CollectUntil::Moment { moment, most } => {
                CollectUntil::Moment { moment: self.memory.moment(moment), most }
            }
        };
        let held = match held(&collect.event.event) {
            hir::BindingOf::Event(event) => hir::BindingOf::Events(event),
            other => other,
        };
        let of = self.memory.event(Place::Instance, collect.event);
        Step::Collect(Collect { of, until, binding: self.bind(collect.binding, &held), next: next.clone() })
    }

    fn load(&mut self, load: hir::Load, id: &StepId, next: &StepId) -> Step {
        let args = self.arguments(load.args);
        let otherwise = self.block(load.otherwise, &join(id, "otherwise"), next);
        let binding = self.bind(load.binding, &hir::BindingOf::Content(load.source.clone()));
        Step::Load(Load { source: load.source, args, binding, next: next.clone(), otherwise })
    }

    /// Arms of an `if` are told apart by their place: `then`, `else-if`, `else-if-2`, `else`.
    fn branch(
        &mut self,
        arms: Vec<(hir::Predicate, hir::Block)>,
        otherwise: Option<hir::Block>,
        id: &StepId,
        next: &StepId,
    ) -> Step {
        let mut names = Numbers::default();
        let mut cases = Vec::with_capacity(arms.len());
        for (at, (when, block)) in arms.into_iter().enumerate() {
            let name = names.number(if at == 0 { "then" } else { "else-if" }.to_owned());
            let when = self.memory.predicate(Place::Instance, when);
            cases.push(Case { when, next: self.block(block, &join(id, &name), next) });
        }
        Step::Branch { cases, otherwise: self.arm(otherwise, id, "else", next) }
    }

    /// A value that no arm names (an attribute that is not set) goes to `else`, or on.
    fn matching(
        &mut self,
        subject: &hir::Operand,
        arms: Vec<hir::MatchArm>,
        otherwise: Option<hir::Block>,
        id: &StepId,
        next: &StepId,
    ) -> Step {
        let mut names = Numbers::default();
        let mut cases = Vec::with_capacity(arms.len());
        for arm in arms {
            let name = names.number(of_values(&arm.values));
            let left = self.memory.operand(Place::Instance, subject.clone());
            let values = arm.values.into_iter().map(Value::Enum).collect();
            let next = self.block(arm.body, &join(id, &name), next);
            cases.push(Case { when: Predicate::OneOf { left, values }, next });
        }
        Step::Branch { cases, otherwise: self.arm(otherwise, id, "else", next) }
    }

    /// The holdout is an arm without steps.
    fn experiment(&mut self, name: Name, arms: Vec<hir::ExperimentArm>, id: &StepId, next: &StepId) -> Step {
        let mut lowered = Vec::with_capacity(arms.len());
        for arm in arms {
            let next = self.arm(arm.body, id, &arm.name, next);
            lowered.push(AssignArm { name: arm.name, weight: arm.weight, next });
        }
        let salt = format!("{}/{}/{name}", self.context.settings.name, self.journey);
        Step::Assign(Assign { experiment: name, salt, arms: lowered })
    }

    /// From here on the name means this. No two things of one name can be in scope at once, so the last one bound is meant.
    fn bind(&mut self, name: Name, held: &hir::BindingOf) -> Name {
        let plan_name = self.bindings.plan_name(&name, held).unwrap_or(&name).clone();
        self.memory.renamed.insert(name, plan_name.clone());
        plan_name
    }

    pub fn arguments(&mut self, args: Vec<(Name, hir::Operand)>) -> Vec<Argument> {
        let operand = |(name, value)| Argument { name, value: self.memory.operand(Place::Instance, value) };
        args.into_iter().map(operand).collect()
    }

    /// Ends the flow that people wait in: twins in it and promises that it does not keep are reported. What follows are last words.
    pub fn begin_last_words(&mut self) {
        self.ids.twins.report(&self.steps, &mut self.memory.sink);
        promises::check(&self.steps, &self.spans, &mut self.memory.sink);
        self.last_words = true;
    }

    /// Puts the stop at which every flow ends that does not end by itself, last of all.
    pub fn close(mut self) -> (Steps, BTreeMap<StepId, Span>) {
        self.steps.insert(END, Step::Stop);
        self.steps.shrink_to_fit();
        (self.steps, self.spans)
    }
}
