//! The files of a project, held in memory.

use std::sync::{Arc, OnceLock};

use super::{FileId, LineIndex, Span};

/// One file: its path as the user knows it and its text.
#[derive(Debug)]
pub struct Source {
    /// Its number in the [`SourceMap`] that holds it.
    pub id: FileId,
    /// Relative to the project, with `/` between parts on every system.
    pub path: String,
    /// UTF-8, a leading byte order mark included (so that offsets are those of the file).
    pub text: Arc<str>,
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// A file of this number, path and text.
    pub fn new(id: FileId, path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Source { id, path: path.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// Built when first asked for: a file without findings never pays for it.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The text under a span; empty where the span does not lie in this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}

/// All files of a project, by [`FileId`].
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<Source>,
}

impl SourceMap {
    /// Numbers the files in the order given; callers sort by path first.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(Source::new(id, path, text));
        id
    }

    /// Gives a file another text.
    pub fn replace(&mut self, id: FileId, text: impl Into<Arc<str>>) {
        if let Some(source) = self.files.get_mut(id.0 as usize) {
            *source = Source::new(id, std::mem::take(&mut source.path), text);
        }
    }

    /// The file of a number, if there is one.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.files.get(id.0 as usize)
    }

    /// All files, in the order of their numbers.
    pub fn files(&self) -> &[Source] {
        &self.files
    }

    /// The text under a span; empty where there is no such file or range.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |source| source.slice(span))
    }
}
