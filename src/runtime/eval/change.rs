//! When a predicate may change by time alone (P-PAST-11).

use super::super::state::Kept;
use super::super::{Value, clock};
use super::Scope;
use crate::bundle::{EventMatch, Keep, Node, Operand, Predicate, Toward, Window};
use crate::types::{Duration, Instant, Name};

impl Scope<'_> {
    /// The first instant after now at which time alone may change what the predicate comes to; absent: never. It may be earlier
    /// than the change, never later.
    pub fn next_change(&self, predicate: &Predicate) -> Option<Instant> {
        let mut soonest: Option<Instant> = None;
        let mut open = vec![Node::Predicate(predicate)];
        let mut segments: Vec<&Name> = Vec::new();
        while let Some(node) = open.pop() {
            for node in node.with_descendants() {
                if let Node::Predicate(Predicate::Segment(name)) = node
                    && let Some(segment) = self.segments.get(name).filter(|_| !segments.contains(&name))
                {
                    segments.push(name);
                    open.push(segment.node());
                }
                let changes = self.changes(node).into_iter().filter(|&at| at > self.now);
                soonest = soonest.into_iter().chain(changes).min();
            }
        }
        soonest
    }

    fn changes(&self, node: Node<'_>) -> Vec<Instant> {
        match node {
            Node::Predicate(Predicate::Did(did)) => {
                let keep = super::super::program::counter_of_did(did);
                self.past_changes(&did.of, did.history.as_ref(), did.window, &keep)
            }
            Node::Operand(Operand::Aggregate(aggregate)) => {
                let keep = super::super::program::counter_of_aggregate(aggregate);
                self.past_changes(&aggregate.of, aggregate.history.as_ref(), aggregate.window, &keep)
            }
            Node::Predicate(Predicate::Within { left, toward, duration }) => match self.value(left) {
                Some(Value::Instant(at)) => self.changes_around(at, *toward, *duration),
                Some(Value::Date(_)) => vec![clock::next_midnight(self.now, self.zone)],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn changes_around(&self, at: Instant, toward: Toward, duration: Duration) -> Vec<Instant> {
        match toward {
            Toward::Last => vec![at, clock::after(at, duration, self.zone)],
            // It stops to hold right after `at`.
            Toward::Next => {
                let leaves = Instant::of_millis(at.millis().saturating_add(1));
                let least = at.minus_seconds(duration.most_seconds());
                vec![leaves, self.begins_before(at, least, duration)]
            }
        }
    }

    /// The first instant t with `at` < t + duration. Calendar units make it hard to say backwards, so it is searched for between the
    /// longest that the duration can be and its shortest, to the millisecond.
    fn begins_before(&self, at: Instant, least: Instant, duration: Duration) -> Instant {
        let (mut low, mut high) = (least.millis(), at.millis());
        while low < high {
            let middle = low + (high - low) / 2;
            if at < clock::after(Instant::of_millis(middle), duration, self.zone) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Instant::of_millis(low)
    }

    fn past_changes(&self, of: &EventMatch, history: Option<&Name>, window: Window, keep: &Keep) -> Vec<Instant> {
        let Window::Last(duration) = window else { return Vec::new() };
        let memory = history.and_then(|id| self.state.histories.get(*self.program.history_index.get(id)?));
        let kept = match history {
            Some(_) => memory.map(|memory| &memory.kept),
            None => self.version.and_then(|version| self.instance?.counters.get(version.counter(of, keep)?)),
        };
        let length = duration.lookback_seconds().unwrap_or(u64::MAX);
        let known = memory.and_then(|memory| memory.known_since).or(self.state.first);
        let mut changes: Vec<Instant> = known.map(|known| known.plus_seconds(length)).into_iter().collect();
        match kept {
            Some(Kept::Instants(instants)) => {
                // Events told ahead of their time begin to count at it.
                changes.extend(instants.iter().flat_map(|at| [*at, at.plus_seconds(length)]));
            }
            Some(Kept::Values(values)) => {
                changes.extend(values.iter().flat_map(|(at, _)| [*at, at.plus_seconds(length)]))
            }
            Some(Kept::Days(_)) => changes.push(clock::next_midnight(self.now, self.zone)),
            _ => {}
        }
        changes
    }
}
