//! Contents: what goes out on one channel in some locales.

use super::channel::{Shape, Writing};
use super::context::{Body, suggest};
use super::once::Once;
use super::scope::Scope;
use super::template::{link, text};
use crate::diag::{Diagnostic, codes};
use crate::hir::{Content, Cta, Field, Link};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::Name;

/// What has been said so far of one message or variant: a channel or the call to action, a locale, the place.
pub(super) type Said = Vec<(Name, Name, Span)>;

/// A call to action.
pub(super) fn cta(body: &mut Body, scope: &mut Scope, cta: &ast::Cta, span: Span, said: &mut Said) -> Cta {
    let locales = locales(body, &cta.locales);
    note(body, &Name::new_static("cta"), &locales, span, said);
    let names = locales.into_iter().map(|(name, _)| name).collect();
    Cta { span, locales: names, text: text(body, scope, &cta.text), link: link(body, scope, &cta.link) }
}

pub(super) fn content(body: &mut Body, scope: &mut Scope, content: &ast::Content, said: &mut Said) -> Content {
    let known = body.channel(&content.channel);
    let locales = locales(body, &content.locales);
    note(body, &content.channel.text, &locales, content.channel.span, said);
    if known {
        check_head(body, content);
    }
    let shape = if known { body.shape(content) } else { None };
    let mut built = Content {
        span: content.span,
        channel: content.channel.text.clone(),
        format: content.format.as_ref().map(|format| format.text.clone()),
        template: content.template.as_ref().map(|template| template.text.to_string()),
        locales: locales.into_iter().map(|(name, _)| name).collect(),
        fields: Vec::new(),
        links: Vec::new(),
    };
    let mut once = Once::default();
    for line in &content.fields {
        body.allow(&line.allows, line.span);
        if let Some(shape) = shape {
            check_field(body, &line.kind, &content.channel, shape);
        }
        field(body, scope, &mut once, line, &mut built);
    }
    if let Some(shape) = shape {
        check_missing(body, content, shape, &built);
    }
    built
}

/// The locales a text is for, each with its place; nothing said is the first of the project.
fn locales(body: &mut Body, said: &[ast::Ident]) -> Vec<(Name, Option<Span>)> {
    let known = &body.cx.settings.locales;
    if said.is_empty() {
        return known.first().map(|first| (first.clone(), None)).into_iter().collect();
    }
    let mut built = Vec::with_capacity(said.len());
    for locale in said {
        if !known.contains(&locale.text) {
            body.unknown("kind-locale", &locale.text, locale.span, known.iter().map(Name::as_str));
        }
        built.push((locale.text.clone(), Some(locale.span)));
    }
    built
}

/// Notes what is said in which locales, and reports what was said before.
fn note(body: &mut Body, what: &Name, locales: &[(Name, Option<Span>)], span: Span, said: &mut Said) {
    for (locale, place) in locales {
        let place = place.unwrap_or(span);
        match said.iter().find(|(before, of, _)| before == what && of == locale) {
            Some((_, _, first)) => {
                let found = Diagnostic::new(&codes::message::DUPLICATE_CONTENT, place)
                    .arg("name", what)
                    .arg("locale", locale)
                    .label(*first, "first");
                body.report(found);
            }
            None => said.push((what.clone(), locale.clone(), place)),
        }
    }
}

/// Format and template.
fn check_head(body: &mut Body, content: &ast::Content) {
    let (channel, rules) = (&content.channel, body.rules(&content.channel.text));
    let formats = rules.map_or(&[][..], |rules| rules.formats);
    let names: Vec<&str> = formats.iter().map(|format| format.name).filter(|name| !name.is_empty()).collect();
    match &content.format {
        Some(format) if names.is_empty() => {
            let found = Diagnostic::new(&codes::message::CHANNEL_WITHOUT_FORMATS, format.span);
            body.report(found.arg("name", &format.text).arg("channel", &channel.text));
        }
        Some(format) if !names.contains(&format.text.as_str()) => {
            body.unknown("kind-format", &format.text, format.span, names);
        }
        _ => {}
    }
    let needs_template = rules.is_some_and(|rules| rules.needs_template);
    match (&content.template, needs_template) {
        (Some(template), false) => {
            let found = Diagnostic::new(&codes::message::CHANNEL_WITHOUT_TEMPLATES, template.span);
            body.report(found.arg("channel", &channel.text));
        }
        (None, true) if !body.unread => {
            let found = Diagnostic::new(&codes::message::TEMPLATE_NEEDED, channel.span);
            body.report(found.arg("channel", &channel.text));
        }
        _ => {}
    }
}

/// A field as written. Buttons may be several, everything else stands once.
fn field(
    body: &mut Body,
    scope: &mut Scope,
    once: &mut Once,
    line: &ast::Member<ast::ContentField>,
    built: &mut Content,
) {
    let span = line.span;
    match &line.kind {
        ast::ContentField::Text { name, value } if once.first(body, &name.text, span) => {
            let value = text(body, scope, value);
            built.fields.push(Field { name: name.text.clone(), span, value });
        }
        ast::ContentField::File { name, text: of_file, .. } if once.first(body, &name.text, span) => {
            // A file that is not there has been reported.
            let value = of_file.as_ref().map(|of_file| text(body, scope, of_file)).unwrap_or_default();
            built.fields.push(Field { name: name.text.clone(), span, value });
        }
        ast::ContentField::Text { .. } | ast::ContentField::File { .. } => {}
        ast::ContentField::Link { name, text: label, link: to } => {
            let text = text(body, scope, label);
            let link = link(body, scope, to);
            built.links.push(Link { name: name.text.clone(), span, text, link });
        }
    }
}

/// Whether the channel has such a field, written in this way.
fn check_field(body: &mut Body, field: &ast::ContentField, channel: &ast::Ident, shape: Shape) {
    let (name, written) = match field {
        ast::ContentField::Text { name, .. } => (name, Writing::Text),
        ast::ContentField::File { name, .. } => (name, Writing::TextOrFile),
        ast::ContentField::Link { name, .. } => (name, Writing::Link),
    };
    let code = match (written, shape.writing(&name.text)) {
        (Writing::Link, Some(Writing::Link)) | (Writing::Text, Some(Writing::Text | Writing::TextOrFile)) => return,
        (Writing::TextOrFile, Some(Writing::TextOrFile)) => return,
        (Writing::Link, None) if name.text == "button" && !shape.has_buttons() => {
            &codes::message::CHANNEL_WITHOUT_BUTTONS
        }
        (_, None) => &codes::message::UNKNOWN_CONTENT_FIELD,
        (Writing::Link, Some(_)) => &codes::message::NOT_A_LINK,
        (_, Some(Writing::Link)) => &codes::message::FIELD_NEEDS_LINK,
        (Writing::TextOrFile, Some(Writing::Text)) => &codes::message::FIELD_WITHOUT_FILE,
    };
    let names = shape.names();
    let found = Diagnostic::new(code, name.span)
        .arg("name", &name.text)
        .arg("channel", &channel.text)
        .arg("fields", names.join(", "));
    let unknown = *code == codes::message::UNKNOWN_CONTENT_FIELD;
    body.report(if unknown { suggest(found, &name.text, name.span, names) } else { found });
}

fn check_missing(body: &mut Body, content: &ast::Content, shape: Shape, built: &Content) {
    // A field that there is not may be the one that is missing.
    let misspelt = content.fields.iter().any(|line| {
        let (ast::ContentField::Text { name, .. }
        | ast::ContentField::File { name, .. }
        | ast::ContentField::Link { name, .. }) = &line.kind;
        shape.writing(&name.text).is_none()
    });
    if body.unread || misspelt {
        return;
    }
    let links = built.links.iter().map(|link| link.name.as_str());
    let given: Vec<&str> = built.fields.iter().map(|field| field.name.as_str()).chain(links).collect();
    if let Some(name) = shape.missing(&given) {
        let found = Diagnostic::new(&codes::message::MISSING_FIELD, content.channel.span)
            .arg("name", name)
            .arg("channel", &content.channel.text);
        body.report(found);
    }
}
