//! What the fuzz targets call, and the replay of their corpora in `cargo test`: bytes in, and what must hold of any bytes.

use danbi::bundle::validate;
use danbi::diag::render::{Context, human, json};
use danbi::diag::{Diagnostic, Language, Sink};
use danbi::driver::{Compilation, MemoryWorld, Options, compile as run};
use danbi::text::SourceMap;
use danbi::{schema as contract, settings, syntax};

const SETTINGS: &str = include_str!("../src/diag/samples/project/danbi.toml");
const SCHEMA: &str = include_str!("../src/diag/samples/project/schema/sample.toml");

/// Findings drawn for a reader, at most: a file can have thousands.
const DRAWN: usize = 20;

/// The bytes as a campaign file: parsed.
pub fn parse(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut sources = SourceMap::default();
    let file = sources.add("campaigns/a.danbi", text.as_ref());
    let parsed = syntax::parse(file, &text);
    let findings = parsed.findings.into_sorted();
    places_are_real(&findings, &sources);
    for decl in &parsed.file.decls {
        let (start, end) = (decl.span.start as usize, decl.span.end as usize);
        assert!(text.get(start..end).is_some(), "a declaration at {start}..{end}");
    }
}

/// The bytes as a file of the schema, and as `danbi.toml`.
pub fn schema(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut sources = SourceMap::default();
    let file = sources.add("schema/a.toml", text.as_ref());
    let mut sink = Sink::new();
    contract::read(&[(file, &text)], &mut sink);
    settings::read(file, &text, &mut sink);
    places_are_real(&sink.into_sorted(), &sources);
}

/// The bytes as the one campaign file of a project, from listing files to the bundle.
pub fn compile(bytes: &[u8]) {
    let world = MemoryWorld::new()
        .with("danbi.toml", SETTINGS)
        .with("schema/sample.toml", SCHEMA)
        .with("campaigns/a.danbi", bytes);
    check(run(&world, &Options::default()));
}

/// What must hold of any compilation: every finding can be shown, and what has no error is a bundle to rely on.
pub fn check(mut compilation: Compilation) {
    places_are_real(&compilation.findings, &compilation.sources);
    let sealed = compilation.seal().expect("what has no error has canonical bytes");
    assert_eq!(sealed.is_none(), compilation.has_errors());
    if let Some(sealed) = sealed {
        assert_eq!(validate(sealed.bundle()), []);
        assert!(!compilation.files(&sealed).expect("files of a sealed bundle").is_empty());
    }
}

/// Every finding lies in its file, between characters, and can be drawn.
fn places_are_real(findings: &[Diagnostic], sources: &SourceMap) {
    for finding in findings {
        for span in finding.labels.iter().map(|label| label.span).chain([finding.at]) {
            let text = &sources.get(span.file).expect("a file of the project").text;
            let range = span.start as usize..span.end as usize;
            assert!(text.get(range.clone()).is_some(), "{} at {range:?} of {}", finding.code.name, text.len());
        }
    }
    for language in [Language::En, Language::Ko] {
        let context = Context { sources, language, prefix: "" };
        for finding in findings.iter().take(DRAWN) {
            assert!(!human::render(&context, finding, true).is_empty());
        }
        let summary = json::Summary::of(findings, sources.files().len());
        assert!(!json::document(&context, &findings[..findings.len().min(DRAWN)], &summary).is_empty());
    }
}
