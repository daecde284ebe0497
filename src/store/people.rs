//! People from the file and back.

use rusqlite::{OptionalExtension, Row, params};

use super::begin::Store;
use super::error::StoreError;
use super::fail;
use super::person::{Kept, Person};
use crate::parallel;
use crate::runtime::{Program, State};
use crate::types::{Instant, Name};

/// A row of the table `people`.
struct Stored {
    id: i64,
    activation: i64,
    due: Option<i64>,
    story: i64,
    state: Vec<u8>,
}

impl Stored {
    fn of_row(row: &Row<'_>) -> rusqlite::Result<Stored> {
        let [id, activation, due, story, state] = [0, 1, 2, 3, 4];
        let (due, state) = (row.get(due)?, row.get(state)?);
        Ok(Stored { id: row.get(id)?, activation: row.get(activation)?, due, story: row.get(story)?, state })
    }
}

impl Store {
    /// A person to work with: from the batch under way, the cache or the file; else nobody is known under the name.
    pub(super) fn fetch(&mut self, name: &Name) -> Result<Person, StoreError> {
        if let Some(person) = self.open.people.remove(name).or_else(|| self.cache.take(name)) {
            return Ok(person);
        }
        let sql = "SELECT id, activation, deadline, story, state FROM people WHERE person = ?1";
        let mut statement = self.db.connection.prepare_cached(sql)?;
        let row = statement.query_row([name.as_str()], Stored::of_row).optional()?;
        drop(statement);
        match row {
            Some(stored) => self.revive(name, stored),
            None => self.begin(name),
        }
    }

    fn revive(&mut self, name: &Name, stored: Stored) -> Result<Person, StoreError> {
        let Stored { id, activation, due, story, state } = stored;
        self.activations.need(&self.db, activation)?;
        let program = self.activations.program(activation).ok_or(StoreError::NoBundle)?;
        let state = decode(program, name, &state)?;
        Ok(Person { id, state: Box::new(state), activation, kept: Kept::Row, due, story })
    }

    fn begin(&mut self, name: &Name) -> Result<Person, StoreError> {
        let activation = self.activations.latest();
        let tombstone = self.tombstone(name)?;
        let (state, kept) = match tombstone {
            Some(state) => (decode(&*self.activations.current()?, name, &state)?, Kept::Tombstone),
            None => (State::new(name.clone()), Kept::Nothing),
        };
        self.ids.person += 1;
        Ok(Person { id: self.ids.person, state: Box::new(state), activation, kept, due: None, story: 0 })
    }

    /// Writes down everybody that was worked with, and keeps them at hand. Their effects have been written down.
    pub(super) fn save_people(&mut self) -> Result<(), StoreError> {
        let mut people: Vec<Person> = self.open.people.drain().map(|(_, person)| person).collect();
        people.sort_unstable_by_key(|person| person.id);
        let states = parallel::map(people.iter().collect(), |person: &Person| person.state.encode());
        for (mut person, state) in people.into_iter().zip(states) {
            // Of whom nothing is known, or who was forgotten, nothing new is to be kept.
            if person.state.is_empty() || person.state.forgotten_until().is_some() {
                continue;
            }
            fail::around("save-state", || self.save_person(&mut person, &state))?;
            self.cache.put(person);
        }
        self.open.not_before = Instant::MIN;
        Ok(())
    }

    fn save_person(&self, person: &mut Person, state: &[u8]) -> Result<(), StoreError> {
        let due = person.state.next_deadline().map(|due| due.max(self.open.not_before).millis());
        let before = std::mem::replace(&mut person.due, due);
        let (id, activation, story) = (person.id, person.activation, person.story);
        let connection = &self.db.connection;
        match std::mem::replace(&mut person.kept, Kept::Row) {
            // What is not mentioned leaves the index of deadlines alone.
            Kept::Row if before == due => {
                let sql = "UPDATE people SET activation = ?2, story = ?3, state = ?4 WHERE id = ?1";
                connection.prepare_cached(sql)?.execute(params![id, activation, story, state])?;
            }
            Kept::Row => {
                let sql = "UPDATE people SET activation = ?2, story = ?3, state = ?4, deadline = ?5 WHERE id = ?1";
                connection.prepare_cached(sql)?.execute(params![id, activation, story, state, due])?;
            }
            kept => {
                let name = person.state.person().as_str();
                if kept == Kept::Tombstone {
                    self.drop_tombstone(name)?;
                }
                let sql = "INSERT INTO people (id, person, activation, deadline, story, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
                connection.prepare_cached(sql)?.execute(params![id, name, activation, due, story, state])?;
            }
        }
        Ok(())
    }
}

fn decode(program: &Program, name: &str, bytes: &[u8]) -> Result<State, StoreError> {
    State::decode(program, name, bytes).map_err(|error| StoreError::State { person: name.into(), error })
}
