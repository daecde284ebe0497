//! A naive reading of "Predicates and operands" and "The past" of docs/plan.md: keeps everything that ever happened to a person and
//! evaluates a predicate by its definition. It shares nothing with the histories of `src/runtime`.

mod judge;
mod person;
mod values;

pub use person::Naive;

/// What a predicate comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    Holds,
    DoesNot,
    Unknown,
}

impl Truth {
    pub fn of(holds: bool) -> Truth {
        if holds { Truth::Holds } else { Truth::DoesNot }
    }
}
