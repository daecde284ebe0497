//! Messages: what is the same in every locale, and the texts locale by locale.

use std::collections::BTreeMap;

use super::content::{Contents, Written, contents, ctas, pick, speaks};
use super::files::Files;
use super::memory::Memory;
use crate::bundle::{Catalog, Content, FORMAT, Link, Message, MessageFacts, MessageParam, ParamOf};
use crate::hir;
use crate::settings::Settings;
use crate::types::Name;

pub(super) fn facts(message: &hir::Message) -> MessageFacts {
    let variants = message.variants.iter();
    let contents = message.contents.iter().chain(variants.clone().flat_map(|variant| &variant.contents));
    MessageFacts {
        purpose: message.purpose,
        topic: message.topic.clone(),
        params: message.params.iter().filter_map(param).collect(),
        channels: contents.map(|content| content.channel.clone()).collect(),
        variants: variants.map(|variant| variant.name.clone()).collect(),
        signature: Name::default(),
    }
}

fn param(param: &hir::Param) -> Option<MessageParam> {
    let of = match &param.of {
        hir::ParamOf::Event(event) => ParamOf::Event(event.clone()),
        hir::ParamOf::Events(event) => ParamOf::Events(event.clone()),
        hir::ParamOf::Content(source) => ParamOf::Content(source.clone()),
        hir::ParamOf::Unknown => return None,
    };
    Some(MessageParam { name: param.name.clone(), of })
}

/// One for each locale of the project.
pub(super) fn empty_catalogs(settings: &Settings) -> BTreeMap<Name, Catalog> {
    let catalog =
        |locale: &Name| Catalog { format: FORMAT.to_owned(), locale: locale.clone(), messages: BTreeMap::new() };
    settings.locales.iter().map(|locale| (locale.clone(), catalog(locale))).collect()
}

/// All that was written of a message or a variant of it, lowered once for all locales.
struct Texts {
    ctas: Vec<Written<Link>>,
    contents: Contents,
}

/// Adds the message to the catalog of every locale.
pub(super) fn add_texts(
    message: hir::Message,
    settings: &Settings,
    files: &Files,
    memory: &mut Memory<'_>,
    catalogs: &mut BTreeMap<Name, Catalog>,
) {
    let mut lower = |written_ctas, written_contents| Texts {
        ctas: ctas(written_ctas, settings, memory),
        contents: contents(written_contents, settings, files, memory),
    };
    let usual = lower(message.ctas, message.contents);
    let variants: Vec<(Name, Texts)> =
        message.variants.into_iter().map(|of| (of.name, lower(of.ctas, of.contents))).collect();
    for (locale, catalog) in catalogs {
        let first = settings.locales.first().unwrap_or(locale);
        let variants = variants.iter().map(|(name, texts)| (name.clone(), texts.as_variant(&usual, locale, first)));
        let message_in_locale = Message {
            signature: Name::default(),
            contents: usual.in_locale(locale, first),
            variants: variants.collect(),
        };
        catalog.messages.insert(message.head.name.clone(), message_in_locale);
    }
}

impl Texts {
    fn in_locale(&self, locale: &Name, first: &Name) -> BTreeMap<Name, Box<Content>> {
        let cta = pick(&self.ctas, locale, first);
        let content = |(channel, written): (&Name, &Vec<Written<Content>>)| {
            Some((channel.clone(), Box::new(with_cta(pick(written, locale, first)?, cta))))
        };
        self.contents.iter().filter_map(content).collect()
    }

    /// What differs from the usual: the variant's own contents, and with a call to action of its own every channel. Where the
    /// message speaks a locale and the variant does not, the usual words stay: better those than another language.
    fn as_variant(&self, usual: &Texts, locale: &Name, first: &Name) -> BTreeMap<Name, Box<Content>> {
        let own_cta = speaks(&self.ctas, locale) || !speaks(&usual.ctas, locale);
        let cta = pick(&self.ctas, locale, first).filter(|_| own_cta);
        let cta_or_usual = cta.or_else(|| pick(&usual.ctas, locale, first));
        let channels = self.contents.keys().chain(usual.contents.keys().filter(|_| cta.is_some()));
        let content = |channel: &Name| {
            let (own, usual) = (self.contents.get(channel), usual.contents.get(channel));
            let own = own.filter(|own| speaks(own, locale) || !usual.is_some_and(|usual| speaks(usual, locale)));
            let written = own.or(usual.filter(|_| cta.is_some()))?;
            Some((channel.clone(), Box::new(with_cta(pick(written, locale, first)?, cta_or_usual))))
        };
        channels.filter_map(content).collect()
    }
}

/// The call to action comes first among the links, on every channel: how one without buttons shows it is the renderer's part.
fn with_cta(content: &Content, cta: Option<&Link>) -> Content {
    let mut content = content.clone();
    content.links.splice(0..0, cta.cloned());
    content
}
