//! Predicates and operands, by their definitions.

use chrono::{Days, NaiveDate, NaiveTime};
use danbi::bundle::{
    Aggregate, Aggregation, Bundle, Comparison, Did, EventMatch, EventName, FieldContract, Operand, Predicate, Toward,
    TypeRef, Window,
};
use danbi::runtime::{Instant, Value};
use danbi::types::{Duration, Zone};

use super::Truth;
use super::person::{Naive, Past};
use super::values::{constant, divided, follow, is_less, same, sum};

/// A person at an instant, and the event that a `where` judges.
pub struct Judge<'a> {
    pub bundle: &'a Bundle,
    pub person: &'a Naive,
    pub now: Instant,
    pub zone: Zone,
    pub event: Option<(&'a Past, &'a EventName)>,
}

/// What an operand comes to.
enum Given {
    Is(Value),
    Unset,
    Unknown,
}

impl Judge<'_> {
    pub fn predicate(&self, predicate: &Predicate) -> Truth {
        let flag =
            |flags: &std::collections::BTreeMap<String, bool>, name: &str| flags.get(name).copied().unwrap_or(false);
        match predicate {
            Predicate::All(all) => {
                let found: Vec<Truth> = all.iter().map(|part| self.predicate(part)).collect();
                if found.contains(&Truth::DoesNot) {
                    Truth::DoesNot
                } else if found.contains(&Truth::Unknown) {
                    Truth::Unknown
                } else {
                    Truth::Holds
                }
            }
            Predicate::Any(any) => {
                let found: Vec<Truth> = any.iter().map(|part| self.predicate(part)).collect();
                if found.contains(&Truth::Holds) {
                    Truth::Holds
                } else if found.contains(&Truth::Unknown) {
                    Truth::Unknown
                } else {
                    Truth::DoesNot
                }
            }
            Predicate::Not(inner) => match self.predicate(inner) {
                Truth::Holds => Truth::DoesNot,
                Truth::DoesNot => Truth::Holds,
                Truth::Unknown => Truth::Unknown,
            },
            Predicate::Segment(name) => self.predicate(&self.bundle.plan.segments[name].predicate),
            Predicate::True(operand) => self.with(&[operand], |values| values[0] == Value::Boolean(true)),
            Predicate::Compare { op, left, right } => self.with(&[left, right], |values| {
                let order = self.order_of(left).or_else(|| self.order_of(right));
                let less = |a: &Value, b: &Value| is_less(a, b, order);
                let (a, b) = (&values[0], &values[1]);
                match op {
                    Comparison::Equal => same(a, b),
                    Comparison::NotEqual => !same(a, b),
                    Comparison::Less => less(a, b),
                    Comparison::Greater => less(b, a),
                    Comparison::LessEqual => less(a, b) || same(a, b),
                    Comparison::GreaterEqual => less(b, a) || same(a, b),
                }
            }),
            Predicate::OneOf { left, values: known } => {
                self.with(&[left], |values| known.iter().any(|one| same(&values[0], &constant(one, &self.zone))))
            }
            Predicate::IsSet(operand) => match self.operand(operand) {
                Given::Is(_) => Truth::Holds,
                Given::Unset => Truth::DoesNot,
                Given::Unknown => Truth::Unknown,
            },
            Predicate::IsEmpty(operand) => match self.operand(operand) {
                Given::Is(Value::Text(text)) => Truth::of(text.is_empty()),
                Given::Is(Value::List(items)) => Truth::of(items.is_empty()),
                Given::Is(_) => Truth::DoesNot,
                Given::Unset => Truth::Holds,
                Given::Unknown => Truth::Unknown,
            },
            Predicate::Contains { left, right } => self.with(&[left, right], |values| match (&values[0], &values[1]) {
                (Value::Text(whole), Value::Text(part)) => whole.contains(part.as_str()),
                (Value::List(items), item) => items.iter().any(|one| same(one, item)),
                _ => false,
            }),
            Predicate::StartsWith { left, right } => {
                self.with(&[left, right], |values| match (&values[0], &values[1]) {
                    (Value::Text(whole), Value::Text(part)) => whole.starts_with(part.as_str()),
                    _ => false,
                })
            }
            Predicate::Within { left, toward, duration } => {
                self.with(&[left], |values| self.is_within(&values[0], *toward, *duration))
            }
            Predicate::Did(did) => self.did(did),
            Predicate::Reachable { channel: Some(channel) } => Truth::of(flag(&self.person.reachable, channel)),
            Predicate::Reachable { channel: None } => {
                Truth::of(self.bundle.contract.channels.keys().any(|channel| flag(&self.person.reachable, channel)))
            }
            Predicate::Consents { to } => Truth::of(flag(&self.person.consents, to)),
            Predicate::InList(name) => Truth::of(flag(&self.person.lists, name)),
            Predicate::InJourney(name) => {
                Truth::of(self.person.running.values().any(|journey| journey == name.as_str()))
            }
        }
    }

    /// Unset operands hold nothing, whatever is unknown beside them.
    fn with(&self, operands: &[&Operand], holds: impl FnOnce(&[Value]) -> bool) -> Truth {
        let given: Vec<Given> = operands.iter().map(|operand| self.operand(operand)).collect();
        if given.iter().any(|given| matches!(given, Given::Unset)) {
            return Truth::DoesNot;
        }
        let values: Option<Vec<Value>> =
            given.into_iter().map(|given| if let Given::Is(value) = given { Some(value) } else { None }).collect();
        values.map_or(Truth::Unknown, |values| Truth::of(holds(&values)))
    }

    fn operand(&self, operand: &Operand) -> Given {
        let found = match operand {
            Operand::Const(value) => Some(constant(value, &self.zone)),
            // A `where` is judged with the attributes of when the event came in.
            Operand::User(path) => {
                let attributes = self.event.map_or(&self.person.attributes, |(past, _)| &past.attributes);
                follow(attributes, path)
            }
            Operand::Property(path) => self.event.and_then(|(past, _)| follow(&past.properties, path)),
            Operand::Aggregate(aggregate) => return self.aggregate(aggregate),
            Operand::Binding(_) | Operand::Offer(_) => panic!("no segment names {operand:?}"),
        };
        found.map_or(Given::Unset, Given::Is)
    }

    /// The events of a match, with their `where` as it was when they came in.
    fn matching(&self, of: &EventMatch) -> Vec<&Past> {
        let all = self.person.past.iter().filter(|past| past.what.is(&of.event));
        all.filter(|past| {
            of.filter.as_ref().is_none_or(|filter| {
                let then = Judge {
                    bundle: self.bundle,
                    person: self.person,
                    now: past.came,
                    zone: self.zone.clone(),
                    event: Some((past, &of.event)),
                };
                then.predicate(filter) == Truth::Holds
            })
        })
        .collect()
    }

    fn did(&self, did: &Did) -> Truth {
        let begin = self.begin(did.window);
        let found = self.matching(&did.of);
        let count =
            found.iter().filter(|past| past.at <= self.now && begin.is_none_or(|begin| past.at > begin)).count();
        let (count, least) = (count as u32, did.at_least);
        let is_known = self.is_known(begin);
        match did.at_most {
            Some(most) if count > most => Truth::DoesNot,
            None if count >= least => Truth::Holds,
            _ if !is_known => Truth::Unknown,
            _ => Truth::of(count >= least),
        }
    }

    /// Nothing at or before it counts; absent: everything does.
    fn begin(&self, window: Window) -> Option<Instant> {
        match window {
            Window::Last(duration) => {
                Some(self.now.minus_seconds(u64::from(duration.days) * 86_400 + duration.seconds))
            }
            Window::Ever {} => None,
            Window::SinceEntry {} => panic!("no segment has an entry"),
        }
    }

    /// "Ever" begins with the first input.
    fn is_known(&self, begin: Option<Instant>) -> bool {
        self.person.complete || begin.zip(self.person.first).is_none_or(|(begin, first)| begin >= first)
    }

    fn aggregate(&self, aggregate: &Aggregate) -> Given {
        let mut found: Vec<(&Past, Value)> = self
            .matching(&aggregate.of)
            .into_iter()
            .filter_map(|past| Some((past, follow(&past.properties, &aggregate.value)?)))
            .collect();
        match aggregate.window {
            Window::Last(duration) if duration.seconds == 0 => {
                let today = self.zone.local(self.now).date();
                let first = today - Days::new(u64::from(duration.days) - 1);
                if !self.is_known(Some(self.midnight(first))) {
                    return Given::Unknown;
                }
                found.retain(|(past, _)| first <= past.day && past.day <= today);
            }
            window => {
                let begin = self.begin(window);
                if !self.is_known(begin) {
                    return Given::Unknown;
                }
                found.retain(|(past, _)| past.at <= self.now && begin.is_none_or(|begin| past.at > begin));
            }
        }
        // The sort is stable: equal instants stay in the order in which they came.
        found.sort_by_key(|(past, _)| past.at);
        let order = self.order_of(&Operand::Aggregate(Box::new(aggregate.clone())));
        let values: Vec<Value> = found.into_iter().map(|(_, value)| value).collect();
        self.result(aggregate, values, order).map_or(Given::Unset, Given::Is)
    }

    fn result(&self, aggregate: &Aggregate, values: Vec<Value>, order: Option<&[danbi::types::Name]>) -> Option<Value> {
        match aggregate.function {
            Aggregation::Sum if values.is_empty() => Some(self.nothing(aggregate)),
            Aggregation::Sum => sum(&values),
            Aggregation::Avg => divided(&sum(&values)?, values.len()),
            Aggregation::First => values.first().cloned(),
            Aggregation::Last => values.last().cloned(),
            Aggregation::Min => values.into_iter().reduce(|a, b| if is_less(&b, &a, order) { b } else { a }),
            Aggregation::Max => values.into_iter().reduce(|a, b| if is_less(&a, &b, order) { b } else { a }),
        }
    }

    /// 0 of the type of the property.
    fn nothing(&self, aggregate: &Aggregate) -> Value {
        match self.type_of(&Operand::Aggregate(Box::new(aggregate.clone()))) {
            Some(TypeRef::Money { currency }) => Value::Money(danbi::types::Money { minor: 0, currency: *currency }),
            Some(TypeRef::Duration) => Value::Duration(Duration::ZERO),
            _ => Value::Integer(0),
        }
    }

    fn midnight(&self, day: NaiveDate) -> Instant {
        self.zone.instant(day.and_time(NaiveTime::MIN))
    }

    fn is_within(&self, value: &Value, toward: Toward, duration: Duration) -> bool {
        match value {
            Value::Instant(at) => match toward {
                Toward::Last => *at <= self.now && self.now < self.later(*at, duration),
                Toward::Next => self.now <= *at && *at < self.later(self.now, duration),
            },
            Value::Date(day) => {
                let today = self.zone.local(self.now).date();
                let others = Days::new((u64::from(duration.days) + duration.seconds / 86_400).saturating_sub(1));
                match toward {
                    Toward::Last => today - others <= *day && *day <= today,
                    Toward::Next => today <= *day && *day <= today + others,
                }
            }
            _ => false,
        }
    }

    fn later(&self, at: Instant, duration: Duration) -> Instant {
        if duration.days == 0 && duration.months == 0 {
            return at.plus_seconds(duration.seconds);
        }
        let local = self.zone.local(at) + chrono::Months::new(duration.months) + Days::new(u64::from(duration.days));
        self.zone.instant(local).plus_seconds(duration.seconds)
    }

    /// The values of an enum, the lowest first.
    fn order_of(&self, operand: &Operand) -> Option<&[danbi::types::Name]> {
        match self.type_of(operand)? {
            TypeRef::Enum { values, .. } => Some(values),
            _ => None,
        }
    }

    fn type_of(&self, operand: &Operand) -> Option<&TypeRef> {
        let contract = &self.bundle.contract;
        let of_event = |event: &EventName, path: &[danbi::types::Name]| match event {
            EventName::Event(name) => inner(contract.events[name].properties.get(&path[0]), &path[1..]),
            _ => None,
        };
        match operand {
            Operand::User(path) => inner(contract.attributes.get(&path[0]).map(|of| &of.field), &path[1..]),
            Operand::Property(path) => of_event(self.event?.1, path),
            Operand::Aggregate(aggregate) => of_event(&aggregate.of.event, &aggregate.value),
            _ => None,
        }
    }
}

fn inner<'c>(field: Option<&'c FieldContract>, path: &[danbi::types::Name]) -> Option<&'c TypeRef> {
    path.iter().try_fold(&field?.ty, |ty, name| match ty {
        TypeRef::Record { fields } => fields.get(name).map(|field| &field.ty),
        _ => None,
    })
}
