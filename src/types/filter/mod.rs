//! Filters of placeholders: `{{ cart.price | money }}`.
//!
//! One file a filter. Each is an entry of a closed, versioned list: what it takes, what it gives, how it is applied, and
//! vectors that any other renderer can be tried against. Applying is pure: the same value, arguments and locale give the same
//! text everywhere; instants come as local date and time, so that no clock and no time zone is needed here.

mod date;
mod default;
mod josa;
pub mod locale;
mod money;
mod number;
mod param;
mod print;
mod time;
mod truncate;

pub use param::{ArgKind, Param};
pub use print::{is_printable, print};

use super::{Ty, Value};

/// One filter.
pub struct Filter {
    /// As a campaign writes it.
    pub name: &'static str,
    /// Key of its one-line meaning in the catalog of texts.
    pub meaning: &'static str,
    /// What it takes: keys of types as [`Ty::term`] gives them.
    pub accepts: &'static [&'static str],
    pub params: &'static [Param],
    /// The type of what it gives. Arguments fit [`Filter::params`].
    pub result: fn(&Ty, &[Value]) -> Ty,
    /// `None` in is a value that is unset, `None` out too. A value or argument of a type the filter does not take gives
    /// `None`; what is checked never gets there.
    pub apply: fn(Option<&Value>, &[Value], &str) -> Option<Value>,
    pub vectors: &'static [Vector],
}

/// What a filter must print, as data for tests, documents and other renderers.
#[derive(Clone, Copy, Debug)]
pub struct Vector {
    /// A [`Value`] as JSON; `null` is unset. Date-times are local.
    pub input: &'static str,
    /// [`Value`]s as a JSON array.
    pub args: &'static str,
    /// BCP 47.
    pub locale: &'static str,
    pub output: &'static str,
}

/// Every filter, by name.
pub static ALL: [&Filter; 7] =
    [&date::DATE, &default::DEFAULT, &josa::JOSA, &money::MONEY, &number::NUMBER, &time::TIME, &truncate::TRUNCATE];

/// The filter of a name.
pub fn find(name: &str) -> Option<&'static Filter> {
    ALL.into_iter().find(|filter| filter.name == name)
}

impl Filter {
    /// Whether it takes values of the type. The unknown type passes: it was reported where it arose.
    pub fn accepts(&self, ty: &Ty) -> bool {
        ty.is_unknown() || self.accepts.contains(&ty.term())
    }

    /// How many arguments must be given.
    pub fn required(&self) -> usize {
        self.params.iter().filter(|param| param.required).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_filter_prints_its_vectors() {
        for filter in ALL {
            assert!(filter.vectors.len() >= 4, "{} has too few vectors", filter.name);
            for vector in filter.vectors {
                let input: Option<Value> = serde_json::from_str(vector.input).unwrap();
                let args: Vec<Value> = serde_json::from_str(vector.args).unwrap();
                let given = (filter.apply)(input.as_ref(), &args, vector.locale);
                let printed = given.as_ref().and_then(|value| print(value, vector.locale)).unwrap_or_default();
                assert_eq!(printed, vector.output, "{} of {} {}", filter.name, vector.input, vector.args);
            }
        }
    }

    #[test]
    fn the_list_is_sorted_and_found_by_name() {
        assert!(ALL.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(ALL.iter().all(|filter| find(filter.name).is_some_and(|found| found.name == filter.name)));
        assert!(find("upper").is_none());
    }
}
