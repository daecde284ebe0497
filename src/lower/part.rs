//! Part of a project again: lowered by itself, and put in the place of what it was before.

use std::collections::{BTreeMap, BTreeSet};

use super::sound::Sound;
use super::{lower_in, settings};
use crate::bundle::{Bundle, Node, Plan, Predicate};
use crate::diag::Sink;
use crate::hir::{Head, Project, Use};
use crate::schema::Schema;
use crate::settings::Settings;
use crate::types::Name;

/// Lowers declarations that lean on others which stand whole in `base`. What comes out holds the declarations themselves, and
/// in its plan copies of what they lean on.
pub fn lower_part(
    project: Project,
    base: &Bundle,
    (schema, settings): (&Schema, &Settings),
    sink: &mut Sink,
) -> Bundle {
    let elsewhere = |used: &Use| match used {
        Use::Segment(name) => base.plan.segments.contains_key(name),
        Use::Offer(name) => base.plan.offers.contains_key(name),
        Use::Message(name) => base.plan.messages.contains_key(name),
        Use::Journey(name) => base.journeys.contains_key(name),
    };
    let sound = Sound::of(&project, &elsewhere);
    let mut plan = settings::plan(settings);
    heads(&project).flat_map(|head| &head.uses).for_each(|used| borrow(used, &base.plan, &mut plan));
    lower_in(plan, base.contract.clone(), project, &sound, (schema, settings), sink)
}

fn heads(project: &Project) -> impl Iterator<Item = &Head> {
    let segments = project.segments.iter().map(|of| &of.head);
    let messages = project.messages.iter().map(|of| &of.head);
    segments.chain(messages).chain(project.journeys.iter().map(|of| &of.head))
}

fn borrow(used: &Use, from: &Plan, to: &mut Plan) {
    match used {
        Use::Segment(name) => borrow_segments(name, from, to),
        Use::Offer(name) => to.offers.extend(from.offers.get(name).map(|of| (name.clone(), of.clone()))),
        Use::Message(name) => to.messages.extend(from.messages.get(name).map(|of| (name.clone(), of.clone()))),
        Use::Journey(_) => {}
    }
}

/// With the segments it is made of.
fn borrow_segments(name: &Name, from: &Plan, to: &mut Plan) {
    let mut open = vec![name];
    while let Some(name) = open.pop() {
        let Some(segment) = from.segments.get(name).filter(|_| !to.segments.contains_key(name)) else { continue };
        to.segments.insert(name.clone(), segment.clone());
        open.extend(segment.node().with_descendants().filter_map(|node| match node {
            Node::Predicate(Predicate::Segment(name)) => Some(name),
            _ => None,
        }));
    }
}

/// Puts `new` in the place of `old`, both lowered by [`lower_part`], and tells which journeys are not what they were.
///
/// `None`, and nothing happens, where more depends on the difference than the journeys that use its segments and offers.
pub fn exchange(base: &mut Bundle, old: &Bundle, new: Bundle) -> Option<BTreeSet<Name>> {
    let (before, after) = (&old.source_map, &new.source_map);
    let same = before.segments.keys().eq(after.segments.keys())
        && before.offers.keys().eq(after.offers.keys())
        && before.messages.keys().eq(after.messages.keys())
        && before.journeys.keys().eq(after.journeys.keys())
        && old.plan.messages == new.plan.messages
        && old.plan.histories == new.plan.histories;
    if !same {
        return None;
    }
    let mut changed: BTreeSet<Name> = new.journeys.keys().cloned().collect();
    changed.extend(users_of_changed(base, &new));
    replace(&mut base.plan.segments, &after.segments, &new.plan.segments);
    replace(&mut base.plan.offers, &after.offers, &new.plan.offers);
    replace(&mut base.plan.about.segments, &after.segments, &new.plan.about.segments);
    replace(&mut base.plan.about.offers, &after.offers, &new.plan.about.offers);
    replace(&mut base.plan.about.messages, &after.messages, &new.plan.about.messages);
    for (locale, catalog) in new.catalogs {
        base.catalogs.entry(locale).and_modify(|of| of.messages.extend(catalog.messages));
    }
    base.journeys.extend(new.journeys);
    for name in &changed {
        if let Some(journey) = base.journeys.get_mut(name) {
            journey.take_along(&base.plan);
        }
    }
    base.source_map.segments.extend(new.source_map.segments);
    base.source_map.offers.extend(new.source_map.offers);
    base.source_map.messages.extend(new.source_map.messages);
    base.source_map.journeys.extend(new.source_map.journeys);
    Some(changed)
}

/// Journeys that carry along a segment or an offer which is not what it was.
fn users_of_changed(base: &Bundle, new: &Bundle) -> Vec<Name> {
    let names = &new.source_map;
    let segments: Vec<&Name> = differing(&base.plan.segments, &names.segments, &new.plan.segments);
    let offers: Vec<&Name> = differing(&base.plan.offers, &names.offers, &new.plan.offers);
    let uses = base.journeys.values().filter(|journey| {
        segments.iter().any(|name| journey.segments.contains_key(*name))
            || offers.iter().any(|name| journey.offers.contains_key(*name))
    });
    uses.map(|journey| journey.id.clone()).collect()
}

fn differing<'n, T: PartialEq, S>(
    base: &BTreeMap<Name, T>,
    names: &'n BTreeMap<Name, S>,
    new: &BTreeMap<Name, T>,
) -> Vec<&'n Name> {
    names.keys().filter(|name| base.get(*name) != new.get(*name)).collect()
}

fn replace<T: Clone, S>(base: &mut BTreeMap<Name, T>, names: &BTreeMap<Name, S>, new: &BTreeMap<Name, T>) {
    for name in names.keys() {
        match new.get(name) {
            Some(of) => _ = base.insert(name.clone(), of.clone()),
            None => _ = base.remove(name),
        }
    }
}
