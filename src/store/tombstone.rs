//! Who was forgotten: only a salted hash and the time until which nothing is heard of them (P-MERGE-4).

use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::begin::Store;
use super::error::StoreError;
use crate::types::Instant;

/// What is left of the name of somebody who was forgotten.
pub(super) fn hash(salt: &[u8], name: &str) -> Vec<u8> {
    Sha256::new().chain_update(salt).chain_update([0]).chain_update(name).finalize().to_vec()
}

impl Store {
    fn hash_of(&self, name: &str) -> Vec<u8> {
        hash(&self.salt, name)
    }

    /// The state that a `forget` left of somebody.
    pub(super) fn tombstone(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        if !self.has_tombstones {
            return Ok(None);
        }
        let mut statement = self.db.connection.prepare_cached("SELECT state FROM tombstones WHERE hash = ?1")?;
        Ok(statement.query_row([self.hash_of(name)], |row| row.get(0)).optional()?)
    }

    /// Whether nothing is heard of somebody by now; a tombstone whose time is over may still lie there.
    pub(super) fn is_forgotten(&self, name: &str) -> Result<bool, StoreError> {
        if !self.has_tombstones {
            return Ok(false);
        }
        let sql = "SELECT 1 FROM tombstones WHERE hash = ?1 AND until > ?2";
        let mut statement = self.db.connection.prepare_cached(sql)?;
        Ok(statement.exists(params![self.hash_of(name), self.clock.now.millis()])?)
    }

    pub(super) fn put_tombstone(&mut self, name: &str, until: Instant, state: &[u8]) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO tombstones (hash, until, state) VALUES (?1, ?2, ?3)";
        self.db.connection.execute(sql, params![self.hash_of(name), until.millis(), state])?;
        self.has_tombstones = true;
        Ok(())
    }

    /// Lets go of tombstones whose time is over; an input may still come late by so many seconds.
    pub(super) fn drop_old_tombstones(&self, lateness: u64) -> Result<(), StoreError> {
        let oldest = self.clock.now.minus_seconds(lateness).millis();
        self.db.connection.execute("DELETE FROM tombstones WHERE until < ?1", [oldest])?;
        Ok(())
    }

    pub(super) fn drop_tombstone(&self, name: &str) -> Result<(), StoreError> {
        self.db.connection.execute("DELETE FROM tombstones WHERE hash = ?1", [self.hash_of(name)])?;
        Ok(())
    }
}
