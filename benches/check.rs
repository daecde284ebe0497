//! How long `check` takes, cold, on generated projects; and where the time goes.
//!
//! `cargo bench --bench check` prints, for 100 and 1,000 journeys: wall and CPU time (both threads together), lines a second, the
//! cost of a line against that of the smaller project, the peak of memory, and the time of every stage.
//! `cargo bench --bench check -- --write DIR 1000` writes such a project instead, to time the whole program on it.

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use danbi::driver::{self, Options};
use support::Project;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.as_slice() {
        [flag, dir, journeys] if flag == "--write" => {
            write(Path::new(dir), journeys.parse().expect("a number of journeys"));
        }
        _ => measure(),
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

fn measure() {
    let mut small = None;
    for journeys in [100, 1_000] {
        let project = Project::generate(journeys, 7);
        let best = best(&project);
        let per_line = best.cpu.as_secs_f64() / project.lines() as f64;
        println!("{journeys} journeys, {} lines, {} bytes", project.lines(), project.bytes());
        println!("  wall {:?}, cpu {:?}, {:.0} lines/s of cpu", best.wall, best.cpu, 1.0 / per_line);
        if let Some(small) = small {
            println!("  a line costs {:.2} times what it costs with 100 journeys", per_line / small);
        }
        for (stage, took) in best.stages {
            println!("  {stage:10} {took:?}");
        }
        small = small.or(Some(per_line));
    }
    if let Some(kilobytes) = status("VmHWM:") {
        println!("peak memory, projects of both sizes in memory included: {:.1} MB", kilobytes as f64 / 1024.0);
    }
}

struct Run {
    wall: Duration,
    cpu: Duration,
    stages: Vec<(&'static str, Duration)>,
}

/// The run with the least CPU time of several: what disturbs a measurement only ever adds.
fn best(project: &Project) -> Run {
    let world = project.world();
    let runs = (0..7).map(|_| {
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
