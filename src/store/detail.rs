//! What is behind the reason of a record, where its word alone does not tell.

use serde_json::Value as Json;

use super::activations::Activations;
use super::story::{Fact, instant};
use crate::bundle::{Aggregate, Cap, EntryOn, ExitOn, Journey, Node, Operand, Predicate, Reason};
use crate::types::Instant;

/// More than a reason says.
#[derive(Clone, Debug)]
pub enum Detail {
    /// The cap that was full, as the policy said at the time.
    Cap(Cap),
    /// Why an offer could not be granted.
    NotGranted(NotGranted),
    /// Conditions of the journey that ask about the past; never none.
    Past(Vec<Predicate>),
}

/// Why an offer could not be granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotGranted {
    /// The host was not asked: the limit is reached, or the offer has ended.
    NoRoom,
    /// The host answered no.
    Refused,
    /// The host did not answer within the timeout (P-OFFER-1).
    NoAnswer,
}

/// What is known of an effect beyond its reason. `before` is what happened earlier; what happened before `kept_since` may be gone.
pub fn detail(
    effect: &Json,
    before: &[(Instant, Fact)],
    activations: &Activations,
    kept_since: Option<Instant>,
) -> Option<Detail> {
    let at = instant(effect)?;
    if let Some(place) = effect.get("cap").and_then(Json::as_u64) {
        let policy = &activations.program_at(at)?.plan().policy;
        return policy.caps.get(usize::try_from(place).ok()?).cloned().map(Detail::Cap);
    }
    let reason = |json: &Json| json.as_str().and_then(Reason::of_word);
    let channels = effect.get("channels").and_then(Json::as_object).into_iter().flat_map(|channels| channels.values());
    match (effect.get("record")?.as_str()?, reason(effect.get("reason")?)?) {
        ("withheld", of) if of == Reason::Offer || channels.filter_map(reason).any(|of| of == Reason::Offer) => {
            not_granted(effect, at, before, activations, kept_since).map(Detail::NotGranted)
        }
        ("skipped", Reason::Offer) => Some(Detail::NotGranted(NotGranted::NoRoom)),
        ("refused", Reason::UnknownHistory) => {
            let program = activations.program_at(at)?;
            let journey = program.journey(effect.get("journey")?.as_str()?)?;
            let asks = asks_of_the_past(journey);
            (!asks.is_empty()).then_some(Detail::Past(asks))
        }
        _ => None,
    }
}

/// The record tells no more than that the offer is not granted; the command before it, if there is one, tells the rest.
fn not_granted(
    effect: &Json,
    at: Instant,
    before: &[(Instant, Fact)],
    activations: &Activations,
    kept_since: Option<Instant>,
) -> Option<NotGranted> {
    let place =
        |effect: &Json| Some((effect.get("instance")?.as_str()?.to_owned(), effect.get("step")?.as_str()?.to_owned()));
    let here = place(effect)?;
    let same = |fact: &&Fact| matches!(fact, Fact::Effect { effect, .. } if place(effect).as_ref() == Some(&here));
    let timeout = |at: Instant| {
        let program = activations.program_at(at)?;
        Some(at.plus_seconds(program.plan().limits.grant_timeout.least_seconds()))
    };
    match before.iter().map(|(_, fact)| fact).rfind(same) {
        Some(Fact::Effect { at: asked, effect, .. }) if effect.get("effect").is_some_and(|kind| kind == "grant") => {
            let over = timeout(*asked)? <= at;
            Some(if over { NotGranted::NoAnswer } else { NotGranted::Refused })
        }
        _ => {
            let whole = kept_since.is_none_or(|since| timeout(since).is_some_and(|since| since < at));
            whole.then_some(NotGranted::NoRoom)
        }
    }
}

/// What must be known of the past before somebody enters: of the audience each part that `and` joins.
fn asks_of_the_past(journey: &Journey) -> Vec<Predicate> {
    let mut open: Vec<&Predicate> = Vec::new();
    open.extend(journey.exits.iter().rev().filter_map(|exit| match &exit.on {
        ExitOn::When(predicate) => Some(predicate),
        ExitOn::Event(_) => None,
    }));
    open.extend(&journey.audience);
    open.extend(journey.entries.iter().rev().filter_map(|entry| match &entry.on {
        EntryOn::Event { of, .. } => of.filter.as_deref(),
        _ => None,
    }));
    let mut asks: Vec<Predicate> = Vec::new();
    while let Some(predicate) = open.pop() {
        match predicate {
            Predicate::All(parts) => open.extend(parts.iter().rev()),
            one if looks_back(journey, one) && !asks.contains(one) => asks.push(one.clone()),
            _ => {}
        }
    }
    asks
}

/// Whether a condition, or a segment it names, looks into a history.
fn looks_back(journey: &Journey, predicate: &Predicate) -> bool {
    let mut met = Vec::new();
    let mut open = vec![Node::Predicate(predicate)];
    while let Some(node) = open.pop() {
        for node in node.with_descendants() {
            match node {
                Node::Predicate(Predicate::Did(did)) if did.history.is_some() => return true,
                Node::Operand(Operand::Aggregate(of)) if matches!(&**of, Aggregate { history: Some(_), .. }) => {
                    return true;
                }
                Node::Predicate(Predicate::Segment(name)) if !met.contains(&name) => {
                    met.push(name);
                    open.extend(journey.segments.get(name).map(|segment| segment.node()));
                }
                _ => {}
            }
        }
    }
    false
}
