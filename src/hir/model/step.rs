//! Steps.

use super::{EventMatch, Moment, Operand, Predicate};
use crate::text::Span;
use crate::types::{Duration, Name, Percent, TimeOfDay};

/// Steps one after the other.
pub type Block = Vec<Step>;

#[derive(Debug)]
pub struct Step {
    pub span: Span,
    pub label: Option<Name>,
    pub kind: StepKind,
}

#[derive(Debug)]
pub enum StepKind {
    Wait { duration: Duration, at: Option<TimeOfDay> },
    Until { moment: Moment, most: Option<Duration>, arms: Vec<Arm>, otherwise: Option<Block> },
    Race { limit: Duration, arms: Vec<Arm>, otherwise: Option<Block> },
    Collect(Collect),
    Load(Load),
    If { arms: Vec<(Predicate, Block)>, otherwise: Option<Block> },
    Match { subject: Operand, arms: Vec<MatchArm>, otherwise: Option<Block> },
    Experiment { name: Name, arms: Vec<ExperimentArm> },
    Repeat { times: u32, every: Duration, body: Block },
    Send(Send),
    Grant { offer: Name },
    Set { attribute: Name, value: Operand },
    List { list: Name, add: bool },
    Call { webhook: Name, args: Vec<(Name, Operand)> },
    Stop,
}

#[derive(Debug)]
pub struct Arm {
    pub span: Span,
    pub on: ArmOn,
    pub body: Block,
}

#[derive(Debug)]
pub enum ArmOn {
    Event { event: EventMatch, binding: Option<Name> },
    When(Predicate),
}

#[derive(Debug)]
pub struct Collect {
    pub event: EventMatch,
    pub until: CollectUntil,
    pub binding: Name,
}

#[derive(Debug)]
pub enum CollectUntil {
    For(Duration),
    Moment { moment: Moment, most: Option<Duration> },
}

#[derive(Debug)]
pub struct Load {
    pub source: Name,
    pub args: Vec<(Name, Operand)>,
    pub binding: Name,
    pub otherwise: Block,
}

#[derive(Debug)]
pub struct MatchArm {
    pub span: Span,
    pub values: Vec<Name>,
    pub body: Block,
}

#[derive(Debug)]
pub struct ExperimentArm {
    pub span: Span,
    pub name: Name,
    pub weight: Percent,
    /// `None`: the holdout.
    pub body: Option<Block>,
}

#[derive(Debug)]
pub struct Send {
    pub message: Name,
    /// By parameter; the binding that is passed.
    pub args: Vec<(Name, Operand)>,
    pub variant: Option<Name>,
    /// Channels in order. At least one unless the journey is broken.
    pub via: Vec<Name>,
    pub preferred: bool,
    pub offer: Option<SendOffer>,
    pub otherwise: Otherwise,
}

#[derive(Clone, Debug)]
pub struct SendOffer {
    pub offer: Name,
    /// `with`; else `promising`.
    pub grant: bool,
}

#[derive(Debug)]
pub enum Otherwise {
    /// Nothing was said: hold while closed, then go on.
    Unsaid,
    /// Refused at once while closed, go on.
    Skip,
    Stop,
    Hold {
        most: Duration,
        then_stop: bool,
    },
    Steps(Block),
}

impl StepKind {
    /// The blocks inside, in written order; those of a send's `otherwise` left out.
    pub fn blocks(&self) -> Vec<&Block> {
        match self {
            StepKind::Until { arms, otherwise, .. } | StepKind::Race { arms, otherwise, .. } => {
                arms.iter().map(|arm| &arm.body).chain(otherwise).collect()
            }
            StepKind::Load(load) => vec![&load.otherwise],
            StepKind::If { arms, otherwise } => arms.iter().map(|(_, block)| block).chain(otherwise).collect(),
            StepKind::Match { arms, otherwise, .. } => arms.iter().map(|arm| &arm.body).chain(otherwise).collect(),
            StepKind::Experiment { arms, .. } => arms.iter().filter_map(|arm| arm.body.as_ref()).collect(),
            StepKind::Repeat { body, .. } => vec![body],
            StepKind::Wait { .. }
            | StepKind::Collect(_)
            | StepKind::Send(_)
            | StepKind::Grant { .. }
            | StepKind::Set { .. }
            | StepKind::List { .. }
            | StepKind::Call { .. }
            | StepKind::Stop => Vec::new(),
        }
    }
}
