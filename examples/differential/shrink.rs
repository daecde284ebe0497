//! The fewest inputs that still show a disagreement.

use danbi::conformance::Ask;

/// Leaves out parts of the inputs, halves first, single ones last, as long as the two still disagree.
pub fn shrink(steps: &[Ask], mut disagree: impl FnMut(&[Ask]) -> bool) -> Vec<Ask> {
    let (mut inputs, loads): (Vec<Ask>, Vec<Ask>) = steps.iter().cloned().partition(|step| step.input().is_some());
    let mut size = inputs.len().div_ceil(2);
    while size > 0 {
        let mut place = 0;
        while place < inputs.len() {
            let end = inputs.len().min(place + size);
            let fewer: Vec<Ask> = inputs[..place].iter().chain(&inputs[end..]).cloned().collect();
            let all: Vec<Ask> = loads.iter().chain(&fewer).cloned().collect();
            if disagree(&all) {
                inputs = fewer;
            } else {
                place = end;
            }
        }
        size = if size == 1 { 0 } else { size.div_ceil(2) };
    }
    loads.into_iter().chain(inputs).collect()
}
