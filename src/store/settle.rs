//! What happens without inputs: deadlines, and activations for those of whom nothing else is heard.

use rusqlite::params;

use super::batch::Made;
use super::begin::Store;
use super::error::StoreError;
use super::person::Person;
use crate::parallel;
use crate::types::{Instant, Name};

/// People in one transaction: many, since most pages of the file are written for each.
const PEOPLE: usize = 20_000;

/// The place among a batch's inputs of what came without one: behind them all.
const BEHIND: usize = usize::MAX;

impl Store {
    /// A bundle comes into force. Everybody sees it at its instant, whenever their turn comes: with their next input, their next
    /// deadline, or when the sweep of all rows that begins here comes to them.
    pub(super) fn activate(&mut self, id: &Name, at: Instant, manifest: &str) -> Result<(), StoreError> {
        self.activations.activate(&self.db, id, at, manifest)?;
        self.db.set_fact("swept", 0)
    }

    /// Fires deadlines of some people and brings some up to the bundle in force. True if there are more.
    pub(super) fn settle(&mut self) -> Result<bool, StoreError> {
        let due = self.due()?;
        let more = due.len() >= PEOPLE;
        self.go_on(due)?;
        if more {
            return Ok(true);
        }
        self.sweep()
    }

    /// Whether something is due, or somebody has not seen the last activation.
    pub(super) fn is_unsettled(&self) -> Result<bool, StoreError> {
        let is_due = |due: Option<Instant>| due.is_some_and(|due| due <= self.clock.now);
        let open = self.open.people.values().any(|person| is_due(person.state.next_deadline()));
        Ok(open || is_due(self.next_deadline()?) || self.db.fact::<i64>("swept")?.is_some())
    }

    /// When the next deadline of all people is.
    pub(super) fn next_deadline(&self) -> Result<Option<Instant>, StoreError> {
        let sql = "SELECT min(deadline) FROM people WHERE deadline IS NOT NULL";
        let due: Option<i64> = self.db.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(due.map(Instant::of_millis))
    }

    fn due(&mut self) -> Result<Vec<Person>, StoreError> {
        let sql = "SELECT person FROM people WHERE deadline <= ?1 ORDER BY deadline LIMIT ?2";
        let mut due = self.people_of(sql, self.clock.now.millis())?;
        // Of whom the batch under way has worked with, the file does not know yet when something is due.
        let now = self.clock.now;
        let open = self.open.people.extract_if(|_, person| person.state.next_deadline().is_some_and(|due| due <= now));
        let mut open: Vec<Person> = open.map(|(_, person)| person).collect();
        open.sort_unstable_by_key(|person| person.id);
        due.extend(open);
        Ok(due)
    }

    fn sweep(&mut self) -> Result<bool, StoreError> {
        let Some(swept) = self.db.fact::<i64>("swept")? else { return Ok(false) };
        let sql = "SELECT person FROM people WHERE id > ?1 ORDER BY id LIMIT ?2";
        let people = self.people_of(sql, swept)?;
        let last = people.last().map(|person| person.id);
        self.go_on(people)?;
        match last {
            Some(last) => self.db.set_fact("swept", last)?,
            None => {
                self.db.connection.execute("DELETE FROM facts WHERE name = 'swept'", [])?;
                self.activations.let_go();
            }
        }
        Ok(last.is_some())
    }

    fn people_of(&mut self, sql: &str, bound: i64) -> Result<Vec<Person>, StoreError> {
        let mut statement = self.db.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params![bound, PEOPLE as i64], |row| row.get::<_, String>(0))?;
        let names: Vec<String> = rows.collect::<Result<_, _>>()?;
        drop(statement);
        names.into_iter().map(|name| self.fetch(&name.into())).collect()
    }

    fn go_on(&mut self, people: Vec<Person>) -> Result<(), StoreError> {
        if people.is_empty() {
            return Ok(());
        }
        let program = self.ready(people.iter())?;
        let (activations, now) = (&self.activations, self.clock.now);
        let fire = |mut person: Person| {
            let mut effects = Vec::new();
            activations.bring(&mut person, &mut effects);
            person.tick(&program, now, &mut effects);
            let made: Vec<Made> = effects.iter().map(|effect| Made::of(BEHIND, person.id, effect)).collect();
            (person, made)
        };
        for (person, made) in parallel::map(people, fire) {
            self.open.effects.extend(made);
            self.open.people.insert(person.state.person().clone(), person);
        }
        // What has fired is not due again at once, whatever the plan says: time must go on.
        self.open.not_before = Instant::of_millis(now.millis().saturating_add(1));
        Ok(())
    }
}
