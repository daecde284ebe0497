//! Constant values.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{Decimal, Duration, Money, Name, Percent, TimeOfDay};

/// A constant, as plans and cases hold it. In the bundle an object with one key, its type: `{"integer": 3}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    Boolean(bool),
    Integer(i64),
    Decimal(Decimal),
    Money(Money),
    Percent(Percent),
    Text(Name),
    /// A value of an enum.
    Enum(Name),
    Date(NaiveDate),
    /// A local date and time; the person's zone makes it an instant.
    Local(NaiveDateTime),
    Time(TimeOfDay),
    Duration(Duration),
    List(Vec<Value>),
}
