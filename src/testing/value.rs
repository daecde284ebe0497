//! Values of a case as the runtime takes them.

use crate::lower::case::Datum;
use crate::runtime::{Fields, Value};
use crate::types::{Name, Zone};

/// A local date and time is an instant on the clocks of the person.
pub fn value(datum: &Datum, zone: &Zone) -> Value {
    match datum {
        Datum::Value(constant) => Value::of_constant(constant, zone),
        Datum::List(items) => Value::List(items.iter().map(|item| value(item, zone)).collect()),
        Datum::Record(record) => Value::Record(fields(record, zone)),
    }
}

pub fn fields(record: &[(Name, Datum)], zone: &Zone) -> Fields {
    record.iter().map(|(name, datum)| (name.clone(), value(datum, zone))).collect()
}
