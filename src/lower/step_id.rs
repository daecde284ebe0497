//! Names of steps that outlive edits.
//!
//! A label is the id. Without one it is the enclosing step and arm, then kind and noun, with a number from the second of equals
//! in the same block on: `race-opened.cart_waiting/otherwise/send-cart_coupon-2`. So inserting, deleting or moving a step of
//! another kind or noun, or any step of another branch, changes no id.

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::noun::kind_and_noun;
use super::twins::Twins;
use crate::bundle::StepId;
use crate::hir::Step;
use crate::text::Span;
use crate::types::Name;

/// Id of the stop that every flow ends at which ends without a written one.
pub(super) const END: Name = Name::new_static("end");

/// The steps of one block that are equal but for their number, by what they have in common.
type Equals = IndexMap<String, Vec<(StepId, Span)>, FxBuildHasher>;

/// Gives out the ids of one journey.
#[derive(Debug)]
pub(super) struct StepIds {
    taken: FxHashSet<StepId>,
    pub twins: Twins,
}

impl StepIds {
    /// `end` is taken: a step with that label is `end-2`.
    pub fn new() -> Self {
        StepIds { taken: FxHashSet::from_iter([END]), twins: Twins::default() }
    }

    /// The ids of a block's steps. `within` is the enclosing step and arm, empty for the body of the journey.
    pub fn of_block(&mut self, block: &[Step], within: &str) -> Vec<StepId> {
        let mut equals = Equals::default();
        let ids = block.iter().map(|step| match &step.label {
            Some(label) => self.take(label.clone()),
            None => self.unlabelled(step, within, &mut equals),
        });
        let ids = ids.collect();
        equals.into_values().for_each(|group| self.twins.note(group));
        ids
    }

    fn unlabelled(&mut self, step: &Step, within: &str, equals: &mut Equals) -> StepId {
        let base = kind_and_noun(&step.kind);
        let local = numbered(&base, equals.get(&base).map_or(1, |before| before.len() + 1));
        let id = self.take(join(within, &local));
        equals.entry(base).or_default().push((id.clone(), step.span));
        id
    }

    /// Labels are unique, and so is all the rest; should two ids ever agree, the second gets a number.
    fn take(&mut self, id: StepId) -> StepId {
        if self.taken.insert(id.clone()) {
            return id;
        }
        let free = (2_u32..).map(|number| Name::new(format!("{id}-{number}"))).find(|id| !self.taken.contains(id));
        let id = free.unwrap_or(id);
        self.taken.insert(id.clone());
        id
    }
}

/// Numbers equals from the second on.
#[derive(Debug, Default)]
pub(super) struct Numbers(FxHashMap<String, usize>);

impl Numbers {
    pub fn number(&mut self, base: String) -> String {
        let count = self.0.entry(base.clone()).or_default();
        *count += 1;
        numbered(&base, *count)
    }
}

fn numbered(base: &str, number: usize) -> String {
    if number == 1 { base.to_owned() } else { format!("{base}-{number}") }
}

/// `within/local`
pub(super) fn join(within: &str, local: &str) -> StepId {
    if within.is_empty() { Name::new(local) } else { Name::new(format!("{within}/{local}")) }
}
