//! Printing texts (docs/plan.md, "Texts"): the parts of a content, with what a send command carries and what is known of the person.
//!
//! A host of the core profile never calls this; tests do, and whoever hands finished texts to a vendor.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::effect::{GrantedOffer, PrintedContent, PrintedLink, SendCommand};
use super::eval::Scope;
use super::program::Program;
use super::state::State;
use super::value::{Fields, Value};
use crate::bundle::{Catalog, Content, Link, Operand, Part, Placeholder, Text};
use crate::types::filter::{self, print as print_value};
use crate::types::{self, Instant, Name, Zone};

/// What a send command hands to its channel, printed at an instant. None where the catalog has no such text.
pub fn print(program: &Program, state: &State, send: &SendCommand, at: Instant) -> Option<PrintedContent> {
    print_of(program, state, send, (None, at))
}

/// The same with the text of an older signature of the message.
pub(super) fn print_of(
    program: &Program,
    state: &State,
    send: &SendCommand,
    (signature, at): (Option<&Name>, Instant),
) -> Option<PrintedContent> {
    let (content, locale) = match signature {
        None => content(program, send)?,
        Some(signature) => older_content(program, send, signature)?,
    };
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
        entering: None,
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

/// What is printed of a message, and the language it is in.
type Found<'p> = (&'p Content, &'p Name);

/// The locale of a command has the message; what it lacks is that of the first (P-TEXT-2), printed in that language.
fn content<'p>(program: &'p Program, send: &'p SendCommand) -> Option<Found<'p>> {
    catalogs(program, send).into_iter().flatten().find_map(|(catalog, locale)| {
        let message = catalog.messages.get(&send.message)?;
        Some((of_channel(&message.contents, &message.variants, send)?, locale))
    })
}

/// The text that the message had last under a signature (P-TEXT-6).
fn older_content<'p>(program: &'p Program, send: &'p SendCommand, signature: &Name) -> Option<Found<'p>> {
    catalogs(program, send).into_iter().flatten().find_map(|(catalog, locale)| {
        let texts = catalog.older.get(&send.message)?.get(signature)?;
        Some((of_channel(&texts.contents, &texts.variants, send)?, locale))
    })
}

fn catalogs<'p>(program: &'p Program, send: &'p SendCommand) -> [Option<(&'p Catalog, &'p Name)>; 2] {
    [Some(&send.locale), program.plan.locales.first()].map(|locale| Some((program.catalogs.get(locale?)?, locale?)))
}

type Contents = BTreeMap<Name, Arc<Content>>;

fn of_channel<'p>(
    contents: &'p Contents,
    variants: &'p BTreeMap<Name, Contents>,
    send: &SendCommand,
) -> Option<&'p Content> {
    let of_variant = send.variant.as_ref().and_then(|variant| variants.get(variant)?.get(&send.channel));
    of_variant.or_else(|| contents.get(&send.channel)).map(AsRef::as_ref)
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
