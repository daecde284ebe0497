//! What a bundle carries forward of the one before it (docs/plan.md, "Versions").

use std::collections::{BTreeMap, BTreeSet};

use super::moves::moves;
use super::{Bundle, History, Journey, Keep, Node, Operand, Predicate, Retire, SealError, Sealed, Texts};
use crate::types::{Duration, Name};

impl Sealed {
    /// With what people who are under way need: the versions of journeys that the bundle before holds and this one does not, unless
    /// they are given up; what these remember; the texts of messages whose signature they send; and for each the steps from which
    /// people move to the current version. A version that is given up is left out where people leave, kept without a way over where
    /// they finish.
    pub fn carrying(self, previous: &Bundle) -> Result<Sealed, SealError> {
        let mut bundle = self.into_bundle();
        let retired = |journey: &Journey| bundle.plan.retired.get(&journey.id)?.get(&journey.version).copied();
        let is_current = |journey: &Journey| bundle.plan.journeys.get(&journey.id) == Some(&journey.version);
        let before = previous.journeys.values().chain(&previous.older);
        let mut older: Vec<Journey> =
            before.filter(|journey| !is_current(journey) && retired(journey) != Some(Retire::Exit)).cloned().collect();
        older.sort_by(|a, b| (&a.id, &a.version).cmp(&(&b.id, &b.version)));
        older.dedup_by(|a, b| a.id == b.id && a.version == b.version);
        let mut migrate: BTreeMap<Name, BTreeMap<Name, BTreeMap<Name, Name>>> = BTreeMap::new();
        for journey in older.iter().filter(|journey| retired(journey).is_none()) {
            let Some(current) = bundle.journeys.get(&journey.id) else { continue };
            let moves = moves(journey, current);
            if !moves.is_empty() {
                migrate.entry(journey.id.clone()).or_default().insert(journey.version.clone(), moves);
            }
        }
        for journey in &older {
            remember(journey, previous, &mut bundle);
            keep_texts(journey, previous, &mut bundle);
        }
        (bundle.older, bundle.plan.migrate) = (older, migrate);
        bundle.seal()
    }
}

/// What an older version asks of histories, as the bundle before kept it at least.
fn remember(journey: &Journey, previous: &Bundle, bundle: &mut Bundle) {
    let histories = journey.all_nodes().filter_map(|node| match node {
        Node::Predicate(Predicate::Did(did)) => did.history.as_ref(),
        Node::Operand(Operand::Aggregate(aggregate)) => aggregate.history.as_ref(),
        _ => None,
    });
    for id in histories.collect::<BTreeSet<&Name>>() {
        let Some(kept) = previous.plan.histories.get(id) else { continue };
        let histories = &mut bundle.plan.histories;
        let wider = histories.get(id).map_or_else(|| kept.clone(), |mine| wider(mine, kept));
        histories.insert(id.clone(), wider);
    }
}

/// All that either keeps; both are of one id.
fn wider(a: &History, b: &History) -> History {
    let longer = |a: Duration, b: Duration| if a.most_seconds() >= b.most_seconds() { a } else { b };
    let keep = match (&a.keep, &b.keep) {
        (Keep::Instants { count, last }, Keep::Instants { count: others, last: their }) => {
            Keep::Instants { count: *count.max(others), last: last.zip(*their).map(|(a, b)| longer(a, b)) }
        }
        (Keep::Values { count, last, value }, Keep::Values { count: others, last: their, .. }) => {
            Keep::Values { count: *count.max(others), last: longer(*last, *their), value: value.clone() }
        }
        (Keep::Days { days, value, of }, Keep::Days { days: others, of: their, .. }) => {
            Keep::Days { days: *days.max(others), value: value.clone(), of: of | their }
        }
        (Keep::Total { value, of }, Keep::Total { of: their, .. }) => {
            Keep::Total { value: value.clone(), of: of | their }
        }
        (keep, _) => keep.clone(),
    };
    History { of: a.of.clone(), keep }
}

/// The texts that an older version sends and no current message has: those of its signature, as they stood last.
fn keep_texts(journey: &Journey, previous: &Bundle, bundle: &mut Bundle) {
    for (message, signature) in &journey.messages {
        if bundle.plan.messages.get(message).is_some_and(|facts| facts.signature == *signature) {
            continue;
        }
        for (locale, catalog) in &mut bundle.catalogs {
            let Some(before) = previous.catalogs.get(locale) else { continue };
            let last = before.messages.get(message).filter(|texts| texts.signature == *signature);
            let last = last.map(|of| Texts { contents: of.contents.clone(), variants: of.variants.clone() });
            let kept = before.older.get(message).and_then(|of| of.get(signature)).cloned();
            if let Some(texts) = last.or(kept) {
                catalog.older.entry(message.clone()).or_default().insert(signature.clone(), texts);
            }
        }
    }
}
