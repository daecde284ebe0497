//! States that were needed lately.

use rustc_hash::FxHashMap;

use super::person::Person;
use crate::types::Name;

/// People kept in memory: those of two spans of time. When the younger span is full it becomes the older one, whose people are let
/// go; who is needed again moves to the younger. So who was needed lately stays, and nothing has to be sorted.
#[derive(Debug)]
pub struct Cache {
    young: FxHashMap<Name, Person>,
    old: FxHashMap<Name, Person>,
    /// Of one span.
    room: usize,
}

impl Cache {
    /// With room for so many people.
    pub fn new(people: usize) -> Cache {
        Cache { young: FxHashMap::default(), old: FxHashMap::default(), room: (people / 2).max(1) }
    }

    pub fn take(&mut self, name: &str) -> Option<Person> {
        self.young.remove(name).or_else(|| self.old.remove(name))
    }

    pub fn put(&mut self, person: Person) {
        if self.young.len() >= self.room {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(person.state.person().clone(), person);
    }
}
