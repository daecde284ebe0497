//! Stores that cannot be written to or read: what is said, and that nothing of what was done is lost.

use std::path::Path;

use rusqlite::Connection;

use crate::exact::run;
use crate::kills::{begin_again, commands, outputs, unbroken};
use crate::project::{CAMPAIGN, Place, Ran};

/// The run could not go on, says why, and has not written a line that an unbroken run would not.
fn refused(place: &Place, ran: &Ran, says: &str, expected: &[Vec<String>; 2]) {
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains(says), "{}", ran.err);
    for (found, expected) in outputs(place).iter().zip(expected) {
        assert!(found.iter().all(|line| expected.contains(line)), "{}", ran.err);
    }
}

fn number(place: &Place, pragma: &str) -> u32 {
    let connection = Connection::open(place.join("a.db")).unwrap();
    connection.pragma_query_value(None, pragma, |row| row.get(0)).unwrap()
}

/// The database is full in the middle: so much is done as had room, and the rest as soon as there is more.
#[test]
#[cfg(debug_assertions)]
fn a_full_database_loses_nothing() {
    let (place, expected) = unbroken(31, 300, "20");
    let keys = commands(&place);
    let args = run("a.db", &["--batch", "20"]);
    let all: u32 = number(&place, "page_count");
    let mut written = Vec::new();
    for pages in [4, all / 2, all * 3 / 4, all - 4] {
        begin_again(&place);
        let output = place.command(&args).env("DANBI_DISK_PAGES", pages.to_string()).output().unwrap();
        refused(&place, &Ran::of(output), "database or disk is full. What was done before is kept", &expected);
        written.push(outputs(&place)[0].len());
        let ran = place.danbi(&args);
        assert!(matches!(ran.code, Some(0 | 1)), "{pages}: {}", ran.err);
        assert_eq!((outputs(&place), commands(&place)), (expected.clone(), keys.clone()), "{pages} pages");
    }
    assert!(written[0] == 0 && written[3] > 0, "{written:?}");
}

/// The system refuses to let files grow: whichever file it is that does, nothing is lost.
#[test]
#[cfg(target_os = "linux")]
fn a_write_that_fails_loses_nothing() {
    let (place, expected) = unbroken(32, 300, "20");
    let keys = commands(&place);
    let args = run("a.db", &["--batch", "20"]);
    let mut written = Vec::new();
    for blocks in (6..).map(|power| 1 << power) {
        begin_again(&place);
        // In blocks of 512 bytes; without the signal a write fails instead of ending the process.
        let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut command = place.command_of("sh", &["-c", &limited, env!("CARGO_BIN_EXE_danbi")]);
        let ran = Ran::of(command.args(&args).output().unwrap());
        if ran.code == Some(1) {
            break;
        }
        refused(&place, &ran, "What was done before is kept", &expected);
        written.push(outputs(&place)[0].len());
        let ran = place.danbi(&args);
        assert!(matches!(ran.code, Some(0 | 1)), "{blocks}: {}", ran.err);
        assert_eq!((outputs(&place), commands(&place)), (expected.clone(), keys.clone()), "{blocks} blocks");
    }
    assert!(written[0] == 0 && written.iter().any(|lines| *lines > 0), "{written:?}");
}

/// Somebody else, who is no runner, holds the database.
#[test]
fn a_database_that_another_process_holds_is_left_alone() {
    let (place, expected) = unbroken(33, 300, "20");
    begin_again(&place);
    let args = run("a.db", &[]);
    place.write("whole.jsonl", std::fs::read(place.join("in.jsonl")).unwrap());
    place.write("in.jsonl", "");
    assert_eq!(place.danbi(&args).code, Some(0));
    place.write("in.jsonl", std::fs::read(place.join("whole.jsonl")).unwrap());
    let other = Connection::open(place.join("a.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; UPDATE facts SET value = value").unwrap();
    refused(&place, &place.danbi(&args), "Another process is running on `a.db`", &expected);
    // Looking goes on.
    assert_eq!(place.danbi(&["why", "p-0", "--db", "a.db", "--lang", "en"]).code, Some(1));
    drop(other);
    assert_eq!(place.danbi(&args).code, Some(1));
    assert_eq!(outputs(&place), expected);
}

#[test]
fn another_format_is_refused() {
    let (place, expected) = unbroken(31, 300, "20");
    let set = |format: u32| {
        Connection::open(place.join("a.db")).unwrap().pragma_update(None, "user_version", format).unwrap();
    };
    let known = number(&place, "user_version");
    for format in [0, known + 1] {
        set(format);
        let says = format!("`a.db` has the format {format}, and this version of Danbi knows {known}");
        refused(&place, &place.danbi(&run("a.db", &[])), &says, &expected);
        refused(&place, &place.danbi(&["why", "p-1", "--db", "a.db", "--lang", "en"]), &says, &expected);
    }
    set(known);
    assert_eq!(place.danbi(&run("a.db", &[])).code, Some(0));
    assert_eq!(outputs(&place), expected);
}

/// A file of another program, and a store of another project.
#[test]
fn another_project_is_refused() {
    let (place, expected) = unbroken(35, 300, "20");
    Connection::open(place.join("b.db")).unwrap().execute_batch("CREATE TABLE shop (id)").unwrap();
    refused(&place, &place.danbi(&run("b.db", &[])), "`b.db` is not a store", &expected);
    place.write_project("elsewhere", "elsewhere", CAMPAIGN);
    assert_eq!(place.danbi(&["build", "elsewhere", "--out", "other"]).code, Some(0));
    let says = "`a.db` belongs to the project `sample`, and the bundle is of `elsewhere`";
    refused(&place, &place.danbi(&["run", "--bundle", "other", "--db", "a.db", "--lang", "en"]), says, &expected);
    // Nothing of the other bundle was taken in.
    let connection = Connection::open(place.join("a.db")).unwrap();
    let bundles: i64 = connection.query_row("SELECT count(*) FROM bundles", [], |row| row.get(0)).unwrap();
    assert_eq!(bundles, 2);
}

/// Whoever may not write to the store is told so, and may look.
#[test]
#[cfg(target_os = "linux")]
fn a_store_that_may_not_be_written_can_be_looked_at() {
    use std::os::unix::fs::PermissionsExt;
    let (place, expected) = unbroken(36, 300, "20");
    let allow = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let as_somebody = Somebody::of(&place);
    let [folder, db] = ["", "a.db"].map(|path| place.join(path));
    let (before, after) = (std::fs::read(&db).unwrap(), || std::fs::read(&db).unwrap());
    let why = ["why", "p-1", "--db", "a.db", "--lang", "en"];
    let told = place.danbi(&why).out;
    assert!(told.lines().count() > 3, "{told}");
    // What whoever looked left beside the store: mostly nobody has looked yet.
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(place.join(&format!("a.db{ending}")));
    }

    // Neither the folder nor anything in it.
    for path in ["a.db", "a.db-lock", "out.jsonl", "dead.jsonl", "in.jsonl"] {
        allow(&place.join(path), 0o444);
    }
    allow(&folder, 0o555);
    refused(
        &place,
        &as_somebody.danbi(&run("a.db", &[])),
        "`a.db-lock` cannot be read or written: Permission denied",
        &expected,
    );
    let ran = as_somebody.danbi(&why);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), told.as_str()), "{}", ran.err);

    // The folder, and not the file.
    allow(&folder, 0o777);
    std::fs::remove_file(place.join("a.db-lock")).unwrap();
    let says = "`a.db` cannot go on: attempt to write a readonly database";
    refused(&place, &as_somebody.danbi(&run("a.db", &[])), says, &expected);
    assert!(before == after());
}

/// Another user of the system where this is the one who may do everything, for whom nothing is read-only.
#[cfg(target_os = "linux")]
struct Somebody<'p> {
    place: &'p Place,
    nobody: bool,
}

#[cfg(target_os = "linux")]
impl<'p> Somebody<'p> {
    fn of(place: &'p Place) -> Somebody<'p> {
        use std::os::unix::fs::MetadataExt;
        let nobody = std::fs::metadata("/proc/self").unwrap().uid() == 0;
        if nobody {
            // They may not go where this was built.
            std::fs::copy(env!("CARGO_BIN_EXE_danbi"), place.join("danbi")).unwrap();
        }
        Somebody { place, nobody }
    }

    fn danbi(&self, args: &[&str]) -> Ran {
        use std::os::unix::process::CommandExt;
        let own = self.place.join("danbi");
        let program = if self.nobody { own.to_str().unwrap() } else { env!("CARGO_BIN_EXE_danbi") };
        let mut command = self.place.command_of(program, args);
        if self.nobody {
            command.uid(65_534).gid(65_534);
        }
        Ran::of(command.output().unwrap())
    }
}
