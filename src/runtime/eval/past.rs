//! The past: counts and aggregates over what is kept (docs/plan.md, "The past").

use super::super::Value;
use super::super::clock;
use super::super::order::Order;
use super::super::program::{counter_of_aggregate, counter_of_did};
use super::super::state::{Kept, Totals};
use super::{Given, Scope, Truth};
use crate::bundle::{Aggregate, Aggregation, Did, EventName, Keep, TypeRef, Window};
use crate::types::{Decimal, Duration, Instant, Money, Name, Percent};

/// Histories that are looked for one by one.
const FEW: usize = 12;

/// A memory, and whether it knows all of a window.
struct Past<'a> {
    kept: &'a Kept,
    known_since: Option<Instant>,
    /// Of an instance, which was there all the time.
    is_own: bool,
}

impl Scope<'_> {
    pub fn did(&self, did: &Did) -> Truth {
        let past = match &did.history {
            Some(id) => self.of_history(id, None),
            None => self.of_instance(&did.of, &counter_of_did(did)),
        };
        let Some(past) = past else { return Truth::False };
        let Kept::Instants(instants) = past.kept else { return Truth::False };
        let oldest = self.begin(did.window);
        let count = match did.window {
            Window::Last(_) => instants.iter().filter(|&&at| at > oldest && at <= self.now).count(),
            Window::SinceEntry {} | Window::Ever {} => instants.len(),
        };
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let enough = count >= did.at_least;
        match did.at_most {
            Some(most) if count > most => Truth::False,
            None if enough => Truth::True,
            _ if !self.knows_from(&past, did.window, oldest) => Truth::Unknown,
            _ => Truth::of(enough),
        }
    }

    pub fn aggregate(&self, aggregate: &Aggregate) -> Given<'static> {
        let past = match &aggregate.history {
            Some(id) => self.of_history(id, Some(aggregate.function)),
            None => self.of_instance(&aggregate.of, &counter_of_aggregate(aggregate)),
        };
        let Some(past) = past else { return Given::Unset };
        let oldest = match (past.kept, aggregate.window) {
            (Kept::Days(_), Window::Last(duration)) => self.begin_of(self.first_day(duration)),
            (_, window) => self.begin(window),
        };
        if !self.knows_from(&past, aggregate.window, oldest) {
            return Given::Unknown;
        }
        let found = self.put_together(past.kept, aggregate, oldest);
        match found.or_else(|| self.of_nothing(aggregate)) {
            Some(value) => Given::Value(std::borrow::Cow::Owned(value)),
            None => Given::Unset,
        }
    }

    fn put_together(&self, kept: &Kept, aggregate: &Aggregate, oldest: Instant) -> Option<Value> {
        let function = aggregate.function;
        let order = Order::of_property(&self.program.contract, &aggregate.of.event, &aggregate.value);
        match kept {
            Kept::Days(days) => {
                let Window::Last(duration) = aggregate.window else { return None };
                // After a change of zone an event may have come in on a day that lies ahead: it counts as of today.
                let first = self.first_day(duration);
                let mut sum = Totals::default();
                for (_, totals) in days.iter().filter(|(day, _)| first <= *day) {
                    sum.unite(totals.clone(), order);
                }
                result(&sum, function)
            }
            Kept::Values(values) => {
                let mut sum = Totals::default();
                for (at, value) in values.iter().filter(|(at, _)| *at > oldest && *at <= self.now) {
                    sum.add(&[function].into(), *at, value, order);
                }
                result(&sum, function)
            }
            Kept::Edge(edge) => edge.as_ref().map(|(_, value)| value.clone()),
            Kept::Total(totals) => result(totals, function),
            Kept::Instants(_) => None,
        }
    }

    fn of_history(&self, id: &Name, function: Option<Aggregation>) -> Option<Past<'_>> {
        // A person's stand in the same order. Few are found sooner one by one than by their hash.
        let known = &self.program.histories;
        let place = match known.get(FEW) {
            None => known.iter().position(|(known, _)| known == id),
            Some(_) => self.program.history_index.get(id).copied(),
        };
        let memory = self.state.histories.get(place?)?;
        let began = function.and_then(|function| self.state.asked.began(id, function));
        Some(Past { kept: &memory.kept, known_since: memory.known_since.max(began), is_own: false })
    }

    /// What the instance keeps is all there is since its entry.
    fn of_instance(&self, of: &crate::bundle::EventMatch, keep: &Keep) -> Option<Past<'_>> {
        let place = self.version?.counter(of, keep)?;
        Some(Past { kept: self.instance?.counters.get(place)?, known_since: None, is_own: true })
    }

    /// The window begins right after this instant.
    fn begin(&self, window: Window) -> Instant {
        match window {
            Window::Last(duration) => self.now.minus_seconds(duration.lookback_seconds().unwrap_or(u64::MAX)),
            Window::SinceEntry {} | Window::Ever {} => Instant::MIN,
        }
    }

    /// Today is one of the days (P-PAST-2).
    fn first_day(&self, duration: Duration) -> chrono::NaiveDate {
        clock::days_before(self.today(), duration.days.saturating_sub(1))
    }

    /// Nothing of the window is unknown (P-PAST-8, P-PAST-9).
    fn knows_from(&self, past: &Past<'_>, window: Window, oldest: Instant) -> bool {
        match window {
            Window::Last(_) => oldest >= self.known_from(past),
            Window::SinceEntry {} => true,
            // "Ever" begins with the first input (P-PAST-5); what was not kept since then is unknown.
            Window::Ever {} => past.known_since.is_none_or(|since| since == Instant::MIN),
        }
    }

    /// Where the known part begins: what is kept reaches no further back than the person is known.
    fn known_from(&self, past: &Past<'_>) -> Instant {
        let of_person = if past.is_own || self.state.complete { None } else { self.state.first };
        past.known_since.max(of_person).unwrap_or(Instant::MIN)
    }

    /// The sum of nothing is 0 of its type; everything else of nothing is unset (P-PRED-7).
    fn of_nothing(&self, aggregate: &Aggregate) -> Option<Value> {
        if aggregate.function != Aggregation::Sum {
            return None;
        }
        let EventName::Event(event) = &aggregate.of.event else { return None };
        let (first, rest) = aggregate.value.split_first()?;
        let declared = self.program.contract.events.get(event)?.properties.get(first)?;
        Some(match declared.ty.within(rest)? {
            TypeRef::Money { currency } => Value::Money(Money { minor: 0, currency: *currency }),
            TypeRef::Percent => Value::Percent(Percent(0)),
            TypeRef::Duration => Value::Duration(Duration::ZERO),
            TypeRef::Decimal => Value::Decimal(Decimal { mantissa: 0, scale: 0 }),
            TypeRef::Integer => Value::Integer(0),
            _ => return None,
        })
    }
}

fn result(totals: &Totals, function: Aggregation) -> Option<Value> {
    match function {
        Aggregation::Sum => totals.sum.clone().filter(Value::adds_up),
        Aggregation::Avg => totals.sum.as_ref()?.divided_by(totals.count),
        Aggregation::Min => totals.min.clone(),
        Aggregation::Max => totals.max.clone(),
        Aggregation::First => totals.first.as_ref().map(|(_, value)| value.clone()),
        Aggregation::Last => totals.last.as_ref().map(|(_, value)| value.clone()),
    }
}
