//! What must be true of every bundle, whoever wrote it: a runtime may rely on it and a reader checks it.

mod bindings;
mod fault;
mod flow;
mod operands;

use std::collections::BTreeSet;

use super::{Bundle, EventName, Journey, Node, Operand, Part, Plan, Predicate, Step, Text, TextFor};
use crate::types::Name;

pub use bindings::bound_at;
use fault::Faults;
pub use fault::{Broken, Fault};
pub(super) use flow::loop_of;

/// Everything that is wrong with a bundle; empty where nothing is.
pub fn validate(bundle: &Bundle) -> Vec<Broken> {
    let mut faults = Faults::default();
    plan(bundle, &mut faults);
    for journey in bundle.journeys.values() {
        self::journey(journey, &bundle.plan, &mut faults);
    }
    for journey in &bundle.older {
        ways(journey, &mut faults);
    }
    moves(bundle, &mut faults);
    texts(bundle, &mut faults);
    faults.found
}

/// What must be true of one journey of this plan.
pub fn validate_journey(journey: &Journey, plan: &Plan) -> Vec<Broken> {
    let mut faults = Faults::default();
    self::journey(journey, plan, &mut faults);
    faults.found
}

fn journey(journey: &Journey, plan: &Plan, faults: &mut Faults) {
    faults.enter(format!("journey {}", journey.id));
    for node in journey.all_nodes() {
        named(node, |name| journey.segments.contains_key(name), plan, faults);
        operands::in_journey(node, faults);
    }
    for name in journey.segments.values().flat_map(|segment| operands::bindings(segment.node())) {
        faults.add(Fault::Unbound { binding: name });
    }
    for step in journey.steps.values() {
        uses(step, journey, faults);
    }
    ways(journey, faults);
    bounds(journey, faults);
}

/// Every way ends, and every step finds what it needs.
fn ways(journey: &Journey, faults: &mut Faults) {
    if flow::successors_exist(journey, faults) {
        flow::ends(journey, faults);
        flow::is_bounded(journey, faults);
        bindings::bound(journey, faults);
    }
}

/// Who moves comes from a version that is held, to a step that there is.
fn moves(bundle: &Bundle, faults: &mut Faults) {
    faults.enter("plan, migrate".into());
    let older = |id: &Name, version: &Name| {
        bundle.older.iter().find(|journey| journey.id == *id && journey.version == *version)
    };
    for (id, versions) in &bundle.plan.migrate {
        let Some(current) = bundle.journeys.get(id) else {
            faults.missing("journey", id);
            continue;
        };
        for (version, steps) in versions {
            let Some(older) = older(id, version) else {
                faults.missing("version", version);
                continue;
            };
            for (from, to) in steps {
                if !older.steps.contains_key(from) {
                    faults.missing("step", from);
                }
                if !current.steps.contains_key(to) {
                    faults.missing("step", to);
                }
            }
        }
    }
}

fn uses(step: &Step, journey: &Journey, faults: &mut Faults) {
    if let Some(offer) = step.offer().filter(|&offer| !journey.offers.contains_key(offer)) {
        faults.missing("offer", offer);
    }
    if let Step::Send(send) = step {
        if !journey.messages.contains_key(&send.message) {
            faults.missing("message", &send.message);
        }
        faults.check(!send.via.is_empty(), "a send has at least one channel");
    }
}

/// Names of other things, wherever they are judged.
fn named(node: Node<'_>, segment_exists: impl Fn(&Name) -> bool, plan: &Plan, faults: &mut Faults) {
    let mut history = |id: &Option<Name>| {
        if let Some(id) = id.as_ref().filter(|&id| !plan.histories.contains_key(id)) {
            faults.missing("history", id);
        }
    };
    match node {
        Node::Predicate(Predicate::Did(did)) => history(&did.history),
        Node::Operand(Operand::Aggregate(aggregate)) => history(&aggregate.history),
        Node::Predicate(Predicate::Segment(name)) if !segment_exists(name) => faults.missing("segment", name),
        Node::Predicate(Predicate::InJourney(name)) if !plan.journeys.contains_key(name) => {
            faults.missing("journey", name);
        }
        Node::Match(of) => match &of.event {
            EventName::Journey { journey, .. } if !plan.journeys.contains_key(journey) => {
                faults.missing("journey", journey);
            }
            EventName::Message { message: Some(message), .. } if !plan.messages.contains_key(message) => {
                faults.missing("message", message);
            }
            _ => {}
        },
        _ => {}
    }
}

fn plan(bundle: &Bundle, faults: &mut Faults) {
    faults.enter("plan".into());
    let plan = &bundle.plan;
    for (name, segment) in &plan.segments {
        faults.enter(format!("segment {name}"));
        for node in segment.node().with_descendants() {
            named(node, |name| plan.segments.contains_key(name), plan, faults);
            operands::in_journey(node, faults);
        }
        faults.check(!reaches_itself(name, plan), "no segment is defined by itself");
    }
    faults.enter("policy".into());
    faults.check(plan.policy.caps.iter().all(|cap| cap.count > 0), "a cap allows at least one");
    let shares = plan.policy.holdout.iter().map(|holdout| holdout.share.0);
    faults.check(shares.into_iter().all(|share| (0..=10_000).contains(&share)), "a share is 0 to 10,000 basis points");
    faults.enter("plan".into());
    faults.check(!plan.locales.is_empty(), "there is at least one locale");
    for name in plan.journeys.keys().filter(|&name| !bundle.journeys.contains_key(name)) {
        faults.missing("journey", name);
    }
}

fn reaches_itself(name: &Name, plan: &Plan) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![name];
    while let Some(next) = open.pop() {
        let nodes = plan.segments.get(next).into_iter().flat_map(|segment| segment.node().with_descendants());
        for node in nodes {
            let Node::Predicate(Predicate::Segment(inner)) = node else { continue };
            if inner == name {
                return true;
            }
            if seen.insert(inner) {
                open.push(inner);
            }
        }
    }
    false
}

fn bounds(journey: &Journey, faults: &mut Faults) {
    for (id, step) in &journey.steps {
        faults.step(&journey.id, id);
        match step {
            Step::Repeat { times, .. } => faults.check((1..=31).contains(times), "a repeat runs 1 to 31 times"),
            Step::Assign(assign) => {
                let weights = assign.arms.iter().map(|arm| arm.weight.0);
                faults.check(weights.clone().all(|weight| weight >= 0), "a weight is not negative");
                let sum = weights.fold(0, i64::saturating_add);
                faults.check(sum == 10_000, "the weights of an experiment sum to 10,000 basis points");
            }
            _ => {}
        }
    }
    faults.enter(format!("journey {}", journey.id));
    faults.check(!journey.entries.is_empty(), "a journey has an entry");
    faults.check(journey.reentry.limits.iter().all(|limit| limit.times > 0), "a re-entry limit allows at least one");
}

/// Every message has a text for every channel in the first locale, and every text can be printed.
fn texts(bundle: &Bundle, faults: &mut Faults) {
    for (locale, catalog) in &bundle.catalogs {
        for (name, message) in &catalog.messages {
            faults.enter(format!("message {name} in {locale}"));
            let Some(facts) = bundle.plan.messages.get(name) else {
                faults.missing("message", name);
                continue;
            };
            let known: BTreeSet<&str> = facts.params.iter().map(|param| param.name.as_str()).collect();
            let contents = message.contents.values().chain(message.variants.values().flat_map(|of| of.values()));
            for text in contents.flat_map(|content| content.texts()) {
                self::text(text, &known, faults);
            }
        }
    }
    let Some(first) = bundle.plan.locales.first() else { return };
    let catalog = bundle.catalogs.get(first);
    for (name, facts) in &bundle.plan.messages {
        faults.enter(format!("message {name} in {first}"));
        let message = catalog.and_then(|catalog| catalog.messages.get(name));
        for channel in &facts.channels {
            if !message.is_some_and(|message| message.contents.contains_key(channel)) {
                faults.missing("text for the channel", channel);
            }
        }
    }
}

fn text(text: &Text, known: &BTreeSet<&str>, faults: &mut Faults) {
    for part in text.0.iter() {
        match part {
            Part::Literal(_) => {}
            Part::Placeholder(placeholder) => operands::in_text(Node::Operand(&placeholder.value), known, faults),
            Part::If { cases, otherwise } => {
                for case in cases {
                    operands::in_text(Node::Predicate(&case.when), known, faults);
                    self::text(&case.text, known, faults);
                }
                self::text(otherwise, known, faults);
            }
            Part::For(each) => {
                let TextFor { list, binding, body } = each.as_ref();
                operands::in_text(Node::Operand(list), known, faults);
                let mut inside = known.clone();
                inside.insert(binding);
                self::text(body, &inside, faults);
            }
        }
    }
}
