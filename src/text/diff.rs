//! What two versions of a text differ in, as a unified diff.

/// So many lines stand around a change.
const AROUND: usize = 3;

/// So far ahead two texts are looked at for the next line that they share.
const AHEAD: usize = 400;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'t> {
    Same(&'t str),
    Gone(&'t str),
    New(&'t str),
}

/// The difference in the form that `patch` and `git apply` read; empty where there is none.
///
/// Made for texts that differ in a few lines: of long stretches without a shared line both are shown as a whole.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    let lines = compared(before, after);
    let mut text = String::new();
    let changed = |line: &Line| !matches!(line, Line::Same(_));
    let mut from = 0;
    while let Some(first) = lines.get(from..).and_then(|rest| rest.iter().position(changed)).map(|at| from + at) {
        // Changes whose surroundings meet share a hunk.
        let mut last = first;
        while let Some(next) = lines.get(last + 1..).and_then(|rest| rest.iter().position(changed)) {
            if next > 2 * AROUND {
                break;
            }
            last += next + 1;
        }
        let (start, end) = (first.saturating_sub(AROUND).max(from), (last + AROUND + 1).min(lines.len()));
        if text.is_empty() {
            text = format!("--- {path}\n+++ {path}\n");
        }
        hunk(&lines, start, end, &mut text);
        from = end;
    }
    text
}

fn hunk(lines: &[Line], start: usize, end: usize, text: &mut String) {
    let (before, inside) = (lines.get(..start).unwrap_or_default(), lines.get(start..end).unwrap_or_default());
    let old = |line: &&Line| !matches!(line, Line::New(_));
    let new = |line: &&Line| !matches!(line, Line::Gone(_));
    let (old_count, new_count) = (inside.iter().filter(old).count(), inside.iter().filter(new).count());
    // A side without lines begins behind the line before it.
    let place = |before: usize, count: usize| before + usize::from(count > 0);
    let old_start = place(before.iter().filter(old).count(), old_count);
    let new_start = place(before.iter().filter(new).count(), new_count);
    text.push_str(&format!("@@ -{old_start},{old_count} +{new_start},{new_count} @@\n"));
    for line in inside {
        let (sign, line) = match line {
            Line::Same(line) => (' ', line),
            Line::Gone(line) => ('-', line),
            Line::New(line) => ('+', line),
        };
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

fn compared<'t>(before: &'t str, after: &'t str) -> Vec<Line<'t>> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let (mut i, mut j, mut lines) = (0, 0, Vec::with_capacity(old.len().max(new.len())));
    while i < old.len() || j < new.len() {
        let (gone, come) = until_shared(old.get(i..).unwrap_or_default(), new.get(j..).unwrap_or_default());
        lines.extend(old.iter().skip(i).take(gone).map(|line| Line::Gone(line)));
        lines.extend(new.iter().skip(j).take(come).map(|line| Line::New(line)));
        (i, j) = (i + gone, j + come);
        if let Some(line) = old.get(i).filter(|_| j < new.len()) {
            lines.push(Line::Same(line));
            (i, j) = (i + 1, j + 1);
        }
    }
    lines
}

/// How many lines of both to leave behind until they go on alike: the fewest together.
fn until_shared(old: &[&str], new: &[&str]) -> (usize, usize) {
    let most = (old.len() + new.len()).min(2 * AHEAD);
    for both in 0..most {
        let found = (0..=both)
            .rev()
            .map(|gone| (gone, both - gone))
            .find(|(gone, come)| old.get(*gone).zip(new.get(*come)).is_some_and(|(one, other)| one == other));
        if let Some(found) = found {
            return found;
        }
    }
    (old.len(), new.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_stand_with_their_surroundings() {
        let before = "a\nb\nc\nd\ne\nf\n";
        let diff = unified("x", before, "a\nb\nc\nD\nd2\ne\nf\n");
        assert_eq!(diff, "--- x\n+++ x\n@@ -1,6 +1,7 @@\n a\n b\n c\n-d\n+D\n+d2\n e\n f\n");
        assert_eq!(unified("x", before, before), "");
    }

    #[test]
    fn changes_far_apart_have_hunks_of_their_own() {
        let before: String = (0..30).map(|line| format!("{line}\n")).collect();
        let after = before.replace("5\n", "five\n").replace("fivefive", "five");
        let diff = unified("x", &before, &after);
        assert_eq!(diff.matches("@@ -").count(), 3, "{diff}");
        let one = unified("x", &before, &before.replace("12\n", "twelve\n"));
        assert!(one.contains("@@ -10,7 +10,7 @@\n 9\n 10\n 11\n-12\n+twelve\n 13\n 14\n 15\n"), "{one}");
    }

    #[test]
    fn a_last_line_without_an_end_is_told() {
        let diff = unified("x", "a\nb", "a\nb\n");
        assert_eq!(diff, "--- x\n+++ x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
        assert_eq!(unified("x", "", "a\n"), "--- x\n+++ x\n@@ -0,0 +1,1 @@\n+a\n");
    }
}
