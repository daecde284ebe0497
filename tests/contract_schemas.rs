//! The JSON Schemas of `danbi.toml` and `schema/*.toml` say what the readers do.

#[path = "support/json_schema.rs"]
mod json_schema;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use danbi::diag::Sink;
use danbi::text::FileId;
use danbi::{schema, settings};
use json_schema::Schemas;
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn schemas() -> Schemas {
    Schemas::in_folder(format!("{ROOT}/schemas"))
}

/// A TOML text as JSON: dates as texts.
fn json_of(text: &str) -> Value {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => json!(text),
            toml::Value::Integer(number) => json!(number),
            toml::Value::Float(number) => json!(number),
            toml::Value::Boolean(value) => json!(value),
            toml::Value::Datetime(date) => json!(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(plain).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
        }
    }
    plain(toml::Value::Table(toml::from_str(text).unwrap()))
}

/// Whether the reader of a kind of file takes a text without a finding.
fn reads(file: &str, text: &str) -> bool {
    let mut sink = Sink::new();
    match file {
        "danbi.schema.json" => drop(settings::read(FileId(0), text, &mut sink)),
        _ => drop(schema::read(&[(FileId(0), text)], &mut sink)),
    }
    sink.is_empty()
}

/// Every TOML file of the sample campaigns with the schema it has to fit.
fn samples() -> Vec<(PathBuf, &'static str)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(ROOT).join("campaigns"), Path::new(ROOT).join("src/diag/samples/project")];
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                open.push(path);
            } else if name == "danbi.toml" {
                found.push((path, "danbi.schema.json"));
            } else if name.ends_with(".toml") {
                found.push((path, "schema.schema.json"));
            }
        }
    }
    found
}

#[test]
fn every_sample_fits_its_schema_and_its_reader() {
    let (schemas, samples) = (schemas(), samples());
    assert!(samples.len() >= 8, "{samples:?}");
    for (path, file) in samples {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(schemas.errors(file, &json_of(&text)), Vec::<String>::new(), "{}", path.display());
        assert!(reads(file, &text), "{}", path.display());
    }
}

const PROJECT: &str = "[project]\nname = \"a\"\nzone = \"Asia/Seoul\"\nlocales = [\"ko\"]\n";

#[test]
fn what_the_readers_take_the_schemas_take() {
    let schemas = schemas();
    let schema = [
        "",
        "[events.a]\n[events.\"가\".properties]\nb = \"text\"\nc = { type = \"list\", of = \"text\" }",
        "[enums.t]\nvalues = [\"x\", \"3g\"]\n[attributes.b]\ntype = \"t\"\n[attributes.c]\ntype = \"url\"\nmax = 8000",
        "[events.a]\nminimum_gap = \"1h30min\"\n[events.b]\nminimum_gap = \"2w\"",
        "[content.c]\nmax = 100\nitem.r = { type = \"record\", fields.s = { type = \"percent\", personal = true } }",
        "[webhooks.w]\n[lists.l]\ntitle = \"..\"\n[consents.night_ads]\nkind = \"night\"",
    ];
    let settings = [
        "",
        "title = \"A\"\njurisdictions = [\"UK\", \"KR\"]\ncurrency = \"KRW\"",
        "[channels.push]\n[channels.kiosk]\nfields.body = { max = 20, required = true }\nfields.title = {}",
        "[handled_outside]\nkr-consent-2y = { why = \"..\", until = 2027-01-01 }\nkr-consent-14d = \"..\"",
        "[[retired]]\njourney = \"j\"\nversion = \"0123456789abcdef\"\nmode = \"exit\"\n[lints]\nmixed-and-or = \"off\"",
        "[constants.a]\nb = \"\"\n[links]\nallowed = [\"example.com\", \"shop\"]\n[runtime]\nlateness = \"0s\"",
    ];
    let settings = settings.map(|text| ("danbi.schema.json", format!("{PROJECT}{text}")));
    for (file, text) in schema.map(|text| ("schema.schema.json", text.to_owned())).into_iter().chain(settings) {
        assert!(reads(file, &text), "{text}");
        assert_eq!(schemas.errors(file, &json_of(&text)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_broken_fits_neither() {
    let schemas = schemas();
    let schema = [
        "[event.a]",
        "[events.\"a b\"]",
        "[events.a]\nprice = \"integer\"",
        "[events.a]\nminimum_gap = \"30m\"",
        "[events.a]\nminimum_gap = 30",
        "[events.a]\nfirst = \"true\"",
        "[events.a.properties]\nb = \"money\"",
        "[events.a.properties]\nb = { type = \"money\" }",
        "[events.a.properties]\nb = { type = \"money\", currency = \"krw\" }",
        "[events.a.properties]\nb = { type = \"integer\", max = 3 }",
        "[events.a.properties]\nb = { type = \"list\", of = { type = \"text\", optional = true } }",
        "[attributes.a]\ntitle = \"x\"",
        "[attributes.a]\ntype = \"url\"\nmax = 8001",
        "[enums.a]\nvalues = []",
        "[enums.a]\nvalues = [\"x\", \"x\"]",
        "[enums.a]\nordered = true",
        "[consents.a]\nkind = \"purposes\"",
        "[content.a]\nmax = 101\nitem = {}",
        "[content.a]\nmax = 10",
        "[webhooks.a]\nparameters = [\"b\"]",
    ];
    let settings = [
        "titel = \"x\"",
        "currency = \"won\"",
        "jurisdictions = [\"ZZ\"]",
        "[channels.push]\nfallback_after = \"soon\"",
        "[channels.kiosk]\nfields.body = { max = 0 }",
        "[sender]\nname = \"\"",
        "[links]\nallowed = [\"https://example.com\"]",
        "[constants.a]\nb = 3",
        "[runtime]\nhorizon = \"1mo\"",
        "[lints]\nmixed-and-or = \"ignore\"",
        "[handled_outside]\nkr-consent-2y = { until = 2027-01-01 }",
        "[[retired]]\njourney = \"j\"\nversion = \"v2\"\nmode = \"exit\"",
        "[[retired]]\njourney = \"j\"\nversion = \"0123456789abcdef\"\nmode = \"stop\"",
    ];
    let settings = settings.map(|text| ("danbi.schema.json", format!("{PROJECT}{text}")));
    let bare = [
        "",
        "[project]\nname = \"a\"\nzone = \"UTC\"",
        "[project]\nname = \"a-b\"\nzone = \"UTC\"\nlocales = [\"ko\"]",
    ];
    let bare = bare.map(|text| ("danbi.schema.json", text.to_owned()));
    let schema = schema.map(|text| ("schema.schema.json", text.to_owned()));
    for (file, text) in schema.into_iter().chain(settings).chain(bare) {
        assert!(!reads(file, &text), "the reader takes\n{text}");
        assert!(!schemas.errors(file, &json_of(&text)).is_empty(), "{file} takes\n{text}");
    }
}

#[test]
fn the_schemas_have_the_keys_of_the_readers() {
    let schemas = schemas();
    for (file, tables) in [("schema.schema.json", schema::keys::ALL), ("danbi.schema.json", settings::keys::ALL)] {
        let (_, schema) = schemas.files().find(|(name, _)| *name == file).unwrap();
        for (table, keys) in tables {
            let properties = schema["$defs"][table]["properties"].as_object().unwrap();
            let said: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
            assert_eq!(said, keys.iter().copied().collect(), "{file} {table}");
        }
    }
    let (_, schema) = schemas.files().find(|(name, _)| *name == "danbi.schema.json").unwrap();
    let countries = &schema["$defs"]["project"]["properties"]["jurisdictions"]["items"]["enum"];
    assert_eq!(countries, &json!(settings::JURISDICTIONS));
}

#[test]
fn the_references_name_every_key() {
    for (page, tables) in [("schema.md", schema::keys::ALL), ("settings.md", settings::keys::ALL)] {
        let text = std::fs::read_to_string(format!("{ROOT}/docs/{page}")).unwrap();
        for key in tables.iter().flat_map(|(_, keys)| keys.iter()) {
            let named =
                [format!("`{key}`"), format!("[{key}"), format!("[[{key}")].iter().any(|form| text.contains(form));
            assert!(named, "docs/{page} does not explain `{key}`");
        }
    }
}
