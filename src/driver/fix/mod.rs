//! Applying fixes: the changes that findings offer and that surely give what was meant.

mod apply;
mod overlay;

use std::collections::BTreeMap;

use self::apply::{Change, changes};
use self::overlay::Overlay;
use super::{Compilation, Input, Options, World, compile};
use crate::diag::Severity;

/// So many times the project is looked at again: mending one line lets others be read.
const ROUNDS: usize = 8;

/// A project with its certain fixes applied, in memory.
#[derive(Debug)]
pub struct Mended {
    /// In the order of their paths.
    pub files: Vec<MendedFile>,
    /// What is found in the files as they are now.
    pub compilation: Compilation,
}

/// A file that fixes change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendedFile {
    /// Below the project.
    pub path: String,
    pub before: String,
    pub after: String,
    /// Codes of what was mended, in the order it was.
    pub codes: Vec<&'static str>,
}

/// Applies every [safe](crate::diag::Applicability::Safe) fix of findings in files for which `inside` says yes, again and again until none is left.
///
/// Of fixes that overlap the first is applied, and the others if they are still offered then. A round that leaves more errors than there
/// were is taken back, and nothing more is tried.
pub fn mend(world: &dyn World, options: &Options, inside: &dyn Fn(&str) -> bool) -> Mended {
    let mut overlay = Overlay::new(world);
    let mut options = options.clone();
    let mut compilation = compile(&overlay, &options);
    let mut files: BTreeMap<String, MendedFile> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let changes = changes(&compilation, inside);
        if changes.is_empty() {
            break;
        }
        let (kept, kept_options) = (overlay.clone(), options.clone());
        changes.iter().for_each(|change| put(change, &mut overlay, &mut options));
        let next = compile(&overlay, &options);
        if errors(&next) > errors(&compilation) {
            (overlay, options) = (kept, kept_options);
            compilation = compile(&overlay, &options);
            break;
        }
        compilation = next;
        changes.into_iter().for_each(|change| note(change, &mut files));
    }
    Mended { files: files.into_values().collect(), compilation }
}

fn put(change: &Change, overlay: &mut Overlay, options: &mut Options) {
    match &mut options.input {
        Input::Given { path, bytes } if *path == change.path => *bytes = change.after.clone().into_bytes(),
        _ => overlay.put(change.path.clone(), change.after.clone().into_bytes()),
    }
}

fn note(change: Change, files: &mut BTreeMap<String, MendedFile>) {
    let Change { path, before, after, codes } = change;
    let file =
        files.entry(path.clone()).or_insert(MendedFile { path, before, after: String::new(), codes: Vec::new() });
    file.after = after;
    file.codes.extend(codes);
}

fn errors(compilation: &Compilation) -> usize {
    compilation.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::MemoryWorld;

    const CAMPAIGN: &str = "campaigns/a.danbi";

    fn mended(text: &str) -> (String, Vec<&'static str>) {
        let world = MemoryWorld::new()
            .with("danbi.toml", include_str!("../../diag/samples/project/danbi.toml"))
            .with("schema/sample.toml", include_str!("../../diag/samples/project/schema/sample.toml"))
            .with(CAMPAIGN, text);
        let mended = mend(&world, &Options::default(), &|_| true);
        match mended.files.as_slice() {
            [file] => {
                assert_eq!(file.path, CAMPAIGN);
                assert_eq!(file.before, text);
                (file.after.clone(), file.codes.clone())
            }
            files => {
                assert!(files.is_empty(), "{files:?}");
                (text.to_owned(), Vec::new())
            }
        }
    }

    #[test]
    fn certain_fixes_are_applied_and_guesses_are_not() {
        let (after, codes) =
            mended("segment a = did app_opened in last 7 d\nsegment b = did app_opend in last 7days\n");
        assert_eq!(after, "segment a = did app_opened in last 7d\nsegment b = did app_opend in last 7d\n");
        assert_eq!(codes, ["spaced-duration", "unknown-unit"]);
    }

    #[test]
    fn what_is_read_only_after_another_fix_is_mended_too() {
        let text = "policy {\n    cap： 2회 per 24 h\n    quiet: 21:00~08:00 for advertising, hold\n}\n";
        let (after, codes) = mended(text);
        assert_eq!(after, "policy {\n    cap 2 per 24h\n    quiet 21:00-08:00 for advertising, hold\n}\n");
        assert!(codes.len() >= 4, "{codes:?}");
    }

    #[test]
    fn line_ends_and_the_mark_at_the_start_of_a_file_stay() {
        let text =
            "\u{feff}segment a = did app_opened in last 7 d\r\n// 끝\r\nsegment b = did app_opened in last 3days\r\n";
        let after =
            "\u{feff}segment a = did app_opened in last 7d\r\n// 끝\r\nsegment b = did app_opened in last 3d\r\n";
        assert_eq!(mended(text).0, after);
        let block = "policy {\r\n    cap 2 per 24h\r\n";
        assert_eq!(mended(block).0, "policy {\r\n    cap 2 per 24h\r\n}\r\n");
    }

    #[test]
    fn nothing_is_changed_where_nothing_is_certain() {
        assert_eq!(mended("segment a = did app_opend in last 7d\n").1, Vec::<&str>::new());
    }
}
