//! What still matters of one person. Everything is relative to now, and forgotten as soon as nothing can depend on it, so that
//! persons who can only go on alike are equal.

/// Number of a step within its journey.
pub type StepNumber = u16;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Ticks since the beginning of the local week (of the day, where no day of the week matters).
    pub phase: i64,
    /// What is drawn once for a person, by key: the fixed attribute, arms of experiments, the place in a spread.
    pub traits: Vec<(usize, usize)>,
    /// Ticks since each event last happened, as far as it matters.
    pub events: Vec<Option<i64>>,
    pub journeys: Vec<Entered>,
    /// For each cap, how many ticks ago a send was counted by it.
    pub counted: Vec<(usize, i64)>,
    /// Number and age of offers granted.
    pub granted: Vec<(usize, i64)>,
    /// Scheduled entries that are spread: journey, and ticks to go.
    pub spread: Vec<(usize, i64)>,
    pub instances: Vec<Instance>,
}

/// What is remembered of the entries of one journey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entered {
    /// Ticks since each entry that a limit still looks at.
    pub ages: Vec<i64>,
    /// Entries ever, as far as a limit looks at them.
    pub ever: u32,
    /// Numbers of the `enter` lines that happen once, and have.
    pub done: Vec<usize>,
    /// Whether the predicate of `enter when` held.
    pub held: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instance {
    pub journey: usize,
    /// Ticks since the beginning of the local day of the entry, where a step counts days from it.
    pub since_day: i64,
    pub rounds: Vec<(StepNumber, u32)>,
    /// Ticks until it goes on by itself.
    pub left: i64,
    pub blocked: Blocked,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Blocked {
    /// Then goes on at that step.
    Before(StepNumber),
    /// Listens to the arms of that step.
    Racing(StepNumber),
    /// A send is held before an attempt.
    Held(Trying),
    /// The host was asked for the offer of a send.
    Asking(Trying),
    /// An attempt was made, and is awaited before the next channel.
    Awaiting(Trying, Delivered),
}

/// Whether what was sent is delivered when the wait for it is over.
pub type Delivered = bool;

/// How far a send has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Trying {
    pub step: StepNumber,
    pub attempt: usize,
    /// Ticks it has been held, where that is limited.
    pub held: i64,
    /// An attempt was made before.
    pub made: bool,
    /// The offer was granted.
    pub granted: bool,
}
