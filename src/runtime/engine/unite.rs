//! Uniting two persons (P-MERGE-1 to P-MERGE-3).

use std::collections::VecDeque;

use super::super::Key;
use super::super::effect::Effect;
use super::super::hash::digest64;
use super::super::input::Input;
use super::super::order::Order;
use super::super::program::{Looks, Program};
use super::super::state::{Instance, Judged, Source, State, put};
use super::occur::{Clocks, Occurrence};
use super::{Engine, clocks};
use crate::bundle::Reason;
use crate::types::Instant;

/// What the state of `from` holds goes into `to`; both have fired everything due before the input.
pub fn unite(
    program: &Program,
    from: State,
    to: &mut State,
    input: &Input,
    effects: &mut Vec<Effect>,
) -> Option<Instant> {
    if to.forgotten_until.is_some_and(|until| input.at >= until) {
        // An input of theirs that comes after the horizon finds nobody (P-MERGE-4).
        *to = State::new(to.person.clone());
    }
    if to.bound != Some(program.fingerprint) {
        to.bind(program, input.at);
    }
    let id = digest64(&input.id);
    if to.seen.contains(id, to.last_input.max(input.at), program.plan.limits.horizon)
        || to.forgotten_until.is_some_and(|until| input.at < until)
    {
        return to.deadline;
    }
    let before = |state: &State| clocks(program, state);
    let zone = if to.profile.clocks.is_some() { before(to) } else { before(&from) };
    let mut moved: Vec<Key> = Vec::new();
    for state in [&*to, &from].into_iter().filter(|state| before(state) != zone) {
        moved.extend(state.instances.iter().map(|instance| instance.key));
    }
    let clocks = Moved { entries: before(to) != zone, instances: &moved };
    to.now = to.now.max(from.now).max(input.at);
    to.last_input = to.last_input.max(from.last_input).max(input.at);
    to.seen.forget_before(to.last_input, program.plan.limits.horizon);
    to.seen.insert(id, to.last_input);
    let mut engine = Engine { program, state: to, effects, caused: VecDeque::new(), turned: false, zone };
    engine.take_over(from, clocks);
    let next = engine.fire_rest();
    to.deadline = next;
    next
}

/// For what the clocks are others than before.
struct Moved<'m> {
    /// Entries of the clock, which stand as they did for the one who stays.
    entries: bool,
    instances: &'m [Key],
}

impl Engine<'_, '_> {
    fn take_over(&mut self, from: State, moved: Moved<'_>) {
        if from.first.is_none() {
            return;
        }
        let State {
            profile,
            histories,
            instances,
            goals,
            entries,
            left,
            grants,
            commands,
            promises,
            seen,
            sources,
            gone,
            asked,
            ..
        } = from;
        let dates = self.dates(|_| true);
        self.take_profile(profile);
        let state = &mut *self.state;
        state.touch(Looks::ALL);
        let existed = state.first.is_some();
        state.first = state.first.into_iter().chain(from.first).min();
        // Who had no input but profiles says nothing of the past.
        let is_known = state.met || from.met || state.complete || from.complete;
        state.complete = (state.complete || !state.met) && (from.complete || !from.met) && is_known;
        state.met |= from.met;
        state.seen.unite(seen);
        state.seen.forget_before(state.last_input, self.program.plan.limits.horizon);
        state.asked.unite(asked);
        for memory in histories {
            let place = self.program.history_index.get(&memory.id).copied();
            let history = place.and_then(|place| self.program.histories.get(place));
            if let (Some(mine), Some((_, history))) = (place.and_then(|place| state.histories.get_mut(place)), history)
            {
                mine.known_since = mine.known_since.max(memory.known_since);
                let order = Order::of_property(&self.program.contract, &history.of.event, history.keep.value());
                mine.kept.unite(&history.keep, memory.kept, order);
            }
        }
        for (event, at) in promises {
            match state.promises.iter_mut().find(|(known, _)| *known == event) {
                Some((_, last)) => *last = at.max(*last),
                None => state.promises.push((event, at)),
            }
        }
        state.entries.extend(entries);
        state.entries.sort_by_key(|entry| entry.at);
        state.left.extend(left);
        state.left.sort_by_key(|left| left.at);
        state.grants.extend(grants);
        state.commands.extend(commands);
        state.goals.list_mut().extend(goals);
        state.gone.extend(gone);
        if !existed {
            self.begin_sources();
        }
        for known in sources {
            let same = |one: &&mut Source| {
                one.entry == known.entry && one.journey == known.journey && one.version == known.version
            };
            // What held for either is no news of both.
            self.state.sources.list_mut().iter_mut().find(same).into_iter().for_each(|one| one.held |= known.held);
        }
        self.take_instances(instances.into_iter().collect());
        self.plan_dates(dates);
        if moved.entries {
            self.plan_on_new_clocks();
        }
        self.occur(&Occurrence::of_profile(Clocks::MovedFor(moved.instances)));
        self.settle();
    }

    /// The profile of the one who stays wins where both say something.
    fn take_profile(&mut self, other: super::super::state::Person) {
        let mine = &mut self.state.profile;
        for (name, value) in other.attributes {
            if mine.attribute(&name).is_none() {
                mine.set(&name, Some(value));
            }
        }
        mine.zone = mine.zone.take().or(other.zone);
        mine.locale = mine.locale.take().or(other.locale);
        mine.look_up_clocks();
        other.suppressed.iter().for_each(|channel| put(&mut mine.suppressed, channel, true));
        other.unsubscribed.iter().for_each(|channel| put(&mut mine.unsubscribed, channel, true));
        other.reachable.iter().for_each(|channel| put(&mut mine.reachable, channel, true));
        other.lists.iter().for_each(|list| put(&mut mine.lists, list, true));
    }

    /// Of two of one journey and key the older stays (P-MERGE-2).
    fn take_instances(&mut self, mut others: Vec<Instance>) {
        // Conflicts are told in the order of P-ORDER-6.
        others.sort_by_cached_key(|one| (self.priority(one), one.journey.clone(), one.key_text.clone()));
        let mut losers: Vec<(Instant, Key)> = Vec::new();
        for other in others {
            let same = |one: &&Instance| one.journey == other.journey && one.key_text == other.key_text;
            let rival = self.state.instances.iter().find(same).map(|one| (one.entered, one.key));
            losers.extend(rival.map(|rival| rival.max((other.entered, other.key))));
            self.state.instances.push(Instance { judged: Judged::default(), ..other });
        }
        // All are there before any ends: the end of one forgets commands of nobody who stays (P-INPUT-4).
        for loser in losers {
            // The same input told of two persons gives two of one id: only the entry tells them apart.
            let place = self.state.instances.iter().position(|one| (one.entered, one.key) == loser);
            if let Some(place) = place {
                self.end(place, Reason::Conflict);
            }
        }
    }
}
