//! Lists with a summary of them.

use serde::{Deserialize, Serialize};

/// What a list comes to.
pub trait Summary<T>: Copy + PartialEq {
    fn of(items: &[T]) -> Self;
}

/// A list of which the same is asked at every input, and which few inputs change: what it comes to is kept until an item may have
/// changed. Among the bytes of a state it is the list alone.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent, bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
pub struct Summed<T, S> {
    items: Vec<T>,
    #[serde(skip, default = "unknown")]
    summary: Option<S>,
}

fn unknown<S>() -> Option<S> {
    None
}

impl<T, S: Summary<T>> Summed<T, S> {
    /// Worked out anew where an item may have changed since.
    pub fn summary(&mut self) -> S {
        let summary = *self.summary.get_or_insert_with(|| S::of(&self.items));
        debug_assert!(summary == S::of(&self.items), "an item changed behind its list");
        summary
    }
}

impl<T, S> Summed<T, S> {
    pub fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        self.summary = None;
        self.items.get_mut(place)
    }

    /// All of it, to be changed in any way.
    pub fn list_mut(&mut self) -> &mut Vec<T> {
        self.summary = None;
        &mut self.items
    }

    pub fn push(&mut self, item: T) {
        self.list_mut().push(item);
    }
}

impl<T, S> Default for Summed<T, S> {
    fn default() -> Summed<T, S> {
        Summed { items: Vec::new(), summary: None }
    }
}

impl<T, S> std::ops::Deref for Summed<T, S> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T, S> IntoIterator for Summed<T, S> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<T, S> FromIterator<T> for Summed<T, S> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Summed<T, S> {
        Summed { items: items.into_iter().collect(), summary: None }
    }
}
