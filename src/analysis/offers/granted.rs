//! What is known, at each stop of a journey, of the grants of one offer before it.

use super::{offer_of, proof};
use crate::analysis::pressure::{Course, Stop, Way};
use crate::bundle::{Journey, Step};
use crate::types::Name;

/// A grant that was asked for before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grant {
    /// The longest it can be ago, in milliseconds.
    pub age: i64,
    /// Its place among the steps.
    pub step: usize,
}

/// What is known of an offer on arrival at a stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Granted {
    /// Granted on every way here.
    pub certain: bool,
    /// Granted on some way here: by this step.
    pub possible: Option<usize>,
    /// The grants made on every way here if each send left that could, the newest first.
    pub ordinary: Vec<Grant>,
}

impl Granted {
    /// What holds whichever of both it is.
    fn or(self, other: Granted) -> Granted {
        let pairs = self.ordinary.into_iter().zip(other.ordinary);
        let older = |(one, other): (Grant, Grant)| if one.age < other.age { other } else { one };
        Granted {
            certain: self.certain && other.certain,
            possible: self.possible.or(other.possible),
            ordinary: pairs.map(older).collect(),
        }
    }

    fn later(mut self, most: i64) -> Granted {
        for grant in &mut self.ordinary {
            grant.age = grant.age.saturating_add(most);
        }
        self
    }

    /// Nobody asks for more than the newest `most`.
    fn with(mut self, step: usize, most: usize) -> Granted {
        self.ordinary.insert(0, Grant { age: 0, step });
        self.ordinary.truncate(most);
        Granted { certain: true, possible: Some(step), ..self }
    }
}

/// For every stop what is known of the offer there, of ordinary grants the newest `most`; `None` where the flow never comes.
pub(super) fn along(journey: &Journey, course: &Course, offer: &Name, most: usize) -> Vec<Option<Granted>> {
    let mut known: Vec<Option<Granted>> = vec![None; course.stops.len()];
    if let Some(first) = known.first_mut() {
        *first = Some(Granted::default());
    }
    for (at, stop) in course.stops.iter().enumerate() {
        let Some(here) = known.get(at).cloned().flatten() else { continue };
        for (number, way) in stop.ways.iter().enumerate() {
            let there = on_the_way(journey, stop, (number, way), here.clone(), (offer, most));
            if let Some(place) = known.get_mut(way.to) {
                *place = Some(place.take().map_or(there.clone(), |before| before.or(there)));
            }
        }
    }
    known
}

fn on_the_way(
    journey: &Journey,
    stop: &Stop,
    (number, way): (usize, &Way),
    here: Granted,
    (offer, most): (&Name, usize),
) -> Granted {
    let Some((_, step)) = journey.steps.get_index(stop.step) else { return here };
    let grants = offer_of(step).is_some_and(|(of, grants)| of == offer && grants);
    let here = here.later(way.most);
    match step {
        Step::Send(_) if grants && number == 0 => here.with(stop.step, most),
        // Nothing was said of a refusal: what is ordinary is that it left.
        Step::Send(send) if grants && send.next == send.refused => {
            let ordinary = here.clone().with(stop.step, most).ordinary;
            Granted { ordinary, ..here }
        }
        Step::Grant { .. } if grants => here.with(stop.step, most),
        _ if here.possible.is_some() && proof::of_way(journey, step, number, offer) => {
            Granted { certain: true, ..here }
        }
        _ => here,
    }
}

/// For every stop whether a grant of the offer can still come behind it.
pub(super) fn later(journey: &Journey, course: &Course, offer: &Name) -> Vec<bool> {
    let mut later = vec![false; course.stops.len()];
    for (at, stop) in course.stops.iter().enumerate().rev() {
        let behind = stop.ways.iter().any(|way| {
            let next = course.stops.get(way.to).and_then(|stop| journey.steps.get_index(stop.step));
            let grants = next.and_then(|(_, step)| offer_of(step)).is_some_and(|(of, grants)| of == offer && grants);
            grants || later.get(way.to).copied().unwrap_or(false)
        });
        if let Some(place) = later.get_mut(at) {
            *place = behind;
        }
    }
    later
}
