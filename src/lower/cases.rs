//! From tests to cases: every default of the language page is spelt out.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{Action, Case, Change, Line};
use super::sound::Sound;
use crate::bundle::Bundle;
use crate::hir;
use crate::schema::{ConsentKind, Schema};
use crate::settings::Settings;
use crate::types::Name;

/// Lowers the tests of a project, in the order of its files. A test that is broken, or whose journey is, has no case.
pub fn cases(project: &hir::Project, schema: &Schema, settings: &Settings) -> Vec<Case> {
    if project.tests.is_empty() {
        return Vec::new();
    }
    let sound = Sound::of(project, &|_| false);
    let journeys = project.journeys.iter().map(|journey| &journey.head.name).collect();
    let defaults = Defaults { journeys, schema, settings };
    let tests = project.tests.iter().filter(|test| sound.test(&test.head));
    tests.map(|test| defaults.case(test)).collect()
}

/// The same for part of a project that stands whole in `base`.
pub fn cases_of_part(project: &hir::Project, base: &Bundle, schema: &Schema, settings: &Settings) -> Vec<Case> {
    let defaults = Defaults { journeys: base.journeys.keys().collect(), schema, settings };
    project.tests.iter().filter(|test| !test.head.broken).map(|test| defaults.case(test)).collect()
}

/// What a test may leave unsaid.
struct Defaults<'a> {
    /// All of the project.
    journeys: Vec<&'a Name>,
    schema: &'a Schema,
    settings: &'a Settings,
}

/// What decides on which channels the person can be reached, as of a line.
#[derive(Default)]
struct Reach {
    consents: Vec<Name>,
    unreachable: Vec<Name>,
}

impl Defaults<'_> {
    fn case(&self, test: &hir::Test) -> Case {
        let mut so_far = Reach::default();
        Case {
            journey: test.head.name.clone(),
            title: test.head.title.clone(),
            span: test.head.span,
            person: self.whole_person(&test.person, &mut so_far, &test.head.name),
            content: test.content.iter().cloned().collect(),
            refused: test.refused.iter().cloned().collect(),
            arms: test.arms.iter().cloned().collect(),
            held_out: test.held_out.iter().copied().collect(),
            lines: test.timeline.iter().map(|line| self.line(line, &mut so_far, &test.head.name)).collect(),
            endings: test.endings.clone(),
        }
    }

    /// How the person is to begin with: nothing unsaid is true of them.
    fn whole_person(&self, person: &hir::Person, so_far: &mut Reach, tested: &Name) -> Change {
        let mut person = person.clone();
        person.consents.get_or_insert_default();
        person.lists.get_or_insert_default();
        person.journeys.get_or_insert_default();
        self.change(&person, so_far, tested)
    }

    /// A list that is said is the whole list from then on.
    fn change(&self, person: &hir::Person, so_far: &mut Reach, tested: &Name) -> Change {
        let all = |said: &Option<Vec<Name>>, known: &mut dyn Iterator<Item = &Name>| -> BTreeMap<Name, bool> {
            let Some(said) = said else { return BTreeMap::new() };
            known.map(|name| (name.clone(), said.contains(name))).collect()
        };
        let others = &mut self.journeys.iter().copied().filter(|name| *name != tested);
        Change {
            attributes: person.attributes.clone(),
            zone: person.zone.clone(),
            locale: person.locale.clone(),
            consents: all(&person.consents, &mut self.schema.consents.keys()),
            reachable: self.reachable(person, so_far),
            lists: all(&person.lists, &mut self.schema.lists.keys()),
            journeys: all(&person.journeys, others),
        }
    }

    /// Whoever consented to a channel can be reached on it, one that asks for no consent reaches everybody; but none that is said to be
    /// out of reach. Empty where nothing about it changes.
    fn reachable(&self, person: &hir::Person, so_far: &mut Reach) -> BTreeMap<Name, bool> {
        if person.consents.is_none() && person.unreachable.is_none() {
            return BTreeMap::new();
        }
        if let Some(consents) = &person.consents {
            so_far.consents.clone_from(consents);
        }
        if let Some(unreachable) = &person.unreachable {
            so_far.unreachable.clone_from(unreachable);
        }
        let needs_consent = |channel: &Name| {
            self.schema.consents.get(channel).is_some_and(|consent| consent.kind == ConsentKind::Channel)
        };
        let reaches = |channel: &Name| {
            let consented = !needs_consent(channel) || so_far.consents.contains(channel);
            consented && !so_far.unreachable.contains(channel)
        };
        let channels = self.settings.channels.keys().collect::<BTreeSet<&Name>>().into_iter();
        channels.map(|channel| (channel.clone(), reaches(channel))).collect()
    }

    fn line(&self, line: &hir::TestLine, so_far: &mut Reach, tested: &Name) -> Line {
        let what = match &line.what {
            hir::TestAction::Event { event, properties } => {
                Action::Event { event: event.clone(), properties: properties.clone() }
            }
            hir::TestAction::Receipt { kind, message } => Action::Receipt { kind: *kind, message: message.clone() },
            hir::TestAction::Journey { kind, journey } => Action::Journey { kind: *kind, journey: journey.clone() },
            hir::TestAction::Person(person) => Action::Person(self.change(person, so_far, tested)),
            hir::TestAction::Expect(expected) => Action::Expect(expected.clone()),
        };
        Line { span: line.span, at: line.at, what }
    }
}
