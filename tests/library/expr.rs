//! Constructs of predicates.

use danbi::syntax::ast::{
    Aggregate, Aggregation, Comparison, Count, CountKind, Did, EventRef, Expr, ExprKind, Literal, Operand, OperandKind,
    Toward, Window, WindowKind,
};

use super::features::Features;

impl Features {
    pub fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Or(parts) => self.exprs("or", parts),
            ExprKind::And(parts) => self.exprs("and", parts),
            ExprKind::Not(part) => self.exprs("not", std::slice::from_ref(part.as_ref())),
            ExprKind::Group(part) => self.exprs("parentheses", std::slice::from_ref(part.as_ref())),
            ExprKind::Operand(operand) => self.operand(operand),
            ExprKind::Compare { left, op, right, .. } => self.compare(left, *op, right),
            ExprKind::OneOf { left, negated, values } => {
                self.saw(if *negated { "not in [..]" } else { "in [..]" });
                self.operand(left);
                values.iter().for_each(|value| self.operand(value));
            }
            ExprKind::IsSet { negated, .. } => self.saw(if *negated { "is not set" } else { "is set" }),
            ExprKind::IsEmpty { negated, .. } => self.saw(if *negated { "is not empty" } else { "is empty" }),
            ExprKind::Contains { .. } => self.saw("contains"),
            ExprKind::StartsWith { .. } => self.saw("starts with"),
            ExprKind::Within { direction: Toward::Last, .. } => self.saw("a date in last D"),
            ExprKind::Within { direction: Toward::Next, .. } => self.saw("a date in next D"),
            ExprKind::Did(did) => self.did(did),
            ExprKind::Reachable { channel: None } => self.saw("reachable"),
            ExprKind::Reachable { channel: Some(_) } => self.saw("reachable by CHANNEL"),
            ExprKind::Consents { .. } => self.saw("consents to"),
            ExprKind::InList { negated, .. } => self.saw(if *negated { "not in LIST" } else { "in LIST" }),
            ExprKind::InJourney { negated, .. } => self.saw(if *negated { "not in journey" } else { "in journey" }),
        }
    }

    fn exprs(&mut self, construct: &str, parts: &[Expr]) {
        self.saw(construct);
        parts.iter().for_each(|part| self.expr(part));
    }

    fn compare(&mut self, left: &Operand, op: Comparison, right: &Operand) {
        self.saw(op.sign());
        self.operand(left);
        self.operand(right);
    }

    fn operand(&mut self, operand: &Operand) {
        match &operand.kind {
            OperandKind::Path(_) => {}
            OperandKind::Literal(literal) => self.literal(literal),
            OperandKind::Aggregate(aggregate) => self.aggregate(aggregate),
        }
    }

    /// Texts and numbers of every kind are compared alike; only money and shares have a notation of their own.
    pub fn literal(&mut self, literal: &Literal) {
        match literal {
            Literal::Money(_) => self.saw("literal: money"),
            Literal::Percent(_) => self.saw("literal: share"),
            Literal::Integer(_)
            | Literal::Decimal(_)
            | Literal::Duration(_)
            | Literal::Boolean(_)
            | Literal::Date(_)
            | Literal::DateTime(_)
            | Literal::Time(_)
            | Literal::Text(_) => {}
        }
    }

    fn aggregate(&mut self, aggregate: &Aggregate) {
        self.saw(match aggregate.function {
            Aggregation::Sum => "sum(..)",
            Aggregation::Avg => "avg(..)",
            Aggregation::Min => "min(..)",
            Aggregation::Max => "max(..)",
            Aggregation::First => "first(..)",
            Aggregation::Last => "last(..)",
        });
        if let Some(filter) = &aggregate.filter {
            self.saw("an aggregate with where");
            self.expr(filter);
        }
        self.window(aggregate.window);
    }

    fn did(&mut self, did: &Did) {
        self.saw(if did.negated { "did not" } else { "did" });
        self.event(&did.event);
        if let Some(Count { kind, .. }) = did.count {
            self.saw(match kind {
                CountKind::AtLeast => "did .. at least N times",
                CountKind::AtMost => "did .. at most N times",
                CountKind::Exactly => "did .. exactly N times",
            });
        }
        self.window(did.window);
    }

    fn window(&mut self, window: Option<Window>) {
        match window.map(|window| window.kind) {
            None => {}
            Some(WindowKind::Last(_)) => self.saw("in last D"),
            Some(WindowKind::SinceEntry) => self.saw("since entry"),
            Some(WindowKind::Ever) => self.saw("ever"),
        }
    }

    pub fn event(&mut self, event: &EventRef) {
        if event.of.is_some() {
            self.saw(&format!("{}(..)", event.name.text));
        }
        if let Some(filter) = &event.filter {
            self.saw("an event with where");
            self.expr(filter);
        }
    }
}
