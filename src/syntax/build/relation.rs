//! Comparisons and what else is said about an operand.

use super::{Builder, Children};
use crate::syntax::ast::{Comparison, DurationLit, Expr, ExprKind, Literal, Operand, OperandKind, Toward};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    pub(super) fn comparison(&mut self, node: &Node<'t>) -> Option<Expr> {
        let mut children = Children::of(node.clone());
        let left = self.operand(&children.node()?)?;
        let kind = match children.node() {
            Some(relation) => self.relation(left, &relation)?,
            None => ExprKind::Operand(left),
        };
        Some(Expr { span: self.span(node), kind })
    }

    fn relation(&mut self, left: Operand, node: &Node<'t>) -> Option<ExprKind> {
        let mut children = Children::of(node.clone());
        Some(match node.as_rule() {
            Rule::compare => {
                let op = children.node()?;
                let right = self.operand(&children.node()?)?;
                ExprKind::Compare { left, op: compare_op(op.as_str()), op_span: self.span(&op), right: Box::new(right) }
            }
            Rule::belongs => self.belongs(left, &mut children)?,
            Rule::not_in => ExprKind::OneOf { left, negated: true, values: self.values(&children.node()?) },
            Rule::is_state => {
                children.has(Rule::kw_is);
                let negated = children.has(Rule::kw_not);
                let set = children.has(Rule::kw_set);
                if set { ExprKind::IsSet { left, negated } } else { ExprKind::IsEmpty { left, negated } }
            }
            Rule::contains => ExprKind::Contains { left, right: Box::new(self.operand(&children.node()?)?) },
            _ => ExprKind::StartsWith { left, right: Box::new(self.operand(&children.node()?)?) },
        })
    }

    fn belongs(&mut self, left: Operand, children: &mut Children<'t>) -> Option<ExprKind> {
        children.has(Rule::kw_in);
        let last = children.has(Rule::kw_last);
        let what = children.node()?;
        if what.as_rule() == Rule::values {
            return Some(ExprKind::OneOf { left, negated: false, values: self.values(&what) });
        }
        let duration: DurationLit = self.duration(&what)?;
        let direction = if last { Toward::Last } else { Toward::Next };
        Some(ExprKind::Within { left, direction, duration: Box::new(duration) })
    }

    fn values(&mut self, node: &Node<'t>) -> Vec<Operand> {
        self.each(Children::of(node.clone()), |builder, node| builder.operand(&node))
    }

    pub(super) fn path_operand(&mut self, node: &Node<'t>) -> Option<OperandKind> {
        Some(match node.as_str() {
            "true" => OperandKind::Literal(Literal::Boolean(true)),
            "false" => OperandKind::Literal(Literal::Boolean(false)),
            _ => OperandKind::Path(self.path(node)?),
        })
    }
}

fn compare_op(text: &str) -> Comparison {
    match text {
        "!=" => Comparison::NotEqual,
        "<" => Comparison::Less,
        "<=" => Comparison::LessEqual,
        ">" => Comparison::Greater,
        ">=" => Comparison::GreaterEqual,
        _ => Comparison::Equal,
    }
}
