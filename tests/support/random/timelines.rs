//! Random timelines, and their neighbours.

use super::Dice;
use crate::oracle::World;
use crate::oracle::timelines::Timeline;

/// Ticks that a timeline has.
const LENGTH: usize = 34;

pub fn timeline(world: &World, dice: &mut Dice) -> Timeline {
    let density = dice.between(10, 80);
    Timeline {
        phase: i64::try_from(dice.below(world.clock.week().unsigned_abs())).unwrap(),
        inputs: (0..LENGTH).map(|_| random_inputs(world, dice, density)).collect(),
        choices: (0..256).map(|_| u8::try_from(dice.below(256)).unwrap()).collect(),
    }
}

fn random_inputs(world: &World, dice: &mut Dice, density: u64) -> Vec<usize> {
    let mut inputs: Vec<usize> = (0..world.inputs.len()).filter(|_| dice.chance(density)).collect();
    if inputs.len() > 1 && dice.chance(50) {
        inputs.reverse();
    }
    inputs
}

/// A neighbour: something moved, added, dropped, or decided otherwise.
pub fn change(timeline: &Timeline, world: &World, dice: &mut Dice) -> Timeline {
    let mut changed = timeline.clone();
    for _ in 0..dice.between(1, 3) {
        let tick = usize::try_from(dice.below(LENGTH as u64)).unwrap();
        match dice.below(8) {
            0 => changed.phase += if dice.chance(50) { 1 } else { -1 },
            1..=3 => changed.inputs[tick] = random_inputs(world, dice, 40),
            4 => changed.inputs[tick] = Vec::new(),
            5 if tick + 1 < LENGTH => changed.inputs.swap(tick, tick + 1),
            _ => {
                for _ in 0..12 {
                    let place = usize::try_from(dice.below(256)).unwrap();
                    changed.choices[place] = u8::try_from(dice.below(256)).unwrap();
                }
            }
        }
    }
    changed
}
