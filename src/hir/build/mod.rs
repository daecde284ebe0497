//! From syntax trees to meaning.

mod carried;
mod channel;
mod choices;
mod compare;
mod content;
mod context;
mod cycles;
mod effects;
mod entry;
mod event;
mod flow;
mod gather;
mod journey;
mod judge;
mod message;
mod moment;
mod offer;
mod once;
mod open_hours;
mod operand;
mod path;
mod piece;
mod policy;
mod predicate;
mod scope;
mod send;
mod template;
mod test;
mod waits;
mod whole;

use context::{Body, Context};
pub use piece::{Ties, rebuild, ties};

use super::{Allow, ByName, Declared, Head, Index, Journey, Message, Offer, Policy, Project, Segment, Test};
use crate::diag::{Diagnostic, Severity, Sink, codes};
use crate::parallel;
use crate::schema::Schema;
use crate::settings::Settings;
use crate::syntax::ast;
use crate::text::Span;

/// Builds the meaning of a project from the trees of its files, in the order of the files.
///
/// Never fails: what is wrong is reported and marked broken. `findings` already holds what reading the files found; an
/// error there that lies in a declaration breaks it too. Bodies are built side by side; the result does not depend on how
/// many threads there are.
pub fn build(files: Vec<ast::File>, schema: &Schema, settings: &Settings, findings: &mut Sink) -> Project {
    let unread = unread_places(findings);
    let mut index = gather::gather(&files, schema, &unread, findings);
    index.lost.extend(settings.lost.iter().cloned());
    let mut project = bodies(files, Context { index: &index, schema, settings }, &unread, findings);
    project.index = index;
    project
}

/// All bodies, against an index that holds their signatures.
fn bodies(files: Vec<ast::File>, cx: Context, unread: &[Span], findings: &mut Sink) -> Project {
    let built = parallel::map(groups(files), |group| built_group(cx, unread, group));
    let (mut project, tests) = assemble(cx.index, built.into_iter().flatten(), findings);
    project.tests = self::tests(cx, unread, tests, &project.journeys, findings);
    project
}

/// Tests come last: what they may expect is what their journeys do.
fn tests(
    cx: Context,
    unread: &[Span],
    tests: Vec<(ast::Test, Span)>,
    journeys: &[Journey],
    findings: &mut Sink,
) -> Vec<Test> {
    if tests.is_empty() {
        return Vec::new();
    }
    let by_name = journeys.iter().map(|journey| (&journey.head.name, journey)).collect();
    let built = parallel::map(tests, |(test, span)| {
        let mut body = Body::new(cx, gather::any_within(unread, span), COMPARISONS);
        let head = head(&test.journey, test.title.as_ref(), None);
        let mut test = test::test(&mut body, head, &test, &by_name);
        test.head.broken = body.unread || body.sink.has_errors();
        test.head.uses = body.uses;
        (test, body.sink)
    });
    let tests = built.into_iter().map(|(test, sink)| {
        findings.extend(sink);
        test
    });
    tests.collect()
}

/// Declarations are built in so many groups at most: enough for every thread to have work.
const GROUPS: usize = 64;

/// Declarations of a group, at least: some 0.5 ms.
const GROUP: usize = 8;

/// Names that the declarations of one group may compare with misspelt ones, some 10 ms: a project in which every name is wrong
/// would else take time in proportion to the square of its size. By group, so that the result does not depend on threads.
const COMPARISONS: usize = 50_000;

/// All declarations, in groups. Those of a file stay together in memory but where a group ends: now that all trees are there, there
/// is no room for them twice.
fn groups(files: Vec<ast::File>) -> Vec<Vec<Vec<ast::Decl>>> {
    let count: usize = files.iter().map(|file| file.decls.len()).sum();
    let size = count.div_ceil(GROUPS).max(GROUP);
    let (mut groups, mut open, mut left) = (Vec::new(), Vec::new(), size);
    for mut decls in files.into_iter().map(|file| file.decls) {
        while !decls.is_empty() {
            let rest = decls.split_off(decls.len().min(left));
            left -= decls.len();
            open.push(decls);
            if left == 0 {
                groups.push(std::mem::take(&mut open));
                left = size;
            }
            decls = rest;
        }
    }
    groups.extend((!open.is_empty()).then_some(open));
    groups
}

fn built_group(cx: Context, unread: &[Span], group: Vec<Vec<ast::Decl>>) -> Vec<Built> {
    let mut comparisons = COMPARISONS;
    let built = group.into_iter().flatten().map(|decl| {
        let body = Body::new(cx, gather::any_within(unread, decl.span), comparisons);
        let (built, left) = built(body, decl);
        comparisons = left;
        built
    });
    built.collect()
}

/// Where reading found errors, sorted.
fn unread_places(findings: &Sink) -> Vec<Span> {
    let errors = findings.iter().filter(|found| found.severity == Severity::Error);
    let mut places: Vec<Span> = errors.map(|found| found.at).collect();
    places.sort_unstable();
    places
}

/// One declaration, and what was said about it.
struct Built {
    thing: Thing,
    sink: Sink,
    allows: Vec<Allow>,
}

enum Thing {
    Segment(Segment),
    Offer(Offer),
    Message(Message),
    Journey(Box<Journey>),
    Policy(Policy),
    /// As written, and the whole of it: built when all journeys are known.
    Test(ast::Test, Span),
}

fn built(mut body: Body, decl: ast::Decl) -> (Built, usize) {
    body.allow(&decl.allows, decl.span);
    let docs = journey::docs(&decl.docs);
    let mut thing = match decl.kind {
        ast::DeclKind::Segment(segment) => Thing::Segment(self::segment(&mut body, docs, &segment)),
        ast::DeclKind::Offer(offer) => {
            let head = head(&offer.name, offer.title.as_ref(), docs);
            Thing::Offer(offer::offer(&mut body, head, offer))
        }
        ast::DeclKind::Message(message) => {
            let head = head(&message.name, message.title.as_ref(), docs);
            Thing::Message(message::message(&mut body, head, message))
        }
        ast::DeclKind::Journey(journey) => {
            let head = head(&journey.name, journey.title.as_ref(), docs);
            Thing::Journey(Box::new(journey::journey(&mut body, head, journey)))
        }
        ast::DeclKind::Policy(policy) => Thing::Policy(policy::policy(&mut body, policy)),
        ast::DeclKind::Test(test) => Thing::Test(test, decl.span),
    };
    let broken = body.unread || body.sink.has_errors();
    let head = match &mut thing {
        Thing::Segment(segment) => Some(&mut segment.head),
        Thing::Offer(offer) => Some(&mut offer.head),
        Thing::Message(message) => Some(&mut message.head),
        Thing::Journey(journey) => Some(&mut journey.head),
        Thing::Policy(policy) => {
            policy.broken = broken;
            None
        }
        Thing::Test(..) => None,
    };
    if let Some(head) = head {
        head.broken = broken;
        head.uses = body.uses;
    }
    (Built { thing, sink: body.sink, allows: body.allows }, body.comparisons.get())
}

fn head(name: &ast::Ident, title: Option<&ast::Str>, docs: Option<String>) -> Head {
    Head {
        name: name.text.clone(),
        span: name.span,
        title: title.map(|title| title.text.to_string()),
        docs,
        ..Head::default()
    }
}

fn segment(body: &mut Body, docs: Option<String>, segment: &ast::Segment) -> Segment {
    let scope = scope::Scope::new(scope::Place::Segment);
    let predicate = match &segment.predicate {
        Some(expr) => predicate::predicate(body, &scope, expr),
        None => super::Predicate { span: segment.name.span, kind: super::PredicateKind::Unknown },
    };
    Segment { head: head(&segment.name, segment.title.as_ref(), docs), predicate }
}

/// Puts declarations in the order of their names. Of two with one name, the first counts.
fn assemble(
    index: &Index,
    built: impl Iterator<Item = Built>,
    findings: &mut Sink,
) -> (Project, Vec<(ast::Test, Span)>) {
    let (mut project, mut tests) = (Project::default(), Vec::new());
    for Built { thing, sink, allows } in built {
        findings.extend(sink);
        project.allows.extend(allows);
        match thing {
            Thing::Segment(segment) => project.segments.push(segment),
            Thing::Offer(offer) => project.offers.push(offer),
            Thing::Message(message) => project.messages.push(message),
            Thing::Journey(journey) => project.journeys.push(*journey),
            Thing::Policy(policy) => one_policy(&mut project, policy, findings),
            Thing::Test(test, span) => tests.push((test, span)),
        }
    }
    project.segments.retain(|segment| first(&index.segments, &segment.head));
    project.offers.retain(|offer| first(&index.offers, &offer.head));
    project.messages.retain(|message| {
        index.messages.get(&message.head.name).is_some_and(|known| known.declared.span == message.head.span)
    });
    project.journeys.retain(|journey| first(&index.journeys, &journey.head));
    // Trees are large: their names are sorted, and each tree moves once.
    project.segments.sort_by_cached_key(|segment| segment.head.name.clone());
    project.offers.sort_by_cached_key(|offer| offer.head.name.clone());
    project.messages.sort_by_cached_key(|message| message.head.name.clone());
    project.journeys.sort_by_cached_key(|journey| journey.head.name.clone());
    cycles::check(&mut project, findings);
    open_hours::check(&mut project, findings);
    (project, tests)
}

fn first(known: &ByName<Declared>, head: &Head) -> bool {
    known.get(&head.name).is_some_and(|declared| declared.span == head.span)
}

fn one_policy(project: &mut Project, policy: Policy, findings: &mut Sink) {
    match &project.policy {
        Some(first) => {
            findings.push(Diagnostic::new(&codes::hir::SECOND_POLICY, policy.span).label(first.span, "first"));
        }
        None => project.policy = Some(policy),
    }
}
