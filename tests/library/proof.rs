//! Constructs of tests.

use danbi::syntax::ast::{
    Ending, Expectation, Setup, Test, TestAction, TestField, TestRecord, TestTime, TestValue, UserState,
};

use super::features::Features;

impl Features {
    pub fn test(&mut self, test: &Test) {
        self.saw(if test.title.is_some() { "test with a title" } else { "test" });
        for setup in &test.setup {
            self.setup(setup);
        }
        for line in &test.timeline {
            self.saw(match line.at.value {
                TestTime::Time(_) => "test: at 14:00",
                TestTime::After(_) => "test: at +D",
                TestTime::Day { .. } => "test: at day N",
                TestTime::DateTime(_) => "test: at a date",
            });
            self.action(&line.what);
        }
        for ending in &test.ending {
            self.saw(match ending.value {
                Ending::Nothing => "test: expect nothing",
                Ending::NoMore => "test: expect no more",
                Ending::Goal => "test: expect goal",
                Ending::Exited => "test: expect exited",
            });
        }
    }

    fn setup(&mut self, setup: &Setup) {
        match setup {
            Setup::User(user) => self.user(user),
            Setup::GivenContent { items, .. } => {
                self.saw(if items.is_empty() { "test: given nothing" } else { "test: given content" });
                items.iter().for_each(|item| self.record(item));
            }
            Setup::GivenRefused { .. } => self.saw("test: given an offer refused"),
            Setup::Assign { .. } => self.saw("test: assign"),
        }
    }

    fn user(&mut self, user: &UserState) {
        for field in &user.fields {
            match field.name.text.as_str() {
                "consents" => self.saw("test: consents"),
                "lists" => self.saw("test: lists"),
                "journeys" => self.saw("test: journeys"),
                _ => self.value(field),
            }
        }
    }

    fn record(&mut self, record: &TestRecord) {
        record.fields.iter().for_each(|field| self.value(field));
    }

    fn value(&mut self, field: &TestField) {
        match &field.value {
            TestValue::Literal(literal) => self.literal(&literal.value),
            TestValue::Name(_) | TestValue::List(_) => {}
            TestValue::Record(record) => self.record(record),
        }
    }

    fn action(&mut self, action: &TestAction) {
        match action {
            TestAction::Event { of, record, .. } => {
                self.saw(if of.is_some() { "test: a receipt or journey event" } else { "test: an event" });
                record.iter().for_each(|record| self.record(record));
            }
            TestAction::User(user) => {
                self.saw("test: what changed of the user");
                self.user(user);
            }
            TestAction::Expect(expectation) => self.expectation(expectation),
        }
    }

    fn expectation(&mut self, expectation: &Expectation) {
        self.saw(match expectation {
            Expectation::Message { containing: None, .. } => "test: expect a message",
            Expectation::Message { containing: Some(_), .. } => "test: expect a message containing",
            Expectation::Withheld { because: None, .. } => "test: expect withheld",
            Expectation::Withheld { because: Some(_), .. } => "test: expect withheld because",
            Expectation::Grant { .. } => "test: expect grant",
            Expectation::Set { .. } => "test: expect set",
            Expectation::AddToList { .. } => "test: expect add to",
            Expectation::RemoveFromList { .. } => "test: expect remove from",
            Expectation::Call { .. } => "test: expect call",
        });
    }
}
