//! One instance of a journey: the most it can send within the window, by the instant it is at a node.

use super::bound::UNLIMITED;
use super::program::{Edge, Node, Program, SendNode};
use super::query::{Weights, bit};
use super::step_function::{ALWAYS, Scratch, Step, add_one, maximum, slide};
use super::tie::tie_of;

/// Buffers of a pass over a program. One is enough for any number of passes.
#[derive(Debug, Default)]
pub(super) struct Solver {
    /// The functions of all nodes, one behind the other.
    functions: Vec<Step>,
    /// Where the function of each node lies.
    ranges: Vec<(usize, usize)>,
    last_words: Vec<Step>,
    sum: Vec<Step>,
    part: Vec<Step>,
    spare: Vec<Step>,
    scratch: Scratch,
}

/// What remains to be done with a chain, as functions of the instant: every attempt from here on.
#[derive(Clone, Debug, Default)]
struct Chain {
    /// The send has not been counted yet.
    uncounted: Vec<Step>,
    /// It has.
    counted: Vec<Step>,
}

impl Solver {
    /// The most that counts within [0, `window`) of one instance, by the instant of its entry.
    pub fn solve(&mut self, program: &Program, weights: &Weights, window: i64) -> Vec<Step> {
        if weights.is_zero() {
            return Vec::new();
        }
        if !program.understood {
            return vec![(ALWAYS, UNLIMITED)];
        }
        self.functions.clear();
        self.ranges.clear();
        self.last_words.clear();
        // Last words come first among the nodes, before anything that can be interrupted by them.
        let last_root = program.last_words.iter().max().map_or(0, |root| *root as usize + 1);
        for (index, node) in program.nodes.iter().enumerate() {
            self.visit(program, node, weights, window);
            if index + 1 == last_root {
                self.gather_last_words(program);
            }
        }
        self.function(program.start).to_vec()
    }

    fn function(&self, node: u32) -> &[Step] {
        let (start, end) = self.ranges.get(node as usize).copied().unwrap_or((0, 0));
        self.functions.get(start..end).unwrap_or(&[])
    }

    fn gather_last_words(&mut self, program: &Program) {
        for root in &program.last_words {
            let mut best = std::mem::take(&mut self.spare);
            maximum(&self.last_words, self.function(*root), &mut best);
            self.spare = std::mem::replace(&mut self.last_words, best);
        }
    }

    /// The best way on from a node, or to be killed at it with last words.
    fn visit(&mut self, program: &Program, node: &Node, weights: &Weights, window: i64) {
        self.sum.clear();
        match node.send.and_then(|send| program.sends.get(send as usize)) {
            Some(send) => self.send(program, node, *send, weights, window),
            None => {
                for edge in program.edges_of(node) {
                    self.join(*edge);
                }
            }
        }
        if !self.last_words.is_empty() {
            slide(&self.last_words, 0, node.blocked, &mut self.part, &mut self.scratch);
            self.take_greater();
        }
        let start = self.functions.len();
        self.functions.extend_from_slice(&self.sum);
        self.ranges.push((start, self.functions.len()));
    }

    fn join(&mut self, edge: Edge) {
        let (start, end) = self.ranges.get(edge.to as usize).copied().unwrap_or((0, 0));
        let target = self.functions.get(start..end).unwrap_or(&[]);
        slide(target, edge.takes.least, edge.takes.most, &mut self.part, &mut self.scratch);
        self.take_greater();
    }

    /// `sum` = the greater of `sum` and `part`.
    fn take_greater(&mut self) {
        if self.sum.is_empty() {
            std::mem::swap(&mut self.sum, &mut self.part);
        } else if !self.part.is_empty() {
            maximum(&self.sum, &self.part, &mut self.spare);
            std::mem::swap(&mut self.sum, &mut self.spare);
        }
    }

    /// A send leaves, or is refused, at any instant until the hold is over: consent and reach can change at any time, so a refusal is
    /// always possible, and so is going on without anything sent (a holdout).
    fn send(&mut self, program: &Program, node: &Node, send: SendNode, weights: &Weights, window: i64) {
        let Some(site) = program.sites.get(send.site as usize) else { return };
        let (mut best, mut part, mut spare) =
            (std::mem::take(&mut self.sum), std::mem::take(&mut self.part), std::mem::take(&mut self.spare));
        let mut scratch = std::mem::take(&mut self.scratch);
        let edges = program.edges_of(node);
        let left = edges.first().map_or(&[] as &[Step], |edge| self.function(edge.to));
        let refused = edges.get(1).map_or(&[] as &[Step], |edge| self.function(edge.to));
        let left_out = weights.loose_only && tie_of(program, send, weights).is_some();
        let bits = if left_out { 0 } else { weights.bits(send.site) };
        if site.waits.len() <= 1 {
            let left_with_it = if bits == 0 { left } else { one_more(left, window, &mut part) };
            maximum(left_with_it, refused, &mut spare);
            slide(&spare, 0, send.hold, &mut best, &mut scratch);
        } else {
            let mut over = Vec::new();
            maximum(left, refused, &mut over);
            let attempts = Attempts { left, over: &over, bits, once: weights.once_per_send, window, send };
            for first in 0..if site.send.preferred { site.waits.len() } else { 1 } {
                maximum(&best, &attempts.in_order(first, &site.waits, &mut scratch), &mut spare);
                std::mem::swap(&mut best, &mut spare);
            }
        }
        (self.sum, self.part, self.spare, self.scratch) = (best, part, spare, scratch);
    }
}

fn one_more<'a>(f: &[Step], window: i64, out: &'a mut Vec<Step>) -> &'a [Step] {
    add_one(f, window, out);
    out
}

/// The attempts of a send, as its chain is tried.
struct Attempts<'a> {
    /// After the send has left.
    left: &'a [Step],
    /// After it has left or was refused.
    over: &'a [Step],
    bits: u64,
    once: bool,
    window: i64,
    send: SendNode,
}

impl Attempts<'_> {
    /// The chain with channel `first` in front of the others, each at its wait.
    fn in_order(&self, first: usize, waits: &[i64], scratch: &mut Scratch) -> Vec<Step> {
        let others = (0..waits.len()).filter(|index| *index != first);
        let order: Vec<usize> = [first].into_iter().chain(others).filter(|index| *index < waits.len()).collect();
        let mut rest = Chain { uncounted: self.over.to_vec(), counted: self.over.to_vec() };
        for (position, attempt) in order.iter().enumerate().rev() {
            let awaited = position + 1 < order.len() && !self.send.at_once;
            let wait = waits.get(*attempt).copied().filter(|_| awaited).unwrap_or(0);
            rest = self.attempt(&rest, *attempt, wait, scratch);
        }
        rest.uncounted
    }

    fn attempt(&self, rest: &Chain, attempt: usize, wait: i64, scratch: &mut Scratch) -> Chain {
        let counts = self.bits & bit(attempt) != 0;
        if !self.once {
            let made = self.outcomes(&rest.uncounted, wait, counts, scratch);
            return Chain { uncounted: self.held(&rest.uncounted, &made, scratch), counted: Vec::new() };
        }
        let counted = self.outcomes(&rest.counted, wait, false, scratch);
        // Which of the attempts it is counted at is left open.
        let mut uncounted = self.outcomes(&rest.uncounted, wait, false, scratch);
        if counts {
            let here = self.outcomes(&rest.counted, wait, true, scratch);
            uncounted = greater(&uncounted, &here);
        }
        Chain {
            uncounted: self.held(&rest.uncounted, &uncounted, scratch),
            counted: self.held(&rest.counted, &counted, scratch),
        }
    }

    /// The attempt is made: the flow goes on at once, or up to `wait` later, there or with the next channel.
    fn outcomes(&self, next_channel: &[Step], wait: i64, counts: bool, scratch: &mut Scratch) -> Vec<Step> {
        let mut after = self.left.to_vec();
        if wait > 0 {
            slide(&greater(self.left, next_channel), 0, wait, &mut after, scratch);
        }
        if !counts {
            return after;
        }
        let mut sum = Vec::new();
        add_one(&after, self.window, &mut sum);
        sum
    }

    /// The attempt may be held first, and may not be made: then the next channel, or the end of the chain.
    fn held(&self, next_channel: &[Step], made: &[Step], scratch: &mut Scratch) -> Vec<Step> {
        let any = greater(&greater(next_channel, made), self.over);
        let mut held = Vec::new();
        slide(&any, 0, self.send.hold, &mut held, scratch);
        held
    }
}

fn greater(f: &[Step], g: &[Step]) -> Vec<Step> {
    let mut out = Vec::new();
    maximum(f, g, &mut out);
    out
}
