//! The policy.

use super::context::Body;
use super::journey::{check_lookback, share};
use super::message::{purpose, topic};
use super::once::Once;
use crate::diag::{Diagnostic, codes};
use crate::hir::{Cap, CapScope, Policy, Purpose, Quiet};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{Duration, Name};

/// Builds the policy. `broken` is set by the caller.
pub(super) fn policy(body: &mut Body, policy: ast::Policy) -> Policy {
    let mut built = Policy { span: policy.span, ..Policy::default() };
    let mut once = Once::default();
    for line in &policy.members {
        body.allow(&line.allows, line.span);
        match &line.kind {
            ast::PolicyMember::Cap(said) => cap(body, said, &mut built.caps),
            ast::PolicyMember::Quiet(said) => built.quiet.extend(quiet(body, line.span, said)),
            ast::PolicyMember::Priority(stages) if once.first(body, "priority", line.span) => {
                built.priority = priority(body, stages);
            }
            ast::PolicyMember::Holdout(said) if once.first(body, "holdout", line.span) => {
                built.holdout = share(body, *said);
            }
            ast::PolicyMember::Priority(_) | ast::PolicyMember::Holdout(_) => {}
        }
    }
    built
}

fn cap(body: &mut Body, said: &ast::Cap, caps: &mut Vec<Cap>) {
    let scope = scope(body, said.scope.as_ref());
    let channel = said.channel.as_ref().filter(|channel| body.channel(channel)).map(|channel| channel.text.clone());
    let reported = scope.is_none() || said.channel.is_some() != channel.is_some();
    for limit in &said.limits {
        let rolling = period(body, limit);
        if limit.count.value == 0 {
            body.report(Diagnostic::new(&codes::hir::ZERO_TIMES, limit.count.span));
        }
        let Some(scope) = scope.clone().filter(|_| !reported) else { continue };
        let cap = Cap { span: limit.span, count: limit.count.value, rolling, scope, channel: channel.clone() };
        if let Some(first) = caps.iter().find(|other| same_reach(other, &cap)) {
            let found = Diagnostic::new(&codes::message::DUPLICATE_CAP, limit.span).label(first.span, "first");
            body.report(found);
        }
        caps.push(cap);
    }
}

/// Whether both count the same sends over the same time.
fn same_reach(one: &Cap, other: &Cap) -> bool {
    let looks_back = |cap: &Cap| cap.rolling.map(Duration::lookback_seconds);
    one.scope == other.scope && one.channel == other.channel && looks_back(one) == looks_back(other)
}

fn period(body: &mut Body, limit: &ast::CapLimit) -> Option<Duration> {
    match &limit.period {
        ast::CapPeriod::Rolling(duration) => {
            check_lookback(body, *duration);
            Some(duration.value)
        }
        ast::CapPeriod::CalendarDay => None,
    }
}

/// `None` where it was reported. Nothing said is advertising.
fn scope(body: &mut Body, said: Option<&ast::CapScope>) -> Option<CapScope> {
    Some(match said {
        None => CapScope::Purpose(Purpose::Advertising),
        Some(ast::CapScope::Purpose(word)) => CapScope::Purpose(withheld(body, word)?),
        Some(ast::CapScope::Stage(stage)) => CapScope::Stage(self::stage(body, stage)),
        Some(ast::CapScope::Message(message)) => CapScope::Message(capped_message(body, message)?),
        Some(ast::CapScope::Journey(journey)) => CapScope::Journey(capped_journey(body, journey)?),
        Some(ast::CapScope::Topic(name)) => CapScope::Topic(topic(body, name)?),
    })
}

/// A purpose whose messages may be capped and held.
fn withheld(body: &mut Body, word: &ast::Ident) -> Option<Purpose> {
    let purpose = purpose(body, word)?;
    if must_arrive(purpose) {
        body.report(cannot_withhold(word.span, purpose));
        return None;
    }
    Some(purpose)
}

/// What is owed to a person cannot be kept back: codes to sign in, notices the law wants.
fn must_arrive(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Authentication | Purpose::Statutory)
}

fn cannot_withhold(span: Span, purpose: Purpose) -> Diagnostic {
    Diagnostic::new(&codes::message::CANNOT_WITHHOLD, span).arg("purpose", purpose.word())
}

/// A stage, which some journey should say. Where a declaration could not be read its stage is not known: silence.
fn stage(body: &mut Body, stage: &ast::Ident) -> Name {
    let index = body.cx.index;
    let known = index.stages.contains_key(&stage.text) || !index.lost.is_empty();
    let found = Diagnostic::new(&codes::hir::STAGE_WITHOUT_JOURNEY, stage.span).arg("name", &stage.text);
    // Several lines may name it: one mistake all the same.
    let told = |other: &Diagnostic| other.code == found.code && other.args.first() == found.args.first();
    if !known && !body.sink.iter().any(told) {
        let found = body.suggest(found, &stage.text, stage.span, index.stages.keys().map(Name::as_str));
        body.report(found);
    }
    stage.text.clone()
}

fn capped_message(body: &mut Body, message: &ast::Ident) -> Option<Name> {
    let messages = &body.cx.index.messages;
    let Some(signature) = messages.get(&message.text) else {
        body.unknown("kind-message", &message.text, message.span, messages.keys().map(Name::as_str));
        return None;
    };
    if let Some(purpose) = signature.purpose.filter(|purpose| must_arrive(*purpose)) {
        let found = cannot_withhold(message.span, purpose).label(signature.declared.span, "declared");
        body.report(found);
        return None;
    }
    Some(message.text.clone())
}

fn capped_journey(body: &mut Body, journey: &ast::Ident) -> Option<Name> {
    let journeys = &body.cx.index.journeys;
    if !journeys.contains_key(&journey.text) {
        body.unknown("kind-journey", &journey.text, journey.span, journeys.keys().map(Name::as_str));
        return None;
    }
    Some(journey.text.clone())
}

fn quiet(body: &mut Body, span: Span, said: &ast::Quiet) -> Option<Quiet> {
    let range = said.range.value;
    if range.start == range.end {
        body.report(Diagnostic::new(&codes::hir::EMPTY_RANGE, said.range.span));
    }
    let purpose = match &said.scope {
        Some(word) => withheld(body, word)?,
        None => Purpose::Advertising,
    };
    let skip = said.effect.is_some_and(|effect| effect.value == ast::QuietEffect::Skip);
    Some(Quiet { span, range, purpose, skip })
}

fn priority(body: &mut Body, stages: &[ast::Ident]) -> Vec<Name> {
    let mut built: Vec<(Name, Span)> = Vec::with_capacity(stages.len());
    for said in stages {
        let name = stage(body, said);
        match built.iter().find(|(before, _)| *before == name) {
            Some((_, first)) => {
                let found = Diagnostic::new(&codes::hir::DUPLICATE_NAME, said.span)
                    .arg("name", &name)
                    .term("kind", "kind-stage")
                    .label(*first, "first");
                body.report(found);
            }
            None => built.push((name, said.span)),
        }
    }
    built.into_iter().map(|(name, _)| name).collect()
}
