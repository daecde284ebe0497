//! Which offers messages carry: what their texts may say of them without a default.

use crate::hir::{Index, OfferSays};
use crate::syntax::ast::{self, OfferMember, Otherwise, SendOffer, Step, StepKind};
use crate::text::FileId;
use crate::types::Name;

/// Every message that a send of the journey attaches an offer to, and the offer. Depth is bounded by the parser.
pub(super) fn by(journey: &ast::Journey) -> Vec<(Name, Name)> {
    let mut carried = Vec::new();
    let last_words = journey.header.iter().filter_map(|line| match &line.kind {
        ast::HeaderLine::Exit(exit) => exit.last_words.as_deref(),
        _ => None,
    });
    let mut open: Vec<&[Step]> = last_words.chain([journey.steps.as_slice()]).collect();
    while let Some(steps) = open.pop() {
        for step in steps {
            if let StepKind::Send(send) = &step.kind
                && let Some(SendOffer::With(offer) | SendOffer::Promising(offer)) = &send.offer
            {
                carried.push((send.message.text.clone(), offer.text.clone()));
            }
            blocks(&step.kind, &mut open);
        }
    }
    carried
}

/// The blocks inside a step.
fn blocks<'s>(step: &'s StepKind, found: &mut Vec<&'s [Step]>) {
    match step {
        StepKind::WaitUntil(until) => found.extend(until.arms.iter().flatten().map(|arm| arm.steps.as_slice())),
        StepKind::Race(race) => found.extend(race.arms.iter().map(|arm| arm.steps.as_slice())),
        StepKind::Load(load) => found.extend(load.otherwise.as_deref()),
        StepKind::If(choice) => {
            found.extend(choice.arms.iter().map(|(_, steps)| steps.as_slice()).chain(choice.otherwise.as_deref()));
        }
        StepKind::Match(choice) => {
            found.extend(choice.arms.iter().map(|arm| arm.steps.as_slice()));
            found.extend(choice.otherwise.iter().map(|otherwise| otherwise.steps.as_slice()));
        }
        StepKind::Experiment(experiment) => found.extend(experiment.arms.iter().filter_map(|arm| arm.steps.as_deref())),
        StepKind::Repeat(repeat) => found.push(&repeat.steps),
        StepKind::Send(send) => {
            if let Some(ast::Spanned { value: Otherwise::Steps(steps), .. }) = &send.otherwise {
                found.push(steps);
            }
        }
        _ => {}
    }
}

/// What an offer says of itself.
pub(super) fn says(offer: &ast::Offer) -> OfferSays {
    let has = |is: fn(&OfferMember) -> bool| offer.members.iter().any(|line| is(&line.kind));
    OfferSays {
        terms: has(|member| matches!(member, OfferMember::Terms(_))),
        minimum: has(|member| matches!(member, OfferMember::Minimum(_))),
    }
}

impl Index {
    /// Whether every offer that some send attaches to the message says this of itself.
    pub(super) fn is_always_said(&self, message: &Name, field: &str) -> bool {
        let from = (message.clone(), Name::default(), FileId::default());
        let of_message = self.carried.range(from..).take_while(|(of, ..)| of == message);
        let mut offers = of_message.map(|(_, offer, _)| offer).peekable();
        let said = |offer: &Name| {
            self.offers_say.get(offer).is_some_and(|says| match field {
                "terms" => says.terms,
                "minimum" => says.minimum,
                _ => false,
            })
        };
        offers.peek().is_some() && offers.all(said)
    }
}
