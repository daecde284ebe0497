//! The smallest exact memory that answers what a plan asks about the past, and what it can cost.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::{
    Aggregation, Contract, EventContract, EventMatch, EventName, History, Keep, Node, Operand, TypeRef, Window,
    canonical, sha256_hex,
};
use crate::types::{Duration, Name};

/// The most instants kept for one aggregate over hours.
pub const GREATEST_COUNT: u32 = 64;

/// Hex digits behind the `h` of a history's id.
const ID_DIGITS: usize = 12;

/// Gathers the histories of a plan. What two predicates ask about the same events is kept once, in the larger size.
#[derive(Clone, Debug, Default)]
pub struct HistoryBook {
    histories: BTreeMap<Name, History>,
}

/// An aggregate over hours would need more instants than [`GREATEST_COUNT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// How many can fall into the window by the declared minimum gap; `None`: none is declared.
    pub most: Option<u64>,
}

impl HistoryBook {
    /// The history that answers `at_least ..= at_most` of these events in the window. `None`: the instance keeps it itself,
    /// because the window begins at its entry or the events are narrowed by what it has bound.
    ///
    /// A count up to k needs the last k instants, whatever their gaps: an upper limit of k needs k + 1.
    pub fn did(&mut self, of: &EventMatch, at_least: u32, at_most: Option<u32>, window: Window) -> Option<Name> {
        let last = match window {
            Window::Last(duration) => Some(duration),
            Window::Ever {} => None,
            Window::SinceEntry {} => return None,
        };
        if of_instance(of) {
            return None;
        }
        let count = at_least.max(at_most.map_or(0, |most| most.saturating_add(1))).max(1);
        Some(self.keep(of, "instants", None, Keep::Instants { count, last }))
    }

    /// The history that answers an aggregate; `None` as for [`HistoryBook::did`]. `event` is what the contract declares of it.
    pub fn aggregate(
        &mut self,
        function: Aggregation,
        of: &EventMatch,
        value: &[Name],
        window: Window,
        event: Option<&EventContract>,
    ) -> Result<Option<Name>, TooMany> {
        if of_instance(of) || window == (Window::SinceEntry {}) {
            return Ok(None);
        }
        let value = value.to_vec();
        let path = Some(value.clone());
        let functions = BTreeSet::from([function]);
        let id = match window {
            Window::Last(duration) if duration.months == 0 && duration.is_calendar() => {
                self.keep(of, "days", path, Keep::Days { days: duration.days, value, of: functions })
            }
            Window::Last(last) => {
                let count = instants_in(function, last, event)?;
                self.keep(of, "values", path, Keep::Values { count, last, value })
            }
            Window::Ever {} | Window::SinceEntry {} => match function {
                Aggregation::First => self.keep(of, "first", path, Keep::Edge { value, of: function }),
                Aggregation::Last => self.keep(of, "last", path, Keep::Edge { value, of: function }),
                _ => self.keep(of, "total", path, Keep::Total { value, of: functions }),
            },
        };
        Ok(Some(id))
    }

    /// All that was asked of another book as well, such as that of one journey.
    pub fn extend(&mut self, other: HistoryBook) {
        for (id, wanted) in other.histories {
            self.join(id, wanted);
        }
    }

    /// All that was asked for, by id.
    pub fn into_histories(self) -> BTreeMap<Name, History> {
        self.histories
    }

    fn keep(&mut self, of: &EventMatch, kind: &str, value: Option<Vec<Name>>, keep: Keep) -> Name {
        let id = id_of(of, kind, value);
        self.join(id.clone(), History { of: of.clone(), keep });
        id
    }

    fn join(&mut self, id: Name, wanted: History) {
        match self.histories.entry(id) {
            Entry::Vacant(place) => _ = place.insert(wanted),
            Entry::Occupied(mut kept) => {
                let before = kept.get().keep.clone();
                kept.get_mut().keep = larger(before, wanted.keep);
            }
        }
    }
}

/// Narrowed by a binding, or to the messages of one instance.
fn of_instance(of: &EventMatch) -> bool {
    Node::Match(of).with_descendants().any(|node| match node {
        Node::Operand(Operand::Binding(_)) => true,
        Node::Match(EventMatch { event: EventName::Message { own, .. }, .. }) => *own,
        _ => false,
    })
}

/// How many instants an aggregate over an exact length of time needs: with gaps of at least g, at most W / g, rounded up, fall
/// into a half-open window of length W.
fn instants_in(function: Aggregation, window: Duration, event: Option<&EventContract>) -> Result<u32, TooMany> {
    if function == Aggregation::Last || event.is_some_and(|event| event.once_per_person) {
        return Ok(1);
    }
    let gap = event.and_then(|event| event.minimum_gap).map_or(0, Duration::least_seconds);
    let Some(window) = window.lookback_seconds().filter(|_| gap > 0) else {
        return Err(TooMany { most: None });
    };
    let most = window.div_ceil(gap).max(1);
    u32::try_from(most).ok().filter(|&most| most <= GREATEST_COUNT).ok_or(TooMany { most: Some(most) })
}

/// From what is kept of which events, never from how much: so the id stays when a window grows.
fn id_of(of: &EventMatch, kind: &str, value: Option<Vec<Name>>) -> Name {
    let description = json!({ "match": of, "kind": kind, "value": value.unwrap_or_default() });
    let bytes = canonical::value_to_bytes(&description).unwrap_or_else(|_| description.to_string().into_bytes());
    std::iter::once('h').chain(sha256_hex(&bytes).chars().take(ID_DIGITS)).collect()
}

/// Answers both. Of one kind, because the kind is part of the id.
fn larger(a: Keep, b: Keep) -> Keep {
    match (a, b) {
        (Keep::Instants { count, last }, Keep::Instants { count: count_b, last: last_b }) => {
            Keep::Instants { count: count.max(count_b), last: last.zip(last_b).map(|(a, b)| longer(a, b)) }
        }
        (Keep::Days { days, value, of }, Keep::Days { days: days_b, of: of_b, .. }) => {
            Keep::Days { days: days.max(days_b), value, of: of.into_iter().chain(of_b).collect() }
        }
        (Keep::Values { count, last, value }, Keep::Values { count: count_b, last: last_b, .. }) => {
            Keep::Values { count: count.max(count_b), last: longer(last, last_b), value }
        }
        (Keep::Total { value, of }, Keep::Total { of: of_b, .. }) => {
            Keep::Total { value, of: of.into_iter().chain(of_b).collect() }
        }
        (a, _) => a,
    }
}

fn longer(a: Duration, b: Duration) -> Duration {
    std::cmp::max_by_key(a, b, |duration| duration.lookback_seconds().unwrap_or(u64::MAX))
}

/// What a history costs whatever it holds: its id and its length.
const HEAD_BYTES: u64 = 16;
/// An instant, a day or a number.
const WORD_BYTES: u64 = 8;
/// Assumed of a text without a declared maximum.
const UNBOUNDED_TEXT: u64 = 1_000;

/// The most bytes all histories of one person can take. The formula stands in `docs/plan.md` under "What histories cost".
pub fn worst_bytes(histories: &BTreeMap<Name, History>, contract: &Contract) -> u64 {
    histories
        .values()
        .map(|history| HEAD_BYTES.saturating_add(kept_bytes(history, contract)))
        .fold(0, u64::saturating_add)
}

fn kept_bytes(history: &History, contract: &Contract) -> u64 {
    match &history.keep {
        Keep::Instants { count, .. } => WORD_BYTES * u64::from(*count),
        Keep::Values { count, value, .. } => {
            (WORD_BYTES + value_bytes(&history.of, value, contract)).saturating_mul(u64::from(*count))
        }
        Keep::Edge { value, .. } => WORD_BYTES + value_bytes(&history.of, value, contract),
        Keep::Days { days, value, of } => {
            (WORD_BYTES + functions_bytes(of, &history.of, value, contract)).saturating_mul(u64::from(*days))
        }
        Keep::Total { value, of } => functions_bytes(of, &history.of, value, contract),
    }
}

/// A sum or a count is one word each (`avg` needs both), any other function the value itself.
fn functions_bytes(functions: &BTreeSet<Aggregation>, of: &EventMatch, value: &[Name], contract: &Contract) -> u64 {
    let sum = functions.contains(&Aggregation::Sum) || functions.contains(&Aggregation::Avg);
    let count = functions.contains(&Aggregation::Avg);
    let edges = functions.iter().filter(|of| !matches!(of, Aggregation::Sum | Aggregation::Avg)).count();
    let words = WORD_BYTES * (u64::from(sum) + u64::from(count));
    words.saturating_add(value_bytes(of, value, contract).saturating_mul(edges as u64))
}

/// A text takes four bytes a character at the most (UTF-8), anything else fits a word.
fn value_bytes(of: &EventMatch, value: &[Name], contract: &Contract) -> u64 {
    match property_type(of, value, contract) {
        Some(TypeRef::Text { max } | TypeRef::Url { max }) => 4 * max.map_or(UNBOUNDED_TEXT, u64::from),
        _ => WORD_BYTES,
    }
}

fn property_type<'c>(of: &EventMatch, path: &[Name], contract: &'c Contract) -> Option<&'c TypeRef> {
    let EventName::Event(event) = &of.event else { return None };
    let (first, rest) = path.split_first()?;
    let first = &contract.events.get(event)?.properties.get(first)?.ty;
    rest.iter().try_fold(first, |ty, name| match ty {
        TypeRef::Record { fields } => fields.get(name).map(|field| &field.ty),
        _ => None,
    })
}
