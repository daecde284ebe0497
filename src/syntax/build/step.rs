//! Steps.

use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{
    Allow, Arg, Experiment, ExperimentArm, Expr, Ident, If, Match, MatchArm, MatchElse, Repeat, Spanned, Step, StepKind,
};
use crate::syntax::grammar::{Node, Rule};
use crate::syntax::limits::MAX_TERMS;
use crate::types::Name;

impl<'t> Builder<'t> {
    /// The steps of a block; those that cannot be made are left out.
    pub(super) fn block(&mut self, node: Node<'t>) -> Vec<Step> {
        self.each(Children::of(node), Self::step)
    }

    fn step(&mut self, node: Node<'t>) -> Option<Step> {
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        self.labelled_step(allows, &mut children)
    }

    /// A step whose `allow`s are read.
    pub(super) fn labelled_step(&mut self, allows: Vec<Allow>, children: &mut Children<'t>) -> Option<Step> {
        let label = match children.eat(Rule::label) {
            Some(label) => Some(Box::new(self.new_name(&Children::of(label).node()?)?)),
            None => None,
        };
        let node = children.node()?;
        let span = self.span(&node);
        let kind = self.action(node)?;
        Some(Step { allows, label, span, kind })
    }

    fn action(&mut self, node: Node<'t>) -> Option<StepKind> {
        let rule = node.as_rule();
        let mut parts = Children::of(node.clone());
        Some(match rule {
            Rule::send => StepKind::Send(Box::new(self.send(parts)?)),
            Rule::wait => self.wait(parts.node()?)?,
            Rule::if_step => StepKind::If(self.if_step(parts)?),
            Rule::stop => StepKind::Stop,
            Rule::match_step => StepKind::Match(Box::new(self.match_step(parts)?)),
            Rule::grant => StepKind::Grant { offer: self.reference(&parts.node()?)? },
            Rule::set => {
                let target = Box::new(self.path(&parts.node()?)?);
                StepKind::Set { target, value: self.arg(&parts.node()?)? }
            }
            Rule::load => StepKind::Load(Box::new(self.load(&node)?)),
            Rule::collect => StepKind::Collect(Box::new(self.collect_step(parts)?)),
            Rule::experiment => StepKind::Experiment(self.experiment(parts)?),
            Rule::repeat => StepKind::Repeat(Box::new(self.repeat(parts)?)),
            Rule::add_to => StepKind::AddToList { list: self.reference(&parts.node()?)? },
            Rule::remove_from => StepKind::RemoveFromList { list: self.reference(&parts.node()?)? },
            _ => StepKind::Call { webhook: self.reference(&parts.node()?)?, args: self.args(&mut parts) },
        })
    }

    pub(super) fn arg(&mut self, node: &Node<'t>) -> Option<Arg> {
        let span = self.span(node);
        let boolean = |value| Arg::Literal(Spanned { value: crate::syntax::ast::Literal::Boolean(value), span });
        Some(match (node.as_rule(), node.as_str()) {
            (Rule::path, "true") => boolean(true),
            (Rule::path, "false") => boolean(false),
            (Rule::path, _) => Arg::Path(self.path(node)?),
            _ => Arg::Literal(self.literal(node)?),
        })
    }

    /// The values in parentheses, where there are any.
    pub(super) fn args(&mut self, parts: &mut Children<'t>) -> Vec<Arg> {
        let Some(args) = parts.eat(Rule::args) else { return Vec::new() };
        self.each(Children::of(args), |builder, node| builder.arg(&node))
    }

    fn if_step(&mut self, mut parts: Children<'t>) -> Option<If> {
        let mut arms = vec![self.if_arm(&mut parts)?];
        let mut otherwise = None;
        for part in parts {
            let span = self.span(&part);
            let is_else = part.as_rule() == Rule::else_block;
            let mut inner = Children::of(part);
            if is_else {
                otherwise = Some(self.block(inner.node()?));
            } else if arms.len() < MAX_TERMS {
                arms.extend(self.if_arm(&mut inner));
            } else {
                self.report(Diagnostic::new(&codes::syntax::CHAIN_TOO_LONG, span).arg("most", MAX_TERMS));
                break;
            }
        }
        Some(If { arms, otherwise })
    }

    fn if_arm(&mut self, parts: &mut Children<'t>) -> Option<(Expr, Vec<Step>)> {
        let predicate = self.predicate(&parts.node()?)?;
        Some((predicate, self.block(parts.node()?)))
    }

    fn match_step(&mut self, mut parts: Children<'t>) -> Option<Match> {
        let subject = self.path(&parts.node()?)?;
        let mut arms = Vec::new();
        let mut otherwise = None;
        for part in parts {
            let span = self.span(&part);
            if part.as_rule() == Rule::else_block {
                otherwise = Some(MatchElse { steps: self.block(Children::of(part).node()?), span });
            } else {
                arms.extend(self.match_arm(part));
            }
        }
        arms.shrink_to_fit();
        Some(Match { subject, arms, otherwise })
    }

    fn match_arm(&mut self, node: Node<'t>) -> Option<MatchArm> {
        let span = self.span(&node);
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        let mut values = Vec::new();
        loop {
            let part = children.node()?;
            match part.as_rule() {
                Rule::block => {
                    values.shrink_to_fit();
                    return Some(MatchArm { allows, values, steps: self.block(part), span });
                }
                Rule::string => {
                    let text = self.string(&part)?;
                    values.push(self.quoted_name(&text));
                }
                _ => values.extend(self.name(&part)),
            }
        }
    }

    fn experiment(&mut self, mut parts: Children<'t>) -> Option<Experiment> {
        let name = self.new_name(&parts.node()?)?;
        Some(Experiment { name, arms: self.each(parts, Self::experiment_arm) })
    }

    fn experiment_arm(&mut self, node: Node<'t>) -> Option<ExperimentArm> {
        let span = self.span(&node);
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        let weight = self.percent(&children.node()?)?;
        if let Some(holdout) = children.eat(Rule::kw_holdout) {
            let name = Ident { text: Name::new_static("holdout"), span: self.span(&holdout) };
            return Some(ExperimentArm { allows, weight, name, steps: None, span });
        }
        let name = self.new_name(&children.node()?)?;
        let steps = Some(self.block(children.node()?));
        Some(ExperimentArm { allows, weight, name, steps, span })
    }

    fn repeat(&mut self, mut parts: Children<'t>) -> Option<Repeat> {
        let times = self.integer(&parts.node()?)?;
        let every = self.duration(&parts.node()?)?;
        Some(Repeat { times, every, steps: self.block(parts.node()?) })
    }
}
