//! A compiled project on disk, and the command run on it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use danbi::bundle::sha256_hex;
use danbi::runtime::Program;
use danbi::text::SourceMap;
use serde_json::Value;
use tempfile::TempDir;

use crate::player;

pub type Files = std::collections::BTreeMap<String, Vec<u8>>;

/// Journeys that wait, hold, branch, grant and end in several ways.
pub const CAMPAIGN: &str = r#"
policy {
    cap   2 per 24h
    quiet 21:00-08:00 for advertising, hold
}
offer coupon "쿠폰" { discount 10% valid 7d after grant limit 1 per 7d origin earned }
message hello "가입 인사" { purpose informational push { title "어서 오세요" body "{{ user.name | default('고객') }}님, 반가워요." } }
message cart_waiting(cart: cart_item_added) "장바구니 리마인드" {
    purpose advertising
    cta "보기" -> "https://example.com/"
    push { title "(광고) 장바구니" body "{{ cart.product_name | josa('이/가') }} 남아 있어요." }
}
message sale "할인 안내" {
    purpose advertising
    cta "보기" -> "https://example.com/"
    push { title "(광고) 할인" body "할인 중이에요." }
}
journey welcome "가입 환영" {
    enter on signed_up
    reentry once
    wait 1h
    send hello via push
    wait 1d at 10:00
    experiment tone { 50% plain { send hello via push } 50% loud { send sale via push } }
}
journey cart "장바구니 이탈" {
    enter on cart_item_added as cart
    key cart.cart_id
    reentry at most 5 per 7d, once per key
    exit on order_completed where cart_id == cart.cart_id
    goal order_completed within 3d, target 10%
    wait 1h
    nudge: send cart_waiting(cart) via push
    wait up to 23h { on opened(cart_waiting) { stop } otherwise { send sale via push with coupon } }
}
journey dormant "다시 오세요" {
    enter when sleeping
    reentry at most 1 per 7d
    send sale via push
}
segment sleeping = did app_opened in last 7d and did not app_opened in last 2d
"#;

/// The next version: one journey waits longer, one is new and begins by the clock.
pub fn next_campaign() -> String {
    let longer = CAMPAIGN.replace("    wait 1h\n    send hello via push\n", "    wait 2h\n    send hello via push\n");
    assert_ne!(longer, CAMPAIGN);
    format!("{longer}journey weekly \"주간 소식\" {{ enter every wednesday at 11:00 send hello via push }}\n")
}

/// What `danbi build` writes for a campaign in the project of the cases.
pub fn files(campaign: &str) -> Files {
    let sealed = player::bundle(campaign, "", "").unwrap().seal().unwrap();
    sealed.files(&SourceMap::default()).unwrap().into_iter().collect()
}

pub fn manifest(files: &Files) -> String {
    sha256_hex(&files["manifest.json"])
}

pub fn program(files: &Files) -> Program {
    Program::read(files).unwrap().rendering()
}

/// A folder with two builds, a store and its outputs; gone when it goes out of scope.
pub struct Place(TempDir);

impl Place {
    pub fn new() -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        place.build("one", &files(CAMPAIGN));
        place
    }

    pub fn build(&self, folder: &str, files: &Files) {
        for (path, bytes) in files {
            let path = self.join(folder).join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }

    /// The sources of a project: those of the cases under another name, with one file of campaigns.
    pub fn write_project(&self, folder: &str, name: &str, campaign: &str) {
        let settings = std::fs::read_to_string(player::folder().join("project/danbi.toml")).unwrap();
        let schema = std::fs::read_to_string(player::folder().join("project/schema/base.toml")).unwrap();
        for path in ["schema", "campaigns"] {
            std::fs::create_dir_all(self.join(folder).join(path)).unwrap();
        }
        self.write(&format!("{folder}/danbi.toml"), settings.replace("\"sample\"", &format!("\"{name}\"")));
        self.write(&format!("{folder}/schema/base.toml"), schema);
        self.write(&format!("{folder}/campaigns/case.danbi"), campaign);
    }

    pub fn join(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        std::fs::write(self.join(path), text).unwrap();
    }

    /// What an output holds, line by line; every line is whole.
    pub fn lines(&self, path: &str) -> Vec<Value> {
        let text = std::fs::read_to_string(self.join(path)).unwrap_or_default();
        assert!(text.is_empty() || text.ends_with('\n'), "{path} ends in the middle of a line");
        text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{path}: {line}"))).collect()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        self.command_of(env!("CARGO_BIN_EXE_danbi"), args)
    }

    /// Another program in this folder.
    pub fn command_of(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(args).current_dir(self.0.path());
        for name in ["DANBI_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "DANBI_FAIL_AT"] {
            command.env_remove(name);
        }
        command.env("RAYON_NUM_THREADS", "2");
        command
    }

    /// Runs the command to its end.
    pub fn danbi(&self, args: &[&str]) -> Ran {
        self.danbi_with(args, "")
    }

    pub fn danbi_with(&self, args: &[&str], input: &str) -> Ran {
        let mut child = self.spawn(args);
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let writer = std::thread::spawn(move || _ = stdin.write_all(input.as_bytes()));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Ran::of(output)
    }

    pub fn spawn(&self, args: &[&str]) -> Child {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    }
}

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Ran {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}
