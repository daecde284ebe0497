//! Journeys: the header. Their steps are in `step`.

use super::{
    DateLit, DateMoment, DateTimeLit, DurationLit, EventRef, Expr, Ident, Member, Path, Spanned, Step, Str, TimeLit,
    TimeRangeLit, WeekdayLit,
};
use crate::text::Span;
use crate::types::Percent;

/// `journey NAME "title" { header steps }`
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    pub name: Ident,
    pub title: Option<Str>,
    pub header: Vec<Member<HeaderLine>>,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum HeaderLine {
    /// `stage conversion`
    Stage(Ident),
    Enter(Box<Enter>),
    /// `active from 2026-11-01 to 2026-11-30`
    Active {
        from: Option<DateLit>,
        to: Option<DateLit>,
    },
    /// `key cart.cart_id`
    Key(Path),
    Reentry(Reentry),
    Audience(Box<Expr>),
    Exit(Box<Exit>),
    Goal(Box<Goal>),
    /// `holdout 10%`
    Holdout(Spanned<Percent>),
    Window(SendWindow),
}

/// `enter ..`
#[derive(Clone, Debug, PartialEq)]
pub struct Enter {
    pub kind: EnterKind,
    /// `spread 2h`
    pub spread: Option<DurationLit>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum EnterKind {
    /// `on EVENT [as x] [where ..]`
    On { event: EventRef, binding: Option<Ident> },
    /// `when SEGMENT [, including current]`
    When { predicate: Expr, including_current: bool },
    /// `at 2026-12-24 10:00`
    At(DateTimeLit),
    /// `every monday, thursday at 10:00`, `every day at 10:00`
    EveryWeek { days: Vec<WeekdayLit>, at: TimeLit },
    /// `every month on day 5 at 10:00`, `.. on the last day at ..`
    EveryMonth { day: MonthDay, at: TimeLit },
    /// `every year on user.birthday at 10:00`, `every 2 years on ..`
    EveryYear { years: Spanned<u32>, on: Path, at: TimeLit },
    /// `7d before user.renews_at at 10:00`
    Date(DateMoment),
}

#[derive(Clone, Debug, PartialEq)]
pub enum MonthDay {
    Day(Spanned<u32>),
    Last(Span),
}

/// `reentry once per key, at most 2 per 7d, while active restart`
#[derive(Clone, Debug, PartialEq)]
pub struct Reentry {
    pub limits: Vec<ReentryLimit>,
    pub while_active: Option<Spanned<WhileActive>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReentryLimit {
    pub kind: ReentryLimitKind,
    pub per_key: bool,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ReentryLimitKind {
    Once,
    AtMost { times: Spanned<u32>, per: DurationLit },
    EveryTime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhileActive {
    Ignore,
    Restart,
}

/// `exit on EVENT [where ..] [{ last words }]`, `exit when P [{ .. }]`
#[derive(Clone, Debug, PartialEq)]
pub struct Exit {
    pub kind: ExitKind,
    pub last_words: Option<Vec<Step>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExitKind {
    On(EventRef),
    When(Expr),
}

/// `goal E within 3d, target 12%`
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub event: EventRef,
    pub within: Option<DurationLit>,
    pub target: Option<GoalTarget>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum GoalTarget {
    /// `target 12%`
    Share(Spanned<Percent>),
    /// `target +10% over holdout`
    OverHoldout(Spanned<Percent>),
}

/// `window [weekdays] 10:00-18:00`
#[derive(Clone, Debug, PartialEq)]
pub struct SendWindow {
    /// `monday, tuesday`; `weekdays` is Monday to Friday, `weekends` Saturday and Sunday. Empty: every day.
    pub days: Vec<WeekdayLit>,
    pub range: TimeRangeLit,
}
