//! What the store knows of one person, for whoever asks why something happened or did not.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{OptionalExtension, params};
use serde_json::Value as Json;

use super::activations::Activations;
use super::database::Database;
use super::detail::{Detail, detail};
use super::error::StoreError;
use super::folder;
use super::tombstone;
use crate::runtime::{Program, State};
use crate::types::{Instant, Name, Zone};

/// The answer to a question about a person.
#[derive(Debug)]
pub enum Account {
    /// Nobody of that name is known, or ever was.
    Unknown,
    /// They were forgotten; nothing is heard of them before this instant.
    Forgotten {
        until: Instant,
    },
    Known(Box<Told>),
}

/// A person's history.
#[derive(Debug)]
pub struct Told {
    pub person: String,
    /// The clocks of the person.
    pub zone: Zone,
    /// In the order in which it happened.
    pub facts: Vec<Fact>,
    /// What happened before this instant may be kept no longer, of anybody.
    pub kept_since: Option<Instant>,
    /// Nothing is unknown of what came before their first input.
    pub complete: bool,
    /// The journeys that run, one word for each instance.
    pub running: Vec<Name>,
    /// When something happens without an input.
    pub next: Option<Instant>,
    /// Of every journey; its name where it has none.
    pub titles: BTreeMap<Name, String>,
    /// Of instances that have one, by instance.
    pub keys: BTreeMap<String, String>,
}

/// Something that happened.
#[derive(Debug)]
pub enum Fact {
    /// A command or record as it was written out, with what is behind its reason.
    Effect { at: Instant, effect: Json, detail: Option<Detail> },
    /// An input that could not be used, with its own instant, where that can be read.
    DeadLetter { at: Option<Instant>, letter: Json },
}

/// Tells what the store knows of a person; also while somebody runs on it.
pub fn account(store: &Path, person: &str) -> Result<Account, StoreError> {
    let db = Database::look(store)?;
    // One moment for all that is read.
    db.connection.execute_batch("BEGIN")?;
    let sql = "SELECT story, activation, state FROM people WHERE person = ?1";
    let row = db.connection.query_row(sql, [person], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    let row: Option<(i64, i64, Vec<u8>)> = row.optional()?;
    let letters = letters(&db, person)?;
    let kept_since = db.fact("kept-since")?.map(Instant::of_millis);
    let mut activations = Activations::read(&db)?;
    let Some((story, activation, state)) = row else {
        if let Some(until) = forgotten(&db, person)? {
            return Ok(Account::Forgotten { until });
        }
        if letters.is_empty() {
            return Ok(Account::Unknown);
        }
        activations.need(&db, activations.latest())?;
        let state = State::new(person);
        return Ok(Account::Known(Box::new(told(&db, &*activations.current()?, &state, letters, kept_since)?)));
    };
    activations.need(&db, 0)?;
    let program = activations.program(activation).cloned().ok_or(StoreError::NoBundle)?;
    let state = State::decode(&program, person, &state);
    let state = state.map_err(|error| StoreError::State { person: person.into(), error })?;
    let effects = effects(&db, story, &activations, kept_since)?;
    let facts = effects.into_iter().chain(letters).collect();
    Ok(Account::Known(Box::new(told(&db, &program, &state, facts, kept_since)?)))
}

/// A fact and the instant that it stands at in the story.
type Filed = (Instant, Fact);

fn told(
    db: &Database,
    program: &Program,
    state: &State,
    mut facts: Vec<Filed>,
    kept_since: Option<Instant>,
) -> Result<Told, StoreError> {
    // What happened at one instant stays in its order.
    facts.sort_by_key(|(at, _)| *at);
    let facts: Vec<Fact> = facts.into_iter().map(|(_, fact)| fact).collect();
    Ok(Told {
        keys: facts.iter().filter_map(key).collect(),
        person: state.person().to_string(),
        zone: state.clocks(program),
        facts,
        kept_since,
        complete: state.is_complete(),
        running: state.running(),
        next: state.next_deadline(),
        titles: titles(db)?,
    })
}

/// Instance and key, of the record that an instance began.
fn key(fact: &Fact) -> Option<(String, String)> {
    let Fact::Effect { effect, .. } = fact else { return None };
    let key = effect.get("key")?;
    let text = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
    Some((effect.get("instance")?.as_str()?.to_owned(), text))
}

/// All effects of a person, whose last one is given.
fn effects(
    db: &Database,
    last: i64,
    activations: &Activations,
    kept_since: Option<Instant>,
) -> Result<Vec<Filed>, StoreError> {
    let sql = "WITH RECURSIVE story (seq, before, line) AS
            (SELECT seq, before, line FROM effects WHERE seq = ?1
            UNION ALL SELECT effects.seq, effects.before, effects.line FROM effects JOIN story ON effects.seq = story.before)
        SELECT line FROM story ORDER BY seq";
    let mut statement = db.connection.prepare(sql)?;
    let lines = statement.query_map(params![last], |row| row.get::<_, String>(0))?;
    let mut facts = Vec::new();
    for line in lines {
        let effect: Json = serde_json::from_str(&line?).unwrap_or_default();
        let Some(at) = instant(&effect) else { continue };
        let detail = detail(&effect, &facts, activations, kept_since);
        facts.push((at, Fact::Effect { at, effect, detail }));
    }
    Ok(facts)
}

/// Titles of all journeys that the store has met; the newest counts.
fn titles(db: &Database) -> Result<BTreeMap<Name, String>, StoreError> {
    let mut statement = db.connection.prepare("SELECT files FROM bundles ORDER BY rowid")?;
    let bundles = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    let mut titles = BTreeMap::new();
    for packed in bundles {
        let files = folder::unpack(&packed?);
        let journeys = files.iter().filter(|(path, _)| path.starts_with("journeys/"));
        for (_, bytes) in journeys {
            let journey: Json = serde_json::from_slice(bytes).unwrap_or_default();
            let title = journey.pointer("/about/title").and_then(Json::as_str);
            if let Some(id) = journey.get("id").and_then(Json::as_str) {
                titles.insert(id.into(), title.unwrap_or(id).to_owned());
            }
        }
    }
    Ok(titles)
}

/// Dead letters in the order of their lines. One whose instant cannot be read stands behind the one before it, else before the next.
fn letters(db: &Database, person: &str) -> Result<Vec<Filed>, StoreError> {
    let mut statement = db.connection.prepare("SELECT line FROM dead_letters WHERE person = ?1 ORDER BY seq")?;
    let lines = statement.query_map([person], |row| row.get::<_, String>(0))?;
    let letter = |line: String| {
        let letter: Json = serde_json::from_str(&line).unwrap_or_default();
        let text = letter.get("text").and_then(Json::as_str).unwrap_or_default();
        let at = serde_json::from_str::<Json>(text).ok().and_then(|input| instant(&input));
        (at, Fact::DeadLetter { at, letter })
    };
    let letters: Vec<(Option<Instant>, Fact)> =
        lines.map(|line| Ok(letter(line?))).collect::<Result<_, StoreError>>()?;
    let first = letters.iter().find_map(|(at, _)| *at).unwrap_or(Instant::MAX);
    let filed = letters.into_iter().scan(first, |last, (at, letter)| {
        *last = at.unwrap_or(*last);
        Some((*last, letter))
    });
    Ok(filed.collect())
}

pub(super) fn instant(object: &Json) -> Option<Instant> {
    object.get("at").and_then(Json::as_str).and_then(Instant::parse)
}

fn forgotten(db: &Database, person: &str) -> Result<Option<Instant>, StoreError> {
    let salt: Vec<u8> = db.fact("salt")?.unwrap_or_default();
    let hash = tombstone::hash(&salt, person);
    let sql = "SELECT until FROM tombstones WHERE hash = ?1";
    let until: Option<i64> = db.connection.query_row(sql, [hash], |row| row.get(0)).optional()?;
    Ok(until.map(Instant::of_millis))
}
