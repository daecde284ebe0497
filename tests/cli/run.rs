//! Running the command in a project of a test.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The command with a clean environment, in a folder.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_danbi"));
    command.args(args).current_dir(folder);
    for name in ["DANBI_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

fn finish(mut command: Command, input: &[u8]) -> Run {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A command that never looks at its input closes it.
    let writer = std::thread::spawn(move || _ = stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

pub fn danbi(folder: &Path, args: &[&str]) -> Run {
    finish(command(folder, args), b"")
}

pub fn danbi_with_input(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    finish(command(folder, args), input)
}

pub fn danbi_with_env(folder: &Path, args: &[&str], env: &[(&str, &str)]) -> Run {
    let mut command = command(folder, args);
    command.envs(env.iter().copied());
    finish(command, b"")
}

pub const SETTINGS: &str = "[project]\nname = \"test\"\nzone = \"Asia/Seoul\"\nlocales = [\"ko\"]\n";

/// A project on disk, gone when it goes out of scope.
pub struct Project(TempDir);

impl Project {
    /// With settings and one campaign file without any declaration.
    pub fn new() -> Project {
        Project(tempfile::tempdir().unwrap())
            .with("danbi.toml", SETTINGS)
            .with("campaigns/empty.danbi", "// Nothing yet.\n")
    }

    pub fn with(self, path: &str, content: impl AsRef<[u8]>) -> Project {
        let target = self.0.path().join(path);
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

    /// Runs the command in the project.
    pub fn danbi(&self, args: &[&str]) -> Run {
        danbi(self.path(), args)
    }
}
