//! What was written for a channel or as a call to action, and which of it a locale gets.

use std::collections::BTreeMap;

use super::links::track;
use super::memory::Memory;
use crate::bundle::{Content, Link};
use crate::hir;
use crate::settings::Settings;
use crate::types::Name;

/// Something written for some locales.
pub(super) struct Written<T> {
    pub locales: Vec<Name>,
    pub value: T,
}

/// Contents by channel, in the order written.
pub(super) type Contents = BTreeMap<Name, Vec<Written<Content>>>;

/// What a locale gets: its own, else that of the first locale, else the first there is.
pub(super) fn pick<'w, T>(written: &'w [Written<T>], locale: &Name, first: &Name) -> Option<&'w T> {
    let of = |wanted: &Name| written.iter().find(|one| one.locales.contains(wanted));
    of(locale).or_else(|| of(first)).or(written.first()).map(|one| &one.value)
}

/// Whether something was written for the locale itself.
pub(super) fn speaks<T>(written: &[Written<T>], locale: &Name) -> bool {
    written.iter().any(|one| one.locales.contains(locale))
}

pub(super) fn ctas(ctas: Vec<hir::Cta>, settings: &Settings, memory: &mut Memory<'_>) -> Vec<Written<Link>> {
    let lower = |cta: hir::Cta| {
        let value = link(Name::new_static("cta"), cta.text, cta.link, settings, memory);
        Written { locales: cta.locales, value }
    };
    ctas.into_iter().map(lower).collect()
}

pub(super) fn contents(contents: Vec<hir::Content>, settings: &Settings, memory: &mut Memory<'_>) -> Contents {
    let mut lowered = Contents::new();
    for content in contents {
        let fields = content.fields.into_iter().map(|of| (of.name, memory.text(of.value))).collect();
        let links = content.links.into_iter().map(|of| link(of.name, of.text, of.link, settings, memory)).collect();
        let value = Content { format: content.format, template: content.template, fields, links };
        lowered.entry(content.channel).or_default().push(Written { locales: content.locales, value });
    }
    lowered
}

fn link(role: Name, text: hir::Text, url: hir::Text, settings: &Settings, memory: &mut Memory<'_>) -> Link {
    Link { role, text: memory.text(text), url: track(memory.text(url), &settings.links.tracking) }
}
