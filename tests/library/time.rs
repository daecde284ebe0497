//! Constructs of moments and dates.

use danbi::syntax::ast::{DateMoment, DateSource, Direction, Moment};

use super::features::Features;

impl Features {
    /// `head` is what waits for the moment: `wait until`, `collect until`.
    pub fn moment(&mut self, head: &str, moment: &Moment) {
        match moment {
            Moment::Time(_) => self.saw(&format!("{head} a time of day")),
            Moment::Weekday { .. } => self.saw(&format!("{head} a weekday")),
            Moment::Day { .. } => self.saw(&format!("{head} a day since entry")),
            Moment::Date(date) => self.date(head, date),
            Moment::TimeOf { .. } => self.saw(&format!("{head} an hour of the person")),
        }
    }

    pub fn date(&mut self, head: &str, date: &DateMoment) {
        if let Some(offset) = &date.offset {
            self.saw(match offset.direction {
                Direction::Before => "D before a date",
                Direction::After => "D after a date",
            });
        }
        match &date.date {
            DateSource::Date(_) | DateSource::DateTime(_) => self.saw(&format!("{head} a written date")),
            DateSource::Path(_) => self.saw(&format!("{head} a date of data")),
        }
    }
}
