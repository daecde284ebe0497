//! What stood in the way of a goal or an exit.

use std::ops::{Bound, RangeBounds};

use chrono::NaiveDateTime;

use super::flow::{self, Life};
use crate::bundle::{EventMatch, ExitOn};
use crate::testing::cause::Obstacle;
use crate::testing::outcome::{Heard, Listener, Told};
use crate::testing::said;
use crate::testing::stage::Scene;
use crate::types::{Instant, Zone};

/// A whole run, to be asked why it did not come to something.
pub struct Run<'t> {
    pub scene: &'t Scene,
    pub told: &'t Told,
    pub zone: &'t Zone,
}

/// What came of what is listened for.
enum Came<'t> {
    /// While somebody was listening, and did not count.
    InTime(&'t Heard),
    /// When nobody listened any more.
    TooLate(&'t Heard),
    /// Before anybody came in, or in that very instant.
    TooEarly(&'t Heard),
    Never,
}

/// While one way through the journey listens for something: later than its entry, and up to an end.
type Window = (Bound<Instant>, Bound<Instant>);

impl Run<'_> {
    /// Why the goal was not reached.
    pub fn goal(&self) -> Vec<Obstacle> {
        let (Some(entered), Some(goal)) = (self.entered(), &self.scene.journey.goal) else { return self.nobody() };
        let event = said::event(&goal.of.event);
        vec![match self.came(Listener::Goal, &self.goal_windows(), entered) {
            Came::InTime(heard) => self.unfit(event, heard),
            Came::TooLate(heard) => match self.goal_until(heard.at) {
                Some(until) => Obstacle::Over { event, at: self.local(heard.at), until: self.local(until) },
                None => self.unfit(event, heard),
            },
            Came::TooEarly(heard) => self.too_early(event, heard, entered),
            Came::Never => {
                let until = self.goal_until(Instant::MAX).map(|until| self.local(until));
                Obstacle::NotCome { event, since: self.local(entered), until }
            }
        }]
    }

    /// Why nobody left by an exit, and how the journey ended instead.
    pub fn exit(&self) -> Vec<Obstacle> {
        let Some(entered) = self.entered() else { return self.nobody() };
        let exits = self.scene.journey.exits.iter().enumerate();
        let mut obstacles: Vec<Obstacle> = exits
            .map(|(place, exit)| match &exit.on {
                ExitOn::Event(of) => self.exit_on(Listener::Exit(place), of, entered),
                ExitOn::When(predicate) => Obstacle::NeverHeld(said::condition(predicate)),
            })
            .collect();
        let outcome = flow::outcome(self.told, &self.lives(), &self.told.standing_at_end, self.zone);
        obstacles.push(Obstacle::Flow(outcome));
        obstacles
    }

    fn exit_on(&self, by: Listener, of: &EventMatch, entered: Instant) -> Obstacle {
        let event = said::event(&of.event);
        match self.came(by, &self.exit_windows(), entered) {
            Came::InTime(heard) => self.unfit(event, heard),
            Came::TooLate(heard) => Obstacle::Ended { event, at: self.local(heard.at) },
            Came::TooEarly(heard) => self.too_early(event, heard, entered),
            Came::Never => Obstacle::NotCome { event, since: self.local(entered), until: None },
        }
    }

    /// What came nearest to what is listened for; `entered` is the first entry.
    fn came(&self, by: Listener, windows: &[Window], entered: Instant) -> Came<'_> {
        let heard = || self.told.heard.iter().filter(|heard| heard.by == by);
        let in_time = |heard: &&Heard| windows.iter().any(|window| window.contains(&heard.at));
        let in_time = heard().rfind(in_time).map(Came::InTime);
        let too_late = || heard().find(|heard| heard.at > entered).map(Came::TooLate);
        in_time.or_else(too_late).or_else(|| heard().next_back().map(Came::TooEarly)).unwrap_or(Came::Never)
    }

    /// What came in time did not count.
    fn unfit(&self, event: String, heard: &Heard) -> Obstacle {
        let at = self.local(heard.at);
        match heard.breach {
            Some(reason) => Obstacle::Breach { event, at, reason },
            None => Obstacle::Unfit { event, at, conditions: heard.unmet.clone() },
        }
    }

    fn too_early(&self, event: String, heard: &Heard, entered: Instant) -> Obstacle {
        Obstacle::TooEarly { event, at: self.local(heard.at), entered: self.local(entered) }
    }

    fn goal_windows(&self) -> Vec<Window> {
        let lives = self.lives();
        let window = |life: &Life| {
            let until = self.told.goals.iter().find(|goal| goal.instance == life.instance)?.until;
            Some((Bound::Excluded(self.at(life.entered)?), Bound::Included(until)))
        };
        lives.iter().filter_map(window).collect()
    }

    /// Until when the goal counted for those who had come in by then.
    fn goal_until(&self, by: Instant) -> Option<Instant> {
        let windows = self.goal_windows().into_iter();
        let ends = windows.filter_map(|window| match window {
            (Bound::Excluded(entered), Bound::Included(until)) => (entered < by).then_some(until),
            _ => None,
        });
        ends.max()
    }

    fn exit_windows(&self) -> Vec<Window> {
        let lives = self.lives();
        let window = |life: &Life| {
            // Who comes to an end in an instant is out before anything else of it happens.
            let end = life.end.and_then(|end| self.at(end)).map_or(Bound::Unbounded, Bound::Excluded);
            Some((Bound::Excluded(self.at(life.entered)?), end))
        };
        lives.iter().filter_map(window).collect()
    }

    fn nobody(&self) -> Vec<Obstacle> {
        vec![Obstacle::Flow(flow::flow(self.told, Instant::MAX, &[], self.zone, |_| false))]
    }

    fn lives(&self) -> Vec<Life> {
        flow::lives(&self.told.effects, Instant::MAX)
    }

    fn at(&self, place: usize) -> Option<Instant> {
        self.told.effects.get(place).map(|effect| effect.at)
    }

    /// When somebody came in for the first time.
    fn entered(&self) -> Option<Instant> {
        self.lives().first().and_then(|life| self.at(life.entered))
    }

    fn local(&self, at: Instant) -> NaiveDateTime {
        self.zone.local(at)
    }
}
