//! Which journeys one person can be in: attributes that never change keep some of them apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::bundle::{AttributeContract, Comparison, Journey, Operand, Predicate, Segment};
use crate::types::{Name, Value};

/// Segments within segments are followed so deep.
const DEEPEST: usize = 32;

/// For some fixed attributes, the values a person must have one of. An attribute that is absent may have any.
pub(super) type Allowed = BTreeMap<Name, BTreeSet<Name>>;

/// What the audience of a journey says of fixed attributes. It is judged at entry, and what is fixed stays.
pub(super) fn allowed(journey: &Journey, attributes: &BTreeMap<Name, AttributeContract>) -> Allowed {
    let reader = Reader { segments: &journey.segments, attributes };
    journey.audience.as_ref().map(|audience| reader.read(audience, DEEPEST)).unwrap_or_default()
}

struct Reader<'a> {
    segments: &'a BTreeMap<Name, Arc<Segment>>,
    attributes: &'a BTreeMap<Name, AttributeContract>,
}

impl Reader<'_> {
    fn read(&self, predicate: &Predicate, depth: usize) -> Allowed {
        let Some(depth) = depth.checked_sub(1) else { return Allowed::new() };
        match predicate {
            Predicate::All(parts) => parts.iter().map(|part| self.read(part, depth)).fold(Allowed::new(), both),
            Predicate::Any(parts) => parts.iter().map(|part| self.read(part, depth)).reduce(either).unwrap_or_default(),
            Predicate::Segment(name) => {
                self.segments.get(name).map(|segment| self.read(&segment.predicate, depth)).unwrap_or_default()
            }
            Predicate::Compare { op: Comparison::Equal, left, right } => {
                self.values(left, [right]).or_else(|| self.values(right, [left])).unwrap_or_default()
            }
            Predicate::OneOf { left, values } => {
                let constants: Vec<Operand> = values.iter().cloned().map(Operand::Const).collect();
                self.values(left, constants.iter()).unwrap_or_default()
            }
            _ => Allowed::new(),
        }
    }

    fn values<'o>(&self, attribute: &Operand, values: impl IntoIterator<Item = &'o Operand>) -> Option<Allowed> {
        let Operand::User(path) = attribute else { return None };
        let [name] = path.as_slice() else { return None };
        self.attributes.get(name).filter(|attribute| attribute.fixed)?;
        let values: Option<BTreeSet<Name>> = values.into_iter().map(enum_value).collect();
        Some(Allowed::from([(name.clone(), values?)]))
    }
}

fn enum_value(operand: &Operand) -> Option<Name> {
    match operand {
        Operand::Const(Value::Enum(value)) => Some(value.clone()),
        _ => None,
    }
}

fn both(mut a: Allowed, b: Allowed) -> Allowed {
    for (attribute, values) in b {
        let known = a.entry(attribute).or_insert_with(|| values.clone());
        *known = known.intersection(&values).cloned().collect();
    }
    a
}

fn either(a: Allowed, mut b: Allowed) -> Allowed {
    a.into_iter()
        .filter_map(|(attribute, values)| Some((attribute.clone(), &values | &b.remove(&attribute)?)))
        .collect()
}

/// Every group of journeys that one person can be in at most, if only this attribute kept them apart: one group for each value.
pub(super) fn groups<'a>(attribute: &Name, journeys: &[&'a Allowed]) -> Vec<Vec<usize>> {
    let values: BTreeSet<&'a Name> = journeys.iter().filter_map(|allowed| allowed.get(attribute)).flatten().collect();
    let holds = |allowed: &Allowed, value: &Name| allowed.get(attribute).is_none_or(|values| values.contains(value));
    let members = |value: &Name| {
        journeys.iter().enumerate().filter(|(_, allowed)| holds(allowed, value)).map(|(index, _)| index).collect()
    };
    values.into_iter().map(members).collect()
}

/// Fixed attributes that some audience asks about.
pub(super) fn attributes<'a>(journeys: &[&'a Allowed]) -> BTreeSet<&'a Name> {
    journeys.iter().flat_map(|allowed| allowed.keys()).collect()
}
