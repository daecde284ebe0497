//! What `danbi.toml` brings into the plan.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{About, FORMAT, Limits, Plan, PlanAbout, Policy, Retire};
use crate::settings::{RetireMode, Settings};
use crate::types::Name;

/// A plan with nothing in it yet but the project's settings.
pub(super) fn plan(settings: &Settings) -> Plan {
    Plan {
        format: FORMAT.to_owned(),
        project: settings.name.clone(),
        zone: settings.zone.clone(),
        locales: settings.locales.clone(),
        needs: BTreeSet::new(),
        limits: limits(settings),
        alphabet: BTreeSet::new(),
        histories: BTreeMap::new(),
        history_bytes: 0,
        segments: BTreeMap::new(),
        offers: BTreeMap::new(),
        messages: BTreeMap::new(),
        policy: Policy::default(),
        journeys: BTreeMap::new(),
        retired: retired(settings),
        migrate: BTreeMap::new(),
        about: PlanAbout { project: About { title: settings.title.clone(), docs: None }, ..PlanAbout::default() },
    }
}

fn limits(settings: &Settings) -> Limits {
    let runtime = &settings.runtime;
    Limits {
        lateness: runtime.lateness,
        horizon: runtime.horizon,
        grant_timeout: runtime.grant_timeout,
        load_timeout: runtime.load_timeout,
    }
}

fn retired(settings: &Settings) -> BTreeMap<Name, BTreeMap<Name, Retire>> {
    let mut retired: BTreeMap<Name, BTreeMap<Name, Retire>> = BTreeMap::new();
    for version in &settings.retired {
        let mode = match version.mode {
            RetireMode::Drain => Retire::Drain,
            RetireMode::Exit => Retire::Exit,
        };
        retired.entry(version.journey.clone()).or_default().insert(Name::new(&version.version), mode);
    }
    retired
}
