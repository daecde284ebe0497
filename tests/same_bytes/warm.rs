//! A warm session gives what a cold compilation gives, after any edits of any file.

use danbi::driver::{Files, Looked, MemoryWorld, Options, Session, compile};

use crate::project::{Project, built};

/// A small generator of numbers; the same seed gives the same edits everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % n.max(1)
    }
}

/// Replaces the first `from` behind line `line`; nothing happens where there is none.
fn replaced(lines: &[&str], line: usize, from: &str, to: &str) -> String {
    let (before, after) = lines.split_at(line);
    before.iter().chain([&after.join("\n").replacen(from, to, 1).as_str()]).copied().collect::<Vec<_>>().join("\n")
}

/// What people do to a file, some of it a mistake.
fn edited(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let line = dice.below(lines.len());
    match dice.below(12) {
        0 => lines.insert(line, "// 다시 볼 것"),
        1 => lines.insert(line, ""),
        2 => _ = lines.remove(line),
        3 => lines.insert(line, lines[line]),
        4 => {
            let next = (line + 1) % lines.len();
            lines.swap(line, next);
        }
        5 => return replaced(&lines, line, "고객", "손님"),
        6 => return replaced(&lines, line, "send ", "wait 1h\n    send "),
        7 => return replaced(&lines, line, " and ", " or "),
        8 => return replaced(&lines, line, "1", "2"),
        9 => return replaced(&lines, line, "2h", "5h"),
        10 => return replaced(&lines, line, "%", "0%"),
        _ => return replaced(&lines, line, "입니다", "이에요"),
    }
    lines.join("\n") + "\n"
}

fn output(session: &Session) -> Files {
    let compilation = session.compilation();
    let sealed = compilation.bundle.clone().unwrap().seal().unwrap();
    compilation.files(&sealed).unwrap()
}

/// Asserts that nothing tells the two apart.
fn check(session: &Session, world: &MemoryWorld, bytes: bool, what: &str) {
    let (warm, cold) = (session.compilation(), compile(world, &Options::default()));
    assert_eq!(warm.findings, cold.findings, "{what}");
    assert_eq!(warm.bundle, cold.bundle, "{what}");
    assert_eq!(warm.pressure, cold.pressure, "{what}");
    assert_eq!(format!("{:?}", warm.cases), format!("{:?}", cold.cases), "{what}");
    if bytes && !cold.has_errors() {
        assert_eq!(output(session), built(cold, what), "{what}");
    }
}

/// Edits files of a project one after the other; one with an error is taken back. How often the file was all that was looked at,
/// and how many edits had no error.
fn edit(project: &Project, seed: u64, edits: usize) -> (usize, usize) {
    let mut dice = Dice(seed);
    let mut project = project.clone();
    let mut session = Session::open(&project.world());
    let (mut at_the_file, mut sound) = (0, 0);
    for number in 0..edits {
        let paths = project.campaigns();
        let path = &paths[dice.below(paths.len())];
        let before = project.files[path].clone();
        let after = edited(std::str::from_utf8(&before).unwrap(), &mut dice);
        let what = format!("{}, seed {seed}, edit {number} of {path}", project.name);
        project.files.insert(path.clone(), after.into_bytes());
        let looked = session.changed(&project.world(), path);
        check(&session, &project.world(), number % 8 == 0, &what);
        if session.compilation().has_errors() {
            assert_eq!(looked, Looked::AtEverything, "{what}");
            project.files.insert(path.clone(), before);
            session.changed(&project.world(), path);
        } else {
            sound += 1;
            at_the_file += usize::from(looked == Looked::AtTheFile);
        }
    }
    check(&session, &project.world(), true, &project.name);
    (at_the_file, sound)
}

#[test]
fn a_warm_session_says_what_a_cold_compilation_says() {
    let (mut at_the_file, mut sound) = (0, 0);
    for (project, edits) in crate::project::projects().iter().zip([12, 12, 12, 48]) {
        let (close, all) = edit(project, 0x5EED, edits);
        (at_the_file, sound) = (at_the_file + close, sound + all);
    }
    assert!(sound >= 30 && at_the_file * 3 >= sound, "{at_the_file} of {sound}: too few to tell");
}

#[test]
fn what_others_see_of_a_file_is_seen() {
    let project = Project::sample("shop");
    let mut session = Session::open(&project.world());
    for path in project.campaigns() {
        let text = std::str::from_utf8(&project.files[&path]).unwrap();
        let Some(purpose) = text.find("purpose  advertising") else { continue };
        let changed = project.with(&path, &text[purpose..purpose + 20], "purpose  informational");
        assert_eq!(session.changed(&changed.world(), &path), Looked::AtEverything, "{path}");
        check(&session, &changed.world(), false, &path);
        return;
    }
    panic!("no message of the shop advertises");
}
