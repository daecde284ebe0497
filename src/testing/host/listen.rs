//! What came that an entry, the goal or an exit of the journey listens to.

use crate::bundle::{EntryOn, EventMatch, EventName, ExitOn, Journey, MessageEvent};
use crate::runtime::{Fields, State, unmet_where};
use crate::testing::outcome::{Heard, Knock, Listener};
use crate::testing::said;
use crate::testing::stage::Scene;
use crate::types::{Instant, Name};

/// Something that a line of a test lets happen to the person.
#[derive(Clone, Copy)]
pub enum Happening<'h> {
    Event(&'h Name, &'h Fields),
    Receipt(MessageEvent, &'h Name),
}

impl Happening<'_> {
    fn is(self, name: &EventName) -> bool {
        match (self, name) {
            (Happening::Event(event, _), EventName::Event(name)) => event == name,
            (Happening::Receipt(kind, message), EventName::Message { kind: of, message: named, .. }) => {
                kind == *of && named.as_ref().is_none_or(|named| named == message)
            }
            _ => false,
        }
    }
}

/// Who listens to it, and what of their `where` it does not meet, as things are before it comes.
pub fn heard(scene: &Scene, state: &State, at: Instant, happening: Happening<'_>) -> Vec<Heard> {
    let heard = |(by, of): (Listener, &EventMatch)| {
        let unmet = match happening {
            Happening::Event(_, properties) => {
                unmet_where(&scene.program, state, &scene.journey.id, of, (properties, at))
            }
            Happening::Receipt(..) => Vec::new(),
        };
        Heard { at, by, unmet: unmet.into_iter().filter_map(said::condition).collect(), breach: None }
    };
    listeners(&scene.journey).filter(|(_, of)| happening.is(&of.event)).map(heard).collect()
}

/// Entries that listen to it and ask something of it.
pub fn knocks(scene: &Scene, at: Instant, happening: Happening<'_>) -> Vec<Knock> {
    let knock = |of: &EventMatch| {
        let filter = of.filter.as_deref().filter(|_| happening.is(&of.event))?;
        Some(Knock { at, event: said::event(&of.event), condition: said::whole(filter) })
    };
    let entries = scene.journey.entries.iter().filter_map(|entry| match &entry.on {
        EntryOn::Event { of, .. } => Some(of),
        _ => None,
    });
    entries.filter_map(knock).collect()
}

fn listeners(journey: &Journey) -> impl Iterator<Item = (Listener, &EventMatch)> {
    let goal = journey.goal.iter().map(|goal| (Listener::Goal, &goal.of));
    let exits = journey.exits.iter().enumerate().filter_map(|(place, exit)| match &exit.on {
        ExitOn::Event(of) => Some((Listener::Exit(place), of)),
        ExitOn::When(_) => None,
    });
    goal.chain(exits)
}
