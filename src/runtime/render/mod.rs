//! Printing texts (docs/plan.md, "Texts"): the parts of a content, with what a send command carries and what is known of the person.
//!
//! The parts are the contract, and Tera is how ours are printed: `template` writes them as its templates, `texts` keeps these.
//!
//! A host of the core profile never calls this; tests do, and whoever hands finished texts to a vendor.

mod filters;
mod template;
mod texts;

pub(super) use texts::Texts;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use template::{Slots, is_template};
use texts::Templates;

use super::effect::{GrantedOffer, PrintedContent, PrintedLink, SendCommand};
use super::eval::Scope;
use super::program::Program;
use super::state::State;
use super::value::{Fields, Value};
use crate::bundle::{Catalog, Content, Link, Part, Text};
use crate::types::{Instant, Name};

/// What a send command hands to its channel, printed at an instant. None where the catalog has no such text; what a bundle holds can
/// always be printed.
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
    // No parameter can be called so.
    let offer = send.offer.iter().map(|offer| ("offer".into(), self::offer(program, offer)));
    let bindings = match &send.offer {
        None => Cow::Borrowed(&send.args),
        Some(_) => Cow::Owned(send.args.iter().cloned().chain(offer).collect()),
    };
    let scope = Scope {
        program,
        state,
        now: at,
        zone: &zone,
        segments: &program.plan.segments,
        version: None,
        instance: None,
        bindings: &bindings,
        params: program.plan.messages.get(&send.message).map_or(&[], |facts| facts.params.as_slice()),
        entering: None,
        judged: None,
    };
    let templates = program.texts.templates(locale, program.catalogs.get(locale)?)?;
    Printer { slots: Slots { scope, locale }, templates }.content(content)
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
struct Printer<'a> {
    slots: Slots<'a>,
    templates: &'a Templates,
}

impl Printer<'_> {
    fn content(&self, content: &Content) -> Option<PrintedContent> {
        let fields = content.fields.iter().map(|(name, text)| Some((name.clone(), self.text(text)?)));
        Some(PrintedContent {
            format: content.format.clone(),
            template: content.template.as_deref().map(Name::new),
            fields: fields.collect::<Option<_>>()?,
            links: content.links.iter().map(|link| self.link(link)).collect::<Option<_>>()?,
        })
    }

    fn link(&self, link: &Link) -> Option<PrintedLink> {
        Some(PrintedLink { role: link.role.clone(), text: self.text(&link.text)?, url: self.text(&link.url)? })
    }

    /// A text that is nothing but itself needs no template.
    fn text(&self, text: &Text) -> Option<String> {
        if !is_template(text) {
            let literal = |part: &Part| if let Part::Literal(literal) = part { Some(literal.clone()) } else { None };
            return Some(text.0.iter().filter_map(literal).collect());
        }
        self.templates.print(text, self.slots.of(text))
    }
}
