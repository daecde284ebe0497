//! Random bodies of journeys, and edits of them.

use std::collections::BTreeSet;

use danbi::hir::{self, Arm, ArmOn, EventMatch, EventName, ExperimentArm, Otherwise, Predicate, StepKind};
use danbi::text::{FileId, Span};
use danbi::types::{Duration, Percent};
use proptest::prelude::*;

/// A block of steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree(pub Vec<Node>);

/// A step: which of [`KINDS`] it is, and its blocks where that has any.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Stands for the step across edits; becomes the start of its span.
    pub identity: u32,
    pub labelled: bool,
    pub kind: usize,
    pub blocks: Vec<Tree>,
}

/// How many blocks a step of each kind has; kinds differ in kind or noun.
pub const KINDS: [usize; 9] = [0, 0, 0, 0, 2, 2, 1, 1, 2];

impl Tree {
    pub fn of_kinds(kinds: &[usize]) -> Tree {
        let mut tree = Tree(kinds.iter().map(|&kind| Node::new(kind)).collect());
        tree.number();
        tree
    }

    /// One `if` after the other, each with a block.
    pub fn with_blocks(blocks: &[Tree]) -> Tree {
        let mut tree = Tree(
            blocks.iter().map(|block| Node { blocks: vec![block.clone(), Tree::default()], ..Node::new(5) }).collect(),
        );
        tree.number();
        tree
    }

    pub fn to_hir(&self) -> hir::Block {
        self.0.iter().map(Node::to_hir).collect()
    }

    /// Gives every step an identity of its own.
    fn number(&mut self) {
        let mut next = 0;
        self.each(&mut |node| {
            node.identity = next;
            next += 1;
        });
    }

    fn each(&mut self, visit: &mut impl FnMut(&mut Node)) {
        for node in &mut self.0 {
            visit(node);
            node.blocks.iter_mut().for_each(|block| block.each(visit));
        }
    }

    /// The blocks, this one first.
    fn block_count(&self) -> usize {
        1 + self.0.iter().flat_map(|node| &node.blocks).map(Tree::block_count).sum::<usize>()
    }

    fn block(&mut self, mut at: usize) -> &mut Tree {
        if at == 0 {
            return self;
        }
        at -= 1;
        for block in self.0.iter_mut().flat_map(|node| &mut node.blocks) {
            let count = block.block_count();
            if at < count {
                return block.block(at);
            }
            at -= count;
        }
        unreachable!("callers stay below block_count")
    }

    /// Identities of the unlabelled steps of this kind in this very block, with all within them.
    fn equals(&self, kind: usize) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        for node in self.0.iter().filter(|node| node.kind == kind && !node.labelled) {
            Tree(vec![node.clone()]).each(&mut |node| {
                found.insert(node.identity);
            });
        }
        found
    }
}

impl Node {
    fn new(kind: usize) -> Node {
        Node { identity: 0, labelled: false, kind, blocks: vec![Tree::default(); KINDS[kind]] }
    }

    fn to_hir(&self) -> hir::Step {
        let span = Span::new(FileId(0), self.identity, self.identity);
        let label = self.labelled.then(|| format!("label_{}", self.identity).into());
        hir::Step { span, label, kind: self.kind_to_hir(span) }
    }

    fn kind_to_hir(&self, span: Span) -> StepKind {
        let block = |at: usize| self.blocks[at].to_hir();
        let send = |message: &str, otherwise| {
            StepKind::Send(hir::Send {
                message: message.into(),
                args: Vec::new(),
                variant: None,
                via: vec!["push".into()],
                preferred: false,
                offer: None,
                otherwise,
            })
        };
        match self.kind {
            0 => StepKind::Wait { duration: Duration::exact(3600), at: None },
            1 => StepKind::Wait { duration: Duration::days(1), at: None },
            2 => send("hello", Otherwise::Stop),
            3 => StepKind::Stop,
            4 => {
                StepKind::Race { limit: Duration::days(1), arms: vec![arm(span, block(0))], otherwise: Some(block(1)) }
            }
            5 => StepKind::If { arms: vec![(anybody(span), block(0))], otherwise: Some(block(1)) },
            6 => StepKind::Repeat { times: 3, every: Duration::days(1), body: block(0) },
            7 => send("인사", Otherwise::Steps(block(0))),
            _ => StepKind::Experiment { name: "test".into(), arms: arms(span, block(0), block(1)) },
        }
    }
}

fn arm(span: Span, body: hir::Block) -> Arm {
    let event = EventMatch { span, event: EventName::Event("app_opened".into()), filter: None, names_binding: false };
    Arm { span, on: ArmOn::Event { event, binding: None }, body }
}

fn anybody(span: Span) -> Predicate {
    Predicate { span, kind: hir::PredicateKind::Reachable { channel: None } }
}

fn arms(span: Span, a: hir::Block, b: hir::Block) -> Vec<ExperimentArm> {
    let arm = |name: &str, body| ExperimentArm { span, name: name.into(), weight: Percent(5_000), body: Some(body) };
    vec![arm("a", a), arm("b", b)]
}

/// A change of a tree. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub struct Edit {
    remove: Option<(usize, usize)>,
    /// Block and place; what was removed, else a new step of this kind.
    insert: Option<(usize, usize, usize)>,
}

impl Edit {
    pub fn insert(kind: usize, at: usize) -> Edit {
        Edit { remove: None, insert: Some((0, at, kind)) }
    }

    pub fn delete(at: usize) -> Edit {
        Edit { remove: Some((0, at)), insert: None }
    }

    pub fn moved(from: usize, to: usize) -> Edit {
        Edit { remove: Some((0, from)), insert: Some((0, to, 0)) }
    }

    /// Changes the tree and gives the steps that may get another id: the step itself and its equals where it was and is. A
    /// labelled step changes no id, not even its own.
    pub fn apply(&self, tree: &mut Tree) -> BTreeSet<u32> {
        let mut touched = BTreeSet::new();
        let mut removed = None;
        if let Some((block, at)) = self.remove {
            let count = tree.block_count();
            let block = tree.block(block % count);
            if !block.0.is_empty() {
                let node = block.0.remove(at % block.0.len());
                if !node.labelled {
                    touched.extend(block.equals(node.kind));
                }
                removed = Some(node);
            }
        }
        if let Some((block, at, kind)) = self.insert {
            let fresh = Node { identity: 1_000_000, ..Node::new(kind) };
            let node = removed.unwrap_or(fresh);
            let count = tree.block_count();
            let block = tree.block(block % count);
            let place = at % (block.0.len() + 1);
            let (kind, labelled) = (node.kind, node.labelled);
            block.0.insert(place, node);
            if !labelled {
                touched.extend(block.equals(kind));
            }
        }
        touched
    }
}

pub fn edits() -> impl Strategy<Value = Edit> {
    let place = || (0_usize..40, 0_usize..8);
    prop_oneof![
        (place(), 0..KINDS.len())
            .prop_map(|((block, at), kind)| Edit { remove: None, insert: Some((block, at, kind)) }),
        place().prop_map(|from| Edit { remove: Some(from), insert: None }),
        (place(), place()).prop_map(|(from, (block, at))| Edit { remove: Some(from), insert: Some((block, at, 0)) }),
    ]
}

pub fn trees() -> impl Strategy<Value = Tree> {
    let leaf = (0..KINDS.len(), any::<bool>()).prop_map(|(kind, labelled)| Node { labelled, ..Node::new(kind) });
    let nodes = leaf.prop_recursive(3, 24, 4, |inner| {
        let block = proptest::collection::vec(inner, 0..4).prop_map(Tree);
        (0..KINDS.len(), any::<bool>(), [block.clone(), block]).prop_map(|(kind, labelled, blocks)| {
            let blocks = blocks.into_iter().take(KINDS[kind]).collect();
            Node { identity: 0, labelled, kind, blocks }
        })
    });
    proptest::collection::vec(nodes, 0..6).prop_map(|nodes| {
        let mut tree = Tree(nodes);
        tree.number();
        tree
    })
}
