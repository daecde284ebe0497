//! Times of a test: from what is written to local dates.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use super::Writer;
use crate::diag::{Diagnostic, codes};
use crate::hir::{TestLine, TestMoment};
use crate::syntax::ast::{Spanned, TestTime};
use crate::types::{Duration, TimeOfDay};

/// Monday 2026-01-05.
const FIRST_DAY: (i32, u32, u32) = (2026, 1, 5);

fn first_day() -> NaiveDate {
    let (year, month, day) = FIRST_DAY;
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// What times of a test count from.
pub(super) struct Times {
    first_day: NaiveDate,
    /// The first `at`, where it stands on its own.
    first: Option<NaiveDateTime>,
}

impl Times {
    pub fn of(timeline: &[crate::syntax::ast::TestLine]) -> Times {
        let first = timeline.first().map(|line| &line.at.value);
        let first_day = match first {
            Some(TestTime::DateTime(said)) => said.value.date(),
            _ => first_day(),
        };
        let mut times = Times { first_day, first: None };
        times.first = first.and_then(|first| times.local(first)).map(|at| at.local);
        times
    }

    /// None where it lies past all dates, or counts from a first `at` that is not there.
    fn local(&self, time: &TestTime) -> Option<TestMoment> {
        let plain = |local| Some(TestMoment { local, then: 0 });
        match time {
            TestTime::Time(at) => plain(self.first_day.and_time(clock(at.value))),
            TestTime::Day { number, at } => {
                let day = self.first_day.checked_add_days(Days::new(number.value.into()))?;
                plain(day.and_time(clock(at.value)))
            }
            TestTime::DateTime(said) => plain(said.value),
            TestTime::After(after) => later(self.first?, after.value),
        }
    }
}

fn clock(at: TimeOfDay) -> NaiveTime {
    let seconds = u32::from(at.minutes()) * 60;
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default()
}

/// Months, then days, at the same local time; then exact time.
fn later(from: NaiveDateTime, by: Duration) -> Option<TestMoment> {
    let local = from.checked_add_months(Months::new(by.months))?.checked_add_days(Days::new(by.days.into()))?;
    Some(TestMoment { local, then: by.seconds })
}

impl Writer<'_, '_, '_> {
    /// Reports what no time can be.
    pub fn moment(&mut self, at: &Spanned<TestTime>, times: &Times) -> Option<TestMoment> {
        let moment = times.local(&at.value).filter(|moment| naive(*moment).is_some());
        if moment.is_none() {
            let code = match (&at.value, times.first) {
                (TestTime::After(_), None) => &codes::hir::PLUS_WITHOUT_START,
                _ => &codes::hir::TIME_TOO_FAR,
            };
            self.report(Diagnostic::new(code, at.span));
        }
        moment
    }

    /// Lines of a test stand in order of time.
    pub fn check_order(&mut self, timeline: &[TestLine]) {
        let pairs = timeline.iter().zip(timeline.iter().skip(1));
        let back: Vec<Diagnostic> = pairs
            .filter(|(before, after)| naive(after.at) < naive(before.at))
            .map(|(before, after)| {
                Diagnostic::new(&codes::hir::TIME_GOES_BACK, after.span).label(before.span, "before")
            })
            .collect();
        back.into_iter().for_each(|found| self.report(found));
    }
}

/// As if no clock ever changed, for comparing.
fn naive(moment: TestMoment) -> Option<NaiveDateTime> {
    let exact = chrono::TimeDelta::try_seconds(i64::try_from(moment.then).ok()?)?;
    let at = moment.local.checked_add_signed(exact)?;
    (chrono::Datelike::year(&at) < 10_000).then_some(at)
}
