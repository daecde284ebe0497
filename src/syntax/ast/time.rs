//! Literals of time, and moments.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Path, Spanned};
use crate::types::{Duration, TimeOfDay, TimeRange, Weekday};

/// `1h30min`, one token.
pub type DurationLit = Spanned<Duration>;
/// `10:00`
pub type TimeLit = Spanned<TimeOfDay>;
/// `21:00-08:00`
pub type TimeRangeLit = Spanned<TimeRange>;
/// `2026-12-24`
pub type DateLit = Spanned<NaiveDate>;
/// `2026-12-24 10:00`, local.
pub type DateTimeLit = Spanned<NaiveDateTime>;
/// `monday`
pub type WeekdayLit = Spanned<Weekday>;

/// When a `wait until` or a `collect .. until` is over.
#[derive(Clone, Debug, PartialEq)]
pub enum Moment {
    /// `10:00`
    Time(TimeLit),
    /// `monday at 10:00`
    Weekday { day: WeekdayLit, at: TimeLit },
    /// `day 3 at 10:00`: days since entry.
    Day { number: Spanned<u32>, at: TimeLit },
    /// `[3d before|after] DATE [at 10:00]`
    Date(DateMoment),
    /// `user.best_hour else 10:00`: a time of day that data decides.
    TimeOf { path: Path, otherwise: TimeLit },
}

/// A day that is written or that data decides, and an offset from it.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMoment {
    pub offset: Option<Offset>,
    pub date: DateSource,
    /// Only after a path, or a literal that has no time of its own. Without: 00:00.
    pub at: Option<TimeLit>,
}

/// `3d before`, `7d after`
#[derive(Clone, Debug, PartialEq)]
pub struct Offset {
    pub by: DurationLit,
    pub direction: Direction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Before,
    After,
}

#[derive(Clone, Debug, PartialEq)]
pub enum DateSource {
    Date(DateLit),
    DateTime(DateTimeLit),
    Path(Path),
}
