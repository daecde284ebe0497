//! Steps that choose: `if`, `match`, `experiment`.

use super::flow::Flow;
use super::judge::Judge;
use super::predicate::predicate;
use crate::diag::{Diagnostic, codes};
use crate::hir::{ExperimentArm, MatchArm, StepKind};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{EnumTy, Name, Percent, Ty};

impl Flow<'_, '_> {
    pub fn choice(&mut self, choice: ast::If) -> StepKind {
        let mut arms = Vec::with_capacity(choice.arms.len());
        for (condition, steps) in choice.arms {
            let condition = predicate(self.body, &self.scope, &condition);
            arms.push((condition, self.block(steps)));
        }
        StepKind::If { arms, otherwise: choice.otherwise.map(|steps| self.block(steps)) }
    }

    pub fn cases(&mut self, span: Span, choice: ast::Match) -> StepKind {
        let subject = Judge::new(self.body, &self.scope).path(&choice.subject);
        let of = match &subject.ty {
            Ty::Enum(of) => Some(of.clone()),
            Ty::Unknown => None,
            other => {
                let found = Diagnostic::new(&codes::hir::MATCH_SUBJECT, subject.span).term("type", other.term());
                self.report(found);
                None
            }
        };
        let mut seen: Vec<(Name, Span)> = Vec::new();
        let mut arms = Vec::with_capacity(choice.arms.len());
        for arm in choice.arms {
            self.body.allow(&arm.allows, arm.span);
            let values = self.values(of.as_deref(), &arm.values, &mut seen);
            arms.push(MatchArm { span: arm.span, values, body: self.block(arm.steps) });
        }
        if let Some(of) = of {
            self.exhaustive(span, &of, subject.optional, &seen, choice.otherwise.as_ref());
        }
        StepKind::Match { subject, arms, otherwise: choice.otherwise.map(|otherwise| self.block(otherwise.steps)) }
    }

    fn values(&mut self, of: Option<&EnumTy>, values: &[ast::Ident], seen: &mut Vec<(Name, Span)>) -> Vec<Name> {
        let mut good = Vec::with_capacity(values.len());
        for value in values {
            if let Some(of) = of
                && !of.values.contains(&value.text)
            {
                Judge::new(self.body, &self.scope).unknown_value(of, &value.text, value.span);
                // It stands for the value that was meant, so a missing one is not reported as well.
                seen.push((Name::default(), value.span));
                continue;
            }
            match seen.iter().find(|(before, _)| *before == value.text) {
                Some((_, first)) => {
                    let found = Diagnostic::new(&codes::hir::DUPLICATE_NAME, value.span)
                        .arg("name", &value.text)
                        .term("kind", "kind-value")
                        .label(*first, "first");
                    self.report(found);
                }
                None => {
                    seen.push((value.text.clone(), value.span));
                    good.push(value.text.clone());
                }
            }
        }
        good
    }

    fn exhaustive(
        &mut self,
        span: Span,
        of: &EnumTy,
        optional: bool,
        seen: &[(Name, Span)],
        otherwise: Option<&ast::MatchElse>,
    ) {
        let misspelt = seen.iter().any(|(name, _)| name.is_empty());
        let missing: Vec<&str> = of
            .values
            .iter()
            .filter(|value| !seen.iter().any(|(name, _)| name == *value))
            .map(|value| value.as_str())
            .collect();
        match otherwise {
            None if misspelt || self.body.unread => {}
            None if !missing.is_empty() => {
                let found = Diagnostic::new(&codes::hir::MATCH_INCOMPLETE, span).arg("missing", missing.join(", "));
                self.report(found);
            }
            None if optional => {
                self.report(
                    Diagnostic::new(&codes::hir::MATCH_INCOMPLETE, span).arg("missing", "-").help("help-unset"),
                );
            }
            Some(otherwise) if missing.is_empty() && !optional => {
                self.report(Diagnostic::new(&codes::hir::ELSE_NEVER, otherwise.span));
            }
            _ => {}
        }
    }

    pub fn experiment(&mut self, span: Span, experiment: ast::Experiment) -> StepKind {
        self.experiment_name(&experiment.name);
        let total: i64 = experiment.arms.iter().map(|arm| arm.weight.value.0).sum();
        if total != Percent::WHOLE.0 && !self.body.unread {
            let found = Diagnostic::new(&codes::hir::EXPERIMENT_SUM, span).arg("sum", Percent(total).to_string());
            self.report(found);
        }
        let mut seen: Vec<(Name, Span)> = Vec::new();
        let mut arms = Vec::with_capacity(experiment.arms.len());
        for arm in experiment.arms {
            self.body.allow(&arm.allows, arm.span);
            self.values(None, std::slice::from_ref(&arm.name), &mut seen);
            let body = arm.steps.map(|steps| self.block(steps));
            arms.push(ExperimentArm { span: arm.span, name: arm.name.text, weight: arm.weight.value, body });
        }
        StepKind::Experiment { name: experiment.name.text, arms }
    }

    fn experiment_name(&mut self, name: &ast::Ident) {
        if let Some(first) = self.experiments.get(&name.text) {
            let found = Diagnostic::new(&codes::hir::DUPLICATE_NAME, name.span)
                .arg("name", &name.text)
                .term("kind", "kind-experiment")
                .label(*first, "first");
            self.report(found);
        } else {
            self.experiments.insert(name.text.clone(), name.span);
        }
    }
}
