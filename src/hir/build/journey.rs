//! Journeys: the header, and what it gives the steps.

use super::context::Body;
use super::entry;
use super::flow::Flow;
use super::predicate::predicate;
use super::scope::{Binding, Place, Scope};
use crate::diag::{Diagnostic, codes};
use crate::hir::{
    BindingOf, EntryKind, EventName, Exit, ExitKind, Goal, Head, Journey, Operand, OperandKind, Reentry, ReentryLimit,
    Target,
};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{Duration, Name, Percent, Ty, Weekdays};

/// Builds a journey. `head` comes filled; `broken` and `uses` are set by the caller.
pub(super) fn journey(body: &mut Body, head: Head, journey: ast::Journey) -> Journey {
    let mut built = Journey {
        head,
        stage: None,
        entries: Vec::new(),
        active: None,
        key: None,
        reentry: Reentry::default(),
        audience: None,
        exits: Vec::new(),
        goal: None,
        holdout: None,
        window: None,
        window_span: None,
        body: Vec::new(),
        bindings: Vec::new(),
    };
    let scope = entries(body, &journey, &mut built);
    check_single(body, &journey.header);
    for line in &journey.header {
        body.allow(&line.allows, line.span);
        header_line(body, &scope, line, &mut built);
    }
    missing(body, &journey, &built);
    let mut flow = Flow::new(body, scope);
    for line in &journey.header {
        if let ast::HeaderLine::Exit(exit) = &line.kind {
            let exit = self::exit(&mut flow, line.span, exit);
            built.exits.push(exit);
        }
    }
    built.body = flow.block(journey.steps);
    flow.finish(&mut built.bindings);
    built
}

/// All `enter` lines, and the scope they open.
fn entries(body: &mut Body, journey: &ast::Journey, built: &mut Journey) -> Scope {
    let mut scope = Scope::new(Place::Journey);
    let mut bound: Vec<Option<Binding>> = Vec::new();
    for line in &journey.header {
        let ast::HeaderLine::Enter(enter) = &line.kind else { continue };
        let entry = entry::entry(body, line.span, enter);
        bound.push(binding_of(enter, &entry.kind));
        built.entries.push(entry);
    }
    let gives = |other: &Option<Binding>, binding: &Binding| {
        other.as_ref().is_some_and(|other| other.name == binding.name && other.of == binding.of)
    };
    for binding in bound.iter().flatten() {
        let lacking = bound.iter().zip(&built.entries).find(|(other, _)| !gives(other, binding));
        match lacking {
            Some((_, entry)) => scope.bind_elsewhere(Binding { lacks: Some(entry.span), ..binding.clone() }),
            None if scope.find(&binding.name).is_some() => {}
            None => {
                built.bindings.push((binding.name.clone(), binding.of.clone()));
                scope.bind(binding.clone());
            }
        }
    }
    scope
}

fn binding_of(enter: &ast::Enter, kind: &EntryKind) -> Option<Binding> {
    let (ast::EnterKind::On { binding: Some(name), .. }, EntryKind::On { event, .. }) = (&enter.kind, kind) else {
        return None;
    };
    Some(bind(name, super::flow::binding_of(&event.event)))
}

fn header_line(body: &mut Body, scope: &Scope, line: &ast::Member<ast::HeaderLine>, built: &mut Journey) {
    match &line.kind {
        ast::HeaderLine::Stage(stage) => built.stage = Some(stage.text.clone()),
        ast::HeaderLine::Enter(_) | ast::HeaderLine::Exit(_) => {}
        ast::HeaderLine::Active { from, to } => {
            if let (Some(from), Some(to)) = (from, to)
                && from.value > to.value
            {
                body.report(Diagnostic::new(&codes::hir::ENDS_BEFORE_START, line.span));
            }
            built.active = Some((from.map(|day| day.value), to.map(|day| day.value)));
        }
        ast::HeaderLine::Key(path) => built.key = Some(key(body, scope, path)),
        ast::HeaderLine::Reentry(said) => built.reentry = reentry(body, line.span, said),
        ast::HeaderLine::Audience(expr) => built.audience = Some(predicate(body, scope, expr)),
        ast::HeaderLine::Goal(said) => built.goal = goal(body, scope, line.span, said),
        ast::HeaderLine::Holdout(share) => built.holdout = self::share(body, *share),
        ast::HeaderLine::Window(window) => {
            let days = match window.days.as_slice() {
                [] => Weekdays::EVERY,
                days => days.iter().map(|day| day.value).collect(),
            };
            if window.range.value.start == window.range.value.end {
                body.report(Diagnostic::new(&codes::hir::EMPTY_RANGE, window.range.span));
            }
            built.window = Some((days, window.range.value));
            built.window_span = Some(line.span);
        }
    }
}

/// A share that leaves some on both sides.
pub(super) fn share(body: &mut Body, share: ast::Spanned<Percent>) -> Option<Percent> {
    if share.value.0 > 0 && share.value < Percent::WHOLE {
        return Some(share.value);
    }
    body.report(Diagnostic::new(&codes::hir::SHARE_RANGE, share.span));
    None
}

fn key(body: &mut Body, scope: &Scope, path: &ast::Path) -> Operand {
    let operand = super::judge::Judge::new(body, scope).path(path);
    if matches!(operand.ty, Ty::List { .. } | Ty::Record(_)) {
        body.report(Diagnostic::new(&codes::hir::NOT_COMPARABLE, operand.span).term("type", operand.ty.term()));
    } else if !matches!(operand.kind, OperandKind::Binding(_) | OperandKind::Unknown) {
        body.report(Diagnostic::new(&codes::hir::KEY_NOT_OF_ENTRY, operand.span));
    } else if operand.optional {
        body.report(Diagnostic::new(&codes::hir::UNSET_VALUE, operand.span).help("help-key"));
    }
    operand
}

fn reentry(body: &mut Body, span: Span, said: &ast::Reentry) -> Reentry {
    let mut limits = Vec::new();
    for limit in &said.limits {
        match &limit.kind {
            ast::ReentryLimitKind::Once => limits.push(ReentryLimit { times: 1, per: None, per_key: limit.per_key }),
            ast::ReentryLimitKind::AtMost { times, per } => {
                if times.value == 0 {
                    body.report(Diagnostic::new(&codes::hir::ZERO_TIMES, times.span));
                }
                check_lookback(body, *per);
                limits.push(ReentryLimit { times: times.value, per: Some(per.value), per_key: limit.per_key });
            }
            ast::ReentryLimitKind::EveryTime if said.limits.len() > 1 => {
                body.report(Diagnostic::new(&codes::hir::EVERY_TIME_AND_LIMIT, limit.span));
            }
            ast::ReentryLimitKind::EveryTime => {}
        }
    }
    let restart = said.while_active.is_some_and(|active| active.value == ast::WhileActive::Restart);
    Reentry { span: Some(span), limits, restart }
}

/// A length of time that is looked back over.
pub(super) fn check_lookback(body: &mut Body, duration: ast::DurationLit) {
    let scope = Scope::new(Place::Segment);
    super::judge::Judge::new(body, &scope).check_lookback(duration.value, duration.span);
}

fn exit(flow: &mut Flow, span: Span, exit: &ast::Exit) -> Exit {
    let kind = match &exit.kind {
        ast::ExitKind::On(event) => ExitKind::On(super::event::event_match(flow.body, &flow.scope, event)),
        ast::ExitKind::When(expr) => ExitKind::When(predicate(flow.body, &flow.scope, expr)),
    };
    let last_words = exit.last_words.as_ref().map(|steps| flow.last_words(steps.clone()));
    Exit { span, kind, last_words }
}

fn goal(body: &mut Body, scope: &Scope, span: Span, said: &ast::Goal) -> Option<Goal> {
    let event = super::event::event_match(body, scope, &said.event);
    let target = said.target.as_ref().map(|target| match target {
        ast::GoalTarget::Share(share) => Target::Share(share.value),
        ast::GoalTarget::OverHoldout(share) => Target::OverHoldout(share.value),
    });
    let Some(within) = said.within else {
        if !body.unread {
            body.report(Diagnostic::new(&codes::hir::GOAL_WITHIN, span));
        }
        return None;
    };
    if within.value.is_zero() {
        body.report(Diagnostic::new(&codes::hir::ZERO_DURATION, within.span));
    }
    Some(Goal { span, event, within: within.value, target })
}

/// What may be said once.
fn single(line: &ast::HeaderLine) -> Option<&'static str> {
    match line {
        ast::HeaderLine::Stage(_) => Some("stage"),
        ast::HeaderLine::Active { .. } => Some("active"),
        ast::HeaderLine::Key(_) => Some("key"),
        ast::HeaderLine::Reentry(_) => Some("reentry"),
        ast::HeaderLine::Audience(_) => Some("audience"),
        ast::HeaderLine::Goal(_) => Some("goal"),
        ast::HeaderLine::Holdout(_) => Some("holdout"),
        ast::HeaderLine::Window(_) => Some("window"),
        ast::HeaderLine::Enter(_) | ast::HeaderLine::Exit(_) => None,
    }
}

fn check_single(body: &mut Body, header: &[ast::Member<ast::HeaderLine>]) {
    let mut seen: Vec<(&'static str, Span)> = Vec::new();
    for line in header {
        let Some(word) = single(&line.kind) else { continue };
        match seen.iter().find(|(before, _)| *before == word) {
            Some((_, first)) => {
                let found =
                    Diagnostic::new(&codes::hir::DUPLICATE_LINE, line.span).arg("name", word).label(*first, "first");
                body.report(found);
            }
            None => seen.push((word, line.span)),
        }
    }
}

fn missing(body: &mut Body, journey: &ast::Journey, built: &Journey) {
    if body.unread {
        return;
    }
    let name = built.head.span;
    if built.entries.is_empty() {
        body.report(Diagnostic::new(&codes::hir::JOURNEY_WITHOUT_ENTER, name).arg("name", &built.head.name));
    }
    if journey.steps.is_empty() {
        body.report(Diagnostic::new(&codes::hir::JOURNEY_WITHOUT_STEPS, name).arg("name", &built.head.name));
    }
    let repeats = built.entries.iter().find(|entry| repeats(body, &entry.kind));
    if let (Some(entry), None) = (repeats, built.reentry.span) {
        body.report(Diagnostic::new(&codes::hir::REENTRY_NEEDED, entry.span));
    }
    for limit in per_key_limits(journey).filter(|_| built.key.is_none()) {
        body.report(Diagnostic::new(&codes::hir::PER_KEY_WITHOUT_KEY, limit));
    }
}

/// Whether people may come in again and again by an entry. What the schema says happens once to a person cannot.
fn repeats(body: &Body, entry: &EntryKind) -> bool {
    match entry {
        EntryKind::On { event, .. } => {
            let EventName::Event(name) = &event.event else { return true };
            let declared = body.cx.schema.events.get(name);
            !declared.is_some_and(|declared| declared.once_per_person || declared.first)
        }
        EntryKind::When { .. } | EntryKind::Date(_) => true,
        _ => false,
    }
}

fn per_key_limits(journey: &ast::Journey) -> impl Iterator<Item = Span> {
    journey
        .header
        .iter()
        .flat_map(|line| match &line.kind {
            ast::HeaderLine::Reentry(reentry) => reentry.limits.as_slice(),
            _ => &[],
        })
        .filter(|limit| limit.per_key)
        .map(|limit| limit.span)
}

/// A length of time that must not be nothing.
pub(super) fn positive(body: &mut Body, duration: ast::DurationLit) -> Duration {
    if duration.value.is_zero() {
        body.report(Diagnostic::new(&codes::hir::ZERO_DURATION, duration.span));
    }
    duration.value
}

/// Joins doc lines.
pub(super) fn docs(docs: &[ast::Doc]) -> Option<String> {
    let lines: Vec<&str> = docs.iter().map(|doc| doc.text.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The binding of a name, for arms and entries.
pub(super) fn bind(name: &ast::Ident, of: BindingOf) -> Binding {
    Binding { name: name.text.clone(), span: name.span, of, lacks: None }
}

pub(super) type Bindings = Vec<(Name, BindingOf)>;
