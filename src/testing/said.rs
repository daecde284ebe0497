//! Conditions as a campaign writes them, for sentences about why somebody was refused.

use crate::bundle::{Operand, Predicate};
use crate::types::{Name, Value};

/// A condition in the words of the language; none of one that would be long.
pub fn condition(predicate: &Predicate) -> Option<String> {
    Some(match predicate {
        Predicate::Not(inside) => match inside.as_ref() {
            Predicate::InList(list) => format!("not in {list}"),
            Predicate::InJourney(journey) => format!("not in journey {journey}"),
            other => format!("not {}", condition(other)?),
        },
        Predicate::Segment(name) => name.to_string(),
        Predicate::True(operand) => self::operand(operand)?,
        Predicate::Compare { op, left, right } => format!("{} {} {}", operand(left)?, op.sign(), operand(right)?),
        Predicate::IsSet(of) => format!("{} is set", operand(of)?),
        Predicate::IsEmpty(of) => format!("{} is empty", operand(of)?),
        Predicate::Reachable { channel: Some(channel) } => format!("reachable by {channel}"),
        Predicate::Reachable { channel: None } => "reachable".to_owned(),
        Predicate::Consents { to } => format!("consents to {to}"),
        Predicate::InList(list) => format!("in {list}"),
        Predicate::InJourney(journey) => format!("in journey {journey}"),
        _ => return None,
    })
}

fn operand(operand: &Operand) -> Option<String> {
    let path = |path: &[Name]| path.iter().map(Name::as_str).collect::<Vec<_>>().join(".");
    Some(match operand {
        Operand::Const(value) => constant(value)?,
        Operand::User(names) => format!("user.{}", path(names)),
        Operand::Binding(names) => path(names),
        Operand::Property(_) | Operand::Offer(_) | Operand::Aggregate(_) => return None,
    })
}

fn constant(value: &Value) -> Option<String> {
    Some(match value {
        Value::Boolean(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Percent(share) => share.to_string(),
        Value::Text(text) => format!("\"{text}\""),
        Value::Enum(name) => name.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Time(time) => time.to_string(),
        Value::Duration(duration) => duration.to_string(),
        Value::Local(_) | Value::List(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Comparison;

    #[test]
    fn conditions_read_as_they_are_written() {
        let visits = Operand::User(vec!["visits".into()]);
        let more =
            Predicate::Compare { op: Comparison::Greater, left: visits, right: Operand::Const(Value::Integer(3)) };
        let cases = [
            (Predicate::Not(Box::new(Predicate::InList("staff".into()))), Some("not in staff")),
            (Predicate::Not(Box::new(Predicate::Segment("recent_buyer".into()))), Some("not recent_buyer")),
            (Predicate::Consents { to: "advertising".into() }, Some("consents to advertising")),
            (Predicate::Reachable { channel: None }, Some("reachable")),
            (more, Some("user.visits > 3")),
            (Predicate::Any(Vec::new()), None),
        ];
        for (predicate, said) in cases {
            assert_eq!(condition(&predicate).as_deref(), said);
        }
    }
}
