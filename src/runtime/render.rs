//! Printing texts (docs/plan.md, "Texts"): the parts of a content, with what a send command carries and what is known of the person.
//!
//! A host of the core profile never calls this; tests do, and whoever hands finished texts to a vendor.

use super::effect::{GrantedOffer, PrintedContent, PrintedLink, SendCommand};
use super::eval::Scope;
use super::program::Program;
use super::state::State;
use super::value::{Fields, Value};
use crate::bundle::{Content, Link, Operand, Part, Placeholder, Text};
use crate::types::filter::{self, print as print_value};
use crate::types::{self, Instant, Name, Zone};

/// What a send command hands to its channel, printed at an instant. None where the catalog has no such text.
pub fn print(program: &Program, state: &State, send: &SendCommand, at: Instant) -> Option<PrintedContent> {
    let (content, locale) = content(program, send)?;
    let zone = state.profile.clocks.clone().unwrap_or_else(|| program.zone.clone());
    let mut bindings = send.args.clone();
    // No parameter can be called so.
    bindings.extend(send.offer.iter().map(|offer| ("offer".into(), self::offer(program, offer))));
    let scope = Scope {
        program,
        state,
        now: at,
        zone: &zone,
        segments: &program.plan.segments,
        version: None,
        instance: None,
        bindings: &bindings,
        judged: None,
    };
    let printer = Printer { scope, locale };
    Some(PrintedContent {
        format: content.format.clone(),
        template: content.template.as_deref().map(Name::new),
        fields: content.fields.iter().map(|(name, text)| (name.clone(), printer.text(text))).collect(),
        links: content.links.iter().map(|link| printer.link(link)).collect(),
    })
}

/// The locale of a command has the message; what it lacks is that of the first (P-TEXT-2), printed in that language.
fn content<'p>(program: &'p Program, send: &'p SendCommand) -> Option<(&'p Content, &'p Name)> {
    let locales = std::iter::once(&send.locale).chain(program.plan.locales.first());
    let mut messages =
        locales.filter_map(|locale| Some((program.catalogs.get(locale)?.messages.get(&send.message)?, locale)));
    messages.find_map(|(message, locale)| {
        let of_variant = send.variant.as_ref().and_then(|variant| message.variants.get(variant)?.get(&send.channel));
        let content = of_variant.or_else(|| message.contents.get(&send.channel))?;
        Some((content.as_ref(), locale))
    })
}

/// What a text may say of an offer.
fn offer(program: &Program, granted: &GrantedOffer) -> Value {
    let about = program.plan.about.offers.get(&granted.offer);
    let title = about.and_then(|about| about.title.as_deref()).unwrap_or(&granted.offer);
    let declared = program.plan.offers.get(&granted.offer);
    let mut fields: Fields = vec![("name".into(), Value::Text(title.into()))];
    fields.extend(granted.code.iter().map(|code| ("code".into(), Value::Text(code.clone()))));
    fields.extend(granted.expires_at.map(|at| ("expires_at".into(), Value::Instant(at))));
    fields.extend(declared.and_then(|offer| offer.minimum).map(|least| ("minimum".into(), Value::Money(least))));
    let terms = declared.and_then(|offer| offer.terms.as_deref());
    fields.extend(terms.map(|terms| ("terms".into(), Value::Text(terms.into()))));
    Value::Record(fields)
}

/// Prints in one locale.
#[derive(Clone, Copy)]
struct Printer<'a> {
    scope: Scope<'a>,
    locale: &'a str,
}

impl Printer<'_> {
    fn link(&self, link: &Link) -> PrintedLink {
        PrintedLink { role: link.role.clone(), text: self.text(&link.text), url: self.text(&link.url) }
    }

    fn text(&self, text: &Text) -> String {
        let mut out = String::new();
        self.parts(text, &mut out);
        out
    }

    /// Depth is bounded by the compiler.
    fn parts(&self, text: &Text, out: &mut String) {
        for part in text.0.iter() {
            match part {
                Part::Literal(literal) => out.push_str(literal),
                Part::Placeholder(placeholder) => out.push_str(&self.placeholder(placeholder)),
                Part::If { cases, otherwise } => {
                    let case = cases.iter().find(|case| self.scope.judge(&case.when).holds());
                    self.parts(case.map_or(otherwise, |case| &case.text), out);
                }
                Part::For(each) => self.each(&each.list, &each.binding, &each.body, out),
            }
        }
    }

    fn each(&self, list: &Operand, binding: &Name, body: &Text, out: &mut String) {
        let list = self.scope.value(list);
        for item in list.as_ref().and_then(Value::items).unwrap_or_default() {
            let mut bindings = self.scope.bindings.to_vec();
            bindings.retain(|(name, _)| name != binding);
            bindings.push((binding.clone(), item.clone()));
            Printer { scope: Scope { bindings: &bindings, ..self.scope }, locale: self.locale }.parts(body, out);
        }
    }

    /// Unset after all filters prints as nothing (P-TEXT-3).
    fn placeholder(&self, placeholder: &Placeholder) -> String {
        let mut value = self.scope.value(&placeholder.value).and_then(|value| plain(&value, self.scope.zone));
        for of in &placeholder.filters {
            // What is checked at loading is there.
            let Some(filter) = filter::find(&of.name) else { continue };
            value = (filter.apply)(value.as_ref(), &of.args, self.locale);
        }
        value.and_then(|value| print_value(&value, self.locale)).unwrap_or_default()
    }
}

/// The constant that prints like a value; an instant as the person's clocks show it.
fn plain(value: &Value, zone: &Zone) -> Option<types::Value> {
    Some(match value {
        Value::Boolean(flag) => types::Value::Boolean(*flag),
        Value::Integer(number) => types::Value::Integer(*number),
        Value::Decimal(number) => types::Value::Decimal(*number),
        Value::Money(money) => types::Value::Money(*money),
        Value::Percent(share) => types::Value::Percent(*share),
        Value::Text(text) => types::Value::Text(text.clone()),
        Value::Enum(word) => types::Value::Enum(word.clone()),
        Value::Date(day) => types::Value::Date(*day),
        Value::Instant(at) => types::Value::Local(zone.local(*at)),
        Value::Time(time) => types::Value::Time(*time),
        Value::Duration(duration) => types::Value::Duration(*duration),
        Value::List(_) | Value::Record(_) | Value::Gathered(_) => return None,
    })
}
