//! From tests to cases: every default of the language page is spelt out.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{Action, Case, Change, Expectation, Line};
use super::predicate::{journey_event, message_event};
use super::sound::Sound;
use crate::bundle::{Bundle, Reason};
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

impl Defaults<'_> {
    fn case(&self, test: &hir::Test) -> Case {
        Case {
            journey: test.head.name.clone(),
            title: test.head.title.clone(),
            span: test.head.span,
            person: self.whole_person(&test.person, &test.head.name),
            content: test.content.iter().cloned().collect(),
            refused: test.refused.iter().cloned().collect(),
            arms: test.arms.iter().cloned().collect(),
            held_out: test.held_out.iter().copied().collect(),
            lines: test.timeline.iter().map(|line| self.line(line, &test.head.name)).collect(),
            endings: test.endings.clone(),
        }
    }

    /// How the person is to begin with: nothing unsaid is true of them.
    fn whole_person(&self, person: &hir::Person, tested: &Name) -> Change {
        let mut person = person.clone();
        person.consents.get_or_insert_default();
        person.lists.get_or_insert_default();
        person.journeys.get_or_insert_default();
        self.change(&person, tested)
    }

    /// A list that is said is the whole list from then on.
    fn change(&self, person: &hir::Person, tested: &Name) -> Change {
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
            reachable: person.consents.as_ref().map(|consents| self.reachable(consents)).unwrap_or_default(),
            lists: all(&person.lists, &mut self.schema.lists.keys()),
            journeys: all(&person.journeys, others),
        }
    }

    /// Whoever consented to a channel can be reached on it; one that asks for no consent reaches everybody.
    fn reachable(&self, consents: &[Name]) -> BTreeMap<Name, bool> {
        let needs_consent = |channel: &Name| {
            self.schema.consents.get(channel).is_some_and(|consent| consent.kind == ConsentKind::Channel)
        };
        let channels = self.settings.channels.keys().collect::<BTreeSet<&Name>>().into_iter();
        channels.map(|channel| (channel.clone(), !needs_consent(channel) || consents.contains(channel))).collect()
    }

    fn line(&self, line: &hir::TestLine, tested: &Name) -> Line {
        let what = match &line.what {
            hir::TestAction::Event { event, properties } => {
                Action::Event { event: event.clone(), properties: properties.clone() }
            }
            hir::TestAction::Receipt { kind, message } => {
                Action::Receipt { kind: message_event(*kind), message: message.clone() }
            }
            hir::TestAction::Journey { kind, journey } => {
                Action::Journey { kind: journey_event(*kind), journey: journey.clone() }
            }
            hir::TestAction::Person(person) => Action::Person(self.change(person, tested)),
            hir::TestAction::Expect(expected) => Action::Expect(expectation(expected)),
        };
        Line { span: line.span, at: line.at, what }
    }
}

fn expectation(expected: &hir::Expectation) -> Expectation {
    match expected.clone() {
        hir::Expectation::Message { channel, message, containing } => {
            Expectation::Message { channel, message, containing }
        }
        hir::Expectation::Withheld { message, because } => {
            Expectation::Withheld { message, because: because.and_then(|word| Reason::of_word(&word)) }
        }
        hir::Expectation::Grant(offer) => Expectation::Grant(offer),
        hir::Expectation::Set { attribute, value } => Expectation::Set { attribute, value },
        hir::Expectation::List { list, add } => Expectation::List { list, add },
        hir::Expectation::Call(webhook) => Expectation::Call(webhook),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_that_a_test_may_name_is_one_of_records() {
        for word in hir::WITHHOLDING_REASONS {
            assert!(Reason::of_word(word).is_some(), "{word}");
        }
    }
}
