//! Steps.

use super::Project;
use super::choices::Choices;
use super::message::Param;
use super::scope::{Bound, Named, Scope};
use super::types::{DURATIONS, Field, Ty, enum_value};

/// The steps of one journey while they are written.
pub struct Body<'p> {
    pub project: &'p Project,
    /// Names given so far: bindings, labels, experiments.
    names: usize,
    /// Steps still to be had: a journey stays small.
    left: usize,
    /// No waiting, holding, granting: the last words of an exit.
    pub in_last_words: bool,
    pub does: Does,
}

/// What the steps of a journey do, as far as a test may speak of it.
#[derive(Default)]
pub struct Does {
    /// Messages with the channels that are tried.
    pub messages: Vec<(String, Vec<&'static str>)>,
    pub grants: Vec<String>,
    pub sources: Vec<&'static str>,
    pub sets: Vec<Field>,
    /// `add to`, `remove from`, as written.
    pub lists: Vec<String>,
    pub webhooks: Vec<&'static str>,
    pub experiments: Vec<(String, Vec<&'static str>)>,
    pub has_goal: bool,
    pub has_exit: bool,
    pub has_holdout: bool,
}

/// Arms of experiments, each with its share.
const SHARES: [&[(&str, &str)]; 3] = [
    &[("50%", "a"), ("50%", "b")],
    &[("45%", "a"), ("45%", "b"), ("10%", "holdout")],
    &[("33.3%", "a"), ("33.3%", "b"), ("33.4%", "c")],
];
/// Some lie where clocks are put forward and back.
const TIMES: [&str; 5] = ["10:00", "18:30", "9:00", "02:30", "0:00"];

impl<'p> Body<'p> {
    pub fn new(project: &'p Project) -> Body<'p> {
        Body { project, names: 0, left: 14, in_last_words: false, does: Does::default() }
    }

    fn name(&mut self, stem: &str) -> String {
        self.names += 1;
        format!("{stem}_{}", self.names)
    }

    /// Steps one after the other, at least so many. What they bind ends with the block.
    pub fn block(&mut self, dice: &mut Choices, scope: &Scope<'p>, depth: usize, least: usize) -> String {
        let mut scope = scope.clone();
        let mut out = Vec::new();
        for _ in 0..dice.between(least, 4) {
            if self.left == 0 && out.len() >= least {
                break;
            }
            self.left = self.left.saturating_sub(1);
            let label = if dice.chance(12) { format!("{}: ", self.name("단계")) } else { String::new() };
            let step = self.step(dice, &mut scope, depth);
            out.push(format!("{}{label}{step}", self.project.allow(dice)));
        }
        // An end stands last, so that every step can be reached.
        if !self.in_last_words && least == 0 && dice.chance(25) {
            out.push("stop".to_owned());
        }
        out.join("\n")
    }

    pub fn last_words(&mut self, dice: &mut Choices, scope: &Scope<'p>) -> String {
        self.in_last_words = true;
        let words = self.block(dice, scope, 1, 1);
        self.in_last_words = false;
        words
    }

    fn step(&mut self, dice: &mut Choices, scope: &mut Scope<'p>, depth: usize) -> String {
        let kind = if self.in_last_words { dice.below(12) } else { dice.below(22) };
        match kind {
            0..6 => self.send(dice, scope, depth),
            6 => self.set(dice, scope),
            7 | 8 => self.list(dice),
            9 => self.call(dice, scope),
            10 if depth > 0 => self.choice(dice, scope, depth - 1),
            11 if depth > 0 => self.cases(dice, scope, depth - 1),
            10 | 11 => self.send(dice, scope, depth),
            12 => format!("wait {}", dice.word(&DURATIONS)),
            13 => format!("wait {} at {}", dice.word(&["1d", "2w", "1mo"]), dice.word(&TIMES)),
            14 => self.until(dice, scope, depth),
            15 => {
                let offer = dice.pick(&self.project.offers);
                self.does.grants.push(offer.clone());
                format!("grant {offer}")
            }
            16 => self.collect(dice, scope),
            17 => self.load(dice, scope, depth),
            18 | 19 if depth > 0 => self.race(dice, scope, depth - 1),
            20 if depth > 0 => self.experiment(dice, scope, depth - 1),
            21 if depth > 0 => {
                let (times, every) = (dice.between(1, 3), dice.word(&DURATIONS));
                format!("repeat {times} times every {every} {{\n{}\n}}", self.block(dice, scope, depth - 1, 1))
            }
            _ => "wait 1h".to_owned(),
        }
    }

    fn until(&mut self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        let moment = self.moment(dice, scope);
        let arms = if depth > 0 && dice.chance(40) { self.arms(dice, scope, depth - 1) } else { String::new() };
        format!("wait until {moment}{arms}")
    }

    /// A moment, with its most where data decides.
    fn moment(&self, dice: &mut Choices, scope: &Scope) -> String {
        let time = dice.word(&TIMES);
        let side = dice.word(&["before", "after"]);
        let path = dice.pick(&self.project.dates(scope)).clone();
        let most = dice.word(&["60d", "12h"]);
        match dice.below(14) {
            0 | 1 => time.to_owned(),
            2 | 12 | 13 => format!("{} at {time}", dice.word(&["monday", "sunday", "wednesday"])),
            3 => format!("day {} at {time}", dice.below(10)),
            4 => "2030-12-24".to_owned(),
            5 => dice.word(&["2030-12-24 10:00", "2026-10-25 02:30", "2027-03-28 02:30"]).to_owned(),
            6 => format!("2030-12-24 at {time}"),
            7 => format!("3d {side} 2030-12-24 at {time}"),
            8 => format!("1w {side} 2030-12-24 10:00"),
            9 => format!("{}{path}, at most {most}", dice.word(&["", "2h before ", "90min after ", "1d after "])),
            10 => format!("3d {side} {path} at {time}, at most {most}"),
            _ => format!("user.best_hour else {time}"),
        }
    }

    fn race(&mut self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        format!("wait up to {}{}", dice.word(&DURATIONS), self.arms(dice, scope, depth))
    }

    fn arms(&mut self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        let mut arms = Vec::new();
        for _ in 0..dice.between(1, 2) {
            let (head, inner) = self.arm(dice, scope);
            arms.push(format!("{}{head} {{\n{}\n}}", self.project.allow(dice), self.block(dice, &inner, depth, 0)));
        }
        if dice.chance(60) {
            arms.push(format!("otherwise {{\n{}\n}}", self.block(dice, scope, depth, 0)));
        }
        format!(" {{\n{}\n}}", arms.join("\n"))
    }

    fn arm(&mut self, dice: &mut Choices, scope: &Scope<'p>) -> (String, Scope<'p>) {
        match dice.below(4) {
            0 => (format!("on {}", self.project.listened(dice, scope)), scope.clone()),
            1 => (format!("when {}", self.project.predicate(dice, scope, 1)), scope.clone()),
            2 => {
                let name = self.name("found");
                let event = dice.pick(&self.project.schema.events);
                let filter = match dice.chance(40) {
                    true => format!(" where {}", self.project.predicate(dice, &scope.judging(event), 1)),
                    false => String::new(),
                };
                (format!("on {} as {name}{filter}", event.name), scope.with(&name, Bound::Event(event)))
            }
            _ => {
                let name = self.name("receipt");
                let head = format!("on {} as {name}", self.project.message_event(dice, false));
                (head, scope.with(&name, Bound::Receipt))
            }
        }
    }

    /// Gathers events, and if a message takes them, sends it next.
    fn collect(&mut self, dice: &mut Choices, scope: &mut Scope<'p>) -> String {
        let place = dice.below(self.project.schema.events.len());
        let event = &self.project.schema.events[place];
        let name = self.name("items");
        let filter = match dice.chance(30) {
            true => format!(" where {}", self.project.predicate(dice, &scope.judging(event), 1)),
            false => String::new(),
        };
        let until = match dice.chance(60) {
            true => format!("for {}", dice.word(&DURATIONS)),
            false => format!("until {}", self.moment(dice, scope)),
        };
        *scope = scope.with(&name, Bound::Events(event));
        let send = self.send_of(dice, scope, Param::Events(place));
        format!("collect {}{filter} {until} as {name}\n{send}", event.name)
    }

    fn load(&mut self, dice: &mut Choices, scope: &mut Scope<'p>, depth: usize) -> String {
        let place = dice.below(self.project.schema.sources.len());
        let source = &self.project.schema.sources[place];
        self.does.sources.push(source.name);
        let name = self.name("loaded");
        let args = self.args(dice, scope, &source.parameters);
        let otherwise = self.block(dice, scope, depth.saturating_sub(1), 0);
        // Behind an `otherwise` that goes on nothing is bound.
        let stops = dice.chance(70);
        let (end, send) = match stops && !otherwise.ends_with("stop") {
            false => ("", String::new()),
            true => {
                *scope = scope.with(&name, Bound::Items(source));
                ("\nstop", self.send_of(dice, scope, Param::Items(place)))
            }
        };
        format!("load {}{args} as {name} otherwise {{\n{otherwise}{end}\n}}\n{send}", source.name)
    }

    fn list(&mut self, dice: &mut Choices) -> String {
        let step = format!("{} {}", dice.word(&["add to", "remove from"]), dice.pick(&self.project.schema.lists));
        self.does.lists.push(step.clone());
        step
    }

    fn call(&mut self, dice: &mut Choices, scope: &Scope) -> String {
        let (name, parameters) = dice.pick(&self.project.schema.webhooks);
        self.does.webhooks.push(name);
        format!("call {name}{}", self.args(dice, scope, parameters))
    }

    /// Values by position; `()` may be left out where there are none.
    fn args(&self, dice: &mut Choices, scope: &Scope, parameters: &[Field]) -> String {
        let values: Vec<String> =
            parameters.iter().map(|field| self.value(dice, scope, &field.ty, field.optional)).collect();
        if values.is_empty() && dice.chance(50) { String::new() } else { format!("({})", values.join(", ")) }
    }

    /// A constant, or something of that type that is always there.
    fn value(&self, dice: &mut Choices, scope: &Scope, ty: &Ty, may_be_unset: bool) -> String {
        let shared = !matches!(ty, Ty::Enum(of) if of.name.is_none());
        let fits = |named: &Named| shared && named.ty == *ty && (may_be_unset || !named.optional);
        let same: Vec<Named> = scope.named(&self.project.schema).into_iter().filter(fits).collect();
        match dice.any(&same) {
            Some(named) if dice.chance(40) || !ty.is_single() => named.path.clone(),
            _ => ty.literal(dice, '"'),
        }
    }

    fn set(&mut self, dice: &mut Choices, scope: &Scope) -> String {
        let free = |attribute: &&super::schema::Attribute| !attribute.fixed && attribute.field.ty.is_single();
        let attributes: Vec<_> = self.project.schema.attributes.iter().filter(free).collect();
        let field = &dice.pick(&attributes).field;
        self.does.sets.push(field.clone());
        format!("set user.{} = {}", field.name, self.value(dice, scope, &field.ty, field.optional))
    }

    fn choice(&mut self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        let arm = |body: &mut Self, dice: &mut Choices| {
            let condition = body.project.predicate(dice, scope, 1);
            format!("if {condition} {{\n{}\n}}", body.block(dice, scope, depth, 0))
        };
        let mut out = arm(self, dice);
        if dice.chance(30) {
            out += &format!(" else {}", arm(self, dice));
        }
        if dice.chance(50) {
            out += &format!(" else {{\n{}\n}}", self.block(dice, scope, depth, 0));
        }
        out
    }

    fn cases(&mut self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        let named = scope.named(&self.project.schema).into_iter();
        let enums: Vec<Named> = named.filter(|named| matches!(named.ty, Ty::Enum(_))).collect();
        let subject = dice.pick(&enums).clone();
        let Ty::Enum(of) = &subject.ty else { unreachable!("only enums were kept") };
        let said = dice.between(1, of.values.len());
        let mut arms = Vec::new();
        for values in of.values[..said].chunks(2) {
            let values: Vec<String> = values.iter().map(|value| enum_value(value, '"')).collect();
            arms.push(format!("{} {{\n{}\n}}", values.join(", "), self.block(dice, scope, depth, 0)));
        }
        if said < of.values.len() || subject.optional {
            arms.push(format!("else {{\n{}\n}}", self.block(dice, scope, depth, 0)));
        }
        format!("match {} {{\n{}\n}}", subject.path, arms.join("\n"))
    }

    fn experiment(&mut self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        let name = self.name("실험");
        let shares = SHARES[dice.below(SHARES.len())];
        let mut arms = Vec::new();
        for (share, arm) in shares {
            match *arm {
                "holdout" => arms.push(format!("{share} holdout")),
                arm => arms.push(format!("{share} {arm} {{\n{}\n}}", self.block(dice, scope, depth, 0))),
            }
        }
        self.does.experiments.push((name.clone(), shares.iter().map(|(_, arm)| *arm).collect()));
        format!("experiment {name} {{\n{}\n}}", arms.join("\n"))
    }
}
