//! The loop: a batch in, one transaction, its effects out.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::activations::Activations;
use super::apply::{Ids, Store};
use super::batch::{Lines, Open};
use super::cache::Cache;
use super::clock::{Clock, ClockKind};
use super::database::Database;
use super::error::StoreError;
use super::follow::{Growing, Source};
use super::inbox::{Batch, Inbox, Next};
use super::outlet::{Outlet, Output};
use super::position::Position;
use super::{folder, reconcile};
use crate::diag::Language;
use crate::types::Instant;

/// What a run is to do.
#[derive(Clone, Debug)]
pub struct Config {
    pub db: PathBuf,
    /// Folders of bundles. The first that a new store meets is in force; others come into force by an `activate`.
    pub bundles: Vec<PathBuf>,
    /// Brings the last of `bundles` into force before anything is read, unless it is.
    pub activate: Option<Activate>,
    /// None: standard input.
    pub input: Option<PathBuf>,
    /// Goes on when the input ends, as it grows.
    pub follow: bool,
    /// A file is read from its beginning, wherever it was left.
    pub from_start: bool,
    /// Standard input begins where it began the last time: what was read then is passed over.
    pub resume: bool,
    /// None: standard output.
    pub out: Option<PathBuf>,
    /// None: they stay in the store.
    pub dead_letters: Option<PathBuf>,
    pub clock: ClockKind,
    /// At the end of the input, time goes on until here.
    pub until: Option<Instant>,
    pub limits: BatchLimits,
    /// States that are kept in memory.
    pub cache: usize,
    pub language: Language,
    /// Set from outside: the batch under way is finished, then the run ends.
    pub stop: Arc<AtomicBool>,
}

/// When a bundle comes into force that is not activated by an input.
#[derive(Clone, Copy, Debug)]
pub enum Activate {
    /// At the time of the store.
    Now,
    At(Instant),
}

/// When a batch is full.
#[derive(Clone, Copy, Debug)]
pub struct BatchLimits {
    pub inputs: usize,
    pub bytes: usize,
    /// From its first line.
    pub time: Duration,
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub lines: u64,
    pub inputs: u64,
    pub effects: u64,
    pub dead_letters: u64,
    /// The time of the run.
    pub now: Instant,
}

/// How a run ended.
#[derive(Clone, Debug)]
pub struct Report {
    pub progress: Progress,
    /// It was stopped before the input ended.
    pub stopped: bool,
    /// A bundle that was given and is not in force.
    pub waiting: Option<String>,
    /// The bundle in force.
    pub manifest: String,
}

/// How long nothing may come in before a look at the clock.
const QUIET: Duration = Duration::from_millis(500);

/// How often it is told how far a run has come.
const TELLING: Duration = Duration::from_secs(5);

/// Outputs are forced to disk, and their marks noted, at the latest after so many bytes.
const UNSYNCED: u64 = 16 << 20;

/// Runs a bundle on a store until the input ends or somebody stops it. `tell` hears every few seconds how far it has come.
pub fn run(config: &Config, tell: &mut dyn FnMut(&Progress)) -> Result<Report, StoreError> {
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
        let (source, position) = open_source(config, &store)?;
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
        let (_, lines) = self.store.transact(|store| {
            store.apply(&batch.lines())?;
            store.save_people()?;
            // Mostly that is all of it, and takes no transaction of its own.
            if store.is_unsettled()? {
                store.settle()?;
            }
            batch.moves(position);
            position.save(&store.db)?;
            effects.save(&store.db).and_then(|()| letters.save(&store.db))
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
        self.note()
    }
}

/// Where inputs come from, and where to go on in it.
fn open_source(config: &Config, store: &Store) -> Result<(Source, Position), StoreError> {
    let Some(path) = &config.input else {
        let mut position = Position::read(&store.db, "-")?;
        let mut input = std::io::stdin();
        if config.resume {
            let skipped = std::io::copy(&mut std::io::Read::take(&mut input, position.bytes), &mut std::io::sink());
            skipped.map_err(StoreError::io(Path::new("-")))?;
        } else {
            position = Position { source: "-".to_owned(), ..Position::default() };
        }
        return Ok((Source::Stream(Box::new(input)), position));
    };
    let named = path.canonicalize().map_err(StoreError::io(path))?;
    let source = named.to_string_lossy().into_owned();
    let mut position = match config.from_start {
        true => Position { source, ..Position::default() },
        false => Position::read(&store.db, &source)?,
    };
    let file = position.open(&named)?;
    let source = match config.follow {
        true => {
            let stop = Arc::clone(&config.stop);
            Source::Growing(Growing { path: named, file, read: position.bytes, stop })
        }
        false => Source::Stream(Box::new(file)),
    };
    Ok((source, position))
}

impl Store {
    fn open(config: &Config) -> Result<Store, StoreError> {
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
            open: Open { not_before: Instant::MIN, ..Open::default() },
            counts: Progress { now: clock.now, ..Progress::default() },
            db,
        })
    }

    /// Takes the bundles that were given into the store. Gives what the last is called.
    fn take_bundles(&mut self, config: &Config) -> Result<Option<String>, StoreError> {
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
                Activate::At(at) => at,
                Activate::Now => self.clock.now.max(self.clock.latest),
            };
            self.activate(&format!("activate/{at}/{manifest}").into(), at, manifest)?;
        }
        Ok(given)
    }

    /// One transaction; gives the lines that may be written out after it.
    fn transact<T>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<(T, Lines), StoreError> {
        self.db.begin()?;
        let done = work(self).and_then(|value| {
            let lines = self.save_lines()?;
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

    /// Whether something is due, or somebody has not seen the last activation.
    fn is_unsettled(&self) -> Result<bool, StoreError> {
        let due = self.next_deadline()?.is_some_and(|due| due <= self.clock.now);
        Ok(due || self.db.fact::<i64>("swept")?.is_some())
    }

    fn is_leaving(&self) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM leaving)";
        Ok(self.db.connection.query_row(sql, [], |row| row.get(0))?)
    }
}
