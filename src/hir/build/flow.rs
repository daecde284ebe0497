//! The flow of a journey: its steps, with what is in scope at each.

use std::collections::BTreeMap;

use super::context::Body;
use super::journey::{Bindings, bind};
use super::scope::{Binding, Scope};
use crate::diag::{Diagnostic, codes};
use crate::hir::{BindingOf, Block, EventName, Step, StepKind};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::Name;

/// Walks the steps in order. Depth is bounded by the parser.
pub(super) struct Flow<'b, 'a> {
    pub body: &'b mut Body<'a>,
    pub scope: Scope,
    labels: BTreeMap<Name, Span>,
    bindings: Bindings,
    /// Inside the last words of an exit: nothing may wait.
    pub in_last_words: bool,
    pub experiments: BTreeMap<Name, Span>,
}

impl<'b, 'a> Flow<'b, 'a> {
    pub fn new(body: &'b mut Body<'a>, scope: Scope) -> Self {
        Flow {
            body,
            scope,
            labels: BTreeMap::new(),
            bindings: Vec::new(),
            in_last_words: false,
            experiments: BTreeMap::new(),
        }
    }

    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.body.report(diagnostic);
    }

    /// After the last step.
    pub fn finish(self, bindings: &mut Bindings) {
        bindings.extend(self.bindings);
    }

    /// Steps one after the other. What they bind is gone after the block.
    pub fn block(&mut self, steps: Vec<ast::Step>) -> Block {
        let mark = self.scope.mark();
        let mut built = Block::with_capacity(steps.len());
        // One finding for all that follows an end.
        let mut reported = false;
        for step in steps {
            if !reported && !self.body.unread && built.last().is_some_and(ends) {
                self.report(Diagnostic::new(&codes::hir::UNREACHABLE_STEP, step.span));
                reported = true;
            }
            let step = self.step(step);
            built.push(step);
        }
        self.scope.leave(mark);
        built
    }

    /// The block of an `exit .. { }`.
    pub fn last_words(&mut self, steps: Vec<ast::Step>) -> Block {
        self.in_last_words = true;
        let built = self.block(steps);
        self.in_last_words = false;
        built
    }

    fn step(&mut self, step: ast::Step) -> Step {
        self.body.allow(&step.allows, step.span);
        if let Some(label) = &step.label {
            self.label(label);
        }
        if self.in_last_words {
            self.check_last_words(&step);
        }
        let kind = self.kind(step.span, step.kind);
        Step { span: step.span, label: step.label.map(|label| label.text), kind }
    }

    fn label(&mut self, label: &ast::Ident) {
        match self.labels.get(&label.text) {
            Some(first) => {
                let found = Diagnostic::new(&codes::hir::DUPLICATE_NAME, label.span)
                    .arg("name", &label.text)
                    .term("kind", "kind-label")
                    .label(*first, "first");
                self.report(found);
            }
            None => {
                self.labels.insert(label.text.clone(), label.span);
            }
        }
    }

    fn check_last_words(&mut self, step: &ast::Step) {
        let waits = match &step.kind {
            ast::StepKind::Wait { .. }
            | ast::StepKind::WaitUntil(_)
            | ast::StepKind::Race(_)
            | ast::StepKind::Collect(_)
            | ast::StepKind::Load(_)
            | ast::StepKind::Repeat(_)
            | ast::StepKind::Grant { .. } => true,
            ast::StepKind::Send(send) => {
                send.offer.is_some()
                    || matches!(send.otherwise, Some(ast::Spanned { value: ast::Otherwise::Hold { .. }, .. }))
            }
            _ => false,
        };
        if waits {
            self.report(Diagnostic::new(&codes::hir::LAST_WORDS_WAIT, step.span));
        }
    }

    fn kind(&mut self, span: Span, kind: ast::StepKind) -> StepKind {
        match kind {
            ast::StepKind::Wait { duration, at } => self.wait(duration, at),
            ast::StepKind::WaitUntil(until) => self.until(span, *until),
            ast::StepKind::Race(race) => self.race(span, race),
            ast::StepKind::Collect(collect) => self.collect(span, *collect),
            ast::StepKind::Load(load) => self.load(*load),
            ast::StepKind::If(choice) => self.choice(choice),
            ast::StepKind::Match(choice) => self.cases(span, *choice),
            ast::StepKind::Experiment(experiment) => self.experiment(span, experiment),
            ast::StepKind::Repeat(repeat) => self.repeat(*repeat),
            ast::StepKind::Send(send) => self.send(span, *send),
            ast::StepKind::Grant { offer } => self.grant(&offer),
            ast::StepKind::Set { target, value } => self.set(span, &target, &value),
            ast::StepKind::AddToList { list } => self.change_list(list, true),
            ast::StepKind::RemoveFromList { list } => self.change_list(list, false),
            ast::StepKind::Call { webhook, args } => self.call(&webhook, &args),
            ast::StepKind::Stop => StepKind::Stop,
        }
    }

    /// Binds a name from here to the end of the block. Hiding another is an error.
    pub fn bind(&mut self, name: &ast::Ident, of: BindingOf) {
        if let Some(first) = self.scope.find(&name.text).map(|binding| binding.span) {
            let found =
                Diagnostic::new(&codes::hir::SHADOWED_NAME, name.span).arg("name", &name.text).label(first, "first");
            self.report(found);
        }
        self.note_binding(&bind(name, of.clone()));
        self.scope.bind(bind(name, of));
    }

    /// Two arms may bind the same name only from the same source: a runtime stores one thing under it.
    fn note_binding(&mut self, binding: &Binding) {
        if !self.bindings.iter().any(|(name, of)| *name == binding.name && *of == binding.of) {
            self.bindings.push((binding.name.clone(), binding.of.clone()));
        }
    }
}

/// What an event that is bound holds.
pub(super) fn binding_of(event: &EventName) -> BindingOf {
    match event {
        EventName::Event(name) => BindingOf::Event(name.clone()),
        EventName::Message { .. } | EventName::Journey { .. } => BindingOf::Receipt,
        EventName::Unknown => BindingOf::Unknown,
    }
}

/// Whether nothing can follow a step.
pub(super) fn ends(step: &Step) -> bool {
    let block_ends = |block: &Block| block.last().is_some_and(ends);
    match &step.kind {
        StepKind::Stop => true,
        StepKind::If { arms, otherwise: Some(otherwise) } => {
            arms.iter().all(|(_, block)| block_ends(block)) && block_ends(otherwise)
        }
        StepKind::Match { arms, otherwise, .. } => {
            arms.iter().all(|arm| block_ends(&arm.body)) && otherwise.as_ref().is_none_or(block_ends)
        }
        StepKind::Race { arms, otherwise: Some(otherwise), .. } => {
            arms.iter().all(|arm| block_ends(&arm.body)) && block_ends(otherwise)
        }
        StepKind::Experiment { arms, .. } => arms.iter().all(|arm| arm.body.as_ref().is_some_and(block_ends)),
        _ => false,
    }
}
