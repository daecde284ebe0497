//! Step functions of time: what the analysis computes with.
//!
//! A function is a sorted list of `(start, value)`: from `start` up to the next start it has that value, before the first start
//! it is 0. A start of [`ALWAYS`] means "since ever". Starts are milliseconds relative to the beginning of the
//! window. Every operation looks forward only and writes into a buffer of the caller, so that a pass allocates nothing.

use super::bound::UNLIMITED;

/// From `.0` on the value is `.1`.
pub(super) type Step = (i64, u64);

/// The start of a value that was always there.
pub(super) const ALWAYS: i64 = i64::MIN;

/// A length that reaches beyond every instant considered; about nine million years.
pub(super) const FOREVER: i64 = 1 << 58;

/// Buffers that operations need in between.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    queue: Vec<usize>,
}

/// The value at `t`.
pub(super) fn value_at(f: &[Step], t: i64) -> u64 {
    let after = f.partition_point(|step| step.0 <= t);
    after.checked_sub(1).and_then(|index| f.get(index)).map_or(0, |step| step.1)
}

/// The greatest value anywhere.
pub(super) fn greatest(f: &[Step]) -> u64 {
    f.iter().map(|step| step.1).max().unwrap_or(0)
}

fn push(out: &mut Vec<Step>, start: i64, value: u64) {
    if out.last().map_or(0, |last| last.1) != value {
        out.push((start, value));
    }
}

fn back(start: i64, by: i64) -> i64 {
    if start <= -FOREVER || by >= FOREVER { ALWAYS } else { start.saturating_sub(by) }
}

/// `out(t)` = greatest of `f` over `t + least ..= t + most`: a wait that takes between the two.
pub(super) fn slide(f: &[Step], least: i64, most: i64, out: &mut Vec<Step>, scratch: &mut Scratch) {
    out.clear();
    if least == most {
        out.extend(f.iter().map(|&(start, value)| (back(start, most), value)));
        drop_hidden(out);
        return;
    }
    let queue = &mut scratch.queue;
    queue.clear();
    // A plateau counts from `start - most` (it comes into reach) until `end - least` (it has passed).
    let (mut head, mut comes, mut goes) = (0, 0, 0);
    loop {
        let coming = f.get(comes).map(|step| back(step.0, most));
        let going = f.get(goes + 1).map(|step| back(step.0, least));
        let Some(t) = coming.into_iter().chain(going).min() else { break };
        while let Some(step) = f.get(comes).filter(|step| back(step.0, most) == t) {
            while queue.len() > head && queue.last().and_then(|&last| f.get(last)).is_some_and(|last| last.1 <= step.1)
            {
                queue.pop();
            }
            queue.push(comes);
            comes += 1;
        }
        while f.get(goes + 1).is_some_and(|step| back(step.0, least) == t) {
            if queue.get(head) == Some(&goes) {
                head += 1;
            }
            goes += 1;
        }
        let value = queue.get(head).and_then(|&first| f.get(first)).map_or(0, |step| step.1);
        replace_or_push(out, t, value);
    }
}

/// Several changes at one instant: the last of them holds.
fn replace_or_push(out: &mut Vec<Step>, start: i64, value: u64) {
    if out.last().is_some_and(|last| last.0 == start) {
        out.pop();
    }
    push(out, start, value);
}

/// Starts that all became "since ever": the last of them holds.
fn drop_hidden(out: &mut Vec<Step>) {
    let hidden = out.iter().take_while(|step| step.0 == ALWAYS).count();
    if hidden > 1 {
        out.drain(..hidden - 1);
    }
    if out.first().is_some_and(|step| step.1 == 0) {
        out.remove(0);
    }
}

fn combine(f: &[Step], g: &[Step], out: &mut Vec<Step>, join: impl Fn(u64, u64) -> u64) {
    out.clear();
    let (mut f_rest, mut g_rest) = (f, g);
    let (mut f_now, mut g_now) = (0, 0);
    loop {
        let t = match (f_rest.first(), g_rest.first()) {
            (Some(a), Some(b)) => a.0.min(b.0),
            (Some(a), None) | (None, Some(a)) => a.0,
            (None, None) => return,
        };
        if let Some((first, rest)) = f_rest.split_first().filter(|(first, _)| first.0 == t) {
            (f_now, f_rest) = (first.1, rest);
        }
        if let Some((first, rest)) = g_rest.split_first().filter(|(first, _)| first.0 == t) {
            (g_now, g_rest) = (first.1, rest);
        }
        push(out, t, join(f_now, g_now));
    }
}

/// The greater of both at every instant.
pub(super) fn maximum(f: &[Step], g: &[Step], out: &mut Vec<Step>) {
    combine(f, g, out, u64::max);
}

/// One more inside the window [0, `window`): a send that leaves.
pub(super) fn add_one(f: &[Step], window: i64, out: &mut Vec<Step>) {
    combine(f, &[(0, 1), (window, 0)], out, u64::saturating_add);
}

/// The sum of many functions.
pub(super) fn total<'f>(functions: impl Iterator<Item = &'f [Step]>) -> Vec<Step> {
    let mut changes: Vec<(i64, i128)> = Vec::new();
    for f in functions {
        let before = [0].into_iter().chain(f.iter().map(|step| step.1));
        changes.extend(f.iter().zip(before).map(|(step, before)| (step.0, i128::from(step.1) - i128::from(before))));
    }
    changes.sort_unstable();
    let mut out = Vec::new();
    let mut value = 0_i128;
    for (start, change) in changes {
        value += change;
        replace_or_push(&mut out, start, u64::try_from(value.max(0)).unwrap_or(UNLIMITED));
    }
    out
}

/// `out(t)` = `f(t)`, but at most `most`.
pub(super) fn clipped(f: &[Step], most: u64) -> Vec<Step> {
    let mut out = Vec::new();
    for &(start, value) in f {
        push(&mut out, start, value.min(most));
    }
    out
}

/// The most that entries at least `gap` apart can gather, each worth `f` at its instant: G(x) = max over y >= x of f(y) + G(y + gap).
///
/// Computed level by level: `latest[v]` is the latest instant from which at least `v` can still be gathered. One step of the
/// function gives `u` to an entry inside it, and the rest, `v - u`, must be gathered from `gap` later on.
pub(super) fn gathered(f: &[Step], gap: i64) -> u64 {
    gathered_below(f, gap, UNLIMITED)
}

/// The same, but no more than `ceiling`: what is known already need not be worked out again.
pub(super) fn gathered_below(f: &[Step], gap: i64, ceiling: u64) -> u64 {
    let greatest = greatest(f);
    if greatest == 0 || greatest >= ceiling {
        return greatest.min(ceiling);
    }
    let (Some(first), Some(last)) = (f.first(), f.last()) else { return 0 };
    if gap <= 0 || (first.0 == ALWAYS && gap < FOREVER) {
        return ceiling;
    }
    let reach = if first.0 == ALWAYS { 0 } else { last.0.saturating_sub(first.0) / gap };
    let entries = u64::try_from(reach).unwrap_or(u64::MAX).saturating_add(1);
    let product = entries.saturating_mul(greatest);
    if product.min(ceiling) > MOST_LEVELS { product.min(ceiling) } else { gathered_by_level(f, gap, ceiling) }
}

/// Beyond it the plain product of entries and the greatest value is the answer: also sound, and no list of millions is built.
const MOST_LEVELS: u64 = 5_000;

fn gathered_by_level(f: &[Step], gap: i64, ceiling: u64) -> u64 {
    let mut latest: Vec<i64> = Vec::new();
    for wanted in 1..=ceiling {
        let from = |worth: u64| match wanted.checked_sub(worth).and_then(|rest| rest.checked_sub(1)) {
            None => i64::MAX,
            Some(below) => {
                usize::try_from(below).ok().and_then(|level| latest.get(level)).map_or(ALWAYS, |&at| back(at, gap))
            }
        };
        let plateaus = f.iter().zip(f.iter().skip(1).map(|step| step.0));
        let best = plateaus
            .filter(|((_, worth), _)| *worth > 0)
            .map(|(&(start, worth), end)| (start, from(worth).min(end - 1)))
            .filter(|(start, at)| at >= start && *at != ALWAYS)
            .map(|(_, at)| at)
            .max();
        let Some(at) = best else { return wanted - 1 };
        latest.push(at);
    }
    ceiling
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same everywhere.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, n: u64) -> i64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((self.0 >> 33) % n).unwrap()
        }

        fn function(&mut self) -> Vec<Step> {
            let mut f = Vec::new();
            let mut start = -12 + self.below(6);
            for _ in 0..self.below(6) {
                push(&mut f, start, self.below(4).unsigned_abs());
                start += 1 + self.below(5);
            }
            push(&mut f, start, 0);
            f
        }
    }

    const REACH: std::ops::Range<i64> = -40..40;

    fn sorted(f: &[Step]) -> bool {
        f.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1)
    }

    #[test]
    fn operations_agree_with_looking_at_every_instant() {
        let mut dice = Dice(7);
        for _ in 0..2_000 {
            let (f, g) = (dice.function(), dice.function());
            let (least, longer) = (dice.below(6) - 1, dice.below(9));
            let mut out = Vec::new();
            slide(&f, least, least + longer, &mut out, &mut Scratch::default());
            assert!(sorted(&out), "{f:?} {out:?}");
            for t in REACH {
                let expected = (least..=least + longer).map(|wait| value_at(&f, t + wait)).max().unwrap();
                assert_eq!(value_at(&out, t), expected, "{f:?} from {least} for {longer} at {t}");
            }
            maximum(&f, &g, &mut out);
            assert!(sorted(&out));
            assert!(REACH.into_iter().all(|t| value_at(&out, t) == value_at(&f, t).max(value_at(&g, t))));
            add_one(&f, 5, &mut out);
            assert!(REACH.into_iter().all(|t| value_at(&out, t) == value_at(&f, t) + u64::from((0..5).contains(&t))));
        }
    }

    #[test]
    fn a_wait_without_end_reaches_back_for_ever() {
        let mut out = Vec::new();
        slide(&[(0, 2), (5, 0)], 3, FOREVER, &mut out, &mut Scratch::default());
        assert_eq!(out, [(ALWAYS, 2), (2, 0)]);
        let mut again = Vec::new();
        slide(&out, 1, 1, &mut again, &mut Scratch::default());
        assert_eq!(again, [(ALWAYS, 2), (1, 0)]);
        slide(&out, FOREVER, FOREVER, &mut again, &mut Scratch::default());
        assert_eq!(again, []);
        assert_eq!(gathered(&out, 10), UNLIMITED);
        assert_eq!(gathered(&out, FOREVER), 2);
    }

    #[test]
    fn sums_and_ceilings_hold_at_every_instant() {
        let mut dice = Dice(5);
        for _ in 0..500 {
            let functions: Vec<Vec<Step>> = (0..dice.below(4)).map(|_| dice.function()).collect();
            let sum = total(functions.iter().map(Vec::as_slice));
            let most = dice.below(5).unsigned_abs();
            let cut = clipped(&sum, most);
            for t in REACH {
                let expected: u64 = functions.iter().map(|f| value_at(f, t)).sum();
                assert_eq!((value_at(&sum, t), value_at(&cut, t)), (expected, expected.min(most)), "{functions:?} {t}");
            }
        }
    }

    /// The recursion as it is written, instant by instant from the right.
    fn gathered_slowly(f: &[Step], gap: i64) -> u64 {
        let mut best = vec![0_u64; REACH.count() + 1];
        for (index, t) in REACH.enumerate().collect::<Vec<_>>().into_iter().rev() {
            let after = best.get(index + usize::try_from(gap).unwrap()).copied().unwrap_or(0);
            best[index] = best[index + 1].max(value_at(f, t) + after);
        }
        best[0]
    }

    #[test]
    fn entries_are_placed_in_the_best_way() {
        let mut dice = Dice(11);
        for _ in 0..2_000 {
            let f = dice.function();
            let gap = 1 + dice.below(7);
            let slowly = gathered_slowly(&f, gap);
            assert_eq!(gathered(&f, gap), slowly, "{f:?} {gap}");
            let ceiling = dice.below(12).unsigned_abs();
            assert_eq!(gathered_below(&f, gap, ceiling), slowly.min(ceiling), "{f:?} {gap} {ceiling}");
        }
        assert_eq!(gathered(&[(0, 1), (24, 0)], 0), UNLIMITED);
        assert_eq!(gathered(&[], 0), 0);
        let many = gathered(&[(0, 1), (1_000_000, 0)], 1);
        assert!((1_000_000..UNLIMITED).contains(&many), "{many}");
    }
}
