//! `user { .. }`: how the person is, or what changed.

use super::Writer;
use crate::diag::{Diagnostic, codes};
use crate::hir::Person;
use crate::hir::build::once::Once;
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{Name, zone};

impl Person {
    /// Later lines say more, or say it anew.
    pub(super) fn take_over(&mut self, later: Person) {
        for (name, value) in later.attributes {
            self.attributes.retain(|(known, _)| *known != name);
            self.attributes.push((name, value));
        }
        self.zone = later.zone.or(self.zone.take());
        self.locale = later.locale.or(self.locale.take());
        self.consents = later.consents.or(self.consents.take());
        self.unreachable = later.unreachable.or(self.unreachable.take());
        self.lists = later.lists.or(self.lists.take());
        self.journeys = later.journeys.or(self.journeys.take());
    }
}

impl Writer<'_, '_, '_> {
    pub fn person(&mut self, state: &ast::UserState) -> Person {
        let mut person = Person::default();
        let mut once = Once::default();
        for field in &state.fields {
            if once.first(self.body, &field.name.text, field.span) {
                self.fact(field, &mut person);
            }
        }
        person
    }

    /// An attribute, else one of the words that every project has.
    fn fact(&mut self, field: &ast::TestField, person: &mut Person) {
        let name = &field.name;
        if let Some(attribute) = self.body.cx.schema.attributes.get(&name.text) {
            let value = self.datum(&field.value, &attribute.ty, field.span);
            person.attributes.extend(value.map(|value| (name.text.clone(), value)));
            return;
        }
        match name.text.as_str() {
            "consents" => person.consents = Some(self.names(field, Self::consent)),
            "unreachable" => {
                person.unreachable = Some(self.names(field, |writer, channel| writer.body.channel(channel)));
            }
            "lists" => person.lists = Some(self.names(field, |writer, list| writer.body.list(list))),
            "journeys" => person.journeys = Some(self.names(field, Self::other_journey)),
            "zone" => person.zone = self.zone(field),
            "locale" => person.locale = self.locale(field),
            _ => self.unknown_attribute(name),
        }
    }

    fn unknown_attribute(&mut self, name: &ast::Ident) {
        let known = self.body.cx.schema.attributes.keys().map(Name::as_str);
        let words = ["consents", "unreachable", "lists", "journeys", "zone", "locale"];
        let found = Diagnostic::new(&codes::hir::UNKNOWN_ATTRIBUTE, name.span).arg("name", &name.text);
        let found = self.body.suggest(found, &name.text, name.span, known.chain(words));
        self.report(found);
    }

    /// The names of a list that `check` accepts; it reports the others.
    fn names(&mut self, field: &ast::TestField, check: impl Fn(&mut Self, &ast::Ident) -> bool) -> Vec<Name> {
        let ast::TestValue::List(items) = &field.value else {
            self.needs_list(field.span);
            return Vec::new();
        };
        let mut names = Vec::with_capacity(items.len());
        for item in items {
            match item {
                ast::TestValue::Name(name) if check(self, name) => names.push(name.text.clone()),
                ast::TestValue::Name(_) => {}
                _ => self.needs_list(field.span),
            }
        }
        names
    }

    fn needs_list(&mut self, span: Span) {
        self.report(Diagnostic::new(&codes::hir::NAMES_NEEDED, span));
    }

    fn consent(&mut self, consent: &ast::Ident) -> bool {
        let consents = &self.body.cx.schema.consents;
        let known = consents.contains_key(&consent.text);
        if !known {
            self.body.unknown("kind-consent", &consent.text, consent.span, consents.keys().map(Name::as_str));
        }
        known
    }

    fn other_journey(&mut self, journey: &ast::Ident) -> bool {
        let journeys = &self.body.cx.index.journeys;
        let known = journeys.contains_key(&journey.text);
        if !known {
            self.body.unknown("kind-journey", &journey.text, journey.span, journeys.keys().map(Name::as_str));
        } else if journey.text == self.journey.text {
            let found = Diagnostic::new(&codes::hir::OWN_JOURNEY, journey.span).arg("name", &journey.text);
            self.report(found);
            return false;
        }
        known
    }

    fn zone(&mut self, field: &ast::TestField) -> Option<Name> {
        let word = self.word(field)?;
        if zone::exists(&word) {
            return Some(word);
        }
        let names = zone::names();
        self.body.unknown("kind-zone", &word, field.span, names.iter().map(String::as_str));
        None
    }

    fn locale(&mut self, field: &ast::TestField) -> Option<Name> {
        let word = self.word(field)?;
        let known = &self.body.cx.settings.locales;
        if known.contains(&word) {
            return Some(word);
        }
        self.body.unknown("kind-locale", &word, field.span, known.iter().map(Name::as_str));
        None
    }

    /// A bare name, or one in quotes.
    fn word(&mut self, field: &ast::TestField) -> Option<Name> {
        match &field.value {
            ast::TestValue::Name(name) => Some(name.text.clone()),
            ast::TestValue::Literal(ast::Spanned { value: ast::Literal::Text(text), .. }) => {
                Some(Name::new(&text.text))
            }
            _ => {
                let found = Diagnostic::new(&codes::hir::TYPE_MISMATCH, field.span);
                self.report(found.term("found", super::value::shape(&field.value)).term("expected", "type-text"));
                None
            }
        }
    }
}
