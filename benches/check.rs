//! How long `check` takes on generated projects, cold and warm; and where the time goes.
//!
//! `cargo bench --bench check` prints, for 100, 1,000 and 10,000 journeys: wall and CPU time (all threads together), lines a second,
//! the cost of a line against that of the smaller project, and the time of every stage; the peak of memory; and how long a
//! session takes to look again after one of 1,000 files has changed.
//! `cargo bench --bench check -- --write DIR 1000` writes such a project instead, to time the whole program on it.

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use danbi::driver::{self, Looked, Options, Session, Stage};
use support::Project;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.as_slice() {
        [flag, dir, journeys] if flag == "--write" => {
            write(Path::new(dir), journeys.parse().expect("a number of journeys"));
        }
        _ => {
            warm();
            cold();
        }
    }
}

fn write(dir: &Path, journeys: usize) {
    let project = Project::generate(journeys, 7);
    for (path, text) in &project.files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
        std::fs::write(path, text).expect("room to write");
    }
    println!("{} lines, {} bytes in {}", project.lines(), project.bytes(), dir.display());
}

fn cold() {
    let mut smaller: Option<(usize, f64)> = None;
    for (journeys, runs) in [(100, 15), (1_000, 7), (10_000, 3)] {
        let project = Project::generate(journeys, 7);
        let best = best(&project, runs);
        let per_line = best.cpu.as_secs_f64() / project.lines() as f64;
        println!("{journeys} journeys, {} lines, {} bytes", project.lines(), project.bytes());
        println!("  wall {:?}, cpu {:?}, {:.0} lines/s of cpu", best.wall, best.cpu, 1.0 / per_line);
        if let Some((journeys, cost)) = smaller {
            println!("  a line costs {:.2} times what it costs with {journeys} journeys", per_line / cost);
        }
        for (stage, took) in best.stages {
            println!("  {:10} {took:?}", format!("{stage:?}"));
        }
        smaller = Some((journeys, per_line));
    }
    if let Some(kilobytes) = status("VmHWM:") {
        println!("peak memory, projects of all sizes in memory included: {:.1} MB", kilobytes as f64 / 1024.0);
    }
}

/// One file of 1,000 changes to and fro, as in an editor.
fn warm() {
    let project = Project::generate(1_000, 7);
    let (path, text) = &project.files[503];
    let edited = text.replacen("wait 3d at 11:00", "wait 4d at 10:00", 1).replacen("쿠폰", "할인 쿠폰", 1);
    let worlds = [project.world().with(path.as_str(), edited.as_bytes()), project.world()];
    let mut session = Session::open(&worlds[1]);
    let mut times: Vec<Duration> = Vec::new();
    for world in worlds.iter().cycle().take(42) {
        let start = Instant::now();
        let looked = session.changed(world, path);
        times.push(start.elapsed());
        assert_eq!(looked, Looked::AtTheFile);
    }
    times.sort_unstable();
    println!(
        "one file of 1,000 changed: {:?} at best, {:?} in the middle, {:?} at worst",
        times[0], times[21], times[41]
    );
    for timing in &session.compilation().timings {
        println!("  {:10} {:?}", format!("{:?}", timing.stage), timing.took);
    }
}

struct Run {
    wall: Duration,
    cpu: Duration,
    stages: Vec<(Stage, Duration)>,
}

/// The run with the least CPU time of several: what disturbs a measurement only ever adds.
fn best(project: &Project, runs: usize) -> Run {
    let world = project.world();
    let runs = (0..runs).map(|_| {
        let (start, cpu) = (Instant::now(), cpu_time());
        let compilation = driver::compile(&world, &Options::default());
        let run = Run {
            wall: start.elapsed(),
            cpu: cpu_time() - cpu,
            stages: compilation.timings.iter().map(|timing| (timing.stage, timing.took)).collect(),
        };
        assert!(!compilation.has_errors(), "the generated project must check: {:?}", compilation.findings.first());
        run
    });
    runs.min_by_key(|run| run.cpu).expect("at least one run")
}

/// Time on a processor of all threads so far, in nanoseconds of the scheduler. Zero where the system does not tell.
fn cpu_time() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let ran = tasks.filter_map(|task| {
        let stat = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        stat.split_whitespace().next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(ran.sum())
}

/// A line of /proc/self/status, in kB.
fn status(field: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix(field)?.split_whitespace().next()?.parse().ok())
}
