//! Versions of journeys in which people go on under a new bundle.

use std::collections::BTreeSet;

use crate::bundle::{Bundle, Journey, Retire};
use crate::types::Name;

use super::super::reads::{self, Place, Read, Reading};
use super::super::still_read;
use super::kept::Kept;

/// Whose people they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// They are in the version in force, which was in the bundle before.
    Stayed,
    /// They come into the version in force from an older one.
    Moved,
    /// They finish on an older version.
    Older,
}

/// A journey, what of it is read, and what people bring along there.
pub(super) struct Reader<'b> {
    pub journey: &'b Journey,
    pub who: Who,
    pub readings: BTreeSet<Reading>,
    /// Whether that was written for the new contract.
    pub is_of_now: bool,
    kept: Kept<'b>,
}

impl Reader<'_> {
    /// Whether people come there with a binding from before.
    pub fn brings(&self, binding: &Name, place: &Place) -> bool {
        match place {
            Place::Step(step) | Place::Text { step, .. } => self.kept.has(step, binding),
            Place::Exit(_) => !self.kept.nobody(),
            // An open goal stays that of the version which was entered.
            Place::Goal => !self.kept.nobody() && self.who != Who::Moved,
            Place::Header | Place::Entry(_) => false,
        }
    }
}

/// All of a bundle that carries what people of the one before it need.
pub(super) fn all<'b>(previous: &'b Bundle, bundle: &'b Bundle) -> Vec<Reader<'b>> {
    let current = bundle.journeys.values().map(|journey| current(previous, bundle, journey));
    current.chain(bundle.older.iter().flat_map(|journey| older(previous, bundle, journey))).collect()
}

fn current<'b>(previous: &Bundle, bundle: &'b Bundle, journey: &'b Journey) -> Reader<'b> {
    let is_it = |of: &&Journey| of.id == journey.id && of.version == journey.version;
    let is_held = previous.journeys.values().chain(&previous.older).any(|of| is_it(&of));
    let retired = bundle.plan.retired.get(&journey.id).and_then(|versions| versions.get(&journey.version));
    let stays = is_held && retired != Some(&Retire::Exit);
    let moves = bundle.plan.migrate.get(&journey.id);
    let comes = |step: &Name| moves.is_some_and(|moves| moves.values().any(|of| of.values().any(|to| to == step)));
    Reader {
        journey,
        who: if stays { Who::Stayed } else { Who::Moved },
        readings: reads::all(journey, |message| reads::said(bundle, journey, message)),
        is_of_now: true,
        kept: Kept::of(journey, |step| stays || comes(step)),
    }
}

/// The texts that a version takes from the new bundle, and all else of it: that was written for the contract of then, and what differs for
/// it altogether is told by `still_read`.
fn older<'b>(previous: &Bundle, bundle: &'b Bundle, journey: &'b Journey) -> [Reader<'b>; 2] {
    let of = |readings, is_of_now| {
        let kept = Kept::of(journey, |_| true);
        Reader { journey, who: Who::Older, readings, is_of_now, kept }
    };
    let said = reads::under_way(journey, |message| reads::said(bundle, journey, message));
    let said = said.into_iter().filter(|reading| matches!(reading.place, Place::Text { .. })).collect();
    let kept = reads::under_way(journey, |message| reads::kept(bundle, journey, message));
    let is_told = |read: &Read| still_read::change(read, &previous.contract, &bundle.contract).is_some();
    let kept = kept.into_iter().filter(|reading| !is_told(&reading.read)).collect();
    [of(said, true), of(kept, false)]
}
