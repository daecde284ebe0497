//! What a test expects at an instant.

use super::Writer;
use crate::diag::{Diagnostic, codes};
use crate::hir::{Expectation, WITHHOLDING_REASONS};
use crate::syntax::ast;
use crate::types::{Name, Reason};

impl Expectation {
    /// Something that the person gets.
    pub(super) fn reaches_person(&self) -> bool {
        matches!(self, Expectation::Message { .. } | Expectation::Grant(_))
    }
}

impl Writer<'_, '_, '_> {
    pub fn expectation(&mut self, expected: &ast::Expectation) -> Option<Expectation> {
        match expected {
            ast::Expectation::Message { channel, message, containing } => {
                self.expected_message(channel, message, containing.as_ref())
            }
            ast::Expectation::Withheld { message, because } => {
                let known = self.message(message);
                let because = match because {
                    Some(because) => Some(self.reason(because)?),
                    None => None,
                };
                known.then(|| Expectation::Withheld { message: message.text.clone(), because })
            }
            ast::Expectation::Grant { offer } => {
                let known = self.offer(offer);
                if known {
                    self.check_does("kind-offer", &offer.text, offer.span, |does| does.grants(&offer.text));
                }
                known.then(|| Expectation::Grant(offer.text.clone()))
            }
            ast::Expectation::Set { target, value } => self.set(target, value),
            ast::Expectation::AddToList { list } => self.list(list, true),
            ast::Expectation::RemoveFromList { list } => self.list(list, false),
            ast::Expectation::Call { webhook } => self.call(webhook),
        }
    }

    fn expected_message(
        &mut self,
        channel: &ast::Ident,
        message: &ast::Ident,
        containing: Option<&ast::Str>,
    ) -> Option<Expectation> {
        let known = self.message(message);
        let signature = self.body.cx.index.messages.get(&message.text);
        // Reported where the message has its content.
        let said = signature.is_some_and(|signature| signature.channels.contains(&channel.text));
        if said && !self.body.cx.settings.channels.contains_key(&channel.text) {
            return None;
        }
        if !self.body.channel(channel) || !known {
            return None;
        }
        let signature = signature?;
        if !signature.declared.broken && !signature.channels.contains(&channel.text) {
            let found = Diagnostic::new(&codes::hir::CHANNEL_WITHOUT_CONTENT, channel.span)
                .arg("channel", &channel.text)
                .arg("message", &message.text)
                .label(signature.declared.span, "message");
            self.report(found);
            return None;
        }
        self.check_does("kind-channel", &channel.text, channel.span, |does| {
            does.messages.get(&message.text).is_none_or(|via| via.contains(&channel.text))
        });
        let containing = containing.map(|text| text.text.to_string());
        Some(Expectation::Message { channel: channel.text.clone(), message: message.text.clone(), containing })
    }

    /// Whether there is such a message; that the journey sends it is checked.
    fn message(&mut self, message: &ast::Ident) -> bool {
        let messages = &self.body.cx.index.messages;
        let known = messages.contains_key(&message.text);
        if known {
            self.check_does("kind-message", &message.text, message.span, |does| {
                does.messages.contains_key(&message.text)
            });
        } else {
            self.body.unknown("kind-message", &message.text, message.span, messages.keys().map(Name::as_str));
        }
        known
    }

    fn reason(&mut self, because: &ast::Ident) -> Option<Reason> {
        let reason = Reason::of_word(&because.text).filter(|reason| WITHHOLDING_REASONS.contains(reason));
        if reason.is_none() {
            let known = WITHHOLDING_REASONS.map(Reason::word);
            self.body.unknown("kind-reason", &because.text, because.span, known);
        }
        reason
    }

    fn set(&mut self, target: &ast::Path, value: &ast::TestValue) -> Option<Expectation> {
        let [root, name] = target.parts.as_slice() else {
            self.report(Diagnostic::new(&codes::hir::SET_TARGET, target.span));
            return None;
        };
        if root.text != "user" {
            self.report(Diagnostic::new(&codes::hir::SET_TARGET, target.span));
            return None;
        }
        let Some(attribute) = self.body.cx.schema.attributes.get(&name.text) else {
            let known = self.body.cx.schema.attributes.keys().map(Name::as_str);
            let found = Diagnostic::new(&codes::hir::UNKNOWN_ATTRIBUTE, name.span).arg("name", &name.text);
            let found = self.body.suggest(found, &name.text, name.span, known);
            self.report(found);
            return None;
        };
        self.check_does("kind-attribute", &name.text, name.span, |does| does.sets.contains(&name.text));
        let value = self.datum(value, &attribute.ty, target.span)?;
        Some(Expectation::Set { attribute: name.text.clone(), value })
    }

    fn list(&mut self, list: &ast::Ident, add: bool) -> Option<Expectation> {
        if !self.body.list(list) {
            return None;
        }
        self.check_does("kind-list", &list.text, list.span, |does| does.lists.contains(&(&list.text, add)));
        Some(Expectation::List { list: list.text.clone(), add })
    }

    fn call(&mut self, webhook: &ast::Ident) -> Option<Expectation> {
        let webhooks = &self.body.cx.schema.webhooks;
        if !webhooks.contains_key(&webhook.text) {
            self.body.unknown("kind-webhook", &webhook.text, webhook.span, webhooks.keys().map(Name::as_str));
            return None;
        }
        self.check_does("kind-webhook", &webhook.text, webhook.span, |does| does.webhooks.contains(&webhook.text));
        Some(Expectation::Call(webhook.text.clone()))
    }
}
