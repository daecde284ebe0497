//! What a plan compares with and waits for: the values worth drawing.

use chrono::{NaiveDate, NaiveDateTime};
use danbi::bundle::Bundle;
use danbi::types::{Duration, TimeOfDay};
use serde_json::{Map, Value as Json};

#[derive(Default)]
pub struct Literals {
    /// Constants as they are written, by type.
    pub integers: Vec<i64>,
    pub percents: Vec<i64>,
    pub decimals: Vec<String>,
    /// In minor units, with the currency.
    pub money: Vec<(i64, String)>,
    pub texts: Vec<String>,
    pub enums: Vec<String>,
    /// Wherever they stand: limits, windows, quiet hours, waits.
    pub days: Vec<NaiveDate>,
    pub locals: Vec<NaiveDateTime>,
    pub times: Vec<TimeOfDay>,
    pub durations: Vec<Duration>,
    /// Salts of holdouts with their shares in basis points.
    pub holdouts: Vec<(String, u64)>,
}

impl Literals {
    pub fn of(bundle: &Bundle) -> Literals {
        let mut found = Literals::default();
        let mut plan = serde_json::to_value(&bundle.plan).unwrap();
        plan.as_object_mut().unwrap().remove("about");
        found.walk(&plan);
        for journey in bundle.journeys.values() {
            let mut journey = serde_json::to_value(journey).unwrap();
            journey.as_object_mut().unwrap().remove("about");
            found.walk(&journey);
        }
        found.tidy();
        found
    }

    /// Bundles are at most 120 deep.
    fn walk(&mut self, json: &Json) {
        match json {
            Json::Array(items) => items.iter().for_each(|item| self.walk(item)),
            Json::Object(object) => {
                self.constant(object);
                object.values().for_each(|value| self.walk(value));
            }
            Json::String(text) => self.word(text),
            _ => {}
        }
    }

    fn constant(&mut self, object: &Map<String, Json>) {
        if let (Some(salt), Some(share)) = (object.get("salt").and_then(Json::as_str), object.get("share")) {
            self.holdouts.push((salt.to_owned(), share.as_u64().unwrap()));
        }
        if let (Some(minor), Some(currency)) = (object.get("minor").and_then(Json::as_i64), object.get("currency")) {
            self.money.push((minor, currency.as_str().unwrap().to_owned()));
        }
        let [(kind, value)] = object.iter().collect::<Vec<_>>()[..] else { return };
        match (kind.as_str(), value) {
            ("integer", Json::Number(number)) => self.integers.extend(number.as_i64()),
            ("percent", Json::Number(number)) => self.percents.extend(number.as_i64()),
            ("decimal", Json::String(text)) => self.decimals.push(text.clone()),
            ("text", Json::String(text)) => self.texts.push(text.clone()),
            ("enum", Json::String(text)) => self.enums.push(text.clone()),
            _ => {}
        }
    }

    fn word(&mut self, text: &str) {
        self.durations.extend(Duration::parse_iso8601(text));
        self.times.extend(TimeOfDay::parse(text).filter(|_| text.len() == 5));
        self.days.extend(text.parse::<NaiveDate>());
        self.locals.extend(text.parse::<NaiveDateTime>());
    }

    fn tidy(&mut self) {
        fn once<T: Ord>(list: &mut Vec<T>) {
            list.sort_unstable();
            list.dedup();
        }
        self.durations.sort_by_key(|duration| (duration.most_seconds(), duration.days));
        self.durations.dedup();
        once(&mut self.integers);
        once(&mut self.percents);
        once(&mut self.decimals);
        once(&mut self.money);
        once(&mut self.texts);
        once(&mut self.enums);
        once(&mut self.days);
        once(&mut self.locals);
        once(&mut self.times);
        once(&mut self.holdouts);
    }
}
