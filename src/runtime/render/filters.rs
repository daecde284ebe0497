//! Danbi's filters in Tera: those of a placeholder with their arguments, one after the other, under one name.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use tera::{Kwargs, State, Tera};

use crate::bundle::{Filter, Placeholder};
use crate::types::filter::{self, print as print_value};
use crate::types::{Name, Value};

/// Those that a catalog uses, each row of filters once.
pub(super) struct Filters {
    tera: Tera,
    locale: Arc<str>,
    names: FxHashMap<Vec<(Name, Vec<Value>)>, String>,
}

impl Filters {
    pub fn new(locale: &str) -> Filters {
        let mut tera = Tera::default();
        // Texts are plain.
        tera.autoescape_on(Vec::<&'static str>::new());
        Filters { tera, locale: locale.into(), names: FxHashMap::default() }
    }

    /// The name of the filters of a placeholder: `default_josa_3`. Absent where it has none.
    pub fn name(&mut self, placeholder: &Placeholder) -> Option<&str> {
        if placeholder.filters.is_empty() {
            return None;
        }
        let row = placeholder.filters.iter().map(|of| (of.name.clone(), of.args.clone())).collect();
        let number = self.names.len();
        let (tera, locale) = (&mut self.tera, &self.locale);
        Some(self.names.entry(row).or_insert_with(|| {
            let words: String = placeholder.filters.iter().map(|of| format!("{}_", of.name)).collect();
            let name = format!("{words}{number}");
            tera.register_filter(name.clone(), Row::of(&placeholder.filters, locale.clone()));
            name
        }))
    }

    /// With all filters registered.
    pub fn into_tera(self) -> Tera {
        self.tera
    }
}

/// Filters with their arguments.
struct Row {
    filters: Vec<(&'static filter::Filter, Vec<Value>)>,
    locale: Arc<str>,
}

impl Row {
    fn of(filters: &[Filter], locale: Arc<str>) -> Row {
        // What is checked at loading is found.
        let found = filters.iter().filter_map(|of| Some((filter::find(&of.name)?, of.args.clone())));
        Row { filters: found.collect(), locale }
    }
}

impl tera::Filter<tera::Value, tera::Value> for Row {
    /// Unset after all filters prints as nothing (P-TEXT-3).
    fn call(&self, value: tera::Value, _: Kwargs, _: &State) -> tera::Value {
        let mut value = taken(&value);
        for (filter, args) in &self.filters {
            value = (filter.apply)(value.as_ref(), args, &self.locale);
        }
        value.and_then(|value| print_value(&value, &self.locale)).into()
    }
}

/// A value as Tera carries it to a filter: texts and integers as they are, all others as a bundle writes constants.
pub(super) fn fed(value: &Value) -> tera::Value {
    match value {
        Value::Text(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        other => tera::Value::try_from_serializable(other).unwrap_or_else(|_| tera::Value::none()),
    }
}

/// The value that was fed; `None` where it is unset.
fn taken(value: &tera::Value) -> Option<Value> {
    match (value.as_str(), value.as_i64()) {
        (Some(text), _) => Some(Value::Text(text.into())),
        (None, Some(number)) => Some(Value::Integer(number)),
        (None, None) => Value::deserialize(value).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_to_a_filter_as_it_was() {
        let constants = r#"[{"boolean":true},{"integer":-3},{"decimal":"-0.50"},{"money":{"minor":-990,"currency":"USD"}},
            {"percent":1250},{"text":""},{"text":"12"},{"enum":"gold"},{"date":"2026-12-24"},
            {"local":"2026-12-24T21:30:59"},{"time":"09:05"},{"duration":"P1DT2H"},{"list":[{"integer":1}]}]"#;
        let constants: Vec<Value> = serde_json::from_str(constants).unwrap();
        for value in &constants {
            assert_eq!(taken(&fed(value)).as_ref(), Some(value));
        }
        assert_eq!(taken(&tera::Value::none()), None);
        assert_eq!(constants.len(), 13);
    }
}
