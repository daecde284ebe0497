//! Texts as templates: the source of Tera for the parts of a text, and what its variables stand for.
//!
//! `{% if v0[0] %}골드 회원님, {% endif %}{{ v0[1] | josa_0 }} 아직 담겨 있어요.` is what Tera gets of a text. `v0` is a list of what the
//! text asks and prints, in the order in which its parts are written; what is repeated by a `for` has a list `v1` for each item, and so
//! on. [`source`] and [`Slots`] go the same way through the parts, so that the numbers meet. What a predicate or an operand comes to is
//! found out by the interpreter, whose meaning is the plan's; Tera puts the text together.

use std::fmt::Write as _;

use super::super::eval::{Given, Scope};
use super::super::value::Value;
use super::filters::{Filters, fed};
use crate::bundle::{Part, Placeholder, Text, TextFor};
use crate::types::filter::print as print_value;
use crate::types::{self, Zone};

/// Whether a text has anything to print but itself.
pub(super) fn is_template(text: &Text) -> bool {
    text.0.iter().any(|part| !matches!(part, Part::Literal(_)))
}

/// The source of a template. Never refused by Tera: as deep as objects may stand in a file (P-BYTES-3), it is nested 37 times at most, and
/// no expression has more than one operator.
pub(super) fn source(text: &Text, filters: &mut Filters) -> String {
    let mut writer = Writer { out: String::new(), filters };
    writer.text(text, 0, &mut 0);
    writer.out
}

/// Whether it can stand in a template as it is: every tag begins with `{`. What cannot is printed like a value.
fn is_plain(literal: &str) -> bool {
    !literal.contains('{')
}

struct Writer<'f> {
    out: String,
    filters: &'f mut Filters,
}

impl Writer<'_> {
    /// Depth is bounded by the compiler.
    fn text(&mut self, text: &Text, depth: usize, slot: &mut usize) {
        for part in text.0.iter() {
            match part {
                Part::Literal(literal) if is_plain(literal) => self.out.push_str(literal),
                Part::Literal(_) => self.add(format_args!("{{{{ v{depth}[{}] }}}}", take(slot))),
                Part::Placeholder(placeholder) => {
                    self.add(format_args!("{{{{ v{depth}[{}]", take(slot)));
                    if let Some(name) = self.filters.name(placeholder) {
                        self.out.push_str(" | ");
                        self.out.push_str(name);
                    }
                    self.out.push_str(" }}");
                }
                Part::If { cases, otherwise } => {
                    for text in cases.iter().map(|case| &case.text).chain([otherwise]) {
                        self.add(format_args!("{{% if v{depth}[{}] %}}", take(slot)));
                        self.text(text, depth, slot);
                        self.out.push_str("{% endif %}");
                    }
                }
                Part::For(each) => {
                    self.add(format_args!("{{% for v{} in v{depth}[{}] %}}", depth + 1, take(slot)));
                    self.text(&each.body, depth + 1, &mut 0);
                    self.out.push_str("{% endfor %}");
                }
            }
        }
    }

    fn add(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing into a string does not fail.
        let _ = self.out.write_fmt(words);
    }
}

fn take(slot: &mut usize) -> usize {
    let taken = *slot;
    *slot += 1;
    taken
}

/// Finds out what the variables of a template stand for.
#[derive(Clone, Copy)]
pub(super) struct Slots<'a> {
    pub scope: Scope<'a>,
    pub locale: &'a str,
}

impl Slots<'_> {
    pub fn of(&self, text: &Text) -> Vec<tera::Value> {
        let mut slots = Vec::with_capacity(text.0.len());
        self.text(text, &mut slots);
        slots
    }

    fn text(&self, text: &Text, slots: &mut Vec<tera::Value>) {
        for part in text.0.iter() {
            match part {
                Part::Literal(literal) if is_plain(literal) => {}
                Part::Literal(literal) => slots.push(literal.as_str().into()),
                Part::Placeholder(placeholder) => slots.push(self.placeholder(placeholder)),
                Part::If { cases, otherwise } => {
                    // One after the other: Tera would stand on its own shoulders for many `elif`.
                    let mut open = true;
                    for case in cases {
                        let holds = open && self.scope.judge(&case.when).holds();
                        open &= !holds;
                        slots.push(holds.into());
                        self.text(&case.text, slots);
                    }
                    slots.push(open.into());
                    self.text(otherwise, slots);
                }
                Part::For(each) => slots.push(self.each(each).into()),
            }
        }
    }

    fn each(&self, each: &TextFor) -> Vec<tera::Value> {
        let list = self.scope.value(&each.list);
        let mut bindings = self.scope.bindings.to_vec();
        bindings.retain(|(name, _)| *name != each.binding);
        let items = list.as_ref().and_then(Value::items).unwrap_or_default().iter().map(|item| {
            bindings.push((each.binding.clone(), item.clone()));
            let within = Slots { scope: Scope { bindings: &bindings, ..self.scope }, locale: self.locale };
            let slots = within.of(&each.body);
            bindings.pop();
            tera::Value::from(slots)
        });
        items.collect()
    }

    /// Without filters as it is printed; unset prints as nothing (P-TEXT-3).
    fn placeholder(&self, placeholder: &Placeholder) -> tera::Value {
        let Given::Value(value) = self.scope.operand(&placeholder.value) else { return tera::Value::none() };
        match plain(&value, self.scope.zone) {
            Some(value) if placeholder.filters.is_empty() => print_value(&value, self.locale).into(),
            Some(value) => fed(&value),
            None => tera::Value::none(),
        }
    }
}

/// The constant that prints like a value; an instant as the person's clocks show it.
fn plain(value: &Value, zone: &Zone) -> Option<types::Value> {
    Some(match value {
        Value::Boolean(flag) => types::Value::Boolean(*flag),
        Value::Integer(number) => types::Value::Integer(*number),
        Value::Decimal(number) => types::Value::Decimal(*number),
        Value::Money(money) => types::Value::Money(*money),
        Value::Percent(share) => types::Value::Percent(*share),
        Value::Text(text) => types::Value::Text(text.clone()),
        Value::Enum(word) => types::Value::Enum(word.clone()),
        Value::Date(day) => types::Value::Date(*day),
        Value::Instant(at) => types::Value::Local(zone.local(*at)),
        Value::Time(time) => types::Value::Time(*time),
        Value::Duration(duration) => types::Value::Duration(*duration),
        Value::List(_) | Value::Record(_) | Value::Gathered(_) => return None,
    })
}
