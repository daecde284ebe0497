//! Journeys: who enters, when, how often, until when.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Block, EventMatch, Head, Operand, Predicate};
use crate::text::Span;
use crate::types::{Duration, Name, Percent, TimeOfDay, TimeRange, Ty, Weekdays};

pub use crate::syntax::ast::{Direction, WhileActive};

#[derive(Debug)]
pub struct Journey {
    pub head: Head,
    pub stage: Option<Name>,
    /// At least one unless broken.
    pub entries: Vec<Entry>,
    pub active: Option<(Option<NaiveDate>, Option<NaiveDate>)>,
    pub key: Option<Operand>,
    pub reentry: Reentry,
    pub audience: Option<Predicate>,
    pub exits: Vec<Exit>,
    pub goal: Option<Goal>,
    pub holdout: Option<Percent>,
    pub window: Option<(Weekdays, TimeRange)>,
    /// Of the `window` line.
    pub window_span: Option<Span>,
    pub body: Block,
    /// Every binding of the journey and what it holds.
    pub bindings: Vec<(Name, BindingOf)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BindingOf {
    Event(Name),
    /// A receipt or a journey event.
    Receipt,
    Events(Name),
    Content(Name),
    /// A value of this type: what a `for` of a text goes through, or `offer` in a text.
    Item(Ty),
    /// Reported.
    Unknown,
}

#[derive(Debug)]
pub struct Entry {
    pub span: Span,
    pub kind: EntryKind,
    pub spread: Option<Duration>,
}

#[derive(Debug)]
pub enum EntryKind {
    On { event: EventMatch, binding: Option<Name> },
    When { predicate: Predicate, including_current: bool },
    At(NaiveDateTime),
    Weekly { days: Weekdays, at: TimeOfDay },
    Monthly { day: MonthDay, at: TimeOfDay },
    Yearly { years: u32, date: Operand, at: TimeOfDay },
    Date(DateMoment),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthDay {
    Day(u32),
    Last,
}

/// `None` where it need not be said and was not: scheduled entries come when they come.
#[derive(Debug, Default)]
pub struct Reentry {
    pub span: Option<Span>,
    /// All hold. None: every time.
    pub limits: Vec<ReentryLimit>,
    pub restart: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct ReentryLimit {
    pub times: u32,
    /// Looking back, exact seconds; `None`: ever.
    pub per: Option<Duration>,
    pub per_key: bool,
}

#[derive(Debug)]
pub struct Exit {
    pub span: Span,
    pub kind: ExitKind,
    pub last_words: Option<Block>,
}

#[derive(Debug)]
pub enum ExitKind {
    On(EventMatch),
    When(Predicate),
}

#[derive(Debug)]
pub struct Goal {
    pub span: Span,
    pub event: EventMatch,
    pub within: Duration,
    pub target: Option<Target>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Share(Percent),
    OverHoldout(Percent),
}

/// A moment of local time.
#[derive(Clone, Debug)]
pub enum Moment {
    Time(TimeOfDay),
    Weekday { day: crate::types::Weekday, at: TimeOfDay },
    Day { number: u32, at: TimeOfDay },
    Date(DateMoment),
    TimeOf { value: Operand, otherwise: TimeOfDay },
}

#[derive(Clone, Debug)]
pub struct DateMoment {
    pub offset: Option<(Duration, Direction)>,
    pub date: DateSource,
    pub at: Option<TimeOfDay>,
}

#[derive(Clone, Debug)]
pub enum DateSource {
    Date(NaiveDate),
    Local(NaiveDateTime),
    /// A date, or an instant.
    Value(Operand),
}
