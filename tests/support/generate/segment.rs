//! `segment`

use super::Project;
use super::choices::Choices;
use super::scope::{Place, Scope};

impl Project {
    /// A segment; it may lean on those before it, so that none leans on itself.
    pub fn segment(&self, dice: &mut Choices, name: &str) -> String {
        let title = if dice.chance(40) { " \"제목\"" } else { "" };
        let docs = if dice.chance(40) { "/// 누구인지.\n/// 왜인지.\n" } else { "" };
        let predicate = self.predicate(dice, &Scope::new(Place::Segment), 2);
        format!("{docs}segment {name}{title} =\n    {predicate}\n")
    }
}
