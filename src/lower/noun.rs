//! What a step is about, in the words of its id: `send-cart_waiting`, `wait-1h`, `race-opened.cart_waiting`.
//!
//! Only letters and digits (of any script), `_`, `-` and `.` stand in it, so that an id needs no escape in a JSON pointer and no
//! thought in a file name; a time of day is written `10.00`.

use crate::hir::{Arm, ArmOn, DateMoment, DateSource, Direction, EventName, Moment};
use crate::hir::{Operand, OperandKind, StepKind};
use crate::types::{Name, TimeOfDay};

/// Kind and noun of a step: what its id is made of where it has no label.
///
/// A noun leaves out whatever people tune (the limit of a race, the times of a repeat, the words of a condition), because
/// tuning should not make another step of it.
pub(super) fn kind_and_noun(step: &StepKind) -> String {
    let text = match step {
        StepKind::Wait { duration, at: None } => format!("wait-{duration}"),
        StepKind::Wait { duration, at: Some(at) } => format!("wait-{duration}-at-{}", clock(*at)),
        StepKind::Until { moment, .. } => format!("until-{}", of_moment(moment)),
        StepKind::Race { arms, .. } => of_race(arms),
        StepKind::Collect(collect) => format!("collect-{}", of_event(&collect.event.event)),
        StepKind::Load(load) => format!("load-{}", load.source),
        StepKind::If { .. } => "if".to_owned(),
        StepKind::Match { subject, .. } => format!("match-{}", of_operand(subject)),
        StepKind::Experiment { name, .. } => format!("experiment-{name}"),
        StepKind::Repeat { every, .. } => format!("repeat-{every}"),
        StepKind::Send(send) => format!("send-{}", send.message),
        StepKind::Grant { offer } => format!("grant-{offer}"),
        StepKind::Set { attribute, .. } => format!("set-{attribute}"),
        StepKind::List { list, add: true } => format!("add-{list}"),
        StepKind::List { list, add: false } => format!("remove-{list}"),
        StepKind::Call { webhook, .. } => format!("call-{webhook}"),
        StepKind::Stop => "stop".to_owned(),
    };
    safe(&text)
}

/// `on-opened.cart_waiting`, `when`
pub(super) fn of_arm(on: &ArmOn) -> String {
    match on {
        ArmOn::Event { event, .. } => safe(&format!("on-{}", of_event(&event.event))),
        ArmOn::When(_) => "when".to_owned(),
    }
}

/// The values of an arm of a `match`: `gold.silver`.
pub(super) fn of_values(values: &[Name]) -> String {
    safe(&values.join("."))
}

pub(super) fn of_event(event: &EventName) -> String {
    match event {
        EventName::Event(name) => safe(name),
        EventName::Message { kind, message: None } => kind.word().to_owned(),
        EventName::Message { kind, message: Some(message) } => safe(&format!("{}.{message}", kind.word())),
        EventName::Journey { kind, journey } => safe(&format!("{}.{journey}", kind.word())),
        EventName::Unknown => "unknown".to_owned(),
    }
}

fn of_race(arms: &[Arm]) -> String {
    match arms.first().map(|arm| &arm.on) {
        Some(ArmOn::Event { event, .. }) => format!("race-{}", of_event(&event.event)),
        Some(ArmOn::When(_)) => "race-when".to_owned(),
        None => "race".to_owned(),
    }
}

fn of_moment(moment: &Moment) -> String {
    match moment {
        Moment::Time(at) => clock(*at),
        Moment::Weekday { day, at } => format!("{}-{}", day.word(), clock(*at)),
        Moment::Day { number, at } => format!("day-{number}-{}", clock(*at)),
        Moment::Date(date) => of_date(date),
        Moment::TimeOf { value, .. } => of_operand(value),
    }
}

fn of_date(moment: &DateMoment) -> String {
    let offset = moment.offset.map_or_else(String::new, |(by, direction)| match direction {
        Direction::Before => format!("{by}-before-"),
        Direction::After => format!("{by}-after-"),
    });
    let date = match &moment.date {
        DateSource::Date(date) => date.to_string(),
        DateSource::Local(local) => local.format("%Y-%m-%d-%H.%M").to_string(),
        DateSource::Value(operand) => of_operand(operand),
    };
    let at = moment.at.map_or_else(String::new, |at| format!("-{}", clock(at)));
    format!("{offset}{date}{at}")
}

fn of_operand(operand: &Operand) -> String {
    match &operand.kind {
        OperandKind::User(name) => format!("user.{name}"),
        OperandKind::Property(path) | OperandKind::Binding(path) => path.join("."),
        OperandKind::Offer(path) => format!("offer.{}", path.join(".")),
        OperandKind::Aggregate(aggregate) => {
            format!("{}.{}", of_event(&aggregate.event.event), aggregate.property.join("."))
        }
        OperandKind::Const(_) | OperandKind::Unknown => "value".to_owned(),
    }
}

fn clock(at: TimeOfDay) -> String {
    at.to_string().replace(':', ".")
}

/// An enum value may be any text; what has no place in an id becomes `_`.
fn safe(text: &str) -> String {
    let keep = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    text.chars().map(|letter| if keep(letter) { letter } else { '_' }).collect()
}
