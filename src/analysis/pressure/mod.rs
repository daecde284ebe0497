//! Message pressure: the most sends one person can get in any 24 hours and any 7 days.
//!
//! The figures are never too low. A journey is solved backwards: for every instruction, the most that an instance which is there at an
//! instant can still send inside the window. Where something is not known, or not tracked, the greatest of all possibilities
//! is taken, so every move of a runtime stays among them. Entries are then placed as densely as re-entry limits and
//! declared gaps allow, journeys are added up, and caps take their share. `docs/pressure.md` says it in full.

mod anchors;
mod arrival;
mod bound;
mod caps;
pub(in crate::analysis) mod clocks;
pub(in crate::analysis) mod closed;
mod compute;
mod course;
mod entries;
mod known;
mod lifetime;
mod modelled;
mod part;
mod people;
mod program;
mod query;
mod recurrence;
mod report;
mod solve;
mod step_function;
mod tie;
mod unroll;

pub use bound::Bound;
pub use compute::{compute, most_in, recompute};
pub(in crate::analysis) use course::{Course, Stop, Way};
pub use known::Known;
pub use report::{Assumption, CapDemand, Contributor, Figure, Pressure, Window};
