//! What names hold of the contract.

use crate::bundle::{BindingOf, Journey};
use crate::types::Name;

use super::Read;

/// What a name that is bound holds.
#[derive(Clone, Debug)]
enum Root {
    Event(Name),
    /// What a `collect` gathered: `items`, each an event, and `total`, their number.
    Events(Name),
    Source(Name),
}

/// A name with what it holds.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    pub name: Name,
    /// The binding of the instance that it comes from.
    pub binding: Name,
    root: Root,
}

impl Bound {
    fn of(binding: &Name, of: &BindingOf) -> Option<Bound> {
        let root = match of {
            BindingOf::Event(name) => Root::Event(name.clone()),
            BindingOf::Events(name) => Root::Events(name.clone()),
            BindingOf::Content(name) => Root::Source(name.clone()),
            BindingOf::Receipt {} => return None,
        };
        Some(Bound { name: binding.clone(), binding: binding.clone(), root })
    }

    pub fn read(&self, path: Vec<Name>) -> Option<Read> {
        match &self.root {
            Root::Event(name) => Some(Read::Property { event: name.clone(), path }),
            Root::Events(_) => None,
            Root::Source(name) => Some(Read::Item { source: name.clone(), path }),
        }
    }

    /// The same under another name.
    pub fn named(&self, name: &Name) -> Bound {
        Bound { name: name.clone(), ..self.clone() }
    }

    /// What each item of it is, where it is a list.
    pub fn item(&self, name: &Name) -> Option<Bound> {
        let root = match &self.root {
            Root::Event(_) => return None,
            Root::Events(event) => Root::Event(event.clone()),
            Root::Source(source) => Root::Source(source.clone()),
        };
        Some(Bound { root, ..self.named(name) })
    }
}

/// Names that are bound where something stands; those that hold nothing of the contract are not among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope(Vec<Bound>);

impl Scope {
    pub fn of(journey: &Journey) -> Scope {
        Scope(journey.bindings.iter().filter_map(|(name, of)| Bound::of(name, of)).collect())
    }

    pub fn find(&self, name: &Name) -> Option<&Bound> {
        self.0.iter().find(|bound| bound.name == *name)
    }

    /// With this name in the place of one that is the same.
    pub fn with(&self, name: &Name, bound: Option<Bound>) -> Scope {
        self.0.iter().filter(|of| of.name != *name).cloned().chain(bound).collect()
    }
}

impl FromIterator<Bound> for Scope {
    fn from_iter<I: IntoIterator<Item = Bound>>(names: I) -> Scope {
        Scope(names.into_iter().collect())
    }
}
