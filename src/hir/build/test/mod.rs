//! Tests: what they name is resolved against the schema and against what their journey does.

mod does;
mod expect;
mod person;
mod time;
mod value;

use std::collections::BTreeMap;

use does::Does;

use super::context::Body;
use super::judge::Judge;
use super::scope::{Place, Scope};
use crate::diag::{Diagnostic, codes};
use crate::hir::{
    Datum, Ending, EventName, Head, HeldOut, Journey, JourneyEvent, MessageEvent, Person, Test, TestAction, TestLine,
    Use,
};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::Name;

/// Builds a test against the journey it names; `head` comes filled, `broken` and `uses` are set by the caller.
pub(super) fn test(body: &mut Body, head: Head, test: &ast::Test, journeys: &BTreeMap<&Name, &Journey>) -> Test {
    let journey = journeys.get(&test.journey.text).copied();
    if journey.is_none() {
        let known = body.cx.index.journeys.keys().map(Name::as_str);
        body.unknown("kind-journey", &test.journey.text, test.journey.span, known);
    }
    body.uses.insert(Use::Journey(test.journey.text.clone()));
    // Of a journey that is not whole, nothing is said about what it does not do.
    let does = journey.filter(|journey| !journey.head.broken).map(Does::of);
    let mut built = Test {
        head,
        person: Person::default(),
        content: Vec::new(),
        refused: Vec::new(),
        arms: Vec::new(),
        held_out: Vec::new(),
        timeline: Vec::new(),
        endings: Vec::new(),
    };
    let mut writer = Writer { body, does, journey: &test.journey };
    test.setup.iter().for_each(|setup| writer.setup(setup, &mut built));
    let times = time::Times::of(&test.timeline);
    for line in &test.timeline {
        writer.line(line, &times, &mut built);
    }
    writer.check_order(&built.timeline);
    writer.endings(test, &mut built);
    built
}

/// Reads the parts of one test.
struct Writer<'b, 'a, 't> {
    body: &'b mut Body<'a>,
    does: Option<Does<'t>>,
    journey: &'t ast::Ident,
}

impl Writer<'_, '_, '_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.body.report(diagnostic);
    }

    /// Says that the journey has nothing to do with what a line of the test names, unless `does` finds it there.
    fn check_does(&mut self, kind: &'static str, name: &str, span: Span, does: impl FnOnce(&Does) -> bool) {
        if self.does.as_ref().is_some_and(|journey| !does(journey)) && !self.body.unread {
            let found = Diagnostic::new(&codes::hir::NOT_IN_JOURNEY, span)
                .arg("name", name)
                .arg("journey", &self.journey.text)
                .term("kind", kind);
            self.report(found);
        }
    }

    fn setup(&mut self, setup: &ast::Setup, built: &mut Test) {
        match setup {
            ast::Setup::User(state) => {
                let person = self.person(state);
                built.person.take_over(person);
            }
            ast::Setup::GivenContent { source, items, .. } => {
                if let Some(items) = self.content(source, items) {
                    built.content.push((source.text.clone(), items));
                }
            }
            ast::Setup::GivenRefused { offer, .. } => {
                if self.offer(offer) {
                    self.check_does("kind-offer", &offer.text, offer.span, |does| does.grants(&offer.text));
                    built.refused.push(offer.text.clone());
                }
            }
            ast::Setup::Assign { experiment, arm, .. } if experiment.text == "holdout" => {
                built.held_out.extend(self.holdout(experiment.span, arm));
            }
            ast::Setup::Assign { experiment, arm, .. } => {
                self.arm(experiment, arm);
                built.arms.push((experiment.text.clone(), arm.text.clone()));
            }
        }
    }

    fn content(&mut self, source: &ast::Ident, items: &[ast::TestRecord]) -> Option<Vec<Datum>> {
        let schema = self.body.cx.schema;
        let Some(declared) = schema.content.get(&source.text) else {
            let known = schema.content.keys().map(Name::as_str);
            self.body.unknown("kind-content", &source.text, source.span, known);
            return None;
        };
        self.check_does("kind-content", &source.text, source.span, |does| does.sources.contains(&source.text));
        let most = usize::try_from(declared.max).unwrap_or(usize::MAX);
        if let Some(extra) = items.get(most) {
            let found = Diagnostic::new(&codes::hir::TOO_MANY_ITEMS, extra.span)
                .arg("name", &source.text)
                .arg("most", declared.max)
                .label(declared.about.span, "declared");
            self.report(found);
        }
        let parts = |name: &str| declared.item.get(name).map(|property| &property.field.ty);
        let known: Vec<&str> = declared.item.keys().map(Name::as_str).collect();
        let item = |item: &ast::TestRecord| Datum::Record(self.record(item, parts, &known));
        Some(items.iter().map(item).collect())
    }

    fn offer(&mut self, offer: &ast::Ident) -> bool {
        let offers = &self.body.cx.index.offers;
        let known = offers.contains_key(&offer.text);
        if known {
            self.body.uses.insert(Use::Offer(offer.text.clone()));
        } else {
            self.body.unknown("kind-offer", &offer.text, offer.span, offers.keys().map(Name::as_str));
        }
        known
    }

    /// Only who holds people out can hold this person out.
    fn holdout(&mut self, holdout: Span, whose: &ast::Ident) -> Option<HeldOut> {
        let (held_out, holds_out) = match whose.text.as_str() {
            "policy" => (HeldOut::Policy, self.body.cx.index.policy_holds_out),
            "journey" => (HeldOut::Journey, self.does.as_ref().is_none_or(|does| does.holdout)),
            _ => {
                self.body.unknown("kind-value", &whose.text, whose.span, ["policy", "journey"]);
                return None;
            }
        };
        if !holds_out && !self.body.unread {
            let at = holdout.to(whose.span);
            self.report(Diagnostic::new(&codes::hir::NO_HOLDOUT, at).arg("whose", &whose.text));
        }
        Some(held_out)
    }

    fn arm(&mut self, experiment: &ast::Ident, arm: &ast::Ident) {
        let Some(does) = &self.does else { return };
        match does.experiments.get(&experiment.text) {
            None => {
                let known: Vec<&str> = does.experiments.keys().map(|name| name.as_str()).collect();
                self.body.unknown("kind-experiment", &experiment.text, experiment.span, known);
            }
            Some(arms) if !arms.contains(&&arm.text) => {
                let known: Vec<&str> = arms.iter().map(|name| name.as_str()).collect();
                self.body.unknown("kind-arm", &arm.text, arm.span, known);
            }
            Some(_) => {}
        }
    }

    fn line(&mut self, line: &ast::TestLine, times: &time::Times, built: &mut Test) {
        let at = self.moment(&line.at, times);
        let what = match &line.what {
            ast::TestAction::Event { name, of, record } => self.event(name, of.as_ref(), record.as_ref()),
            ast::TestAction::User(state) => Some(TestAction::Person(self.person(state))),
            ast::TestAction::Expect(expected) => self.expectation(expected).map(TestAction::Expect),
        };
        if let (Some(at), Some(what)) = (at, what) {
            built.timeline.push(TestLine { span: line.span, at, what });
        }
    }

    /// What happens: an event of the schema, a receipt, or what another journey did.
    fn event(
        &mut self,
        name: &ast::Ident,
        of: Option<&ast::Ident>,
        record: Option<&ast::TestRecord>,
    ) -> Option<TestAction> {
        let scope = Scope::new(Place::Segment);
        let event = Judge::new(self.body, &scope).event_name(name, of).0;
        match event {
            EventName::Event(event) => {
                let properties = record.map_or_else(Vec::new, |record| self.event_record(&event, record));
                Some(TestAction::Event { event, properties })
            }
            EventName::Message { kind, message } => self.receipt(name, kind, message, of),
            EventName::Journey { kind, journey } => self.journey_event(kind, journey, of?),
            EventName::Unknown => None,
        }
    }

    fn receipt(
        &mut self,
        name: &ast::Ident,
        kind: MessageEvent,
        message: Option<Name>,
        of: Option<&ast::Ident>,
    ) -> Option<TestAction> {
        let (Some(message), Some(of)) = (message, of) else {
            self.report(Diagnostic::new(&codes::hir::RECEIPT_OF, name.span).arg("name", &name.text));
            return None;
        };
        self.check_does("kind-message", &message, of.span, |does| does.messages.contains_key(&message));
        Some(TestAction::Receipt { kind, message })
    }

    fn journey_event(&mut self, kind: JourneyEvent, journey: Name, of: &ast::Ident) -> Option<TestAction> {
        if journey == self.journey.text {
            self.report(Diagnostic::new(&codes::hir::OWN_JOURNEY, of.span).arg("name", &journey));
            return None;
        }
        Some(TestAction::Journey { kind, journey })
    }

    fn endings(&mut self, test: &ast::Test, built: &mut Test) {
        for ending in &test.ending {
            if let Some((_, first)) = built.endings.iter().find(|(said, _)| *said == ending.value) {
                let found = Diagnostic::new(&codes::hir::DUPLICATE_LINE, ending.span)
                    .arg("name", word(ending.value))
                    .label(*first, "first");
                self.report(found);
                continue;
            }
            match ending.value {
                Ending::Goal => self.check_does("kind-goal", "goal", ending.span, |does| does.goal),
                Ending::Exited => self.check_does("kind-exit", "exit", ending.span, |does| does.exits),
                Ending::Nothing => self.check_nothing(ending.span, &built.timeline),
                Ending::NoMore => {}
            }
            built.endings.push((ending.value, ending.span));
        }
        let expects = |line: &TestLine| matches!(line.what, TestAction::Expect(_));
        if built.endings.is_empty() && !built.timeline.iter().any(expects) && !self.body.unread {
            // What could not be built was an expectation perhaps.
            let said = test.timeline.iter().any(|line| matches!(line.what, ast::TestAction::Expect(_)));
            if !said && !self.body.sink.has_errors() {
                self.report(Diagnostic::new(&codes::hir::TEST_WITHOUT_EXPECTATION, test.journey.span));
            }
        }
    }

    /// `expect nothing` beside something that is expected to reach the person.
    fn check_nothing(&mut self, nothing: Span, timeline: &[TestLine]) {
        let reaches =
            |line: &&TestLine| matches!(&line.what, TestAction::Expect(expected) if expected.reaches_person());
        if let Some(line) = timeline.iter().find(reaches) {
            self.report(Diagnostic::new(&codes::hir::CONTRADICTION, nothing).label(line.span, "expected"));
        }
    }
}

fn word(ending: Ending) -> &'static str {
    match ending {
        Ending::Nothing => "expect nothing",
        Ending::NoMore => "expect no more",
        Ending::Goal => "expect goal",
        Ending::Exited => "expect exited",
    }
}
