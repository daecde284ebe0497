//! The first look at all declarations: names and signatures, duplicates.

use super::carried;
use crate::diag::{Diagnostic, Sink, codes};
use crate::hir::{ByName, Declared, Index, MessageSignature, OfferSays, ParamOf, Purpose, SignatureParam};
use crate::parallel;
use crate::schema::Schema;
use crate::syntax::ast;
use crate::text::{FileId, Span};
use crate::types::Name;
use std::collections::BTreeSet;

/// So many files are gathered before the next ones: now that all trees are there, memory is at its fullest.
const AT_ONCE: usize = 256;

/// What one declaration says of itself.
enum Said {
    Segment(Name, Declared),
    Offer(Name, Declared, OfferSays),
    Message(Name, MessageSignature),
    Journey { name: Name, declared: Declared, stages: Vec<(Name, Span)>, carries: Vec<(Name, Name)> },
}

/// Gathers the signatures of every declaration, of many files side by side. `unread` holds the places of reading errors, sorted.
pub(super) fn gather(files: &[ast::File], schema: &Schema, unread: &[Span], sink: &mut Sink) -> Index {
    let (mut index, mut carried) = (Index::default(), Vec::new());
    index.lost.extend(files.iter().flat_map(|file| &file.lost).chain(&schema.lost).cloned());
    index.nameless = files.iter().flat_map(|file| &file.nameless).map(|kind| kind_of(kind)).collect();
    index.policy_holds_out = !unread.is_empty() || files.iter().flat_map(|file| &file.decls).any(holds_out);
    for files in files.chunks(AT_ONCE) {
        let said = parallel::map(files.iter().collect(), |file: &ast::File| -> Vec<Said> {
            file.decls.iter().filter_map(|decl| said(decl, schema, any_within(unread, decl.span))).collect()
        });
        said.into_iter().flatten().for_each(|said| index.note(said, &mut carried, sink));
    }
    index.carried = carried.into_iter().collect();
    index.sort();
    for (name, segment) in &index.segments {
        if let Some(list) = schema.lists.get(name) {
            sink.push(duplicate("kind-segment", name, segment.span, list.about.span));
        }
    }
    index
}

/// Whether it is a policy with a holdout.
fn holds_out(decl: &ast::Decl) -> bool {
    let ast::DeclKind::Policy(policy) = &decl.kind else { return false };
    policy.members.iter().any(|member| matches!(member.kind, ast::PolicyMember::Holdout(_)))
}

/// Whether some of the sorted places lies within `span`.
pub(super) fn any_within(places: &[Span], span: Span) -> bool {
    let from = places.partition_point(|place| (place.file, place.start) < (span.file, span.start));
    places.get(from).is_some_and(|place| place.file == span.file && place.start <= span.end)
}

fn said(decl: &ast::Decl, schema: &Schema, broken: bool) -> Option<Said> {
    let declared = |name: &ast::Ident| Declared { span: name.span, broken };
    match &decl.kind {
        ast::DeclKind::Segment(ast::Segment { name, .. }) => Some(Said::Segment(name.text.clone(), declared(name))),
        ast::DeclKind::Offer(offer) => {
            Some(Said::Offer(offer.name.text.clone(), declared(&offer.name), carried::says(offer)))
        }
        ast::DeclKind::Message(message) => {
            let signature = signature(message, schema, declared(&message.name));
            Some(Said::Message(message.name.text.clone(), signature))
        }
        ast::DeclKind::Journey(journey) => {
            let stages = journey.header.iter().filter_map(|line| match &line.kind {
                ast::HeaderLine::Stage(stage) => Some((stage.text.clone(), stage.span)),
                _ => None,
            });
            let (name, declared) = (journey.name.text.clone(), declared(&journey.name));
            Some(Said::Journey { name, declared, stages: stages.collect(), carries: carried::by(journey) })
        }
        ast::DeclKind::Policy(_) | ast::DeclKind::Test(_) => None,
    }
}

impl Index {
    fn note(&mut self, said: Said, carried: &mut Vec<(Name, Name, FileId)>, sink: &mut Sink) {
        match said {
            Said::Segment(name, declared) => {
                add(&mut self.segments, &mut self.twice, "kind-segment", name, declared, sink)
            }
            Said::Offer(name, declared, says) => {
                self.offers_say.entry(name.clone()).or_insert(says);
                add(&mut self.offers, &mut self.twice, "kind-offer", name, declared, sink);
            }
            Said::Message(name, signature) => {
                add(&mut self.messages, &mut self.twice, "kind-message", name, signature, sink)
            }
            Said::Journey { name, declared, stages, carries } => {
                for (stage, span) in stages {
                    self.stages.entry(stage).or_insert(span);
                }
                carried.extend(carries.into_iter().map(|(message, offer)| (message, offer, declared.span.file)));
                add(&mut self.journeys, &mut self.twice, "kind-journey", name, declared, sink);
            }
        }
    }

    fn sort(&mut self) {
        self.segments.sort_unstable_keys();
        self.offers.sort_unstable_keys();
        self.messages.sort_unstable_keys();
        self.journeys.sort_unstable_keys();
    }
}

/// Something with a place: what a second declaration of the same name points at.
trait Placed {
    fn place(&self) -> Span;
}

impl Placed for Declared {
    fn place(&self) -> Span {
        self.span
    }
}

impl Placed for MessageSignature {
    fn place(&self) -> Span {
        self.declared.span
    }
}

/// The first declaration of a name counts.
fn add<T: Placed>(
    of: &mut ByName<T>,
    twice: &mut BTreeSet<(&'static str, FileId)>,
    kind: &'static str,
    name: Name,
    entry: T,
    sink: &mut Sink,
) {
    match of.get(&name) {
        Some(first) => {
            twice.insert((kind, entry.place().file));
            sink.push(duplicate(kind, &name, entry.place(), first.place()));
        }
        None => _ = of.insert(name, entry),
    }
}

/// The kind of what a word declares, as messages call it.
fn kind_of(word: &str) -> &'static str {
    match word {
        "segment" => "kind-segment",
        "offer" => "kind-offer",
        "message" => "kind-message",
        _ => "kind-journey",
    }
}

fn duplicate(kind: &'static str, name: &Name, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&codes::hir::DUPLICATE_NAME, span).arg("name", name).term("kind", kind).label(first, "first")
}

fn signature(message: &ast::Message, schema: &Schema, declared: Declared) -> MessageSignature {
    let mut signature = MessageSignature {
        declared,
        purpose: None,
        topic: None,
        params: message.params.iter().map(|param| signature_param(param, schema)).collect(),
        channels: Vec::new(),
        variants: Vec::new(),
        uses_offer: None,
    };
    for member in &message.members {
        match &member.kind {
            ast::MessageMember::Purpose(purpose) => signature.purpose = Purpose::of_word(&purpose.text),
            ast::MessageMember::Topic(topic) => signature.topic = Some(topic.text.clone()),
            ast::MessageMember::Cta(cta) => signature.note_cta(cta),
            ast::MessageMember::Content(content) => signature.note_content(content),
            ast::MessageMember::Variant(variant) => {
                signature.variants.push(variant.name.text.clone());
                for member in &variant.members {
                    match &member.kind {
                        ast::VariantMember::Cta(cta) => signature.note_cta(cta),
                        ast::VariantMember::Content(content) => signature.note_content(content),
                    }
                }
            }
        }
    }
    signature
}

fn signature_param(param: &ast::Param, schema: &Schema) -> SignatureParam {
    let of = &param.of.text;
    let is_event = schema.events.contains_key(of);
    let of = match (param.list, is_event, schema.content.contains_key(of)) {
        (false, true, _) => ParamOf::Event(of.clone()),
        (true, true, _) => ParamOf::Events(of.clone()),
        (true, false, true) => ParamOf::Content(of.clone()),
        _ => ParamOf::Unknown,
    };
    SignatureParam { name: param.name.text.clone(), span: param.name.span, of }
}

impl MessageSignature {
    fn note_content(&mut self, content: &ast::Content) {
        if !self.channels.contains(&content.channel.text) {
            self.channels.push(content.channel.text.clone());
        }
        for field in &content.fields {
            match &field.kind {
                ast::ContentField::Text { value, .. } => self.note_text(&value.parts),
                ast::ContentField::File { text, .. } => self.note_text(text.as_ref().map_or(&[], |text| &text.parts)),
                ast::ContentField::Link { text, link, .. } => {
                    self.note_text(&text.parts);
                    self.note_text(&link.parts);
                }
            }
        }
    }

    fn note_cta(&mut self, cta: &ast::Cta) {
        self.note_text(&cta.text.parts);
        self.note_text(&cta.link.parts);
    }

    /// Looks for placeholders that begin with `offer`. Depth is bounded by the parser.
    fn note_text(&mut self, parts: &[ast::Part]) {
        if self.uses_offer.is_some() {
            return;
        }
        for part in parts {
            match part {
                ast::Part::Text { .. } => {}
                ast::Part::Placeholder(placeholder) => {
                    let ast::PlaceholderValue::Path(path) = &placeholder.value else { continue };
                    if path.parts.first().is_some_and(|root| root.text == "offer") {
                        self.uses_offer = self.uses_offer.or(Some(placeholder.span));
                    }
                }
                ast::Part::If(choice) => {
                    for (condition, parts) in &choice.arms {
                        self.uses_offer = self.uses_offer.or(names_offer(condition));
                        self.note_text(parts);
                    }
                    self.note_text(choice.otherwise.as_deref().unwrap_or_default());
                }
                ast::Part::For(each) => self.note_text(&each.body),
            }
        }
    }
}

/// Where a condition of a text names `offer`. Depth is bounded by the parser.
fn names_offer(condition: &ast::Expr) -> Option<Span> {
    let of = |operand: &ast::Operand| match &operand.kind {
        ast::OperandKind::Path(path) => {
            path.parts.first().is_some_and(|root| root.text == "offer").then_some(operand.span)
        }
        ast::OperandKind::Literal(_) | ast::OperandKind::Aggregate(_) => None,
    };
    match &condition.kind {
        ast::ExprKind::Or(parts) | ast::ExprKind::And(parts) => parts.iter().find_map(names_offer),
        ast::ExprKind::Not(inner) | ast::ExprKind::Group(inner) => names_offer(inner),
        ast::ExprKind::Operand(left)
        | ast::ExprKind::OneOf { left, .. }
        | ast::ExprKind::IsSet { left, .. }
        | ast::ExprKind::IsEmpty { left, .. }
        | ast::ExprKind::Within { left, .. } => of(left),
        ast::ExprKind::Compare { left, right, .. }
        | ast::ExprKind::Contains { left, right }
        | ast::ExprKind::StartsWith { left, right } => of(left).or_else(|| of(right)),
        ast::ExprKind::Did(_)
        | ast::ExprKind::Reachable { .. }
        | ast::ExprKind::Consents { .. }
        | ast::ExprKind::InList { .. }
        | ast::ExprKind::InJourney { .. } => None,
    }
}
