//! What runs make happen: instructions, operators, reasons and inputs, each counted once a run.

use std::collections::{BTreeMap, BTreeSet};

use danbi::bundle::{EntryOn, EventName, ExitOn, Journey, Node, Reason, Step};
use danbi::runtime::{Effect, EffectKind, InputKind, Record, Reply};
use serde_json::Value as Json;

use super::{Run, Stage};

/// What to expect of many runs, by kind: everything that the format names.
pub fn expected() -> BTreeSet<String> {
    let words: [(&str, &[&str]); 14] = [
        (
            "step",
            &[
                "wait", "until", "race", "collect", "load", "branch", "assign", "repeat", "send", "grant", "set",
                "list", "call", "stop",
            ],
        ),
        ("moment", &["time", "weekday", "day", "date", "time_of"]),
        ("entry", &["event", "when", "at", "weekly", "monthly", "yearly", "date"]),
        (
            "predicate",
            &[
                "all",
                "any",
                "not",
                "segment",
                "true",
                "compare",
                "one_of",
                "is_set",
                "is_empty",
                "contains",
                "starts_with",
                "within",
                "did",
                "reachable",
                "consents",
                "in_list",
                "in_journey",
            ],
        ),
        ("compare", &["==", "!=", "<", "<=", ">", ">="]),
        ("operand", &["const", "user", "property", "binding", "aggregate"]),
        ("aggregate", &["sum", "avg", "min", "max", "first", "last"]),
        ("window", &["last", "since_entry", "ever"]),
        ("match", &["event", "message", "journey"]),
        ("message", &["sent", "delivered", "failed", "opened", "clicked", "unsubscribed"]),
        ("journey", &["entered", "finished", "exited", "reached"]),
        (
            "record",
            &[
                "entered", "refused", "branched", "skipped", "held", "withheld", "goal", "exited", "finished",
                "breach", "moved",
            ],
        ),
        ("effect", &["send", "grant", "load", "set", "list", "call"]),
        ("input", &["event", "profile", "receipt", "reply", "merge", "forget", "backfill", "tick", "activate"]),
    ];
    let words = words.iter().flat_map(|(kind, words)| words.iter().map(move |word| format!("{kind} {word}")));
    words.chain(Reason::ALL.iter().map(|(reason, _)| format!("reason {}", reason.word()))).collect()
}

/// What happened in a run. A predicate counts with all its parts once something asked for it.
pub fn happened(stage: &Stage, run: &Run) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for turn in &run.turns {
        found.insert(format!("input {}", turn.json["input"].as_str().unwrap()));
        if let InputKind::Reply { reply, .. } = &turn.input.kind {
            let word = match reply {
                Reply::Granted { .. } => "granted",
                Reply::Items(_) => "items",
                Reply::Refused => "refused",
            };
            found.insert(format!("reply {word}"));
        }
        turn.effects.iter().for_each(|effect| of_effect(effect, &mut found));
    }
    let asked = stage.bundles.iter().flat_map(|loaded| loaded.bundle.journeys.values());
    asked.for_each(|journey| of_journey(journey, run, &mut found));
    found
}

fn of_effect(effect: &Effect, found: &mut BTreeSet<String>) {
    match &effect.kind {
        EffectKind::Command { command, .. } => drop(found.insert(format!("effect {}", command.word()))),
        EffectKind::Record(record) => {
            found.insert(format!("record {}", record.word()));
            let json = effect.to_json();
            let channels = json["channels"].as_object().into_iter().flat_map(|channels| channels.values());
            let reasons = channels.chain([&json["reason"]]).filter_map(Json::as_str);
            found.extend(reasons.map(|reason| format!("reason {reason}")));
        }
    }
}

fn of_journey(journey: &Journey, run: &Run, found: &mut BTreeSet<String>) {
    let reached = reached(journey, run);
    let candidates = run.effects().any(|effect| match effect.record() {
        Some(Record::Refused { journey: refused, .. }) => *refused == journey.id,
        _ => false,
    });
    let entered = !reached.is_empty();
    let mut nodes: Vec<Node<'_>> = Vec::new();
    for entry in &journey.entries {
        match &entry.on {
            EntryOn::Event { of, .. } if matches!(&of.event, EventName::Event(name) if came(name, run)) || entered => {
                nodes.push(Node::Match(of));
            }
            EntryOn::When { predicate, .. } => nodes.push(Node::Predicate(predicate)),
            _ => {}
        }
        if entered && journey.entries.len() == 1 {
            found.extend(word(&entry.on).map(|word| format!("entry {word}")));
        }
    }
    if entered || candidates {
        nodes.extend(journey.audience.iter().map(Node::Predicate));
    }
    if entered {
        nodes.extend(journey.key.iter().map(Node::Operand));
        nodes.extend(journey.goal.iter().map(|goal| Node::Match(&goal.of)));
        nodes.extend(journey.exits.iter().map(|exit| match &exit.on {
            ExitOn::Event(of) => Node::Match(of),
            ExitOn::When(predicate) => Node::Predicate(predicate),
        }));
    }
    for step in reached.iter().filter_map(|id| journey.steps.get(id.as_str())) {
        let json = serde_json::to_value(step).unwrap();
        found.insert(format!("step {}", json["do"].as_str().unwrap()));
        found.extend(word_of(&json["moment"]).map(|moment| format!("moment {moment}")));
        nodes.extend(step.nodes());
    }
    judged(journey, nodes, found);
}

/// Nodes with all their parts, segments too.
fn judged<'b>(journey: &'b Journey, nodes: Vec<Node<'b>>, found: &mut BTreeSet<String>) {
    let mut segments = BTreeSet::new();
    let mut left = nodes;
    while let Some(node) = left.pop() {
        for part in node.with_descendants() {
            if let Node::Predicate(danbi::bundle::Predicate::Segment(name)) = part
                && segments.insert(name.clone())
            {
                left.extend(journey.segments.get(name).map(|segment| segment.node()));
            }
            of_node(part, found);
        }
    }
}

fn of_node(node: Node<'_>, found: &mut BTreeSet<String>) {
    let mut add = |kind: &str, word: Option<String>| found.extend(word.map(|word| format!("{kind} {word}")));
    match node {
        Node::Predicate(predicate) => {
            let json = serde_json::to_value(predicate).unwrap();
            add("predicate", word_of(&json));
            add("compare", json["compare"]["op"].as_str().map(str::to_owned));
            add("window", word_of(&json["did"]["window"]));
        }
        Node::Operand(operand) => {
            let json = serde_json::to_value(operand).unwrap();
            add("operand", word_of(&json));
            add("aggregate", json["aggregate"]["function"].as_str().map(str::to_owned));
            add("window", word_of(&json["aggregate"]["window"]));
        }
        Node::Match(of) => {
            let json = serde_json::to_value(of).unwrap();
            let kinds = ["event", "message", "journey"].into_iter().filter(|kind| json.get(kind).is_some());
            kinds.for_each(|kind| add("match", Some(kind.to_owned())));
            add("message", json["message"]["kind"].as_str().map(str::to_owned));
            add("journey", json["journey"]["kind"].as_str().map(str::to_owned));
        }
    }
}

/// Steps that the records show somebody came to, and those that follow in the same instant without a record.
fn reached(journey: &Journey, run: &Run) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    for effect in run.effects() {
        let Some(origin) = effect.origin.as_ref().filter(|origin| origin.version == journey.version) else { continue };
        follow(journey, &origin.step, &mut reached);
        match effect.record() {
            Some(Record::Entered { .. }) => follow(journey, &journey.start, &mut reached),
            Some(Record::Branched { to, .. }) => follow(journey, to, &mut reached),
            _ => {}
        }
    }
    reached
}

fn follow(journey: &Journey, from: &str, reached: &mut BTreeSet<String>) {
    let mut at = from;
    while reached.insert(at.to_owned()) {
        at = match journey.steps.get(at) {
            Some(Step::Set { next, .. } | Step::List { next, .. } | Step::Call { next, .. }) => next,
            Some(Step::Repeat { body, .. }) => body,
            _ => return,
        };
    }
}

fn came(event: &str, run: &Run) -> bool {
    run.turns.iter().any(|turn| matches!(&turn.input.kind, InputKind::Event { event: came, .. } if came == event))
}

fn word<T: serde::Serialize>(choice: &T) -> Option<String> {
    word_of(&serde_json::to_value(choice).unwrap())
}

fn word_of(choice: &Json) -> Option<String> {
    choice.as_object()?.keys().next().cloned()
}

/// In how many runs each thing happened.
pub fn add(counts: &mut BTreeMap<String, u64>, happened: BTreeSet<String>) {
    happened.into_iter().for_each(|thing| *counts.entry(thing).or_default() += 1);
}
