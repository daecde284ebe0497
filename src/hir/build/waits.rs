//! Steps that let time pass: waits, races, collections, loads, repeats.

use super::event::event_match;
use super::flow::{Flow, binding_of, ends};
use super::journey::positive;
use super::moment::moment;
use super::predicate::predicate;
use crate::diag::{Diagnostic, codes};
use crate::hir::{Arm, ArmOn, BindingOf, Block, Collect, CollectUntil, EventName, Load, StepKind};
use crate::syntax::ast;
use crate::text::Span;

/// The most a `repeat` may run: the bound of every analysis.
const MOST_REPEATS: u32 = 31;

impl Flow<'_, '_> {
    pub fn wait(&mut self, duration: ast::DurationLit, at: Option<ast::TimeLit>) -> StepKind {
        let length = positive(self.body, duration);
        if at.is_some() && !length.is_calendar() {
            self.report(Diagnostic::new(&codes::hir::WAIT_AT_UNITS, duration.span));
        }
        StepKind::Wait { duration: length, at: at.map(|at| at.value) }
    }

    pub fn until(&mut self, span: Span, until: ast::WaitUntil) -> StepKind {
        let (moment, most) = moment(self.body, &self.scope, span, &until.moment, until.most);
        let (arms, otherwise) = self.arms(until.arms.unwrap_or_default());
        StepKind::Until { moment, most, arms, otherwise }
    }

    pub fn race(&mut self, span: Span, race: ast::Race) -> StepKind {
        let limit = positive(self.body, race.limit);
        if !self.body.unread && race.arms.iter().all(|arm| matches!(arm.head, ast::ArmHead::Otherwise)) {
            self.report(
                Diagnostic::new(&codes::hir::RACE_WITHOUT_ARMS, span).arg("limit", race.limit.value.to_string()),
            );
        }
        let (arms, otherwise) = self.arms(race.arms);
        StepKind::Race { limit, arms, otherwise }
    }

    fn arms(&mut self, arms: Vec<ast::Arm>) -> (Vec<Arm>, Option<Block>) {
        let mut built = Vec::new();
        let mut otherwise: Option<(Block, Span)> = None;
        for arm in arms {
            let within = arm.steps.last().map_or(arm.span, |last| arm.span.to(last.span));
            self.body.allow(&arm.allows, within);
            match arm.head {
                ast::ArmHead::On { event, binding } => built.push(self.event_arm(arm.span, &event, binding, arm.steps)),
                ast::ArmHead::When(expr) => {
                    let on = ArmOn::When(predicate(self.body, &self.scope, &expr));
                    built.push(Arm { span: arm.span, on, body: self.block(arm.steps) });
                }
                ast::ArmHead::Otherwise => {
                    if let Some((_, first)) = &otherwise {
                        let found = Diagnostic::new(&codes::hir::DUPLICATE_LINE, arm.span)
                            .arg("name", "otherwise")
                            .label(*first, "first");
                        self.report(found);
                    }
                    otherwise = Some((self.block(arm.steps), arm.span));
                }
            }
        }
        (built, otherwise.map(|(block, _)| block))
    }

    fn event_arm(
        &mut self,
        span: Span,
        event: &ast::EventRef,
        binding: Option<ast::Ident>,
        steps: Vec<ast::Step>,
    ) -> Arm {
        let event = event_match(self.body, &self.scope, event);
        let mark = self.scope.mark();
        if let Some(name) = &binding {
            self.bind(name, binding_of(&event.event));
        }
        let body = self.block(steps);
        self.scope.leave(mark);
        Arm { span, on: ArmOn::Event { event, binding: binding.map(|name| name.text) }, body }
    }

    pub fn collect(&mut self, span: Span, collect: ast::Collect) -> StepKind {
        let event = event_match(self.body, &self.scope, &collect.event);
        let of = match &event.event {
            EventName::Event(name) => BindingOf::Events(name.clone()),
            EventName::Unknown => BindingOf::Unknown,
            EventName::Message { .. } | EventName::Journey { .. } => {
                self.report(Diagnostic::new(&codes::hir::COLLECT_OF, collect.event.span));
                BindingOf::Unknown
            }
        };
        let until = match &collect.until {
            ast::CollectUntil::For(duration) => CollectUntil::For(positive(self.body, *duration)),
            ast::CollectUntil::Moment { moment: said, most } => {
                let (moment, most) = moment(self.body, &self.scope, span, said, *most);
                CollectUntil::Moment { moment, most }
            }
        };
        self.bind(&collect.binding, of);
        StepKind::Collect(Collect { event, until, binding: collect.binding.text })
    }

    pub fn load(&mut self, load: ast::Load) -> StepKind {
        let schema = self.body.cx.schema;
        let source = load.source.text.clone();
        let (args, of) = match schema.content.get(&source) {
            Some(content) => {
                let args = self.arguments(&load.source, &content.parameters, &load.args);
                (args, BindingOf::Content(source.clone()))
            }
            None => {
                let known = schema.content.keys().map(|name| name.as_str());
                self.body.unknown("kind-content", &source, load.source.span, known);
                (Vec::new(), BindingOf::Unknown)
            }
        };
        // Where `otherwise` goes on, what follows may find nothing bound.
        let is_written = load.otherwise.is_some();
        let otherwise = self.block(load.otherwise.unwrap_or_default());
        let mark = self.scope.mark();
        self.bind(&load.binding, of);
        if is_written && !otherwise.last().is_some_and(ends) {
            self.scope.leave(mark);
        }
        StepKind::Load(Load { source, args, binding: load.binding.text, otherwise })
    }

    pub fn repeat(&mut self, repeat: ast::Repeat) -> StepKind {
        let times = repeat.times;
        if times.value == 0 || times.value > MOST_REPEATS {
            self.report(Diagnostic::new(&codes::hir::REPEAT_RANGE, times.span).arg("most", MOST_REPEATS));
        }
        let every = positive(self.body, repeat.every);
        StepKind::Repeat { times: times.value.min(MOST_REPEATS), every, body: self.block(repeat.steps) }
    }
}
