//! `[project]`: name, zone, locales, whose law.

use crate::diag::codes::{settings, tables};
use crate::diag::{Diagnostic, nearest};
use crate::tables::{Item, Reader, Table, Text};
use crate::text::Edit;
use crate::types::{Currency, Name, RESERVED, is_name, zone};

use super::keys;

/// Countries and unions whose law Danbi knows: ISO 3166-1 codes, `EU`, and `UK` as another word for `GB`.
pub const JURISDICTIONS: [&str; 10] = ["KR", "US", "EU", "GB", "UK", "CA", "JP", "IN", "BR", "AU"];

/// A project has at most so many locales.
const MAX_LOCALES: usize = 100;

/// What a file without `[project]` is offered.
const EXAMPLE: &str =
    "[project]\nname = \"my_project\"\nzone = \"Asia/Seoul\"\nlocales = [\"ko\"]\njurisdictions = [\"KR\"]\n\n";

pub struct Project {
    pub name: Name,
    pub title: Option<String>,
    pub zone: String,
    pub locales: Vec<Name>,
    pub jurisdictions: Vec<Name>,
    pub currency: Option<Currency>,
}

impl Default for Project {
    fn default() -> Self {
        Project {
            name: Name::new_static("project"),
            title: None,
            zone: "UTC".to_owned(),
            locales: vec![Name::new_static("en")],
            jurisdictions: Vec::new(),
            currency: None,
        }
    }
}

pub fn read(reader: &mut Reader<'_>, root: &Table<'_>) -> Project {
    let default = Project::default();
    let Some(item) = root.get("project") else {
        // A misspelt header is told as that.
        if root.items().any(|item| item.table().is_some() && nearest(item.key, ["project"]).is_some()) {
            return default;
        }
        let found = Diagnostic::new(&settings::MISSING_PROJECT_NAME, root.span);
        reader.missing_as(found.suggested_fix(vec![Edit::insert_before(root.span, EXAMPLE)]));
        return default;
    };
    let Some(table) = reader.expect_table(&item) else { return default };
    reader.check_keys(&table, keys::PROJECT);
    Project {
        name: name(reader, &table).unwrap_or(default.name),
        title: reader.string(&table, "title"),
        zone: zone_name(reader, &table).unwrap_or(default.zone),
        locales: locales(reader, &table).unwrap_or(default.locales),
        jurisdictions: jurisdictions(reader, &table),
        currency: reader.currency(&table, "currency"),
    }
}

fn name(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Name> {
    let Some(item) = table.get("name") else {
        let found = Diagnostic::new(&settings::MISSING_PROJECT_NAME, table.span);
        let edit = Edit::insert_after(table.span, "\nname = \"my_project\"");
        let header = reader.source(table.span).starts_with('[');
        reader.missing_as(if header { found.suggested_fix(vec![edit]) } else { found });
        return None;
    };
    let text = reader.expect_filled(&item)?;
    if !is_name(text.text) {
        reader.bad_name("kind-project", text.text, text.span, true);
    }
    Some(Name::new(text.text))
}

/// Checks a key that campaigns use as a name.
pub fn check_name(reader: &mut Reader<'_>, item: &Item<'_>, kind: &'static str) {
    if !is_name(item.key) {
        reader.bad_name(kind, item.key, item.key_span, false);
    } else if RESERVED.contains(&item.key) {
        reader.report(Diagnostic::new(&tables::RESERVED_NAME, item.key_span).term("kind", kind).arg("name", item.key));
    }
}

fn zone_name(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<String> {
    let item = reader.require(table, "zone").ok()?;
    let text = reader.expect_filled(&item)?;
    if zone::exists(text.text) && text.text.len() > 2 {
        return Some(text.text.to_owned());
    }
    let names = zone::names();
    let found = Diagnostic::new(&settings::UNKNOWN_ZONE, text.span).arg("zone", text.text);
    reader.report(match nearest_zone(text.text, &names) {
        Some(zone) => {
            let edit = Edit::replace(text.span, format!("\"{zone}\""));
            found.arg("nearest", zone).help("help-nearest").suggested_fix(vec![edit])
        }
        None => found,
    });
    None
}

/// A zone with the same city first, then one that is spelt alike.
fn nearest_zone<'n>(wanted: &str, names: &'n [String]) -> Option<&'n str> {
    let city = |name: &'n String| name.rsplit('/').next().unwrap_or(name);
    let bare = wanted.rsplit(['/', ' ']).next().unwrap_or(wanted).replace([' ', '-'], "_");
    let same = names.iter().find(|name| name.contains('/') && city(name).eq_ignore_ascii_case(&bare));
    let known = match wanted.to_ascii_uppercase().as_str() {
        "KST" => Some("Asia/Seoul"),
        "JST" => Some("Asia/Tokyo"),
        "IST" => Some("Asia/Kolkata"),
        _ => None,
    };
    known.or(same.map(String::as_str)).or_else(|| nearest(wanted, names.iter().map(String::as_str)))
}

fn locales(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Vec<Name>> {
    let item = reader.require(table, "locales").ok()?;
    let all = reader.texts(table, "locales");
    reader.check_count(&item, MAX_LOCALES);
    let good: Vec<Name> =
        all.into_iter().filter(|text| check_locale(reader, *text)).map(|text| Name::new(text.text)).collect();
    (!good.is_empty()).then_some(good)
}

/// BCP 47 as far as texts need it: a language, perhaps a script, perhaps a region, spelt as usual.
fn check_locale(reader: &mut Reader<'_>, text: Text<'_>) -> bool {
    let usual = usual_locale(text.text);
    if usual.as_deref() == Some(text.text) {
        return true;
    }
    let found = Diagnostic::new(&settings::BAD_LOCALE, text.span).arg("locale", text.text);
    reader.report(match usual {
        Some(usual) => {
            let edit = Edit::replace(text.span, format!("\"{usual}\""));
            found.arg("nearest", usual).help("help-nearest").safe_fix(vec![edit])
        }
        None => found,
    });
    false
}

/// The usual spelling: `zh-Hant-TW` for `zh_hant_tw`; `None` where it is no locale.
fn usual_locale(text: &str) -> Option<String> {
    let mut parts = text.split(['-', '_']).peekable();
    let letters = |part: &str, count: std::ops::RangeInclusive<usize>| {
        count.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let language = parts.next().filter(|part| letters(part, 2..=3))?.to_ascii_lowercase();
    let mut usual = language;
    if let Some(script) = parts.next_if(|part| letters(part, 4..=4)) {
        let (first, rest) = script.split_at_checked(1)?;
        usual = format!("{usual}-{}{}", first.to_ascii_uppercase(), rest.to_ascii_lowercase());
    }
    let digits = |part: &&str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(region) = parts.next_if(|part| letters(part, 2..=2) || digits(part)) {
        usual = format!("{usual}-{}", region.to_ascii_uppercase());
    }
    parts.next().is_none().then_some(usual)
}

fn jurisdictions(reader: &mut Reader<'_>, table: &Table<'_>) -> Vec<Name> {
    let mut known = Vec::new();
    for text in reader.texts(table, "jurisdictions") {
        match text.text {
            "UK" => known.push(Name::new_static("GB")),
            code if JURISDICTIONS.contains(&code) => known.push(Name::new(code)),
            _ => unknown_jurisdiction(reader, text),
        }
    }
    known.dedup();
    known
}

fn unknown_jurisdiction(reader: &mut Reader<'_>, text: Text<'_>) {
    let upper = text.text.to_ascii_uppercase();
    let nearest = match upper.as_str() {
        "KOR" | "KOREA" => Some("KR"),
        "USA" => Some("US"),
        "JPN" | "JAPAN" => Some("JP"),
        "ENGLAND" | "GBR" => Some("GB"),
        code => JURISDICTIONS.into_iter().find(|known| *known == code),
    };
    let found = Diagnostic::new(&settings::UNKNOWN_JURISDICTION, text.span)
        .arg("found", text.text)
        .arg("known", JURISDICTIONS.join(", "));
    reader.report(match nearest {
        Some(code) => {
            let edit = Edit::replace(text.span, format!("\"{code}\""));
            found.arg("nearest", code).help("help-nearest").suggested_fix(vec![edit])
        }
        None => found,
    });
}
