//! `[consents.NAME]`

use indexmap::IndexMap;

use super::declare::{self, Context, Declared, Kind};
use super::{Consent, ConsentKind, keys};
use crate::diag::codes::schema;
use crate::diag::{Diagnostic, nearest};
use crate::tables::Table;
use crate::text::{Edit, Span};
use crate::types::Name;

/// What messages are for; a consent of kind `purpose` is called like one of them.
pub const PURPOSES: [&str; 4] = ["advertising", "informational", "authentication", "statutory"];

const KINDS: [(&str, ConsentKind); 4] = [
    ("purpose", ConsentKind::Purpose),
    ("channel", ConsentKind::Channel),
    ("topic", ConsentKind::Topic),
    ("night", ConsentKind::Night),
];

/// Reads the consents of one file; of two for the night the first stays.
pub fn section(context: &mut Context<'_>, root: &Table<'_>, into: &mut IndexMap<Name, Consent>) {
    for declared in declare::declarations(&mut context.reader, root, Kind::Consent) {
        let Some(consent) = consent(context, declared) else { continue };
        let night = into.values().find(|other| other.kind == ConsentKind::Night && other.name != consent.name);
        if let Some(night) = night.filter(|_| consent.kind == ConsentKind::Night) {
            let found = Diagnostic::new(&schema::SECOND_NIGHT_CONSENT, consent.about.span);
            context.reader.report(found.arg("name", &consent.name).label(night.about.span, "first"));
            continue;
        }
        let place = (consent.name.clone(), consent.about.span);
        declare::insert(&mut context.reader, Kind::Consent, into, place, consent);
    }
}

fn consent(context: &mut Context<'_>, declared: Declared<'_>) -> Option<Consent> {
    context.reader.check_keys(&declared.table, keys::CONSENT);
    let item = context.reader.require(&declared.table, "kind").ok()?;
    let choice = context.reader.choice(&item, &KINDS.map(|(word, _)| word))?;
    let kind = KINDS.get(choice).map(|(_, kind)| *kind)?;
    if kind == ConsentKind::Purpose && !PURPOSES.contains(&declared.name.as_str()) {
        unknown_purpose(context, &declared.name, declared.about.span);
    }
    Some(Consent { name: declared.name, about: declared.about, kind })
}

fn unknown_purpose(context: &mut Context<'_>, name: &str, at: Span) {
    let found = Diagnostic::new(&schema::UNKNOWN_PURPOSE, at).arg("name", name);
    context.reader.report(match nearest(name, PURPOSES) {
        Some(purpose) => {
            found.arg("nearest", purpose).help("help-nearest").suggested_fix(vec![Edit::replace(at, purpose)])
        }
        None => found,
    });
}
