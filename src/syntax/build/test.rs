//! Tests: set-up, time line, ending. Lines out of order are reported and kept.

use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{Ending, Ident, Setup, Spanned, Test, TestField, TestRecord, TestValue, UserState};
use crate::syntax::grammar::{Node, Rule};
use crate::text::Span;

impl<'t> Builder<'t> {
    pub(super) fn test(&mut self, node: &Node<'t>) -> Option<Test> {
        let mut children = Children::of(node.clone());
        let journey = self.name(&children.node()?)?;
        let title = self.title(&mut children);
        let mut test = Test { journey, title, setup: Vec::new(), timeline: Vec::new(), ending: Vec::new() };
        for item in children {
            self.test_item(item, &mut test);
        }
        Some(test)
    }

    fn test_item(&mut self, item: Node<'t>, test: &mut Test) -> Option<()> {
        let span = self.span(&item);
        match item.as_rule() {
            Rule::test_line => {
                self.check_order(span, test.ending.first().map(|ending| ending.span));
                test.timeline.push(self.test_line(item)?);
            }
            Rule::ending => test.ending.push(Spanned { value: ending(Children::of(item)), span }),
            _ => {
                let later = test.timeline.first().map(|line| line.span);
                self.check_order(span, later.or(test.ending.first().map(|ending| ending.span)));
                test.setup.push(self.setup(item)?);
            }
        }
        Some(())
    }

    /// Reports a line that stands after one of a later part.
    fn check_order(&mut self, line: Span, later: Option<Span>) {
        if let Some(later) = later {
            self.report(Diagnostic::new(&codes::syntax::TEST_ORDER, line).label(later, "later"));
        }
    }

    fn setup(&mut self, node: Node<'t>) -> Option<Setup> {
        let span = self.span(&node);
        let rule = node.as_rule();
        if rule == Rule::user_state {
            return Some(Setup::User(self.user_state(node)?));
        }
        let mut parts = Children::of(node);
        let name = self.name(&parts.node()?)?;
        Some(match (rule, parts.has(Rule::kw_refused)) {
            (Rule::given, true) => Setup::GivenRefused { offer: name, span },
            (Rule::given, false) => Setup::GivenContent { source: name, items: self.records(parts.node()?), span },
            _ => Setup::Assign { experiment: name, arm: self.word(&parts.node()?), span },
        })
    }

    /// The records of a list; other values are reported.
    fn records(&mut self, node: Node<'t>) -> Vec<TestRecord> {
        let mut records = Vec::new();
        for item in Children::of(node) {
            if item.as_rule() == Rule::record {
                records.push(self.record(item));
            } else {
                let finding = Diagnostic::new(&codes::syntax::CONTENT_NOT_RECORD, self.span(&item));
                self.report(finding.arg("text", item.as_str().trim_end()));
            }
        }
        records
    }

    pub(super) fn user_state(&mut self, node: Node<'t>) -> Option<UserState> {
        let span = self.span(&node);
        let record = self.record(Children::of(node).node()?);
        Some(UserState { fields: record.fields, span })
    }

    pub(super) fn record(&mut self, node: Node<'t>) -> TestRecord {
        let span = self.span(&node);
        TestRecord { fields: self.each(Children::of(node), Self::record_field), span }
    }

    fn record_field(&mut self, node: Node<'t>) -> Option<TestField> {
        let span = self.span(&node);
        let mut parts = Children::of(node);
        let name: Ident = self.word(&parts.node()?);
        Some(TestField { name, value: self.test_value(parts.node()?)?, span })
    }

    pub(super) fn test_value(&mut self, node: Node<'t>) -> Option<TestValue> {
        Some(match node.as_rule() {
            Rule::name => match node.as_str() {
                word @ ("true" | "false") => TestValue::Literal(Spanned {
                    value: crate::syntax::ast::Literal::Boolean(word == "true"),
                    span: self.span(&node),
                }),
                _ => TestValue::Name(self.name(&node)?),
            },
            Rule::record => TestValue::Record(self.record(node)),
            Rule::test_list => TestValue::List(self.each(Children::of(node), Self::test_value)),
            _ => TestValue::Literal(self.literal(&node)?),
        })
    }
}

fn ending(mut parts: Children) -> Ending {
    parts.has(Rule::kw_expect);
    match parts.peek() {
        Some(Rule::kw_no) => Ending::NoMore,
        Some(Rule::kw_goal) => Ending::Goal,
        Some(Rule::kw_exited) => Ending::Exited,
        _ => Ending::Nothing,
    }
}
