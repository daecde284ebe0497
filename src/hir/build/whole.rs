//! What can only be said of a message as a whole.

use super::context::Body;
use crate::diag::{Diagnostic, codes};
use crate::hir::Message;
use crate::syntax::ast;
use crate::types::Name;

/// Reports what is missing, where everything could be read.
pub(super) fn check(body: &mut Body, built: &Message, message: &ast::Message) {
    if body.unread {
        return;
    }
    let (name, span) = (&built.head.name, built.head.span);
    if !message.members.iter().any(|line| matches!(line.kind, ast::MessageMember::Purpose(_))) {
        body.report(Diagnostic::new(&codes::message::MESSAGE_WITHOUT_PURPOSE, span).arg("name", name));
    }
    let contents: Vec<&ast::Content> = contents(message).collect();
    if contents.is_empty() {
        body.report(Diagnostic::new(&codes::message::MESSAGE_WITHOUT_CONTENT, span).arg("name", name));
        return;
    }
    check_first_locale(body, &contents);
    check_variants(body, message, &contents);
}

fn contents(message: &ast::Message) -> impl Iterator<Item = &ast::Content> {
    message.members.iter().filter_map(|line| match &line.kind {
        ast::MessageMember::Content(content) => Some(content.as_ref()),
        _ => None,
    })
}

/// Whoever reads none of the other locales gets the first: it must be there.
fn check_first_locale(body: &mut Body, contents: &[&ast::Content]) {
    let Some(first) = body.cx.settings.locales.first() else { return };
    let in_first = |content: &ast::Content| {
        content.locales.is_empty() || content.locales.iter().any(|locale| locale.text == *first)
    };
    let mut told: Vec<&Name> = Vec::new();
    for content in contents {
        let channel = &content.channel;
        let covered = contents.iter().any(|other| other.channel.text == channel.text && in_first(other));
        let known = body.cx.settings.channels.contains_key(&channel.text);
        if covered || !known || told.contains(&&channel.text) {
            continue;
        }
        told.push(&channel.text);
        let found = Diagnostic::new(&codes::message::FIRST_LOCALE_MISSING, channel.span)
            .arg("channel", &channel.text)
            .arg("locale", first);
        body.report(found);
    }
}

/// A variant changes what is said, not where.
fn check_variants(body: &mut Body, message: &ast::Message, contents: &[&ast::Content]) {
    let variants = message.members.iter().filter_map(|line| match &line.kind {
        ast::MessageMember::Variant(variant) => Some(variant),
        _ => None,
    });
    for variant in variants {
        for line in &variant.members {
            let ast::VariantMember::Content(content) = &line.kind else { continue };
            if contents.iter().any(|base| base.channel.text == content.channel.text) {
                continue;
            }
            let found = Diagnostic::new(&codes::message::VARIANT_ADDS_CHANNEL, content.channel.span)
                .arg("variant", &variant.name.text)
                .arg("channel", &content.channel.text)
                .label(message.name.span, "message");
            body.report(found);
        }
    }
}
