//! The tree of each feature of the language: a snapshot holds source and tree together.

use std::collections::BTreeSet;
use std::path::Path;

use danbi::syntax::parse;
use danbi::text::FileId;

/// A line for each member, step and arm, without the places.
fn outline(debug: &str) -> String {
    let mut out = String::new();
    let mut rest = debug;
    while let Some(at) = rest.find("span: ") {
        let before = rest[..at].trim_end_matches(", ");
        out.push_str(before);
        let after = &rest[at..];
        let end = after.find([',', '}']).unwrap_or(after.len());
        rest = after[end..].strip_prefix(", ").filter(|_| before.ends_with("{ ")).unwrap_or(&after[end..]);
    }
    out.push_str(rest);
    for head in ["Ident { text: ", "Str { text: "] {
        while let Some(at) = out.find(head) {
            let close = out[at..].find("\"}").map_or(out.len(), |close| at + close + 1);
            out.replace_range(close..(close + 1).min(out.len()), "");
            out.replace_range(at..at + head.len(), "");
        }
    }
    out = out.replace("allows: [], ", "");
    for head in ["Decl {", "Member {", "Step {", "Arm {", "MatchArm {", "ExperimentArm {", "TestLine {"] {
        out = out
            .replace(&format!("[{head}"), &format!("[\n  {head}"))
            .replace(&format!(", {head}"), &format!(",\n  {head}"));
    }
    out
}

#[test]
fn every_feature_has_its_tree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut features = BTreeSet::new();
    for entry in std::fs::read_dir(root.join("tests/fixtures/language")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let parsed = parse(FileId(0), &text);
        let trees: Vec<String> = parsed.file.decls.iter().map(|decl| outline(&format!("{decl:?}"))).collect();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(root.join("snapshots/syntax"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name.as_str(), format!("{text}\n────────\n{}", trees.join("\n\n"))));
        features.insert(format!("{name}.snap"));
    }
    let kept = std::fs::read_dir(root.join("snapshots/syntax")).unwrap();
    let kept: BTreeSet<String> = kept.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(kept, features, "a snapshot without its feature");
}
