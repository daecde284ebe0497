//! A store that is run on: what of it is in memory, and how a run on it begins.

use super::activations::Activations;
use super::batch::Open;
use super::cache::Cache;
use super::clock::{Clock, ClockKind};
use super::config::{Activate, Config};
use super::database::Database;
use super::error::StoreError;
use super::folder;
use super::report::Progress;
use crate::diag::Language;
use crate::types::Instant;

/// A store that is run on.
pub struct Store {
    pub db: Database,
    pub activations: Activations,
    pub cache: Cache,
    pub clock: Clock,
    pub ids: Ids,
    pub salt: Vec<u8>,
    /// Of the words of dead letters.
    pub language: Language,
    pub has_tombstones: bool,
    /// When it was noted how far effects had come, in milliseconds.
    pub aged: i64,
    pub open: Open,
    pub counts: Progress,
}

/// The numbers that were given last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ids {
    pub person: i64,
    pub effect: i64,
    pub letter: i64,
}

impl Store {
    /// Opens the store of a run, or begins one.
    pub(super) fn open(config: &Config) -> Result<Store, StoreError> {
        let db = Database::open(&config.db)?;
        let instant = |name: &str| -> Result<Instant, StoreError> {
            Ok(db.fact::<i64>(name)?.map_or(Instant::MIN, Instant::of_millis))
        };
        let clock = Clock { kind: config.clock, now: instant("now")?, latest: instant("latest")? };
        let ids = Ids {
            person: db.fact("last-person")?.unwrap_or_default(),
            effect: db.fact("last-effect")?.unwrap_or_default(),
            letter: db.fact("last-letter")?.unwrap_or_default(),
        };
        Ok(Store {
            activations: Activations::read(&db)?,
            cache: Cache::new(config.cache),
            clock,
            ids,
            salt: db.fact("salt")?.unwrap_or_default(),
            language: config.language,
            has_tombstones: db.greatest("until", "tombstones")? != 0,
            aged: db.greatest("at", "ages")?,
            open: Open { not_before: Instant::MIN, ..Open::default() },
            counts: Progress { now: clock.now, ..Progress::default() },
            db,
        })
    }

    /// Takes the bundles that were given into the store. Gives what the last is called.
    pub(super) fn take_bundles(&mut self, config: &Config) -> Result<Option<String>, StoreError> {
        let mut given = None;
        for path in &config.bundles {
            let files = folder::read(path)?;
            given = Some(self.activations.add_bundle(&self.db, &files)?);
        }
        let latest = self.activations.latest();
        if latest < 0 {
            return Err(StoreError::NoBundle);
        }
        self.clock.look();
        self.activations.need(&self.db, latest)?;
        if let (Some(when), Some(manifest)) = (config.activate, &given)
            && manifest != self.activations.manifest()
        {
            let at = match when {
                Activate::At(at) if self.clock.is_behind_activation(at) => return Err(StoreError::Ahead { at }),
                Activate::At(at) => at,
                Activate::Now if self.clock.kind == ClockKind::Real => self.clock.now,
                Activate::Now => self.clock.now.max(self.clock.latest),
            };
            self.activate(&format!("activate/{at}/{manifest}").into(), at, manifest)?;
        }
        Ok(given)
    }
}
