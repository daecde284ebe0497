//! Constructs of steps.

use danbi::syntax::ast::{
    Arg, Arm, ArmHead, Collect, CollectUntil, Experiment, If, Load, Match, Otherwise, Send, SendOffer, Step, StepKind,
    Via, WaitUntil,
};

use super::features::Features;

impl Features {
    pub fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            self.allows(&step.allows);
            self.saw_if(step.label.is_some(), "label");
            self.step(&step.kind);
        }
    }

    fn step(&mut self, step: &StepKind) {
        match step {
            StepKind::Wait { at, .. } => self.saw(if at.is_some() { "wait D at" } else { "wait D" }),
            StepKind::WaitUntil(wait) => self.wait_until(wait),
            StepKind::Race(race) => {
                self.saw("wait up to D");
                self.arms(&race.arms);
            }
            StepKind::Collect(collect) => self.collect(collect),
            StepKind::Load(load) => self.load(load),
            StepKind::If(branch) => self.branch(branch),
            StepKind::Match(branch) => self.match_(branch),
            StepKind::Experiment(experiment) => self.experiment(experiment),
            StepKind::Repeat(repeat) => {
                self.saw("repeat");
                self.steps(&repeat.steps);
            }
            StepKind::Send(send) => self.send(send),
            StepKind::Grant { .. } => self.saw("grant"),
            StepKind::Set { value: Arg::Path(path), .. } if path.parts.len() > 1 => self.saw("set to a bound value"),
            StepKind::Set { .. } => self.saw("set to a constant"),
            StepKind::AddToList { .. } => self.saw("add to"),
            StepKind::RemoveFromList { .. } => self.saw("remove from"),
            StepKind::Call { args, .. } => self.saw(if args.is_empty() { "call" } else { "call with arguments" }),
            StepKind::Stop => self.saw("stop"),
        }
    }

    fn wait_until(&mut self, wait: &WaitUntil) {
        self.moment("wait until", &wait.moment);
        self.saw_if(wait.most.is_some(), "wait until .., at most D");
        if let Some(arms) = &wait.arms {
            self.saw("wait until with a block");
            self.arms(arms);
        }
    }

    fn arms(&mut self, arms: &[Arm]) {
        for arm in arms {
            self.allows(&arm.allows);
            match &arm.head {
                ArmHead::On { event, binding } => {
                    self.saw("arm: on");
                    self.saw_if(binding.is_some(), "arm: on .. as");
                    self.event(event);
                }
                ArmHead::When(predicate) => {
                    self.saw("arm: when");
                    self.expr(predicate);
                }
                ArmHead::Otherwise => self.saw("arm: otherwise"),
            }
            self.steps(&arm.steps);
        }
    }

    fn collect(&mut self, collect: &Collect) {
        self.event(&collect.event);
        match &collect.until {
            CollectUntil::For(_) => self.saw("collect for D"),
            CollectUntil::Moment { most: None, .. } => self.saw("collect until"),
            CollectUntil::Moment { most: Some(_), .. } => self.saw("collect until .., at most D"),
        }
    }

    fn load(&mut self, load: &Load) {
        self.saw("load");
        if let Some(steps) = &load.otherwise {
            self.steps(steps);
        }
    }

    fn branch(&mut self, branch: &If) {
        self.saw("if");
        self.saw_if(branch.arms.len() > 1, "else if");
        for (predicate, steps) in &branch.arms {
            self.expr(predicate);
            self.steps(steps);
        }
        if let Some(steps) = &branch.otherwise {
            self.saw("else");
            self.steps(steps);
        }
    }

    fn match_(&mut self, branch: &Match) {
        self.saw("match");
        for arm in &branch.arms {
            self.allows(&arm.allows);
            self.saw_if(arm.values.len() > 1, "match: several values");
            self.steps(&arm.steps);
        }
        if let Some(otherwise) = &branch.otherwise {
            self.saw("match: else");
            self.steps(&otherwise.steps);
        }
    }

    fn experiment(&mut self, experiment: &Experiment) {
        self.saw("experiment");
        for arm in &experiment.arms {
            self.allows(&arm.allows);
            match &arm.steps {
                None => self.saw("experiment: holdout"),
                Some(steps) => self.steps(steps),
            }
        }
    }

    fn send(&mut self, send: &Send) {
        self.saw(if send.args.is_empty() { "send" } else { "send with arguments" });
        self.saw_if(send.variant.is_some(), "send variant");
        match &send.via {
            None => self.saw("send without via"),
            Some(Via::Chain(channels)) if channels.len() > 1 => self.saw("via .. else"),
            Some(Via::Chain(_)) => self.saw("via"),
            Some(Via::Preferred(_)) => self.saw("via preferred"),
        }
        match &send.offer {
            None => {}
            Some(SendOffer::With(_)) => self.saw("with OFFER"),
            Some(SendOffer::Promising(_)) => self.saw("promising OFFER"),
        }
        match send.otherwise.as_ref().map(|said| &said.value) {
            None => {}
            Some(Otherwise::Skip) => self.saw("otherwise skip"),
            Some(Otherwise::Stop) => self.saw("otherwise stop"),
            Some(Otherwise::Hold { then_stop: false, .. }) => self.saw("otherwise hold up to D"),
            Some(Otherwise::Hold { then_stop: true, .. }) => self.saw("otherwise hold up to D then stop"),
            Some(Otherwise::Steps(steps)) => {
                self.saw("otherwise with steps");
                self.steps(steps);
            }
        }
    }
}
