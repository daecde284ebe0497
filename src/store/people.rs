//! People from the file and back.

use rusqlite::{OptionalExtension, Row, params};

use super::begin::Store;
use super::error::StoreError;
use super::fail;
use super::person::{Kept, Person};
use crate::parallel;
use crate::runtime::{Program, State};
use crate::types::Name;

/// A row of the table `people`.
pub struct Stored {
    pub id: i64,
    pub name: String,
    pub activation: i64,
    pub state: Vec<u8>,
}

impl Stored {
    pub fn of_row(row: &Row<'_>) -> rusqlite::Result<Stored> {
        Ok(Stored { id: row.get(0)?, name: row.get(1)?, activation: row.get(2)?, state: row.get(3)? })
    }
}

impl Store {
    /// A person to work with: from the batch under way, the cache or the file; else nobody is known under the name.
    pub(super) fn fetch(&mut self, name: &Name) -> Result<Person, StoreError> {
        if let Some(person) = self.open.people.remove(name).or_else(|| self.cache.take(name)) {
            return Ok(person);
        }
        let sql = "SELECT id, person, activation, state FROM people WHERE person = ?1";
        let mut statement = self.db.connection.prepare_cached(sql)?;
        let row = statement.query_row([name.as_str()], Stored::of_row).optional()?;
        drop(statement);
        match row {
            Some(stored) => self.revive(stored),
            None => self.begin(name),
        }
    }

    /// A person from their row.
    pub(super) fn revive(&mut self, stored: Stored) -> Result<Person, StoreError> {
        self.activations.need(&self.db, stored.activation)?;
        let program = self.activations.program(stored.activation).ok_or(StoreError::NoBundle)?;
        let state = decode(program, &stored.name, &stored.state)?;
        Ok(Person { id: stored.id, state, activation: stored.activation, kept: Kept::Row })
    }

    fn begin(&mut self, name: &Name) -> Result<Person, StoreError> {
        let activation = self.activations.latest();
        let tombstone = self.tombstone(name)?;
        let (state, kept) = match tombstone {
            Some(state) => (decode(&*self.activations.current()?, name, &state)?, Kept::Tombstone),
            None => (State::new(name.clone()), Kept::Nothing),
        };
        self.ids.person += 1;
        Ok(Person { id: self.ids.person, state, activation, kept })
    }

    /// Writes down everybody that was worked with, and keeps them at hand.
    pub(super) fn save_people(&mut self) -> Result<(), StoreError> {
        let mut people: Vec<Person> = std::mem::take(&mut self.open.people).into_values().collect();
        people.sort_unstable_by_key(|person| person.id);
        let states = parallel::map(people.iter().collect(), |person: &Person| person.state.encode());
        for (mut person, state) in people.into_iter().zip(states) {
            // Of whom nothing is known, or who was forgotten, nothing new is to be kept.
            if person.state.is_empty() || person.state.forgotten_until().is_some() {
                continue;
            }
            fail::around("save-state", || self.save_person(&person, &state))?;
            person.kept = Kept::Row;
            self.cache.put(person);
        }
        Ok(())
    }

    fn save_person(&self, person: &Person, state: &[u8]) -> Result<(), StoreError> {
        let due = person.state.next_deadline().map(|due| due.max(self.open.not_before).millis());
        if person.kept == Kept::Row {
            let sql = "UPDATE people SET activation = ?2, deadline = ?3, state = ?4 WHERE id = ?1";
            self.db.connection.prepare_cached(sql)?.execute(params![person.id, person.activation, due, state])?;
            return Ok(());
        }
        let name = person.state.person();
        if person.kept == Kept::Tombstone {
            self.drop_tombstone(name)?;
        }
        let sql = "INSERT INTO people (id, person, activation, deadline, state) VALUES (?1, ?2, ?3, ?4, ?5)";
        let row = params![person.id, name.as_str(), person.activation, due, state];
        self.db.connection.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }
}

fn decode(program: &Program, name: &str, bytes: &[u8]) -> Result<State, StoreError> {
    State::decode(program, name, bytes).map_err(|error| StoreError::State { person: name.into(), error })
}
