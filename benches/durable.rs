//! How many inputs a second `danbi run` takes in durably: the whole of `campaigns/shop`, from a file of JSON Lines, states in SQLite,
//! one fsync a batch, effects to a file.
//!
//! `cargo bench --bench durable` prints a line for each mix of inputs: what share of the events the plan looks at, how many people
//! there are. `cargo bench --bench durable -- --write FILE` writes the inputs of the first mix instead, to time the command on them.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use danbi::diag::Language;
use danbi::driver::{self, Options};
use danbi::store::{self, BatchLimits, ClockKind, Config};
use danbi::types;

/// Inputs of a mix.
#[derive(Clone, Copy)]
struct Mix {
    inputs: usize,
    people: u64,
    /// Of a hundred events, so many are outside the alphabet of the plan.
    outside: u64,
}

const MIXES: [Mix; 3] = [
    Mix { inputs: 400_000, people: 50_000, outside: 70 },
    Mix { inputs: 400_000, people: 50_000, outside: 0 },
    Mix { inputs: 400_000, people: 400_000, outside: 0 },
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [flag, path] = args.as_slice()
        && flag == "--write"
    {
        std::fs::write(path, lines(MIXES[0])).expect("room to write");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    build(&folder.path().join("dist"));
    for mix in MIXES {
        measure(folder.path(), mix);
    }
}

fn build(dist: &Path) {
    let shop = Path::new(env!("CARGO_MANIFEST_DIR")).join("campaigns/shop");
    let world = driver::DiskWorld::new(&shop).expect("the campaigns");
    let mut compilation = driver::compile(&world, &Options::default());
    let sealed = compilation.seal().expect("canonical").expect("no error");
    for (path, bytes) in compilation.files(&sealed).expect("canonical") {
        let path = dist.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
        std::fs::write(path, bytes).expect("room to write");
    }
}

fn measure(folder: &Path, mix: Mix) {
    let text = lines(mix);
    std::fs::write(folder.join("in.jsonl"), &text).expect("room to write");
    for file in ["a.db", "a.db-wal", "a.db-shm", "out.jsonl"] {
        let _ = std::fs::remove_file(folder.join(file));
    }
    let config = Config {
        db: folder.join("a.db"),
        bundles: vec![folder.join("dist")],
        activate: None,
        input: Some(folder.join("in.jsonl")),
        follow: false,
        from_start: false,
        resume: false,
        out: Some(folder.join("out.jsonl")),
        dead_letters: None,
        clock: ClockKind::Virtual,
        until: None,
        keep: None,
        limits: BatchLimits { inputs: 50_000, bytes: 16 << 20, time: Duration::from_millis(50) },
        cache: 50_000,
        language: Language::En,
        stop: Arc::new(AtomicBool::new(false)),
    };
    let before = (Instant::now(), cpu(), written());
    let report = store::run(&config, &mut |_| {}).expect("a whole run");
    let (wall, cpu) = (before.0.elapsed(), cpu().saturating_sub(before.1));
    let disk = written().saturating_sub(before.2);
    let size = folder.join("a.db").metadata().map_or(0, |of| of.len());
    let rate = report.progress.inputs as f64 / wall.as_secs_f64();
    let per_core = report.progress.inputs as f64 / cpu.as_secs_f64().max(0.001);
    println!(
        "{} people, {}% of events inside the alphabet: {rate:.0} inputs a second ({wall:.1?}), {per_core:.0} a second of cpu ({cpu:.1?}), {} effects, {} dead letters, {} MB of inputs, {} MB written, store {} MB",
        mix.people,
        100 - mix.outside,
        report.progress.effects,
        report.progress.dead_letters,
        text.len() >> 20,
        disk >> 20,
        size >> 20,
    );
}

/// Processor time of all threads so far, where the system tells.
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|ticks| ticks.parse::<u64>().ok()).unwrap_or_default();
    // In hundredths of a second on every Linux.
    Duration::from_millis((ticks(11) + ticks(12)) * 10)
}

/// Bytes that the process has had written to disk so far, where the system tells.
fn written() -> u64 {
    let io = std::fs::read_to_string("/proc/self/io").unwrap_or_default();
    let line = io.lines().find_map(|line| line.strip_prefix("write_bytes: "));
    line.and_then(|bytes| bytes.parse().ok()).unwrap_or_default()
}

/// The inputs of a mix as JSON Lines: a profile of everybody who comes up, then what people do in a shop, over three days.
fn lines(mix: Mix) -> String {
    let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
    let mut below = move |n: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % n
    };
    let mut known = std::collections::BTreeSet::new();
    let mut text = String::new();
    let start = types::Instant::parse("2026-03-02T00:00:00Z").expect("an instant").millis();
    let step = 3 * 86_400_000 / mix.inputs as i64;
    let mut turn = 0;
    while turn < mix.inputs {
        let person = below(mix.people);
        let at = types::Instant::of_millis(start + turn as i64 * step);
        let mut line = |input: &str, rest: &str| {
            let _ = writeln!(text, r#"{{"input":"{input}","id":"i-{turn}","at":"{at}","person":"p-{person}",{rest}}}"#);
        };
        if known.insert(person) {
            line(
                "profile",
                r#""attributes":{"name":"민수"},"consents":{"advertising":true,"push":true,"cart_reminders":true},"reachable":{"push":true,"sms":true}"#,
            );
        } else if below(100) < mix.outside {
            line("event", r#""event":"inquiry_opened","properties":{"inquiry_id":"q-1"}"#);
        } else {
            let (product, cart, order) = (below(2_000), below(5), turn);
            line("event", &event(below(100), product, cart, order));
        }
        turn += 1;
    }
    text
}

fn event(dice: u64, product: u64, cart: u64, order: usize) -> String {
    let price = r#"{"minor":39000,"currency":"KRW"}"#;
    match dice {
        0..=44 => format!(
            r#""event":"product_viewed","properties":{{"product_id":"s-{product}","product_name":"니트","views_7d":2,"in_cart":false}}"#
        ),
        45..=69 => r#""event":"app_opened","properties":{}"#.to_owned(),
        70..=84 => format!(
            r#""event":"cart_item_added","properties":{{"cart_id":"c-{cart}","product_id":"s-{product}","product_name":"니트","price":{price}}}"#
        ),
        85..=89 => {
            format!(r#""event":"payment_started","properties":{{"checkout_id":"k-{order}","cart_id":"c-{cart}"}}"#)
        }
        90..=95 => format!(
            r#""event":"order_completed","properties":{{"cart_id":"c-{cart}","order_id":"o-{order}","order_name":"니트","amount":{price},"status":"paid","items":[{{"name":"니트","quantity":1}}]}}"#
        ),
        96 | 97 => format!(r#""event":"order_delivered","properties":{{"order_id":"o-{order}","order_name":"니트"}}"#),
        _ => format!(r#""event":"review_written","properties":{{"order_id":"o-{order}","rating":5}}"#),
    }
}
