//! `journey`: the header.

use super::Project;
use super::choices::Choices;
use super::predicate::{JOURNEY_EVENTS, LOOKBACKS};
use super::schema::Event;
use super::scope::{Bound, Place, Scope};
use super::step::Body;
use super::types::Ty;

pub const STAGES: [&str; 3] = ["conversion", "awareness", "기다림"];
/// Some begin or end where clocks are put forward and back.
const WINDOWS: [&str; 6] = [
    "10:00-20:00",
    "weekdays 10:00-18:00",
    "weekends 9:00-19:00",
    "monday, friday 10:00-20:00",
    "sunday, monday 02:30-12:00",
    "10:00-02:15",
];
const AT: [&str; 3] = ["10:00", "09:30", "02:30"];

/// How people come in: the lines, and what is bound on every way.
struct Entries<'p> {
    lines: Vec<String>,
    scope: Scope<'p>,
    /// `reentry` must be said.
    comes_back: bool,
}

impl<'p> Project {
    /// A journey. Journey events name only journeys before it, so that none sets itself off.
    pub fn journey(&'p self, dice: &mut Choices, number: usize) -> String {
        let entries = self.entries(dice, number);
        let scope = &entries.scope;
        let mut header = entries.lines;
        let key = if dice.chance(40) { self.key(dice, scope) } else { None };
        header.extend(self.stage_of(number).map(|stage| format!("stage {stage}")));
        header.extend(key.iter().map(|key| format!("key {key}")));
        if entries.comes_back || dice.chance(20) {
            header.push(format!("reentry {}", reentry(dice, key.is_some())));
        }
        if dice.chance(25) {
            header.push(format!("audience {}", self.predicate(dice, scope, 1)));
        }
        if dice.chance(40) {
            header.push(self.goal(dice, scope));
        }
        if dice.chance(25) {
            header.push("holdout 10%".to_owned());
        }
        if dice.chance(40) {
            header.push(format!("window {}", dice.word(&WINDOWS)));
        }
        if dice.chance(20) {
            let active = ["from 2026-01-01 to 2030-12-31", "from 2026-01-01", "to 2030-12-31"];
            header.push(format!("active {}", dice.pick(&active)));
        }
        let mut body = Body::new(self);
        let said = |word: &str| header.iter().any(|line| line.starts_with(word));
        (body.does.has_goal, body.does.has_holdout) = (said("goal"), said("holdout"));
        for _ in 0..dice.below(3) {
            header.push(self.exit(dice, scope, &mut body));
        }
        let header: Vec<String> = header.iter().map(|line| format!("{}{line}", self.allow(dice))).collect();
        let steps = body.block(dice, scope, 2, 1);
        let title = if dice.chance(50) { " \"제목\"" } else { "" };
        let docs = if dice.chance(30) { "/// 언제.\n" } else { "" };
        self.does.borrow_mut().insert(number, body.does);
        format!("{docs}journey {}{title} {{\n{}\n\n{steps}\n}}\n", self.journeys[number], header.join("\n"))
    }

    fn entries(&'p self, dice: &mut Choices, number: usize) -> Entries<'p> {
        let scope = Scope::new(Place::Segment);
        if dice.chance(65) {
            let event = dice.pick(&self.schema.events);
            return self.entries_on(dice, event, &scope);
        }
        let (line, comes_back) = match dice.below(10) {
            0 => (format!("enter when {}", self.predicate(dice, &scope, 1)), true),
            1 => (format!("enter when {}, including current{}", self.predicate(dice, &scope, 1), spread(dice)), true),
            2 => {
                let day = dice.word(&["2030-12-24 10:00", "2026-10-25 02:30", "2027-03-28 02:30"]);
                (format!("enter at {day}{}", spread(dice)), false)
            }
            3 => (format!("enter every monday, thursday at {}{}", dice.word(&AT), spread(dice)), false),
            4 => (format!("enter every day at {}", dice.word(&AT)), false),
            5 => {
                let day = dice.word(&["day 5", "day 31", "the last day"]);
                (format!("enter every month on {day} at {}", dice.word(&AT)), false)
            }
            // Few persons have a birthday, and it comes once a year.
            6 | 7 => {
                let years = dice.word(&["year", "2 years"]);
                (format!("enter every {years} on user.birthday at {}", dice.word(&AT)), false)
            }
            8 => {
                let side = dice.word(&["before", "after"]);
                let by = match dice.below(4) {
                    0 => format!("7d {side} user.renews_at at {}", dice.word(&AT)),
                    1 | 2 => format!("2h {side} user.renews_at"),
                    _ => format!("1d {side} user.renews_at"),
                };
                (format!("enter {by}"), true)
            }
            _ if number > 0 => {
                let event = dice.word(&JOURNEY_EVENTS);
                (format!("enter on {event}({})", self.journeys[dice.below(number)]), true)
            }
            _ => (format!("enter on {}", self.message_event(dice, false)), true),
        };
        Entries { lines: vec![line], scope: Scope::new(Place::Journey), comes_back }
    }

    /// One line or two; the binding is usable where both give it from the same event.
    fn entries_on(&'p self, dice: &mut Choices, event: &'p Event, scope: &Scope<'p>) -> Entries<'p> {
        let mut entries = Entries { lines: Vec::new(), scope: Scope::new(Place::Journey), comes_back: true };
        let bound = dice.chance(85);
        for _ in 0..if dice.chance(15) { 2 } else { 1 } {
            let binding = if bound { " as came" } else { "" };
            let filter = match dice.chance(30) {
                true => format!(" where {}", self.predicate(dice, &scope.judging(event), 1)),
                false => String::new(),
            };
            entries.lines.push(format!("enter on {}{binding}{filter}", event.name));
        }
        if bound {
            entries.scope = entries.scope.with("came", Bound::Event(event));
        }
        entries
    }

    /// Something of the entry event that is one value and always there.
    fn key(&self, dice: &mut Choices, scope: &Scope) -> Option<String> {
        let named = scope.named(&self.schema);
        let of_entry = |path: &str| scope.bindings.iter().any(|bound| path.starts_with(&format!("{}.", bound.name)));
        let fits: Vec<_> =
            named.iter().filter(|named| of_entry(&named.path) && !named.optional && named.ty.is_single()).collect();
        dice.any(&fits).map(|named| named.path.clone())
    }

    fn goal(&'p self, dice: &mut Choices, scope: &Scope<'p>) -> String {
        let event = self.listened(dice, scope);
        let target = dice.word(&["", ", target 12%", ", target +10% over holdout", ", target 0.5%"]);
        format!("goal {event} within {}{target}", dice.word(&["3d", "12h", "1mo"]))
    }

    /// An event of the schema with a `where`, or one of a message.
    pub fn listened(&'p self, dice: &mut Choices, scope: &Scope<'p>) -> String {
        if dice.chance(25) {
            return self.message_event(dice, true);
        }
        let event = dice.pick(&self.schema.events);
        match dice.chance(40) {
            true => format!("{} where {}", event.name, self.predicate(dice, &scope.judging(event), 1)),
            false => event.name.to_owned(),
        }
    }

    fn exit(&'p self, dice: &mut Choices, scope: &Scope<'p>, body: &mut Body<'p>) -> String {
        body.does.has_exit = true;
        let head = match dice.chance(75) {
            true => format!("on {}", self.listened(dice, scope)),
            false => format!("when {}", self.predicate(dice, scope, 1)),
        };
        let words = if dice.chance(35) { format!(" {{\n{}\n}}", body.last_words(dice, scope)) } else { String::new() };
        format!("exit {head}{words}")
    }

    /// The date attributes and date properties that can be waited for.
    pub fn dates(&self, scope: &Scope) -> Vec<String> {
        let named = scope.named(&self.schema).into_iter();
        named.filter(|named| matches!(named.ty, Ty::Date | Ty::DateTime)).map(|named| named.path).collect()
    }
}

fn spread(dice: &mut Choices) -> &'static str {
    dice.word(&["", " spread 2h", ", spread 30min"])
}

fn reentry(dice: &mut Choices, keyed: bool) -> String {
    let per_key = |dice: &mut Choices| if keyed && dice.chance(50) { " per key" } else { "" };
    let mut limits = match dice.below(4) {
        0 => vec![format!("once{}", per_key(dice))],
        1 => vec!["every time".to_owned()],
        count => (1..count)
            .map(|_| format!("at most {} per {}{}", dice.between(1, 3), dice.word(&LOOKBACKS), per_key(dice)))
            .collect(),
    };
    if dice.chance(40) {
        limits.push(format!("while active {}", dice.word(&["ignore", "restart"])));
    }
    limits.join(", ")
}
