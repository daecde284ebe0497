//! Fail points: places at which a test kills the process, one before and one after everything that writes.
//!
//! `DANBI_FAIL_AT=commit/before/3` aborts the process when it is about to commit for the third time. Only debug builds look; in a
//! release build nothing of this is left.

/// Everything that writes, in the order of a run.
pub const POINTS: [&str; 18] = [
    "create-tables",
    "add-bundle",
    "save-state",
    "save-effects",
    "save-dead-letters",
    "save-position",
    "activate",
    "merge",
    "forget",
    "commit",
    "write-out",
    "write-dead-letters",
    "sync-out",
    "sync-dead-letters",
    "save-marks",
    "mend-output",
    "forget-effects",
    "let-go",
];

/// How many pages the database may have, as if the disk were full then: `DANBI_DISK_PAGES=60`. Only debug builds look.
#[cfg(debug_assertions)]
pub fn disk_pages() -> Option<u32> {
    std::env::var("DANBI_DISK_PAGES").ok()?.parse().ok()
}

#[cfg(not(debug_assertions))]
#[inline(always)]
pub fn disk_pages() -> Option<u32> {
    None
}

/// Does what writes at a point.
#[cfg(debug_assertions)]
pub fn around<T>(point: &str, work: impl FnOnce() -> T) -> T {
    reach(point, "before");
    let done = work();
    reach(point, "after");
    done
}

#[cfg(not(debug_assertions))]
#[inline(always)]
pub fn around<T>(_point: &str, work: impl FnOnce() -> T) -> T {
    work()
}

/// Ends the process, if this is where it is to die. `half` is between the two halves of what is written.
#[cfg(debug_assertions)]
pub fn reach(point: &str, side: &str) {
    if armed().is_some_and(|armed| armed.hits(point, side)) {
        std::process::abort();
    }
}

#[cfg(not(debug_assertions))]
#[inline(always)]
pub fn reach(_point: &str, _side: &str) {}

/// Where the process is to die.
#[cfg(debug_assertions)]
struct Armed {
    point: String,
    side: String,
    left: std::sync::atomic::AtomicU32,
}

#[cfg(debug_assertions)]
impl Armed {
    fn hits(&self, point: &str, side: &str) -> bool {
        let here = self.point == point && self.side == side;
        here && self.left.fetch_sub(1, std::sync::atomic::Ordering::Relaxed) == 1
    }
}

#[cfg(debug_assertions)]
fn armed() -> Option<&'static Armed> {
    static ARMED: std::sync::OnceLock<Option<Armed>> = std::sync::OnceLock::new();
    let read = || {
        let text = std::env::var("DANBI_FAIL_AT").ok()?;
        let mut parts = text.split('/');
        let (point, side) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let left = parts.next()?.parse().ok()?;
        Some(Armed { point, side, left: std::sync::atomic::AtomicU32::new(left) })
    };
    ARMED.get_or_init(read).as_ref()
}
