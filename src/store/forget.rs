//! Nothing of a person is kept any more.

use rusqlite::params;

use super::batch::Queued;
use super::begin::Store;
use super::error::StoreError;
use super::fail;
use super::person::{Kept, Person};
use crate::runtime::step;

/// Whose dead letters those of somebody are who was forgotten. No person has no name.
const NOBODY: &str = "";

impl Store {
    /// Forgets the person of the input: their row and, as soon as they have been written out, their effects and dead letters.
    pub(super) fn forget(&mut self, queued: &Queued) -> Result<(), StoreError> {
        let mut person = self.fetch(&queued.input.person)?;
        let program = self.ready([&person].into_iter())?;
        let mut effects = Vec::new();
        self.activations.bring(&mut person, &mut effects);
        person.tick(&program, queued.clock, &mut effects);
        let was = person.state.forgotten_until();
        step(&program, &mut person.state, &queued.input, &mut effects);
        self.save_effects_of(&mut person, &effects)?;
        let name = person.state.person().clone();
        match person.state.forgotten_until().filter(|until| was != Some(*until)) {
            Some(until) => fail::around("forget", || {
                if person.kept == Kept::Row {
                    self.db.connection.execute("DELETE FROM people WHERE id = ?1", [person.id])?;
                }
                self.put_tombstone(&name, until, &person.state.encode())?;
                self.leave(&person)
            }),
            // Of who never existed there may be dead letters.
            None if person.state.is_empty() => self.leave(&person),
            None => {
                self.open.people.insert(name, person);
                Ok(())
            }
        }
    }

    /// What was said of a person goes when the outputs have it. Until then their dead letters are nobody's: whoever comes back under the
    /// name, or comes along in a merge, has none of them.
    fn leave(&mut self, person: &Person) -> Result<(), StoreError> {
        self.rename_letters(person.state.person(), NOBODY)?;
        let sql = "INSERT OR REPLACE INTO leaving (person, name, letters, story) VALUES (?1, ?2, ?3, ?4)";
        self.db.connection.execute(sql, params![person.id, NOBODY, i64::MAX, person.story])?;
        self.open.forgot = true;
        Ok(())
    }

    /// Dead letters of one, those of this batch too, are another's.
    pub(super) fn rename_letters(&mut self, from: &str, to: &str) -> Result<(), StoreError> {
        let sql = "UPDATE dead_letters SET person = ?2 WHERE person = ?1";
        self.db.connection.execute(sql, params![from, to])?;
        for (_, letter) in &mut self.open.letters {
            if letter.person.as_deref() == Some(from) {
                letter.person = Some(to.to_owned());
            }
        }
        Ok(())
    }

    /// Whether somebody was forgotten of whom the store still has effects or dead letters.
    pub(super) fn is_leaving(&self) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM leaving)";
        Ok(self.db.connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// Lets go of what the outputs have by now, and empties the log of the database: what is freed in the file is overwritten.
    pub(super) fn forget_effects(&mut self) -> Result<(), StoreError> {
        let sql = "WITH RECURSIVE story (seq) AS
                (SELECT story FROM leaving UNION SELECT before FROM effects JOIN story USING (seq))
                DELETE FROM effects WHERE seq IN story;
            DELETE FROM dead_letters WHERE EXISTS
                (SELECT 1 FROM leaving WHERE leaving.name = dead_letters.person AND dead_letters.seq <= leaving.letters);
            DELETE FROM leaving;";
        self.db.begin()?;
        let done = fail::around("forget-effects", || self.db.connection.execute_batch(sql)).map_err(StoreError::from);
        if let Err(error) = done.and_then(|()| self.db.commit()) {
            self.db.roll_back();
            return Err(error);
        }
        // Somebody who reads may keep the log from being emptied; the next one tries again.
        let empty = "PRAGMA wal_checkpoint(TRUNCATE)";
        self.db.connection.query_row(empty, [], |_| Ok(()))?;
        Ok(())
    }
}
