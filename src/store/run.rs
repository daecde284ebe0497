//! The loop: a batch in, one transaction, its effects out.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::apart;
use super::batch::Lines;
use super::begin::Store;
use super::clock::ClockKind;
use super::config::Config;
use super::error::StoreError;
use super::inbox::{Batch, Inbox, Next};
use super::outlet::{Outlet, Output};
use super::position::Position;
use super::report::{Progress, Report};
use super::{reconcile, source};
use crate::types::Instant;

/// How long nothing may come in before a look at the clock.
const QUIET: Duration = Duration::from_millis(500);

/// How often it is told how far a run has come.
const TELLING: Duration = Duration::from_secs(5);

/// Outputs are forced to disk, and their marks noted, at the latest after so many bytes.
const UNSYNCED: u64 = 16 << 20;

/// Runs a bundle on a store until the input ends or somebody stops it. `tell` hears every few seconds how far it has come.
pub fn run(config: &Config, tell: &mut dyn FnMut(&Progress)) -> Result<Report, StoreError> {
    apart::check(config)?;
    let mut runner = Runner::begin(config)?;
    let stopped = runner.read(tell)?;
    runner.finish()?;
    let Store { counts, activations, .. } = &runner.store;
    let waiting = runner.given.filter(|manifest| manifest != activations.manifest());
    Ok(Report { progress: *counts, stopped, waiting, manifest: activations.manifest().to_owned() })
}

struct Runner<'c> {
    config: &'c Config,
    store: Store,
    effects: Outlet,
    letters: Outlet,
    position: Position,
    inbox: Inbox,
    /// The last bundle that was given.
    given: Option<String>,
    /// When somebody was told how far it has come.
    told: std::time::Instant,
}

impl<'c> Runner<'c> {
    fn begin(config: &'c Config) -> Result<Runner<'c>, StoreError> {
        let mut store = Store::open(config)?;
        let given = store.transact(|store| store.take_bundles(config))?.0;
        let out = config.out.as_deref().unwrap_or(Path::new("-"));
        let mut effects = reconcile::open(&store.db, Output::Effects, Some(out))?;
        let mut letters = reconcile::open(&store.db, Output::DeadLetters, config.dead_letters.as_deref())?;
        store.transact(|store| effects.save(&store.db).and_then(|()| letters.save(&store.db)))?;
        if store.is_leaving()? {
            store.forget_effects()?;
        }
        let (source, position) = source::open(config, &store)?;
        let inbox = Inbox::open(source, &position);
        Ok(Runner { config, store, effects, letters, position, inbox, given, told: std::time::Instant::now() })
    }

    /// True where it was stopped.
    fn read(&mut self, tell: &mut dyn FnMut(&Progress)) -> Result<bool, StoreError> {
        let source = PathBuf::from(&self.position.source);
        loop {
            self.settle(tell)?;
            if self.is_stopped() {
                return Ok(true);
            }
            let next = self.inbox.next(&self.config.limits, self.patience()?).map_err(StoreError::io(&source))?;
            self.store.clock.look();
            match next {
                Next::Batch(batch) => self.batch(&batch)?,
                Next::Quiet => {}
                Next::End => break,
            }
            self.tell(tell);
        }
        if self.is_stopped() {
            return Ok(true);
        }
        if self.store.clock.kind == ClockKind::Virtual {
            let end = self.store.clock.latest.max(self.config.until.unwrap_or(Instant::MIN));
            self.store.clock.advance(end);
        }
        self.settle(tell)?;
        Ok(self.is_stopped())
    }

    fn tell(&mut self, tell: &mut dyn FnMut(&Progress)) {
        if self.told.elapsed() >= TELLING {
            self.told = std::time::Instant::now();
            tell(&self.store.counts);
        }
    }

    fn is_stopped(&self) -> bool {
        self.config.stop.load(Ordering::Relaxed)
    }

    /// How long to wait for inputs: not longer than until something is due.
    fn patience(&self) -> Result<Duration, StoreError> {
        if self.store.clock.kind == ClockKind::Virtual {
            return Ok(QUIET);
        }
        let due = self.store.next_deadline()?;
        let wait = due.map_or(i64::MAX, |due| due.millis().saturating_sub(self.store.clock.now.millis()));
        Ok(QUIET.min(Duration::from_millis(u64::try_from(wait).unwrap_or_default())))
    }

    fn batch(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let (position, effects, letters) = (&mut self.position, &mut self.effects, &mut self.letters);
        let keep = self.config.keep;
        let (_, lines) = self.store.transact(|store| {
            store.apply(&batch.lines())?;
            // Mostly that is all of it, and takes no transaction of its own.
            if store.is_unsettled()? {
                store.settle()?;
            }
            batch.moves(position);
            position.save(&store.db)?;
            effects.save(&store.db).and_then(|()| letters.save(&store.db))?;
            keep.map_or(Ok(false), |seconds| store.let_go(seconds, [effects, letters]))
        })?;
        self.write(&lines)
    }

    /// Fires all that is due, and brings everybody up to the bundle in force; a piece a transaction.
    fn settle(&mut self, tell: &mut dyn FnMut(&Progress)) -> Result<(), StoreError> {
        while self.store.is_unsettled()? && !self.is_stopped() {
            let (effects, letters) = (&mut self.effects, &mut self.letters);
            let (_, lines) = self.store.transact(|store| {
                store.settle()?;
                effects.save(&store.db).and_then(|()| letters.save(&store.db))
            })?;
            self.write(&lines)?;
            self.tell(tell);
        }
        Ok(())
    }

    /// Hands on what has been committed.
    fn write(&mut self, lines: &Lines) -> Result<(), StoreError> {
        self.effects.write(&lines.effects, self.store.ids.effect)?;
        self.letters.write(&lines.letters, self.store.ids.letter)?;
        let unsynced = self.effects.unsynced().max(self.letters.unsynced());
        if std::mem::take(&mut self.store.open.forgot) {
            self.note()?;
            self.store.forget_effects()?;
        } else if unsynced > UNSYNCED {
            self.effects.sync()?;
            self.letters.sync()?;
        }
        Ok(())
    }

    /// Forces the outputs to disk and notes it.
    fn note(&mut self) -> Result<(), StoreError> {
        self.effects.sync()?;
        self.letters.sync()?;
        let (effects, letters) = (&mut self.effects, &mut self.letters);
        self.store.transact(|store| effects.save(&store.db).and_then(|()| letters.save(&store.db)))?;
        Ok(())
    }

    fn finish(&mut self) -> Result<(), StoreError> {
        let lateness = self.store.activations.current()?.plan().limits.lateness.least_seconds();
        self.store.transact(|store| store.drop_old_tombstones(lateness))?;
        self.effects.close()?;
        self.letters.close()?;
        self.note()?;
        let Some(seconds) = self.config.keep else { return Ok(()) };
        let outlets = [&self.effects, &self.letters];
        while self.store.transact(|store| store.let_go(seconds, outlets))?.0 {}
        Ok(())
    }
}
