//! Lowering, held against meaning made by hand: ids that outlive edits, what broken declarations take along.

#[path = "lower/tree.rs"]
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use danbi::bundle::{Bundle, Step};
use danbi::diag::Sink;
use danbi::hir::{self, Head, Project, Use};
use danbi::lower::{Files, lower};
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
    let bundle = lower(project, &schema, &settings, &Files::default(), &mut sink);
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
