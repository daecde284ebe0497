//! `docs/plan.md` against the types: its examples are read by them, its tables are made from them.

use std::collections::{BTreeMap, BTreeSet};

use danbi::bundle::{
    Bundle, Catalog, Contract, EventMatch, History, Journey, Plan, Predicate, Reason, SourceMap, Step, needs, validate,
};
use danbi::types::{Value as Constant, filter};
use regex::Regex;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

const PAGE: &str = include_str!("../docs/plan.md");

/// Blocks of JSON with the word behind `json`.
fn blocks() -> Vec<(String, String)> {
    let fence = Regex::new("(?ms)^```json *([a-z]*)\n(.*?)^```$").unwrap();
    fence.captures_iter(PAGE).map(|block| (block[1].to_owned(), block[2].to_owned())).collect()
}

fn block<T: DeserializeOwned>(kind: &str) -> T {
    let found: Vec<String> = blocks().into_iter().filter(|(of, _)| of == kind).map(|(_, json)| json).collect();
    assert_eq!(found.len(), 1, "there is one block of {kind}");
    serde_json::from_str(&found[0]).unwrap()
}

/// Read by the type and written again, nothing is lost: so every field of the example is a field of the format.
fn reads_as<T: Serialize + DeserializeOwned>(json: &str) {
    let typed: T = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    let value: Value = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_value(typed).unwrap(), value);
}

#[test]
fn every_example_is_read_by_its_type() {
    let mut seen = BTreeSet::new();
    for (kind, json) in blocks() {
        match kind.as_str() {
            "value" => reads_as::<Constant>(&json),
            "predicate" => reads_as::<Predicate>(&json),
            "match" => reads_as::<EventMatch>(&json),
            "history" => reads_as::<History>(&json),
            "step" => reads_as::<Step>(&json),
            "plan" => reads_as::<Plan>(&json),
            "journey" => reads_as::<Journey>(&json),
            "catalog" => reads_as::<Catalog>(&json),
            "contract" => reads_as::<Contract>(&json),
            "input" => known_member(&json, "input", "Inputs"),
            "effect" => known_member(&json, if json.contains("\"record\"") { "record" } else { "effect" }, "Effects"),
            _ => panic!("a block of JSON says what it is: {json}"),
        }
        seen.insert(kind);
    }
    assert_eq!(seen.len(), 11);
}

/// An input or effect names a kind that the tables of its section list, and has no field that the section does not name.
fn known_member(json: &str, member: &str, section: &str) {
    let value: BTreeMap<String, Value> = serde_json::from_str(json).unwrap();
    let text = PAGE.split("\n## ").find(|text| text.starts_with(section)).unwrap();
    assert!(text.contains(&format!("| `{}` |", value[member].as_str().unwrap())), "{json}");
    let fields = value.keys().filter(|field| *field != member && *field != "effect" && *field != "input");
    fields.for_each(|field| assert!(text.contains(&format!("`{field}`")), "`{field}` is not in {section}"));
}

#[test]
fn the_whole_example_is_a_sealed_bundle() {
    let journey: Journey = block("journey");
    let catalog: Catalog = block("catalog");
    let bundle = Bundle {
        plan: block("plan"),
        journeys: BTreeMap::from([(journey.id.clone(), journey)]),
        older: Vec::new(),
        catalogs: BTreeMap::from([(catalog.locale.clone(), catalog)]),
        contract: block("contract"),
        source_map: SourceMap::default(),
    };
    assert_eq!(validate(&bundle), []);
    let sealed = bundle.clone().seal().unwrap().into_bundle();
    assert_eq!(sealed.journeys, bundle.journeys);
    assert_eq!(sealed, bundle);
}

#[test]
fn every_sentence_mark_is_well_formed_and_stands_once() {
    let well_formed = Regex::new(r"`\[(P-[A-Z]+-[1-9][0-9]*)\]`").unwrap();
    let marks: Vec<&str> = well_formed.captures_iter(PAGE).map(|found| found.get(1).unwrap().as_str()).collect();
    let example = 1;
    assert_eq!(marks.len(), PAGE.matches("[P-").count(), "every mark is well formed");
    let at_the_end = Regex::new(r"[.][ \n]+`\[P-[A-Z]+-[0-9]+\]`").unwrap();
    assert_eq!(at_the_end.find_iter(PAGE).count() + example, marks.len(), "a mark stands behind its sentence");
    let unique: BTreeSet<&str> = marks.iter().copied().collect();
    assert_eq!(unique.len() + example, marks.len(), "only the example in the introduction stands twice");
    let reference = Regex::new(r"P-[A-Z]+-[0-9]+").unwrap();
    let dangling: Vec<&str> =
        reference.find_iter(PAGE).map(|found| found.as_str()).filter(|mark| !unique.contains(mark)).collect();
    assert_eq!(dangling, Vec::<&str>::new());
    assert!(unique.len() > 150, "{}", unique.len());
}

#[test]
fn marks_of_one_group_are_numbered_without_gaps() {
    let well_formed = Regex::new(r"\[P-([A-Z]+)-([0-9]+)\]").unwrap();
    let mut groups: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for found in well_formed.captures_iter(PAGE) {
        groups.entry(found.get(1).unwrap().as_str()).or_default().insert(found[2].parse().unwrap());
    }
    for (group, numbers) in groups {
        assert!(numbers.iter().copied().eq(1..=numbers.len()), "{group}: {numbers:?}");
    }
}

#[test]
fn the_page_names_every_field_of_the_format() {
    let mut fields = BTreeSet::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/plan")).unwrap() {
        let schema = std::fs::read_to_string(file.unwrap().path()).unwrap();
        collect_fields(&serde_json::from_str(&schema).unwrap(), &mut fields);
    }
    assert!(fields.len() > 100);
    let missing: Vec<&String> = fields.iter().filter(|field| !PAGE.contains(&format!("`{field}`"))).collect();
    assert_eq!(missing, Vec::<&String>::new());
}

fn collect_fields(schema: &Value, fields: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            for (name, value) in members {
                if let ("properties", Value::Object(properties)) = (name.as_str(), value) {
                    fields.extend(properties.keys().cloned());
                    properties.values().for_each(|property| collect_fields(property, fields));
                } else {
                    collect_fields(value, fields);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_fields(item, fields)),
        _ => {}
    }
}

/// What stands between `<!-- generated: NAME -->` and `<!-- end -->`.
fn generated(name: &str) -> &'static str {
    let start = format!("<!-- generated: {name} -->\n");
    PAGE.split(&start).nth(1).and_then(|rest| rest.split("<!-- end -->").next()).unwrap()
}

#[test]
fn the_table_of_needs_is_the_registry() {
    let rows: Vec<String> = needs::REGISTRY.iter().map(|(id, meaning)| format!("| `{id}` | {meaning} |\n")).collect();
    assert_eq!(
        generated("needs"),
        format!("| need | what a runtime that has it can do |\n|---|---|\n{}", rows.concat())
    );
    assert!(needs::REGISTRY.is_sorted());
}

#[test]
fn the_table_of_reasons_is_the_closed_list() {
    let rows: Vec<String> =
        Reason::ALL.iter().map(|(reason, meaning)| format!("| `{}` | {meaning} |\n", reason.word())).collect();
    assert_eq!(generated("reasons"), format!("| reason | meaning |\n|---|---|\n{}", rows.concat()));
}

#[test]
fn the_table_of_filters_is_their_vectors() {
    let mut table = String::from("| filter | value | arguments | locale | prints |\n|---|---|---|---|---|\n");
    for filter in filter::ALL {
        for vector in filter.vectors {
            let input = if vector.input == "null" { "unset".to_owned() } else { format!("`{}`", vector.input) };
            let args = if vector.args == "[]" { String::new() } else { format!("`{}`", vector.args) };
            let output = if vector.output.is_empty() { String::new() } else { format!("`{}`", vector.output) };
            table += &format!("| `{}` | {input} | {args} | {} | {output} |\n", filter.name, vector.locale);
        }
    }
    assert_eq!(generated("filters"), table);
}

#[test]
fn the_bucket_of_the_page_is_right() {
    let digest = Sha256::digest("shop/holdout\0p-1");
    let bucket = u64::from_be_bytes(digest[..8].try_into().unwrap()) % 10_000;
    assert!(PAGE.contains(&format!("puts p-1 in bucket {bucket}.")), "it is {bucket}");
}
