//! Sealing: everything in a bundle that follows from the rest is filled in, hashes last.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::canonical::{self, NotCanonical};
use super::{Bundle, EventName, Journey, MessageFacts, Node, Operand, Plan, Predicate, Step, histories, needs};
use crate::types::Name;

/// Hex digits of a journey's version and a message's signature: 64 bits of SHA-256.
pub const VERSION_DIGITS: usize = 16;

/// A bundle whose hashes and derived facts are in place. Only sealed bundles are written.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    bundle: Bundle,
}

/// A part of the bundle has no canonical bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealError {
    /// What it is, such as `journey cart_recovery`.
    pub part: String,
    pub why: NotCanonical,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.why)
    }
}

impl std::error::Error for SealError {}

impl Bundle {
    /// Fills in what follows from the rest: signatures of messages, what each journey takes along, versions, the alphabet,
    /// history bytes, needs. Sealing a sealed bundle changes nothing.
    pub fn seal(mut self) -> Result<Sealed, SealError> {
        for (name, facts) in &mut self.plan.messages {
            facts.signature = signature(facts).map_err(|why| SealError { part: format!("message {name}"), why })?;
        }
        for (name, message) in self.catalogs.values_mut().flat_map(|catalog| &mut catalog.messages) {
            message.signature = self.plan.messages.get(name).map(|facts| facts.signature.clone()).unwrap_or_default();
        }
        for (name, journey) in &mut self.journeys {
            journey.take_along(&self.plan);
            journey.version = version(journey).map_err(|why| SealError { part: format!("journey {name}"), why })?;
        }
        self.plan.journeys =
            self.journeys.iter().map(|(name, journey)| (name.clone(), journey.version.clone())).collect();
        self.plan.alphabet = alphabet(&self);
        self.plan.history_bytes = histories::worst_bytes(&self.plan.histories, &self.contract);
        self.plan.needs = needs::of(&self);
        Ok(Sealed { bundle: self })
    }
}

impl Sealed {
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    pub fn into_bundle(self) -> Bundle {
        self.bundle
    }
}

impl Journey {
    /// Copies in, from the plan, the segments and offers it uses, transitively, and the signatures of its messages.
    pub fn take_along(&mut self, plan: &Plan) {
        self.segments = self.used_segments(plan);
        let offers: BTreeSet<&Name> = self.steps.values().filter_map(Step::offer).collect();
        self.offers =
            offers.into_iter().filter_map(|name| Some((name.clone(), plan.offers.get(name)?.clone()))).collect();
        let messages = self.steps.values().filter_map(|step| match step {
            Step::Send(send) => Some(&send.message),
            _ => None,
        });
        self.messages =
            messages.filter_map(|name| Some((name.clone(), plan.messages.get(name)?.signature.clone()))).collect();
    }

    fn used_segments(&self, plan: &Plan) -> BTreeMap<Name, Arc<super::Segment>> {
        let mut used = BTreeMap::new();
        let mut open: Vec<Node> = self.nodes();
        while let Some(node) = open.pop() {
            for name in node.with_descendants().filter_map(segment_name) {
                if used.contains_key(name) {
                    continue;
                }
                if let Some(segment) = plan.segments.get(name) {
                    used.insert(name.clone(), segment.clone());
                    open.push(segment.node());
                }
            }
        }
        used
    }
}

fn segment_name<'b>(node: Node<'b>) -> Option<&'b Name> {
    match node {
        Node::Predicate(Predicate::Segment(name)) => Some(name),
        _ => None,
    }
}

impl Step {
    /// The offer that it grants or names.
    pub fn offer(&self) -> Option<&Name> {
        match self {
            Step::Send(send) => send.offer.as_ref().map(|offer| &offer.offer),
            Step::Grant { offer, .. } => Some(offer),
            _ => None,
        }
    }
}

/// Of everything in the journey but `version` and `about`.
pub fn version(journey: &Journey) -> Result<Name, NotCanonical> {
    hash_without(journey, &["version", "about"])
}

/// Of everything in the facts but `signature`.
pub fn signature(facts: &MessageFacts) -> Result<Name, NotCanonical> {
    hash_without(facts, &["signature"])
}

fn hash_without(of: &impl Serialize, members: &[&str]) -> Result<Name, NotCanonical> {
    let mut value = serde_json::to_value(of).map_err(|error| NotCanonical::NoJson { why: error.to_string() })?;
    if let Value::Object(object) = &mut value {
        object.retain(|name, _| !members.contains(&name.as_str()));
    }
    let digits = sha256_hex(&canonical::value_to_bytes(&value)?);
    Ok(digits.chars().take(VERSION_DIGITS).collect())
}

/// SHA-256 in lower-case hex, 64 digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16);
    Sha256::digest(bytes).iter().flat_map(|byte| [byte >> 4, byte & 0xf]).filter_map(digit).collect()
}

/// Every event of the schema that the plan reacts to or remembers; and, where it remembers anything, those that are declared to be a
/// person's first, because with them nothing of the past is unknown.
fn alphabet(bundle: &Bundle) -> BTreeSet<Name> {
    let journeys = bundle.journeys.values().chain(&bundle.older).flat_map(Journey::all_nodes);
    let segments = bundle.plan.segments.values().flat_map(|segment| segment.node().with_descendants());
    let histories = bundle.plan.histories.values().flat_map(|history| Node::Match(&history.of).with_descendants());
    let first = bundle.contract.events.iter().filter(|(_, event)| event.first && !bundle.plan.histories.is_empty());
    let named = journeys.chain(segments).chain(histories).filter_map(schema_event);
    // An older version may name an event that is declared no more: it does not come (P-VERSION-11).
    let declared = named.filter(|name| bundle.contract.events.contains_key(name));
    declared.chain(first.map(|(name, _)| name.clone())).collect()
}

fn schema_event(node: Node<'_>) -> Option<Name> {
    let of = match node {
        Node::Match(of) => of,
        Node::Operand(Operand::Aggregate(aggregate)) => &aggregate.of,
        _ => return None,
    };
    match &of.event {
        EventName::Event(name) => Some(name.clone()),
        EventName::Message { .. } | EventName::Journey { .. } => None,
    }
}
