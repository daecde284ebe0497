//! Messages.

use super::content::{Said, content, cta};
use super::context::Body;
use super::once::Once;
use super::scope::{Binding, Place, Scope};
use super::template::{check_taken, offer_fields};
use crate::diag::{Diagnostic, codes};
use crate::hir::{BindingOf, Message, Param, ParamOf, Purpose, Variant};
use crate::schema::ConsentKind;
use crate::syntax::ast;
use crate::text::{Edit, Span};
use crate::types::Name;

/// Builds a message. `head` comes filled; `broken` and `uses` are set by the caller.
pub(super) fn message(body: &mut Body, head: crate::hir::Head, message: ast::Message) -> Message {
    body.declares = Some(head.name.clone());
    let params = params(body, &message.params);
    let signature = body.cx.index.messages.get(&head.name);
    let mut scope = text_scope(body, &params, head.span);
    let mut built = Message {
        head,
        purpose: Purpose::Advertising,
        topic: None,
        params,
        ctas: Vec::new(),
        contents: Vec::new(),
        variants: Vec::new(),
        uses_offer: signature.is_some_and(|signature| signature.uses_offer.is_some()),
    };
    let (mut once, mut said) = (Once::default(), Said::new());
    for line in &message.members {
        body.allow(&line.allows, line.span);
        member(body, &mut scope, &mut once, &mut said, line, &mut built);
    }
    super::whole::check(body, &built, &message);
    built
}

fn member(
    body: &mut Body,
    scope: &mut Scope,
    once: &mut Once,
    said: &mut Said,
    line: &ast::Member<ast::MessageMember>,
    built: &mut Message,
) {
    match &line.kind {
        ast::MessageMember::Purpose(word) if once.first(body, "purpose", line.span) => {
            built.purpose = purpose(body, word).unwrap_or(Purpose::Advertising);
        }
        ast::MessageMember::Topic(name) if once.first(body, "topic", line.span) => built.topic = topic(body, name),
        ast::MessageMember::Purpose(_) | ast::MessageMember::Topic(_) => {}
        ast::MessageMember::Cta(action) => built.ctas.push(cta(body, scope, action, line.span, said)),
        ast::MessageMember::Content(written) => built.contents.push(content(body, scope, written, said)),
        ast::MessageMember::Variant(written) => variant(body, scope, written, &mut built.variants),
    }
}

fn variant(body: &mut Body, scope: &mut Scope, variant: &ast::Variant, variants: &mut Vec<Variant>) {
    let name = &variant.name;
    if let Some(first) = variants.iter().find(|other| other.name == name.text) {
        let found = duplicate("kind-variant", name, first.span);
        body.report(found);
    }
    let mut built = Variant { name: name.text.clone(), span: name.span, ctas: Vec::new(), contents: Vec::new() };
    let mut said = Said::new();
    for line in &variant.members {
        body.allow(&line.allows, line.span);
        match &line.kind {
            ast::VariantMember::Cta(action) => built.ctas.push(cta(body, scope, action, line.span, &mut said)),
            ast::VariantMember::Content(written) => built.contents.push(content(body, scope, written, &mut said)),
        }
    }
    variants.push(built);
}

fn duplicate(kind: &'static str, name: &ast::Ident, first: Span) -> Diagnostic {
    Diagnostic::new(&codes::hir::DUPLICATE_NAME, name.span)
        .arg("name", &name.text)
        .term("kind", kind)
        .label(first, "first")
}

/// The purpose of a word.
pub(super) fn purpose(body: &mut Body, word: &ast::Ident) -> Option<Purpose> {
    let purpose = Purpose::of_word(&word.text);
    if purpose.is_none() {
        body.unknown("kind-purpose", &word.text, word.span, Purpose::ALL.map(Purpose::word));
    }
    purpose
}

/// A topic: a consent of that kind.
pub(super) fn topic(body: &mut Body, name: &ast::Ident) -> Option<Name> {
    let consents = &body.cx.schema.consents;
    match consents.get(&name.text) {
        Some(consent) if consent.kind == ConsentKind::Topic => return Some(name.text.clone()),
        Some(consent) => {
            let found = Diagnostic::new(&codes::message::NOT_A_TOPIC, name.span)
                .arg("name", &name.text)
                .label(consent.about.span, "declared");
            body.report(found);
        }
        None => {
            let topics = consents.values().filter(|consent| consent.kind == ConsentKind::Topic);
            body.unknown("kind-topic", &name.text, name.span, topics.map(|consent| consent.name.as_str()));
        }
    }
    None
}

fn params(body: &mut Body, params: &[ast::Param]) -> Vec<Param> {
    let mut built: Vec<Param> = Vec::with_capacity(params.len());
    for param in params {
        let name = &param.name;
        check_taken(body, name);
        match built.iter().find(|other| other.name == name.text) {
            Some(first) => {
                let found = duplicate("kind-parameter", name, first.span);
                body.report(found);
            }
            None => built.push(Param { name: name.text.clone(), span: name.span, of: param_of(body, param) }),
        }
    }
    built
}

fn param_of(body: &mut Body, param: &ast::Param) -> ParamOf {
    let schema = body.cx.schema;
    let of = &param.of;
    let (is_event, is_content) = (schema.events.contains_key(&of.text), schema.content.contains_key(&of.text));
    match (param.list, is_event, is_content) {
        (false, true, _) => ParamOf::Event(of.text.clone()),
        (true, true, _) => ParamOf::Events(of.text.clone()),
        (true, false, true) => ParamOf::Content(of.text.clone()),
        (false, false, true) => {
            let found = Diagnostic::new(&codes::message::SOURCE_NEEDS_LIST, of.span)
                .arg("name", &of.text)
                .safe_fix(vec![Edit::insert_before(of.span, "list of ")]);
            body.report(found);
            ParamOf::Unknown
        }
        (list, false, false) => {
            let known = schema.events.keys().chain(schema.content.keys()).map(Name::as_str);
            let kind = if list { "kind-event-or-source" } else { "kind-event" };
            body.unknown(kind, &of.text, of.span, known);
            ParamOf::Unknown
        }
    }
}

/// What the texts of a message can name: its parameters, and `offer`.
fn text_scope(body: &Body, params: &[Param], span: Span) -> Scope {
    let mut scope = Scope::new(Place::Text);
    for param in params {
        let of = match &param.of {
            ParamOf::Event(event) => BindingOf::Event(event.clone()),
            ParamOf::Events(event) => BindingOf::Events(event.clone()),
            ParamOf::Content(source) => BindingOf::Content(source.clone()),
            ParamOf::Unknown => BindingOf::Unknown,
        };
        scope.bind(Binding { name: param.name.clone(), span: param.span, of, lacks: None });
    }
    let of = BindingOf::Item(offer_fields(body.cx.settings.currency));
    scope.bind(Binding { name: Name::new_static("offer"), span, of, lacks: None });
    scope
}
