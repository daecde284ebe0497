//! Workflow commands of GitHub Actions: `::error file=..,line=..::message`.

use std::fmt::Write;

use super::{Context, Place};
use crate::diag::{Diagnostic, Severity, catalog};

/// One finding as one line, without its line end. Lines and columns count from 1; the end column is given only where the finding
/// ends in the line it begins in, as GitHub requires.
pub fn annotation(context: &Context, diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut out = format!("::{command} ");
    if let Some(place) = Place::of(diagnostic.at, context.sources, context.prefix) {
        // Writing into a string cannot fail.
        let _ = write!(out, "file={},line={},", property(&place.path), place.start.line);
        let _ = write!(out, "col={},endLine={},", place.start.column, place.end.line);
        if place.start.line == place.end.line {
            // GitHub names the last column, Danbi the one behind it.
            let _ = write!(out, "endColumn={},", (place.end.column - 1).max(place.start.column));
        }
    }
    let texts = catalog::text(context.language, diagnostic);
    let _ = write!(out, "title={}::", property(diagnostic.code.name));
    let _ = write!(out, "{}", data(&format!("{}\n{}\n{}", texts.what, texts.why, texts.help)));
    out
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_as_workflow_commands_want() {
        assert_eq!(data("50%\r\nnext: a, b"), "50%25%0D%0Anext: a, b");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
