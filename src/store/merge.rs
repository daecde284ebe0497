//! Two persons who are one.

use super::batch::Queued;
use super::begin::Store;
use super::error::StoreError;
use super::fail;
use super::person::{Kept, Person};
use crate::runtime::{self, Effect};
use crate::types::Name;

impl Store {
    /// Unites `from` with the person of the input; what is known of `from` is theirs from now on, their story too.
    pub(super) fn merge(&mut self, queued: &Queued, from: &Name) -> Result<(), StoreError> {
        let mut from = self.fetch(from)?;
        let mut to = self.fetch(&queued.input.person)?;
        let program = self.ready([&from, &to].into_iter())?;
        let mut effects = Vec::new();
        for person in [&mut from, &mut to] {
            self.activations.bring(person, &mut effects);
            person.tick(&program, queued.clock, &mut effects);
        }
        let known = !from.state.is_empty();
        runtime::merge(&program, &mut from.state, &mut to.state, &queued.input, &mut effects);
        let goes_over = from.state.is_empty() && known;
        // What is not handed over stays with the one to whom it happened.
        let (of_from, effects): (Vec<Effect>, Vec<Effect>) =
            effects.into_iter().partition(|effect| !goes_over && effect.person == *from.state.person());
        self.save_effects_of(&mut from, &of_from)?;
        self.save_effects_of(&mut to, &effects)?;
        if goes_over {
            fail::around("merge", || self.hand_over(&from, &mut to))?;
        } else {
            // Nothing went over: the same merge came before, or one of both was forgotten.
            self.open.people.insert(from.state.person().clone(), from);
        }
        self.open.people.insert(to.state.person().clone(), to);
        Ok(())
    }

    fn hand_over(&mut self, from: &Person, to: &mut Person) -> Result<(), StoreError> {
        if from.kept == Kept::Row {
            self.db.connection.execute("DELETE FROM people WHERE id = ?1", [from.id])?;
        }
        to.story = self.unite_stories(from.story, to.story)?;
        self.rename_letters(from.state.person(), to.state.person())
    }

    /// Makes one chain of two, in the order in which things happened. Gives its last effect.
    fn unite_stories(&self, from: i64, to: i64) -> Result<i64, StoreError> {
        let sql = "WITH RECURSIVE story (seq, before) AS
                (SELECT seq, before FROM effects WHERE seq IN (?1, ?2)
                UNION SELECT effects.seq, effects.before FROM effects JOIN story ON effects.seq = story.before)
            SELECT seq, before FROM story ORDER BY seq";
        let mut statement = self.db.connection.prepare_cached(sql)?;
        let rows = statement.query_map([from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows: Vec<(i64, i64)> = rows.collect::<Result<_, _>>()?;
        let mut last = 0;
        let mut join = self.db.connection.prepare_cached("UPDATE effects SET before = ?2 WHERE seq = ?1")?;
        for (seq, before) in rows {
            if before != last {
                join.execute([seq, last])?;
            }
            last = seq;
        }
        Ok(last)
    }
}
