//! Facts about a bundle that hold for every person and every history.
//!
//! Reads the bundle and nothing earlier, so what is proved is what runs.

pub mod hours;
pub mod offers;
pub mod pressure;
mod reads;
pub mod still_read;
pub mod unset_under_way;
