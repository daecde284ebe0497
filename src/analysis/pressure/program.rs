//! A journey as the analysis runs it: a graph without cycles of waits and sends.

use crate::bundle::{Bundle, Journey, Policy, Send, Step, WhileActive};
use crate::types::{Duration, Name, Weekdays};

use super::arrival::{Arrival, Delay};
use super::clocks::{Clocks, Stretch};
use super::closed::ClosedHoursCache;
use super::step_function::FOREVER;
use super::tie::{Tie, Ties};
use super::unroll::{Draft, unroll};

/// What every journey of a bundle is compiled against.
pub(super) struct Surroundings<'a> {
    pub policy: &'a Policy,
    pub clocks: Clocks,
    /// How long a `load` and a `grant` may take, in milliseconds.
    pub load_timeout: i64,
    pub grant_timeout: i64,
    /// Fallback time of a channel that does not say one at the attempt.
    pub fallback: &'a (dyn Fn(&Name) -> i64 + Sync),
}

impl<'a> Surroundings<'a> {
    pub fn of(bundle: &'a Bundle, clocks: Clocks, fallback: &'a (dyn Fn(&Name) -> i64 + Sync)) -> Self {
        let (limits, most) = (bundle.plan.limits, |duration: Duration| clocks.forward(duration).most);
        let (load_timeout, grant_timeout) = (most(limits.load_timeout), most(limits.grant_timeout));
        Surroundings { policy: &bundle.plan.policy, clocks, load_timeout, grant_timeout, fallback }
    }
}

/// One way on from a node: the next node, reached so much later.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub to: u32,
    pub takes: Stretch,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Its place among the steps of the journey.
    pub step: u32,
    pub first_edge: u32,
    pub edges: u32,
    /// The longest an instance can be here, in milliseconds: so long it can be killed here.
    pub blocked: i64,
    /// Index into [`Program::sends`]; its edges are `next` and `refused`.
    pub send: Option<u32>,
    /// The instance may end here for want of a date.
    pub may_end: bool,
}

/// A send at one place of the graph.
#[derive(Clone, Copy, Debug)]
pub(super) struct SendNode {
    /// Index into [`Program::sites`].
    pub site: u32,
    /// The longest it is held before each attempt, in milliseconds; with a grant also while the host answers.
    pub hold: i64,
    /// Nothing is awaited: it belongs to last words.
    pub at_once: bool,
    /// What its first attempt hangs on.
    pub tie: Tie,
    /// How long after the entry attempts can be made.
    pub since_entry: Stretch,
    /// The local time of day at which it is reached, since midnight; `None`: any.
    pub arrives: Option<Stretch>,
}

/// A `send` as written.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub send: &'a Send,
    /// How long each attempt is awaited before the next channel, in milliseconds.
    pub waits: Vec<i64>,
}

/// A journey ready to be solved. Nodes come after all nodes they lead to, so one pass over them is enough.
#[derive(Debug)]
pub(super) struct Program<'a> {
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    pub sends: Vec<SendNode>,
    pub sites: Vec<Site<'a>>,
    pub start: u32,
    /// First nodes of the last words of every exit.
    pub last_words: Vec<u32>,
    /// An instance can end at any instant at which it waits: an exit, or a restart.
    pub interruptible: bool,
    /// False where the graph is none the analysis understands: then nothing about it is bounded.
    pub understood: bool,
    /// The calendar has a say in how long something takes.
    pub calendar: bool,
    pub ties: Ties,
}

/// What is known of the way to a node.
#[derive(Clone, Copy, Debug)]
struct Reached {
    arrival: Arrival,
    tie: Tie,
}

impl Reached {
    fn unknown() -> Reached {
        Reached { arrival: Arrival::unknown(), tie: None }
    }

    /// What holds whichever of both it is.
    fn or(self, other: Reached) -> Reached {
        Reached { arrival: self.arrival.or(other.arrival), tie: self.tie.filter(|_| self.tie == other.tie) }
    }
}

impl Site<'_> {
    fn of<'a>(send: &'a Send, around: &Surroundings) -> Site<'a> {
        let last = send.via.len().saturating_sub(1);
        let wait = |(index, attempt): (usize, &crate::bundle::Attempt)| match attempt.fallback_after {
            Some(after) => around.clocks.forward(after).most,
            // The channel a person prefers goes first, even if it is written last.
            None if send.preferred && index == last && last > 0 => (around.fallback)(&attempt.channel),
            None => 0,
        };
        Site { send, waits: send.via.iter().enumerate().map(wait).collect() }
    }
}

impl<'a> Program<'a> {
    pub fn of(journey: &'a Journey, start: Arrival, around: &Surroundings, closed: &mut ClosedHoursCache) -> Self {
        let sends = journey.steps.values().filter_map(|step| match step {
            Step::Send(send) => Some(send),
            _ => None,
        });
        let sites: Vec<Site> = sends.map(|send| Site::of(send, around)).collect();
        let draft = unroll(journey, around);
        let restart = journey.key.is_none() && journey.reentry.while_active == WhileActive::Restart;
        let mut program = Program {
            nodes: Vec::new(),
            edges: Vec::new(),
            sends: Vec::new(),
            sites,
            start: 0,
            last_words: Vec::new(),
            interruptible: restart || !journey.exits.is_empty(),
            understood: draft.is_some(),
            calendar: false,
            ties: Ties::new(around.clocks),
        };
        if let Some(draft) = draft {
            program.settle(journey, &draft, start, around, closed);
        }
        program
    }

    /// Goes forward through the graph and settles how long each wait and hold can be from what is known on arrival.
    fn settle(
        &mut self,
        journey: &Journey,
        draft: &Draft,
        start: Arrival,
        around: &Surroundings,
        closed: &mut ClosedHoursCache,
    ) {
        let mut reached: Vec<Option<Reached>> = vec![None; draft.nodes.len()];
        let mut edges: Vec<Edge> = draft.edges.iter().map(|edge| Edge { to: edge.to, takes: Stretch::NONE }).collect();
        self.nodes.reserve(draft.nodes.len());
        let roots = draft.last_words.iter().map(|root| (*root, Reached::unknown()));
        for (root, at) in roots.chain([(draft.start, Reached { arrival: start, tie: Ties::ENTRY })]) {
            merge(&mut reached, root, at);
        }
        for (index, node) in draft.nodes.iter().enumerate().rev() {
            let at = reached.get(index).copied().flatten().unwrap_or_else(Reached::unknown);
            let send = node.send.and_then(|site| self.send_node(journey, node.at_once, site, at, around, closed));
            let mut blocked = send.map_or(0, |send| self.longest_attempts(send));
            let range = node.first_edge as usize..(node.first_edge + node.edges) as usize;
            let drafts = draft.edges.get(range.clone()).unwrap_or_default();
            for (number, (edge, settled)) in
                (node.first_edge..).zip(drafts.iter().zip(edges.get_mut(range).unwrap_or_default()))
            {
                let delay = if send.is_some() { Delay::Within(blocked) } else { edge.delay };
                let (takes, then) = at.arrival.wait(delay, around.clocks);
                let tie = match send {
                    // It goes on when it has left; refused it can be at any instant until then.
                    Some(send) if blocked == send.hold && number == node.first_edge => send.tie,
                    _ => self.ties.after(at.tie, number, delay),
                };
                self.calendar |= matches!(delay, Delay::ForAt(..) | Delay::Until(..)) || is_calendar(delay);
                settled.takes = takes;
                blocked = blocked.max(takes.most);
                merge(&mut reached, edge.to, Reached { arrival: then, tie });
            }
            let send = send.map(|send| {
                self.calendar |= send.hold > 0;
                self.sends.push(send);
                u32::try_from(self.sends.len() - 1).unwrap_or(u32::MAX)
            });
            self.nodes.push(Node {
                step: node.step,
                first_edge: node.first_edge,
                edges: node.edges,
                blocked,
                send,
                may_end: node.may_end,
            });
        }
        self.nodes.reverse();
        self.edges = edges;
        self.start = draft.start;
        self.last_words.clone_from(&draft.last_words);
    }

    fn send_node(
        &mut self,
        journey: &Journey,
        at_once: bool,
        site: u32,
        at: Reached,
        around: &Surroundings,
        closed: &mut ClosedHoursCache,
    ) -> Option<SendNode> {
        let Site { send, waits } = self.sites.get(site as usize)?;
        let since_entry = at.arrival.since_entry;
        if at_once {
            return Some(SendNode { site, hold: 0, at_once, tie: None, since_entry, arrives: None });
        }
        let window = journey.window.as_ref();
        // After the host's answer everything is checked again, so it may be held again.
        let answered = send.offer.as_ref().is_some_and(|offer| offer.grant);
        // What is open on arrival may be closed for a later attempt.
        let arrives = at.arrival.time_of_day.filter(|_| !answered && waits.iter().all(|wait| *wait == 0));
        let hold = closed.longest_hold(send, window, around.policy, arrives, around.clocks);
        let hold = if answered { hold.saturating_mul(2).saturating_add(around.grant_timeout) } else { hold };
        let hold = hold.min(FOREVER);
        let tie = if answered || send.hold_at_most.is_some() {
            None
        } else if hold == 0 {
            at.tie
        } else {
            let weekly = window.is_some_and(|window| window.days != Weekdays::EVERY);
            let guards =
                send.via.first().map(|attempt| attempt.guards.iter().filter_map(|guard| guard.hours).collect());
            self.ties.opening(at.tie, send.purpose, guards.unwrap_or_default(), weekly)
        };
        let node = SendNode { site, hold, at_once, tie, since_entry, arrives: at.arrival.time_of_day };
        let most = since_entry.most.saturating_add(self.longest_attempts(node));
        Some(SendNode { since_entry: Stretch::new(since_entry.least, most), ..node })
    }

    fn longest_attempts(&self, send: SendNode) -> i64 {
        let waits = self.sites.get(send.site as usize).map_or(&[] as &[i64], |site| &site.waits);
        let each = waits.iter().map(|wait| if send.at_once { 0 } else { wait.saturating_add(send.hold) });
        each.fold(0_i64, i64::saturating_add).min(FOREVER)
    }

    pub fn edges_of(&self, node: &Node) -> &[Edge] {
        let first = node.first_edge as usize;
        self.edges.get(first..first + node.edges as usize).unwrap_or(&[])
    }

    /// The longest an instance can live, in milliseconds; `None` without end.
    pub fn longest_life(&self) -> Option<i64> {
        let mut longest: Vec<i64> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let after = self
                .edges_of(node)
                .iter()
                .map(|edge| edge.takes.most.saturating_add(longest.get(edge.to as usize).copied().unwrap_or(FOREVER)));
            longest.push(after.max().unwrap_or(0).max(node.blocked));
        }
        longest.get(self.start as usize).copied().filter(|life| self.understood && *life < FOREVER)
    }
}

fn is_calendar(delay: Delay) -> bool {
    matches!(delay, Delay::For(duration) | Delay::BeforeEndOf(duration) if !duration.is_exact())
}

fn merge(reached: &mut [Option<Reached>], node: u32, at: Reached) {
    if let Some(known) = reached.get_mut(node as usize) {
        *known = Some(known.map_or(at, |before| before.or(at)));
    }
}
