//! What a case makes of the bundle: only its journey, holdouts off unless named, experiments as assigned, no spread.

use std::collections::{BTreeMap, BTreeSet};

use super::others;
use crate::bundle::{
    Bundle, Catalog, EventName, Holdout, Journey, Node, Operand, Plan, Predicate, SourceMap, Step, StepId,
};
use crate::lower::case::{Case, HeldOut};
use crate::runtime::{LoadError, Program};
use crate::types::{Name, Percent, Zone};

/// What decides how the bundle is staged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stage {
    pub journey: Name,
    arms: BTreeMap<Name, Name>,
    held_out: BTreeSet<HeldOut>,
}

impl Stage {
    pub fn of(case: &Case) -> Stage {
        Stage { journey: case.journey.clone(), arms: case.arms.clone(), held_out: case.held_out.clone() }
    }
}

/// A staged bundle, ready to be run.
#[derive(Debug)]
pub struct Scene {
    /// Before the bundle came into force: the same memory, and no journey.
    pub before: Program,
    pub program: Program,
    pub journey: Journey,
    pub zone: Zone,
}

impl Scene {
    pub fn set(bundle: &Bundle, stage: &Stage) -> Result<Scene, LoadError> {
        Scene::set_changed(bundle, stage, None)
    }

    /// With one step of the journey replaced.
    pub fn set_changed(bundle: &Bundle, stage: &Stage, changed: Option<(&StepId, Step)>) -> Result<Scene, LoadError> {
        let mut staged = trimmed(bundle, &stage.journey);
        if let (Some((id, step)), Some(journey)) = (changed, staged.journeys.get_mut(&stage.journey)) {
            journey.steps.insert(id.clone(), step);
        }
        direct(&mut staged, stage);
        others::stub(&mut staged, &stage.journey);
        let program = Program::load(&staged)?;
        let zone = Zone::of_name(&staged.plan.zone).unwrap_or_else(Zone::utc);
        let journey = staged.journeys.remove(&stage.journey).ok_or_else(|| LoadError::Broken(Vec::new()))?;
        staged.journeys.clear();
        staged.plan.journeys.clear();
        // What looks at the journey itself finds nobody in it.
        others::stub(&mut staged, &Name::default());
        let before = Program::load(&staged)?;
        Ok(Scene { before, program, journey, zone })
    }
}

/// The journey with all it leans on, and nothing else: the rest could not change what it does.
fn trimmed(bundle: &Bundle, name: &Name) -> Bundle {
    let journey = bundle.journeys.get(name);
    let mut histories = BTreeSet::new();
    let mut messages: BTreeSet<&Name> = journey.into_iter().flat_map(|journey| journey.messages.keys()).collect();
    let nodes: Vec<Node<'_>> = journey.into_iter().flat_map(Journey::all_nodes).collect();
    for node in nodes {
        match node {
            Node::Predicate(Predicate::Did(did)) => histories.extend(&did.history),
            Node::Operand(Operand::Aggregate(aggregate)) => histories.extend(&aggregate.history),
            Node::Match(of) => messages.extend(message_of(&of.event)),
            _ => {}
        }
    }
    let plan = &bundle.plan;
    let histories: BTreeMap<_, _> = plan
        .histories
        .iter()
        .filter(|(id, _)| histories.contains(id))
        .map(|(id, one)| (id.clone(), one.clone()))
        .collect();
    messages.extend(histories.values().filter_map(|history| {
        message_of(&history.of.event).and_then(|name| plan.messages.get_key_value(name)).map(|(name, _)| name)
    }));
    let segments = journey.map(|journey| journey.segments.clone()).unwrap_or_default();
    let offers = journey.map(|journey| journey.offers.clone()).unwrap_or_default();
    let facts = plan.messages.iter().filter(|(name, _)| messages.contains(name));
    let plan = Plan {
        format: plan.format.clone(),
        project: plan.project.clone(),
        zone: plan.zone.clone(),
        locales: plan.locales.clone(),
        needs: plan.needs.clone(),
        limits: plan.limits,
        alphabet: plan.alphabet.clone(),
        histories,
        history_bytes: plan.history_bytes,
        segments,
        offers,
        messages: facts.map(|(name, facts)| (name.clone(), facts.clone())).collect(),
        policy: plan.policy.clone(),
        journeys: plan.journeys.iter().filter(|(id, _)| *id == name).map(|(id, of)| (id.clone(), of.clone())).collect(),
        retired: BTreeMap::new(),
        migrate: BTreeMap::new(),
        about: plan.about.clone(),
    };
    let catalog = |catalog: &Catalog| Catalog {
        format: catalog.format.clone(),
        locale: catalog.locale.clone(),
        messages: catalog
            .messages
            .iter()
            .filter(|(name, _)| messages.contains(name))
            .map(|(name, message)| (name.clone(), message.clone()))
            .collect(),
        older: BTreeMap::new(),
    };
    Bundle {
        catalogs: bundle.catalogs.iter().map(|(locale, of)| (locale.clone(), catalog(of))).collect(),
        journeys: journey.map(|journey| (name.clone(), journey.clone())).into_iter().collect(),
        contract: bundle.contract.clone(),
        older: Vec::new(),
        source_map: SourceMap::default(),
        plan,
    }
}

fn message_of(event: &EventName) -> Option<&Name> {
    match event {
        EventName::Message { message, .. } => message.as_ref(),
        EventName::Event(_) | EventName::Journey { .. } => None,
    }
}

/// Turns chance off.
fn direct(bundle: &mut Bundle, stage: &Stage) {
    direct_holdout(&mut bundle.plan.policy.holdout, stage.held_out.contains(&HeldOut::Policy));
    let Some(journey) = bundle.journeys.get_mut(&stage.journey) else { return };
    direct_holdout(&mut journey.holdout, stage.held_out.contains(&HeldOut::Journey));
    journey.entries.iter_mut().for_each(|entry| entry.spread = None);
    for step in journey.steps.values_mut() {
        let Step::Assign(assign) = step else { continue };
        let Some(chosen) = stage.arms.get(&assign.experiment) else { continue };
        for arm in &mut assign.arms {
            arm.weight = if arm.name == *chosen { Percent::WHOLE } else { Percent(0) };
        }
    }
}

/// Everybody is held out, or nobody.
fn direct_holdout(holdout: &mut Option<Holdout>, held_out: bool) {
    *holdout = held_out.then(|| Holdout { share: Percent::WHOLE, salt: "test".to_owned() });
}
