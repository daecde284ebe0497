//! Moments.

use super::memory::{Memory, Place};
use crate::bundle::{DateMoment, DateSource, Direction, Moment, Offset};
use crate::hir;

impl Memory<'_> {
    pub fn moment(&mut self, moment: hir::Moment) -> Moment {
        match moment {
            hir::Moment::Time(at) => Moment::Time(at),
            hir::Moment::Weekday { day, at } => Moment::Weekday { day, at },
            hir::Moment::Day { number, at } => Moment::Day { number, at },
            hir::Moment::Date(date) => Moment::Date(self.date_moment(Place::Instance, date)),
            hir::Moment::TimeOf { value, otherwise } => {
                Moment::TimeOf { value: self.operand(Place::Instance, value), otherwise }
            }
        }
    }

    pub fn date_moment(&mut self, place: Place, moment: hir::DateMoment) -> DateMoment {
        let offset = moment.offset.map(|(by, direction)| Offset {
            by,
            direction: match direction {
                hir::Direction::Before => Direction::Before,
                hir::Direction::After => Direction::After,
            },
        });
        let date = match moment.date {
            hir::DateSource::Date(date) => DateSource::Date(date),
            hir::DateSource::Local(local) => DateSource::Local(local),
            hir::DateSource::Value(operand) => DateSource::Value(self.operand(place, operand)),
        };
        DateMoment { offset, date, at: moment.at }
    }
}
