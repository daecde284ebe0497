//! How long the bound takes: realistic journeys of about ten steps on two channels, all figures together.

#[path = "../tests/support/sketches.rs"]
mod sketches;

use danbi::analysis::pressure::compute;
use danbi::bundle::{Bundle, CapPeriod, EntryOn, Journey, Policy, SendWindow};
use danbi::types::{Duration, Weekdays};
use sketches::*;

fn main() {
    divan::main();
}

/// A journey of one of six kinds, as shops have them; plainly made up.
fn realistic(index: u64) -> Journey {
    let id = format!("journey_{index:04}");
    let email = || Do::Send(sending("email"));
    let chain = || Do::Send(Sending { via: vec![("push", Some(hours(1))), ("email", None)], ..sending("push") });
    let days = |days| Do::Wait(Duration::days(days));
    let race = |length, otherwise| Do::Race { limit: hours(length), arms: vec![("b", vec![Do::Stop])], otherwise };
    let next_morning = Do::WaitAt(Duration::days(1), clock(10));
    let window = SendWindow { days: Weekdays::EVERY, range: range(10, 20) };
    match index % 6 {
        0 => journey(&id, on("a"), &[wait(1 + index % 5), push(), race(23, vec![chain()])])
            .keyed()
            .limited(2, Some(hours(168)))
            .leaving_on("b", &[])
            .within(window),
        1 => {
            let steps = [
                push(),
                next_morning.clone(),
                email(),
                days(2),
                push(),
                days(3),
                race(48, vec![email(), days(7), push()]),
            ];
            journey(&id, on("a"), &steps).limited(1, None)
        }
        2 => journey(
            &id,
            EntryOn::Weekly { days: Weekdays::EVERY, at: clock(10) },
            &[
                Do::Branch(vec![vec![push()], vec![email()], Vec::new()]),
                Do::Assign(vec![vec![wait(2), push()], Vec::new()]),
            ],
        ),
        3 => {
            let body = vec![chain(), race(20, vec![push()])];
            journey(&id, on("a"), &[Do::Repeat { times: 3, every: Duration::days(2), body }, email()]).restarting()
        }
        4 => journey(&id, on("c"), &[wait(index % 48), push(), days(1), email(), days(14), push()])
            .limited(1, Some(hours(720)))
            .within(window),
        _ => {
            let refused = Sending { otherwise: Some(vec![wait(3), email(), Do::Stop]), ..sending("push") };
            journey(&id, on("c"), &[wait(4), Do::Send(refused), days(1), push(), next_morning, email()])
                .limited(1, Some(hours(24)))
                .leaving_on("b", &[email()])
        }
    }
}

fn project(count: u64) -> Bundle {
    let caps = vec![rolling(2, 24), rolling(5, 168), cap(3, CapPeriod::CalendarDay {})];
    let policy = Policy { caps, quiet: vec![quiet(range(21, 8))], ..Policy::default() };
    bundle((0..count).map(realistic).collect(), policy, &[("a", 1), ("b", 1), ("c", 6)])
}

#[divan::bench(args = [100, 1_000])]
fn all_figures(bencher: divan::Bencher, journeys: u64) {
    let bundle = project(journeys);
    bencher.bench_local(|| compute(divan::black_box(&bundle), &["sms"]));
}
