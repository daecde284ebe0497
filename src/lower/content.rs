//! What was written for a channel or as a call to action, and which of it a locale gets.

use std::collections::BTreeMap;

use super::files::Files;
use super::links::track;
use super::memory::Memory;
use crate::bundle::{Content, Link, Part, Text};
use crate::diag::{Diagnostic, codes};
use crate::hir::{self, FieldValue};
use crate::settings::Settings;
use crate::text::Span;
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

pub(super) fn contents(
    contents: Vec<hir::Content>,
    settings: &Settings,
    files: &Files,
    memory: &mut Memory<'_>,
) -> Contents {
    let mut lowered = Contents::new();
    for content in contents {
        let fields = content.fields.into_iter().map(|of| (of.name, field(of.value, files, memory))).collect();
        let links = content.links.into_iter().map(|of| link(of.name, of.text, of.link, settings, memory)).collect();
        let value = Content { format: content.format, template: content.template, fields, links };
        lowered.entry(content.channel).or_default().push(Written { locales: content.locales, value });
    }
    lowered
}

fn link(role: Name, text: hir::Text, url: hir::Text, settings: &Settings, memory: &mut Memory<'_>) -> Link {
    Link { role, text: memory.text(text), url: track(memory.text(url), &settings.links.tracking) }
}

fn field(value: FieldValue, files: &Files, memory: &mut Memory<'_>) -> Text {
    match value {
        FieldValue::Text(text) => memory.text(text),
        FieldValue::File { path, span } => file(&path, span, files, memory),
    }
}

/// A file is taken as it is. Placeholders in it would go out unprinted, so they are refused until they are typed.
fn file(path: &str, span: Span, files: &Files, memory: &mut Memory<'_>) -> Text {
    let Some(text) = files.get(path, span) else {
        memory.sink.push(Diagnostic::new(&codes::lower::TEXT_FILE_MISSING, span).arg("path", path));
        return Text::default();
    };
    if ["{{", "{%", "{#"].iter().any(|opening| text.contains(opening)) {
        memory.sink.push(Diagnostic::new(&codes::lower::NOT_YET, span).term("what", "what-file-placeholders"));
    }
    Text([Part::Literal(text.to_string())].into())
}
