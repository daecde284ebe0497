//! Which bundle is in force since when.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::params;

use super::database::Database;
use super::error::StoreError;
use super::fail;
use super::folder;
use super::person::Person;
use crate::bundle::read::{Files, ReadError};
use crate::runtime::{Effect, Input, InputKind, LoadError, Program, step};
use crate::types::{Instant, Name};

/// A bundle came into force.
#[derive(Clone, Debug)]
struct Activation {
    /// Of the input; empty for the bundle that was there first, which is in force without one.
    id: Name,
    at: Instant,
    manifest: String,
}

/// The bundles of a store and their activations; places count from 0.
#[derive(Debug, Default)]
pub struct Activations {
    list: Vec<Activation>,
    /// Bundles that the store has.
    known: BTreeSet<String>,
    /// Those that are loaded.
    programs: BTreeMap<String, Arc<Program>>,
}

impl Activations {
    pub fn read(db: &Database) -> Result<Activations, StoreError> {
        let mut all = Activations::default();
        let mut statement = db.connection.prepare("SELECT id, at, manifest FROM activations ORDER BY seq")?;
        let rows = statement.query_map([], |row| {
            let id: Option<String> = row.get(0)?;
            let at: Option<i64> = row.get(1)?;
            let at = at.map_or(Instant::MIN, Instant::of_millis);
            Ok(Activation { id: id.unwrap_or_default().into(), at, manifest: row.get(2)? })
        })?;
        all.list = rows.collect::<Result<_, _>>()?;
        let mut statement = db.connection.prepare("SELECT manifest FROM bundles")?;
        all.known = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(all)
    }

    /// The last; -1 in a store without a bundle.
    pub fn latest(&self) -> i64 {
        i64::try_from(self.list.len()).unwrap_or(i64::MAX) - 1
    }

    pub fn knows(&self, manifest: &str) -> bool {
        self.known.contains(manifest)
    }

    /// The bundle in force.
    pub fn manifest(&self) -> &str {
        self.list.last().map_or("", |last| last.manifest.as_str())
    }

    pub fn has_seen(&self, id: &str) -> bool {
        self.list.iter().any(|activation| activation.id == id)
    }

    /// Keeps the files of a bundle. The first one is in force from the beginning. Gives what it is called.
    pub fn add_bundle(&mut self, db: &Database, files: &Files) -> Result<String, StoreError> {
        let program = load(files)?;
        let given = program.project().to_string();
        match db.fact::<String>("project")? {
            Some(stored) if stored != given => return Err(StoreError::OtherProject { stored, given }),
            _ => db.set_fact("project", &given)?,
        }
        let manifest = folder::name_of(files);
        if !self.knows(&manifest) {
            let sql = "INSERT INTO bundles (manifest, files) VALUES (?1, ?2)";
            fail::around("add-bundle", || db.connection.execute(sql, params![manifest, folder::pack(files)]))?;
        }
        if self.list.is_empty() {
            let sql = "INSERT INTO activations (seq, manifest) VALUES (0, ?1)";
            db.connection.execute(sql, [&manifest])?;
            self.list.push(Activation { id: Name::default(), at: Instant::MIN, manifest: manifest.clone() });
        }
        self.known.insert(manifest.clone());
        self.programs.insert(manifest.clone(), Arc::new(program));
        Ok(manifest)
    }

    /// A known bundle comes into force.
    pub fn activate(&mut self, db: &Database, id: &Name, at: Instant, manifest: &str) -> Result<(), StoreError> {
        let seq = self.latest() + 1;
        let sql = "INSERT INTO activations (seq, id, at, manifest) VALUES (?1, ?2, ?3, ?4)";
        let row = params![seq, id.as_str(), at.millis(), manifest];
        fail::around("activate", || db.connection.execute(sql, row))?;
        self.list.push(Activation { id: id.clone(), at, manifest: manifest.to_owned() });
        self.need(db, seq)
    }

    /// Loads the bundles that were in force from an activation on.
    pub fn need(&mut self, db: &Database, from: i64) -> Result<(), StoreError> {
        let from = usize::try_from(from).unwrap_or_default();
        let wanted: BTreeSet<&String> = self.list.iter().skip(from).map(|activation| &activation.manifest).collect();
        for manifest in wanted {
            if !self.programs.contains_key(manifest) {
                let sql = "SELECT files FROM bundles WHERE manifest = ?1";
                let packed: Vec<u8> = db.connection.query_row(sql, [manifest], |row| row.get(0))?;
                self.programs.insert(manifest.clone(), Arc::new(load(&folder::unpack(&packed))?));
            }
        }
        Ok(())
    }

    /// Lets go of bundles that nobody needs any more, because everybody has seen the last activation.
    pub fn let_go(&mut self) {
        let current = self.manifest().to_owned();
        self.programs.retain(|manifest, _| *manifest == current);
    }

    /// The bundle in force after an activation, if it is loaded.
    pub fn program(&self, seq: i64) -> Option<&Arc<Program>> {
        self.programs.get(&self.at(seq)?.manifest)
    }

    /// The bundle that was in force at an instant, if it is loaded.
    pub fn program_at(&self, at: Instant) -> Option<&Arc<Program>> {
        let then = self.list.iter().rev().find(|activation| activation.at <= at)?;
        self.programs.get(&then.manifest)
    }

    pub fn current(&self) -> Result<Arc<Program>, StoreError> {
        self.program(self.latest()).cloned().ok_or(StoreError::NoBundle)
    }

    fn at(&self, seq: i64) -> Option<&Activation> {
        self.list.get(usize::try_from(seq).ok()?)
    }

    /// Lets a person see every activation that they have not seen, each at its instant: what was due before it fires under the
    /// bundle before. So it does not matter when somebody's turn comes.
    pub fn bring(&self, person: &mut Person, effects: &mut Vec<Effect>) {
        while let Some(next) = self.at(person.activation + 1) {
            let (before, after) = (self.program(person.activation), self.programs.get(&next.manifest));
            let (Some(before), Some(after)) = (before, after) else { return };
            person.tick(before, next.at, effects);
            let kind = InputKind::Activate { manifest: next.manifest.as_str().into() };
            let input = Input { id: next.id.clone(), at: next.at, person: Name::default(), kind };
            step(after, &mut person.state, &input, effects);
            person.activation += 1;
        }
    }
}

/// Sends come with their printed text: whoever reads the effects needs no catalog.
fn load(files: &Files) -> Result<Program, StoreError> {
    if files.is_empty() {
        return Err(LoadError::Read(ReadError::Missing { file: "manifest.json".into() }).into());
    }
    Ok(Program::read(files)?.rendering())
}
