//! What `danbi build` leaves in a folder.

use std::path::Path;
use std::process::{Command, Output};

use danbi::driver::Files;
use tempfile::TempDir;

use crate::project::Project;

fn build(folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_danbi")).args(["build", "."]).current_dir(folder).output().unwrap()
}

/// The shop in a new folder, built.
fn shop() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    Project::sample("shop").write_to(folder.path());
    assert!(build(folder.path()).status.success());
    folder
}

fn dist(folder: &Path) -> Files {
    let mut files = Files::new();
    gather(&folder.join("dist"), "", &mut files);
    assert!(files.contains_key("manifest.json"));
    files
}

fn gather(folder: &Path, below: &str, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
}

/// Everything beside `dist` that begins with a point: what a build makes for itself while it works.
fn hidden(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).collect()
}

#[test]
fn two_folders_get_the_same_output_and_it_is_what_the_library_makes() {
    let (a, b) = (shop(), shop());
    assert_eq!(dist(a.path()), dist(b.path()));
    assert_eq!(dist(a.path()), Project::sample("shop").built());
    assert!(build(a.path()).status.success());
    assert_eq!(dist(a.path()), dist(b.path()), "built over an earlier output");
    assert_eq!(hidden(a.path()), [] as [&str; 0]);
}

#[test]
fn a_failed_build_leaves_the_last_good_output() {
    let folder = shop();
    let good = dist(folder.path());
    let campaign = folder.path().join("campaigns/conversion/cart_recovery.danbi");
    let text = std::fs::read_to_string(&campaign).unwrap();
    for broken in [text.replacen("wait 1h", "wait 1m", 1), text.replacen("via push", "via", 1), "\0".to_owned()] {
        std::fs::write(&campaign, broken).unwrap();
        let run = build(folder.path());
        assert_eq!(run.status.code(), Some(1), "{run:?}");
        assert_eq!(dist(folder.path()), good);
        assert_eq!(hidden(folder.path()), [] as [&str; 0]);
    }
}

#[test]
fn what_an_interrupted_build_left_behind_does_no_harm() {
    let folder = shop();
    let good = dist(folder.path());
    let left = folder.path().join(".dist.new-a1b2c3");
    std::fs::create_dir_all(left.join("journeys")).unwrap();
    std::fs::write(left.join("plan.json"), "{\"half").unwrap();
    assert!(build(folder.path()).status.success());
    assert_eq!(dist(folder.path()), good);
    // Between the two renames: the old output has stepped aside, the new one is not in place.
    std::fs::rename(folder.path().join("dist"), folder.path().join(".dist.last")).unwrap();
    assert!(build(folder.path()).status.success());
    assert_eq!(dist(folder.path()), good);
    assert!(!hidden(folder.path()).contains(&".dist.last".to_owned()));
}

/// Killed at any moment, a build leaves the old output or the new one, at its place or stepped aside, and the next puts it right.
#[test]
fn a_build_that_is_killed_leaves_a_whole_output() {
    let folder = shop();
    let good = dist(folder.path());
    for milliseconds in [0, 5, 20, 60, 120, 200, 300, 450] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_danbi"));
        command.args(["build", "-q"]).current_dir(folder.path());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap();
        let aside = folder.path().join(".dist.last");
        if !folder.path().join("dist").exists() {
            std::fs::rename(&aside, folder.path().join("dist")).unwrap();
        }
        assert_eq!(dist(folder.path()), good, "killed after {milliseconds} ms");
    }
    assert!(build(folder.path()).status.success());
    assert_eq!(dist(folder.path()), good);
}
