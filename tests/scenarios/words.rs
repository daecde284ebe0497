//! Parts of a plan in the words of `scenarios.toml`.

use danbi::bundle::{
    Benefit, CollectUntil, DateMoment, DateSource, Direction, EntryOn, EventMatch, EventName, ExitOn, Journey,
    ListChange, Moment, MonthDay, Operand, Predicate, Step, Toward,
};
use danbi::types::{Duration, Value, Weekday, Weekdays};

/// `event cart_item_added`, `segment dormant_90d`, `every thursday at 08:00`, `P30D before user.renews_at 10:00`
pub fn entry(entry: &EntryOn) -> String {
    match entry {
        EntryOn::Event { of, .. } => format!("event {}", event(of)),
        EntryOn::When { predicate, including_current: true } => format!("{}, including current", turns(predicate)),
        EntryOn::When { predicate, including_current: false } => turns(predicate),
        EntryOn::At(at) => format!("at {}", at.format("%Y-%m-%d %H:%M")),
        EntryOn::Weekly { days, at } => format!("every {} at {at}", weekdays(*days)),
        EntryOn::Monthly { day: MonthDay::Day(day), at } => format!("every month on day {day} at {at}"),
        EntryOn::Monthly { day: MonthDay::Last {}, at } => format!("every month on the last day at {at}"),
        EntryOn::Yearly { years: 1, date, at } => format!("every year on {} at {at}", operand(date)),
        EntryOn::Yearly { years, date, at } => format!("every {years} years on {} at {at}", operand(date)),
        EntryOn::Date(date) => date_moment(date),
    }
}

fn turns(condition: &Predicate) -> String {
    match condition {
        Predicate::Segment(name) => format!("segment {name}"),
        other => format!("when {}", predicate(other)),
    }
}

pub fn exit(exit: &ExitOn) -> String {
    match exit {
        ExitOn::Event(of) => event(of),
        ExitOn::When(condition) => format!("when {}", predicate(condition)),
    }
}

/// `order_completed where cart_id == cart.cart_id`
pub fn event(of: &EventMatch) -> String {
    let name = match &of.event {
        EventName::Event(name) => name.to_string(),
        EventName::Message { kind, message, .. } => {
            let of = message.as_ref().map(|message| format!("({message})"));
            format!("{}{}", kind.word(), of.unwrap_or_default())
        }
        EventName::Journey { kind, journey } => format!("{}({journey})", kind.word()),
    };
    match of.filter.as_deref() {
        None => name,
        Some(filter) => format!("{name} where {}", predicate(filter)),
    }
}

/// As a campaign writes it; what no scenario needs is left as the plan has it.
fn predicate(condition: &Predicate) -> String {
    match condition {
        Predicate::All(parts) => parts.iter().map(predicate).collect::<Vec<_>>().join(" and "),
        Predicate::Any(parts) => parts.iter().map(predicate).collect::<Vec<_>>().join(" or "),
        Predicate::Not(part) => format!("not {}", predicate(part)),
        Predicate::Segment(name) => name.to_string(),
        Predicate::True(value) => operand(value),
        Predicate::Compare { op, left, right } => format!("{} {} {}", operand(left), op.sign(), operand(right)),
        Predicate::OneOf { left, values } => {
            let values: Vec<String> = values.iter().map(constant).collect();
            format!("{} in [{}]", operand(left), values.join(", "))
        }
        Predicate::IsSet(value) => format!("{} is set", operand(value)),
        Predicate::Within { left, toward: Toward::Next, duration } => {
            format!("{} in next {}", operand(left), duration.iso8601())
        }
        Predicate::InJourney(name) => format!("in journey {name}"),
        Predicate::InList(name) => format!("in {name}"),
        Predicate::Consents { to } => format!("consents to {to}"),
        other => format!("{other:?}"),
    }
}

fn operand(operand: &Operand) -> String {
    match operand {
        Operand::Property(path) | Operand::Binding(path) => path.join("."),
        Operand::User(path) => format!("user.{}", path.join(".")),
        Operand::Const(value) => constant(value),
        other => format!("{other:?}"),
    }
}

fn constant(value: &Value) -> String {
    match value {
        Value::Enum(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Boolean(value) => value.to_string(),
        Value::Money(value) => value.to_string(),
        Value::Time(value) => value.to_string(),
        other => format!("{other:?}"),
    }
}

/// `until 10:00`, `day 3 19:00`, `P3D before o.refill_on 10:00`, `user.best_hour else 10:00`
pub fn moment(moment: &Moment) -> String {
    match moment {
        Moment::Time(at) => format!("until {at}"),
        Moment::Weekday { day, at } => format!("{} {at}", day.word()),
        Moment::Day { number, at } => format!("day {number} {at}"),
        Moment::Date(date) => date_moment(date),
        Moment::TimeOf { value, otherwise } => format!("{} else {otherwise}", operand(value)),
    }
}

fn date_moment(date: &DateMoment) -> String {
    let source = match &date.date {
        DateSource::Date(day) => day.to_string(),
        DateSource::Local(at) => at.format("%Y-%m-%d %H:%M").to_string(),
        DateSource::Value(value) => operand(value),
    };
    let offset = date.offset.as_ref().map(|offset| {
        let side = match offset.direction {
            Direction::Before => "before",
            Direction::After => "after",
        };
        format!("{} {side} ", offset.by.iso8601())
    });
    let at = date.at.map(|at| format!(" {at}"));
    format!("{}{source}{}", offset.unwrap_or_default(), at.unwrap_or_default())
}

pub fn collected(until: &CollectUntil) -> String {
    match until {
        CollectUntil::For(duration) => duration.iso8601(),
        CollectUntil::Moment { moment: until, .. } => moment(until),
    }
}

/// Limits of the whole person: a limit for each key bounds nothing.
pub fn reentry(journey: &Journey) -> Vec<String> {
    let limits = journey.reentry.limits.iter().filter(|limit| !limit.per_key);
    limits
        .map(|limit| match limit.per {
            Some(period) => format!("{} per {}", limit.times, period.iso8601()),
            None => format!("{} ever", limit.times),
        })
        .collect()
}

/// `weekdays 10:00-18:00`, `10:00-20:00`, `always`
pub fn window(journey: &Journey) -> String {
    let Some(window) = &journey.window else { return "always".to_owned() };
    let hours = format!("{}-{}", window.range.start, window.range.end);
    match weekdays(window.days).as_str() {
        "day" => hours,
        days => format!("{days} {hours}"),
    }
}

fn weekdays(days: Weekdays) -> String {
    let named: Vec<&str> = days.iter().map(Weekday::word).collect();
    match named.as_slice() {
        [_, _, _, _, _, _, _] => "day".to_owned(),
        ["monday", "tuesday", "wednesday", "thursday", "friday"] => "weekdays".to_owned(),
        days => days.join(", "),
    }
}

pub fn benefit(benefit: &Benefit) -> String {
    let word = match benefit {
        Benefit::DiscountPercent { .. } | Benefit::DiscountAmount(_) => "discount",
        Benefit::ShippingFree {} => "shipping",
        Benefit::Trial(_) => "trial",
        Benefit::Points(_) => "points",
        Benefit::Gift(_) => "gift",
        Benefit::Upgrade(_) => "upgrade",
        Benefit::Access(_) => "access",
    };
    word.to_owned()
}

/// `add to retargeting`, `set user.churn_reason`, `call notify_store`; `None` for a step that changes nothing outside.
pub fn change(step: &Step) -> Option<String> {
    match step {
        Step::List { list, change: ListChange::Add, .. } => Some(format!("add to {list}")),
        Step::List { list, change: ListChange::Remove, .. } => Some(format!("remove from {list}")),
        Step::Set { attribute, .. } => Some(format!("set user.{attribute}")),
        Step::Call { webhook, .. } => Some(format!("call {webhook}")),
        _ => None,
    }
}

/// `comeback_offer: 45% free_month, 45% lower_price, 10% holdout`
pub fn experiment(step: &Step) -> Option<String> {
    let Step::Assign(experiment) = step else { return None };
    let arms: Vec<String> = experiment.arms.iter().map(|arm| format!("{} {}", arm.weight, arm.name)).collect();
    Some(format!("{}: {}", experiment.experiment, arms.join(", ")))
}

/// What a repetition lets pass before its last round: `2 x P7D`; nothing where there is one round.
pub fn rounds(times: u32, every: Duration) -> Option<String> {
    match times {
        0 | 1 => None,
        2 => Some(every.iso8601()),
        times => Some(format!("{} x {}", times - 1, every.iso8601())),
    }
}
