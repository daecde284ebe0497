//! Bodies of journeys as text, and the ids of their steps.

use std::collections::BTreeMap;
use std::fmt::Write;

use danbi::driver::{MemoryWorld, Options, compile};

use crate::project::{built, json};
use crate::tree::{Node, Tree};

const SETTINGS: &str = include_str!("../../src/diag/samples/project/danbi.toml");
const SCHEMA: &str = include_str!("../../src/diag/samples/project/schema/sample.toml");

const HEAD: &str = r#"message hello { purpose informational push { title "안녕하세요" body "반가워요." } }
message 인사 { purpose informational push { title "인사" body "인사드려요." } }
journey j {
    enter   on signed_up
    reentry once
"#;

/// Ids by the identity that the tree gave each step, from source text through the whole compiler.
pub fn ids(tree: &Tree) -> BTreeMap<u32, String> {
    let mut text = Text { out: HEAD.to_owned(), identities: BTreeMap::new() };
    text.block(tree);
    // A journey has at least one step.
    text.out.push_str("last: stop\n}\n");
    let world = MemoryWorld::new()
        .with("danbi.toml", SETTINGS)
        .with("schema/sample.toml", SCHEMA)
        .with("campaigns/j.danbi", text.out.as_str());
    let files = built(compile(&world, &Options::default()), &text.out);
    let map = json(&files, "source-map.json");
    let (_, journey) =
        map["files"].as_object().unwrap().iter().find(|(path, _)| path.starts_with("journeys/")).unwrap();
    let steps = journey.as_object().unwrap().iter().filter_map(|(pointer, range)| {
        // The body of an empty repeat is no step that anybody wrote.
        let id = pointer.strip_prefix("/steps/").filter(|id| !id.ends_with("~1body") && *id != "last")?;
        let line = range["start"]["line"].as_u64().unwrap();
        Some((text.identities[&line], id.replace("~1", "/")))
    });
    let ids: BTreeMap<u32, String> = steps.collect();
    assert_eq!(ids.len(), text.identities.len(), "every step that was written has an id:\n{}", text.out);
    ids
}

struct Text {
    out: String,
    /// Of the step that begins in a line.
    identities: BTreeMap<u64, u32>,
}

impl Text {
    fn block(&mut self, block: &Tree) {
        block.0.iter().for_each(|node| self.step(node));
    }

    fn step(&mut self, node: &Node) {
        let line = self.out.lines().count() as u64 + 1;
        self.identities.insert(line, node.identity);
        if node.labelled {
            write!(self.out, "label_{}: ", node.identity).unwrap();
        }
        match node.kind {
            0 => self.out.push_str("wait 1h\n"),
            1 => self.out.push_str("wait 1d\n"),
            2 => self.out.push_str("send hello via push\n"),
            3 => self.out.push_str("add to retargeting\n"),
            4 => self.blocks("wait up to 1d {\non app_opened {\n", node, "}\notherwise {\n", "}\n}\n"),
            5 => self.blocks("if reachable {\n", node, "}\nelse {\n", "}\n"),
            6 => self.blocks("repeat 3 times every 1d {\n", node, "", "}\n"),
            7 => self.blocks("send 인사 via push otherwise {\n", node, "", "}\n"),
            _ => self.blocks("match user.tier {\nvip {\n", node, "}\nelse {\n", "}\n}\n"),
        }
    }

    fn blocks(&mut self, before: &str, node: &Node, between: &str, after: &str) {
        self.out.push_str(before);
        for (at, block) in node.blocks.iter().enumerate() {
            if at > 0 {
                self.out.push_str(between);
            }
            self.block(block);
        }
        self.out.push_str(after);
    }
}
