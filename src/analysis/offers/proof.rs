//! What a way taken proves: that a message left, and with it its offer.

use crate::bundle::{ArmOn, EventName, Journey, MessageEvent, Predicate, Step};
use crate::types::Name;

/// Whether going this way proves that the offer was granted: something became of a message of this instance that never leaves
/// without it.
pub(super) fn of_way(journey: &Journey, step: &Step, number: usize, offer: &Name) -> bool {
    let proved = match step {
        Step::Race { arms, .. } | Step::Until { arms, .. } => match arms.get(number).map(|arm| &arm.on) {
            Some(ArmOn::Event { of, .. }) => message_that_left(&of.event),
            Some(ArmOn::When(predicate)) => left_if(predicate),
            None => None,
        },
        Step::Branch { cases, .. } => cases.get(number).and_then(|case| left_if(&case.when)),
        _ => None,
    };
    proved.is_some_and(|message| always_with(journey, message, offer))
}

/// The message that must have left where a predicate holds.
fn left_if(predicate: &Predicate) -> Option<&Name> {
    match predicate {
        Predicate::All(parts) => parts.iter().find_map(left_if),
        Predicate::Did(did) if did.at_least > 0 => message_that_left(&did.of.event),
        _ => None,
    }
}

fn message_that_left(event: &EventName) -> Option<&Name> {
    match event {
        EventName::Message { kind, message, own: true } if *kind != MessageEvent::Failed => message.as_ref(),
        _ => None,
    }
}

fn always_with(journey: &Journey, message: &Name, offer: &Name) -> bool {
    let sends = journey.steps.values().filter_map(|step| match step {
        Step::Send(send) if send.message == *message => Some(send),
        _ => None,
    });
    sends.into_iter().all(|send| send.offer.as_ref().is_some_and(|with| with.grant && with.offer == *offer))
}
