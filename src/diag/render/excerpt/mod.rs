//! The lines around the places of one finding, prepared for drawing.
//!
//! miette finds lines by reading a file from its start, once for each label. Here only the lines that will be shown are cut
//! out, through the line index; they are made printable, long ones are shortened around the place, and places are moved along.
//! The result is a text of its own with its own offsets. It may hold blocks of several files, the main place first.

mod cut;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use cut::Cut;
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::Context;
use crate::text::{Source, Span};

/// Lines shown before and after the line of a place.
const AROUND: usize = 1;

/// A place to point at. Of one that goes over several lines the first is shown.
pub struct Mark<'a> {
    pub span: Span,
    pub text: Option<&'a str>,
    pub primary: bool,
}

/// A place in the text of the excerpt.
#[derive(Debug)]
struct Target {
    range: Range<usize>,
    /// Of the place in its file, in characters, from 0.
    column: usize,
    label: LabeledSpan,
}

/// Lines of one file that follow each other.
#[derive(Debug)]
struct Block {
    name: String,
    /// Number of the first line, from 0.
    first: usize,
    /// Where each line begins in the text of the excerpt, and where the last ends.
    bounds: Vec<usize>,
}

#[derive(Debug, Default)]
pub struct Excerpt {
    text: String,
    blocks: Vec<Block>,
    targets: Vec<Target>,
}

impl Excerpt {
    /// Cuts out what `marks` point at. The first mark is the main one. Marks of files that are not there are left out.
    pub fn new(context: &Context, marks: &[Mark]) -> Excerpt {
        let mut files: BTreeMap<_, Vec<&Mark>> = BTreeMap::new();
        for mark in marks {
            files.entry(mark.span.file).or_default().push(mark);
        }
        let main = marks.first().map(|mark| mark.span.file);
        let first = main.and_then(|file| files.remove_entry(&file));
        let mut excerpt = Excerpt::default();
        for (file, marks) in first.into_iter().chain(files) {
            if let Some(source) = context.sources.get(file) {
                excerpt.add_file(source, &format!("{}{}", context.prefix, source.path), &marks);
            }
        }
        excerpt
    }

    /// The marks where they stand in the excerpt.
    pub fn labels(&self) -> Vec<LabeledSpan> {
        self.targets.iter().map(|target| target.label.clone()).collect()
    }

    fn add_file(&mut self, source: &Source, name: &str, marks: &[&Mark]) {
        let index = source.lines();
        let line_of = |mark: &Mark| index.line_of(mark.span.start);
        // Behind the last line end there is a line for places only.
        let last = index.line_count() - if source.text.ends_with('\n') { 2 } else { 1 };
        let near = marks.iter().flat_map(|mark| {
            let line = line_of(mark);
            line.saturating_sub(AROUND)..=(line + AROUND).min(last.max(line))
        });
        let mut runs = runs(near.collect());
        let main = marks.first().map(|mark| line_of(mark));
        runs.sort_by_key(|run| !main.is_some_and(|line| run.contains(&line)));
        for run in runs {
            let mut bounds = vec![self.text.len()];
            for line in run.clone() {
                let marks: Vec<&Mark> = marks.iter().copied().filter(|mark| line_of(mark) == line).collect();
                self.add_line(source, line, &marks);
                bounds.push(self.text.len());
            }
            self.blocks.push(Block { name: super::visible::line(name).into_owned(), first: run.start, bounds });
        }
    }

    fn add_line(&mut self, source: &Source, line: usize, marks: &[&Mark]) {
        let range = source.lines().line_range(line);
        let text = source.text.get(range.clone()).unwrap_or("");
        let text = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
        let within = |offset: u32| (offset as usize).saturating_sub(range.start).min(text.len());
        let cut = Cut::new(text, marks.first().map(|mark| within(mark.span.start)), line == 0);
        for mark in marks {
            let (start, end) = (cut.offset(within(mark.span.start)), cut.offset(within(mark.span.end)));
            let range = self.text.len() + start..self.text.len() + end;
            let column = source.lines().line_column(&source.text, mark.span.start).column;
            let text = mark.text.map(super::visible::lines);
            let span = SourceSpan::from((range.start, range.len()));
            let new = if mark.primary { LabeledSpan::new_primary_with_span } else { LabeledSpan::new_with_span };
            self.targets.push(Target { range, column: column as usize - 1, label: new(text, span) });
        }
        self.text.push_str(&cut.shown());
        self.text.push('\n');
    }
}

/// Line numbers as runs without gaps.
fn runs(lines: BTreeSet<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some(run) if run.end == line => run.end += 1,
            _ => runs.push(line..line + 1),
        }
    }
    runs
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let inside = |block: &&Block| block.bounds.first() <= Some(&start) && Some(&end) < block.bounds.last();
        let block = self.blocks.iter().find(inside).ok_or(MietteError::OutOfBounds)?;
        let line = |offset: usize| block.bounds.partition_point(|&bound| bound <= offset).saturating_sub(1);
        let first = line(start).saturating_sub(before);
        let last = (line(end) + after).min(block.bounds.len().saturating_sub(2));
        let bounds = block.bounds.get(first).zip(block.bounds.get(last + 1)).ok_or(MietteError::OutOfBounds)?;
        let data = self.text.get(*bounds.0..*bounds.1).ok_or(MietteError::OutOfBounds)?;
        let column = self.targets.iter().find(|target| target.range == (start..end)).map_or(0, |target| target.column);
        let span = SourceSpan::from((*bounds.0, data.len()));
        let count = last + 1 - first;
        let name = block.name.clone();
        Ok(Box::new(MietteSpanContents::new_named(name, data.as_bytes(), span, block.first + first, column, count)))
    }
}
