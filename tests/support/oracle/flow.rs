//! From step to step.

use danbi::bundle::{Collect, CollectUntil, JourneyEvent, Moment, Step, StepId};
use danbi::types::{Duration, TimeOfDay};

use super::person::{Blocked, Instance, StepNumber};
use super::player::{Player, What};
use super::world::{arms, is_free_arm};

/// Keys of experiments among what is drawn once begin here.
const EXPERIMENTS: usize = 100;
/// Steps of one journey have numbers below this.
const MOST_STEPS: usize = 1_000;

/// When a moment comes.
enum Coming {
    In(i64),
    Passed,
    /// There is no such date.
    Never,
}

impl<'a> Player<'_, 'a> {
    pub fn number(&self, journey: usize, step: &StepId) -> StepNumber {
        u16::try_from(self.journey(journey).steps.get_index_of(step).unwrap()).unwrap()
    }

    pub fn step(&self, journey: usize, step: StepNumber) -> &'a Step {
        self.journey(journey).steps.get_index(usize::from(step)).unwrap().1
    }

    /// What was waited for is over. None: the instance has ended.
    pub fn wake(&mut self, instance: Instance) -> Option<Instance> {
        match instance.blocked {
            Blocked::Before(step) => self.go(instance, step),
            Blocked::Racing(step) => {
                let next = match self.step(instance.journey, step) {
                    Step::Race { otherwise, .. } => otherwise,
                    Step::Until { next, .. } => next,
                    other => panic!("no arms: {other:?}"),
                };
                let next = self.number(instance.journey, next);
                self.go(instance, next)
            }
            Blocked::Held(trying) => self.attempt(instance, trying),
            Blocked::Asking(trying) => self.answered(instance, trying),
            Blocked::Awaiting(trying, delivered) => self.awaited(instance, trying, delivered),
        }
    }

    pub fn block(&self, mut instance: Instance, left: i64, blocked: Blocked) -> Option<Instance> {
        instance.left = left;
        instance.blocked = blocked;
        Some(instance)
    }

    /// Runs from a step on until something blocks.
    pub fn go(&mut self, mut instance: Instance, step: StepNumber) -> Option<Instance> {
        let (mut step, journey) = (step, instance.journey);
        loop {
            let about = usize::from(step);
            let next = match self.step(journey, step) {
                Step::Stop => {
                    self.echo(JourneyEvent::Finished, journey);
                    return None;
                }
                Step::Wait { duration, at, next } => {
                    let then = Blocked::Before(self.number(journey, next));
                    let left = self.wait(*duration, *at);
                    return self.block(instance, left, then);
                }
                Step::Until { .. } | Step::Collect(_) | Step::Race { .. } => return self.listen(instance, step),
                Step::Load(load) => {
                    let timeout = self.world.clock.ticks(self.world.bundle.plan.limits.load_timeout);
                    let way = self.choose(2, journey, about, What::Way);
                    let next = if way == 0 { &load.next } else { &load.otherwise };
                    let then = Blocked::Before(self.number(journey, next));
                    let left = self.choose(timeout as usize + 1, journey, about, What::Answer) as i64;
                    return self.block(instance, left, then);
                }
                Step::Grant { next, .. } => {
                    let timeout = self.world.clock.ticks(self.world.bundle.plan.limits.grant_timeout);
                    let left = self.choose(timeout as usize + 1, journey, about, What::Answer) as i64;
                    let then = Blocked::Before(self.number(journey, next));
                    return self.block(instance, left, then);
                }
                Step::Repeat { times, every, body, next } => match self.next_round(&mut instance, step, *times) {
                    None => next,
                    Some(round) => {
                        let left = if round == 1 { 0 } else { self.world.clock.ticks(*every) };
                        let then = Blocked::Before(self.number(journey, body));
                        return self.block(instance, left, then);
                    }
                },
                Step::Send(_) => return self.try_send(instance, step),
                Step::Assign(assign) => {
                    // Stable for a person.
                    let key = EXPERIMENTS + journey * MOST_STEPS + about;
                    &assign.arms[self.drawn_once(key, assign.arms.len())].next
                }
                other => {
                    let ways = other.successors();
                    ways[self.choose(ways.len(), journey, about, What::Way)]
                }
            };
            step = self.number(journey, next);
        }
    }

    /// The number of the round that begins now, from 1 on.
    fn next_round(&self, instance: &mut Instance, step: StepNumber, times: u32) -> Option<u32> {
        let known = instance.rounds.iter().position(|(of, _)| *of == step);
        let done = known.map_or(0, |index| instance.rounds.remove(index).1);
        if done >= times {
            return None;
        }
        instance.rounds.push((step, done + 1));
        instance.rounds.sort_unstable();
        Some(done + 1)
    }

    fn listen(&mut self, instance: Instance, step: StepNumber) -> Option<Instance> {
        let journey = instance.journey;
        let arrived = self.step(journey, step);
        // A predicate that already holds is an arm that is taken at once.
        let (coming, next, passed) = match arrived {
            Step::Race { limit, otherwise, .. } => (Coming::In(self.world.clock.ticks(*limit)), otherwise, otherwise),
            Step::Until { moment, most, next, passed, .. } => {
                (self.moment(&instance, step, moment, *most), next, passed.as_ref().unwrap_or(next))
            }
            Step::Collect(Collect { until: CollectUntil::For(length), next, .. }) => {
                (Coming::In(self.world.clock.ticks(*length)), next, next)
            }
            Step::Collect(Collect { until: CollectUntil::Moment { moment, most }, next, .. }) => {
                (self.moment(&instance, step, moment, *most), next, next)
            }
            other => panic!("nothing to wait for: {other:?}"),
        };
        let left = match coming {
            Coming::Never => return None,
            Coming::Passed => {
                let passed = self.number(journey, passed);
                return self.go(instance, passed);
            }
            Coming::In(left) => left,
        };
        let holding = arms(arrived).iter().position(|arm| matches!(arm.on, danbi::bundle::ArmOn::When(_)));
        if let Some(arm) = holding.filter(|_| left > 0)
            && self.choose(2, journey, usize::from(step), What::Answer) == 1
        {
            let next = self.number(journey, &arms(arrived)[arm].next);
            return self.go(instance, next);
        }
        let then = if arms(arrived).is_empty() {
            Blocked::Before(self.number(journey, next))
        } else {
            debug_assert!(
                arms(arrived)
                    .iter()
                    .all(|arm| is_free_arm(arm) || matches!(arm.on, danbi::bundle::ArmOn::Event { .. }))
            );
            Blocked::Racing(step)
        };
        self.block(instance, left, then)
    }

    fn wait(&self, duration: Duration, at: Option<TimeOfDay>) -> i64 {
        let length = self.world.clock.ticks(duration);
        let Some(at) = at else { return length };
        let now = self.tick_of_day();
        let day = self.world.clock.day();
        let midnight = (now + length).div_euclid(day) * day;
        (midnight + self.world.clock.of(at) - now).max(0)
    }

    fn moment(&mut self, instance: &Instance, step: StepNumber, moment: &Moment, most: Option<Duration>) -> Coming {
        let (now, day) = (self.tick_of_day(), self.world.clock.day());
        let next = |time: i64| (time - now).rem_euclid(day);
        match moment {
            Moment::Time(time) => Coming::In(next(self.world.clock.of(*time))),
            Moment::TimeOf { .. } => {
                let best = self.choose(usize::try_from(day).unwrap(), instance.journey, usize::from(step), What::Date);
                Coming::In(next(best as i64))
            }
            Moment::Weekday { day: weekday, at } => {
                let ahead = (i64::from(weekday.index()) - self.weekday()) * day + self.world.clock.of(*at) - now;
                Coming::In(ahead.rem_euclid(7 * day))
            }
            Moment::Day { number, at } => {
                let left = i64::from(*number) * day + self.world.clock.of(*at) - instance.since_day;
                if left < 0 { Coming::Passed } else { Coming::In(left) }
            }
            Moment::Date(_) => {
                let most = most.map_or(day, |most| self.world.clock.ticks(most));
                let drawn = self.choose(most as usize + 3, instance.journey, usize::from(step), What::Date) as i64;
                match drawn {
                    0 => Coming::In(0),
                    1 => Coming::Passed,
                    2 => Coming::Never,
                    later => Coming::In(later - 2),
                }
            }
        }
    }
}
