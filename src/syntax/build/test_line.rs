//! The time line of a test.

use super::{Builder, Children};
use crate::syntax::ast::{Expectation, Spanned, TestAction, TestLine, TestTime};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    pub(super) fn test_line(&mut self, node: Node<'t>) -> Option<TestLine> {
        let span = self.span(&node);
        let mut parts = Children::of(node);
        let at = self.test_time(parts.node()?)?;
        let action = parts.node()?;
        let what = match action.as_rule() {
            Rule::expectation => TestAction::Expect(self.expectation(action)?),
            Rule::user_state => TestAction::User(self.user_state(action)?),
            _ => self.test_event(action)?,
        };
        Some(TestLine { at, what, span })
    }

    fn test_time(&mut self, node: Node<'t>) -> Option<Spanned<TestTime>> {
        let span = self.span(&node);
        let inner = Children::of(node).node()?;
        let value = match inner.as_rule() {
            Rule::time => TestTime::Time(self.time(&inner)?),
            Rule::test_after => TestTime::After(self.only_duration(inner)?),
            Rule::datetime => TestTime::DateTime(self.datetime(&inner)?),
            _ => {
                let mut parts = Children::of(inner);
                TestTime::Day { number: self.integer(&parts.node()?)?, at: self.time(&parts.node()?)? }
            }
        };
        Some(Spanned { value, span })
    }

    fn test_event(&mut self, node: Node<'t>) -> Option<TestAction> {
        let mut parts = Children::of(node);
        let name = self.name(&parts.node()?)?;
        let of = self.event_of(&mut parts)?;
        let record = parts.node().map(|record| self.record(record));
        Some(TestAction::Event { name, of, record })
    }

    fn expectation(&mut self, node: Node<'t>) -> Option<Expectation> {
        let what = Children::of(node).node()?;
        let rule = what.as_rule();
        let mut parts = Children::of(what);
        if rule == Rule::expect_set {
            let target = self.path(&parts.node()?)?;
            return Some(Expectation::Set { target, value: self.test_value(parts.node()?)? });
        }
        let name = self.name(&parts.node()?)?;
        Some(match rule {
            Rule::expect_withheld => {
                let because = match parts.node() {
                    Some(because) => Some(self.word(&Children::of(because).node()?)),
                    None => None,
                };
                Expectation::Withheld { message: name, because }
            }
            Rule::grant => Expectation::Grant { offer: name },
            Rule::add_to => Expectation::AddToList { list: name },
            Rule::remove_from => Expectation::RemoveFromList { list: name },
            Rule::expect_call => Expectation::Call { webhook: name },
            _ => {
                let message = self.name(&parts.node()?)?;
                let containing = match parts.node() {
                    Some(containing) => Some(self.only_string(containing)?),
                    None => None,
                };
                Expectation::Message { channel: name, message, containing }
            }
        })
    }
}
