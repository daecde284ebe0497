//! Predicates: `and` binds closer than `or`; chains are lists, not towers.

use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{Expr, ExprKind, Ident, Operand, OperandKind};
use crate::syntax::grammar::{Node, Rule};
use crate::syntax::limits::{MAX_PREDICATE_DEPTH, MAX_TERMS};

impl<'t> Builder<'t> {
    pub(super) fn predicate(&mut self, node: &Node<'t>) -> Option<Expr> {
        let mut children = Children::of(node.clone());
        let mut any = Chain::default();
        let mut all = Chain::default();
        let mut terms = 0;
        loop {
            let term = self.term(&mut children)?;
            terms += 1;
            if terms > MAX_TERMS {
                self.report(Diagnostic::new(&codes::syntax::CHAIN_TOO_LONG, term.span).arg("most", MAX_TERMS));
                return None;
            }
            all.push(term);
            match children.part().map(|joint| joint.as_rule()) {
                Some(Rule::kw_or) => any.push(std::mem::take(&mut all).into_expr(ExprKind::And)?),
                Some(_) => {}
                None => break,
            }
        }
        any.push(all.into_expr(ExprKind::And)?);
        any.into_expr(ExprKind::Or)
    }

    /// A condition with the `not`s before it.
    fn term(&mut self, children: &mut Children<'t>) -> Option<Expr> {
        let mut nots = Vec::new();
        while let Some(not) = children.eat(Rule::kw_not) {
            nots.push(self.span(&not));
            if nots.len() + self.depth > MAX_PREDICATE_DEPTH {
                let finding = Diagnostic::new(&codes::syntax::CHAIN_TOO_LONG, self.span(&not));
                self.report(finding.arg("most", MAX_PREDICATE_DEPTH));
                return None;
            }
        }
        self.depth += nots.len() + 1;
        let inner = children.node().and_then(|node| self.condition(&node, nots.last().is_some()));
        self.depth -= nots.len() + 1;
        let mut inner = inner?;
        let mut nots = nots.into_iter().rev();
        if let ExprKind::InList { negated: true, .. } | ExprKind::InJourney { negated: true, .. } = inner.kind {
            inner.span = nots.next()?.to(inner.span);
        }
        Some(nots.fold(inner, |inner, not| Expr { span: not.to(inner.span), kind: ExprKind::Not(Box::new(inner)) }))
    }

    /// A condition; `negated` tells whether a `not` stands right before it.
    fn condition(&mut self, node: &Node<'t>, negated: bool) -> Option<Expr> {
        let span = self.span(node);
        let kind = match node.as_rule() {
            Rule::group => ExprKind::Group(Box::new(self.predicate(&Children::of(node.clone()).node()?)?)),
            Rule::did => return self.did(node),
            Rule::membership => self.membership(node, negated)?,
            Rule::reachable => self.reachable(node)?,
            Rule::consents => ExprKind::Consents { to: self.name(&Children::of(node.clone()).node()?)? },
            _ => return self.comparison(node),
        };
        Some(Expr { span, kind })
    }

    /// A comparison or a predicate in parentheses, as `where` of `did` takes it.
    pub(super) fn narrow_where(&mut self, node: &Node<'t>) -> Option<Expr> {
        let mut children = Children::of(node.clone());
        children.has(Rule::kw_where);
        self.term(&mut children)
    }

    fn membership(&mut self, node: &Node<'t>, negated: bool) -> Option<ExprKind> {
        let mut children = Children::of(node.clone());
        children.has(Rule::kw_in);
        let of_journey = children.has(Rule::kw_journey);
        let name = self.name(&children.node()?)?;
        Some(if of_journey {
            ExprKind::InJourney { negated, journey: name }
        } else {
            ExprKind::InList { negated, list: name }
        })
    }

    fn reachable(&mut self, node: &Node<'t>) -> Option<ExprKind> {
        let channel = match Children::of(node.clone()).node() {
            Some(by) => Some(self.only_name(&by)?),
            None => None,
        };
        Some(ExprKind::Reachable { channel })
    }

    /// The name in a node that holds keywords and one name.
    pub(super) fn only_name(&mut self, node: &Node<'t>) -> Option<Ident> {
        let name = Children::of(node.clone()).node()?;
        self.name(&name)
    }

    pub(super) fn operand(&mut self, node: &Node<'t>) -> Option<Operand> {
        let span = self.span(node);
        let kind = match node.as_rule() {
            Rule::path => self.path_operand(node)?,
            Rule::aggregate => OperandKind::Aggregate(Box::new(self.aggregate(node)?)),
            _ => OperandKind::Literal(self.literal(node)?.value),
        };
        Some(Operand { span, kind })
    }
}

/// Expressions that `and` or `or` joins. Mostly there is one alone, which needs no list.
#[derive(Default)]
struct Chain {
    first: Option<Expr>,
    rest: Vec<Expr>,
}

impl Chain {
    fn push(&mut self, expr: Expr) {
        match self.first {
            Some(_) => self.rest.push(expr),
            None => self.first = Some(expr),
        }
    }

    /// The only one as it is, several joined.
    fn into_expr(self, join: impl Fn(Vec<Expr>) -> ExprKind) -> Option<Expr> {
        let first = self.first?;
        let Some(last) = self.rest.last() else { return Some(first) };
        let span = first.span.to(last.span);
        let mut all = Vec::with_capacity(1 + self.rest.len());
        all.push(first);
        all.extend(self.rest);
        Some(Expr { span, kind: join(all) })
    }
}
