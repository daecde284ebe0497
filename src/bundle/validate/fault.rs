//! What can be wrong with a bundle.

use std::fmt;

use crate::types::Name;

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Such as `journey cart_recovery, step nudge`.
    pub place: String,
    pub fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Something is named that does not exist. `kind` is what it should be, such as `step`.
    Missing { kind: &'static str, name: Name },
    /// A binding is used where it is not bound on every way that leads here.
    Unbound { binding: Name },
    /// A binding is bound to something else than the journey declares.
    BoundToAnother { binding: Name },
    /// A way leads back to this step that is not the end of a `repeat`.
    Cycle,
    /// An operand that has no meaning here.
    OutOfPlace { operand: &'static str },
    /// A rule, as it should be.
    Broke { rule: &'static str },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Missing { kind, name } => write!(f, "there is no {kind} `{name}`"),
            Fault::Unbound { binding } => write!(f, "`{binding}` is not bound on every way that leads here"),
            Fault::BoundToAnother { binding } => write!(f, "`{binding}` is declared to hold something else"),
            Fault::Cycle => f.write_str("a way leads back here that is not the end of a repeat"),
            Fault::OutOfPlace { operand } => write!(f, "`{operand}` has no meaning here"),
            Fault::Broke { rule } => write!(f, "it should be so: {rule}"),
        }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.fault)
    }
}

/// Gathers what is wrong, under the place that is being looked at.
#[derive(Default)]
pub(super) struct Faults {
    pub found: Vec<Broken>,
    place: String,
}

impl Faults {
    pub fn enter(&mut self, place: String) {
        self.place = place;
    }

    pub fn step(&mut self, journey: &Name, step: &Name) {
        self.place = format!("journey {journey}, step {step}");
    }

    pub fn add(&mut self, fault: Fault) {
        let broken = Broken { place: self.place.clone(), fault };
        if !self.found.contains(&broken) {
            self.found.push(broken);
        }
    }

    pub fn missing(&mut self, kind: &'static str, name: &Name) {
        self.add(Fault::Missing { kind, name: name.clone() });
    }

    pub fn check(&mut self, holds: bool, rule: &'static str) {
        if !holds {
            self.add(Fault::Broke { rule });
        }
    }
}
