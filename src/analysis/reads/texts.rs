//! The texts of messages in the signature that a journey sends.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bundle::{Bundle, Content, Journey};
use crate::types::Name;

type Contents = BTreeMap<Name, Arc<Content>>;

/// What the message says in this bundle as it stands.
pub(in crate::analysis) fn said<'b>(bundle: &'b Bundle, journey: &'b Journey, message: &'b Name) -> Vec<&'b Content> {
    let signature = journey.messages.get(message);
    let texts = bundle.catalogs.values().filter_map(|catalog| catalog.messages.get(message));
    let texts = texts.filter(|texts| Some(&texts.signature) == signature);
    texts.flat_map(|texts| contents(&texts.contents, &texts.variants)).collect()
}

/// What it said last in this bundle, under a signature that is no longer its own.
pub(in crate::analysis) fn kept<'b>(bundle: &'b Bundle, journey: &'b Journey, message: &'b Name) -> Vec<&'b Content> {
    let Some(signature) = journey.messages.get(message) else { return Vec::new() };
    let texts = bundle.catalogs.values().filter_map(|catalog| catalog.older.get(message)?.get(signature));
    texts.flat_map(|texts| contents(&texts.contents, &texts.variants)).collect()
}

fn contents<'b>(contents: &'b Contents, variants: &'b BTreeMap<Name, Contents>) -> impl Iterator<Item = &'b Content> {
    contents.values().chain(variants.values().flat_map(|of| of.values())).map(AsRef::as_ref)
}
