//! Types and values of them, as the schema and campaigns write them.

use std::rc::Rc;

use super::choices::Choices;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    Text,
    Url,
    Integer,
    Decimal,
    /// ISO 4217.
    Money(&'static str),
    Percent,
    Boolean,
    Date,
    Time,
    DateTime,
    Duration,
    Enum(Rc<Enum>),
    List(Box<Ty>),
    Record(Vec<Field>),
}

#[derive(Debug, PartialEq, Eq)]
pub struct Enum {
    /// Of the schema; `None`: listed where it is used, and then equal to no other.
    pub name: Option<&'static str>,
    pub values: &'static [&'static str],
    pub ordered: bool,
}

/// A property, a part of a record, an attribute, a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub ty: Ty,
    pub optional: bool,
}

pub const WORDS: [&str; 6] = ["니트", "wool sweater", "겨울 코트", "c1", "여행", "Tee"];
const AMOUNTS: [&str; 4] = ["1_000", "30_000", "5_000", "300_000"];
/// Lengths looking forward.
pub const DURATIONS: [&str; 9] = ["1h", "1d", "3d", "30min", "1h30min", "2w", "1mo", "1y", "90s"];

impl Ty {
    /// The value of a key of TOML: a type with what it needs.
    pub fn toml(&self, optional: bool) -> String {
        let rest = if optional { ", optional = true" } else { "" };
        let simple = |word: &str| format!("{{ type = \"{word}\"{rest} }}");
        match self {
            Ty::Text => format!("{{ type = \"text\", max = 40{rest} }}"),
            Ty::Url => format!("{{ type = \"url\", max = 200{rest} }}"),
            Ty::Integer => simple("integer"),
            Ty::Decimal => simple("decimal"),
            Ty::Money(currency) => format!("{{ type = \"money\", currency = \"{currency}\"{rest} }}"),
            Ty::Percent => simple("percent"),
            Ty::Boolean => simple("boolean"),
            Ty::Date => simple("date"),
            Ty::Time => simple("time"),
            Ty::DateTime => simple("datetime"),
            Ty::Duration => simple("duration"),
            Ty::Enum(of) => match of.name {
                Some(name) => simple(name),
                None => format!("{{ type = \"enum\", values = {:?}, ordered = {}{rest} }}", of.values, of.ordered),
            },
            Ty::List(of) => format!("{{ type = \"list\", max = 5, of = {}{rest} }}", of.toml(false)),
            Ty::Record(fields) => {
                let fields: Vec<String> =
                    fields.iter().map(|field| format!("{} = {}", field.name, field.ty.toml(field.optional))).collect();
                format!("{{ type = \"record\", fields = {{ {} }}{rest} }}", fields.join(", "))
            }
        }
    }

    pub fn is_ordered(&self) -> bool {
        match self {
            Ty::Enum(of) => of.ordered,
            _ => !matches!(self, Ty::Text | Ty::Url | Ty::Boolean | Ty::List(_) | Ty::Record(_)),
        }
    }

    /// Can be summed up.
    pub fn is_addable(&self) -> bool {
        matches!(self, Ty::Integer | Ty::Decimal | Ty::Money(_) | Ty::Duration)
    }

    /// A single value: comparable, and what `set`, `load` and `call` take.
    pub fn is_single(&self) -> bool {
        !matches!(self, Ty::List(_) | Ty::Record(_))
    }

    /// A constant in a campaign. `quote` is what stands around texts: `'` inside a text of a message.
    pub fn literal(&self, dice: &mut Choices, quote: char) -> String {
        let text = |text: &str| format!("{quote}{text}{quote}");
        match self {
            Ty::Text => text(dice.word(&WORDS)),
            Ty::Url => text("https://example.com/a"),
            Ty::Integer => dice.word(&["3", "0", "1_000", "-5"]).to_owned(),
            Ty::Decimal => dice.word(&["4.25", "7", "-0.5"]).to_owned(),
            Ty::Money(currency) => format!("{} {currency}", dice.word(&AMOUNTS)),
            Ty::Percent => dice.word(&["12%", "0.5%"]).to_owned(),
            Ty::Boolean => dice.word(&["true", "false"]).to_owned(),
            Ty::Date => dice.word(&["2026-12-24", "2028-02-29"]).to_owned(),
            Ty::Time => dice.word(&["10:00", "09:30", "0:00"]).to_owned(),
            Ty::DateTime => dice.word(&["2026-12-24 10:00", "2026-12-24"]).to_owned(),
            Ty::Duration => dice.word(&["1h", "7d", "1h30min"]).to_owned(),
            Ty::Enum(of) => enum_value(dice.word(of.values), quote),
            Ty::List(_) | Ty::Record(_) => unreachable!("no constant of {self:?} can be written"),
        }
    }

    /// A value in a test, where lists and records can be written.
    pub fn test_value(&self, dice: &mut Choices) -> String {
        match self {
            Ty::List(of) => {
                let items: Vec<String> = (0..dice.below(3)).map(|_| of.test_value(dice)).collect();
                format!("[{}]", items.join(", "))
            }
            Ty::Record(fields) => record(fields, dice),
            _ => self.literal(dice, '"'),
        }
    }
}

/// `{ name "니트" price 39_000 KRW }`: what must be there and some of the rest.
pub fn record(fields: &[Field], dice: &mut Choices) -> String {
    let mut given = String::new();
    for field in fields {
        if !field.optional || dice.chance(50) {
            given += &format!("{} {} ", field.name, field.ty.test_value(dice));
        }
    }
    format!("{{ {given}}}")
}

/// A value of an enum; what is reserved or no name is quoted.
pub fn enum_value(value: &str, quote: char) -> String {
    let plain = danbi::types::is_name(value) && !danbi::types::RESERVED.contains(&value);
    if plain { value.to_owned() } else { format!("{quote}{value}{quote}") }
}
