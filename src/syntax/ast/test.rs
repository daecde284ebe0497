//! Tests of journeys.

use super::{DateTimeLit, DurationLit, Ident, Literal, Path, Spanned, Str, TimeLit};
use crate::text::Span;

/// `test JOURNEY "title" { set-up, timeline, ending }`
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    pub journey: Ident,
    pub title: Option<Str>,
    pub setup: Vec<Setup>,
    pub timeline: Vec<TestLine>,
    pub ending: Vec<Spanned<Ending>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Setup {
    User(UserState),
    /// `given SOURCE [{ .. }, { .. }]`
    GivenContent {
        source: Ident,
        items: Vec<TestRecord>,
        span: Span,
    },
    /// `given OFFER refused`
    GivenRefused {
        offer: Ident,
        span: Span,
    },
    /// `assign EXPERIMENT = arm`
    Assign {
        experiment: Ident,
        arm: Ident,
        span: Span,
    },
}

/// `user { name "민수" tier gold consents [advertising] lists [..] journeys [..] }`
#[derive(Clone, Debug, PartialEq)]
pub struct UserState {
    pub fields: Vec<TestField>,
    pub span: Span,
}

/// `price 39_000 KRW`
#[derive(Clone, Debug, PartialEq)]
pub struct TestField {
    pub name: Ident,
    pub value: TestValue,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum TestValue {
    Literal(Spanned<Literal>),
    /// An enum value, or a name in `consents`, `lists`, `journeys`.
    Name(Ident),
    List(Vec<TestValue>),
    Record(TestRecord),
}

#[derive(Clone, Debug, PartialEq)]
pub struct TestRecord {
    pub fields: Vec<TestField>,
    pub span: Span,
}

/// `at TIME what`
#[derive(Clone, Debug, PartialEq)]
pub struct TestLine {
    pub at: Spanned<TestTime>,
    pub what: TestAction,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum TestTime {
    /// `14:00`: of the first day.
    Time(TimeLit),
    /// `+1h`: from the first `at`.
    After(DurationLit),
    /// `day 3 19:00`
    Day { number: Spanned<u32>, at: TimeLit },
    /// `2026-03-03 11:00`
    DateTime(DateTimeLit),
}

#[derive(Clone, Debug, PartialEq)]
pub enum TestAction {
    /// `order_completed { .. }`, `opened(M)`
    Event {
        name: Ident,
        of: Option<Ident>,
        record: Option<TestRecord>,
    },
    /// `user { .. }`: what changed.
    User(UserState),
    Expect(Expectation),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    /// `expect push cart_waiting containing "민수님"`
    Message {
        channel: Ident,
        message: Ident,
        containing: Option<Str>,
    },
    /// `expect withheld M [because R]`
    Withheld {
        message: Ident,
        because: Option<Ident>,
    },
    /// `expect grant O`
    Grant {
        offer: Ident,
    },
    /// `expect set user.x = v`
    Set {
        target: Path,
        value: TestValue,
    },
    AddToList {
        list: Ident,
    },
    RemoveFromList {
        list: Ident,
    },
    Call {
        webhook: Ident,
    },
}

/// What holds of the whole run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// `expect nothing`
    Nothing,
    /// `expect no more`
    NoMore,
    /// `expect goal`
    Goal,
    /// `expect exited`
    Exited,
}
