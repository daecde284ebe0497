//! Inputs drawn from what a program's contract declares, in order of time.

use danbi::bundle::{FieldContract, TypeRef};
use danbi::runtime::{
    Effect, EffectKind, Fields, Input, InputKind, Instant, Key, PastEvent, Profile, Program, Receipt, Reply, Value,
};
use danbi::types::{Decimal, Duration, Money, Name, Percent, TimeOfDay};

/// A stream of numbers that a seed decides (splitmix64).
pub struct Dice {
    state: u64,
}

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// Draws inputs of one person; tells apart what was issued so far, to answer it.
pub struct Inputs<'p> {
    program: &'p Program,
    pub dice: Dice,
    at: Instant,
    count: usize,
    commands: Vec<Key>,
}

const ZONES: [&str; 4] = ["Asia/Seoul", "America/New_York", "Europe/Berlin", "Pacific/Apia"];

impl<'p> Inputs<'p> {
    pub fn new(program: &'p Program, seed: u64) -> Inputs<'p> {
        let at = Instant::parse("2026-03-02T00:00:00Z").unwrap();
        Inputs { program, dice: Dice::new(seed), at, count: 0, commands: Vec::new() }
    }

    pub fn hear(&mut self, effects: &[Effect]) {
        self.commands.extend(effects.iter().filter_map(|effect| match effect.kind {
            EffectKind::Command { id, .. } => Some(id),
            EffectKind::Record(_) => None,
        }));
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.dice.below(n as u64)).unwrap()
    }

    fn pass_time(&mut self) {
        let unit = [0, 1, 60, 3_600, 86_400][self.below(5)];
        self.at = self.at.plus_seconds(unit * self.dice.below(30));
    }

    pub fn next(&mut self) -> Input {
        self.pass_time();
        self.count += 1;
        let kind = match self.dice.below(20) {
            0 => InputKind::Tick,
            1..=4 => InputKind::Profile(Box::new(self.profile())),
            5..=8 if !self.commands.is_empty() => {
                let command = self.recent();
                let receipt = Receipt::ALL[self.below(Receipt::ALL.len())].0;
                InputKind::Receipt { command, receipt }
            }
            9..=11 if !self.commands.is_empty() => {
                let reply = match self.dice.below(3) {
                    0 => Reply::Refused,
                    1 => Reply::Items(Vec::new()),
                    _ => Reply::Granted { code: Some("A1".into()), expires_at: None },
                };
                InputKind::Reply { command: self.recent(), reply }
            }
            12 if self.dice.chance(10) => InputKind::Forget,
            12 => {
                let event = self.event();
                let events =
                    event.map(|(event, properties)| PastEvent { event, at: self.at.minus_seconds(90_000), properties });
                InputKind::Backfill { events: events.into_iter().collect() }
            }
            _ => match self.event() {
                Some((event, properties)) => InputKind::Event { event, properties },
                None => InputKind::Tick,
            },
        };
        Input { id: format!("i-{}", self.count).into(), at: self.at, person: "p-1".into(), kind }
    }

    /// One of the last commands.
    fn recent(&mut self) -> Key {
        let back = self.below(self.commands.len().min(4));
        self.commands[self.commands.len() - 1 - back]
    }

    fn event(&mut self) -> Option<(Name, Fields)> {
        let alphabet: Vec<&Name> = self.program.plan().alphabet.iter().collect();
        if alphabet.is_empty() {
            return None;
        }
        let name = alphabet[self.below(alphabet.len())].clone();
        let declared = self.program.contract().events.get(&name)?.properties.clone();
        Some((name, self.fields(declared.iter())))
    }

    fn fields<'c>(&mut self, declared: impl Iterator<Item = (&'c Name, &'c FieldContract)>) -> Fields {
        let mut fields = Fields::new();
        for (name, field) in declared {
            if !field.optional || self.dice.chance(60) {
                fields.push((name.clone(), self.value(&field.ty)));
            }
        }
        fields
    }

    fn value(&mut self, ty: &TypeRef) -> Value {
        let number = i64::try_from(self.dice.below(6)).unwrap() * 10_000;
        let short = Name::new(["", "a", "b", "민수"][self.below(4)]);
        match ty {
            TypeRef::Text { .. } | TypeRef::Url { .. } => Value::Text(short),
            TypeRef::Integer => Value::Integer(number),
            TypeRef::Decimal => Value::Decimal(Decimal { mantissa: number, scale: 2 }),
            TypeRef::Money { currency } => Value::Money(Money { minor: number, currency: *currency }),
            TypeRef::Boolean => Value::Boolean(self.dice.chance(50)),
            TypeRef::Date => {
                let first: chrono::NaiveDate = "2026-02-20".parse().unwrap();
                Value::Date(first + chrono::Days::new(self.dice.below(40)))
            }
            TypeRef::Datetime => Value::Instant(self.at.plus_seconds(self.dice.below(40) * 43_200)),
            TypeRef::Time => Value::Time(TimeOfDay::new(u16::try_from(self.dice.below(24)).unwrap(), 30).unwrap()),
            TypeRef::Duration => Value::Duration(Duration::exact(self.dice.below(9_000))),
            TypeRef::Percent => Value::Percent(Percent(number)),
            TypeRef::Enum { values, .. } => Value::Enum(values[self.below(values.len())].clone()),
            TypeRef::List { of, .. } => Value::List((0..self.below(3)).map(|_| self.value(of)).collect()),
            TypeRef::Record { fields } => Value::Record(self.fields(fields.iter())),
        }
    }

    fn profile(&mut self) -> Profile {
        let contract = self.program.contract();
        let attributes = contract.attributes.iter().map(|(name, of)| (name, &of.field));
        let attributes: Vec<(&Name, &FieldContract)> = attributes.filter(|_| self.dice.chance(40)).collect();
        let mut flags = |names: Vec<&Name>| -> Vec<(Name, bool)> {
            let told: Vec<&Name> = names.into_iter().filter(|_| self.dice.chance(50)).collect();
            told.into_iter().map(|name| (name.clone(), self.dice.chance(80))).collect()
        };
        let consents = flags(contract.consents.keys().collect());
        let reachable = flags(contract.channels.keys().collect());
        let lists = flags(contract.lists.iter().collect());
        let zone = self.dice.chance(10).then(|| Name::new(ZONES[self.below(ZONES.len())]));
        let attributes = self.fields(attributes.into_iter());
        Profile { attributes, consents, reachable, lists, zone, ..Profile::default() }
    }
}
