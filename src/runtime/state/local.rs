//! Local days and times in the bytes of a state. They stand there as the text of ISO 8601, as chrono writes it; here that text is
//! written and read without its formatter, which took a third of the time of a state.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::types::iso;

/// A day; for `#[serde(with)]`.
pub mod day {
    use super::*;

    pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        let text = iso::characters(day.and_time(chrono::NaiveTime::MIN));
        let text = text.first_chunk::<10>().filter(|text| iso::day(text.as_slice()) == Some(*day));
        match text.and_then(|text| std::str::from_utf8(text).ok()) {
            Some(text) => serializer.serialize_str(text),
            None => day.serialize(serializer),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        let day = iso::day(text.as_bytes()).or_else(|| text.parse().ok());
        day.ok_or_else(|| serde::de::Error::custom("not a day"))
    }
}

/// A date and time; for `#[serde(with)]`.
pub mod time {
    use super::*;

    pub fn serialize<S: Serializer>(local: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        let text = iso::characters(*local);
        let shown = if local.nanosecond() == 0 { text.get(..19) } else { text.get(..) };
        let shown = shown.filter(|shown| iso::local(shown) == Some(*local));
        match shown.and_then(|shown| std::str::from_utf8(shown).ok()) {
            Some(shown) => serializer.serialize_str(shown),
            None => local.serialize(serializer),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDateTime, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        let local = iso::local(text.as_bytes()).or_else(|| text.parse().ok());
        local.ok_or_else(|| serde::de::Error::custom("not a date and time"))
    }
}

/// A day within something else.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(#[serde(with = "day")] pub NaiveDate);

/// A date and time within something else.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Local(#[serde(with = "time")] pub NaiveDateTime);

/// An optional date and time; for `#[serde(with)]`.
pub mod fired {
    use super::*;

    pub fn serialize<S: Serializer>(fired: &Option<NaiveDateTime>, serializer: S) -> Result<S::Ok, S::Error> {
        fired.map(Local).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDateTime>, D::Error> {
        Ok(Option::<Local>::deserialize(deserializer)?.map(|local| local.0))
    }
}

/// An optional instant and what the clocks show then; for `#[serde(with)]`.
pub mod next {
    use super::*;
    use crate::types::Instant;

    type Next = Option<(Instant, NaiveDateTime)>;

    pub fn serialize<S: Serializer>(next: &Next, serializer: S) -> Result<S::Ok, S::Error> {
        next.map(|(at, local)| (at, Local(local))).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Next, D::Error> {
        Ok(Option::<(Instant, Local)>::deserialize(deserializer)?.map(|(at, local)| (at, local.0)))
    }
}

/// Days with what is kept of each; for `#[serde(with)]`.
pub mod days {
    use super::super::Totals;
    use super::*;

    type Days = Vec<(NaiveDate, Totals)>;

    pub fn serialize<S: Serializer>(days: &Days, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(days.iter().map(|(day, totals)| (Day(*day), totals)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Days, D::Error> {
        let days = Vec::<(Day, Totals)>::deserialize(deserializer)?;
        Ok(days.into_iter().map(|(day, totals)| (day.0, totals)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Also far days and parts of a second that no clock of ours shows.
    #[test]
    fn the_bytes_are_those_of_chrono() {
        for text in
            ["2026-03-02T05:00:00", "2026-03-02T05:00:00.010", "0000-01-01T00:00:00", "2026-03-02T05:00:00.000001"]
        {
            let local: NaiveDateTime = text.parse().unwrap();
            for far in [local, local - chrono::TimeDelta::days(4_000_000), local + chrono::TimeDelta::days(4_000_000)] {
                let bytes = serde_json::to_vec(&far).unwrap();
                assert_eq!(serde_json::to_vec(&Local(far)).unwrap(), bytes, "{far}");
                assert_eq!(serde_json::from_slice::<Local>(&bytes).unwrap().0, far);
                let bytes = serde_json::to_vec(&far.date()).unwrap();
                assert_eq!(serde_json::to_vec(&Day(far.date())).unwrap(), bytes, "{far}");
                assert_eq!(serde_json::from_slice::<Day>(&bytes).unwrap().0, far.date());
            }
        }
    }
}
