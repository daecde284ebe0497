//! `[[retired]]`: old versions of journeys and what becomes of the people in them.

use std::collections::{BTreeMap, BTreeSet};

use super::{RetireMode, RetiredVersion, Settings, keys};
use crate::diag::codes::settings as codes;
use crate::diag::{Diagnostic, Sink};
use crate::tables::{Reader, Table};
use crate::types::Name;

const MODES: [(&str, RetireMode); 2] = [("drain", RetireMode::Drain), ("exit", RetireMode::Exit)];

pub fn read(reader: &mut Reader<'_>, root: &Table<'_>) -> Vec<RetiredVersion> {
    let mut versions = Vec::new();
    for item in reader.array(root, "retired") {
        let Some(table) = reader.expect_table(&item) else { continue };
        versions.extend(version(reader, &table));
    }
    versions
}

/// Versions of journeys, by journey.
pub type HeldVersions = BTreeMap<Name, BTreeSet<Name>>;

/// Whether what is given up is there to be given up: the bundle before holds it.
pub fn check(settings: &Settings, held: &HeldVersions, sink: &mut Sink) {
    for retired in &settings.retired {
        let of_journey = held.get(&retired.journey);
        if of_journey.is_some_and(|versions| versions.contains(retired.version.as_str())) {
            continue;
        }
        let finding = Diagnostic::new(&codes::UNKNOWN_VERSION, retired.span)
            .arg("journey", retired.journey.as_str())
            .arg("version", retired.version.as_str());
        sink.push(match of_journey {
            None => finding,
            Some(versions) => finding
                .arg("held", versions.iter().map(Name::as_str).collect::<Vec<_>>().join("`, `"))
                .help("help-held"),
        });
    }
}

fn version(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<RetiredVersion> {
    reader.check_keys(table, keys::RETIRED);
    let journey = reader.require(table, "journey");
    let version = reader.require(table, "version");
    let mode = reader.require(table, "mode");
    let journey = journey.ok().and_then(|item| reader.expect_filled(&item));
    let version = version.ok().and_then(|item| hash(reader, &item));
    let mode = mode.ok().and_then(|item| reader.choice(&item, &MODES.map(|(word, _)| word)));
    let (_, mode) = MODES.get(mode?)?;
    Some(RetiredVersion { journey: Name::new(journey?.text), version: version?, mode: *mode, span: table.span })
}

/// A version as the plan prints it: 8 to 64 digits and letters a to f.
fn hash(reader: &mut Reader<'_>, item: &crate::tables::Item<'_>) -> Option<String> {
    let text = reader.expect_filled(item)?;
    let digits = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if (8..=64).contains(&text.text.len()) && text.text.bytes().all(digits) {
        return Some(text.text.to_owned());
    }
    reader.report(Diagnostic::new(&codes::BAD_VERSION, text.span).arg("found", text.text));
    None
}
