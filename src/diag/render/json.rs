//! One JSON document for programs.
//!
//! The shape is stable: a reader looks at `version` and ignores fields it does not know. Version 1 is what stands here.

use serde::Serialize;

use super::{Context, Place};
use crate::diag::{Applicability, Diagnostic, Severity, catalog};

/// The version of the shape.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    tool: Tool,
    /// Of the texts.
    language: &'static str,
    summary: &'a Summary,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// How much was found, and in how many files one looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub files: usize,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: Option<Place>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    here: Option<String>,
    why: String,
    help: String,
    labels: Vec<Label>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix>,
}

#[derive(Serialize)]
struct Label {
    #[serde(flatten)]
    place: Place,
    text: String,
}

#[derive(Serialize)]
struct Fix {
    /// `safe` gives what was surely meant, `suggested` is a good guess.
    applicability: &'static str,
    edits: Vec<Replacement>,
}

/// Replace the range by the text.
#[derive(Serialize)]
struct Replacement {
    #[serde(flatten)]
    place: Place,
    text: String,
}

impl Summary {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic], files: usize) -> Summary {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
        Summary { errors, warnings, notes, files }
    }
}

/// The document, with a line end.
pub fn document(context: &Context, findings: &[Diagnostic], summary: &Summary) -> String {
    let document = Document {
        version: VERSION,
        tool: Tool { name: "danbi", version: env!("CARGO_PKG_VERSION") },
        language: context.language.tag(),
        summary,
        findings: findings.iter().map(|diagnostic| finding(context, diagnostic)).collect(),
    };
    // Strings and numbers only: this cannot fail.
    let mut out = serde_json::to_string_pretty(&document).unwrap_or_default();
    out.push('\n');
    out
}

fn finding(context: &Context, diagnostic: &Diagnostic) -> Finding {
    let texts = catalog::text(context.language, diagnostic);
    let place = |span| Place::of(span, context.sources, context.prefix);
    let labels = diagnostic.labels.iter().zip(texts.labels);
    Finding {
        code: diagnostic.code.name,
        severity: severity(diagnostic.severity),
        place: place(diagnostic.at),
        message: texts.what,
        here: texts.here,
        why: texts.why,
        help: texts.help,
        labels: labels.filter_map(|(label, text)| Some(Label { place: place(label.span)?, text })).collect(),
        fix: diagnostic.fix.as_ref().map(|fix| Fix {
            applicability: match fix.applicability {
                Applicability::Safe => "safe",
                Applicability::Suggested => "suggested",
            },
            edits: fix
                .edits
                .iter()
                .filter_map(|edit| Some(Replacement { place: place(edit.span)?, text: edit.text.clone() }))
                .collect(),
        }),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
