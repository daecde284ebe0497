//! A project that is checked again and again, a file at a time: for editors, and for watching a folder.

use super::compile::{Compiled, Keep, compiled, conclude};
use super::{Compilation, Options, World, attachments};
use crate::bundle::Bundle;
use crate::diag::Sink;
use crate::hir::{self, Ties};
use crate::lower::{self, case::Case};
use crate::syntax;
use crate::text::FileId;

/// A compiled project with what is needed to compile it again quickly.
///
/// What comes out is at any time what [`super::compile`] makes of the same files. Only how much is looked at differs: where a
/// campaign file goes on declaring the same things to others, its own declarations are built again, put in the place
/// of what they were, and the project is judged as a whole; in every other case all is compiled as if for the first time.
#[derive(Debug)]
pub struct Session {
    compiled: Compiled,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// At the declarations of the file.
    AtTheFile,
    /// At the whole project.
    AtEverything,
}

/// What the declarations of one file come to.
struct Piece {
    found: Sink,
    allows: Vec<hir::Allow>,
    cases: Vec<Case>,
    ties: Ties,
    bundle: Bundle,
}

impl Session {
    /// Compiles the whole project.
    pub fn open(world: &dyn World) -> Session {
        Session { compiled: compiled(world, &Options::default(), Keep::Everything) }
    }

    /// What came out last.
    pub fn compilation(&self) -> &Compilation {
        &self.compiled.out
    }

    /// Looks again after the file at `path` has changed, and no other.
    pub fn changed(&mut self, world: &dyn World, path: &str) -> Looked {
        match self.exchanged(world, path) {
            Some(()) => Looked::AtTheFile,
            None => {
                self.compiled = compiled(world, &Options::default(), Keep::Everything);
                Looked::AtEverything
            }
        }
    }

    fn exchanged(&mut self, world: &dyn World, path: &str) -> Option<()> {
        let compiled = &mut self.compiled;
        let file = compiled.out.sources.files().iter().find(|source| source.path == path)?;
        let (id, old) = (file.id, std::sync::Arc::clone(&file.text));
        if compiled.out.has_errors() || !compiled.campaigns.contains(&id) || compiled.broken.contains(&id) {
            return None;
        }
        let text = String::from_utf8(world.read(path).ok()?).ok()?;
        let old = piece(compiled, id, &old)?;
        compiled.out.sources.replace(id, text.as_str());
        let new = piece(compiled, id, &text)?;
        let pointed_at = compiled.found.iter().filter(|finding| finding.at.file != id);
        let pointed_at = pointed_at.flat_map(|finding| &finding.labels).any(|label| label.span.file == id);
        let tested = compiled.out.cases.iter().filter(|case| case.span.file != id);
        let tested = tested.filter(|case| new.bundle.journeys.contains_key(&case.journey)).count() > 0;
        if old.ties != new.ties || new.ties.hold_a_policy() || new.found.has_errors() || pointed_at || tested {
            return None;
        }
        let bundle = compiled.out.bundle.as_mut()?;
        let changed = lower::exchange(bundle, &old.bundle, new.bundle)?;
        compiled.take_over(id, new.found, new.allows, new.cases);
        compiled.out.timings.clear();
        conclude(compiled, world, &changed);
        Some(())
    }
}

/// What a text of the file comes to among the other files as they are.
fn piece(compiled: &mut Compiled, id: FileId, text: &str) -> Option<Piece> {
    let Compiled { out, index, schema, settings, .. } = compiled;
    let settings = settings.as_ref()?;
    let parsed = syntax::parse(id, text);
    // A text file has places of its own among the sources: then all is looked at.
    if attachments::are_named_by(&parsed.file) {
        return None;
    }
    let mut found = parsed.findings;
    let mut project = hir::rebuild(id, parsed.file, index, (schema, settings), &mut found)?;
    let base = out.bundle.as_ref()?;
    let allows = std::mem::take(&mut project.allows);
    let cases = lower::cases_of_part(&project, base, schema, settings);
    let ties = hir::ties(&project);
    let bundle = lower::lower_part(project, base, (schema, settings), &mut found);
    Some(Piece { found, allows, cases, ties, bundle })
}

impl Compiled {
    /// Puts what one file came to in the place of what it was.
    fn take_over(&mut self, id: FileId, found: Sink, allows: Vec<hir::Allow>, cases: Vec<Case>) {
        self.found.retain(|finding| finding.at.file != id);
        self.found.extend(found.into_sorted());
        self.allows.retain(|allow| allow.span.file != id);
        self.allows.extend(allows);
        let place = self.out.cases.partition_point(|case| case.span.file < id);
        self.out.cases.retain(|case| case.span.file != id);
        self.out.cases.splice(place..place, cases);
    }
}
