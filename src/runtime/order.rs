//! The order of enum values, which only the contract knows (P-PRED-3).

use std::cmp::Ordering;

use super::value::Value;
use crate::bundle::{Contract, EventName, TypeRef};
use crate::types::Name;

/// The values of an ordered enum, the lowest first; of any other type none, which have an order of their own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Order<'c>(&'c [Name]);

impl<'c> Order<'c> {
    pub fn of_type(ty: Option<&'c TypeRef>) -> Order<'c> {
        match ty {
            Some(TypeRef::Enum { values, ordered: true, .. }) => Order(values),
            _ => Order::default(),
        }
    }

    /// Of the property of an event that a history keeps.
    pub fn of_property(contract: &'c Contract, event: &EventName, path: &[Name]) -> Order<'c> {
        let (EventName::Event(event), Some((first, rest))) = (event, path.split_first()) else {
            return Order::default();
        };
        let property = contract.events.get(event).and_then(|event| event.properties.get(first));
        Order::of_type(property.and_then(|property| property.ty.within(rest)))
    }

    /// Whether a value has a place among others of its type.
    pub fn has(self, value: &Value) -> bool {
        match value {
            Value::Enum(word) => self.0.contains(word),
            Value::List(_) | Value::Record(_) | Value::Gathered(_) => false,
            _ => true,
        }
    }

    /// How two values compare; `None` where they have no order.
    pub fn compare(self, a: &Value, b: &Value) -> Option<Ordering> {
        let (Value::Enum(left), Value::Enum(right)) = (a, b) else { return a.compare(b) };
        let place = |word: &Name| self.0.iter().position(|value| value == word);
        Some(place(left)?.cmp(&place(right)?))
    }
}
