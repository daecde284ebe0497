//! Which functions the histories of a person were asked for, so that one that a later bundle adds is not taken for known.

use serde::{Deserialize, Serialize};

use crate::bundle::{Aggregation, History, Keep};
use crate::types::{Instant, Name};

/// The functions of the histories of the program that ran the person last, and those of them that began later.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// One for each history, in their order; none at all in a state from before there were such.
    functions: Vec<Functions>,
    began: Vec<Began>,
}

/// A function that is known from an instant on (P-PAST-14).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Began {
    history: Name,
    function: Functions,
    at: Instant,
}

/// A set of functions, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Functions(u8);

impl Functions {
    /// Those that a history is asked for; of a kind that keeps no sums, none.
    pub fn of(keep: &Keep) -> Functions {
        match keep {
            Keep::Days { of, .. } | Keep::Total { of, .. } => {
                of.iter().fold(Functions::default(), |all, one| Functions(all.0 | Functions::one(*one).0))
            }
            Keep::Instants { .. } | Keep::Values { .. } | Keep::Edge { .. } => Functions::default(),
        }
    }

    /// The bits stand among the bytes of states: they never change.
    fn one(function: Aggregation) -> Functions {
        Functions(match function {
            Aggregation::Sum => 1,
            Aggregation::Avg => 2,
            Aggregation::Min => 4,
            Aggregation::Max => 8,
            Aggregation::First => 16,
            Aggregation::Last => 32,
        })
    }

    fn without(self, other: Functions) -> Functions {
        Functions(self.0 & !other.0)
    }

    fn each(self) -> impl Iterator<Item = Functions> {
        (0..u8::BITS).map(|bit| Functions(1 << bit)).filter(move |one| self.0 & one.0 != 0)
    }
}

impl Asked {
    /// Whether these are the functions of these histories.
    pub fn is_of(&self, histories: &[(Name, History)]) -> bool {
        let wanted = histories.iter().map(|(_, history)| Functions::of(&history.keep));
        self.functions.iter().copied().eq(wanted)
    }

    /// What the histories were asked for, by place; absent in a state that does not tell.
    pub fn functions(&self, place: usize) -> Option<Functions> {
        self.functions.get(place).copied()
    }

    /// The histories of another program; `before` is what one of this id was asked for, where it was kept. With `now` what is new of
    /// them is known from then on; without, nothing has been yet that could be unknown.
    pub fn brought(
        &self,
        histories: &[(Name, History)],
        now: Option<Instant>,
        before: impl Fn(&Name) -> Option<Functions>,
    ) -> Asked {
        let mut began = Vec::new();
        for (id, history) in histories {
            let wanted = Functions::of(&history.keep);
            let Some(asked) = before(id) else { continue };
            let goes_on = |one: &&Began| one.history == *id && wanted.without(one.function) != wanted;
            began.extend(self.began.iter().filter(goes_on).cloned());
            let new = now.map(|at| (wanted.without(asked), at));
            for (function, at) in new.into_iter().flat_map(|(new, at)| new.each().map(move |one| (one, at))) {
                began.retain(|one: &Began| one.history != *id || one.function != function);
                began.push(Began { history: id.clone(), function, at });
            }
        }
        Asked { functions: histories.iter().map(|(_, history)| Functions::of(&history.keep)).collect(), began }
    }

    /// From when on a function of a history is known, where it began later than the history.
    pub fn began(&self, history: &Name, function: Aggregation) -> Option<Instant> {
        let function = Functions::one(function);
        self.began.iter().find(|one| one.function == function && one.history == *history).map(|one| one.at)
    }

    /// Two persons become one: what is not known of either is not known.
    pub fn unite(&mut self, other: Asked) {
        for theirs in other.began {
            let same = |one: &&mut Began| one.history == theirs.history && one.function == theirs.function;
            match self.began.iter_mut().find(same) {
                Some(mine) => mine.at = mine.at.max(theirs.at),
                None => self.began.push(theirs),
            }
        }
    }
}
