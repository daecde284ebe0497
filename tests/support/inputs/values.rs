//! Values of the types of a contract, mostly those that a plan asks for.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use danbi::bundle::{FieldContract, TypeRef};
use danbi::runtime::Instant;
use danbi::types::{Duration, TimeOfDay, Zone};
use serde_json::{Map, Value as Json, json};

use super::instants::{around, near_change};
use super::literals::Literals;
use crate::generate::choices::Choices;

/// What values are drawn from.
pub struct Pool<'s> {
    pub literals: &'s Literals,
    pub now: Instant,
    pub zone: Zone,
    /// Values given before, by name of the field: ids and keys come again.
    pub given: &'s mut BTreeMap<String, Vec<Json>>,
}

impl Pool<'_> {
    /// Fields that must be there, and most of the others.
    pub fn fields<'c>(
        &mut self,
        dice: &mut Choices,
        declared: impl Iterator<Item = (&'c danbi::types::Name, &'c FieldContract)>,
    ) -> Map<String, Json> {
        let mut fields = Map::new();
        for (name, field) in declared {
            if !field.optional || !dice.chance(25) {
                fields.insert(name.to_string(), self.named(dice, name, &field.ty));
            }
        }
        fields
    }

    /// A value of a field, at times one that the field had before.
    pub fn named(&mut self, dice: &mut Choices, name: &str, ty: &TypeRef) -> Json {
        let before: Vec<Json> =
            self.given.get(name).into_iter().flatten().filter(|json| fits(json, ty)).cloned().collect();
        if let Some(json) = dice.any(&before).filter(|_| dice.chance(40)) {
            return json.clone();
        }
        let json = self.value(dice, ty);
        let given = self.given.entry(name.to_owned()).or_default();
        given.push(json.clone());
        if given.len() > 4 {
            given.remove(0);
        }
        json
    }

    pub fn value(&mut self, dice: &mut Choices, ty: &TypeRef) -> Json {
        match ty {
            TypeRef::Text { max } => self.text(dice, *max).into(),
            TypeRef::Url { max } => {
                let url = dice.word(&["https://example.com/a", "https://example.com/겨울", ""]);
                url.chars().take(max.map_or(usize::MAX, |max| max as usize)).collect::<String>().into()
            }
            TypeRef::Integer => near(dice, &self.literals.integers).into(),
            TypeRef::Percent => near(dice, &self.literals.percents).into(),
            TypeRef::Decimal => match dice.any(&self.literals.decimals) {
                Some(number) if dice.chance(60) => number.clone().into(),
                _ => dice.word(&["0", "7", "4.3", "-0.5", "7.000", "4.251"]).into(),
            },
            TypeRef::Money { currency } => {
                let same = self.literals.money.iter().filter(|(_, of)| of == currency.code());
                let minors: Vec<i64> = same.map(|(minor, _)| *minor).collect();
                json!({ "minor": near(dice, &minors), "currency": currency })
            }
            TypeRef::Boolean => dice.chance(60).into(),
            TypeRef::Date => json!(self.day(dice)),
            TypeRef::Datetime => json!(self.instant(dice)),
            TypeRef::Time => {
                let other = TimeOfDay::new(dice.below(24) as u16, 30).unwrap();
                let times = &self.literals.times;
                json!(dice.any(times).filter(|_| dice.chance(60)).copied().unwrap_or(other))
            }
            TypeRef::Duration => json!(self.duration(dice)),
            TypeRef::Enum { values, .. } => {
                let named: Vec<_> =
                    values.iter().filter(|value| self.literals.enums.iter().any(|of| of == *value)).collect();
                match dice.any(&named) {
                    Some(value) if dice.chance(50) => json!(value),
                    _ => json!(dice.pick(values)),
                }
            }
            TypeRef::List { of, max } => {
                let most = max.unwrap_or(4) as usize;
                (0..dice.below(4).min(most)).map(|_| self.value(dice, of)).collect()
            }
            TypeRef::Record { fields } => Json::Object(self.fields(dice, fields.iter())),
        }
    }

    fn text(&self, dice: &mut Choices, max: Option<u32>) -> String {
        let text = match dice.any(&self.literals.texts) {
            Some(text) if dice.chance(70) => match dice.below(6) {
                0 => format!("{text} 양말"),
                1 => format!("새 {text}"),
                _ => text.clone(),
            },
            _ => dice.word(&["", "c1", "c2", "겨울 코트", "민수", "니"]).to_owned(),
        };
        text.chars().take(max.map_or(usize::MAX, |max| max as usize)).collect()
    }

    fn duration(&self, dice: &mut Choices) -> Duration {
        let known = dice.any(&self.literals.durations).copied();
        known.filter(|_| dice.chance(60)).unwrap_or(*dice.pick(&[
            Duration::exact(3_600),
            Duration::days(7),
            Duration::ZERO,
        ]))
    }

    /// One of the plan, or about as far from today as it looks.
    fn day(&self, dice: &mut Choices) -> NaiveDate {
        if let Some(day) = dice.any(&self.literals.days).filter(|_| dice.chance(30)) {
            return *day;
        }
        if dice.chance(15) {
            // An anniversary is near.
            let near = self.zone.local(self.now).date() + Days::new(dice.below(12) as u64);
            return near - chrono::Months::new(12 * dice.between(1, 4) as u32);
        }
        let away = self.duration(dice).least_seconds() / 86_400 % 400 + dice.below(3) as u64;
        let today = self.zone.local(self.now).date();
        if dice.chance(70) { today + Days::new(away) } else { today - Days::new(away) }
    }

    fn instant(&self, dice: &mut Choices) -> Instant {
        if let Some(local) = dice.any(&self.literals.locals).filter(|_| dice.chance(20)) {
            return self.zone.instant(*local);
        }
        if dice.chance(40)
            && let Some(at) = near_change(dice, &self.zone, self.now)
        {
            return at;
        }
        let away = self.duration(dice).least_seconds() % (400 * 86_400);
        let at = if dice.chance(75) { self.now.plus_seconds(away) } else { self.now.minus_seconds(away) };
        around(dice, at)
    }
}

/// One of the plan, one more or less, or something small.
fn near(dice: &mut Choices, known: &[i64]) -> i64 {
    match dice.any(known) {
        Some(number) if dice.chance(70) => number + *dice.pick(&[0, 1, -1, 0]),
        _ => *dice.pick(&[0, 1, 2, -1, 5, 100_000]),
    }
}

/// Fields of one name may differ in type from event to event.
fn fits(json: &Json, ty: &TypeRef) -> bool {
    danbi::runtime::Value::of_json(json, ty).is_some()
}
