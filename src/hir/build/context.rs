//! What every body needs while it is built.

use std::cell::Cell;
use std::collections::BTreeSet;

use crate::diag::{Arg, Code, Diagnostic, Sink, codes, nearest};
use crate::hir::{Allow, Index, Use};
use crate::schema::Schema;
use crate::settings::Settings;
use crate::syntax::ast;
use crate::text::{Edit, Span};
use crate::types::Name;

/// What all bodies share.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub index: &'a Index,
    pub schema: &'a Schema,
    pub settings: &'a Settings,
}

/// One declaration being built: what it found so far.
pub(super) struct Body<'a> {
    pub cx: Context<'a>,
    pub sink: Sink,
    pub uses: BTreeSet<Use>,
    pub allows: Vec<Allow>,
    /// Parts of it could not be read: nothing is said about what seems to be missing.
    pub unread: bool,
    /// The message that is being built.
    pub declares: Option<Name>,
    /// Channels that were reported.
    pub told_channels: BTreeSet<Name>,
    /// Names that may still be compared with misspelt ones.
    pub comparisons: Cell<usize>,
}

impl<'a> Body<'a> {
    pub fn new(cx: Context<'a>, unread: bool, comparisons: usize) -> Self {
        let comparisons = Cell::new(comparisons);
        let (uses, told_channels) = (BTreeSet::new(), BTreeSet::new());
        let (sink, allows, declares) = (Sink::new(), Vec::new(), None);
        Body { cx, sink, uses, allows, unread, declares, told_channels, comparisons }
    }

    /// Reports a finding. Silent about a name that is not there where its declaration could not be read.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        if !self.is_lost(&diagnostic) {
            self.sink.push(diagnostic);
        }
    }

    /// Whether a finding says that a name is not there and that follows from another mistake.
    fn is_lost(&self, finding: &Diagnostic) -> bool {
        let index = self.cx.index;
        let arg = |wanted: &str| finding.args.iter().find(|(name, _)| *name == wanted).map(|(_, arg)| arg);
        let kind = match arg("kind") {
            Some(Arg::Term(kind)) => *kind,
            _ => "",
        };
        let code = finding.code;
        if !NAMES.contains(&code) {
            return false;
        }
        let elsewhere = code == &codes::message::CHANNEL_NOT_SET_UP;
        let of_schema = !elsewhere && (code != &codes::hir::UNKNOWN_NAME || SCHEMA_KINDS.contains(&kind));
        let lost = matches!(arg("name"), Some(Arg::Text(name)) if index.lost.contains(name));
        // What is near to a name that is there is a slip of its own.
        let far = finding.fix.is_none();
        let meant = far && (index.nameless.contains(kind) || index.twice.contains(&(kind, finding.at.file)));
        lost || meant || of_schema && self.cx.schema.unread
    }

    /// Reports a name that names nothing of its kind, with the nearest that does.
    pub fn unknown<'c>(
        &mut self,
        kind: &'static str,
        name: &Name,
        span: Span,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        let mut candidates = candidates.into_iter();
        let first: Vec<&str> = candidates.by_ref().take(MOST_LISTED + 1).collect();
        let diagnostic = Diagnostic::new(&codes::hir::UNKNOWN_NAME, span).arg("name", name).term("kind", kind);
        let diagnostic = match help_of(kind) {
            "help-binding" => diagnostic.arg("known", listed(&first)).help("help-binding"),
            "help-outside" if is_short(&first) => diagnostic.arg("known", listed(&first)).help("help-outside-known"),
            "help-closed" if is_short(&first) => diagnostic.arg("known", listed(&first)).help("help-known"),
            help => diagnostic.help(help),
        };
        let diagnostic = self.suggest(diagnostic, name, span, first.into_iter().chain(candidates));
        self.report(diagnostic);
    }

    /// [`suggest`] among names of the project, of which there may be many: as long as there are comparisons left.
    pub fn suggest<'c>(
        &self,
        diagnostic: Diagnostic,
        name: &str,
        span: Span,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Diagnostic {
        let candidates: Vec<&str> = candidates.into_iter().take(self.comparisons.get()).collect();
        self.comparisons.set(self.comparisons.get() - candidates.len());
        // Of names that were only looked at in part the nearest may be none at all.
        if self.comparisons.get() == 0 { diagnostic } else { suggest(diagnostic, name, span, candidates) }
    }

    /// Files the `allow`s that stand before something.
    pub fn allow(&mut self, allows: &[ast::Allow], within: Span) {
        for allow in allows {
            self.allow_one(allow, within);
        }
    }

    fn allow_one(&mut self, allow: &ast::Allow, within: Span) {
        let name = &allow.code.text;
        let Some(code) = codes::find(name) else {
            let lints = codes::all().filter(|code| code.lint).map(|code| code.name);
            return self.unknown("kind-lint", name, allow.code.span, lints);
        };
        if !code.lint {
            let found = Diagnostic::new(&codes::hir::NOT_ALLOWABLE, allow.code.span).arg("name", name);
            return self.report(found);
        }
        let until = allow.until.map(|until| until.value);
        self.allows.push(Allow { code, within, span: allow.span, until });
    }
}

/// What says that a name is not there.
const NAMES: [&Code; 6] = [
    &codes::hir::UNKNOWN_NAME,
    &codes::hir::UNKNOWN_EVENT,
    &codes::hir::UNKNOWN_ATTRIBUTE,
    &codes::hir::UNKNOWN_PROPERTY,
    &codes::hir::UNKNOWN_FIELD,
    &codes::message::CHANNEL_NOT_SET_UP,
];

/// Kinds that a schema declares.
const SCHEMA_KINDS: [&str; 5] = ["kind-list", "kind-consent", "kind-topic", "kind-content", "kind-webhook"];

/// So many names can be shown in one sentence.
const MOST_LISTED: usize = 12;

fn is_short(names: &[&str]) -> bool {
    (1..=MOST_LISTED).contains(&names.len())
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// How to mend a name of this kind where none is near: some cannot be declared, others not in a campaign.
fn help_of(kind: &str) -> &'static str {
    match kind {
        "kind-channel" | "kind-list" | "kind-consent" | "kind-topic" | "kind-content" | "kind-webhook"
        | "kind-constant" | "kind-in-text" => "help-outside",
        "kind-purpose" => "help-purpose",
        "kind-filter" => "help-filter",
        "kind-binding" => "help-binding",
        "kind-reason" | "kind-origin" | "kind-lint" | "kind-format" | "kind-locale" | "kind-value" => "help-closed",
        _ => "help",
    }
}

/// Adds the nearest candidate as the way to mend, and as a fix. For short lists; see [`Body::suggest`].
pub(super) fn suggest<'c>(
    diagnostic: Diagnostic,
    name: &str,
    span: Span,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Diagnostic {
    match nearest(name, candidates) {
        Some(near) => {
            diagnostic.arg("nearest", near).help("help-nearest").suggested_fix(vec![Edit::replace(span, near)])
        }
        None => diagnostic,
    }
}

/// Names of the schema and the settings that several places look up.
impl Body<'_> {
    /// Whether the schema has that list.
    pub fn list(&mut self, list: &ast::Ident) -> bool {
        let lists = &self.cx.schema.lists;
        let known = lists.contains_key(&list.text);
        if !known {
            self.unknown("kind-list", &list.text, list.span, lists.keys().map(|name| name.as_str()));
        }
        known
    }
}
