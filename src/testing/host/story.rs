//! What happened, in a form that can be told.

use chrono::{NaiveDateTime, Timelike};

use crate::bundle::ListChange;
use crate::lower::case::{Case, Datum};
use crate::runtime::{Command, Effect, EffectKind, Record, SendCommand, Value};
use crate::testing::outcome::BeatKind;
use crate::types::{self, Name, Zone};

/// What an effect is in the story; none where it says nothing new.
pub fn beat(effect: &Effect, case: &Case, zone: &Zone) -> Option<BeatKind> {
    Some(match &effect.kind {
        EffectKind::Command { command, .. } => of_command(command, case),
        EffectKind::Record(record) => return of_record(record, effect, zone),
    })
}

fn of_command(command: &Command, case: &Case) -> BeatKind {
    match command {
        Command::Send(send) => {
            BeatKind::Sent { channel: send.channel.clone(), message: send.message.clone(), text: printed(send) }
        }
        Command::Grant { offer } => BeatKind::Granted { offer: offer.clone(), refused: case.refused.contains(offer) },
        Command::Load { source, .. } => {
            BeatKind::Loaded { source: source.clone(), items: case.content.get(source).map(Vec::len) }
        }
        Command::Set { attribute, value } => {
            BeatKind::Set { attribute: attribute.clone(), value: value.as_ref().map(plain).unwrap_or_default() }
        }
        Command::List { list, change } => BeatKind::List { list: list.clone(), add: *change == ListChange::Add },
        Command::Call { webhook, .. } => BeatKind::Called(webhook.clone()),
    }
}

fn of_record(record: &Record, effect: &Effect, zone: &Zone) -> Option<BeatKind> {
    Some(match record {
        Record::Entered { .. } => BeatKind::Entered,
        Record::Refused { reason, .. } => BeatKind::Refused(*reason),
        Record::Branched { arm, .. } => BeatKind::Arm(arm.clone()?),
        Record::Skipped { reason } => {
            let step = effect.origin.as_ref().map(|origin| origin.step.clone()).unwrap_or_default();
            BeatKind::Skipped { step, reason: *reason }
        }
        Record::Held { reason, until, .. } => BeatKind::Held { reason: *reason, until: zone.local(*until) },
        Record::Withheld { message, reason, channels, .. } => {
            BeatKind::Withheld { message: message.clone(), reason: *reason, channels: channels.clone() }
        }
        Record::Goal => BeatKind::Goal,
        Record::Exited { reason } => BeatKind::Exited(*reason),
        Record::Finished => BeatKind::Finished,
        Record::Breach { reason, .. } => BeatKind::Breach(*reason),
        Record::Moved { .. } => return None,
    })
}

/// All texts of a message, one after the other, links last.
pub fn printed(send: &SendCommand) -> String {
    let Some(content) = &send.content else { return String::new() };
    let fields = content.fields.iter().map(|(_, text)| text.as_str());
    let links = content.links.iter().map(|link| link.text.as_str());
    fields.chain(links).collect::<Vec<_>>().join("\n")
}

/// An event as a test writes it: `order_completed { amount 39,000 KRW }`.
pub fn event(name: &Name, properties: &[(Name, Datum)]) -> String {
    match properties {
        [] => name.to_string(),
        properties => format!("{name} {{ {} }}", record(properties)),
    }
}

fn record(fields: &[(Name, Datum)]) -> String {
    let field = |(name, value): &(Name, Datum)| format!("{name} {}", datum(value));
    fields.iter().map(field).collect::<Vec<_>>().join(" ")
}

/// A value as a test writes it.
pub fn datum(value: &Datum) -> String {
    match value {
        Datum::Value(value) => constant(value),
        Datum::List(items) => format!("[{}]", items.iter().map(datum).collect::<Vec<_>>().join(", ")),
        Datum::Record(fields) => format!("{{ {} }}", record(fields)),
    }
}

fn constant(value: &types::Value) -> String {
    match value {
        types::Value::Text(text) => format!("\"{text}\""),
        types::Value::Local(at) => moment(*at),
        types::Value::List(items) => format!("[{}]", items.iter().map(constant).collect::<Vec<_>>().join(", ")),
        value => plain(&Value::of_constant(value, &Zone::utc())),
    }
}

/// A value as a test writes it, on the clocks of the person.
pub fn written(value: &Value, zone: &Zone) -> String {
    match value {
        Value::Text(text) => format!("\"{text}\""),
        Value::Instant(at) => moment(zone.local(*at)),
        value => plain(value),
    }
}

/// A local date and time, with seconds where there are any.
fn moment(at: NaiveDateTime) -> String {
    let form = if at.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
    at.format(form).to_string()
}

/// A value in a few characters.
fn plain(value: &Value) -> String {
    match value {
        Value::Boolean(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Percent(share) => share.to_string(),
        Value::Text(text) | Value::Enum(text) => text.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Instant(at) => at.to_string(),
        Value::Time(time) => time.to_string(),
        Value::Duration(duration) => duration.iso8601(),
        Value::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", ")),
        Value::Record(fields) => {
            let field = |(name, value): &(Name, Value)| format!("{name} {}", plain(value));
            format!("{{ {} }}", fields.iter().map(field).collect::<Vec<_>>().join(" "))
        }
        Value::Gathered(gathered) => format!("[{}]", gathered.total),
    }
}
