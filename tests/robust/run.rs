//! The command under tight limits: a small stack, little memory, few seconds of CPU.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Of the main thread, in KiB: a quarter of what Linux gives.
const STACK: u32 = 2048;

/// Of address space, in KiB: 1 GiB, the stacks of all threads and the program itself included.
const MEMORY: u32 = 1024 * 1024;

/// Seconds of CPU, of an unoptimised build. What takes linear time stays far below; what loops or is quadratic is killed.
const CPU: u32 = 60;

/// Nothing waits: whoever has used no CPU for so long would hang for ever.
const WALL: Duration = Duration::from_secs(300);

pub const SETTINGS: &str = include_str!("../../src/diag/samples/project/danbi.toml");
pub const SCHEMA: &str = include_str!("../../src/diag/samples/project/schema/sample.toml");

/// A project on disk, gone when it goes out of scope: settings and schema of the samples, and the files of the test.
pub struct Project(TempDir);

impl Project {
    pub fn new() -> Project {
        Project(tempfile::tempdir().unwrap()).with("danbi.toml", SETTINGS).with("schema/sample.toml", SCHEMA)
    }

    pub fn with(self, path: &str, content: impl AsRef<[u8]>) -> Project {
        let target = self.join(path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, content).unwrap();
        self
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn join(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Runs the command in the project, which must come to an end of its own, with findings or without.
    pub fn danbi(&self, args: &[&str]) -> Run {
        let run = run(self.path(), args);
        assert!(run.code == 0 || run.code == 1, "{args:?} gave {}: {:.500}", run.code, run.err);
        run
    }

    /// The exit code alone, whatever it is.
    pub fn danbi_ends(&self, args: &[&str]) -> i32 {
        run(self.path(), args).code
    }

    /// The codes that `check` finds, sorted, each with how often.
    pub fn check(&self) -> Vec<(String, usize)> {
        self.danbi(&["check", "--format", "json"]).codes()
    }
}

/// How a run ended and what it printed.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn codes(&self) -> Vec<(String, usize)> {
        let document: serde_json::Value = serde_json::from_str(&self.out).unwrap_or_else(|error| {
            panic!("{error}: {:.300} {:.300}", self.out, self.err);
        });
        let mut counted = std::collections::BTreeMap::new();
        for finding in document["findings"].as_array().unwrap() {
            *counted.entry(finding["code"].as_str().unwrap().to_owned()).or_insert(0) += 1;
        }
        counted.into_iter().collect()
    }
}

/// A code and how often.
pub fn code(name: &str, times: usize) -> (String, usize) {
    (name.to_owned(), times)
}

fn run(folder: &Path, args: &[&str]) -> Run {
    let limits = format!("ulimit -s {STACK}; ulimit -v {MEMORY}; ulimit -t {CPU}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &limits, env!("CARGO_BIN_EXE_danbi")]).args(args).current_dir(folder);
    for name in ["DANBI_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    // Two threads beside the first: what runs side by side shall also do so on a machine with many cores.
    command.env("RAYON_NUM_THREADS", "2");
    let (out, err) = (tempfile::NamedTempFile::new().unwrap(), tempfile::NamedTempFile::new().unwrap());
    command.stdin(Stdio::null()).stdout(out.reopen().unwrap()).stderr(err.reopen().unwrap());
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > WALL {
            child.kill().unwrap();
            panic!("{args:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let text = |file: &tempfile::NamedTempFile| String::from_utf8(std::fs::read(file.path()).unwrap()).unwrap();
    let (out, err) = (text(&out), text(&err));
    let code = status.code().unwrap_or_else(|| panic!("{args:?} was killed ({status}): {err:.500}"));
    assert_ne!(code, 101, "{args:?} panics: {err:.500}");
    Run { code, out, err }
}
