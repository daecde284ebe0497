//! Figures worked out by hand: an enumeration of all timelines confirms them, the bound is never below the answer, and where it is above
//! it, by as much as is said here.

#[path = "support/oracle/mod.rs"]
mod oracle;
#[path = "support/sketches.rs"]
mod sketches;

use danbi::analysis::pressure::{Bound, most_in};
use danbi::bundle::{
    AttributeContract, Bundle, CapPeriod, Comparison, EntryOn, FieldContract, Journey, Operand, Policy, Predicate,
    Purpose, TypeRef,
};
use danbi::types::{Value, Weekday, Weekdays};
use oracle::World;
use oracle::enumeration::{Enumeration, Limits};
use oracle::timelines::Question;
use sketches::*;

const HOUR: u64 = 3_600;

/// What arrives in any window of so many hours, all channels and purposes.
fn arrives(bundle: &Bundle, window: u64) -> u64 {
    most_in(bundle, window * HOUR, None, None).1.limit().unwrap()
}

fn alone(journey: Journey, gap: u64) -> Bundle {
    bundle(vec![journey], Policy::default(), &[("a", gap), ("b", 1)])
}

fn with(policy: Policy, journey: Journey, gap: u64) -> Bundle {
    bundle(vec![journey], policy, &[("a", gap), ("b", 1)])
}

fn night() -> Policy {
    Policy { quiet: vec![quiet(range(22, 8))], ..Policy::default() }
}

fn until_ten() -> Do {
    Do::Until(danbi::bundle::Moment::Time(clock(10)))
}

/// Rows that are too large to be enumerated.
const TOO_LARGE: [&str; 1] = ["11"];

/// What an enumeration on a clock of hours finds; `None`: it is too large.
fn enumerated(bundle: &Bundle, window: u64) -> Option<u64> {
    let question = Question { seconds: window * HOUR, channel: None, purpose: None };
    let world = World::new(bundle, HOUR);
    let limits = Limits { persons: 40_000, plays: 400_000 };
    let all = Enumeration::of(&world, &[question], limits)?;
    Some(all.most(0, world.clock.touched(window * HOUR)))
}

/// Each row: bundle, hours of the window, the answer, the bound. They are equal unless the row says why not.
fn check(rows: &[(&str, Bundle, u64, u64, u64)]) {
    for (name, bundle, window, answer, bound) in rows {
        let all = if TOO_LARGE.contains(name) { None } else { enumerated(bundle, *window) };
        assert_eq!(all, Some(*answer).filter(|_| !TOO_LARGE.contains(name)), "{name} in {window} h");
        let found = arrives(bundle, *window);
        assert!(found >= *answer, "{name}: too low, {found} < {answer}");
        assert_eq!(found, *bound, "{name} in {window} h");
    }
}

#[test]
fn windows_are_half_open() {
    let once_a_day = || alone(journey("j", on("a"), &[push()]).keyed().limited(1, Some(hours(24))), 0);
    let once =
        || alone(journey("j", on("a"), &[push(), wait(24), push(), wait(48), push()]).keyed().limited(1, None), 0);
    check(&[
        ("1", once_a_day(), 24, 1, 1),
        ("1", once_a_day(), 25, 2, 2),
        ("2", once(), 24, 1, 1),
        ("2", once(), 25, 2, 2),
        ("2", once(), 168, 3, 3),
    ]);
}

#[test]
fn one_instance_at_a_time() {
    let ignoring = || alone(journey("j", on("a"), &[push(), wait(5), push()]), 1);
    let restarting = || alone(journey("j", on("a"), &[wait(2), push()]).restarting(), 1);
    let long = || journey("j", on("a"), &[push(), wait(10)]);
    let until = || alone(journey("j", on("a"), &[until_ten(), push()]), 1);
    let refused = Sending { otherwise: Some(vec![Do::Send(sending("email")), Do::Stop]), ..sending("push") };
    let mut by_push = rolling(1, 24);
    by_push.channel = Some("push".into());
    let policy = Policy { caps: vec![by_push], ..Policy::default() };
    let stopping = with(policy, journey("j", on("a"), &[Do::Send(refused), wait(5)]), 1);
    check(&[
        ("3", ignoring(), 6, 4, 4),
        ("3", ignoring(), 24, 10, 10),
        ("4", restarting(), 24, 12, 12),
        ("5", alone(long(), 1), 10, 1, 1),
        ("5 with an exit", alone(long().leaving_on("b", &[]), 1), 10, 10, 10),
        // The bound knows no phase: waiting until ten may take no time for each of them.
        ("8", until(), 1, 2, 24),
        ("8", until(), 25, 4, 48),
        // Consents may change, so every push may be refused; by caps alone it were 20.
        ("21", stopping, 24, 24, 24),
    ]);
}

#[test]
fn people_who_cannot_be_in_both() {
    let of = |id: &str, tier: &str| {
        let mut journey = journey(id, on("a"), &[push()]).keyed();
        let left = Operand::User(vec!["tier".into()]);
        let right = Operand::Const(Value::Enum(tier.into()));
        journey.audience = Some(Predicate::Compare { op: Comparison::Equal, left, right });
        journey
    };
    let tiers = |fixed: bool| {
        let mut bundle = bundle(vec![of("j", "vip"), of("k", "gold")], Policy::default(), &[("a", 24)]);
        let ty = TypeRef::Enum { name: "tier".into(), values: vec!["vip".into(), "gold".into()], ordered: false };
        let field = FieldContract { ty, optional: false, personal: false };
        bundle.contract.attributes.insert("tier".into(), AttributeContract { field, fixed });
        bundle
    };
    check(&[("6", tiers(true), 24, 1, 1), ("6, tier may change", tiers(false), 24, 2, 2)]);
}

#[test]
fn arms_of_an_experiment_are_not_added() {
    let arms = || Do::Assign(vec![vec![push()], vec![push(), wait(1), push()]]);
    let journeys =
        |ids: &[&str]| ids.iter().map(|id| journey(id, on("a"), &[arms()]).limited(1, None)).collect::<Vec<_>>();
    check(&[
        ("7", bundle(journeys(&["j"]), Policy::default(), &[("a", 0)]), 6, 2, 2),
        ("7 twice", bundle(journeys(&["j", "k"]), Policy::default(), &[("a", 0)]), 6, 4, 4),
    ]);
}

#[test]
fn schedules_keep_their_distance() {
    let daily = || journey("j", EntryOn::Weekly { days: Weekdays::EVERY, at: clock(10) }, &[push()]);
    let monday: Weekdays = [Weekday::Monday].into_iter().collect();
    let weekly = || journey("k", EntryOn::Weekly { days: monday, at: clock(10) }, &[push()]);
    let both = || bundle(vec![daily(), weekly()], Policy::default(), &[]);
    check(&[("9", both(), 24, 2, 2), ("9", both(), 168, 8, 8), ("9", both(), 192, 10, 10)]);
}

#[test]
fn what_was_held_leaves_together() {
    let hourly = || journey("j", on("a"), &[push()]).keyed();
    let capped = || Policy { caps: vec![rolling(3, 24)], ..night() };
    let twice = || journey("j", on("a"), &[push(), wait(1), push()]).keyed().limited(1, Some(hours(48)));
    check(&[
        ("10", with(night(), hourly(), 1), 1, 11, 11),
        ("10 without quiet hours", alone(hourly(), 1), 1, 1, 1),
        ("11", with(capped(), hourly(), 1), 1, 3, 3),
        ("11", with(capped(), hourly(), 1), 24, 3, 3),
        ("11", with(capped(), hourly(), 1), 25, 6, 6),
        ("14", with(night(), twice(), 0), 1, 1, 1),
    ]);
}

#[test]
fn caps_count_by_their_own_windows() {
    let hourly = || journey("j", on("a"), &[push()]).keyed();
    let daily = || Policy { caps: vec![cap(2, CapPeriod::CalendarDay {})], ..Policy::default() };
    let rolling_day = || Policy { caps: vec![rolling(2, 24)], ..Policy::default() };
    let two = |hold| {
        let held = || Do::Send(Sending { hold_at_most: hold, ..sending("push") });
        let both = vec![journey("j", on("a"), &[held()]).keyed(), journey("k", on("a"), &[held()]).keyed()];
        let policy = Policy { caps: vec![rolling(1, 6)], ..Policy::default() };
        bundle(both, policy, &[("a", 24)])
    };
    let email = Do::Send(sending("email"));
    let fallback = Do::Send(Sending { otherwise: Some(vec![email]), ..sending("push") });
    let mut by_push = rolling(1, 24);
    by_push.channel = Some("push".into());
    let policy = Policy { caps: vec![by_push], ..Policy::default() };
    let chained = with(policy, journey("j", on("a"), &[fallback]).keyed(), 1);
    let on_push = most_in(&chained, 24 * HOUR, Some(&"push".into()), None);
    assert_eq!(on_push, (Bound::AtMost(24), Bound::AtMost(1)), "15 by push");
    check(&[
        ("12", with(daily(), hourly(), 1), 4, 4, 4),
        ("12 rolling", with(rolling_day(), hourly(), 1), 4, 2, 2),
        ("13 hold", two(Some(hours(6))), 6, 1, 1),
        ("13 hold", two(Some(hours(6))), 7, 2, 2),
        ("13 skip", two(None), 6, 1, 1),
        ("13 skip", two(None), 7, 1, 1),
        ("15", chained, 24, 24, 24),
    ]);
}

#[test]
fn what_is_due_at_an_exit_still_leaves() {
    let pair = |after: Vec<Do>| {
        let first = journey("j", on("a"), &[wait(2), push()]).keyed().leaving_on("b", &[]);
        let second = journey("k", on("b"), &[after, vec![push()]].concat()).keyed();
        bundle(vec![first, second], Policy::default(), &[("a", 24), ("b", 24)])
    };
    let race = |arms, otherwise| vec![Do::Race { limit: hours(3), arms, otherwise }];
    let answered = journey("j", on("a"), &race(vec![("b", vec![push()])], Vec::new())).limited(1, None);
    let silent = journey("k", on("a"), &race(vec![("b", Vec::new())], vec![push()])).limited(1, None);
    check(&[
        ("16", pair(Vec::new()), 1, 2, 2),
        // That one of them happens refuses the other: that is not seen.
        ("17", pair(vec![wait(1)]), 1, 1, 2),
        ("17", pair(vec![wait(1)]), 2, 2, 2),
        ("18", bundle(vec![answered, silent], Policy::default(), &[("a", 24), ("b", 24)]), 12, 1, 2),
    ]);
}

#[test]
fn a_silence_is_over_before_what_comes_at_its_end() {
    let said = || journey("k", on("b"), &[push()]).keyed();
    let pair = |first: Journey| bundle(vec![first, said()], Policy::default(), &[("a", 3), ("b", 3)]);
    let race = Do::Race { limit: hours(1), arms: vec![("b", vec![Do::Stop])], otherwise: vec![push()] };
    let when = |predicate| EntryOn::When { predicate, including_current: false };
    let segment = || {
        let entry = when(silence("a", Some(hours(2)), "b", hours(1)));
        journey("j", entry, &[push()]).limited(1, Some(hours(3)))
    };
    let quiet_for = |hours_long| when(silence("a", Some(hours(72)), "a", hours(hours_long)));
    check(&[
        ("20", pair(journey("j", on("a"), &[race]).keyed()), 1, 2, 2),
        ("20 as a segment", pair(segment()), 1, 2, 2),
        // Two silences of d are d apart at least, and two of an event its gap.
        ("silence", alone(journey("j", quiet_for(24), &[push()]).keyed(), 0), 24, 1, 1),
        ("silence", alone(journey("j", quiet_for(24), &[push()]).keyed(), 0), 25, 2, 2),
        ("silence, events seldom", alone(journey("j", quiet_for(24), &[push()]).keyed(), 30), 30, 1, 1),
        ("silence ever", alone(journey("j", when(silence("a", None, "b", hours(6))), &[push()]).keyed(), 0), 7, 2, 2),
    ]);
}

#[test]
fn journeys_of_one_event_are_entered_together() {
    let after = |id: &str, hours_later| journey(id, on("a"), &[wait(hours_later), push()]).limited(1, None);
    let welcome = || {
        let mut bundle = bundle(vec![after("j", 0), after("k", 24), after("l", 48)], Policy::default(), &[("a", 1)]);
        bundle.contract.events.values_mut().for_each(|event| event.once_per_person = true);
        bundle
    };
    check(&[("welcome", welcome(), 24, 1, 1), ("welcome", welcome(), 25, 2, 2), ("welcome", welcome(), 49, 3, 3)]);
}

#[test]
fn held_sends_keep_the_distance_of_their_entries() {
    let held = || with(night(), journey("j", on("a"), &[wait(1), push()]).keyed().limited(1, Some(hours(24))), 0);
    let two = || with(night(), journey("j", on("a"), &[push()]).keyed().limited(2, Some(hours(48))), 0);
    let until = || alone(journey("j", on("a"), &[wait(3), until_ten(), push()]).keyed().limited(1, Some(hours(24))), 0);
    check(&[
        ("held", held(), 24, 1, 1),
        ("held", held(), 11, 1, 1),
        ("held", held(), 25, 2, 2),
        ("held, two lanes", two(), 48, 2, 2),
        ("until ten", until(), 24, 1, 1),
        ("until ten", until(), 48, 2, 2),
    ]);
}

#[test]
fn several_entries_in_a_stretch_are_lanes() {
    let lanes = || alone(journey("j", on("a"), &[push(), wait(5), push()]).keyed().limited(2, Some(hours(6))), 0);
    check(&[("19", lanes(), 6, 4, 4), ("19", lanes(), 7, 6, 6)]);
}

#[test]
fn nothing_limits_it() {
    let unlimited = |journey: Journey| most_in(&alone(journey, 0), 24 * HOUR, None, None).0;
    assert_eq!(unlimited(journey("j", on("a"), &[push()]).keyed()), Bound::Unlimited);
    assert_eq!(unlimited(journey("j", on_click(), &[push()])), Bound::Unlimited);
    assert_eq!(unlimited(journey("j", on("a"), &[wait(1)])), Bound::ZERO);
    let mut per_key = journey("j", on("a"), &[push()]).keyed().limited(1, Some(hours(24)));
    per_key.reentry.limits[0].per_key = true;
    assert_eq!(unlimited(per_key), Bound::Unlimited, "a limit per key bounds nothing");
    // A person has one instance, and each takes an hour.
    assert_eq!(unlimited(journey("j", on("a"), &[push(), wait(1)])), Bound::AtMost(24));
}

#[test]
fn last_words_are_counted_even_if_the_journey_says_nothing_else() {
    let sorry = journey("j", on("a"), &[wait(2)]).keyed().leaving_on("b", &[push()]);
    // All of them leave at one instant, that of the exit: that is not seen.
    check(&[("last words", alone(sorry, 1), 1, 2, 3)]);
}

#[test]
fn a_repeat_counts_every_round() {
    let drip = |every| Do::Repeat { times: 3, every: hours(every), body: vec![push()] };
    let nested = || Do::Repeat { times: 2, every: hours(24), body: vec![drip(1)] };
    let of = |body: Do| alone(journey("j", on("a"), &[body]).limited(1, None), 0);
    check(&[
        ("rounds", of(drip(12)), 24, 2, 2),
        ("rounds", of(drip(12)), 25, 3, 3),
        ("nested", of(nested()), 24, 3, 3),
        ("nested", of(nested()), 27, 4, 4),
        ("nested", of(nested()), 168, 6, 6),
    ]);
}

#[test]
fn a_chain_counts_once_and_on_each_channel() {
    let chain = Sending { via: vec![("push", Some(hours(1))), ("sms", None)], ..sending("push") };
    let bundle = alone(journey("j", on("a"), &[Do::Send(chain)]).limited(1, None), 0);
    let most = |channel: Option<&str>| {
        let channel = channel.map(Into::into);
        most_in(&bundle, 24 * HOUR, channel.as_ref(), Some(Purpose::Advertising)).0
    };
    assert_eq!(
        (most(None), most(Some("push")), most(Some("sms"))),
        (Bound::AtMost(1), Bound::AtMost(1), Bound::AtMost(1))
    );
}

#[test]
fn a_later_channel_of_a_chain_may_be_held_although_the_first_was_not() {
    // Every day at 20:00 by push; two hours later, in quiet hours, by text message, which waits for 08:00 of the next day.
    let chain = Sending { via: vec![("push", Some(hours(2))), ("sms", None)], ..sending("push") };
    let body = [Do::Send(chain), push()];
    let daily = journey("j", EntryOn::Weekly { days: Weekdays::EVERY, at: clock(20) }, &body).keyed();
    let policy = Policy { quiet: vec![quiet(range(21, 8))], ..Policy::default() };
    let bundle = bundle(vec![daily], policy, &[]);
    // At 08:00 the push behind the text message of the day before, at 20:00 two that nothing holds.
    let most = most_in(&bundle, 13 * HOUR, Some(&"push".into()), None).1;
    assert!(most >= Bound::AtMost(3), "{most:?}");
}
