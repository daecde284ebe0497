//! `send`.

use super::flow::Flow;
use super::operand::unknown;
use crate::diag::{Diagnostic, codes};
use crate::hir::{
    BindingOf, MessageSignature, Operand, OperandKind, Otherwise, ParamOf, Send, SendOffer, SignatureParam, StepKind,
    Use,
};
use crate::syntax::ast;
use crate::text::{Edit, Span};
use crate::types::{Name, Ty};

impl Flow<'_, '_> {
    pub fn send(&mut self, span: Span, send: ast::Send) -> StepKind {
        let messages = &self.body.cx.index.messages;
        let signature = messages.get(&send.message.text);
        let built = match signature {
            Some(signature) => {
                self.body.uses.insert(Use::Message(send.message.text.clone()));
                self.known(span, &send, signature)
            }
            None => {
                let known = messages.keys().map(|name| name.as_str());
                self.body.unknown("kind-message", &send.message.text, send.message.span, known);
                Known { args: Vec::new(), via: Vec::new() }
            }
        };
        let preferred = matches!(send.via, Some(ast::Via::Preferred(_)));
        let offer = send.offer.as_ref().map(|offer| self.send_offer(offer));
        let otherwise = self.otherwise(send.otherwise);
        StepKind::Send(Send {
            message: send.message.text,
            args: built.args,
            variant: send.variant.map(|variant| variant.text),
            via: built.via,
            preferred,
            offer,
            otherwise,
        })
    }

    /// What the signature of the message decides.
    fn known(&mut self, span: Span, send: &ast::Send, signature: &MessageSignature) -> Known {
        let args = self.message_args(send, signature);
        if let Some(variant) = &send.variant
            && !signature.variants.contains(&variant.text)
        {
            let known = signature.variants.iter().map(|name| name.as_str());
            self.body.unknown("kind-variant", &variant.text, variant.span, known);
        }
        if let (Some(used), None) = (signature.uses_offer, &send.offer) {
            let found = Diagnostic::new(&codes::hir::OFFER_NEEDED, send.message.span)
                .arg("name", &send.message.text)
                .label(used, "used");
            self.report(found);
        }
        Known { args, via: self.via(span, send, signature) }
    }

    fn via(&mut self, span: Span, send: &ast::Send, signature: &MessageSignature) -> Vec<Name> {
        let chain = match &send.via {
            Some(ast::Via::Chain(chain)) => chain,
            Some(ast::Via::Preferred(channels)) => {
                self.check_preferred(span);
                channels
            }
            None => return self.only_channel(send, signature),
        };
        let mut via: Vec<Name> = Vec::with_capacity(chain.len());
        for channel in chain {
            // Reported where the message has its content.
            let said = signature.channels.contains(&channel.text);
            if said && !self.body.cx.settings.channels.contains_key(&channel.text) {
                continue;
            }
            if via.contains(&channel.text) {
                let found = Diagnostic::new(&codes::hir::CHANNEL_TWICE, channel.span).arg("name", &channel.text);
                self.report(found);
            } else if self.body.channel(channel) {
                self.check_content(channel, send, signature);
                via.push(channel.text.clone());
            }
        }
        via
    }

    fn check_content(&mut self, channel: &ast::Ident, send: &ast::Send, signature: &MessageSignature) {
        if signature.declared.broken || signature.channels.contains(&channel.text) {
            return;
        }
        let found = Diagnostic::new(&codes::hir::CHANNEL_WITHOUT_CONTENT, channel.span)
            .arg("channel", &channel.text)
            .arg("message", &send.message.text)
            .label(signature.declared.span, "message");
        self.report(found);
    }

    fn only_channel(&mut self, send: &ast::Send, signature: &MessageSignature) -> Vec<Name> {
        match signature.channels.as_slice() {
            [only] => vec![only.clone()],
            [] => Vec::new(),
            several => {
                let shown: Vec<&str> = several.iter().map(|name| name.as_str()).collect();
                let found = Diagnostic::new(&codes::hir::VIA_NEEDED, send.message.span)
                    .arg("message", &send.message.text)
                    .arg("channels", shown.join(", "))
                    .arg("first", shown.first().copied().unwrap_or_default());
                self.report(found);
                Vec::new()
            }
        }
    }

    /// `preferred` asks an attribute.
    fn check_preferred(&mut self, span: Span) {
        if !self.body.cx.schema.attributes.contains_key("preferred_channel") {
            self.report(Diagnostic::new(&codes::hir::PREFERRED_WITHOUT_ATTRIBUTE, span));
        }
    }

    fn message_args(&mut self, send: &ast::Send, signature: &MessageSignature) -> Vec<(Name, Operand)> {
        if send.args.len() != signature.params.len() {
            let names: Vec<&str> = signature.params.iter().map(|param| param.name.as_str()).collect();
            let found = Diagnostic::new(&codes::hir::ARGUMENT_COUNT, send.message.span)
                .arg("name", &send.message.text)
                .arg("expected", signature.params.len())
                .arg("found", send.args.len())
                .arg("names", names.join(", "))
                .label(signature.declared.span, "declared");
            // What is bound under the names of the parameters is surely meant.
            let bound = signature.params.iter().all(|param| self.scope.find(&param.name).is_some());
            let fix = format!("({})", names.join(", "));
            let edits = vec![Edit::insert_after(send.message.span, fix)];
            let fits = bound && send.args.is_empty() && !names.is_empty();
            self.report(if fits { found.suggested_fix(edits) } else { found });
            return Vec::new();
        }
        let pairs = signature.params.iter().zip(&send.args);
        pairs.map(|(param, arg)| (param.name.clone(), self.message_arg(param, arg))).collect()
    }

    /// A message takes whole bindings.
    fn message_arg(&mut self, param: &SignatureParam, arg: &ast::Arg) -> Operand {
        let path = match arg {
            ast::Arg::Path(path) => path,
            ast::Arg::Literal(literal) => {
                self.report(Diagnostic::new(&codes::hir::BINDING_NEEDED, literal.span).arg("param", &param.name));
                return unknown(literal.span);
            }
        };
        let [name] = path.parts.as_slice() else {
            self.report(Diagnostic::new(&codes::hir::BINDING_NEEDED, path.span).arg("param", &param.name));
            return unknown(path.span);
        };
        let Some(binding) = self.scope.find(&name.text) else {
            match self.scope.find_elsewhere(&name.text) {
                Some(bound) => self.body.out_of_scope(name, bound),
                None => {
                    let names: Vec<String> = self.scope.names().map(str::to_owned).collect();
                    self.body.unknown("kind-binding", &name.text, name.span, names.iter().map(String::as_str));
                }
            }
            return unknown(name.span);
        };
        if !fits(&binding.of, &param.of) {
            let found = Diagnostic::new(&codes::hir::WRONG_BINDING, name.span)
                .arg("name", &name.text)
                .arg("param", &param.name)
                .label(binding.span, "bound")
                .label(param.span, "param");
            self.report(found);
            return unknown(name.span);
        }
        let kind = OperandKind::Binding(vec![name.text.clone()]);
        Operand { span: name.span, ty: Ty::Record([].into()), optional: false, kind }
    }

    fn send_offer(&mut self, offer: &ast::SendOffer) -> SendOffer {
        let (name, grant) = match offer {
            ast::SendOffer::With(name) => (name, true),
            ast::SendOffer::Promising(name) => (name, false),
        };
        self.offer(name);
        SendOffer { offer: name.text.clone(), grant }
    }

    fn otherwise(&mut self, otherwise: Option<ast::Spanned<ast::Otherwise>>) -> Otherwise {
        match otherwise.map(|said| said.value) {
            None => Otherwise::Unsaid,
            Some(ast::Otherwise::Skip) => Otherwise::Skip,
            Some(ast::Otherwise::Stop) => Otherwise::Stop,
            Some(ast::Otherwise::Hold { most, then_stop }) => {
                Otherwise::Hold { most: super::journey::positive(self.body, most), then_stop }
            }
            Some(ast::Otherwise::Steps(steps)) => Otherwise::Steps(self.block(steps)),
        }
    }
}

struct Known {
    args: Vec<(Name, Operand)>,
    via: Vec<Name>,
}

/// Whether a binding is what a parameter wants. Silent about what has been reported.
fn fits(binding: &BindingOf, param: &ParamOf) -> bool {
    match (binding, param) {
        (BindingOf::Unknown, _) | (_, ParamOf::Unknown) => true,
        (BindingOf::Event(a), ParamOf::Event(b))
        | (BindingOf::Events(a), ParamOf::Events(b))
        | (BindingOf::Content(a), ParamOf::Content(b)) => a == b,
        _ => false,
    }
}
