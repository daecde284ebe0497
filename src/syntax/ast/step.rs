//! Steps of journeys.

use super::{Allow, DurationLit, EventRef, Expr, Ident, Literal, Moment, Path, Spanned, TimeLit};
use crate::text::Span;
use crate::types::Percent;

#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub allows: Vec<Allow>,
    // Few steps have one.
    pub label: Option<Box<Ident>>,
    /// Label and allows left out.
    pub span: Span,
    pub kind: StepKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StepKind {
    /// `wait 1h`, `wait 1d at 10:00`
    Wait {
        duration: DurationLit,
        at: Option<TimeLit>,
    },
    // The large ones are boxed: most steps of a journey are small, and a project holds very many.
    WaitUntil(Box<WaitUntil>),
    Race(Race),
    Collect(Box<Collect>),
    Load(Box<Load>),
    If(If),
    Match(Box<Match>),
    Experiment(Experiment),
    Repeat(Box<Repeat>),
    Send(Box<Send>),
    Grant {
        offer: Ident,
    },
    Set {
        target: Box<Path>,
        value: Arg,
    },
    AddToList {
        list: Ident,
    },
    RemoveFromList {
        list: Ident,
    },
    Call {
        webhook: Ident,
        args: Vec<Arg>,
    },
    Stop,
}

/// `wait until MOMENT [, at most D] [{ arms }]`
#[derive(Clone, Debug, PartialEq)]
pub struct WaitUntil {
    pub moment: Moment,
    pub most: Option<DurationLit>,
    pub arms: Option<Vec<Arm>>,
}

/// `wait up to D { arms }`
#[derive(Clone, Debug, PartialEq)]
pub struct Race {
    pub limit: DurationLit,
    pub arms: Vec<Arm>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    pub allows: Vec<Allow>,
    pub head: ArmHead,
    /// Of the head.
    pub span: Span,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ArmHead {
    /// `on EVENT [as x] [where ..]`
    On {
        event: EventRef,
        binding: Option<Ident>,
    },
    When(Expr),
    Otherwise,
}

/// `collect EVENT [where ..] for D|until MOMENT [, at most D] as items`
#[derive(Clone, Debug, PartialEq)]
pub struct Collect {
    pub event: EventRef,
    pub until: CollectUntil,
    pub binding: Ident,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CollectUntil {
    For(DurationLit),
    Moment { moment: Moment, most: Option<DurationLit> },
}

/// `load SOURCE(args) as items otherwise { .. }`
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    pub source: Ident,
    pub args: Vec<Arg>,
    pub binding: Ident,
    /// Absent where it was not written; a finding tells that it must be.
    pub otherwise: Option<Vec<Step>>,
}

/// A value passed to a message, source or webhook.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Path(Path),
    Literal(Spanned<Literal>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct If {
    /// `if`, then each `else if`.
    pub arms: Vec<(Expr, Vec<Step>)>,
    pub otherwise: Option<Vec<Step>>,
}

/// `match user.tier { vip { } gold, silver { } else { } }`
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    pub subject: Path,
    pub arms: Vec<MatchArm>,
    pub otherwise: Option<MatchElse>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MatchArm {
    pub allows: Vec<Allow>,
    /// Enum values, quoted where they are reserved or no name.
    pub values: Vec<Ident>,
    pub steps: Vec<Step>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MatchElse {
    pub steps: Vec<Step>,
    pub span: Span,
}

/// `experiment NAME { 45% a { } 10% holdout }`
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    pub name: Ident,
    pub arms: Vec<ExperimentArm>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ExperimentArm {
    pub allows: Vec<Allow>,
    pub weight: Spanned<Percent>,
    /// `holdout` is an arm without a block.
    pub name: Ident,
    pub steps: Option<Vec<Step>>,
    pub span: Span,
}

/// `repeat N times every D { }`
#[derive(Clone, Debug, PartialEq)]
pub struct Repeat {
    pub times: Spanned<u32>,
    pub every: DurationLit,
    pub steps: Vec<Step>,
}

/// `send M(args) [variant v] [via ..] [with O | promising O] [otherwise ..]`
#[derive(Clone, Debug, PartialEq)]
pub struct Send {
    pub message: Ident,
    pub args: Vec<Arg>,
    pub variant: Option<Ident>,
    pub via: Option<Via>,
    pub offer: Option<SendOffer>,
    pub otherwise: Option<Spanned<Otherwise>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Via {
    /// `via A else B`
    Chain(Vec<Ident>),
    /// `via preferred(A, B)`
    Preferred(Vec<Ident>),
}

#[derive(Clone, Debug, PartialEq)]
pub enum SendOffer {
    /// `with O`: granted with the message.
    With(Ident),
    /// `promising O`: in scope for a later `grant`.
    Promising(Ident),
}

/// What happens when a send cannot leave.
#[derive(Clone, Debug, PartialEq)]
pub enum Otherwise {
    Skip,
    Stop,
    /// `hold up to D [then stop]`
    Hold {
        most: DurationLit,
        then_stop: bool,
    },
    Steps(Vec<Step>),
}
