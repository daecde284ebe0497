//! Predicates and the values they compare.

use super::{DurationLit, Ident, Str};
use crate::text::Span;
use crate::types::{Decimal, Duration, Money, Percent, TimeOfDay};

pub use crate::types::{Aggregation, Comparison, Toward};

/// A value and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

/// A predicate.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub span: Span,
    pub kind: ExprKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// Two or more.
    Or(Vec<Expr>),
    /// Two or more.
    And(Vec<Expr>),
    Not(Box<Expr>),
    /// In parentheses: kept, because mixing `and` and `or` without them is a lint.
    Group(Box<Expr>),
    /// A bare operand: a segment by its name, or a boolean property or attribute.
    Operand(Operand),
    Compare {
        left: Operand,
        op: Comparison,
        op_span: Span,
        // A second operand has a place of its own: most expressions have none, and each takes the room of the largest.
        right: Box<Operand>,
    },
    /// `x [not] in [a, b]`
    OneOf {
        left: Operand,
        negated: bool,
        values: Vec<Operand>,
    },
    /// `x is [not] set`
    IsSet {
        left: Operand,
        negated: bool,
    },
    /// `x is [not] empty`
    IsEmpty {
        left: Operand,
        negated: bool,
    },
    Contains {
        left: Operand,
        right: Box<Operand>,
    },
    StartsWith {
        left: Operand,
        right: Box<Operand>,
    },
    /// `user.renews_at in next 30d`, `.. in last 7d`
    Within {
        left: Operand,
        direction: Toward,
        duration: Box<DurationLit>,
    },
    Did(Box<Did>),
    /// `reachable [by CHANNEL]`
    Reachable {
        channel: Option<Ident>,
    },
    /// `consents to X`
    Consents {
        to: Ident,
    },
    /// `[not] in LIST`
    InList {
        negated: bool,
        list: Ident,
    },
    /// `[not] in journey J`
    InJourney {
        negated: bool,
        journey: Ident,
    },
}

/// `did [not] EVENT [where ..] [at least N times] WINDOW`
#[derive(Clone, Debug, PartialEq)]
pub struct Did {
    pub negated: bool,
    pub event: EventRef,
    pub count: Option<Count>,
    /// Absent where it was not said; a finding tells that it must be.
    pub window: Option<Window>,
}

/// An event with its narrowing: `order_completed where amount > 0 KRW`, `opened(cart_waiting)`, `finished(J)`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRef {
    pub name: Ident,
    /// `opened(M)`, `entered(J)`: the message or journey in parentheses.
    pub of: Option<Ident>,
    pub filter: Option<Box<Expr>>,
    pub span: Span,
}

/// `at least 3 times`, `once`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub kind: CountKind,
    pub times: u32,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountKind {
    AtLeast,
    AtMost,
    /// `exactly N times`; `once` is exactly 1.
    Exactly,
}

/// Over what a `did` or an aggregate looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub kind: WindowKind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowKind {
    Last(Duration),
    SinceEntry,
    Ever,
}

/// What stands on a side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Operand {
    pub span: Span,
    pub kind: OperandKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum OperandKind {
    /// `user.tier`, `cart.price`, `amount`, `gold`: what it is, names decide.
    Path(Path),
    Literal(Literal),
    Aggregate(Box<Aggregate>),
}

/// `user.tier`: one part or more. `user` is a part like any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// At least one.
    pub parts: Vec<Ident>,
    pub span: Span,
}

/// `sum(order_completed.amount [where ..] in last 90d)`
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    pub function: Aggregation,
    pub event: Ident,
    pub property: Path,
    pub filter: Option<Expr>,
    pub window: Option<Window>,
}

/// A constant as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    Integer(i64),
    Decimal(Decimal),
    Money(Money),
    Percent(Percent),
    Duration(Duration),
    Boolean(bool),
    Date(chrono::NaiveDate),
    DateTime(chrono::NaiveDateTime),
    Time(TimeOfDay),
    Text(Str),
}
