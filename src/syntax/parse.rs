//! The way of one file: scan, parse piece by piece, attach docs.

use pest::Parser;

use super::ast::{Comment, Decl, DeclKind, Doc, File, Ident, Template};
use super::build::Builder;
use super::grammar::{Grammar, Rule};
use super::limits::{MAX_BRACKETS, MAX_FILE};
use super::origin::Origin;
use super::scan::{Piece, Scan, scan};
use super::{hidden, repair, words};
use crate::diag::{Arg, Diagnostic, Sink, codes};
use crate::text::FileId;
use crate::types::{Name, is_name};

/// What reading a file gives.
#[derive(Debug)]
pub struct Parsed {
    /// What could be read.
    pub file: File,
    /// What could not, and why.
    pub findings: Sink,
}

/// Reads a file. Never fails: what cannot be read is absent from the tree and stands in the findings.
pub fn parse(file: FileId, text: &str) -> Parsed {
    let mut findings = Sink::new();
    let origin = Origin::new(file, 0);
    if text.len() > MAX_FILE {
        let finding = Diagnostic::new(&codes::driver::FILE_TOO_LARGE, origin.span(0, 0));
        findings.push(finding.arg("path", "*.danbi").arg("limit", MAX_FILE / (1024 * 1024)));
        return Parsed { file: File::default(), findings };
    }
    let hidden = hidden::characters(text);
    hidden::report(&hidden, &origin, &mut findings);
    let scan = scan(text);
    let mut builder = Builder::new(text, &scan.comments, &origin);
    let mut decls = Vec::new();
    let mut lost = repair::Lost::default();
    for piece in &scan.pieces {
        let before = decls.len();
        let first_hidden = hidden.get(hidden.partition_point(|&(at, _)| at < piece.start));
        let spoiled = first_hidden.is_some_and(|&(at, _)| at < piece.end);
        match text.get(piece.start..piece.end).filter(|_| !spoiled && piece.too_deep.is_none()) {
            Some(source) => match Grammar::parse(Rule::file, source) {
                Ok(pairs) => decls.extend(builder.declarations(pairs, piece.start)),
                Err(_) => decls.extend(repair::piece(file, source, piece.start, &mut findings, &mut lost)),
            },
            None => decls.extend(spoiled_piece(file, text, piece, &mut findings, &mut lost)),
        }
        if decls.len() == before {
            lost.names.extend(declared_name(text.get(piece.start..piece.end).unwrap_or_default()));
        }
    }
    findings.extend(builder.into_findings());
    let findings = once_declared(findings, &decls);
    let comments = attach_docs(text, &scan, &origin, &mut decls);
    decls.shrink_to_fit();
    let repair::Lost { names: lost, nameless } = lost;
    Parsed { file: File { decls, comments, lost, nameless }, findings }
}

/// A declaration whose name is a word of the language is one mistake, however often the name is used.
fn once_declared(findings: Sink, decls: &[Decl]) -> Sink {
    let heads: Vec<&Ident> = decls.iter().filter_map(head).filter(|name| words::is_opening(&name.text)).collect();
    if heads.is_empty() {
        return findings;
    }
    let again = |found: &Diagnostic| {
        let same = |head: &&&Ident| found.at.len() == head.span.len() && is_about(found, &head.text);
        found.code == &codes::syntax::RESERVED_WORD && heads.iter().find(same).is_some_and(|head| head.span != found.at)
    };
    let mut kept = Sink::new();
    findings.into_sorted().into_iter().filter(|found| !again(found)).for_each(|found| kept.push(found));
    kept
}

fn is_about(found: &Diagnostic, name: &Name) -> bool {
    found.args.iter().any(|(key, arg)| *key == "name" && *arg == Arg::from(name))
}

/// The name that others may use.
fn head(decl: &Decl) -> Option<&Ident> {
    match &decl.kind {
        DeclKind::Segment(segment) => Some(&segment.name),
        DeclKind::Offer(offer) => Some(&offer.name),
        DeclKind::Message(message) => Some(&message.name),
        DeclKind::Journey(journey) => Some(&journey.name),
        DeclKind::Policy(_) | DeclKind::Test(_) => None,
    }
}

/// Reads a file that is the text of a message: placeholders and tags as in `"""`, everything else as it stands, but `\{` for a brace
/// that opens nothing.
pub fn text_file(file: FileId, text: &str) -> (Template, Sink) {
    let origin = Origin::new(file, 0);
    let mut builder = Builder::new(text, &[], &origin);
    let template = builder.text_file();
    (template, builder.into_findings())
}

/// The name that a piece seems to declare: the word behind its first, which is a keyword or was meant as one.
fn declared_name(piece: &str) -> Option<Name> {
    let head = piece.lines().find(|line| !line.trim_start().starts_with("//") && !line.trim().is_empty())?;
    let second = head.trim_start().split_once(char::is_whitespace)?.1.trim_start();
    let end = second.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(second.len());
    second.get(..end).filter(|name| is_name(name)).map(Name::new)
}

/// A piece with characters that have been reported, or with too many brackets.
fn spoiled_piece(file: FileId, text: &str, piece: &Piece, findings: &mut Sink, lost: &mut repair::Lost) -> Vec<Decl> {
    if let Some(at) = piece.too_deep {
        let span = Origin::new(file, 0).span(at, at + 1);
        findings.push(
            Diagnostic::new(&codes::syntax::NESTED_TOO_DEEP, span)
                .arg("most", MAX_BRACKETS)
                .term("kind", "kind-brackets"),
        );
        return Vec::new();
    }
    let cleaned = hidden::blanked(text.get(piece.start..piece.end).unwrap_or_default());
    repair::piece(file, &cleaned, piece.start, findings, lost)
}

/// Gives each declaration the `///` lines between it and what stands before it; all other comments are returned.
fn attach_docs(text: &str, scan: &Scan, origin: &Origin, decls: &mut [Decl]) -> Vec<Comment> {
    let mut comments = Vec::new();
    let mut next = 0;
    let mut open = true;
    let mut docs: Vec<Doc> = Vec::new();
    let begin = |decl: &Decl| decl.allows.first().map_or(decl.span.start, |allow| allow.span.start);
    for &(start, end) in &scan.comments {
        let span = origin.span(start, end);
        while let Some(decl) = decls.get_mut(next).filter(|decl| begin(decl) < span.start) {
            if open {
                docs.shrink_to_fit();
                decl.docs = std::mem::take(&mut docs);
                open = false;
            }
            if span.start < decl.span.end {
                break;
            }
            next += 1;
            open = true;
        }
        match text.get(start..end).and_then(|comment| comment.strip_prefix("///")) {
            Some(doc) if open => docs.push(Doc { text: doc.strip_prefix(' ').unwrap_or(doc).into(), span }),
            _ => comments.push(Comment { span }),
        }
    }
    if let Some(decl) = decls.get_mut(next).filter(|_| open) {
        decl.docs = docs;
    }
    comments
}
