//! Findings for people: the source with carets, drawn by miette.

use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::excerpt::{Excerpt, Mark};
use super::wrap::wrap;
use super::{Context, severity_word, visible};
use crate::diag::catalog::{self, Texts};
use crate::diag::{Diagnostic, Severity};
use crate::text::Span;

/// Columns that text is wrapped at. The source itself is never wrapped.
const WIDTH: usize = 100;

/// Columns that text is indented by.
const INDENT: usize = 2;

/// Columns of the sign before what was found.
const MARK: usize = 2;

/// One finding, with a line end behind its last line.
pub fn render(context: &Context, diagnostic: &Diagnostic, color: bool) -> String {
    let texts = catalog::text(context.language, diagnostic);
    let footer = footer(context, &texts, color);
    let theme = if color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler =
        GraphicalReportHandler::new_themed(theme).with_links(false).with_wrap_lines(false).with_footer(footer);
    let mut out = String::new();
    // Fails only where an excerpt contradicts itself; the words of the finding are then all that is shown.
    if handler.render_report(&mut out, &report(context, diagnostic, &texts)).is_err() {
        out = format!("{}\n", visible::lines(&texts.what));
    }
    out
}

/// A sentence about a place that is no finding, such as a line of a test, with what explains it below.
pub fn quote(context: &Context, what: &str, at: Span, why: Option<&str>, color: bool) -> String {
    let theme = if color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false).with_wrap_lines(false);
    let handler = match why {
        Some(why) => handler.with_footer(wrap(&visible::lines(why), WIDTH - INDENT)),
        None => handler,
    };
    let report = Report {
        head: String::new(),
        what: wrap(&visible::lines(what), WIDTH - INDENT - MARK),
        severity: miette::Severity::Error,
        excerpt: Excerpt::new(context, &[Mark { span: at, text: None, primary: true }]),
    };
    let mut out = String::new();
    // See `render`.
    if handler.render_report(&mut out, &report).is_err() {
        out = format!("{}\n", visible::lines(what));
    }
    out
}

fn footer(context: &Context, texts: &Texts, color: bool) -> String {
    let part = |key, text: &str| {
        let word = catalog::message(context.language, key, &[]);
        let text = wrap(&format!("{word}: {}", visible::lines(text)), WIDTH - INDENT);
        if color { text.replacen(&word, &format!("\u{1b}[1m{word}\u{1b}[0m"), 1) } else { text }
    };
    format!("{}\n{}", part("label-why", &texts.why), part("label-help", &texts.help))
}

fn report(context: &Context, diagnostic: &Diagnostic, texts: &Texts) -> Report {
    let main = Mark { span: diagnostic.at, text: texts.here.as_deref(), primary: true };
    let others = diagnostic.labels.iter().zip(&texts.labels);
    let others = others.map(|(label, text)| Mark { span: label.span, text: Some(text), primary: false });
    let marks: Vec<Mark> = std::iter::once(main).chain(others).collect();
    let word = catalog::message(context.language, severity_word(diagnostic.severity), &[]);
    Report {
        head: format!("{word}[{}]", diagnostic.code.name),
        what: wrap(&visible::lines(&texts.what), WIDTH - INDENT - MARK),
        severity: match diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        },
        excerpt: Excerpt::new(context, &marks),
    }
}

/// What miette draws.
#[derive(Debug)]
struct Report {
    head: String,
    what: String,
    severity: miette::Severity,
    excerpt: Excerpt,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Report {}

impl miette::Diagnostic for Report {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        if self.head.is_empty() { None } else { Some(Box::new(&self.head)) }
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.excerpt.labels();
        if labels.is_empty() { None } else { Some(Box::new(labels.into_iter())) }
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }
}
