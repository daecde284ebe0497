//! People who are under way in versions of journeys that the bundle before holds: whether what is read of them is declared as it was, and
//! whether they have it.

mod unset;

use crate::analysis::still_read::{Change, Read, StillRead, still_read};
use crate::analysis::unset_under_way::unset_under_way;
use crate::bundle::Bundle;
use crate::diag::codes::driver as codes;
use crate::diag::{Diagnostic, Sink};
use crate::schema::Schema;
use crate::settings::{HeldVersions, Settings};
use crate::text::Span;
use crate::types::Name;

/// The versions of journeys that a bundle holds.
pub(super) fn held(bundle: &Bundle) -> HeldVersions {
    let mut held = HeldVersions::new();
    for journey in bundle.journeys.values().chain(&bundle.older) {
        held.entry(journey.id.clone()).or_default().insert(journey.version.clone());
    }
    held
}

/// Says what older versions still read that is not what they were compiled for, and what is read that people do not have.
pub(super) fn check(previous: &Bundle, bundle: &Bundle, declared: Option<(&Schema, &Settings)>, sink: &mut Sink) {
    let Some((schema, settings)) = declared else { return };
    // Only a sealed bundle knows which versions are current. One without canonical bytes is refused when it is written.
    let Ok(sealed) = bundle.clone().seal() else { return };
    if previous.plan.project != bundle.plan.project {
        return;
    }
    for found in still_read(previous, sealed.bundle()) {
        let at = place(&found.read, schema).or_else(|| Some(bundle.source_map.journeys.get(&found.journey)?.name));
        sink.push(finding(&found, at.unwrap_or(settings.span)));
    }
    let Ok(carrying) = sealed.carrying(previous) else { return };
    for found in unset_under_way(previous, carrying.bundle()) {
        sink.push(unset::finding(&found, place(&found.read, schema), &bundle.source_map, settings.span));
    }
}

/// Of what is declared otherwise, or of what it was a part of.
fn place(read: &Read, schema: &Schema) -> Option<Span> {
    match read {
        Read::Attribute(path) => schema.attributes.get(path.first()?).map(|of| of.about.span),
        Read::Property { event, path } => {
            let event = schema.events.get(event)?;
            Some(event.properties.get(path.first()?).map_or(event.about.span, |of| of.about.span))
        }
        Read::Item { source, path } => {
            let source = schema.content.get(source)?;
            Some(source.item.get(path.first()?).map_or(source.about.span, |of| of.about.span))
        }
        Read::Event(_) | Read::Source(_) | Read::Consent(_) | Read::List(_) | Read::Webhook(_) | Read::Channel(_) => {
            None
        }
    }
}

fn finding(found: &StillRead, at: Span) -> Diagnostic {
    let (kind, what) = named(&found.read);
    let versions: Vec<&str> = found.versions.iter().map(Name::as_str).collect();
    let finding = Diagnostic::new(&codes::STILL_READ, at)
        .term("kind", kind)
        .arg("what", what)
        .arg("journey", found.journey.as_str())
        .arg("versions", versions.join("`, `"));
    match &found.change {
        Change::Gone => finding.arg("change", "gone"),
        Change::Optional => finding.arg("change", "optional"),
        Change::LostValues(values) => {
            let values: Vec<&str> = values.iter().map(Name::as_str).collect();
            finding.arg("change", "values").arg("values", values.join("`, `"))
        }
        Change::Reordered => finding.arg("change", "order"),
        Change::Retyped => finding.arg("change", "type"),
    }
}

/// What kind of thing it is, and how campaigns call it.
fn named(read: &Read) -> (&'static str, String) {
    let within = |name: &str, path: &[Name]| {
        let path: Vec<&str> = path.iter().map(Name::as_str).collect();
        format!("{name}.{}", path.join("."))
    };
    match read {
        Read::Attribute(path) => ("kind-attribute", within("user", path)),
        Read::Property { event, path } => ("kind-property", within(event, path)),
        Read::Item { source, path } => ("kind-field", within(source, path)),
        Read::Event(name) => ("kind-event", name.to_string()),
        Read::Source(name) => ("kind-content", name.to_string()),
        Read::Consent(name) => ("kind-consent", name.to_string()),
        Read::List(name) => ("kind-list", name.to_string()),
        Read::Webhook(name) => ("kind-webhook", name.to_string()),
        Read::Channel(name) => ("kind-channel", name.to_string()),
    }
}
