//! Conditions as a campaign writes them, for sentences about why somebody was refused.

use crate::bundle::{Did, EventMatch, EventName, Operand, Predicate, Window};
use crate::types::{Name, Value};

/// A condition in the words of the language; none of one that would be long.
pub fn condition(predicate: &Predicate) -> Option<String> {
    Some(match predicate {
        Predicate::Not(inside) => match inside.as_ref() {
            Predicate::InList(list) => format!("not in {list}"),
            Predicate::InJourney(journey) => format!("not in journey {journey}"),
            Predicate::Did(did) => self::did(did, "did not")?,
            other => format!("not {}", condition(other)?),
        },
        Predicate::Segment(name) => name.to_string(),
        Predicate::Did(did) => self::did(did, "did")?,
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

/// A condition with all that it joins with `and`; none where a part of it would be long.
pub fn whole(predicate: &Predicate) -> Option<String> {
    let Predicate::All(parts) = predicate else { return condition(predicate) };
    Some(parts.iter().map(whole).collect::<Option<Vec<_>>>()?.join(" and "))
}

/// `did order_completed at least 3 times in last 180d`; none where a `where` would be long.
fn did(did: &Did, verb: &str) -> Option<String> {
    let EventMatch { event, filter } = &did.of;
    let filter = match filter {
        Some(filter) => format!(" where {}", condition(filter)?),
        None => String::new(),
    };
    let count = match (did.at_least, did.at_most) {
        (1, None) => String::new(),
        (1, Some(1)) => " once".to_owned(),
        (least, None) => format!(" at least {least} times"),
        (0, Some(most)) => format!(" at most {most} times"),
        (least, Some(most)) if least == most => format!(" exactly {most} times"),
        (_, Some(_)) => return None,
    };
    let window = match did.window {
        Window::Last(duration) => format!("in last {duration}"),
        Window::SinceEntry {} => "since entry".to_owned(),
        Window::Ever {} => "ever".to_owned(),
    };
    Some(format!("{verb} {}{filter}{count} {window}", self::event(event)))
}

/// An event, a receipt or what became of another journey.
pub fn event(event: &EventName) -> String {
    match event {
        EventName::Event(name) => name.to_string(),
        EventName::Message { kind, message, .. } => {
            let word = kind.word();
            message.as_ref().map_or(word.to_owned(), |message| format!("{word}({message})"))
        }
        EventName::Journey { kind, journey } => {
            format!("{}({journey})", kind.word())
        }
    }
}

fn operand(operand: &Operand) -> Option<String> {
    let path = |path: &[Name]| path.iter().map(Name::as_str).collect::<Vec<_>>().join(".");
    Some(match operand {
        Operand::Const(value) => constant(value)?,
        Operand::User(names) => format!("user.{}", path(names)),
        Operand::Binding(names) => path(names),
        Operand::Property(names) => path(names),
        Operand::Offer(_) | Operand::Aggregate(_) => return None,
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
    use crate::types::{Comparison, Duration};

    #[test]
    fn conditions_read_as_they_are_written() {
        let visits = Operand::User(vec!["visits".into()]);
        let more =
            Predicate::Compare { op: Comparison::Greater, left: visits, right: Operand::Const(Value::Integer(3)) };
        let paid = Predicate::Compare {
            op: Comparison::Equal,
            left: Operand::Property(vec!["status".into()]),
            right: Operand::Const(Value::Enum("paid".into())),
        };
        let bought = |at_least, at_most, filter: Option<Predicate>| {
            let of = EventMatch { event: EventName::Event("order_completed".into()), filter: filter.map(Box::new) };
            let window = Window::Last(Duration::days(30));
            Predicate::Did(Did { of, at_least, at_most, window, history: None })
        };
        let cases = [
            (Predicate::Not(Box::new(Predicate::InList("staff".into()))), Some("not in staff")),
            (Predicate::Not(Box::new(Predicate::Segment("recent_buyer".into()))), Some("not recent_buyer")),
            (Predicate::Consents { to: "advertising".into() }, Some("consents to advertising")),
            (Predicate::Reachable { channel: None }, Some("reachable")),
            (more, Some("user.visits > 3")),
            (bought(1, None, None), Some("did order_completed in last 30d")),
            (Predicate::Not(Box::new(bought(1, None, None))), Some("did not order_completed in last 30d")),
            (
                bought(3, None, Some(paid)),
                Some("did order_completed where status == paid at least 3 times in last 30d"),
            ),
            (Predicate::Any(Vec::new()), None),
        ];
        for (predicate, said) in cases {
            assert_eq!(condition(&predicate).as_deref(), said);
        }
    }
}
