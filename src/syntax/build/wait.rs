//! Waits and their arms.

use super::{Builder, Children};
use crate::syntax::ast::{Arm, ArmHead, Race, StepKind, WaitUntil};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    /// What follows the word `wait`.
    pub(super) fn wait(&mut self, node: Node<'t>) -> Option<StepKind> {
        let rule = node.as_rule();
        let mut parts = Children::of(node);
        let first = parts.node()?;
        Some(match rule {
            Rule::wait_for => {
                let duration = self.duration(&first)?;
                let at = match parts.node() {
                    Some(at) => Some(self.at_time(at)?),
                    None => None,
                };
                StepKind::Wait { duration, at }
            }
            Rule::race => {
                let limit = self.duration(&first)?;
                StepKind::Race(Race { limit, arms: self.arms(parts.node()?) })
            }
            _ => {
                let moment = self.moment(first)?;
                let most = match parts.eat(Rule::at_most) {
                    Some(most) => Some(self.only_duration(most)?),
                    None => None,
                };
                let arms = parts.node().map(|arms| self.arms(arms));
                StepKind::WaitUntil(Box::new(WaitUntil { moment, most, arms }))
            }
        })
    }

    fn arms(&mut self, node: Node<'t>) -> Vec<Arm> {
        self.each(Children::of(node), Self::arm)
    }

    fn arm(&mut self, node: Node<'t>) -> Option<Arm> {
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        let head_node = children.node()?;
        let span = self.span(&head_node);
        let mut inner = Children::of(head_node.clone());
        let head = match head_node.as_rule() {
            Rule::arm_on => {
                let (event, binding) = self.event(&inner.node()?)?;
                ArmHead::On { event, binding }
            }
            Rule::arm_when => ArmHead::When(self.predicate(&inner.node()?)?),
            _ => ArmHead::Otherwise,
        };
        Some(Arm { allows, head, span, steps: self.block(children.node()?) })
    }
}
