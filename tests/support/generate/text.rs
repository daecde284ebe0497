//! Texts of messages: placeholders, filters, tags.

use super::Project;
use super::choices::Choices;
use super::scope::{Bound, Named, Place, Scope, parts};
use super::types::Ty;

impl<'p> Project {
    /// A text, with `depth` tags in one another at most. In a block line ends and stray braces are text.
    pub fn text(&'p self, dice: &mut Choices, scope: &Scope<'p>, depth: usize, block: bool) -> String {
        let mut out = String::new();
        for _ in 0..dice.between(1, 3) {
            match dice.below(10) {
                0..5 => out += &self.placeholder(dice, scope, &[]),
                5 if depth > 0 => out += &self.choice(dice, scope, depth, block),
                6 if depth > 0 => out += &self.each(dice, scope, depth, block),
                7 => out += dice.word(&["따옴표 \\\" ", "줄\\n", "\\{{ 그대로 }", "100% ", "\\\\"]),
                8 if block => out += dice.word(&["\n", "{# 그대로 #}", "p {color: red}} ", "%} "]),
                _ => out += dice.word(&["안녕하세요. ", "Hello ", "님, "]),
            }
        }
        out
    }

    /// `{{ cart.price | money }}`. `items` are the names of `for`s around.
    fn placeholder(&'p self, dice: &mut Choices, scope: &Scope<'p>, items: &[Named]) -> String {
        let mut named: Vec<Named> = scope.named(&self.schema);
        named.extend(items.iter().cloned());
        let printable = |named: &Named| !matches!(named.ty, Ty::Boolean | Ty::Duration | Ty::List(_) | Ty::Record(_));
        named.retain(printable);
        if named.is_empty() || dice.chance(8) {
            return dice.word(&["{{ brand.url }}", "{{ brand.name | josa('은/는') }}"]).to_owned();
        }
        let named = dice.pick(&named).clone();
        format!("{{{{ {}{} }}}}", named.path, filters(dice, &named))
    }

    fn choice(&'p self, dice: &mut Choices, scope: &Scope<'p>, depth: usize, block: bool) -> String {
        let text = |dice: &mut Choices| self.text(dice, scope, depth - 1, block);
        let condition = |dice: &mut Choices| self.predicate(dice, scope, 1);
        let mut out = format!("{{% if {} %}}{}", condition(dice), text(dice));
        if dice.chance(40) {
            out += &format!("{{% elif {} %}}{}", condition(dice), text(dice));
        }
        if dice.chance(60) {
            out += &format!("{{% else %}}{}", text(dice));
        }
        out + "{% endif %}"
    }

    /// `{% for item in items %}`: over a list that is passed, or one of an event.
    fn each(&'p self, dice: &mut Choices, scope: &Scope<'p>, depth: usize, block: bool) -> String {
        let item = format!("item{depth}");
        let mut lists: Vec<(String, Vec<Named>)> = Vec::new();
        for binding in &scope.bindings {
            let fields = match binding.of {
                Bound::Events(event) => &event.properties,
                Bound::Items(source) => &source.item,
                Bound::Event(_) | Bound::Receipt => continue,
            };
            let mut of = Vec::new();
            fields.iter().for_each(|field| parts(&format!("{item}."), field, false, &mut of));
            lists.push((binding.name.clone(), of));
        }
        for named in scope.named(&self.schema) {
            let Ty::List(of) = named.ty else { continue };
            let mut fields = Vec::new();
            match &*of {
                Ty::Record(inner) => {
                    inner.iter().for_each(|field| parts(&format!("{item}."), field, false, &mut fields));
                }
                single => {
                    let path = item.clone();
                    fields.push(Named { path, ty: single.clone(), optional: false });
                }
            }
            lists.push((named.path, fields));
        }
        let Some((list, of)) = dice.any(&lists).cloned() else { return "목록 없음".to_owned() };
        let body = format!("{}{}", self.placeholder(dice, scope, &of), if block { "\n" } else { ", " });
        format!("{{% for {item} in {list} %}}{body}{{% endfor %}}")
    }

    /// Where a text leads.
    pub fn link(&'p self, dice: &mut Choices, scope: &Scope<'p>) -> String {
        let urls: Vec<Named> = scope.named(&self.schema).into_iter().filter(|named| named.ty == Ty::Url).collect();
        match dice.below(4) {
            0 => format!("https://example.com/cart?x={}", self.placeholder(dice, scope, &[])),
            1 => "{{ brand.url }}/a#top".to_owned(),
            2 => match dice.any(&urls) {
                Some(url) if url.optional => format!("{{{{ {} | default('https://example.com') }}}}", url.path),
                Some(url) => format!("{{{{ {} }}}}", url.path),
                None => "shop://cart".to_owned(),
            },
            _ => "https://example.com/".to_owned(),
        }
    }

    /// What a message can talk about.
    pub fn text_scope(&'p self, message: &super::message::Message) -> Scope<'p> {
        let mut scope = Scope::new(Place::Text);
        for (name, of) in &message.params {
            scope = scope.with(name, self.bound(*of));
        }
        scope
    }
}

/// Filters that fit, so that the value can be read and is never missing.
fn filters(dice: &mut Choices, named: &Named) -> String {
    let mut out = String::new();
    let default = |dice: &mut Choices, out: &mut String| {
        if named.optional {
            *out += &format!(" | default({})", fallback(&named.ty, dice));
        }
    };
    match &named.ty {
        Ty::Date | Ty::DateTime => {
            let late = named.optional && dice.chance(50);
            if !late {
                default(dice, &mut out);
            }
            out += match (&named.ty, dice.below(5)) {
                (Ty::DateTime, 0) => " | time",
                (_, 1) => " | date('short')",
                (_, 2) => " | date('month_day')",
                (_, 3) => " | date",
                _ => " | date('long')",
            };
            if late {
                out += " | default('곧')";
            }
        }
        ty => {
            if *ty == Ty::Text && dice.chance(30) {
                out += " | truncate(10)";
            }
            default(dice, &mut out);
            out += match (ty, dice.below(3)) {
                (Ty::Text | Ty::Enum(_) | Ty::Integer | Ty::Money(_) | Ty::Percent, 0) => " | josa('이/가')",
                (Ty::Integer, 1) => " | number",
                (Ty::Decimal, 0 | 1) => " | number(2)",
                (Ty::Money(_), 1) => " | money",
                (Ty::Time, 0) => " | time",
                _ => "",
            };
        }
    }
    out
}

/// What stands for a value that is missing.
fn fallback(ty: &Ty, dice: &mut Choices) -> String {
    match ty {
        Ty::Enum(_) => "'고객'".to_owned(),
        ty => ty.literal(dice, '\''),
    }
}
