//! Constructs of the head of a journey.

use danbi::syntax::ast::{
    Enter, EnterKind, Exit, ExitKind, Goal, GoalTarget, HeaderLine, Journey, MonthDay, Reentry, ReentryLimit,
    ReentryLimitKind, WhileActive,
};

use super::features::Features;

impl Features {
    pub fn journey(&mut self, journey: &Journey) {
        self.saw_if(journey.title.is_some(), "journey with a title");
        let entries = journey.header.iter().filter(|line| matches!(line.kind, HeaderLine::Enter(_))).count();
        self.saw_if(entries > 1, "several enter lines");
        self.members(&journey.header, Self::header_line);
        self.steps(&journey.steps);
    }

    fn header_line(&mut self, line: &HeaderLine) {
        match line {
            HeaderLine::Stage(_) => self.saw("stage"),
            HeaderLine::Enter(enter) => self.enter(enter),
            HeaderLine::Active { .. } => self.saw("active"),
            HeaderLine::Key(_) => self.saw("key"),
            HeaderLine::Reentry(reentry) => self.reentry(reentry),
            HeaderLine::Audience(predicate) => self.expr(predicate),
            HeaderLine::Exit(exit) => self.exit(exit),
            HeaderLine::Goal(goal) => self.goal(goal),
            HeaderLine::Holdout(_) => self.saw("journey: holdout"),
            HeaderLine::Window(window) => {
                self.saw(if window.days.is_empty() { "window" } else { "window on some days" });
            }
        }
    }

    fn enter(&mut self, enter: &Enter) {
        self.saw_if(enter.spread.is_some(), "spread");
        match &enter.kind {
            EnterKind::On { event, binding } => {
                self.saw("enter on");
                self.saw_if(binding.is_some(), "enter on .. as");
                self.event(event);
            }
            EnterKind::When { predicate, including_current } => {
                self.saw("enter when");
                self.saw_if(*including_current, "including current");
                self.expr(predicate);
            }
            EnterKind::At(_) => self.saw("enter at"),
            EnterKind::EveryWeek { .. } => self.saw("enter every weekday"),
            EnterKind::EveryMonth { day: MonthDay::Day(_), .. } => self.saw("enter every month on day N"),
            EnterKind::EveryMonth { day: MonthDay::Last(_), .. } => self.saw("enter every month on the last day"),
            EnterKind::EveryYear { years, .. } => {
                self.saw(if years.value == 1 { "enter every year" } else { "enter every N years" });
            }
            EnterKind::Date(date) => self.date("enter at", date),
        }
    }

    fn reentry(&mut self, reentry: &Reentry) {
        for ReentryLimit { kind, per_key, .. } in &reentry.limits {
            self.saw(match (kind, per_key) {
                (ReentryLimitKind::Once, false) => "reentry once",
                (ReentryLimitKind::Once, true) => "reentry once per key",
                (ReentryLimitKind::AtMost { .. }, false) => "reentry at most N per D",
                (ReentryLimitKind::AtMost { .. }, true) => "reentry at most N per D per key",
                (ReentryLimitKind::EveryTime, _) => "reentry every time",
            });
        }
        match reentry.while_active.map(|said| said.value) {
            None => {}
            Some(WhileActive::Ignore) => self.saw("while active ignore"),
            Some(WhileActive::Restart) => self.saw("while active restart"),
        }
    }

    fn exit(&mut self, exit: &Exit) {
        match &exit.kind {
            ExitKind::On(event) => {
                self.saw("exit on");
                self.event(event);
            }
            ExitKind::When(predicate) => {
                self.saw("exit when");
                self.expr(predicate);
            }
        }
        if let Some(steps) = &exit.last_words {
            self.saw("exit with last words");
            self.steps(steps);
        }
    }

    fn goal(&mut self, goal: &Goal) {
        self.event(&goal.event);
        match goal.target {
            None => self.saw("goal without a target"),
            Some(GoalTarget::Share(_)) => self.saw("goal with a target"),
            Some(GoalTarget::OverHoldout(_)) => self.saw("goal over holdout"),
        }
    }
}
