//! `danbi explain`: what a code means, why it matters, how to mend it.

use super::args::ExplainArgs;
use super::output::Output;
use super::{Failure, Outcome};
use crate::diag::render::wrap::wrap;
use crate::diag::render::{severity_word, visible};
use crate::diag::{Arg, Code, Language, Sample, catalog, codes, nearest};

/// Columns that explanations are wrapped at.
const WIDTH: usize = 100;

pub fn run(args: &ExplainArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    if args.code == "all" {
        output.out(&reference(language))?;
        return Ok(Outcome::Clean);
    }
    // As pasted from a finding: `error[unknown-event]`.
    let name = args.code.rsplit_once('[').map_or(args.code.as_str(), |(_, name)| name.trim_end_matches(']'));
    match codes::find(name) {
        Some(code) => output.out(&entry(code, language))?,
        None => return Err(unknown(name)),
    }
    Ok(Outcome::Clean)
}

fn unknown(name: &str) -> Failure {
    let code = ("code", Arg::from(visible::line(name).as_ref()));
    match nearest(name, codes::all().map(|code| code.name)) {
        Some(nearest) => Failure::Said("cli-unknown-code-nearest", vec![code, ("nearest", nearest.into())]),
        None => Failure::Said("cli-unknown-code", vec![code]),
    }
}

/// All codes, in Markdown, in the order of their names.
fn reference(language: Language) -> String {
    let mut codes: Vec<&Code> = codes::all().collect();
    codes.sort_by_key(|code| code.name);
    let title = catalog::message(language, "cli-explain-title", &[]);
    let entries: Vec<String> = codes.into_iter().map(|code| entry(code, language)).collect();
    format!("# {title}\n\n{}", entries.join("\n"))
}

fn entry(code: &Code, language: Language) -> String {
    let word = |key: &str| catalog::message(language, key, &[]);
    let text = |name: &str| catalog::attribute(language, code.name, name, &[]).unwrap_or_default();
    let kind = if code.lint { word("cli-explain-lint") } else { word("cli-explain-fixed") };
    let head = format!("## {}\n\n*{}* · {kind}\n", code.name, word(severity_word(code.severity)));
    let sample = Sample::of(code);
    let bad = block(&word("cli-explain-bad"), sample.bad);
    let good = block(&word("cli-explain-good"), sample.good);
    format!("{head}\n{}\n{bad}{good}", wrap(&text("explain"), WIDTH))
}

/// The part of a sample under its heading, fenced so that nothing in it ends the fence.
fn block(heading: &str, sample: &str) -> String {
    format!("\n### {heading}\n\n````danbi\n{}\n````\n", visible::lines(sample.trim_end()))
}
