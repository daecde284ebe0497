//! Events: in predicates (`did`), aggregates, and where journeys wait for them.

use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{
    Aggregate, Aggregation, Count, CountKind, Did, EventRef, Expr, ExprKind, Ident, OperandKind, Path, Toward, Window,
    WindowKind,
};
use crate::syntax::grammar::{Node, Rule};
use crate::text::Span;

impl<'t> Builder<'t> {
    /// An event as entries, exits, goals and arms name it, with the name it is bound to.
    pub(super) fn event(&mut self, node: &Node<'t>) -> Option<(EventRef, Option<Ident>)> {
        let mut children = Children::of(node.clone());
        let name = self.name(&children.node()?)?;
        let of = self.event_of(&mut children)?;
        let binding = match children.eat(Rule::binding) {
            Some(node) => Some(self.new_name(&Children::of(node).node()?)?),
            None => None,
        };
        let filter = match children.eat(Rule::r#where) {
            Some(node) => Some(Box::new(self.predicate(&Children::of(node).node()?)?)),
            None => None,
        };
        Some((EventRef { name, of, filter, span: self.span(node) }, binding))
    }

    /// An event where no name can be bound: `as` is reported.
    pub(super) fn unbound_event(&mut self, node: &Node<'t>) -> Option<EventRef> {
        let (event, binding) = self.event(node)?;
        if let Some(binding) = binding {
            self.report(Diagnostic::new(&codes::syntax::USELESS_BINDING, binding.span).arg("name", &binding.text));
        }
        Some(event)
    }

    /// The name in parentheses, where there is one.
    pub(super) fn event_of(&mut self, children: &mut Children<'t>) -> Option<Option<Ident>> {
        match children.eat(Rule::of) {
            Some(node) => Some(Some(self.only_name(&node)?)),
            None => Some(None),
        }
    }

    pub(super) fn did(&mut self, node: &Node<'t>) -> Option<Expr> {
        let mut children = Children::of(node.clone());
        children.has(Rule::kw_did);
        let negated = children.has(Rule::kw_not);
        let name_node = children.node()?;
        let start = self.span(&name_node);
        let name = self.name(&name_node)?;
        let of = self.event_of(&mut children)?;
        let filter = self.narrowing(&mut children)?;
        let count = match children.eat(Rule::count) {
            Some(node) => Some(self.count(&node)?),
            None => None,
        };
        let window = self.window(&mut children)?;
        let (filter, window) = split_window(filter, window);
        let span = self.span(node);
        if window.is_none() {
            self.report(Diagnostic::new(&codes::syntax::MISSING_WINDOW, span).arg("event", &name.text));
        }
        let end = filter.as_ref().map_or(of.as_ref().map_or(start, |of| of.span), |filter| filter.span);
        let event = EventRef { name, of, filter: filter.map(Box::new), span: start.to(end) };
        Some(Expr { span, kind: ExprKind::Did(Box::new(Did { negated, event, count, window })) })
    }

    fn narrowing(&mut self, children: &mut Children<'t>) -> Option<Option<Expr>> {
        match children.eat(Rule::narrow_where) {
            Some(node) => Some(Some(self.narrow_where(&node)?)),
            None => Some(None),
        }
    }

    fn count(&mut self, node: &Node<'t>) -> Option<Count> {
        let span = self.span(node);
        let mut children = Children::of(node.clone());
        if children.has(Rule::kw_once) {
            return Some(Count { kind: CountKind::Exactly, times: 1, span });
        }
        let bounded = children.has(Rule::kw_at);
        let kind = match (bounded, children.has(Rule::kw_least)) {
            (true, true) => CountKind::AtLeast,
            (true, false) => CountKind::AtMost,
            (false, _) => CountKind::Exactly,
        };
        Some(Count { kind, times: self.integer(&children.node()?)?.value, span })
    }

    fn window(&mut self, children: &mut Children<'t>) -> Option<Option<Window>> {
        let Some(node) = children.eat(Rule::window) else { return Some(None) };
        let span = self.span(&node);
        let mut parts = Children::of(node);
        let kind = match parts.peek()? {
            Rule::kw_since => WindowKind::SinceEntry,
            Rule::kw_ever => WindowKind::Ever,
            _ => WindowKind::Last(self.duration(&parts.node()?)?.value),
        };
        Some(Some(Window { kind, span }))
    }

    pub(super) fn aggregate(&mut self, node: &Node<'t>) -> Option<Aggregate> {
        let mut children = Children::of(node.clone());
        let function = aggregate_function(children.node()?.as_str());
        let path = self.path(&children.node()?)?;
        let filter = self.narrowing(&mut children)?;
        let window = self.window(&mut children)?;
        let (filter, window) = split_window(filter, window);
        if window.is_none() {
            let finding = Diagnostic::new(&codes::syntax::MISSING_WINDOW, self.span(node));
            self.report(finding.arg("event", path.parts.first().map_or("", |part| part.text.as_str())));
        }
        let (event, property) = self.event_property(path)?;
        Some(Aggregate { function, event, property, filter, window })
    }

    /// `order_completed.amount`: the event and its property.
    fn event_property(&mut self, path: Path) -> Option<(Ident, Path)> {
        let mut parts = path.parts.into_iter();
        let event = parts.next()?;
        let parts: Vec<Ident> = parts.collect();
        let Some((first, last)) = parts.first().zip(parts.last()) else {
            let finding = Diagnostic::new(&codes::syntax::AGGREGATE_WITHOUT_PROPERTY, path.span);
            self.report(finding.arg("event", &event.text));
            return None;
        };
        let span: Span = first.span.to(last.span);
        Some((event, Path { parts, span }))
    }
}

/// `did x where flag in last 7d`: a bare property takes the window with it; a window must be said, so it is the window.
fn split_window(filter: Option<Expr>, window: Option<Window>) -> (Option<Expr>, Option<Window>) {
    match (filter, window) {
        (Some(filter), None) => {
            let (filter, window) = take_window(filter);
            (Some(filter), window)
        }
        other => other,
    }
}

/// The window that a bare property took, also behind `not`. Depth is bounded: a term has at most so many `not`s.
fn take_window(filter: Expr) -> (Expr, Option<Window>) {
    let Expr { span, kind } = filter;
    match kind {
        ExprKind::Within { left, direction: Toward::Last, duration } if matches!(left.kind, OperandKind::Path(_)) => {
            let window =
                Window { kind: WindowKind::Last(duration.value), span: Span::new(span.file, left.span.end, span.end) };
            (Expr { span: left.span, kind: ExprKind::Operand(left) }, Some(window))
        }
        ExprKind::Not(inner) => {
            let (inner, window) = take_window(*inner);
            (
                Expr { span: Span::new(span.file, span.start, inner.span.end), kind: ExprKind::Not(Box::new(inner)) },
                window,
            )
        }
        kind => (Expr { span, kind }, None),
    }
}

fn aggregate_function(text: &str) -> Aggregation {
    match text {
        "avg" => Aggregation::Avg,
        "min" => Aggregation::Min,
        "max" => Aggregation::Max,
        "first" => Aggregation::First,
        "last" => Aggregation::Last,
        _ => Aggregation::Sum,
    }
}
