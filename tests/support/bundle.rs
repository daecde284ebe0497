//! A bundle that uses every construct of the format once; sample data throughout.

use std::collections::BTreeMap;

use danbi::bundle::{Bundle, Catalog, Journey, SourceMap};
use serde::de::DeserializeOwned;

pub fn every_construct() -> Bundle {
    let journeys: [Journey; 2] =
        [read(include_str!("../bundle/cart_recovery.json")), read(include_str!("../bundle/everything.json"))];
    let catalog: Catalog = read(include_str!("../bundle/catalog.json"));
    Bundle {
        plan: read(include_str!("../bundle/plan.json")),
        journeys: journeys.into_iter().map(|journey| (journey.id.clone(), journey)).collect(),
        older: Vec::new(),
        catalogs: BTreeMap::from([(catalog.locale.clone(), catalog)]),
        contract: read(include_str!("../bundle/contract.json")),
        source_map: SourceMap::default(),
    }
}

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}
