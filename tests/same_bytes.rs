//! Same inputs, same bytes: whatever the order of files and declarations, their names, the number of threads and the folder. And
//! what people only read changes no hash.

#[path = "same_bytes/disk.rs"]
mod disk;
#[path = "same_bytes/edits.rs"]
mod edits;
#[path = "../benches/support/mod.rs"]
#[expect(dead_code, reason = "the measurements use more of it")]
mod generator;
#[path = "same_bytes/project.rs"]
mod project;
#[path = "lower/tree.rs"]
#[expect(dead_code, reason = "the tests of lowering use more of it")]
mod tree;
#[path = "same_bytes/warm.rs"]
mod warm;

use std::collections::BTreeSet;

use danbi::driver::{Files, Options, compile};
use project::{Listed, Project, built, hashes, json, projects};
use proptest::prelude::*;
use rayon::ThreadPoolBuilder;
use serde_json::Value;

const CART: &str = "campaigns/conversion/cart_recovery.danbi";

/// Where two outputs differ.
fn differing(a: &Files, b: &Files) -> Vec<String> {
    let paths: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    paths.into_iter().filter(|path| a.get(*path) != b.get(*path)).cloned().collect()
}

#[test]
fn two_builds_any_order_of_files_and_any_number_of_threads_give_the_same_bytes() {
    let orders: [fn(&mut Vec<String>); 3] = [
        |paths| paths.reverse(),
        |paths| paths.sort_by_key(|path| (path.len(), path.clone())),
        |paths| {
            let half = paths.len() / 2;
            paths.rotate_left(half);
        },
    ];
    for project in projects() {
        let expected = project.built();
        assert_eq!(differing(&expected, &project.built()), [] as [&str; 0], "{} again", project.name);
        for order in orders {
            let world = Listed(project.world(), order);
            let files = built(compile(&world, &Options::default()), &project.name);
            assert_eq!(differing(&expected, &files), [] as [&str; 0], "{} in another order", project.name);
        }
        for threads in [1, 2, 8] {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let files = pool.install(|| project.built());
            assert_eq!(differing(&expected, &files), [] as [&str; 0], "{} on {threads} threads", project.name);
        }
    }
}

/// The same declarations in other files, in another order.
fn dealt(project: &Project, seed: usize) -> Project {
    let mut declarations = project.declarations();
    declarations
        .sort_by_key(|text| text.bytes().fold(seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())));
    let mut dealt = project.clone();
    dealt.files.retain(|path, _| !path.starts_with("campaigns/"));
    // Texts of their own stand beside the campaign that names them.
    for (path, bytes) in project.files.iter().filter(|(path, _)| !path.ends_with(".danbi")) {
        if let Some((_, name)) = path.strip_prefix("campaigns/").and_then(|path| path.rsplit_once('/')) {
            dealt.files.insert(format!("campaigns/새 폴더/{name}"), bytes.clone());
        }
    }
    for (number, declaration) in declarations.iter().enumerate() {
        let path = format!("campaigns/새 폴더/{}.danbi", (number * 7 + seed) % 5);
        let file = dealt.files.entry(path).or_default();
        file.extend(declaration.as_bytes());
        file.push(b'\n');
    }
    dealt
}

/// Where something was written stands in the source map, which the manifest seals; nowhere else.
#[test]
fn declarations_may_stand_in_any_file_in_any_order() {
    for project in projects() {
        let expected = project.built();
        for seed in [1, 2, 3] {
            let dealt = dealt(&project, seed);
            assert_eq!(dealt.declarations().len(), project.declarations().len());
            let changed = differing(&expected, &dealt.built());
            assert_eq!(changed, ["manifest.json", "source-map.json"], "{} dealt by {seed}", project.name);
        }
    }
}

#[test]
fn the_manifest_changes_in_nothing_but_the_hash_of_the_source_map() {
    let project = Project::sample("shop");
    let manifest = |project: &Project| {
        let mut manifest = json(&project.built(), "manifest.json");
        assert!(manifest["files"]["source-map.json"].take().is_string());
        manifest
    };
    assert_eq!(manifest(&project), manifest(&dealt(&project, 1)));
}

/// What people read is left out; nothing else.
fn without_about(files: &Files) -> Vec<(String, Value)> {
    let kept = files.keys().filter(|path| !matches!(path.as_str(), "manifest.json" | "source-map.json"));
    kept.map(|path| {
        let mut value = json(files, path);
        if path == "plan.json" || path.starts_with("journeys/") {
            value.as_object_mut().unwrap().remove("about").expect("what people read");
        }
        (path.clone(), value)
    })
    .collect()
}

#[test]
fn what_people_read_changes_no_hash() {
    let shop = Project::sample("shop");
    let before = shop.built();
    let titles_and_docs = [
        ("journey cart_recovery \"장바구니 이탈 회복\"", "journey cart_recovery \"다시 장바구니로\""),
        ("journey cart_recovery \"장바구니 이탈 회복\"", "journey cart_recovery"),
        (
            "message cart_waiting(cart: cart_item_added) \"장바구니 알림\"",
            "message cart_waiting(cart: cart_item_added) \"알림\"",
        ),
        ("offer cart_free_shipping \"무료 배송\"", "offer cart_free_shipping \"배송비 없음\""),
        ("/// 첫 알림에 붙는", "/// 처음에만 붙는"),
        ("/// 장바구니에 담고", "/// 담고"),
    ];
    for (from, to) in titles_and_docs {
        let after = shop.with(CART, from, to).built();
        assert_eq!(hashes(&before), hashes(&after), "{to}");
        assert_eq!(without_about(&before), without_about(&after), "{to}");
        let texts = differing(&before, &after);
        assert!(texts.iter().any(|path| path == "plan.json" || path.starts_with("journeys/")), "{to}: {texts:?}");
    }
    for (from, to) in [("// 문자로는", "// 글자로는"), ("    wait 1h\n", "    // 한 시간\n\n    wait   1h // 뒤\n")]
    {
        let changed = differing(&before, &shop.with(CART, from, to).built());
        let map = ["manifest.json", "source-map.json"].map(str::to_owned);
        assert!(changed.iter().all(|path| map.contains(path)), "{to}: {changed:?}");
    }
}

#[test]
fn a_duration_changes_exactly_the_version_of_its_journey() {
    let shop = Project::sample("shop");
    let before = hashes(&shop.built());
    for (from, to) in
        [("    wait 1h\n", "    wait 2h\n"), ("hold up to 12h", "hold up to 6h"), ("within 3d", "within 4d")]
    {
        let after = hashes(&shop.with(CART, from, to).built());
        let changed: Vec<&String> = before.keys().filter(|name| before.get(*name) != after.get(*name)).collect();
        assert_eq!(changed, ["journey cart_recovery"], "{to}");
        assert_eq!(before.len(), after.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// From source text through the whole compiler: an edit changes no id but those of its equals in the blocks the step left or
    /// came to, and of what stands within them.
    #[test]
    fn an_edit_of_the_source_leaves_all_other_ids_alone(tree in tree::trees(), edit in tree::edits()) {
        let before = edits::ids(&tree);
        let mut edited = tree.clone();
        let touched = edit.apply(&mut edited);
        let after = edits::ids(&edited);
        let survivors = before.iter().filter(|(step, _)| after.contains_key(step) && !touched.contains(step));
        for (step, id) in survivors {
            prop_assert_eq!(id, &after[step], "{:?}", edit);
        }
    }
}

/// A step of another kind beside it, and the same again in another branch, by hand.
#[test]
fn ids_of_steps_are_what_they_were() {
    let tree = tree::Tree::of_kinds(&[0, 2, 4]);
    let before = edits::ids(&tree);
    assert_eq!(before.values().collect::<Vec<_>>(), ["wait-1h", "send-hello", "race-app_opened"]);
    let mut edited = tree.clone();
    tree::Edit::insert(1, 0).apply(&mut edited);
    let send = tree::Node { identity: 77, ..edited.0[2].clone() };
    edited.0[3].blocks[1].0.push(send);
    let after = edits::ids(&edited);
    assert!(before.iter().all(|(step, id)| after[step] == *id), "{after:?}");
    assert_eq!(after[&77], "race-app_opened/otherwise/send-hello");
}
