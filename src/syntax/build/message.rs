//! Messages.

use super::{Builder, Children};
use crate::syntax::ast::{Content, Cta, Ident, Member, Message, MessageMember, Param, Str, Variant, VariantMember};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    pub(super) fn message(&mut self, node: &Node<'t>) -> Option<Message> {
        let mut children = Children::of(node.clone());
        let name = self.new_name(&children.node()?)?;
        let params = match children.eat(Rule::params) {
            Some(params) => self.each(Children::of(params), Self::param),
            None => Vec::new(),
        };
        let title = self.title(&mut children);
        let members = self.each(children, Self::message_member);
        Some(Message { name, params, title, members })
    }

    fn param(&mut self, node: Node<'t>) -> Option<Param> {
        let span = self.span(&node);
        let mut children = Children::of(node);
        let name = self.new_name(&children.node()?)?;
        let list = children.eat(Rule::list_of).is_some();
        let of = self.name(&children.node()?)?;
        Some(Param { name, list, of, span })
    }

    fn message_member(&mut self, node: Node<'t>) -> Option<Member<MessageMember>> {
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        let node = children.node()?;
        let kind = match node.as_rule() {
            Rule::purpose => MessageMember::Purpose(self.new_name(&Children::of(node.clone()).node()?)?),
            Rule::topic => MessageMember::Topic(self.only_name(&node)?),
            Rule::cta => MessageMember::Cta(Box::new(self.cta(&node)?)),
            Rule::variant => MessageMember::Variant(Box::new(self.variant(&node)?)),
            _ => MessageMember::Content(Box::new(self.content(&node)?)),
        };
        Some(Member { allows, span: self.span(&node), kind })
    }

    fn variant(&mut self, node: &Node<'t>) -> Option<Variant> {
        let mut children = Children::of(node.clone());
        let name = self.new_name(&children.node()?)?;
        let members = self.each(children, Self::variant_member);
        Some(Variant { name, members })
    }

    fn variant_member(&mut self, node: Node<'t>) -> Option<Member<VariantMember>> {
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        let node = children.node()?;
        let kind = match node.as_rule() {
            Rule::cta => VariantMember::Cta(self.cta(&node)?),
            _ => VariantMember::Content(self.content(&node)?),
        };
        Some(Member { allows, span: self.span(&node), kind })
    }

    fn cta(&mut self, node: &Node<'t>) -> Option<Cta> {
        let mut children = Children::of(node.clone());
        children.has(Rule::kw_cta);
        let locales = self.locales(&mut children);
        let text = self.template(&children.node()?)?;
        let link = self.template(&children.node()?)?;
        Some(Cta { locales, text, link })
    }

    fn locales(&mut self, children: &mut Children<'t>) -> Vec<Ident> {
        let Some(node) = children.eat(Rule::locales) else { return Vec::new() };
        self.each(Children::of(node), |builder, node| Some(builder.word(&node)))
    }

    fn content(&mut self, node: &Node<'t>) -> Option<Content> {
        let mut children = Children::of(node.clone());
        let channel = self.name(&children.node()?)?;
        let format = match children.eat(Rule::format) {
            Some(format) => Some(self.only_name(&format)?),
            None => None,
        };
        let template = match children.eat(Rule::template_id) {
            Some(template) => Some(self.only_string(template)?),
            None => None,
        };
        let locales = self.locales(&mut children);
        let fields = self.fields(children);
        Some(Content { channel, format, template, locales, fields, span: self.span(node) })
    }

    /// The string in a node that holds keywords and one string.
    pub(super) fn only_string(&mut self, node: Node<'t>) -> Option<Str> {
        self.string(&Children::of(node).node()?)
    }
}
