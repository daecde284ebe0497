//! The two tables of `ARCHITECTURE.md`, and what they say about a path.

use std::collections::BTreeMap;

/// Modules that every other may use.
const BASE: [&str; 3] = ["text", "diag", "types"];

/// Prefix lists of what each module may use, and who may use what is only somewhere.
pub struct Rules {
    modules: Vec<String>,
    may_use: BTreeMap<String, Vec<String>>,
    only: Vec<(Vec<String>, Vec<String>)>,
}

/// The words in backticks of a table cell.
fn ticked(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rows of the table under the head `| first | ..`, each as its cells.
fn rows<'m>(markdown: &'m str, first: &str) -> Vec<Vec<&'m str>> {
    let head = format!("| {first} |");
    let lines = markdown.lines().skip_while(|line| !line.starts_with(&head)).skip(2);
    lines.take_while(|line| line.starts_with('|')).map(|line| line.trim_matches('|').split('|').collect()).collect()
}

impl Rules {
    pub fn read(markdown: &str) -> Rules {
        let mut rules = Rules { modules: Vec::new(), may_use: BTreeMap::new(), only: Vec::new() };
        for row in rows(markdown, "module") {
            let [module, _, allowed] = row[..] else {
                panic!("a row of the table of modules has three cells: {row:?}")
            };
            let module = ticked(module).remove(0);
            let mut uses = ticked(allowed);
            if allowed.contains("everything above") {
                uses.extend(rules.modules.clone());
            }
            if !BASE.contains(&module.as_str()) {
                uses.extend(BASE.map(str::to_owned));
            }
            uses.push(module.clone());
            rules.modules.push(module.clone());
            rules.may_use.insert(module, uses);
        }
        for row in rows(markdown, "what") {
            let [what, only] = row[..] else { panic!("a row of the table of places has two cells: {row:?}") };
            rules.only.push((ticked(what), ticked(only)));
        }
        rules
    }

    pub fn modules(&self) -> &[String] {
        &self.modules
    }

    pub fn places(&self) -> usize {
        self.only.len()
    }

    /// What is wrong with the use of `path` in the file `src/..`; `modules` is the number of inline modules around it.
    pub fn judge(&self, file: &str, modules: usize, path: &[String]) -> Option<String> {
        let spelled = path.join("::");
        if let Some((what, only)) = self.only_elsewhere(file, &spelled) {
            return Some(format!("{file} uses `{what}`, which belongs to {}", only.join(", ")));
        }
        let own = file.strip_prefix("src/")?.split(['/', '.']).next()?;
        let target = absolute(file, modules, path)?;
        // The two roots, `lib.rs` and `main.rs`, name modules without being one.
        let allowed = self.may_use.get(own)?;
        let known = self.modules.iter().any(|module| target.split("::").next() == Some(module));
        let fits = allowed.iter().any(|allowed| starts_with(&target, allowed));
        (known && !fits).then(|| format!("{file} uses `{target}`; `{own}` may use {}", allowed.join(", ")))
    }

    fn only_elsewhere(&self, file: &str, path: &str) -> Option<(&str, &[String])> {
        let (what, only) = self.only.iter().find_map(|(what, only)| {
            let what = what.iter().find(|what| starts_with(path, what))?;
            Some((what.as_str(), only.as_slice()))
        })?;
        let inside =
            only.iter().any(|only| if only.ends_with('/') { file.starts_with(only.as_str()) } else { file == only });
        (!inside).then_some((what, only))
    }
}

/// Whether a path is `prefix` or lies below it.
fn starts_with(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// A path that begins with `crate` or `super` from the root of the crate; none for any other.
fn absolute(file: &str, modules: usize, path: &[String]) -> Option<String> {
    let supers = path.iter().take_while(|part| *part == "super").count();
    if path.first()? == "crate" {
        return Some(path[1..].join("::"));
    }
    if supers == 0 {
        return None;
    }
    let mut here: Vec<&str> = file.strip_prefix("src/")?.strip_suffix(".rs")?.split('/').collect();
    if here.last() == Some(&"mod") {
        here.pop();
    }
    let up = supers.saturating_sub(modules);
    here.truncate(here.len().checked_sub(up)?);
    let rest = path[supers..].iter().map(String::as_str);
    Some(here.into_iter().chain(rest).collect::<Vec<_>>().join("::"))
}
