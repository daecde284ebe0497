//! The texts that messages take from files: `body from "cart.mjml"`.

use super::World;
use crate::diag::codes::driver as codes;
use crate::diag::{Diagnostic, Sink};
use crate::hir::Project;
use crate::lower::{FileReference, Files};
use crate::text::SourceMap;

/// Reads the files that the messages of a project name. One that is not there is left out; whoever needs it says so.
pub fn load(world: &dyn World, project: &Project, sources: &SourceMap, sink: &mut Sink) -> Files {
    let mut files = Files::default();
    for reference in Files::named_by(project) {
        let Some(path) = path_in_project(&reference, sources) else { continue };
        let Ok(bytes) = world.read(&path) else { continue };
        match String::from_utf8(bytes) {
            Ok(text) => files.insert(&reference, text),
            Err(error) => {
                // Empty, so that nobody says it is not there.
                files.insert(&reference, "");
                let at = error.utf8_error().valid_up_to();
                sink.push(Diagnostic::new(&codes::TEXT_NOT_UTF8, reference.span).arg("path", path).arg("offset", at));
            }
        }
    }
    files
}

/// The path below the project: a reference is relative to the file that makes it. None where it leads out of the project.
fn path_in_project(reference: &FileReference, sources: &SourceMap) -> Option<String> {
    let from = &sources.get(reference.span.file)?.path;
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in reference.path.split('/') {
        match part {
            ".." => _ = parts.pop()?,
            "." | "" => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn paths_are_relative_to_the_file_that_names_them_and_stay_in_the_project() {
        let mut sources = SourceMap::default();
        let file = sources.add("campaigns/cart/a.danbi", "");
        let path = |path: &str| {
            let reference = FileReference { path: path.to_owned(), span: Span::new(file, 0, 0) };
            path_in_project(&reference, &sources)
        };
        assert_eq!(path("cart.mjml").as_deref(), Some("campaigns/cart/cart.mjml"));
        assert_eq!(path("../texts/./x.html").as_deref(), Some("campaigns/texts/x.html"));
        assert_eq!(path("../../../etc/passwd"), None);
    }
}
