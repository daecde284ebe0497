//! Values of operands, and the order of enum values.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::super::Value;
use super::super::order::Order;
use super::super::value::field;
use super::{Given, Scope};
use crate::bundle::{BindingOf, EventName, FieldContract, Operand, ParamOf, TypeRef};
use crate::types::Name;

/// What texts call the offer of their message.
const OFFER: Name = Name::new_static("offer");

impl<'a> Scope<'a> {
    pub fn operand(&self, operand: &Operand) -> Given<'a> {
        let found = match operand {
            Operand::Const(constant) => Some(Cow::Owned(Value::of_constant(constant, self.zone))),
            Operand::User(path) => follow(path, |name| self.state.profile.attribute(name)),
            Operand::Property(path) => follow(path, |name| field(self.judged?.properties, name)),
            Operand::Binding(path) => self.binding(path),
            // Only texts name it: the printer binds it.
            Operand::Offer(path) => field(self.bindings, &OFFER).and_then(|offer| offer.at(path)),
            Operand::Aggregate(aggregate) => return self.aggregate(aggregate),
        };
        found.map_or(Given::Unset, Given::Value)
    }

    fn binding(&self, path: &[Name]) -> Option<Cow<'a, Value>> {
        match (self.entering, path) {
            (Some((name, properties)), [first, rest @ ..]) if first == name => match rest {
                [] => Some(Cow::Owned(Value::Record(properties.clone()))),
                _ => follow(rest, |name| field(properties, name)),
            },
            _ => follow(path, |name| field(self.bindings, name)),
        }
    }

    /// How two values of operands compare; enum values by their place in the type (P-PRED-3).
    pub fn compare(&self, left: (&Operand, &Value), right: (&Operand, &Value)) -> Option<Ordering> {
        let is_enum = |value: &Value| matches!(value, Value::Enum(_));
        match (is_enum(left.1), is_enum(right.1)) {
            (false, false) => return left.1.compare(right.1),
            (true, true) => {}
            // A text has no place among the values of an enum.
            _ => return None,
        }
        let type_of = |operand| self.type_of(operand).filter(|ty| matches!(ty, TypeRef::Enum { .. }));
        Order::of_type(type_of(left.0).or_else(|| type_of(right.0))).compare(left.1, right.1)
    }

    fn type_of(&self, operand: &Operand) -> Option<&TypeRef> {
        let contract = &self.program.contract;
        let event = |name: &Name| contract.events.get(name).map(|event| &event.properties);
        match operand {
            Operand::User(path) => {
                let (name, rest) = path.split_first()?;
                contract.attributes.get(name)?.field.ty.within(rest)
            }
            Operand::Property(path) => match self.judged?.event {
                EventName::Event(name) => typed(path, |first| event(name)?.get(first)),
                _ => None,
            },
            Operand::Binding(path) => {
                let (name, rest) = path.split_first()?;
                let of_event = |name: &Name| typed(rest, |first| event(name)?.get(first));
                let of_content = |source: &Name| typed(rest, |first| contract.content.get(source)?.item.get(first));
                if let Some(param) = self.params.iter().find(|param| param.name == *name) {
                    return match &param.of {
                        ParamOf::Event(name) | ParamOf::Events(name) => of_event(name),
                        ParamOf::Content(source) => of_content(source),
                    };
                }
                match self.version?.journey.bindings.get(name)? {
                    BindingOf::Event(name) | BindingOf::Events(name) => of_event(name),
                    BindingOf::Content(source) => of_content(source),
                    BindingOf::Receipt {} => None,
                }
            }
            Operand::Aggregate(aggregate) => match &aggregate.of.event {
                EventName::Event(name) => typed(&aggregate.value, |first| event(name)?.get(first)),
                _ => None,
            },
            Operand::Const(_) | Operand::Offer(_) => None,
        }
    }
}

fn follow<'v>(path: &[Name], root: impl FnOnce(&Name) -> Option<&'v Value>) -> Option<Cow<'v, Value>> {
    let (first, rest) = path.split_first()?;
    root(first)?.at(rest)
}

fn typed<'c>(path: &[Name], root: impl FnOnce(&Name) -> Option<&'c FieldContract>) -> Option<&'c TypeRef> {
    let (first, rest) = path.split_first()?;
    root(first)?.ty.within(rest)
}
