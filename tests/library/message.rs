//! Constructs of messages and of their texts.

use danbi::syntax::ast::{
    Content, ContentField, Cta, Message, MessageMember, Part, Placeholder, PlaceholderValue, Template, VariantMember,
};

use super::features::Features;

impl Features {
    pub fn message(&mut self, message: &Message) {
        self.saw_if(message.title.is_some(), "message with a title");
        for param in &message.params {
            self.saw(if param.list { "parameter: list of" } else { "parameter: an event" });
        }
        self.members(&message.members, Self::message_member);
    }

    fn message_member(&mut self, member: &MessageMember) {
        match member {
            MessageMember::Purpose(purpose) => self.saw(&format!("purpose {}", purpose.text)),
            MessageMember::Topic(_) => self.saw("topic"),
            MessageMember::Cta(cta) => self.cta(cta),
            MessageMember::Content(content) => self.content(content),
            MessageMember::Variant(variant) => {
                self.saw("variant");
                self.members(&variant.members, |features, member| match member {
                    VariantMember::Cta(cta) => {
                        features.saw("variant with a cta of its own");
                        features.cta(cta);
                    }
                    VariantMember::Content(content) => features.content(content),
                });
            }
        }
    }

    fn cta(&mut self, cta: &Cta) {
        self.saw(if cta.locales.is_empty() { "cta" } else { "cta in LOCALE" });
        self.template(&cta.text);
        self.template(&cta.link);
    }

    fn content(&mut self, content: &Content) {
        self.saw_if(content.format.is_some(), "content of a format");
        self.saw_if(content.template.is_some(), "content of an approved template");
        self.saw_if(!content.locales.is_empty(), "content in LOCALE");
        self.members(&content.fields, |features, field| match field {
            ContentField::Text { value, .. } => features.template(value),
            ContentField::File { .. } => features.saw("body from a file"),
            ContentField::Link { text, link, .. } => {
                features.saw("button");
                features.template(text);
                features.template(link);
            }
        });
    }

    fn template(&mut self, template: &Template) {
        self.saw(if template.multiline { "text of several lines" } else { "text of one line" });
        self.parts(&template.parts);
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Text { .. } => {}
                Part::Placeholder(placeholder) => self.placeholder(placeholder),
                Part::If(branch) => {
                    self.saw("{% if %}");
                    self.saw_if(branch.arms.len() > 1, "{% elif %}");
                    for (predicate, parts) in &branch.arms {
                        self.expr(predicate);
                        self.parts(parts);
                    }
                    if let Some(parts) = &branch.otherwise {
                        self.saw("{% else %}");
                        self.parts(parts);
                    }
                }
                Part::For(each) => {
                    self.saw("{% for %}");
                    self.parts(&each.body);
                }
            }
        }
    }

    /// A literal between braces is a finding, so no campaign has one.
    fn placeholder(&mut self, placeholder: &Placeholder) {
        if let PlaceholderValue::Path(path) = &placeholder.value {
            let root = path.parts.first().map_or("", |part| part.text.as_str());
            self.saw(match root {
                "user" => "{{ user.x }}",
                "offer" => "{{ offer.x }}",
                "brand" => "{{ a constant }}",
                _ => "{{ a parameter }}",
            });
        }
        for filter in &placeholder.filters {
            self.saw(&format!("filter {}", filter.name.text));
        }
    }
}
