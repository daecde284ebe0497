//! Histories: what is kept of the events of one match.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::Value;
use super::super::order::Order;
use crate::bundle::{Aggregation, Keep};
use crate::types::Instant;

/// Days that are kept beyond those that are asked for: zones lie up to 26 hours apart, so a change of zone may set a local day back
/// by two.
const SET_BACK: u32 = 2;

/// The memory of one history, or of what an instance counts itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kept {
    /// Sorted, the oldest first.
    Instants(Vec<Instant>),
    /// Sorted by day.
    Days(#[serde(with = "super::local::days")] Vec<(NaiveDate, Totals)>),
    /// Sorted by instant; among equals in the order in which they came.
    Values(Vec<(Instant, Value)>),
    Edge(Option<(Instant, Value)>),
    Total(Box<Totals>),
}

/// One event to keep.
#[derive(Clone, Copy, Debug)]
pub struct Filing<'v> {
    pub at: Instant,
    /// Its local day when it came in.
    pub day: NaiveDate,
    pub value: Option<&'v Value>,
    /// Of its type.
    pub order: Order<'v>,
}

/// Values put together; only what the functions of the history ask for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    pub sum: Option<Value>,
    pub count: u64,
    pub min: Option<Value>,
    pub max: Option<Value>,
    pub first: Option<(Instant, Value)>,
    pub last: Option<(Instant, Value)>,
}

impl Kept {
    pub fn empty(keep: &Keep) -> Kept {
        match keep {
            Keep::Instants { .. } => Kept::Instants(Vec::new()),
            Keep::Days { .. } => Kept::Days(Vec::new()),
            Keep::Values { .. } => Kept::Values(Vec::new()),
            Keep::Edge { .. } => Kept::Edge(None),
            Keep::Total { .. } => Kept::Total(Box::default()),
        }
    }

    /// Whether it is of this kind.
    pub fn fits(&self, keep: &Keep) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(&Kept::empty(keep))
    }

    /// Keeps an event. One whose value is unset is in no history of values (P-HIST-3).
    pub fn file(&mut self, keep: &Keep, event: Filing<'_>) {
        match (self, keep) {
            (Kept::Instants(instants), Keep::Instants { count, .. }) => {
                let place = instants.partition_point(|kept| *kept <= event.at);
                instants.insert(place, event.at);
                drop_oldest(instants, *count);
            }
            (Kept::Values(values), Keep::Values { count, .. }) => {
                let Some(value) = event.value else { return };
                let place = values.partition_point(|(at, _)| *at <= event.at);
                values.insert(place, (event.at, value.clone()));
                drop_oldest(values, *count);
            }
            (Kept::Days(days), Keep::Days { days: count, of, .. }) => {
                let Some(value) = event.value else { return };
                let place = days.partition_point(|(day, _)| *day < event.day);
                if days.get(place).is_none_or(|(day, _)| *day != event.day) {
                    days.insert(place, (event.day, Totals::default()));
                }
                if let Some((_, totals)) = days.get_mut(place) {
                    totals.add(of, event.at, value, event.order);
                }
                drop_oldest(days, count.saturating_add(SET_BACK));
            }
            (Kept::Edge(edge), Keep::Edge { of, .. }) => {
                let Some(value) = event.value else { return };
                put_edge(edge, *of, event.at, value);
            }
            (Kept::Total(totals), Keep::Total { of, .. }) => {
                let Some(value) = event.value else { return };
                totals.add(of, event.at, value, event.order);
            }
            _ => {}
        }
    }

    /// All that another person's memory of the same history holds.
    pub fn unite(&mut self, keep: &Keep, other: Kept, order: Order<'_>) {
        match (self, other) {
            (Kept::Instants(mine), Kept::Instants(theirs)) => {
                mine.extend(theirs);
                mine.sort();
                if let Keep::Instants { count, .. } = keep {
                    drop_oldest(mine, *count);
                }
            }
            (Kept::Values(mine), Kept::Values(theirs)) => {
                mine.extend(theirs);
                mine.sort_by_key(|(at, _)| *at);
                if let Keep::Values { count, .. } = keep {
                    drop_oldest(mine, *count);
                }
            }
            (Kept::Days(mine), Kept::Days(theirs)) => unite_days(mine, theirs, keep, order),
            (Kept::Edge(mine), Kept::Edge(Some((at, value)))) => {
                if let Keep::Edge { of, .. } = keep {
                    put_edge(mine, *of, at, &value);
                }
            }
            (Kept::Total(mine), Kept::Total(theirs)) => mine.unite(*theirs, order),
            _ => {}
        }
    }
}

fn unite_days(mine: &mut Vec<(NaiveDate, Totals)>, theirs: Vec<(NaiveDate, Totals)>, keep: &Keep, order: Order<'_>) {
    for (day, totals) in theirs {
        let place = mine.partition_point(|(kept, _)| *kept < day);
        match mine.get_mut(place) {
            Some((kept, sum)) if *kept == day => sum.unite(totals, order),
            _ => mine.insert(place, (day, totals)),
        }
    }
    if let Keep::Days { days, .. } = keep {
        drop_oldest(mine, days.saturating_add(SET_BACK));
    }
}

fn drop_oldest<T>(kept: &mut Vec<T>, most: u32) {
    let surplus = kept.len().saturating_sub(most as usize);
    kept.drain(..surplus);
}

/// Among equal instants the order in which they came in decides (P-PRED-9).
fn put_edge(edge: &mut Option<(Instant, Value)>, of: Aggregation, at: Instant, value: &Value) {
    let replaces = match edge {
        None => true,
        Some((kept, _)) if of == Aggregation::First => at < *kept,
        Some((kept, _)) => at >= *kept,
    };
    if replaces {
        *edge = Some((at, value.clone()));
    }
}

impl Totals {
    /// Only what these functions ask for.
    pub fn add(&mut self, of: &BTreeSet<Aggregation>, at: Instant, value: &Value, order: Order<'_>) {
        for function in of {
            match function {
                // What a type does not have, an older version may still ask of it (P-VERSION-11).
                Aggregation::Sum | Aggregation::Avg if !value.adds_up() => {}
                Aggregation::Min | Aggregation::Max if !order.has(value) => {}
                // The sum is kept once where both are asked for.
                Aggregation::Sum if of.contains(&Aggregation::Avg) => {}
                // Counted too where no average is asked for yet: a later bundle may ask for one.
                Aggregation::Sum | Aggregation::Avg => {
                    self.sum = plus(self.sum.take(), value);
                    self.count = self.count.saturating_add(1);
                }
                Aggregation::Min => put_if(&mut self.min, value, Ordering::Less, order),
                Aggregation::Max => put_if(&mut self.max, value, Ordering::Greater, order),
                Aggregation::First => put_edge(&mut self.first, *function, at, value),
                Aggregation::Last => put_edge(&mut self.last, *function, at, value),
            }
        }
    }

    pub fn unite(&mut self, other: Totals, order: Order<'_>) {
        if let Some(sum) = &other.sum {
            self.sum = plus(self.sum.take(), sum);
        }
        self.count = self.count.saturating_add(other.count);
        other.min.iter().for_each(|value| put_if(&mut self.min, value, Ordering::Less, order));
        other.max.iter().for_each(|value| put_if(&mut self.max, value, Ordering::Greater, order));
        if let Some((at, value)) = &other.first {
            put_edge(&mut self.first, Aggregation::First, *at, value);
        }
        if let Some((at, value)) = &other.last {
            put_edge(&mut self.last, Aggregation::Last, *at, value);
        }
    }
}

/// A value of another type, which no contract lets in, is left out.
fn plus(sum: Option<Value>, value: &Value) -> Option<Value> {
    match sum {
        None => Some(value.clone()),
        Some(sum) => sum.plus(value).or(Some(sum)),
    }
}

fn put_if(kept: &mut Option<Value>, value: &Value, wanted: Ordering, order: Order<'_>) {
    if kept.as_ref().is_none_or(|kept| order.compare(value, kept) == Some(wanted)) {
        *kept = Some(value.clone());
    }
}
