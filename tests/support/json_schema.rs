//! A validator for the part of JSON Schema (draft 2020-12) that the schemas of this repository use. A keyword it does not
//! know is an error, so that no schema says something that nobody checks.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use regex::Regex;
use serde_json::{Map, Value};

/// Keywords that say something to people, or that hold definitions.
const SILENT: [&str; 10] =
    ["$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples", "deprecated", "definitions"];

/// Schemas by file name, so that they can refer to one another.
pub struct Schemas {
    by_file: BTreeMap<String, Value>,
}

impl Schemas {
    /// Every `*.schema.json` of a folder.
    pub fn in_folder(folder: impl AsRef<Path>) -> Schemas {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.filter(|path| path.to_string_lossy().ends_with(".schema.json"));
        let read = |path: std::path::PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
        };
        Schemas { by_file: files.map(read).collect() }
    }

    pub fn files(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.by_file.iter().map(|(name, schema)| (name.as_str(), schema))
    }

    /// What is wrong with a value, as `pointer: why`; empty where nothing is.
    pub fn errors(&self, file: &str, value: &Value) -> Vec<String> {
        let schema = self.by_file.get(file).unwrap_or_else(|| panic!("there is no schema {file}"));
        let mut errors = Vec::new();
        self.check(file, schema, value, "", &mut errors);
        errors
    }

    fn check(&self, file: &str, schema: &Value, value: &Value, at: &str, errors: &mut Vec<String>) {
        match schema {
            Value::Bool(true) => {}
            Value::Bool(false) => errors.push(format!("{at}: nothing is allowed here")),
            Value::Object(keywords) => {
                for (keyword, rule) in keywords {
                    self.keyword(file, keywords, keyword, rule, value, at, errors);
                }
            }
            _ => panic!("{file}: a schema is an object or a boolean"),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one keyword is judged with all that surrounds it")]
    fn keyword(
        &self,
        file: &str,
        schema: &Map<String, Value>,
        keyword: &str,
        rule: &Value,
        value: &Value,
        at: &str,
        errors: &mut Vec<String>,
    ) {
        let mut fail = |why: String| errors.push(format!("{at}: {why}"));
        match keyword {
            "$ref" => {
                let (file, schema) = self.referred(file, rule.as_str().unwrap());
                self.check(file, schema, value, at, errors);
            }
            "type" if !types(rule).any(|ty| is_type(value, ty)) => fail(format!("{value} is not of type {rule}")),
            "const" if value != rule => fail(format!("{value} is not {rule}")),
            "enum" if !rule.as_array().unwrap().contains(value) => fail(format!("{value} is none of {rule}")),
            "pattern" => {
                if let Some(text) = value.as_str().filter(|text| !matches(rule.as_str().unwrap(), text)) {
                    fail(format!("`{text}` does not match {rule}"));
                }
            }
            "minimum" if value.as_i64() < rule.as_i64() && value.is_number() => fail(format!("less than {rule}")),
            "maximum" if value.as_i64() > rule.as_i64() => fail(format!("more than {rule}")),
            "minLength" | "minItems" | "minProperties" if length(keyword, value).is_some_and(|n| n < size(rule)) => {
                fail(format!("{keyword} is {rule}"));
            }
            "maxLength" | "maxItems" | "maxProperties" if length(keyword, value).is_some_and(|n| n > size(rule)) => {
                fail(format!("{keyword} is {rule}"));
            }
            "uniqueItems" => {
                let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
                if items.iter().enumerate().any(|(index, item)| items[..index].contains(item)) {
                    fail("an item stands twice".into());
                }
            }
            "required" => {
                for name in rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap()) {
                    if value.as_object().is_some_and(|members| !members.contains_key(name)) {
                        fail(format!("`{name}` is missing"));
                    }
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    self.check(file, rule, item, &format!("{at}/{index}"), errors);
                }
            }
            "properties" | "patternProperties" | "additionalProperties" => {
                for (name, member) in value.as_object().into_iter().flatten() {
                    for schema in applies(schema, keyword, rule, name) {
                        self.check(file, schema, member, &format!("{at}/{name}"), errors);
                    }
                }
            }
            "propertyNames" => {
                for name in value.as_object().into_iter().flat_map(Map::keys) {
                    self.check(file, rule, &Value::from(name.as_str()), &format!("{at}/{name}"), errors);
                }
            }
            "allOf" => rule.as_array().unwrap().iter().for_each(|of| self.check(file, of, value, at, errors)),
            "anyOf" | "oneOf" => self.choice(file, keyword, rule.as_array().unwrap(), value, at, errors),
            "not" => {
                if self.holds(file, rule, value).is_empty() {
                    errors.push(format!("{at}: this is just what is not allowed"));
                }
            }
            "if" => {
                let branch = if self.holds(file, rule, value).is_empty() { "then" } else { "else" };
                if let Some(branch) = schema.get(branch) {
                    self.check(file, branch, value, at, errors);
                }
            }
            "then" | "else" | "type" | "const" | "enum" | "minimum" | "maximum" | "minLength" | "minItems"
            | "minProperties" | "maxLength" | "maxItems" | "maxProperties" => {}
            _ => assert!(SILENT.contains(&keyword), "{file}: the keyword `{keyword}` is not known to this validator"),
        }
    }

    fn holds(&self, file: &str, schema: &Value, value: &Value) -> Vec<String> {
        let mut errors = Vec::new();
        self.check(file, schema, value, "", &mut errors);
        errors
    }

    fn choice(&self, file: &str, keyword: &str, of: &[Value], value: &Value, at: &str, errors: &mut Vec<String>) {
        let failed: Vec<Vec<String>> = of.iter().map(|schema| self.holds(file, schema, value)).collect();
        match failed.iter().filter(|errors| errors.is_empty()).count() {
            0 => errors.push(format!("{at}: fits no choice: {failed:?}")),
            1 => {}
            several if keyword == "oneOf" => errors.push(format!("{at}: fits {several} choices")),
            _ => {}
        }
    }

    /// `#/$defs/x`, `other.schema.json`, `other.schema.json#/$defs/x`.
    fn referred<'s>(&'s self, file: &'s str, reference: &'s str) -> (&'s str, &'s Value) {
        let (other, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if other.is_empty() { file } else { other.trim_start_matches("./") };
        let schema = self.by_file.get(file).and_then(|schema| schema.pointer(pointer));
        (file, schema.unwrap_or_else(|| panic!("`{reference}` leads nowhere")))
    }
}

/// Patterns are compiled once.
fn matches(pattern: &str, text: &str) -> bool {
    static COMPILED: LazyLock<Mutex<BTreeMap<String, Regex>>> = LazyLock::new(Mutex::default);
    let mut compiled = COMPILED.lock().unwrap();
    compiled.entry(pattern.to_owned()).or_insert_with(|| Regex::new(pattern).unwrap()).is_match(text)
}

fn types(rule: &Value) -> impl Iterator<Item = &str> {
    rule.as_str().into_iter().chain(rule.as_array().into_iter().flatten().filter_map(Value::as_str))
}

fn is_type(value: &Value, ty: &str) -> bool {
    match ty {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("there is no type {ty}"),
    }
}

fn size(rule: &Value) -> usize {
    usize::try_from(rule.as_u64().unwrap()).unwrap()
}

fn length(keyword: &str, value: &Value) -> Option<usize> {
    match value {
        Value::String(text) if keyword.ends_with("Length") => Some(text.chars().count()),
        Value::Array(items) if keyword.ends_with("Items") => Some(items.len()),
        Value::Object(members) if keyword.ends_with("Properties") => Some(members.len()),
        _ => None,
    }
}

/// The schemas that a keyword puts on the member of this name.
fn applies<'s>(schema: &'s Map<String, Value>, keyword: &str, rule: &'s Value, name: &str) -> Vec<&'s Value> {
    let named = |properties: Option<&'s Value>| properties.and_then(|properties| properties.get(name));
    let matching = |patterns: Option<&'s Value>| -> Vec<&'s Value> {
        let patterns = patterns.and_then(Value::as_object).into_iter().flatten();
        patterns.filter(|(pattern, _)| matches(pattern, name)).map(|(_, schema)| schema).collect()
    };
    match keyword {
        "properties" => named(Some(rule)).into_iter().collect(),
        "patternProperties" => matching(Some(rule)),
        _ => {
            let spoken_of =
                named(schema.get("properties")).is_some() || !matching(schema.get("patternProperties")).is_empty();
            if spoken_of { Vec::new() } else { vec![rule] }
        }
    }
}
