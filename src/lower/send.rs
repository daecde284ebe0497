//! `send`: who must have agreed, which channels are tried, and what happens when it cannot leave.

use super::body::Body;
use super::step_id::{END, join};
use crate::bundle::{Attempt, Closed, MessageFacts, Purpose, Send, SendOffer, Step, StepId};
use crate::hir::{self, Otherwise};
use crate::schema::{ConsentKind, Schema};
use crate::types::{Duration, Name};

/// What a closed window does, and where a refusal leads.
struct Consequence {
    closed: Closed,
    hold_at_most: Option<Duration>,
    refused: StepId,
}

impl Body<'_, '_> {
    pub fn send(&mut self, send: hir::Send, id: &StepId, next: &StepId) -> Step {
        let facts = self.context.plan.messages.get(&send.message);
        let purpose = facts.map_or(Purpose::Advertising, |facts| facts.purpose);
        let topic = facts.and_then(|facts| facts.topic.clone());
        let consents = facts.map_or_else(Vec::new, |facts| consents(facts, self.context.schema));
        let via = self.attempts(send.via, send.preferred);
        let args = self.arguments(send.args);
        let Consequence { closed, hold_at_most, refused } = self.consequence(send.otherwise, purpose, id, next);
        Step::Send(Box::new(Send {
            message: send.message,
            args,
            variant: send.variant,
            purpose,
            topic,
            consents,
            via,
            preferred: send.preferred,
            offer: send.offer.map(|offer| SendOffer { offer: offer.offer, grant: offer.grant }),
            closed,
            hold_at_most,
            next: next.clone(),
            refused,
        }))
    }

    /// Last words never hold. What must arrive (authentication, statutory) meets neither window nor quiet hours, so that nothing
    /// bounds its hold either.
    fn consequence(&mut self, otherwise: Otherwise, purpose: Purpose, id: &StepId, next: &StepId) -> Consequence {
        let (closed, hold_at_most, refused) = match otherwise {
            Otherwise::Unsaid => (Closed::Hold, None, next.clone()),
            Otherwise::Skip => (Closed::Refuse, None, next.clone()),
            Otherwise::Stop => (Closed::Hold, None, END),
            Otherwise::Hold { most, then_stop: false } => (Closed::Hold, Some(most), next.clone()),
            Otherwise::Hold { most, then_stop: true } => (Closed::Hold, Some(most), END),
            Otherwise::Steps(block) => (Closed::Hold, None, self.block(block, &join(id, "otherwise"), next)),
        };
        let (closed, hold_at_most) = match (purpose.can_be_withheld(), self.last_words) {
            (false, _) => (Closed::Hold, None),
            (true, true) => (Closed::Refuse, None),
            (true, false) => (closed, hold_at_most),
        };
        Consequence { closed, hold_at_most, refused }
    }

    /// The last channel waits for nothing, nor does any in last words. Under `preferred` any channel may turn out not to be the
    /// last, so each has its time.
    fn attempts(&self, via: Vec<Name>, preferred: bool) -> Vec<Attempt> {
        let last = via.len().saturating_sub(1);
        let attempt = |(at, channel): (usize, Name)| {
            let waits = (at < last || (preferred && last > 0)) && !self.last_words;
            let settings = self.context.settings.channels.get(&channel).filter(|_| waits);
            Attempt {
                consent: consent(self.context.schema, &channel, ConsentKind::Channel),
                fallback_after: settings.and_then(|channel| channel.fallback_after),
                guards: Vec::new(),
                channel,
            }
        };
        via.into_iter().enumerate().map(attempt).collect()
    }
}

/// Consent to the purpose and to the topic, where the schema declares them.
fn consents(facts: &MessageFacts, schema: &Schema) -> Vec<Name> {
    let purpose = consent(schema, facts.purpose.word(), ConsentKind::Purpose);
    let topic = facts.topic.as_ref().and_then(|topic| consent(schema, topic, ConsentKind::Topic));
    purpose.into_iter().chain(topic).collect()
}

fn consent(schema: &Schema, name: &str, kind: ConsentKind) -> Option<Name> {
    schema.consents.get(name).filter(|consent| consent.kind == kind).map(|consent| consent.name.clone())
}
