//! What a journey does, as far as a test may speak of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::hir::{Block, Journey, Otherwise, Send, Step, StepKind};
use crate::types::Name;

/// Names that occur in the steps of a journey.
#[derive(Debug, Default)]
pub(super) struct Does<'j> {
    /// Messages it sends, with the channels that it tries.
    pub messages: BTreeMap<&'j Name, BTreeSet<&'j Name>>,
    grants: BTreeSet<&'j Name>,
    pub sources: BTreeSet<&'j Name>,
    pub experiments: BTreeMap<&'j Name, Vec<&'j Name>>,
    pub sets: BTreeSet<&'j Name>,
    pub lists: BTreeSet<(&'j Name, bool)>,
    pub webhooks: BTreeSet<&'j Name>,
    pub goal: bool,
    pub exits: bool,
    pub holdout: bool,
}

/// The arm of an experiment that does nothing.
static HOLDOUT_ARM: Name = Name::new_static("holdout");

impl<'j> Does<'j> {
    pub fn of(journey: &'j Journey) -> Does<'j> {
        let mut does = Does {
            goal: journey.goal.is_some(),
            exits: !journey.exits.is_empty(),
            holdout: journey.holdout.is_some(),
            ..Does::default()
        };
        does.block(&journey.body);
        journey.exits.iter().filter_map(|exit| exit.last_words.as_ref()).for_each(|block| does.block(block));
        does
    }

    pub fn grants(&self, offer: &Name) -> bool {
        self.grants.contains(offer)
    }

    /// Depth is bounded by the parser.
    fn block(&mut self, block: &'j Block) {
        block.iter().for_each(|step| self.step(step));
    }

    fn step(&mut self, step: &'j Step) {
        match &step.kind {
            StepKind::Send(send) => self.send(send),
            StepKind::Grant { offer } => _ = self.grants.insert(offer),
            StepKind::Load(load) => _ = self.sources.insert(&load.source),
            StepKind::Set { attribute, .. } => _ = self.sets.insert(attribute),
            StepKind::List { list, add } => _ = self.lists.insert((list, *add)),
            StepKind::Call { webhook, .. } => _ = self.webhooks.insert(webhook),
            StepKind::Experiment { name, arms } => {
                let arms = arms.iter().map(|arm| if arm.body.is_some() { &arm.name } else { &HOLDOUT_ARM });
                self.experiments.insert(name, arms.collect());
            }
            _ => {}
        }
        step.kind.blocks().into_iter().for_each(|block| self.block(block));
    }

    fn send(&mut self, send: &'j Send) {
        self.messages.entry(&send.message).or_default().extend(&send.via);
        if let Some(offer) = send.offer.as_ref().filter(|offer| offer.grant) {
            self.grants.insert(&offer.offer);
        }
        if let Otherwise::Steps(block) = &send.otherwise {
            self.block(block);
        }
    }
}
