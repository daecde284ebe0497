//! How long an instance that counts keeps the next one away, where a person has one at a time.

use crate::bundle::{Journey, WhileActive};

use super::program::{Node, Program};
use super::query::Weights;
use super::step_function::FOREVER;

/// The least time, in milliseconds, between the entries of two instances that both send something that counts.
///
/// Without a key a person has one instance. If nothing interrupts it and entries meanwhile are ignored, the next one begins when
/// it ends. If an exit or a restart may end it, it still lives until its first send that counts (a send due at that very instant
/// leaves), so the next one begins no sooner than that.
pub(super) fn least_distance(journey: &Journey, program: &Program, weights: &Weights) -> i64 {
    if journey.key.is_some() || !program.understood {
        return 0;
    }
    let interrupted = program.interruptible || journey.reentry.while_active == WhileActive::Restart;
    // Last words that count can come right after the entry.
    let first_of_main = program.last_words.iter().max().map_or(0, |root| *root as usize + 1);
    let mut shortest: Vec<Life> = Vec::with_capacity(program.nodes.len());
    for node in &program.nodes {
        let counts =
            node.send.and_then(|send| program.sends.get(send as usize)).map_or(0, |send| weights.bits(send.site));
        let life = life_of(program, node, counts != 0, &shortest);
        if shortest.len() < first_of_main && life.first_count < FOREVER {
            return 0;
        }
        shortest.push(life);
    }
    let whole = shortest.get(program.start as usize).copied().unwrap_or(Life::NONE);
    if interrupted { whole.first_count } else { whole.with_count }
}

/// Least times from a node on; [`FOREVER`] where there is no such way.
#[derive(Clone, Copy, Debug)]
struct Life {
    /// To the end of the instance.
    end: i64,
    /// To the end, on a way with a send that counts.
    with_count: i64,
    /// To the first send that counts.
    first_count: i64,
}

impl Life {
    const NONE: Life = Life { end: 0, with_count: 0, first_count: 0 };
}

fn life_of(program: &Program, node: &Node, counts: bool, known: &[Life]) -> Life {
    let mut life = Life { end: FOREVER, with_count: FOREVER, first_count: FOREVER };
    let edges = program.edges_of(node);
    for edge in edges {
        let Some(next) = known.get(edge.to as usize) else { return Life::NONE };
        let after = |time: i64| edge.takes.least.saturating_add(time).min(FOREVER);
        life.end = life.end.min(after(next.end));
        life.with_count = life.with_count.min(after(next.with_count));
        life.first_count = life.first_count.min(after(next.first_count));
    }
    if edges.is_empty() || node.may_end {
        life.end = 0;
    }
    if counts {
        life.first_count = 0;
        life.with_count = life.with_count.min(life.end);
    }
    life
}
