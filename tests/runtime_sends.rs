//! What leaves, judged apart from the engine: by the plan, and by the instant and the person of each `send`.
//!
//! `DANBI_RUNS=20000 cargo test --release --test runtime_sends` plays more runs.

#[allow(dead_code, reason = "only projects are generated")]
#[path = "support/generate/mod.rs"]
mod generate;
#[path = "support/inputs/mod.rs"]
mod inputs;
#[path = "support/watch/mod.rs"]
mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use danbi::analysis::pressure::{Bound, most_in};
use danbi::bundle::{Bundle, CapPeriod, Purpose};
use danbi::runtime::Record;
use inputs::Run;
use inputs::check::holds;
use watch::{Left, left, sends};

/// Quiet hours, the journey's window and its active days, on the clocks of the person at that instant.
#[test]
fn nothing_leaves_where_it_is_closed() {
    holds(|stage, run| {
        for left in sends(stage, run) {
            // At an instant at which the zone changes it may have left before or after the change.
            if left.zones.iter().all(|zone| watch::is_closed(&left, zone)) {
                return Err(format!("{} left at {} in {:?}", left.step, left.at, left.zones));
            }
        }
        Ok(())
    });
}

/// No more than the cap says in any stretch of its length, or in any local day.
#[test]
fn no_cap_is_exceeded() {
    holds(|stage, run| {
        for watched in left(stage, run) {
            for left in &watched.sends {
                if let Some((cap, count)) = left.over {
                    return Err(format!(
                        "cap {cap} of {}: {count} before {} at {}",
                        watched.person, left.step, left.at
                    ));
                }
            }
        }
        Ok(())
    });
}

/// The most messages of a purpose in any 24 hours and 7 days that analysis promises. It presumes one bundle, no merges, and zones that
/// stay and whose clocks change by an hour at most.
#[test]
fn the_bound_on_messages_holds() {
    let reached = AtomicUsize::new(0);
    holds(|stage, run| {
        let bundle = &stage.bundles[0].bundle;
        let lives: Vec<Vec<Left>> = left(stage, run).into_iter().flat_map(|watched| alone(watched.sends)).collect();
        for (seconds, purpose) in asked() {
            let Bound::AtMost(most) = most_in(bundle, seconds, None, purpose).1 else { continue };
            let is_asked = |left: &&Left| purpose.is_none_or(|purpose| left.send.purpose == purpose);
            for life in &lives {
                let asked: Vec<&Left> = life.iter().filter(is_asked).collect();
                let within = |first: &Left| {
                    asked.iter().filter(|left| left.at >= first.at && left.at < first.at.plus_seconds(seconds)).count()
                };
                let found = asked.iter().map(|first| within(first)).max().unwrap_or(0) as u64;
                if found == most && most > 0 {
                    reached.fetch_add(1, Ordering::Relaxed);
                }
                if found > most {
                    return Err(format!(
                        "{found} messages in {seconds} s, {purpose:?}, {most} at most to {}",
                        asked[0].person
                    ));
                }
            }
        }
        Ok(())
    });
    // Were the bound one less, it would not hold.
    assert!(reached.into_inner() > 0);
}

/// Of any purpose, and of those that caps and quiet hours withhold, which are bounded more often.
fn asked() -> impl Iterator<Item = (u64, Option<Purpose>)> {
    let purposes = [None, Some(Purpose::Advertising), Some(Purpose::Informational)];
    purposes.into_iter().flat_map(|purpose| [86_400, 604_800].map(|seconds| (seconds, purpose)))
}

/// What each person got until something disturbed it, by the names they had then.
fn alone(sends: Vec<Left<'_>>) -> Vec<Vec<Left<'_>>> {
    let by_two_hours = "Antarctica/Troll".to_owned();
    let mut lives: BTreeMap<String, Vec<Left>> = BTreeMap::new();
    for left in sends.into_iter().filter(|left| left.is_first && left.is_undisturbed) {
        if !left.zones.contains(&by_two_hours) {
            lives.entry(left.person.clone()).or_default().push(left);
        }
    }
    lives.into_values().collect()
}

/// Every command has a key of its own, which is the hash that the page says, of an occurrence and an attempt.
#[test]
fn keys_are_unique_and_as_published() {
    holds(|stage, run| {
        let mut known = BTreeSet::new();
        let mut issued: BTreeMap<(String, String, u32), u32> = BTreeMap::new();
        let again = entered_again(run);
        if !again.is_empty() && !ids_come_again(run) {
            return Err(format!("entered twice: {again:?}"));
        }
        for left in watch::commands(stage, run) {
            let (id, place) = left.map_err(|id| format!("{id} is no key of its step"))?;
            if again.contains(&place.0) {
                continue;
            }
            if !known.insert(id.clone()) {
                return Err(format!("{id} twice: {place:?}"));
            }
            let (instance, step, occurrence, attempt, _) = place;
            let count = issued.entry((instance, step, occurrence)).or_default();
            *count += 1;
            if *count != attempt {
                return Err(format!("{id} is command {count} of its occurrence and says {attempt}"));
            }
        }
        Ok(())
    });
}

/// Instances that began twice: an input id that comes again behind the horizon is a new one, and gives the same keys (P-KEY-2).
fn entered_again(run: &Run) -> BTreeSet<String> {
    let entered = run.effects().filter(|effect| matches!(effect.record(), Some(Record::Entered { .. })));
    let mut once = BTreeSet::new();
    let instances = entered.filter_map(|effect| Some(effect.origin.as_ref()?.instance.to_string()));
    instances.filter(|instance| !once.insert(instance.clone())).collect()
}

fn ids_come_again(run: &Run) -> bool {
    let mut once = BTreeSet::new();
    run.turns.iter().any(|turn| !turn.input.id.is_empty() && !once.insert(&turn.input.id))
}

/// The properties above see something: caps, quiet hours and chains of channels do occur.
#[test]
fn there_is_something_to_see() {
    let (mut capped, mut closable, mut chained) = (0, 0, 0);
    for seed in 0..12 {
        let stage = inputs::check::stage(seed);
        let run = inputs::run(&stage, &mut generate::choices::Choices::seeded(seed), 200);
        let sends = sends(&stage, &run);
        capped += sends.iter().filter(|left| is_capped(left.bundle)).count();
        closable += sends
            .iter()
            .filter(|left| left.journey.window.is_some() || !left.bundle.plan.policy.quiet.is_empty())
            .count();
        chained += sends.iter().filter(|left| !left.is_first).count();
    }
    assert!(capped > 20 && closable > 20 && chained > 0, "{capped} {closable} {chained}");
}

fn is_capped(bundle: &Bundle) -> bool {
    bundle.plan.policy.caps.iter().any(|cap| matches!(cap.period, CapPeriod::Rolling(_)))
}
