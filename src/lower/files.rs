//! Texts that messages take from files: `body from "cart.mjml"`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::hir;
use crate::text::{FileId, Span};

/// A file that a message names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReference {
    /// As written: relative to the file that names it.
    pub path: String,
    /// Of the path; its file is the one that names it.
    pub span: Span,
}

/// The texts of such files, by the file that names them and the path as written.
#[derive(Debug, Default)]
pub struct Files {
    texts: BTreeMap<(FileId, String), Arc<str>>,
}

impl Files {
    pub fn insert(&mut self, reference: &FileReference, text: impl Into<Arc<str>>) {
        self.texts.insert((reference.span.file, reference.path.clone()), text.into());
    }

    pub(super) fn get(&self, path: &str, span: Span) -> Option<&Arc<str>> {
        self.texts.get(&(span.file, path.to_owned()))
    }

    /// Every file that the messages of a project name, in the order of the messages.
    pub fn named_by(project: &hir::Project) -> Vec<FileReference> {
        let contents = project.messages.iter().flat_map(|message| {
            message.contents.iter().chain(message.variants.iter().flat_map(|variant| &variant.contents))
        });
        let values = contents.flat_map(|content| content.fields.iter().map(|field| &field.value));
        values
            .filter_map(|value| match value {
                hir::FieldValue::File { path, span } => Some(FileReference { path: path.clone(), span: *span }),
                hir::FieldValue::Text(_) => None,
            })
            .collect()
    }
}
