//! Tracking: query parameters that `danbi.toml` adds to web links.

use indexmap::IndexMap;

use super::text::push_literal;
use crate::bundle::{Part, Text};
use crate::types::Name;

/// Adds the parameters of `[links] tracking` to a link that begins with a written `http://` or `https://`.
///
/// They stand behind what the link already asks, before its `#`; a parameter that the link sets itself is left as it is. Links
/// into an app, links that begin with a placeholder and links with conditions in them stay as written: there is no telling where
/// they lead.
pub(super) fn track(link: Text, tracking: &IndexMap<Name, String>) -> Text {
    if tracking.is_empty() || !is_web_link(&link) {
        return link;
    }
    let (before, fragment) = split_fragment(&link.0);
    let query = query(&before, tracking);
    let mut parts = before;
    push_literal(&mut parts, query);
    for part in fragment {
        match part {
            Part::Literal(text) => push_literal(&mut parts, text),
            other => parts.push(other),
        }
    }
    Text(parts.into())
}

fn is_web_link(link: &Text) -> bool {
    let begins = match link.0.first() {
        Some(Part::Literal(text)) => ["http://", "https://"]
            .iter()
            .any(|scheme| text.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))),
        _ => false,
    };
    begins && link.0.iter().all(|part| matches!(part, Part::Literal(_) | Part::Placeholder(_)))
}

/// Before and from the first `#` on.
fn split_fragment(parts: &[Part]) -> (Vec<Part>, Vec<Part>) {
    let (mut before, mut fragment) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Literal(text) if fragment.is_empty() => match text.split_once('#') {
                Some((head, tail)) => {
                    push_literal(&mut before, head.to_owned());
                    fragment.push(Part::Literal(format!("#{tail}")));
                }
                None => before.push(part.clone()),
            },
            part if fragment.is_empty() => before.push(part.clone()),
            part => fragment.push(part.clone()),
        }
    }
    (before, fragment)
}

/// `?a=b&c=d` or `&a=b&c=d`, whatever fits behind these parts.
fn query(before: &[Part], tracking: &IndexMap<Name, String>) -> String {
    let literals: Vec<&str> = before
        .iter()
        .filter_map(|part| match part {
            Part::Literal(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let asked = literals.iter().any(|text| text.contains('?'));
    let mut separator = match literals.last() {
        Some(last) if last.ends_with(['?', '&']) && matches!(before.last(), Some(Part::Literal(_))) => "",
        _ if asked => "&",
        _ => "?",
    };
    let mut query = String::new();
    for (name, value) in tracking.iter().filter(|(name, _)| !sets(&literals, name)) {
        query.push_str(separator);
        query.push_str(&format!("{}={}", encoded(name), encoded(value)));
        separator = "&";
    }
    query
}

fn sets(literals: &[&str], name: &str) -> bool {
    literals.iter().any(|text| text.contains(&format!("?{name}=")) || text.contains(&format!("&{name}=")))
}

/// Percent-encoding of a query component: all but the unreserved characters of RFC 3986, section 2.3.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{Operand, Placeholder, TypeRef};

    fn tracking() -> IndexMap<Name, String> {
        [("utm_source", "danbi"), ("캠페인", "봄 세일")].map(|(name, value)| (name.into(), value.to_owned())).into()
    }

    fn placeholder() -> Part {
        let value = Operand::User(vec!["id".into()]);
        Part::Placeholder(Box::new(Placeholder { value, ty: TypeRef::Integer, filters: Vec::new() }))
    }

    /// `*` stands for a placeholder.
    fn tracked(link: &str) -> String {
        let mut parts = Vec::new();
        for (at, literal) in link.split('*').enumerate() {
            parts.extend((at > 0).then(placeholder));
            push_literal(&mut parts, literal.to_owned());
        }
        let Text(parts) = track(Text(parts.into()), &tracking());
        let show = |part: &Part| if let Part::Literal(text) = part { text.as_str() } else { "*" }.to_owned();
        parts.iter().map(show).collect()
    }

    const OWN: &str = "utm_source=danbi&%EC%BA%A0%ED%8E%98%EC%9D%B8=%EB%B4%84%20%EC%84%B8%EC%9D%BC";

    #[test]
    fn parameters_stand_behind_the_query_and_before_the_fragment() {
        for (link, expected) in [
            ("https://example.com", format!("https://example.com?{OWN}")),
            ("HTTP://example.com/a?b=c", format!("HTTP://example.com/a?b=c&{OWN}")),
            ("https://example.com/a?", format!("https://example.com/a?{OWN}")),
            ("https://example.com/a?b=c&", format!("https://example.com/a?b=c&{OWN}")),
            ("https://example.com/#a?b", format!("https://example.com/?{OWN}#a?b")),
            ("https://example.com/*", format!("https://example.com/*?{OWN}")),
            ("https://example.com/?id=*#*", format!("https://example.com/?id=*&{OWN}#*")),
        ] {
            assert_eq!(tracked(link), expected, "{link}");
        }
    }

    #[test]
    fn what_the_link_sets_itself_stays() {
        let rest = OWN.replace("utm_source=danbi&", "");
        assert_eq!(
            tracked("https://example.com/?utm_source=own"),
            format!("https://example.com/?utm_source=own&{rest}")
        );
    }

    #[test]
    fn links_that_lead_elsewhere_stay_as_written() {
        for link in ["shop://cart/*", "*", "*https://example.com", "mailto:hello@example.com", "httpsx", ""] {
            assert_eq!(tracked(link), link);
        }
    }
}
