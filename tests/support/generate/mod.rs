//! A generator of random projects that compile: every construct of the language, with schema and settings.
//!
//! [`files`] gives a project from [`Choices`]: a seed for drawing many, a list for shrinking one ([`choices::shrunk`]). What a
//! project means is up to chance, but it has no error: names exist, types fit, limits are kept. Lints may have something to say.
//!
//! `tests/random_projects.rs` holds the promise, and that no rule of the grammar is rarer than 1% of the projects.

pub mod choices;
pub mod coverage;
mod journey;
mod message;
mod offer;
mod policy;
mod predicate;
mod schema;
mod scope;
mod segment;
mod send;
mod settings;
mod step;
mod test;
mod text;
mod types;

use std::cell::RefCell;
use std::collections::BTreeMap;

use choices::Choices;
use message::{Message, Param};
use schema::Schema;
use scope::Bound;
use settings::Settings;
use step::Does;

/// Texts by path.
pub type Files = BTreeMap<String, String>;

/// What is declared so far: later parts name earlier ones.
pub struct Project {
    schema: Schema,
    settings: Settings,
    segments: Vec<String>,
    offers: Vec<String>,
    messages: Vec<Message>,
    journeys: Vec<String>,
    /// Stages by journey.
    stages: Vec<Option<&'static str>>,
    /// What each journey does, once it is written.
    does: RefCell<BTreeMap<usize, Does>>,
}

/// A project of one to four journeys, and what belongs to them.
pub fn files(dice: &mut Choices) -> Files {
    let settings = Settings::generate(dice);
    let schema = Schema::generate(dice, &settings.channels);
    let count = dice.between(1, 4);
    let messages = (0..dice.between(2, 6)).map(|number| Message::generate(dice, number, &schema, &settings)).collect();
    let mut project = Project {
        segments: Vec::new(),
        offers: vec!["free_shipping".to_owned(), "쿠폰".to_owned()],
        messages,
        journeys: (0..count)
            .map(|number| if number == 1 { "두번째".to_owned() } else { format!("j{number}") })
            .collect(),
        stages: (0..count).map(|_| if dice.chance(60) { dice.any(&journey::STAGES).copied() } else { None }).collect(),
        does: RefCell::default(),
        schema,
        settings,
    };
    let mut files = Files::from([
        ("danbi.toml".to_owned(), project.settings.toml(dice)),
        ("schema/all.toml".to_owned(), project.schema.toml(dice, &project.settings.channels)),
        ("campaigns/mail.html".to_owned(), "<p>안녕하세요</p>\n".to_owned()),
    ]);
    let people = project.people(dice);
    files.insert("campaigns/people.danbi".to_owned(), people);
    files.insert("campaigns/messages.danbi".to_owned(), project.offers_and_messages(dice));
    for number in 0..count {
        let journey = project.journey(dice, number);
        let test = if dice.chance(60) { project.test(dice, number) } else { String::new() };
        let note = if dice.chance(20) { "// 메모\n" } else { "" };
        let allow = project.allow(dice);
        files.insert(format!("campaigns/journeys/{number}.danbi"), format!("{note}{allow}{journey}\n{test}"));
    }
    if dice.chance(70) {
        let mut stages: Vec<&'static str> = project.stages.iter().flatten().copied().collect();
        stages.sort_unstable();
        stages.dedup();
        files.insert("campaigns/policy.danbi".to_owned(), project.policy(dice, &stages));
    }
    files
}

impl Project {
    /// The segments, each known to those after it.
    fn people(&mut self, dice: &mut Choices) -> String {
        let mut out = String::new();
        for number in 0..dice.between(1, 4) {
            let name = if number == 1 { "휴면".to_owned() } else { format!("s{number}") };
            out += &self.segment(dice, &name);
            self.segments.push(name);
        }
        out
    }

    fn offers_and_messages(&self, dice: &mut Choices) -> String {
        let offers: Vec<String> = self.offers.iter().map(|name| self.offer(dice, name)).collect();
        let messages: Vec<String> = self.messages.iter().map(|message| self.message(dice, message)).collect();
        offers.concat() + &messages.concat()
    }

    fn stage_of(&self, journey: usize) -> Option<&'static str> {
        self.stages[journey]
    }

    fn bound(&self, param: Param) -> Bound<'_> {
        match param {
            Param::Event(place) => Bound::Event(&self.schema.events[place]),
            Param::Events(place) => Bound::Events(&self.schema.events[place]),
            Param::Items(place) => Bound::Items(&self.schema.sources[place]),
        }
    }

    /// Now and then an `allow` stands before something. It need not answer anything.
    fn allow(&self, dice: &mut Choices) -> &'static str {
        if !dice.chance(3) {
            return "";
        }
        dice.word(&["allow twin-steps \"일부러 그렇게 했다\"\n", "allow cap-swallows \"알고 있다\" until 2030-12-31\n"])
    }
}
