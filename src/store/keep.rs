//! Effects and dead letters that are kept no longer.
//!
//! Only what somebody may want to read is let go of, and only when the outputs are known to have it. Nothing is decided by it: what
//! makes an input happen once is in the states and in how far each input was read.

use rusqlite::{OptionalExtension, params};

use super::begin::Store;
use super::error::StoreError;
use super::fail;
use super::outlet::{Outlet, Output};

/// Rows of a table that go in one transaction.
const ROWS: i64 = 20_000;

/// How often it is noted how far effects have come, in milliseconds of the run.
const OFTEN: i64 = 3_600_000;

/// How far effects and dead letters had come at an instant, in milliseconds.
struct Age {
    at: i64,
    effect: i64,
    letter: i64,
}

impl Store {
    /// Notes now and then how far effects have come, so that it is known later how old they are: none is of a later instant.
    pub(super) fn save_age(&mut self) -> Result<(), StoreError> {
        let at = self.clock.now.max(self.clock.latest).millis();
        if at < self.aged.saturating_add(OFTEN) {
            return Ok(());
        }
        let sql = "INSERT OR REPLACE INTO ages (at, effect, letter) VALUES (?1, ?2, ?3)";
        self.db.connection.prepare_cached(sql)?.execute(params![at, self.ids.effect, self.ids.letter])?;
        self.aged = at;
        Ok(())
    }

    /// Lets go of some of what is older than so many seconds and is known to be in its output. True if there is more.
    pub(super) fn let_go(&self, seconds: u64, outlets: [&Outlet; 2]) -> Result<bool, StoreError> {
        let bound = self.clock.now.minus_seconds(seconds).millis();
        let sql = "SELECT at, effect, letter FROM ages WHERE at <= ?1 ORDER BY at DESC LIMIT 1";
        let row = self
            .db
            .connection
            .prepare_cached(sql)?
            .query_row([bound], |row| Ok(Age { at: row.get(0)?, effect: row.get(1)?, letter: row.get(2)? }));
        let Some(age) = row.optional()? else { return Ok(false) };
        let mut more = false;
        for outlet in outlets {
            let last = match outlet.output {
                Output::Effects => age.effect,
                Output::DeadLetters => age.letter,
            };
            more |= self.drop_rows(outlet.output.table(), last.min(outlet.saved.seq), age.at)?;
        }
        self.db.connection.prepare_cached("DELETE FROM ages WHERE at < ?1")?.execute([age.at])?;
        Ok(more)
    }

    /// Drops the first rows of a table, at most up to `last`. True if there are more.
    fn drop_rows(&self, table: &str, last: i64, at: i64) -> Result<bool, StoreError> {
        let first = format!("SELECT min(seq) FROM {table}");
        let first: Option<i64> = self.db.connection.prepare_cached(&first)?.query_row([], |row| row.get(0))?;
        let Some(first) = first.filter(|first| *first <= last) else { return Ok(false) };
        let to = last.min(first.saturating_add(ROWS));
        let sql = format!("DELETE FROM {table} WHERE seq <= ?1");
        let mut statement = self.db.connection.prepare_cached(&sql)?;
        fail::around("let-go", || statement.execute([to]))?;
        self.db.set_fact("kept-since", at)?;
        Ok(to < last)
    }
}
