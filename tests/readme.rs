//! The READMEs tell the truth: their project is what they say, and so is what the compiler says about it.

use std::path::Path;
use std::process::Command;

/// The text of every fenced block of a kind, in order.
fn blocks<'t>(page: &'t str, kind: &str) -> Vec<&'t str> {
    let fence = format!("```{kind}\n");
    page.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

fn danbi(command: &str, folder: &Path, language: &str) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_danbi"))
        .args([command, ".", "--lang", language])
        .current_dir(folder)
        .output()
        .unwrap();
    String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap()
}

/// Types in what a page shows, does what it does, and compares.
fn follow(page: &str, language: &str) {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let [settings, schema, ..] = blocks(&page, "toml")[..] else { panic!("two TOML files") };
    let [campaign] = blocks(&page, "danbi")[..] else { panic!("one campaign") };
    let [checked, built] = blocks(&page, "text")[..] else { panic!("two answers") };
    for (path, text) in [("danbi.toml", settings), ("schema/shop.toml", schema), ("campaigns/cart.danbi", campaign)] {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    assert_eq!(danbi("check", folder.path(), language).trim_end(), checked.trim_end());
    let mended = campaign.replace("product_nme", "product_name");
    std::fs::write(folder.path().join("campaigns/cart.danbi"), mended).unwrap();
    assert_eq!(danbi("build", folder.path(), language).trim_end(), built.trim_end());
}

#[test]
fn the_english_page_is_true() {
    follow("README.md", "en");
}

#[test]
fn the_korean_page_is_true() {
    follow("README.ko.md", "ko");
}

/// Every page and folder that a README points at is there.
#[test]
fn every_link_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in ["README.md", "README.ko.md"] {
        let text = std::fs::read_to_string(root.join(page)).unwrap();
        let links: Vec<&str> = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(links.len() > 8, "{page}: {links:?}");
        for link in links.into_iter().filter(|link| !link.starts_with("https://")) {
            assert!(root.join(link).exists(), "{page}: {link}");
        }
    }
}
