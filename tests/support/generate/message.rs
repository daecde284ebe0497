//! `message`

use danbi::rulebook::{self, Advertising, FieldKind, FieldRules};

use super::Project;
use super::choices::Choices;
use super::schema::Schema;
use super::scope::Scope;
use super::settings::{OWN_CHANNEL, Settings};

/// What a `send` must know of a message.
pub struct Message {
    pub name: String,
    pub purpose: &'static str,
    pub topic: Option<&'static str>,
    pub params: Vec<(String, Param)>,
    pub channels: Vec<&'static str>,
    pub variants: Vec<&'static str>,
    pub uses_offer: bool,
}

/// What is passed, by its place in the schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Param {
    Event(usize),
    Events(usize),
    Items(usize),
}

impl Message {
    pub fn generate(dice: &mut Choices, number: usize, schema: &Schema, settings: &Settings) -> Message {
        let purpose = dice.word(&["advertising", "informational", "advertising", "authentication", "statutory"]);
        let fits = |channel: &&&str| match rulebook::channel(channel).map(|rules| rules.advertising) {
            Some(Advertising::Only) => purpose == "advertising",
            Some(Advertising::Never) => purpose != "advertising",
            Some(Advertising::Allowed) | None => true,
        };
        let mut channels: Vec<&str> =
            settings.channels.iter().filter(fits).copied().filter(|_| dice.chance(40)).collect();
        if channels.is_empty() {
            channels.push("push");
        }
        let one = match dice.below(8) {
            0 | 1 => Some(Param::Event(dice.below(schema.events.len()))),
            2 => Some(Param::Events(dice.below(schema.events.len()))),
            3 => Some(Param::Items(dice.below(schema.sources.len()))),
            _ => None,
        };
        let second = dice.chance(15).then(|| Param::Event(dice.below(schema.events.len())));
        let params = one.into_iter().chain(second).enumerate();
        Message {
            name: if number == 1 { "인사".to_owned() } else { format!("m{number}") },
            purpose,
            topic: if dice.chance(40) { dice.any(&schema.topics).copied() } else { None },
            params: params.map(|(place, of)| (format!("p{place}"), of)).collect(),
            channels,
            variants: dice.some(&["urgent", "calm"], 30),
            uses_offer: dice.chance(20),
        }
    }
}

impl<'p> Project {
    pub fn message(&'p self, dice: &mut Choices, message: &'p Message) -> String {
        let scope = self.text_scope(message);
        let params: Vec<String> =
            message.params.iter().map(|(name, of)| format!("{name}: {}", self.param(*of))).collect();
        let params = if params.is_empty() { String::new() } else { format!("({})", params.join(", ")) };
        let title = if dice.chance(40) { " \"제목\"" } else { "" };
        let mut lines = vec![format!("purpose {}", message.purpose)];
        lines.extend(message.topic.map(|topic| format!("topic {topic}")));
        lines.extend(self.ctas(dice, &scope, 50));
        for channel in &message.channels {
            lines.push(self.content(dice, &scope, channel, "", message.uses_offer));
            for locale in dice.some(&self.settings.further_locales, 50) {
                lines.push(self.content(dice, &scope, channel, &format!(" in {locale}"), false));
            }
        }
        for variant in &message.variants {
            let mut parts = self.ctas(dice, &scope, 30);
            parts.push(self.content(dice, &scope, message.channels[0], "", false));
            lines.push(format!("{}variant {variant} {{\n{}\n}}", self.allow(dice), parts.join("\n")));
        }
        format!("message {}{params}{title} {{\n{}\n}}\n", message.name, lines.join("\n"))
    }

    /// `cart_item_added`, `list of recommended`
    fn param(&self, of: Param) -> String {
        match of {
            Param::Event(event) => self.schema.events[event].name.to_owned(),
            Param::Events(event) => format!("list of {}", self.schema.events[event].name),
            Param::Items(source) => format!("list of {}", self.schema.sources[source].name),
        }
    }

    fn ctas(&'p self, dice: &mut Choices, scope: &Scope<'p>, percent: usize) -> Vec<String> {
        let mut ctas = Vec::new();
        let said = |dice: &mut Choices| format!("\"보러 가기\" -> \"{}\"", self.link(dice, scope));
        if dice.chance(percent) {
            ctas.push(format!("cta {}", said(dice)));
            if !self.settings.further_locales.is_empty() && dice.chance(50) {
                ctas.push(format!("cta in {} {}", self.settings.further_locales.join(", "), said(dice)));
            }
        }
        ctas
    }

    /// The texts of one channel, in one format it has.
    fn content(&'p self, dice: &mut Choices, scope: &Scope<'p>, channel: &str, locale: &str, offer: bool) -> String {
        let said = if offer { "{{ offer.name }} {{ offer.terms | default('') }}" } else { "" };
        if channel == OWN_CHANNEL {
            return format!("{OWN_CHANNEL}{locale} {{ line \"{said}{}\" }}", self.text(dice, scope, 1, false));
        }
        let rules = rulebook::channel(channel).unwrap();
        let format = *dice.pick(&rules.formats.iter().collect::<Vec<_>>());
        let shape = if !format.name.is_empty() && dice.chance(70) { format } else { &rules.formats[0] };
        let named = if shape.name == rules.formats[0].name { String::new() } else { format!(" {}", shape.name) };
        // A channel has a template or a format behind its name.
        let (shape, head) = match rules.needs_template {
            true => (&rules.formats[0], " template \"ORDER_01\"".to_owned()),
            false => (shape, named),
        };
        let mut fields: Vec<String> = Vec::new();
        for rules in shape.fields {
            let times = if rules.least > 0 { rules.least } else { u32::from(dice.chance(30)) };
            for place in 1..=times {
                let said = if rules.name == "body" { said } else { "" };
                fields.push(format!("{}{}", self.allow(dice), self.field(dice, scope, rules, place, said)));
            }
        }
        if let Some(buttons) = shape.buttons {
            let count = if dice.chance(30) { buttons.least.max(1) } else { buttons.least };
            fields.extend((0..count).map(|_| format!("button \"더 보기\" -> \"{}\"", self.link(dice, scope))));
        }
        format!("{channel}{head}{locale} {{\n{}\n}}", fields.join("\n"))
    }

    fn field(&'p self, dice: &mut Choices, scope: &Scope<'p>, rules: &FieldRules, place: u32, said: &str) -> String {
        let numbered = rules.most > 1 && rules.kind != FieldKind::Link;
        let name = if numbered { format!("{}_{place}", rules.name) } else { rules.name.to_owned() };
        let short = rules.limit.is_some_and(|limit| limit.most <= 100);
        match rules.kind {
            FieldKind::ImageUrl => format!("{name} \"https://example.com/a.png\""),
            FieldKind::VideoUrl => format!("{name} \"https://tv.kakao.com/v/1\""),
            FieldKind::Number => format!("{name} \"10\""),
            FieldKind::Link => format!("{name} \"상품\" -> \"{}\"", self.link(dice, scope)),
            FieldKind::Html if said.is_empty() && dice.chance(15) => format!("{name} from \"mail.html\""),
            FieldKind::Text | FieldKind::Html if short => format!("{name} \"{said}안녕\""),
            FieldKind::Text | FieldKind::Html => match dice.chance(40) && rules.line_ends != Some(0) {
                true => {
                    let text = self.text(dice, scope, 2, true);
                    format!("{name} \"\"\"\n    {said}{text}\n    \"\"\"")
                }
                false => format!("{name} \"{said}{}\"", self.text(dice, scope, 2, false)),
            },
        }
    }
}
