//! Channels: which there are, and what their contents are made of.

use indexmap::IndexMap;

use super::context::Body;
use crate::diag::{Diagnostic, codes};
use crate::rulebook::{self, ChannelRules, FieldKind, Format};
use crate::settings::ChannelField;
use crate::syntax::ast;
use crate::text::Edit;
use crate::types::Name;

/// The name under which buttons are written.
const BUTTON: &str = "button";

/// How a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// `title ".."`
    Text,
    /// `body ".."` or `body from ".."`
    TextOrFile,
    /// `button ".." -> ".."`
    Link,
}

/// What a content is made of.
#[derive(Clone, Copy)]
pub(super) enum Shape<'a> {
    /// A channel of the project's own: the fields that `danbi.toml` gives it.
    Own(&'a IndexMap<Name, ChannelField>),
    Known(&'static Format),
}

impl<'a> Body<'a> {
    /// Whether the project sends on a channel. Reports one that does not exist, is gone, or is not set up.
    pub fn channel(&mut self, channel: &ast::Ident) -> bool {
        let channels = &self.cx.settings.channels;
        let (name, span) = (&channel.text, channel.span);
        if channels.contains_key(name) {
            return true;
        }
        // One finding for all places of a declaration that name it.
        if !self.told_channels.insert(name.clone()) {
            return false;
        }
        if let Some(retired) = rulebook::retired_channel(name) {
            let found = Diagnostic::new(&codes::message::ENDED_CHANNEL, span)
                .arg("name", name)
                .arg("instead", retired.instead)
                .arg("until", retired.until)
                .suggested_fix(vec![Edit::replace(span, retired.instead)]);
            self.report(found);
        } else if rulebook::channel(name).is_some() {
            let end = self.cx.settings.span.after();
            let found = Diagnostic::new(&codes::message::CHANNEL_NOT_SET_UP, span)
                .arg("name", name)
                .suggested_fix(vec![Edit::insert_before(end, format!("\n[channels.{name}]\n"))]);
            self.report(found);
        } else if let Some(instead) = rulebook::channel_by_other_name(name) {
            let found = Diagnostic::new(&codes::hir::UNKNOWN_NAME, span).arg("name", name).term("kind", "kind-channel");
            self.report(match instead {
                [only] => {
                    let fix = vec![Edit::replace(span, *only)];
                    found.arg("nearest", *only).help("help-nearest").suggested_fix(fix)
                }
                _ => found.help("help-kakao"),
            });
        } else {
            let known = rulebook::CHANNELS.into_iter().map(|rules| rules.name);
            self.unknown("kind-channel", name, span, channels.keys().map(Name::as_str).chain(known));
        }
        false
    }

    /// The rules of a channel; `None` for one of the project's own.
    pub fn rules(&self, channel: &Name) -> Option<&'static ChannelRules> {
        match self.cx.settings.channels.get(channel).is_some_and(|channel| channel.fields.is_some()) {
            true => None,
            false => rulebook::channel(channel),
        }
    }

    /// What a content of a channel and format is made of; `None` where the format is not known.
    pub fn shape(&self, content: &ast::Content) -> Option<Shape<'a>> {
        let channel = &content.channel.text;
        if let Some(fields) = self.cx.settings.channels.get(channel).and_then(|channel| channel.fields.as_ref()) {
            return Some(Shape::Own(fields));
        }
        let format = content.format.as_ref().map(|format| format.text.as_str());
        rulebook::channel(channel)?.format(format).map(Shape::Known)
    }
}

impl Shape<'_> {
    /// How a field is written, if there is such a field.
    pub fn writing(self, name: &str) -> Option<Writing> {
        match self {
            Shape::Own(fields) => fields.contains_key(name).then_some(Writing::Text),
            Shape::Known(format) if name == BUTTON && format.buttons.is_some() => Some(Writing::Link),
            Shape::Known(format) => format.field(name).map(|rules| match rules.kind {
                FieldKind::Link => Writing::Link,
                FieldKind::Html => Writing::TextOrFile,
                FieldKind::Text | FieldKind::ImageUrl | FieldKind::VideoUrl | FieldKind::Number => Writing::Text,
            }),
        }
    }

    pub fn has_buttons(self) -> bool {
        matches!(self, Shape::Known(format) if format.buttons.is_some())
    }

    /// The names of all fields, in the order of the table.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Shape::Own(fields) => fields.keys().map(Name::as_str).collect(),
            Shape::Known(format) => {
                let button = format.buttons.map(|_| BUTTON);
                format.fields.iter().map(|field| field.name).chain(button).collect()
            }
        }
    }

    /// The first field that must be there and is not among `given`.
    pub fn missing(self, given: &[&str]) -> Option<String> {
        match self {
            Shape::Own(fields) => {
                let mut required = fields.iter().filter(|(_, field)| field.required).map(|(name, _)| name.as_str());
                required.find(|name| !given.contains(name)).map(str::to_owned)
            }
            Shape::Known(format) => format.fields.iter().find_map(|rules| {
                let is_this = |name: &&&str| format.field(name).is_some_and(|found| found.name == rules.name);
                let count = given.iter().filter(is_this).count();
                (count < rules.least as usize).then(|| match rules.most > 1 && rules.kind != FieldKind::Link {
                    true => format!("{}_{}", rules.name, count + 1),
                    false => rules.name.to_owned(),
                })
            }),
        }
    }
}
