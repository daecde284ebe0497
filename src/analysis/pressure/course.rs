//! The steps of a journey in the order they can be reached, for analyses that follow its flow.

use super::clocks::Stretch;
use super::program::Program;

/// A journey from its entry on, every round of a `repeat` apart. Stops stand before all stops they lead to; those of last words are
/// among them, and no way leads there.
#[derive(Debug)]
pub(in crate::analysis) struct Course {
    /// The first is where the flow begins, if there is any.
    pub stops: Vec<Stop>,
}

/// A step in a round.
#[derive(Debug)]
pub(in crate::analysis) struct Stop {
    /// Its place among the steps of the journey.
    pub step: usize,
    /// The ways on, as [`crate::bundle::Step::successors`] lists them; of a `repeat` the one that is taken in this round.
    pub ways: Vec<Way>,
    /// Of a send: the local time of day at which it is reached, in milliseconds since midnight; `None`: any, or nothing is held.
    pub arrives: Option<Stretch>,
}

/// One way on.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Way {
    /// The stop it leads to.
    pub to: usize,
    /// The longest it takes, in milliseconds.
    pub most: i64,
}

impl Course {
    /// `None` where the steps are too many to be followed.
    pub(super) fn of(program: &Program) -> Option<Course> {
        program.understood.then(|| Course::from_start(program))
    }

    fn from_start(program: &Program) -> Course {
        let start = program.start as usize;
        let place = |node: u32| start.saturating_sub(node as usize);
        let arrives = |send: u32| program.sends.get(send as usize).and_then(|send| send.arrives);
        let nodes = program.nodes.iter().take(start + 1).rev();
        let stops = nodes.map(|node| Stop {
            step: node.step as usize,
            ways: program.edges_of(node).iter().map(|edge| Way { to: place(edge.to), most: edge.takes.most }).collect(),
            arrives: node.send.and_then(arrives),
        });
        Course { stops: stops.collect() }
    }
}
