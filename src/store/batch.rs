//! What a batch has done so far, until it is written down.

use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;

use super::begin::Store;
use super::dead_letter::DeadLetter;
use super::error::StoreError;
use super::fail;
use super::person::Person;
use crate::runtime::{Effect, Input};
use crate::types::{Instant, Name};

/// An input and its place in the batch, with the time of the run when it came.
#[derive(Debug)]
pub struct Queued {
    pub place: usize,
    pub input: Input,
    pub clock: Instant,
}

/// An effect as it is kept and written out.
#[derive(Debug)]
pub struct Made {
    /// Of the input that caused it.
    pub place: usize,
    /// The row of the person.
    pub person: i64,
    /// JSON, without the line end.
    pub line: String,
}

impl Made {
    pub fn of(place: usize, person: i64, effect: &Effect) -> Made {
        let mut bytes = Vec::new();
        effect.write_line(&mut bytes);
        bytes.pop();
        Made { place, person, line: String::from_utf8(bytes).unwrap_or_default() }
    }
}

/// A batch under way.
#[derive(Debug, Default)]
pub struct Open {
    /// Who was worked with.
    pub people: FxHashMap<Name, Person>,
    pub effects: Vec<Made>,
    /// Effects that are in the file already.
    pub lines: Vec<String>,
    pub letters: Vec<(usize, DeadLetter)>,
    /// Somebody was forgotten: their effects go as soon as the output has them.
    pub forgot: bool,
    /// No deadline is written down before this instant.
    pub not_before: Instant,
}

/// Lines that can be written out once they are committed.
#[derive(Debug, Default)]
pub struct Lines {
    pub effects: Vec<String>,
    pub letters: Vec<String>,
}

impl Store {
    /// Writes down effects and dead letters, in the order of the inputs.
    pub(super) fn save_lines(&mut self) -> Result<Lines, StoreError> {
        self.save_effects()?;
        let mut lines = Lines { effects: std::mem::take(&mut self.open.lines), ..Lines::default() };
        let mut letters = std::mem::take(&mut self.open.letters);
        letters.sort_by_key(|(place, _)| *place);
        if !letters.is_empty() {
            lines.letters = fail::around("save-dead-letters", || self.save_letters(letters))?;
        }
        self.counts.effects += lines.effects.len() as u64;
        self.counts.dead_letters += lines.letters.len() as u64;
        Ok(lines)
    }

    /// Writes down the effects so far, in the order of their inputs, each behind the one before it of the same person.
    pub(super) fn save_effects(&mut self) -> Result<(), StoreError> {
        let mut made = std::mem::take(&mut self.open.effects);
        if made.is_empty() {
            return Ok(());
        }
        // Of one input the order stays.
        made.sort_by_key(|effect| effect.place);
        let mut people: FxHashMap<i64, &mut Person> =
            self.open.people.values_mut().map(|person| (person.id, person)).collect();
        let (connection, last) = (&self.db.connection, &mut self.ids.effect);
        fail::around("save-effects", || {
            made.iter().try_for_each(|made| {
                let before = people.get_mut(&made.person).map(|person| &mut person.story);
                chain(connection, last, before.unwrap_or(&mut 0), &made.line)
            })
        })?;
        self.open.lines.extend(made.into_iter().map(|made| made.line));
        Ok(())
    }

    /// The same for effects of one person, who is at hand. All before them have been written down.
    pub(super) fn save_effects_of(&mut self, person: &mut Person, effects: &[Effect]) -> Result<(), StoreError> {
        for effect in effects {
            let Made { line, .. } = Made::of(0, person.id, effect);
            chain(&self.db.connection, &mut self.ids.effect, &mut person.story, &line)?;
            self.open.lines.push(line);
        }
        Ok(())
    }

    /// Gives the lines of those that are new: a line that is read twice is filed once.
    fn save_letters(&mut self, letters: Vec<(usize, DeadLetter)>) -> Result<Vec<String>, StoreError> {
        let sql = "INSERT OR IGNORE INTO dead_letters (seq, hash, person, line) VALUES (?1, ?2, ?3, ?4)";
        let mut statement = self.db.connection.prepare_cached(sql)?;
        let mut lines = Vec::new();
        for (_, letter) in letters {
            let row = params![self.ids.letter + 1, letter.hash, letter.person, letter.line];
            if statement.execute(row)? > 0 {
                self.ids.letter += 1;
                lines.push(letter.line);
            }
        }
        Ok(lines)
    }
}

/// Writes down an effect behind the one `before` it of the same person, and becomes that.
fn chain(connection: &Connection, last: &mut i64, before: &mut i64, line: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO effects (seq, before, line) VALUES (?1, ?2, ?3)";
    *last += 1;
    connection.prepare_cached(sql)?.execute(params![*last, *before, line])?;
    *before = *last;
    Ok(())
}
