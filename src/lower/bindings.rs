//! Names of bindings in the plan.
//!
//! A campaign may bind one name to different things in different arms, because a binding lives in its arm. The plan lists
//! bindings for the whole journey, so each thing gets a name of its own there: `order`, `order-2`.

use std::collections::BTreeMap;

use crate::bundle::BindingOf;
use crate::hir::{self, EventName};
use crate::types::Name;

/// What a journey binds: as written, what it holds, the name in the plan.
#[derive(Debug)]
pub(super) struct Bindings(Vec<(Name, hir::BindingOf, Name)>);

impl Bindings {
    pub fn new(bindings: Vec<(Name, hir::BindingOf)>) -> Self {
        let mut named: Vec<(Name, hir::BindingOf, Name)> = Vec::with_capacity(bindings.len());
        for (name, of) in bindings {
            let before = named.iter().filter(|(other, ..)| *other == name).count();
            let plan_name = if before == 0 { name.clone() } else { Name::new(format!("{name}-{}", before + 1)) };
            named.push((name, of, plan_name));
        }
        Bindings(named)
    }

    /// The name in the plan of a binding that holds this; `None` where nothing can use it, because not every way binds it.
    pub fn plan_name(&self, name: &Name, of: &hir::BindingOf) -> Option<&Name> {
        self.0.iter().find(|(other, held, _)| other == name && held == of).map(|(.., plan_name)| plan_name)
    }

    pub fn into_plan(self) -> BTreeMap<Name, BindingOf> {
        let lower = |(_, of, plan_name)| {
            let of = match of {
                hir::BindingOf::Event(event) => BindingOf::Event(event),
                hir::BindingOf::Receipt => BindingOf::Receipt {},
                hir::BindingOf::Events(event) => BindingOf::Events(event),
                hir::BindingOf::Content(source) => BindingOf::Content(source),
                hir::BindingOf::Item(_) | hir::BindingOf::Unknown => return None,
            };
            Some((plan_name, of))
        };
        self.0.into_iter().filter_map(lower).collect()
    }
}

/// What an event leaves in a binding.
pub(super) fn held(event: &EventName) -> hir::BindingOf {
    match event {
        EventName::Event(name) => hir::BindingOf::Event(name.clone()),
        EventName::Message { .. } | EventName::Journey { .. } => hir::BindingOf::Receipt,
        EventName::Unknown => hir::BindingOf::Unknown,
    }
}
