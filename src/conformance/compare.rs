//! What must come against what came.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::bundle::canonical::escape_pointer;

/// The first effect of a person that is not as it must be.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub person: String,
    /// From 0.
    pub index: usize,
    /// Absent: nothing more must come.
    pub expected: Option<Value>,
    /// Absent: nothing more came.
    pub got: Option<Value>,
    /// JSON pointer to the first member that differs; empty where there is one effect too many or too few.
    pub at: String,
}

/// Every member that is expected is there; what is left out is not compared, and `"absent"` must not be there.
pub fn contains(got: &Value, expected: &Value) -> bool {
    place(got, expected, String::new()).is_none()
}

/// Persons by name, the effects of each in order.
pub type Effects = BTreeMap<String, Vec<Value>>;

/// What a case says against what came: what it leaves out is not compared.
pub fn difference(expected: &Effects, got: &Effects) -> Option<Difference> {
    first(expected, got, |expected, got| place(got, expected, String::new()))
}

/// What came once against what came another time: nothing may differ.
pub fn exact_difference(expected: &Effects, got: &Effects) -> Option<Difference> {
    let either = |expected: &Value, got: &Value| {
        place(got, expected, String::new()).or_else(|| place(expected, got, String::new()))
    };
    first(expected, got, either)
}

type Judge = fn(&Value, &Value) -> Option<String>;

fn first(expected: &Effects, got: &Effects, judge: Judge) -> Option<Difference> {
    let people: BTreeSet<&String> = expected.keys().chain(got.keys()).collect();
    people.into_iter().find_map(|person| {
        let (expected, got) = (expected.get(person), got.get(person));
        let (expected, got) = (expected.map_or(&[][..], Vec::as_slice), got.map_or(&[][..], Vec::as_slice));
        of_person(person, expected, got, judge)
    })
}

fn of_person(person: &str, expected: &[Value], got: &[Value], judge: Judge) -> Option<Difference> {
    let count = expected.len().max(got.len());
    (0..count).find_map(|index| {
        let at = match (expected.get(index), got.get(index)) {
            (Some(expected), Some(got)) => judge(expected, got)?,
            _ => String::new(),
        };
        Some(Difference {
            person: person.to_owned(),
            index,
            expected: expected.get(index).cloned(),
            got: got.get(index).cloned(),
            at,
        })
    })
}

/// Where they first differ. Values that were read are at most as deep as the reader allows.
fn place(got: &Value, expected: &Value, at: String) -> Option<String> {
    match (got, expected) {
        (Value::Object(got), Value::Object(expected)) => expected.iter().find_map(|(name, value)| {
            let at = format!("{at}/{}", escape_pointer(name));
            match got.get(name) {
                Some(_) if value == "absent" => Some(at),
                Some(found) => place(found, value, at),
                None => (value != "absent").then_some(at),
            }
        }),
        (Value::Array(got), Value::Array(expected)) if got.len() == expected.len() => {
            let pairs = got.iter().zip(expected).enumerate();
            pairs.into_iter().find_map(|(index, (got, expected))| place(got, expected, format!("{at}/{index}")))
        }
        _ => (got != expected).then_some(at),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_left_out_is_not_compared() {
        let got = json!({ "a": 1, "b": { "c": [ { "d": 2, "e": 3 } ] } });
        assert!(contains(&got, &json!({ "b": { "c": [ { "d": 2 } ] }, "x": "absent" })));
        assert!(!contains(&got, &json!({ "a": "absent" })));
        assert!(!contains(&got, &json!({ "b": { "c": [] } })));
        assert!(!contains(&got, &json!({ "z": 1 })));
    }

    #[test]
    fn the_first_difference_is_told() {
        let of = |effects: Value| BTreeMap::from([("p-1".to_owned(), effects.as_array().unwrap().clone())]);
        let expected = of(json!([{ "a": 1 }, { "b": { "c~/": 2 } }]));
        let found = difference(&expected, &of(json!([{ "a": 1 }, { "b": { "c~/": 3 } }]))).unwrap();
        assert_eq!((found.index, found.at.as_str()), (1, "/b/c~0~1"));
        let short = difference(&expected, &of(json!([{ "a": 1 }]))).unwrap();
        assert_eq!((short.index, short.got), (1, None));
        let long = difference(&expected, &of(json!([{ "a": 1 }, { "b": { "c~/": 2 } }, {}]))).unwrap();
        assert_eq!((long.index, long.expected), (2, None));
        assert_eq!(difference(&expected, &expected), None);
        let more = of(json!([{ "a": 1 }, { "b": { "c~/": 2 }, "d": 3 }]));
        assert_eq!(difference(&expected, &more), None);
        assert_eq!(exact_difference(&expected, &more).unwrap().at, "/d");
    }
}
