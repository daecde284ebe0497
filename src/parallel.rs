//! Work on several threads, where there is enough of it.
//!
//! Results are in the order of what went in: nothing ever depends on how many threads there are or which was first.

use std::sync::{Once, OnceLock};
use std::thread::{self, ThreadId};

use rayon::prelude::*;

/// Below so many items (files, journeys, groups of declarations; some 0.5 ms each) to start threads costs more than it brings.
const FEW: usize = 32;

/// `work` on every item.
pub fn map<T: Send, U: Send>(items: Vec<T>, work: impl Fn(T) -> U + Send + Sync) -> Vec<U> {
    map_with(items, || (), |(), item| work(item))
}

/// The same for items that are each worth `size` usual ones: few of them may be enough.
pub fn map_large<T: Send, U: Send>(items: Vec<T>, size: usize, work: impl Fn(T) -> U + Send + Sync) -> Vec<U> {
    if items.len().saturating_mul(size) < FEW {
        return items.into_iter().map(work).collect();
    }
    start();
    items.into_par_iter().with_max_len(1).map(work).collect()
}

/// The same with something that is made once for many items, such as buffers. Results must not depend on its past.
pub fn map_with<T: Send, S, U: Send>(
    items: Vec<T>,
    make: impl Fn() -> S + Send + Sync,
    work: impl Fn(&mut S, T) -> U + Send + Sync,
) -> Vec<U> {
    if items.len() < FEW {
        let mut state = make();
        return items.into_iter().map(|item| work(&mut state, item)).collect();
    }
    start();
    items.into_par_iter().map_init(make, work).collect()
}

/// The thread that works along.
static ALONG: OnceLock<ThreadId> = OnceLock::new();

/// Lets this thread work along with the others instead of waiting for them: one thread less, and one heap less that the
/// memory of a project is spread over. For the main thread of a process that does one thing; it must live as long as the process.
pub fn work_along() {
    let _ = ALONG.set(thread::current().id());
}

fn start() {
    static STARTED: Once = Once::new();
    if ALONG.get() == Some(&thread::current().id()) {
        STARTED.call_once(|| {
            // Fails where there are threads already, which is as well.
            let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_are_in_the_order_of_what_went_in() {
        for count in [0, 1, 31, 32, 5_000] {
            let squares: Vec<u64> = (0..count).map(|n| n * n).collect();
            assert_eq!(map((0..count).collect(), |n| n * n), squares);
        }
    }
}
