//! Two persons who are one.

use rusqlite::params;

use super::batch::{Made, Queued};
use super::begin::Store;
use super::error::StoreError;
use super::fail;
use super::person::{Kept, Person};
use crate::runtime;
use crate::types::Name;

impl Store {
    /// Unites `from` with the person of the input; what is known of `from` is theirs from now on, their story too.
    pub(super) fn merge(&mut self, queued: &Queued, from: &Name) -> Result<(), StoreError> {
        let mut from = self.fetch(from)?;
        let mut to = self.fetch(&queued.input.person)?;
        let program = self.ready([&from, &to].into_iter())?;
        let mut effects = Vec::new();
        for person in [&mut from, &mut to] {
            self.activations.bring(person, &mut effects);
            person.tick(&program, queued.clock, &mut effects);
        }
        let known = !from.state.is_empty();
        runtime::merge(&program, &mut from.state, &mut to.state, &queued.input, &mut effects);
        let made = effects.iter().map(|effect| Made::of(queued.place, to.id, effect));
        self.open.effects.extend(made);
        if from.state.is_empty() && known {
            fail::around("merge", || self.hand_over(&from, &to))?;
        } else {
            // Nothing went over: the same merge came before, or one of both was forgotten.
            self.open.people.insert(from.state.person().clone(), from);
        }
        self.open.people.insert(to.state.person().clone(), to);
        Ok(())
    }

    fn hand_over(&mut self, from: &Person, to: &Person) -> Result<(), StoreError> {
        if from.kept == Kept::Row {
            self.db.connection.execute("DELETE FROM people WHERE id = ?1", [from.id])?;
        }
        let (from_name, to_name) = (from.state.person().as_str(), to.state.person().as_str());
        self.db.connection.execute("UPDATE effects SET person = ?2 WHERE person = ?1", params![from.id, to.id])?;
        let sql = "UPDATE dead_letters SET person = ?2 WHERE person = ?1";
        self.db.connection.execute(sql, params![from_name, to_name])?;
        self.open.effects.iter_mut().filter(|made| made.person == from.id).for_each(|made| made.person = to.id);
        for (_, letter) in &mut self.open.letters {
            if letter.person.as_deref() == Some(from_name) {
                letter.person = Some(to_name.to_owned());
            }
        }
        Ok(())
    }
}
