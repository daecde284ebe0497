//! `#{고객명}`, `%name%`, `{user.name}`: placeholders as other tools write them. Here they are plain text, and customers would read them.

use super::Writer;
use crate::diag::{Diagnostic, codes};
use crate::hir::BindingOf;
use crate::text::{Edit, Span};
use crate::types::{Name, Ty, is_name};

/// How a placeholder of another tool begins and ends. What holds another comes first.
const FORMS: [(&str, &str); 8] =
    [("*|", "|*"), ("<<", ">>"), ("[[", "]]"), ("%%", "%%"), ("${", "}"), ("#{", "}"), ("{", "}"), ("%", "%")];

/// What a customer's name is called there.
const NAMES: [&str; 12] = [
    "name",
    "username",
    "user_name",
    "first_name",
    "firstname",
    "fname",
    "customer_name",
    "고객명",
    "고객이름",
    "회원명",
    "이름",
    "성함",
];

/// A placeholder of another tool: where it stands, and the name inside it.
#[derive(Debug, PartialEq, Eq)]
struct Foreign<'t> {
    start: usize,
    end: usize,
    inside: &'t str,
}

impl Writer<'_, '_, '_> {
    /// Reports each one in a literal. Where the literal is as long as what was written, places in it are places in the file.
    pub(super) fn check_foreign(&mut self, text: &str, span: Span) {
        // What could not be read is no literal yet.
        if self.body.unread {
            return;
        }
        let exact = usize::try_from(span.len()).is_ok_and(|length| length == text.len());
        let mut from = 0;
        while let Some(foreign) = next(text, from, self.in_link) {
            from = foreign.end;
            let written = text.get(foreign.start..foreign.end).unwrap_or_default();
            let place = |at: usize| u32::try_from(at).map_or(span.end, |at| span.start.saturating_add(at));
            let at = if exact { Span::new(span.file, place(foreign.start), place(foreign.end)) } else { span };
            let found = Diagnostic::new(&codes::message::FOREIGN_PLACEHOLDER, at).arg("written", Name::new(written));
            let meant = self.meant(foreign.inside).map(|path| format!("{{{{ {path} }}}}"));
            self.body.report(match meant {
                Some(right) if exact => {
                    found.arg("right", right.as_str()).help("help-right").suggested_fix(vec![Edit::replace(at, right)])
                }
                Some(right) => found.arg("right", right).help("help-right"),
                None => found,
            });
        }
    }

    /// The path that a name of another tool most likely means, as it is written here.
    fn meant(&self, inside: &str) -> Option<String> {
        let parts: Vec<&str> = inside.split('.').collect();
        match parts.as_slice() {
            [root, _, ..] if *root == "user" || self.scope.find(root).is_some() => {
                let attribute = parts.get(1).and_then(|name| self.body.cx.schema.attributes.get(*name));
                let known = *root != "user" || attribute.is_some();
                known.then(|| self.with_default(inside, attribute.filter(|_| *root == "user")))
            }
            [.., last] => self.attribute(last).or_else(|| self.property(last)),
            [] => None,
        }
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let attributes = &self.body.cx.schema.attributes;
        let plain = name.to_lowercase();
        let same = attributes.get(plain.as_str());
        let titled = || attributes.values().find(|of| of.about.title.as_deref() == Some(name));
        let called = || attributes.get("name").filter(|_| NAMES.contains(&plain.as_str()));
        let found = same.or_else(titled).or_else(called)?;
        Some(self.with_default(&format!("user.{}", found.name), Some(found)))
    }

    /// A property of the one event that a parameter holds.
    fn property(&self, name: &str) -> Option<String> {
        let events = &self.body.cx.schema.events;
        let mut found = self.scope.bindings().filter_map(|binding| {
            let BindingOf::Event(event) = &binding.of else { return None };
            let properties = events.get(event)?.properties.values();
            let mut same = properties.filter(|of| of.field.name == name || of.about.title.as_deref() == Some(name));
            Some(format!("{}.{}", binding.name, same.next()?.field.name))
        });
        let only = found.next()?;
        found.next().is_none().then_some(only)
    }

    /// What may be unset needs something to say instead.
    fn with_default(&self, path: &str, attribute: Option<&crate::schema::Attribute>) -> String {
        let korean = self.body.cx.settings.locales.first().is_some_and(|locale| locale.starts_with("ko"));
        match attribute {
            Some(of) if of.optional && matches!(of.ty, Ty::Text { .. }) => {
                format!("{path} | default('{}')", if korean { "고객" } else { "friend" })
            }
            _ => path.to_owned(),
        }
    }
}

/// The next one from a place on.
fn next(text: &str, from: usize, in_link: bool) -> Option<Foreign<'_>> {
    let letters = text.get(from..)?.char_indices().filter(|(_, letter)| "*<[%$#{".contains(*letter));
    letters.map(|(at, _)| from + at).find_map(|at| FORMS.into_iter().find_map(|form| foreign(text, at, form, in_link)))
}

fn foreign<'t>(text: &'t str, at: usize, (open, close): (&str, &str), in_link: bool) -> Option<Foreign<'t>> {
    let rest = text.get(at..)?.strip_prefix(open)?;
    let length = rest.find(close)?;
    let inside = rest.get(..length)?;
    let name = inside.trim_matches(' ');
    let path = name.split('.').all(is_name) && name.chars().count() <= 40;
    // `30%할인%`, and `%EA%B0%80` of an address.
    let percent = open == "%";
    let counts = text.get(..at).is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_digit()));
    let hex = name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let share = percent && (in_link || counts || hex || name != inside);
    let end = at + open.len() + length + close.len();
    (path && !share).then_some(Foreign { start: at, end, inside: name })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, in_link: bool) -> Vec<&str> {
        let (mut from, mut found) = (0, Vec::new());
        while let Some(foreign) = next(text, from, in_link) {
            from = foreign.end;
            found.push(&text[foreign.start..foreign.end]);
        }
        found
    }

    #[test]
    fn placeholders_of_other_tools() {
        for written in [
            "#{고객명}",
            "%name%",
            "{user.name}",
            "${name}",
            "*|FNAME|*",
            "<<name>>",
            "[[이름]]",
            "%%이름%%",
            "{ name }",
        ] {
            assert_eq!(all(&format!("{written}님, 안녕하세요"), false), [written]);
        }
        assert_eq!(all("%이름%님 #{상품}", false), ["%이름%", "#{상품}"]);
        assert_eq!(all("shop://cart/{cart_id}", true), ["{cart_id}"]);
    }

    #[test]
    fn text_that_only_looks_like_one() {
        for text in [
            "30% 할인, 50% 적립",
            "30%또는50%",
            "a{color:red}",
            "#신상 #니트",
            "[광고] 안녕",
            "100%",
            "{ }",
            "<b>굵게</b>",
            "%EA%B0%80",
        ] {
            assert_eq!(all(text, false), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(all("https://example.com/?q=%EA%B0%80&r=%ab%", true), Vec::<&str>::new());
    }
}
