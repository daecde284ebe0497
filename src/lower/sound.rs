//! Which declarations can be lowered: whatever is broken takes along what names it.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::hir::{Head, Project, Use};
use crate::types::Name;

/// The declarations that are whole, with all they lean on.
pub(super) struct Sound(FxHashSet<Use>);

impl Sound {
    /// `elsewhere` tells what else is whole: declarations that are not part of `project`.
    pub fn of(project: &Project, elsewhere: &dyn Fn(&Use) -> bool) -> Sound {
        let heads: FxHashMap<Use, &Head> = declared(project).collect();
        let is_known = |used: &Use| heads.contains_key(used) || elsewhere(used);
        let lost = |head: &Head| head.broken || !head.uses.iter().all(is_known);
        let mut lost: FxHashSet<&Use> = heads.iter().filter(|(_, head)| lost(head)).map(|(name, _)| name).collect();
        if !lost.is_empty() {
            spread(&heads, &mut lost);
        }
        let lost: FxHashSet<Use> = lost.into_iter().cloned().collect();
        Sound(heads.into_keys().filter(|name| !lost.contains(name)).collect())
    }

    pub fn segment(&self, head: &Head) -> bool {
        self.0.contains(&Use::Segment(head.name.clone()))
    }

    pub fn offer(&self, head: &Head) -> bool {
        self.0.contains(&Use::Offer(head.name.clone()))
    }

    pub fn message(&self, head: &Head) -> bool {
        self.has_message(&head.name)
    }

    pub fn journey(&self, head: &Head) -> bool {
        self.has_journey(&head.name)
    }

    /// A test is whole if all it speaks of is.
    pub fn test(&self, head: &Head) -> bool {
        !head.broken && head.uses.iter().all(|used| self.0.contains(used))
    }

    pub fn has_message(&self, name: &Name) -> bool {
        self.0.contains(&Use::Message(name.clone()))
    }

    pub fn has_journey(&self, name: &Name) -> bool {
        self.0.contains(&Use::Journey(name.clone()))
    }
}

/// Adds whatever names something lost, directly or not.
fn spread<'p>(heads: &'p FxHashMap<Use, &Head>, lost: &mut FxHashSet<&'p Use>) {
    let mut users: FxHashMap<&Use, Vec<&Use>> = FxHashMap::default();
    for (name, head) in heads {
        head.uses.iter().for_each(|used| users.entry(used).or_default().push(name));
    }
    let mut queue: Vec<&Use> = lost.iter().copied().collect();
    while let Some(used) = queue.pop() {
        queue.extend(users.get(used).into_iter().flatten().copied().filter(|user| lost.insert(user)));
    }
}

fn declared(project: &Project) -> impl Iterator<Item = (Use, &Head)> {
    let segments = project.segments.iter().map(|segment| (Use::Segment(segment.head.name.clone()), &segment.head));
    let offers = project.offers.iter().map(|offer| (Use::Offer(offer.head.name.clone()), &offer.head));
    let messages = project.messages.iter().map(|message| (Use::Message(message.head.name.clone()), &message.head));
    let journeys = project.journeys.iter().map(|journey| (Use::Journey(journey.head.name.clone()), &journey.head));
    segments.chain(offers).chain(messages).chain(journeys)
}
