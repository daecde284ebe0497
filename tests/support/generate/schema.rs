//! What can happen and what is known: `schema/*.toml`.

use std::fmt::Write;
use std::rc::Rc;

use super::choices::Choices;
use super::types::{Enum, Field, Ty};

pub struct Schema {
    pub events: Vec<Event>,
    pub attributes: Vec<Attribute>,
    pub topics: Vec<&'static str>,
    pub consents: Vec<&'static str>,
    pub lists: Vec<&'static str>,
    pub sources: Vec<Source>,
    pub webhooks: Vec<(&'static str, Vec<Field>)>,
    pub enums: Vec<Rc<Enum>>,
}

pub struct Event {
    pub name: &'static str,
    pub properties: Vec<Field>,
    /// Lines of TOML that bound how often it comes.
    bounds: &'static str,
}

pub struct Attribute {
    pub field: Field,
    pub fixed: bool,
    pub personal: bool,
}

/// `[content.NAME]`
pub struct Source {
    pub name: &'static str,
    pub parameters: Vec<Field>,
    pub item: Vec<Field>,
}

const EVENTS: [&str; 6] =
    ["cart_item_added", "order_completed", "signed_up", "app_opened", "price_dropped", "장바구니_담기"];
/// Words that open a line may name properties.
const PROPERTIES: [&str; 12] =
    ["cart_id", "price", "product_name", "amount", "limit", "title", "gift", "place", "count", "rate", "가격", "note"];
const BOUNDS: [&str; 5] =
    ["minimum_gap = \"1min\"\n", "", "once_per_person = true\n", "minimum_gap = \"1d\"\n", "first = true\n"];

impl Schema {
    pub fn generate(dice: &mut Choices, channels: &[&'static str]) -> Schema {
        let enums = vec![
            Rc::new(Enum { name: Some("tier"), values: &["basic", "silver", "gold", "vip"], ordered: true }),
            Rc::new(Enum { name: Some("network"), values: &["wifi", "in", "3g", "국내"], ordered: false }),
        ];
        let count = dice.between(2, EVENTS.len());
        let events = EVENTS[..count].iter().map(|name| event(dice, name, &enums)).collect();
        let topics = dice.some(&["member_news", "cart_reminders"], 60);
        let own = ["advertising", "informational"].into_iter().chain(["night"]).chain(channels.iter().copied());
        Schema {
            events,
            attributes: attributes(dice, &enums),
            consents: own.chain(topics.iter().copied()).collect(),
            topics,
            lists: vec!["retargeting", "vip_list"],
            sources: sources(dice, &enums),
            webhooks: vec![("notify_store", fields(dice, 2, true, &enums)), ("ping", Vec::new())],
            enums,
        }
    }

    pub fn toml(&self, dice: &mut Choices, channels: &[&'static str]) -> String {
        let mut out = String::new();
        for event in &self.events {
            writeln!(out, "[events.{:?}]\n{}", event.name, event.bounds).unwrap();
            if !event.properties.is_empty() {
                writeln!(out, "[events.{:?}.properties]\n{}", event.name, lines(&event.properties)).unwrap();
            }
        }
        out += "[attributes]\n";
        for attribute in &self.attributes {
            let Field { name, ty, optional } = &attribute.field;
            let toml = ty.toml(*optional);
            let head = toml.strip_suffix('}').unwrap();
            let (fixed, personal) = (attribute.fixed, attribute.personal);
            writeln!(out, "{name:?} = {head}, fixed = {fixed}, personal = {personal} }}").unwrap();
        }
        for of in &self.enums {
            let name = of.name.unwrap();
            writeln!(out, "[enums.{name}]\nvalues = {:?}\nordered = {}", of.values, of.ordered).unwrap();
        }
        for consent in &self.consents {
            let kind = match *consent {
                "advertising" | "informational" => "purpose",
                "night" => "night",
                name if channels.contains(&name) => "channel",
                _ => "topic",
            };
            writeln!(out, "[consents.{consent}]\nkind = \"{kind}\"").unwrap();
        }
        self.lists.iter().for_each(|list| writeln!(out, "[lists.{list}]\ntitle = \"목록\"").unwrap());
        for source in &self.sources {
            writeln!(out, "[content.{}]\nmax = {}", source.name, dice.between(1, 10)).unwrap();
            writeln!(out, "[content.{}.parameters]\n{}", source.name, lines(&source.parameters)).unwrap();
            writeln!(out, "[content.{}.item]\n{}", source.name, lines(&source.item)).unwrap();
        }
        for (name, parameters) in &self.webhooks {
            writeln!(out, "[webhooks.{name}]\n[webhooks.{name}.parameters]\n{}", lines(parameters)).unwrap();
        }
        out
    }
}

fn lines(fields: &[Field]) -> String {
    fields.iter().map(|field| format!("{:?} = {}\n", field.name, field.ty.toml(field.optional))).collect()
}

fn event(dice: &mut Choices, name: &'static str, enums: &[Rc<Enum>]) -> Event {
    let mut properties = vec![Field { name: "id", ty: Ty::Text, optional: false }];
    properties.extend(fields(dice, 6, false, enums));
    let bounds = dice.word(&BOUNDS);
    Event { name, properties, bounds }
}

/// Up to `most` fields; those that are passed by value are `single`.
fn fields(dice: &mut Choices, most: usize, single: bool, enums: &[Rc<Enum>]) -> Vec<Field> {
    let count = dice.below(most + 1);
    let mut fields = Vec::new();
    for name in PROPERTIES.iter().take(count) {
        let ty = if single { single_type(dice, enums) } else { any_type(dice, enums) };
        // What is passed by position is optional only at the end.
        fields.push(Field { name, ty, optional: !single && dice.chance(30) });
    }
    fields
}

fn single_type(dice: &mut Choices, enums: &[Rc<Enum>]) -> Ty {
    match dice.below(13) {
        0 => Ty::Text,
        1 => Ty::Money("KRW"),
        2 => Ty::Integer,
        3 => Ty::Boolean,
        4 => Ty::Decimal,
        5 => Ty::Percent,
        6 => Ty::Date,
        7 => Ty::Time,
        8 => Ty::DateTime,
        9 => Ty::Duration,
        10 => Ty::Url,
        11 => Ty::Money("USD"),
        _ => Ty::Enum(dice.pick(enums).clone()),
    }
}

fn any_type(dice: &mut Choices, enums: &[Rc<Enum>]) -> Ty {
    match dice.below(10) {
        0 => Ty::List(Box::new(single_type(dice, enums))),
        1 => Ty::Record(vec![
            Field { name: "city", ty: Ty::Text, optional: false },
            Field { name: "floor", ty: Ty::Integer, optional: true },
        ]),
        2 => Ty::Enum(Rc::new(Enum { name: None, values: &["paid", "waiting", "or"], ordered: dice.chance(50) })),
        3 => Ty::List(Box::new(Ty::Record(vec![
            Field { name: "name", ty: Ty::Text, optional: false },
            Field { name: "price", ty: Ty::Money("KRW"), optional: false },
        ]))),
        _ => single_type(dice, enums),
    }
}

fn attributes(dice: &mut Choices, enums: &[Rc<Enum>]) -> Vec<Attribute> {
    let channel = Ty::Enum(Rc::new(Enum { name: None, values: &["push", "email", "sms"], ordered: false }));
    let attribute =
        |name, ty, optional| Attribute { field: Field { name, ty, optional }, fixed: false, personal: false };
    let mut attributes = vec![
        attribute("name", Ty::Text, true),
        attribute("tier", Ty::Enum(enums[0].clone()), false),
        attribute("renews_at", Ty::DateTime, true),
        attribute("best_hour", Ty::Time, true),
        attribute("preferred_channel", channel, true),
        attribute("visits", Ty::Integer, false),
        Attribute { fixed: true, personal: true, ..attribute("birthday", Ty::Date, true) },
    ];
    for name in ["score", "joined", "note", "등급"] {
        let ty = any_type(dice, enums);
        let ty = if matches!(ty, Ty::Record(_)) { Ty::Boolean } else { ty };
        attributes.push(Attribute { fixed: dice.chance(20), ..attribute(name, ty, dice.chance(40)) });
    }
    attributes
}

fn sources(dice: &mut Choices, enums: &[Rc<Enum>]) -> Vec<Source> {
    let item = |dice: &mut Choices| {
        let mut item = vec![Field { name: "name", ty: Ty::Text, optional: false }];
        item.extend(fields(dice, 3, false, enums).into_iter().filter(|field| field.ty.is_single()));
        item
    };
    ["recommended", "stock"]
        .map(|name| Source { name, parameters: fields(dice, 2, true, enums), item: item(dice) })
        .into_iter()
        .collect()
}
