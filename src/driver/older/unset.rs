//! `unset-under-way`: journeys read what people who are under way will not have.

use std::collections::BTreeSet;

use super::named;
use crate::analysis::unset_under_way::{Misfit, Place, Read, UnsetUnderWay, Who, Why};
use crate::bundle::SourceMap;
use crate::diag::Diagnostic;
use crate::diag::codes::driver as codes;
use crate::text::Span;
use crate::types::Name;

/// At the first place that reads it, or where it is declared: an attribute may be read by many. `settings` is where nothing else is known.
pub(super) fn finding(
    found: &UnsetUnderWay,
    declared: Option<Span>,
    sources: &SourceMap,
    settings: Span,
) -> Diagnostic {
    let is_attribute = matches!(found.read, Read::Attribute(_));
    let read = first_place(found, sources).filter(|_| !is_attribute);
    let (kind, what) = named(&found.read);
    let journeys: Vec<&str> = found.places.keys().map(Name::as_str).collect();
    let finding = Diagnostic::new(&codes::UNSET_UNDER_WAY, read.or(declared).unwrap_or(settings))
        .term("kind", kind)
        .arg("what", what)
        .arg("about", if is_attribute { "attribute" } else { "bound" })
        .arg("journeys", journeys.join("`, `"))
        .arg("who", who(&found.readers));
    let finding = match &found.why {
        Why::New => finding.arg("change", "new"),
        Why::WasOptional => finding.arg("change", "optional"),
        Why::Misfit(Misfit::LostValues(values)) => {
            let values: Vec<&str> = values.iter().map(Name::as_str).collect();
            finding.arg("change", "values").arg("values", values.join("`, `"))
        }
        Why::Misfit(Misfit::Longer) => finding.arg("change", "longer"),
        Why::Misfit(Misfit::Retyped) => finding.arg("change", "type"),
    };
    let finding = if is_attribute { finding.help("help-attribute") } else { finding };
    match declared.filter(|_| read.is_some()) {
        Some(declared) => finding.label(declared, "declared"),
        None => finding,
    }
}

/// What else mends it, where all who are concerned have it in common.
fn who(readers: &BTreeSet<Who>) -> &'static str {
    let mut all = readers.iter();
    match (all.next(), all.next()) {
        (Some(Who::Moved), None) => "moved",
        (Some(Who::Older), None) => "older",
        _ => "all",
    }
}

/// The first in the sources.
fn first_place(found: &UnsetUnderWay, sources: &SourceMap) -> Option<Span> {
    let places = found.places.iter().flat_map(|(journey, places)| places.iter().map(move |place| (journey, place)));
    places.filter_map(|(journey, place)| span(journey, place, sources)).min()
}

fn span(journey: &Name, place: &Place, sources: &SourceMap) -> Option<Span> {
    let spans = sources.journeys.get(journey);
    match place {
        Place::Text { message, .. } => sources.messages.get(message).copied(),
        Place::Step(step) => spans?.steps.get(step).copied(),
        Place::Exit(index) => spans?.exits.get(*index).copied(),
        Place::Entry(index) => spans?.entries.get(*index).copied(),
        Place::Goal => spans?.goal,
        Place::Header => Some(spans?.name),
    }
}
