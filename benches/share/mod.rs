//! How much of its core a bench has. Where another thread runs on the same core, or another machine, each has about half of what the core
//! can do, and a figure of one minute says little of the next: so what is measured is set against what the core did just then.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// A gauge takes a fifth of a millisecond.
const ROUNDS: u32 = 100_000;
/// A core counts as whole where the gauge shows at least so much of the best that it showed.
const WHOLE: f64 = 0.9;

/// So much of the work was done in so long, while the gauge showed so much on both sides of it.
struct Sample {
    work: usize,
    took: Duration,
    gauge: f64,
}

/// Work measured piece by piece.
#[derive(Default)]
pub struct Core {
    samples: Vec<Sample>,
}

/// Pieces of work a second: while the core was whole, and over all; and of all time the share in which it was whole.
pub struct Rates {
    pub whole: f64,
    pub all: f64,
    pub share: f64,
}

impl Core {
    /// Does some work and remembers how long it took.
    pub fn measure<R>(&mut self, work: usize, run: impl FnOnce() -> R) {
        let before = gauge();
        let begun = Instant::now();
        black_box(run());
        let took = begun.elapsed();
        self.samples.push(Sample { work, took, gauge: before.min(gauge()) });
    }

    pub fn rates(&self) -> Rates {
        let best = self.samples.iter().map(|sample| sample.gauge).fold(0.0, f64::max);
        let whole = |sample: &&Sample| sample.gauge >= best * WHOLE;
        let (done, took) = sum(self.samples.iter().filter(whole));
        let (all_done, all_took) = sum(self.samples.iter());
        Rates { whole: done / took, all: all_done / all_took, share: took / all_took }
    }
}

/// Work, and seconds.
fn sum<'s>(samples: impl Iterator<Item = &'s Sample>) -> (f64, f64) {
    samples.fold((0.0, 0.0), |(work, took), sample| (work + sample.work as f64, took + sample.took.as_secs_f64()))
}

/// Rounds a nanosecond of arithmetic that keeps every unit of a core busy: six sums that do not wait for one another.
fn gauge() -> f64 {
    let mut sums: [u64; 6] = black_box([1, 2, 3, 4, 5, 6]);
    let begun = Instant::now();
    for _ in 0..ROUNDS {
        for sum in &mut sums {
            *sum = sum.wrapping_add(sum.rotate_left(7));
        }
    }
    black_box(sums);
    f64::from(ROUNDS) / begun.elapsed().as_nanos() as f64
}
