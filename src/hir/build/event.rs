//! Events with what narrows them; `did`; aggregates.

use super::context::Body;
use super::judge::{Judge, Judged, Properties};
use super::operand::unknown;
use super::scope::{Place, Scope};
use crate::diag::{Diagnostic, codes};
use crate::hir::{
    Aggregate, Aggregation, Did, EventMatch, EventName, JourneyEvent, MessageEvent, Operand, OperandKind, Predicate,
    PredicateKind, WindowKind,
};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{Duration, Name, Ty};

/// Whether a word is the event of a message's way: `opened`, `clicked`.
pub(super) fn is_message_event(word: &str) -> bool {
    MessageEvent::of_word(word).is_some()
}

/// Builds an event that a journey listens to.
pub(super) fn event_match(body: &mut Body, scope: &Scope, event: &ast::EventRef) -> EventMatch {
    Judge::new(body, scope).event(event.span, &event.name, event.of.as_ref(), event.filter.as_deref())
}

impl<'a> Judge<'_, 'a, '_> {
    /// An event and its `where`.
    pub fn event(
        &mut self,
        span: Span,
        name: &ast::Ident,
        of: Option<&ast::Ident>,
        filter: Option<&ast::Expr>,
    ) -> EventMatch {
        let (event, properties) = self.event_name(name, of);
        let (filter, names_binding) = match filter {
            Some(filter) => {
                let (filter, names_binding) = self.filter(name, properties, filter);
                (Some(Box::new(filter)), names_binding)
            }
            None => (None, false),
        };
        EventMatch { span, event, filter, names_binding }
    }

    fn filter(&mut self, name: &ast::Ident, properties: Properties<'a>, filter: &ast::Expr) -> (Predicate, bool) {
        let mut inner = Judge::new(self.body, self.scope);
        inner.judged = Some(Judged { event: name.text.clone(), properties });
        let filter = inner.predicate(filter);
        (filter, inner.named_binding)
    }

    /// What an event is called, with its properties. An unknown one is reported.
    pub fn event_name(&mut self, name: &ast::Ident, of: Option<&ast::Ident>) -> (EventName, Properties<'a>) {
        let schema = self.body.cx.schema;
        if let Some(kind) = MessageEvent::of_word(&name.text) {
            return (self.message_event(kind, of), Properties::Receipt);
        }
        if let Some(kind) = JourneyEvent::of_word(&name.text) {
            return (self.journey_event(kind, name, of), Properties::None);
        }
        if let Some(declared) = schema.events.get(&name.text) {
            if let Some(of) = of {
                self.report(Diagnostic::new(&codes::hir::EVENT_WITHOUT_OF, of.span).arg("name", &name.text));
            }
            return (EventName::Event(name.text.clone()), Properties::Of(&declared.properties));
        }
        let known = schema.events.keys().map(|name| name.as_str());
        let built_in = MessageEvent::ALL.into_iter().map(|event| -> &str { event.word() });
        let found = Diagnostic::new(&codes::hir::UNKNOWN_EVENT, name.span).arg("name", &name.text);
        let found = self.body.suggest(found, &name.text, name.span, known.chain(built_in));
        self.report(found);
        (EventName::Unknown, Properties::Unknown)
    }

    fn message_event(&mut self, kind: MessageEvent, of: Option<&ast::Ident>) -> EventName {
        let messages = &self.body.cx.index.messages;
        match of {
            None => EventName::Message { kind, message: None },
            Some(of) if messages.contains_key(&of.text) => EventName::Message { kind, message: Some(of.text.clone()) },
            Some(of) => {
                self.body.unknown("kind-message", &of.text, of.span, messages.keys().map(|name| name.as_str()));
                EventName::Unknown
            }
        }
    }

    fn journey_event(&mut self, kind: JourneyEvent, name: &ast::Ident, of: Option<&ast::Ident>) -> EventName {
        let journeys = &self.body.cx.index.journeys;
        match of {
            Some(of) if journeys.contains_key(&of.text) => EventName::Journey { kind, journey: of.text.clone() },
            Some(of) => {
                self.body.unknown("kind-journey", &of.text, of.span, journeys.keys().map(|name| name.as_str()));
                EventName::Unknown
            }
            None => {
                self.report(Diagnostic::new(&codes::hir::JOURNEY_EVENT_OF, name.span).arg("name", &name.text));
                EventName::Unknown
            }
        }
    }

    pub fn did(&mut self, span: Span, did: &ast::Did) -> PredicateKind {
        let event = self.event(did.event.span, &did.event.name, did.event.of.as_ref(), did.event.filter.as_deref());
        let Some(window) = did.window else { return PredicateKind::Unknown };
        self.check_window(window);
        if event.names_binding && window.kind != WindowKind::SinceEntry {
            let found = Diagnostic::new(&codes::hir::BINDING_OUTSIDE_ENTRY, window.span)
                .suggested_fix(vec![crate::text::Edit::replace(window.span, "since entry")]);
            self.report(found);
        }
        let (at_least, at_most) = match did.count {
            None => (1, None),
            Some(count) => {
                if count.times == 0 && count.kind == ast::CountKind::AtLeast {
                    self.report(Diagnostic::new(&codes::hir::ZERO_TIMES, count.span));
                }
                match count.kind {
                    ast::CountKind::AtLeast => (count.times, None),
                    ast::CountKind::AtMost => (0, Some(count.times)),
                    ast::CountKind::Exactly => (count.times, Some(count.times)),
                }
            }
        };
        let did_it = PredicateKind::Did(Did { event, at_least, at_most, window: window.kind });
        if did.negated { PredicateKind::Not(Box::new(Predicate { span, kind: did_it })) } else { did_it }
    }

    fn check_window(&mut self, window: ast::Window) {
        match window.kind {
            WindowKind::Last(duration) => self.check_lookback(duration, window.span),
            WindowKind::SinceEntry if self.scope.place != Place::Journey => {
                self.report(Diagnostic::new(&codes::hir::ENTRY_OUTSIDE_JOURNEY, window.span));
            }
            WindowKind::SinceEntry | WindowKind::Ever => {}
        }
    }

    /// Looking back has no months: which ones would depend on the day.
    pub fn check_lookback(&mut self, duration: Duration, span: Span) {
        if duration.months > 0 {
            self.report(
                Diagnostic::new(&codes::hir::LOOKBACK_MONTHS, span).arg("days", duration.months.saturating_mul(30)),
            );
        } else if duration.is_zero() {
            self.report(Diagnostic::new(&codes::hir::ZERO_DURATION, span));
        }
    }

    pub fn aggregate(&mut self, span: Span, aggregate: &ast::Aggregate) -> Operand {
        if self.scope.place == Place::Text {
            self.report(Diagnostic::new(&codes::hir::NOT_IN_TEXT, span));
            return unknown(span);
        }
        let event = self.event(span, &aggregate.event, None, aggregate.filter.as_ref());
        let schema = self.body.cx.schema;
        let property = match &event.event {
            EventName::Event(name) => schema
                .events
                .get(name)
                .and_then(|declared| self.descend(&declared.properties, name, &aggregate.property.parts)),
            EventName::Unknown => None,
            EventName::Message { .. } | EventName::Journey { .. } => {
                self.report(Diagnostic::new(&codes::hir::AGGREGATE_OF, span).term("type", "kind-event"));
                None
            }
        };
        let (Some((ty, _)), Some(window)) = (property, aggregate.window) else { return unknown(span) };
        self.check_window(window);
        let Some((ty, optional)) = self.aggregate_type(span, aggregate.function, ty) else { return unknown(span) };
        let property = aggregate.property.parts.iter().map(|part| part.text.clone()).collect::<Vec<Name>>();
        let built = Aggregate { function: aggregate.function, event, property, window: window.kind };
        Operand { span, ty, optional, kind: OperandKind::Aggregate(Box::new(built)) }
    }

    /// The sum of nothing is 0, any other aggregate of nothing is unset.
    fn aggregate_type(&mut self, span: Span, function: Aggregation, ty: Ty) -> Option<(Ty, bool)> {
        let addable = matches!(ty, Ty::Integer | Ty::Decimal | Ty::Money(_) | Ty::Duration | Ty::Unknown);
        let fits = match function {
            Aggregation::Sum | Aggregation::Avg => addable,
            Aggregation::Min | Aggregation::Max => ty.is_ordered(),
            Aggregation::First | Aggregation::Last => !matches!(ty, Ty::List { .. } | Ty::Record(_)),
        };
        if !fits {
            self.report(Diagnostic::new(&codes::hir::AGGREGATE_OF, span).term("type", ty.term()));
            return None;
        }
        Some((ty, function != Aggregation::Sum))
    }
}
