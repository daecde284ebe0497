//! Lowering, held against meaning made by hand: ids that outlive edits, what broken declarations take along.

#[path = "lower/tree.rs"]
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use danbi::bundle::{Bundle, Step};
use danbi::diag::Sink;
use danbi::hir::{self, Head, Project, Use};
use danbi::lower::lower;
use danbi::text::FileId;
use danbi::{schema, settings};
use proptest::prelude::*;
use tree::{Edit, Tree};

const SETTINGS: &str = include_str!("../src/diag/samples/project/danbi.toml");
const SCHEMA: &str = include_str!("../src/diag/samples/project/schema/sample.toml");

fn lowered(project: Project) -> (Bundle, Vec<&'static str>) {
    let mut sink = Sink::new();
    let settings = settings::read(FileId(0), SETTINGS, &mut sink);
    let schema = schema::read(&[(FileId(1), SCHEMA)], &mut sink);
    assert!(sink.is_empty(), "the sample project is sound");
    let bundle = lower(project, &schema, &settings, &mut sink);
    (bundle, sink.into_sorted().iter().map(|found| found.code.name).collect())
}

fn head(name: &str) -> Head {
    Head { name: name.into(), ..Head::default() }
}

fn message(name: &str) -> hir::Message {
    hir::Message {
        head: head(name),
        purpose: hir::Purpose::Informational,
        topic: None,
        params: Vec::new(),
        ctas: Vec::new(),
        contents: Vec::new(),
        variants: Vec::new(),
        uses_offer: false,
    }
}

fn journey(name: &str, body: hir::Block) -> hir::Journey {
    hir::Journey {
        head: head(name),
        stage: None,
        entries: Vec::new(),
        active: None,
        key: None,
        reentry: hir::Reentry::default(),
        audience: None,
        exits: Vec::new(),
        goal: None,
        holdout: None,
        window: None,
        window_span: None,
        body,
        bindings: Vec::new(),
    }
}

/// Ids by the identity that the tree gave each step.
fn ids(tree: &Tree) -> BTreeMap<u32, String> {
    let project = Project { journeys: vec![journey("j", tree.to_hir())], ..Project::default() };
    let (bundle, _) = lowered(project);
    let lowered = &bundle.journeys["j"];
    for (id, step) in &lowered.steps {
        for next in step.successors() {
            assert!(lowered.steps.contains_key(next), "{id} leads to {next}, which is no step");
        }
    }
    assert!(lowered.steps.contains_key(&lowered.start));
    let spans = &bundle.source_map.journeys["j"].steps;
    assert_eq!(spans.len() + 1, lowered.steps.len(), "every step but the end has a place");
    let written = spans.iter().filter(|(id, _)| !id.ends_with("/body"));
    written.map(|(id, span)| (span.start, id.to_string())).collect()
}

proptest! {
    /// Inserting, deleting or moving a step changes no id but those of its equals in the blocks it left or came to, and of what
    /// stands within them.
    #[test]
    fn an_edit_leaves_all_other_ids_alone(tree in tree::trees(), edit in tree::edits()) {
        let before = ids(&tree);
        let mut edited = tree.clone();
        let touched: BTreeSet<u32> = edit.apply(&mut edited);
        let after = ids(&edited);
        let survivors = before.iter().filter(|(step, _)| after.contains_key(step) && !touched.contains(step));
        for (step, id) in survivors {
            prop_assert_eq!(id, &after[step], "{:?}", edit);
        }
    }

    #[test]
    fn ids_need_no_escape(tree in tree::trees()) {
        for id in ids(&tree).values() {
            let plain = |part: &str| part.chars().all(|letter| letter.is_alphanumeric() || "_-.".contains(letter));
            prop_assert!(id.split('/').all(|part| !part.is_empty() && plain(part)), "{id}");
        }
    }
}

/// The property above would hold of ids that never change because nothing is ever edited.
#[test]
fn edits_do_edit() {
    let tree = Tree::of_kinds(&[0, 1, 2]);
    for edit in [Edit::insert(5, 1), Edit::delete(1), Edit::moved(0, 2)] {
        let mut edited = tree.clone();
        edit.apply(&mut edited);
        assert_ne!(edited, tree, "{edit:?}");
    }
}

#[test]
fn whatever_names_something_broken_is_left_out_and_nothing_else() {
    let uses = |names: &[Use]| names.iter().cloned().collect::<BTreeSet<Use>>();
    let broken = hir::Message { head: Head { broken: true, ..head("broken") }, ..message("broken") };
    let mut follower = journey("follower", Vec::new());
    follower.head.uses = uses(&[Use::Journey("direct".into())]);
    let mut direct = journey("direct", Vec::new());
    direct.head.uses = uses(&[Use::Message("broken".into())]);
    let mut nameless = journey("nameless", Vec::new());
    nameless.head.uses = uses(&[Use::Segment("nowhere".into())]);
    let mut whole = journey("whole", Vec::new());
    whole.head.uses = uses(&[Use::Message("fine".into())]);
    let project = Project {
        messages: vec![broken, message("fine")],
        journeys: vec![direct, follower, nameless, whole],
        ..Project::default()
    };
    let (bundle, found) = lowered(project);
    assert_eq!(found, [] as [&str; 0]);
    assert_eq!(bundle.journeys.keys().collect::<Vec<_>>(), ["whole"]);
    assert_eq!(bundle.plan.messages.keys().collect::<Vec<_>>(), ["fine"]);
    assert_eq!(bundle.catalogs["ko"].messages.keys().collect::<Vec<_>>(), ["fine"]);
}

#[test]
fn a_journey_without_steps_ends_where_it_begins() {
    let (bundle, _) = lowered(Project { journeys: vec![journey("j", Vec::new())], ..Project::default() });
    let journey = &bundle.journeys["j"];
    assert_eq!(journey.start, "end");
    assert_eq!(journey.steps.values().collect::<Vec<_>>(), [&Step::Stop]);
}

/// Codes of what is said about twins in a body.
fn said_of_twins(kinds: &[Tree]) -> usize {
    let tree = Tree::with_blocks(kinds);
    let messages = vec![message("hello"), message("인사")];
    let project = Project { messages, journeys: vec![journey("j", tree.to_hir())], ..Project::default() };
    lowered(project).1.iter().filter(|code| **code == "twin-steps").count()
}

#[test]
fn twins_are_told_where_people_stand_at_the_same_place() {
    let (wait, stop, send) = (Tree::of_kinds(&[0]), Tree::of_kinds(&[3]), Tree::of_kinds(&[2]));
    assert_eq!(said_of_twins(&[send.clone(), send.clone()]), 1, "two branches that send the same");
    assert_eq!(said_of_twins(&[send.clone(), send.clone(), send.clone()]), 2);
    assert_eq!(said_of_twins(&[wait.clone(), wait.clone()]), 0, "plain waits are alike");
    assert_eq!(said_of_twins(&[send.clone(), wait]), 0, "nobody stands in the second");
    assert_eq!(said_of_twins(&[send, stop]), 0);
}

/// Stack and time: as deep as the parser lets anything be, and long.
#[test]
fn deep_and_long_bodies_are_lowered() {
    let mut deep = Tree::of_kinds(&[2]);
    for _ in 0..64 {
        deep = Tree::with_blocks(&[deep]);
    }
    let long = Tree::of_kinds(&[0; 20_000]);
    let project = Project {
        messages: vec![message("hello")],
        journeys: vec![journey("deep", deep.to_hir()), journey("long", long.to_hir())],
        ..Project::default()
    };
    let (bundle, _) = lowered(project);
    assert_eq!(bundle.journeys["deep"].steps.len(), 66);
    assert_eq!(bundle.journeys["long"].steps.len(), 20_001);
    assert!(bundle.journeys["long"].steps.contains_key("wait-1h-20000"));
}

/// The sample projects of the repository are compiled elsewhere; here only what many threads could disturb.
#[test]
fn the_number_of_threads_changes_nothing() {
    let project = || {
        let journeys = (0..50).map(|at| journey(&format!("j{at}"), Tree::of_kinds(&[0, 4, 5, 6, 7, 8]).to_hir()));
        Project { messages: vec![message("인사")], journeys: journeys.collect(), ..Project::default() }
    };
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| lowered(project()).0)
    };
    assert_eq!(with_threads(1), with_threads(4));
}

#[test]
fn sealing_accepts_what_lowering_makes() {
    let tree = Tree::of_kinds(&[0, 3, 4, 5, 6, 7, 8]);
    let project = Project {
        messages: vec![message("hello"), message("인사")],
        journeys: vec![journey("j", tree.to_hir())],
        ..Project::default()
    };
    let (bundle, _) = lowered(project);
    let sealed = bundle.seal().expect("seals").into_bundle();
    assert_eq!(sealed.plan.journeys["j"].len(), 16);
    assert!(sealed.plan.needs.contains("races"), "{:?}", sealed.plan.needs);
}
