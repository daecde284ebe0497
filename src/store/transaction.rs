//! One transaction: all of it, or nothing.

use super::batch::Lines;
use super::begin::Store;
use super::error::StoreError;

impl Store {
    /// One transaction; gives the lines that may be written out after it.
    pub(super) fn transact<T>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<(T, Lines), StoreError> {
        self.db.begin()?;
        let done = work(self).and_then(|value| {
            let lines = self.save_lines()?;
            self.save_people()?;
            self.save_age()?;
            self.save_facts()?;
            Ok((value, lines))
        });
        match done.and_then(|done| self.db.commit().map(|()| done)) {
            Ok(done) => {
                self.counts.now = self.clock.now;
                Ok(done)
            }
            Err(error) => {
                self.db.roll_back();
                Err(error)
            }
        }
    }

    fn save_facts(&self) -> Result<(), StoreError> {
        self.db.set_fact("now", self.clock.now.millis())?;
        self.db.set_fact("latest", self.clock.latest.millis())?;
        self.db.set_fact("last-person", self.ids.person)?;
        self.db.set_fact("last-effect", self.ids.effect)?;
        self.db.set_fact("last-letter", self.ids.letter)
    }
}
