//! Predicates: names and types.

use super::context::Body;
use super::event::is_message_event;
use super::judge::Judge;
use super::scope::{Place, Scope};
use crate::diag::{Diagnostic, codes};
use crate::hir::{Predicate, PredicateKind, Use};
use crate::syntax::ast;
use crate::text::{Edit, Span};

/// Builds a predicate that stands outside any `where`.
pub(super) fn predicate(body: &mut Body, scope: &Scope, expr: &ast::Expr) -> Predicate {
    Judge::new(body, scope).predicate(expr)
}

impl Judge<'_, '_, '_> {
    /// Depth is bounded by the parser.
    pub fn predicate(&mut self, expr: &ast::Expr) -> Predicate {
        Predicate { span: expr.span, kind: self.kind(expr) }
    }

    fn kind(&mut self, expr: &ast::Expr) -> PredicateKind {
        match &expr.kind {
            ast::ExprKind::Or(parts) => {
                self.warn_mixed(parts);
                PredicateKind::Any(parts.iter().map(|part| self.predicate(part)).collect())
            }
            ast::ExprKind::And(parts) => self.all(parts),
            ast::ExprKind::Not(inner) => self.negation(expr.span, inner),
            ast::ExprKind::Group(inner) => self.kind(inner),
            ast::ExprKind::Operand(operand) => self.bare(operand),
            ast::ExprKind::Compare { left, op, op_span, right } => self.compare(left, *op, *op_span, right),
            ast::ExprKind::OneOf { left, negated, values } => negate(*negated, expr.span, self.one_of(left, values)),
            ast::ExprKind::IsSet { left, negated } => {
                negate(*negated, expr.span, PredicateKind::IsSet(self.operand(left)))
            }
            ast::ExprKind::IsEmpty { left, negated } => negate(*negated, expr.span, self.is_empty(left)),
            ast::ExprKind::Contains { left, right } => self.contains(left, right),
            ast::ExprKind::StartsWith { left, right } => self.starts_with(left, right),
            ast::ExprKind::Within { left, direction, duration } => self.within(left, *direction, **duration),
            ast::ExprKind::Did(_)
            | ast::ExprKind::Reachable { .. }
            | ast::ExprKind::Consents { .. }
            | ast::ExprKind::InList { .. }
            | ast::ExprKind::InJourney { .. } => self.of_person(expr),
        }
    }

    /// What only a person's record answers: not to be asked inside a text.
    fn of_person(&mut self, expr: &ast::Expr) -> PredicateKind {
        if self.scope.place == Place::Text {
            self.report(Diagnostic::new(&codes::hir::NOT_IN_TEXT, expr.span));
            return PredicateKind::Unknown;
        }
        match &expr.kind {
            ast::ExprKind::Did(did) => self.did(expr.span, did),
            ast::ExprKind::Reachable { channel: None } => PredicateKind::Reachable { channel: None },
            ast::ExprKind::Reachable { channel: Some(channel) } => self.reachable_by(channel),
            ast::ExprKind::Consents { to } => self.consents(to),
            ast::ExprKind::InList { negated, list } => negate(*negated, expr.span, self.in_list(list)),
            ast::ExprKind::InJourney { negated, journey } => negate(*negated, expr.span, self.in_journey(journey)),
            _ => PredicateKind::Unknown,
        }
    }

    fn all(&mut self, parts: &[ast::Expr]) -> PredicateKind {
        let mark = self.known_set.len();
        self.known_set.extend(parts.iter().filter_map(set_path));
        let all = parts.iter().map(|part| self.predicate(part)).collect();
        self.known_set.truncate(mark);
        PredicateKind::All(all)
    }

    /// `a and b or c` without parentheses reads two ways.
    fn warn_mixed(&mut self, parts: &[ast::Expr]) {
        if let Some(inner) = parts.iter().find(|part| matches!(part.kind, ast::ExprKind::And(_))) {
            let fix = vec![Edit::insert_before(inner.span, "("), Edit::insert_after(inner.span, ")")];
            self.report(Diagnostic::new(&codes::hir::MIXED_AND_OR, inner.span).suggested_fix(fix));
        }
    }

    fn negation(&mut self, span: Span, inner: &ast::Expr) -> PredicateKind {
        let inner = self.predicate(inner);
        if let Some(operand) = unset_operand(&inner) {
            let path = self.written_path(operand);
            if !path.is_empty() && !self.known_set.iter().any(|known| known.iter().eq(path.iter())) {
                let word = Span::new(span.file, span.start, span.start + "not".len() as u32);
                let found = Diagnostic::new(&codes::hir::NOT_OVER_OPTIONAL, word)
                    .arg("name", path.join("."))
                    .label(operand.span, "optional");
                self.report(found);
            }
        }
        PredicateKind::Not(Box::new(inner))
    }

    /// An operand alone: a segment by its name, or something boolean.
    fn bare(&mut self, operand: &ast::Operand) -> PredicateKind {
        let ast::OperandKind::Path(path) = &operand.kind else {
            let built = self.operand(operand);
            return self.truth(built);
        };
        match path.parts.as_slice() {
            [name] if !self.names_value(&name.text) && self.scope.place != Place::Text => self.segment(name),
            _ => {
                let built = self.operand(operand);
                self.truth(built)
            }
        }
    }

    fn truth(&mut self, operand: crate::hir::Operand) -> PredicateKind {
        use crate::types::Ty;
        match operand.ty {
            Ty::Unknown => PredicateKind::Unknown,
            Ty::Boolean => PredicateKind::True(operand),
            _ => {
                let found = Diagnostic::new(&codes::hir::NOT_A_CONDITION, operand.span).term("type", operand.ty.term());
                self.report(found);
                PredicateKind::Unknown
            }
        }
    }

    fn segment(&mut self, name: &ast::Ident) -> PredicateKind {
        let index = self.body.cx.index;
        if index.segments.contains_key(&name.text) {
            self.body.uses.insert(Use::Segment(name.text.clone()));
            return PredicateKind::Segment(name.text.clone());
        }
        if self.body.cx.schema.lists.contains_key(&name.text) {
            let found = Diagnostic::new(&codes::hir::LIST_NEEDS_IN, name.span)
                .arg("name", &name.text)
                .safe_fix(vec![Edit::insert_before(name.span, "in ")]);
            self.report(found);
            return PredicateKind::Unknown;
        }
        if is_message_event(&name.text) || self.body.cx.schema.events.contains_key(&name.text) {
            return self.did_needed(name);
        }
        self.body.unknown("kind-segment", &name.text, name.span, index.segments.keys().map(|name| name.as_str()));
        PredicateKind::Unknown
    }

    /// An event where a condition is wanted.
    fn did_needed(&mut self, name: &ast::Ident) -> PredicateKind {
        let window = if self.scope.place == Place::Journey { "since entry" } else { "in last 30d" };
        let found = Diagnostic::new(&codes::hir::DID_NEEDED, name.span)
            .arg("wrong", &name.text)
            .arg("right", format!("did {} {window}", name.text))
            .suggested_fix(vec![
                Edit::insert_before(name.span, "did "),
                Edit::insert_after(name.span, format!(" {window}")),
            ]);
        self.report(found);
        PredicateKind::Unknown
    }

    fn reachable_by(&mut self, channel: &ast::Ident) -> PredicateKind {
        match self.body.channel(channel) {
            true => PredicateKind::Reachable { channel: Some(channel.text.clone()) },
            false => PredicateKind::Unknown,
        }
    }

    fn consents(&mut self, to: &ast::Ident) -> PredicateKind {
        let consents = &self.body.cx.schema.consents;
        if consents.contains_key(&to.text) {
            return PredicateKind::Consents { to: to.text.clone() };
        }
        self.body.unknown("kind-consent", &to.text, to.span, consents.keys().map(|name| name.as_str()));
        PredicateKind::Unknown
    }

    fn in_list(&mut self, list: &ast::Ident) -> PredicateKind {
        match self.body.list(list) {
            true => PredicateKind::InList(list.text.clone()),
            false => PredicateKind::Unknown,
        }
    }

    fn in_journey(&mut self, journey: &ast::Ident) -> PredicateKind {
        let journeys = &self.body.cx.index.journeys;
        if journeys.contains_key(&journey.text) {
            return PredicateKind::InJourney(journey.text.clone());
        }
        self.body.unknown("kind-journey", &journey.text, journey.span, journeys.keys().map(|name| name.as_str()));
        PredicateKind::Unknown
    }
}

fn negate(negated: bool, span: Span, kind: PredicateKind) -> PredicateKind {
    if negated { PredicateKind::Not(Box::new(Predicate { span, kind })) } else { kind }
}

/// The path of `x is set`.
fn set_path(expr: &ast::Expr) -> Option<Vec<crate::types::Name>> {
    match &expr.kind {
        ast::ExprKind::Group(inner) => set_path(inner),
        ast::ExprKind::IsSet { left: ast::Operand { kind: ast::OperandKind::Path(path), .. }, negated: false } => {
            Some(path.parts.iter().map(|part| part.text.clone()).collect())
        }
        _ => None,
    }
}

/// The operand of a comparison that is false only because something is unset.
fn unset_operand(predicate: &Predicate) -> Option<&crate::hir::Operand> {
    match &predicate.kind {
        PredicateKind::Compare { left, right, .. } => [left, right].into_iter().find(|operand| operand.optional),
        PredicateKind::OneOf { left, .. }
        | PredicateKind::Contains { left, .. }
        | PredicateKind::StartsWith { left, .. }
        | PredicateKind::Within { left, .. }
        | PredicateKind::True(left) => left.optional.then_some(left),
        _ => None,
    }
}
