//! Predicates, events and operands.

use super::memory::{Memory, Place};
use crate::bundle::{Aggregate, Did, EventMatch, EventName, Operand, Predicate, Window};
use crate::hir::{self, OperandKind, PredicateKind};
use crate::text::Span;
use crate::types::{Name, Value};

impl Memory<'_> {
    /// Depth is bounded by the parser. What could not be understood never gets here; it would hold for nobody.
    pub fn predicate(&mut self, place: Place, predicate: hir::Predicate) -> Predicate {
        match predicate.kind {
            PredicateKind::All(all) => Predicate::All(self.predicates(place, all)),
            PredicateKind::Any(any) => Predicate::Any(self.predicates(place, any)),
            PredicateKind::Not(inner) => Predicate::Not(Box::new(self.predicate(place, *inner))),
            PredicateKind::Segment(name) => Predicate::Segment(name),
            PredicateKind::True(operand) => Predicate::True(self.operand(place, operand)),
            PredicateKind::Compare { op, left, right } => {
                let (left, right) = (self.operand(place, left), self.operand(place, right));
                Predicate::Compare { op, left, right }
            }
            PredicateKind::OneOf { left, values } => Predicate::OneOf { left: self.operand(place, left), values },
            PredicateKind::IsSet(operand) => Predicate::IsSet(self.operand(place, operand)),
            PredicateKind::IsEmpty(operand) => Predicate::IsEmpty(self.operand(place, operand)),
            PredicateKind::Contains { left, right } => {
                Predicate::Contains { left: self.operand(place, left), right: self.operand(place, right) }
            }
            PredicateKind::StartsWith { left, right } => {
                Predicate::StartsWith { left: self.operand(place, left), right: self.operand(place, right) }
            }
            PredicateKind::Within { left, toward, duration } => {
                Predicate::Within { left: self.operand(place, left), toward, duration }
            }
            PredicateKind::Did(did) => Predicate::Did(self.did(place, did)),
            PredicateKind::Reachable { channel } => Predicate::Reachable { channel },
            PredicateKind::Consents { to } => Predicate::Consents { to },
            PredicateKind::InList(name) => Predicate::InList(name),
            PredicateKind::InJourney(name) => Predicate::InJourney(name),
            PredicateKind::Unknown => Predicate::Any(Vec::new()),
        }
    }

    fn predicates(&mut self, place: Place, predicates: Vec<hir::Predicate>) -> Vec<Predicate> {
        predicates.into_iter().map(|predicate| self.predicate(place, predicate)).collect()
    }

    fn did(&mut self, place: Place, did: hir::Did) -> Did {
        let (of, window) = (self.event(place, did.event), lower_window(did.window));
        let history = self.book.did(&of, did.at_least, did.at_most, window);
        Did { of, at_least: did.at_least, at_most: did.at_most, window, history }
    }

    pub fn event(&mut self, place: Place, event: hir::EventMatch) -> EventMatch {
        let filter = event.filter.map(|filter| Box::new(self.predicate(place, *filter)));
        EventMatch { event: event_name(event.event, place), filter }
    }

    pub fn operand(&mut self, place: Place, operand: hir::Operand) -> Operand {
        match operand.kind {
            OperandKind::Const(value) => Operand::Const(value),
            OperandKind::User(name) => Operand::User(vec![name]),
            OperandKind::Property(path) => Operand::Property(path),
            OperandKind::Binding(path) => Operand::Binding(self.in_plan(path)),
            OperandKind::Offer(path) => Operand::Offer(path),
            OperandKind::Aggregate(aggregate) => {
                Operand::Aggregate(Box::new(self.aggregate(place, *aggregate, operand.span)))
            }
            OperandKind::Unknown => Operand::Const(Value::List(Vec::new())),
        }
    }

    fn in_plan(&self, mut path: Vec<Name>) -> Vec<Name> {
        if let Some(root) = path.first_mut()
            && let Some(renamed) = self.renamed.get(root)
        {
            *root = renamed.clone();
        }
        path
    }

    fn aggregate(&mut self, place: Place, aggregate: hir::Aggregate, span: Span) -> Aggregate {
        let mut lowered = Aggregate {
            function: aggregate.function,
            of: self.event(place, aggregate.event),
            value: aggregate.property,
            window: lower_window(aggregate.window),
            history: None,
        };
        self.remember(&mut lowered, span);
        lowered
    }
}

fn event_name(event: hir::EventName, place: Place) -> EventName {
    match event {
        hir::EventName::Event(name) => EventName::Event(name),
        hir::EventName::Message { kind, message } => {
            let own = place == Place::Instance && message.is_some();
            EventName::Message { kind, message, own }
        }
        hir::EventName::Journey { kind, journey } => EventName::Journey { kind, journey },
        hir::EventName::Unknown => EventName::Event(Name::default()),
    }
}

fn lower_window(window: hir::WindowKind) -> Window {
    match window {
        hir::WindowKind::Last(duration) => Window::Last(duration),
        hir::WindowKind::SinceEntry => Window::SinceEntry {},
        hir::WindowKind::Ever => Window::Ever {},
    }
}
