//! The loop: parse, find the mistake, mend, parse again.

use pest::Parser;
use pest::error::{Error, ErrorVariant, InputLocation};

use super::look::{Look, Mend, Mistake};
use super::skip::Skipper;
use super::tokens::{Kind, Token, tokens};
use super::{
    block, braces, colon, condition, full_width, money, name, number, order, quoted, refused, sign, strings, time, word,
};
use crate::diag::{Diagnostic, Sink, codes};
use crate::syntax::ast::Decl;
use crate::syntax::build::Builder;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::limits::{MAX_REPAIRS, MAX_REPARSED};
use crate::syntax::origin::Origin;
use crate::syntax::scan::scan;
use crate::syntax::words;
use crate::text::{FileId, Span};
use crate::types::Name;

/// Recognises one kind of mistake at the place where parsing stopped.
type Detector = fn(&Look) -> Option<Mistake>;

/// In the order they are asked: what looks most certain first.
const DETECTORS: [Detector; 21] = [
    name::mistake,
    quoted::mistake,
    full_width::mistake,
    condition::mistake,
    colon::mistake,
    sign::mistake,
    strings::only_text,
    money::mistake,
    time::mistake,
    number::mistake,
    order::mistake,
    word::earlier,
    word::on_or_when,
    refused::mistake,
    word::member,
    word::relation,
    word::narrowing_if,
    block::race,
    block::mistake,
    word::mistake,
    strings::missing_quotes,
];

/// The declarations of a piece that does not parse as it stands. `base` is where it begins in the file.
///
/// `lost` gets the words of lines that are left out: what they name may be bound there.
pub(in crate::syntax) fn piece(
    file: FileId,
    source: &str,
    base: usize,
    findings: &mut Sink,
    lost: &mut Lost,
) -> Vec<Decl> {
    let mut found = Sink::new();
    let mut mending = Mending { text: source.to_owned(), origin: Origin::new(file, base), lost: Lost::default() };
    let decls = mended(&mut mending, source, &mut found);
    findings.extend(found);
    lost.names.append(&mut mending.lost.names);
    lost.nameless.append(&mut mending.lost.nameless);
    decls
}

fn mended(mending: &mut Mending, source: &str, findings: &mut Sink) -> Vec<Decl> {
    for mistake in last_first(strings::unclosed(&mending.text, &mending.origin)) {
        mending.apply(mistake, findings);
    }
    let found = tokens(&mending.text);
    for mistake in last_first(braces::unbalanced(&mending.text, &found, &mending.origin)) {
        mending.apply(mistake, findings);
    }
    let mut skipper = Skipper::default();
    for _ in 0..(MAX_REPARSED / source.len().max(1) + 2).min(MAX_REPAIRS) {
        let Err(error) = Grammar::parse(Rule::file, &mending.text) else { return mending.build(findings) };
        let (at, expected) = stop(&error);
        let found = tokens(&mending.text);
        let here = found.partition_point(|token: &Token| token.end <= at);
        let look = Look { text: &mending.text, tokens: &found, here, expected: &expected, origin: &mending.origin };
        let known = if skipper.advances(mending.text.len() - at.min(mending.text.len())) {
            DETECTORS.iter().find_map(|detect| detect(&look))
        } else {
            None
        };
        let mistake = known.or_else(|| skipper.skip(&look));
        match mistake {
            Some(mistake) => mending.apply(mistake, findings),
            None => break,
        }
    }
    if findings.is_empty() {
        findings.push(
            Diagnostic::new(&codes::syntax::UNEXPECTED, mending.origin.span(0, 0))
                .arg("found", "none")
                .arg("after", ""),
        );
    }
    Vec::new()
}

/// The first mistakes of a piece in the order they are mended: from the end, so that the places of the others stay true.
fn last_first(mut mistakes: Vec<Mistake>) -> Vec<Mistake> {
    mistakes.sort_by_key(|mistake| mistake.mends.first().map_or(0, |mend| mend.start));
    mistakes.truncate(MAX_REPAIRS);
    mistakes.reverse();
    mistakes
}

/// Where parsing stopped, and what could have stood there.
pub(super) fn stop(error: &Error<Rule>) -> (usize, Vec<Rule>) {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => (at, positives.clone()),
        ErrorVariant::CustomError { .. } => (at, Vec::new()),
    }
}

/// The words of a text that may be names.
fn names(text: &str) -> Vec<Name> {
    let words = tokens(text).into_iter().filter(|token| token.kind == Kind::Word);
    let words = words.filter_map(|token| text.get(token.start..token.end));
    words.filter(|word| !words::is_opening(word) && !words::is_reserved(word)).map(Name::new).collect()
}

fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// The text on its way to one that parses.
struct Mending {
    text: String,
    origin: Origin,
    lost: Lost,
}

/// What of a piece others may look for in vain.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Lost {
    /// Words of what was left out, and of names that are none.
    pub(in crate::syntax) names: Vec<Name>,
    /// The words of declarations without a name.
    pub(in crate::syntax) nameless: Vec<Name>,
}

impl Mending {
    /// Reports a mistake once and mends the text.
    fn apply(&mut self, mistake: Mistake, findings: &mut Sink) {
        let code = mistake.finding.code;
        let left_out = mistake.mends.iter().filter_map(|mend| self.text.get(mend.start..mend.end));
        if code == &codes::syntax::UNEXPECTED {
            self.lost.names.extend(left_out.flat_map(names));
        } else if code == &codes::syntax::NAME_FORM {
            // `1recent` and `recent` are looked for alike.
            let whole = left_out.clone().map(|text| text.trim_start_matches(|letter: char| letter.is_ascii_digit()));
            self.lost.names.extend(left_out.chain(whole).flat_map(names));
        } else if code == &codes::syntax::MISSING_NAME {
            let word = mistake.mends.first().and_then(|mend| self.text.get(..mend.start));
            self.lost.nameless.extend(word.and_then(|before| before.split_whitespace().next_back()).map(Name::new));
        }
        // What does not fit where something has been reported does not fit because of that.
        let at = mistake.finding.at;
        let same =
            |place: Span| place == at || mistake.finding.code == &codes::syntax::UNEXPECTED && overlap(place, at);
        if !findings.iter().any(|finding| same(finding.at)) {
            findings.push(mistake.finding);
        }
        for Mend { start, end, text } in mistake.mends.into_iter().rev() {
            if self.text.get(start..end).is_some() {
                self.origin.replaced((start, end), text.len());
                self.text.replace_range(start..end, &text);
            }
        }
    }

    fn build(&self, findings: &mut Sink) -> Vec<Decl> {
        let comments = scan(&self.text).comments;
        let mut builder = Builder::new(&self.text, &comments, &self.origin);
        let Ok(pairs) = Grammar::parse(Rule::file, &self.text) else { return Vec::new() };
        let decls = builder.declarations(pairs, 0);
        findings.extend(builder.into_findings());
        decls
    }
}
