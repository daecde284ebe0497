//! Walking over what a plan judges: predicates, operands and events, wherever they stand.

use super::{
    Aggregate, Arm, ArmOn, CollectUntil, DateMoment, DateSource, Did, Entry, EntryOn, EventMatch, Exit, ExitOn,
    Journey, Moment, Operand, Predicate, Segment, Step,
};

/// One of the things a runtime judges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Node<'b> {
    Predicate(&'b Predicate),
    Operand(&'b Operand),
    Match(&'b EventMatch),
}

impl<'b> Node<'b> {
    /// This and all within it, each before its parts, in written order. Segments that are named are not entered.
    pub fn with_descendants(self) -> Descendants<'b> {
        Descendants { stack: vec![self] }
    }

    /// What it is made of, in written order.
    pub fn parts(self) -> Vec<Node<'b>> {
        match self {
            Node::Predicate(predicate) => predicate_parts(predicate),
            Node::Operand(Operand::Aggregate(aggregate)) => {
                let Aggregate { of, .. } = aggregate.as_ref();
                vec![Node::Match(of)]
            }
            Node::Operand(_) => Vec::new(),
            Node::Match(of) => of.filter.iter().map(|filter| Node::Predicate(filter)).collect(),
        }
    }
}

fn predicate_parts(predicate: &Predicate) -> Vec<Node<'_>> {
    match predicate {
        Predicate::All(all) | Predicate::Any(all) => all.iter().map(Node::Predicate).collect(),
        Predicate::Not(inside) => vec![Node::Predicate(inside)],
        Predicate::True(operand) | Predicate::IsSet(operand) | Predicate::IsEmpty(operand) => {
            vec![Node::Operand(operand)]
        }
        Predicate::Compare { left, right, .. }
        | Predicate::Contains { left, right }
        | Predicate::StartsWith { left, right } => vec![Node::Operand(left), Node::Operand(right)],
        Predicate::OneOf { left, .. } | Predicate::Within { left, .. } => vec![Node::Operand(left)],
        Predicate::Did(Did { of, .. }) => vec![Node::Match(of)],
        Predicate::Segment(_)
        | Predicate::Reachable { .. }
        | Predicate::Consents { .. }
        | Predicate::InList(_)
        | Predicate::InJourney(_) => Vec::new(),
    }
}

/// See [`Node::with_descendants`].
pub struct Descendants<'b> {
    stack: Vec<Node<'b>>,
}

impl<'b> Iterator for Descendants<'b> {
    type Item = Node<'b>;

    fn next(&mut self) -> Option<Node<'b>> {
        let node = self.stack.pop()?;
        self.stack.extend(node.parts().into_iter().rev());
        Some(node)
    }
}

impl Journey {
    /// What its header judges, then what its steps do; segments left out.
    pub fn nodes(&self) -> Vec<Node<'_>> {
        let mut nodes: Vec<Node> = self.entries.iter().flat_map(Entry::nodes).collect();
        nodes.extend(self.key.iter().map(Node::Operand));
        nodes.extend(self.audience.iter().map(Node::Predicate));
        nodes.extend(self.exits.iter().map(Exit::node));
        nodes.extend(self.goal.iter().map(|goal| Node::Match(&goal.of)));
        nodes.extend(self.steps.values().flat_map(Step::nodes));
        nodes
    }

    /// [`Journey::nodes`] with all within, and its segments'.
    pub fn all_nodes(&self) -> impl Iterator<Item = Node<'_>> {
        let segments = self.segments.values().map(|segment| segment.node());
        self.nodes().into_iter().chain(segments).flat_map(Node::with_descendants)
    }
}

impl Segment {
    pub fn node(&self) -> Node<'_> {
        Node::Predicate(&self.predicate)
    }
}

impl Entry {
    pub fn nodes(&self) -> Vec<Node<'_>> {
        match &self.on {
            EntryOn::Event { of, .. } => vec![Node::Match(of)],
            EntryOn::When { predicate, .. } => vec![Node::Predicate(predicate)],
            EntryOn::Yearly { date, .. } => vec![Node::Operand(date)],
            EntryOn::Date(date) => date.nodes(),
            EntryOn::At(_) | EntryOn::Weekly { .. } | EntryOn::Monthly { .. } => Vec::new(),
        }
    }
}

impl Exit {
    pub fn node(&self) -> Node<'_> {
        match &self.on {
            ExitOn::Event(of) => Node::Match(of),
            ExitOn::When(predicate) => Node::Predicate(predicate),
        }
    }
}

impl Step {
    pub fn nodes(&self) -> Vec<Node<'_>> {
        match self {
            Step::Until { moment, arms, .. } => moment.nodes().into_iter().chain(arms.iter().map(Arm::node)).collect(),
            Step::Race { arms, .. } => arms.iter().map(Arm::node).collect(),
            Step::Collect(collect) => {
                let until = match &collect.until {
                    CollectUntil::For(_) => Vec::new(),
                    CollectUntil::Moment { moment, .. } => moment.nodes(),
                };
                std::iter::once(Node::Match(&collect.of)).chain(until).collect()
            }
            Step::Load(load) => load.args.iter().map(|argument| Node::Operand(&argument.value)).collect(),
            Step::Branch { cases, .. } => cases.iter().map(|case| Node::Predicate(&case.when)).collect(),
            Step::Send(send) => {
                let guards = send.via.iter().flat_map(|attempt| &attempt.guards);
                let unless = guards.filter_map(|guard| guard.unless.as_ref()).map(Node::Predicate);
                send.args.iter().map(|argument| Node::Operand(&argument.value)).chain(unless).collect()
            }
            Step::Set { value, .. } => vec![Node::Operand(value)],
            Step::Call { args, .. } => args.iter().map(|argument| Node::Operand(&argument.value)).collect(),
            Step::Wait { .. }
            | Step::Assign(_)
            | Step::Repeat { .. }
            | Step::Grant { .. }
            | Step::List { .. }
            | Step::Stop => Vec::new(),
        }
    }
}

impl Arm {
    pub fn node(&self) -> Node<'_> {
        match &self.on {
            ArmOn::Event { of, .. } => Node::Match(of),
            ArmOn::When(predicate) => Node::Predicate(predicate),
        }
    }
}

impl Moment {
    pub fn nodes(&self) -> Vec<Node<'_>> {
        match self {
            Moment::Date(date) => date.nodes(),
            Moment::TimeOf { value, .. } => vec![Node::Operand(value)],
            Moment::Time(_) | Moment::Weekday { .. } | Moment::Day { .. } => Vec::new(),
        }
    }
}

impl DateMoment {
    pub fn nodes(&self) -> Vec<Node<'_>> {
        match &self.date {
            DateSource::Value(operand) => vec![Node::Operand(operand)],
            DateSource::Date(_) | DateSource::Local(_) => Vec::new(),
        }
    }
}
