//! Messages: what is the same in every locale, and the texts locale by locale.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::{Contents, Written, contents, ctas, pick, speaks};
use super::memory::Memory;
use crate::bundle::{
    Catalog, Content, Contract, FORMAT, HistoryBook, Link, Message, MessageFacts, MessageParam, ParamOf,
};
use crate::diag::Sink;
use crate::hir;
use crate::settings::Settings;
use crate::types::Name;

fn facts(message: &hir::Message) -> MessageFacts {
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
    let catalog = |locale: &Name| Catalog {
        format: FORMAT.to_owned(),
        locale: locale.clone(),
        messages: BTreeMap::new(),
        older: BTreeMap::new(),
    };
    settings.locales.iter().map(|locale| (locale.clone(), catalog(locale))).collect()
}

/// A message and what came up on the way.
pub(super) struct LoweredMessage {
    pub head: hir::Head,
    pub facts: MessageFacts,
    /// For every locale of the project.
    pub texts: Vec<(Name, Message)>,
    pub book: HistoryBook,
    pub sink: Sink,
}

/// Lowers a message once for all locales.
pub(super) fn message(message: hir::Message, settings: &Settings, contract: &Contract) -> LoweredMessage {
    let facts = facts(&message);
    let mut memory = Memory::new(contract);
    let mut lower = |written_ctas, written_contents| Texts {
        ctas: ctas(written_ctas, settings, &mut memory),
        contents: contents(written_contents, settings, &mut memory),
    };
    let usual = lower(message.ctas, message.contents);
    let variants: Vec<(Name, Texts)> =
        message.variants.into_iter().map(|of| (of.name, lower(of.ctas, of.contents))).collect();
    let mut whole = Whole::default();
    let in_locale = |locale: &Name| {
        let first = settings.locales.first().unwrap_or(locale);
        let contents = usual.in_locale(locale, first, &mut whole);
        let mut of_variants = BTreeMap::new();
        for (name, texts) in &variants {
            of_variants.insert(name.clone(), texts.as_variant(&usual, locale, first, &mut whole));
        }
        (locale.clone(), Message { signature: Name::default(), contents, variants: of_variants })
    };
    let texts = settings.locales.iter().map(in_locale).collect();
    LoweredMessage { head: message.head, facts, texts, book: memory.book, sink: memory.sink }
}

/// All that was written of a message or a variant of it.
struct Texts {
    ctas: Vec<Written<Link>>,
    contents: Contents,
}

impl Texts {
    fn in_locale<'w>(&'w self, locale: &Name, first: &Name, whole: &mut Whole<'w>) -> BTreeMap<Name, Arc<Content>> {
        let cta = pick(&self.ctas, locale, first);
        let content = |(channel, written): (&Name, &'w Vec<Written<Content>>)| {
            Some((channel.clone(), whole.content(pick(written, locale, first)?, cta)))
        };
        self.contents.iter().filter_map(content).collect()
    }

    /// What differs from the usual: the variant's own contents, and with a call to action of its own every channel. Where the
    /// message speaks a locale and the variant does not, the usual words stay: better those than another language.
    fn as_variant<'w>(
        &'w self,
        usual: &'w Texts,
        locale: &Name,
        first: &Name,
        whole: &mut Whole<'w>,
    ) -> BTreeMap<Name, Arc<Content>> {
        let own_cta = speaks(&self.ctas, locale) || !speaks(&usual.ctas, locale);
        let cta = pick(&self.ctas, locale, first).filter(|_| own_cta);
        let cta_or_usual = cta.or_else(|| pick(&usual.ctas, locale, first));
        let channels = self.contents.keys().chain(usual.contents.keys().filter(|_| cta.is_some()));
        let content = |channel: &Name| {
            let (own, usual) = (self.contents.get(channel), usual.contents.get(channel));
            let own = own.filter(|own| speaks(own, locale) || !usual.is_some_and(|usual| speaks(usual, locale)));
            let written = own.or(usual.filter(|_| cta.is_some()))?;
            Some((channel.clone(), whole.content(pick(written, locale, first)?, cta_or_usual)))
        };
        channels.filter_map(content).collect()
    }
}

/// Contents with their call to action. Locales that get the same share it.
#[derive(Default)]
struct Whole<'w>(Vec<(&'w Content, Option<&'w Link>, Arc<Content>)>);

impl<'w> Whole<'w> {
    /// The call to action comes first among the links, on every channel: how one without buttons shows it is the renderer's part.
    fn content(&mut self, written: &'w Content, cta: Option<&'w Link>) -> Arc<Content> {
        let is_same = |(of, with, _): &&(&Content, Option<&Link>, Arc<Content>)| {
            std::ptr::eq(*of, written) && with.map(std::ptr::from_ref) == cta.map(std::ptr::from_ref)
        };
        if let Some((.., whole)) = self.0.iter().find(is_same) {
            return Arc::clone(whole);
        }
        let links = cta.into_iter().chain(&written.links).cloned().collect();
        let (format, template, fields) = (written.format.clone(), written.template.clone(), written.fields.clone());
        let whole = Arc::new(Content { format, template, fields, links });
        self.0.push((written, cta, Arc::clone(&whole)));
        whole
    }
}
