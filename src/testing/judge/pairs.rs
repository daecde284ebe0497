//! Pairs expectations with what happened, so that as many as can be are met.

use super::Expected;
use crate::runtime::Effect;

/// Which expectations are met, and which effects met one.
pub struct Pairs {
    pub met: Vec<bool>,
    pub used: Vec<bool>,
}

/// The greatest matching, by augmenting paths: two messages at one instant may fit the same line, and then each must get its own.
pub fn pairs(expected: &[Expected], effects: &[Effect], meets: impl Fn(&Expected, &Effect) -> bool) -> Pairs {
    let fits: Vec<Vec<usize>> = expected
        .iter()
        .map(|expected| {
            let fitting = effects.iter().enumerate().filter(|(_, effect)| meets(expected, effect));
            fitting.map(|(place, _)| place).collect()
        })
        .collect();
    let mut owner: Vec<Option<usize>> = vec![None; effects.len()];
    for from in 0..expected.len() {
        let mut tried = vec![false; effects.len()];
        place(from, &fits, &mut owner, &mut tried);
    }
    let mut met = vec![false; expected.len()];
    for of in owner.iter().flatten() {
        if let Some(met) = met.get_mut(*of) {
            *met = true;
        }
    }
    Pairs { met, used: owner.iter().map(Option::is_some).collect() }
}

/// Finds a place for an expectation, moving others where they have another. Depth is bounded by the lines of one instant.
fn place(from: usize, fits: &[Vec<usize>], owner: &mut [Option<usize>], tried: &mut [bool]) -> bool {
    let candidates = fits.get(from).map(Vec::as_slice).unwrap_or_default();
    for &candidate in candidates {
        match tried.get_mut(candidate) {
            Some(tried) if !*tried => *tried = true,
            _ => continue,
        }
        let before = owner.get(candidate).copied().flatten();
        if before.is_none_or(|before| place(before, fits, owner, tried)) {
            if let Some(owner) = owner.get_mut(candidate) {
                *owner = Some(from);
            }
            return true;
        }
    }
    false
}
