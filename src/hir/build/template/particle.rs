//! `{{ user.name }}을(를)`: a Korean particle written behind a value, where the value decides its form.

use super::Writer;
use crate::diag::{Diagnostic, codes};
use crate::hir::Part;
use crate::syntax::ast;
use crate::text::{Edit, Span};
use crate::types::{Name, Ty};

/// What is written, and the pair it belongs to. Both forms at once first.
const PARTICLES: [(&str, &str); 29] = [
    ("을(를)", "을/를"),
    ("를(을)", "을/를"),
    ("을/를", "을/를"),
    ("를/을", "을/를"),
    ("이(가)", "이/가"),
    ("가(이)", "이/가"),
    ("이/가", "이/가"),
    ("가/이", "이/가"),
    ("은(는)", "은/는"),
    ("는(은)", "은/는"),
    ("은/는", "은/는"),
    ("는/은", "은/는"),
    ("과(와)", "과/와"),
    ("와(과)", "과/와"),
    ("과/와", "과/와"),
    ("와/과", "과/와"),
    ("(으)로", "으로/로"),
    ("으로/로", "으로/로"),
    ("로/으로", "으로/로"),
    ("을", "을/를"),
    ("를", "을/를"),
    ("이", "이/가"),
    ("가", "이/가"),
    ("은", "은/는"),
    ("는", "은/는"),
    ("과", "과/와"),
    ("와", "과/와"),
    ("으로", "으로/로"),
    ("로", "으로/로"),
];

impl Writer<'_, '_, '_> {
    /// Reports a particle at the start of the text behind a placeholder. Only of texts: behind `3` or `39,000원` it is always the same, and
    /// a constant is known.
    pub(super) fn check_particle(&mut self, said: &ast::Placeholder, built: &Part, text: &str, span: Span) {
        let Part::Placeholder(placeholder) = built else { return };
        let plain = said.filters.iter().all(|filter| matches!(filter.name.text.as_str(), "default" | "truncate"));
        if !matches!(placeholder.ty, Ty::Text { .. }) || !plain {
            return;
        }
        let Some((written, pair)) = particle(text) else { return };
        let ast::PlaceholderValue::Path(path) = &said.value else { return };
        let end = said.filters.last().map_or(path.span, |filter| filter.span);
        let Ok(length) = u32::try_from(written.len()) else { return };
        let at = Span::new(span.file, span.start, span.start.saturating_add(length));
        let names: Vec<&str> = path.parts.iter().map(|part| part.text.as_str()).collect();
        let edits = vec![Edit::insert_after(end, format!(" | josa('{pair}')")), Edit::replace(at, "")];
        let found = Diagnostic::new(&codes::message::FIXED_PARTICLE, at)
            .arg("written", Name::new(written))
            .arg("path", names.join("."))
            .arg("pair", pair)
            .label(said.span, "value");
        self.body.report(found.suggested_fix(edits));
    }
}

/// The particle at the start of a text, and its pair. A single form counts only where the word ends behind it.
fn particle(text: &str) -> Option<(&'static str, &'static str)> {
    PARTICLES.into_iter().find(|(written, _)| {
        let both = written.contains(['(', '/']);
        let rest = text.strip_prefix(written);
        rest.is_some_and(|rest| both || !rest.starts_with(|letter: char| letter.is_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::particle;

    #[test]
    fn only_particles_that_alternate_and_end_their_word() {
        for (text, pair) in [("을(를) 담았어요", "을/를"), ("가 도착", "이/가"), ("은", "은/는"), ("(으)로", "으로/로")]
        {
            assert_eq!(particle(text).map(|(_, pair)| pair), Some(pair), "{text}");
        }
        for text in ["가격", "님, 안녕하세요", "이벤트", "의 소식", "로고", "과일", "은행", " 을 ", "에서", "이에요"]
        {
            assert_eq!(particle(text), None, "{text}");
        }
    }
}
