//! The files of a project, read.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::sync::Arc;

use super::{FileError, Input, LIMITS, Options, World};
use crate::diag::codes::driver as codes;
use crate::diag::{Code, Diagnostic, Sink};
use crate::parallel;
use crate::syntax::{self, Parsed, ast};
use crate::text::{FileId, SourceMap, Span};

/// Everything a compilation starts from: texts by their role, and the trees of campaign files. Files are numbered in the order of
/// their paths.
#[derive(Debug, Default)]
pub struct Workspace {
    pub sources: SourceMap,
    /// `danbi.toml`; an empty text stands in for one that a project lacks. None only for a single file outside any project.
    pub settings: Option<FileId>,
    /// Whether `danbi.toml` is really there.
    pub has_settings: bool,
    /// `schema/**/*.toml`.
    pub schema: Vec<FileId>,
    /// `campaigns/**/*.danbi`.
    pub campaigns: Vec<FileId>,
    /// What could be read of each of them.
    pub trees: Vec<ast::File>,
    /// Files whose text is not what the file holds: unreadable (empty) or not UTF-8 (with replacement characters). They have
    /// their finding already; what a stage finds in them is noise.
    pub broken: BTreeSet<FileId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Settings,
    Schema,
    Campaign,
    /// A campaign file that nobody reads.
    Stray,
}

/// The files of a project in the order of their numbers, none read yet.
pub struct Listed(Vec<Entry>);

struct Entry {
    path: String,
    role: Option<Role>,
    content: Content,
}

enum Content {
    OnDisk,
    Given(Vec<u8>),
    Missing(FileError),
}

/// A file that was read.
struct Read {
    path: String,
    role: Option<Role>,
    text: Arc<str>,
    trouble: Option<Trouble>,
    /// Of a campaign file.
    parsed: Option<Parsed>,
}

impl Listed {
    /// Finds the files that `options` ask for.
    pub fn of(world: &dyn World, options: &Options) -> Listed {
        let mut entries = list(world, options);
        let mut nameless = None;
        if let Input::Given { path, bytes } = &options.input {
            let role = role_of(path);
            let content = Content::Given(bytes.clone());
            let entry = Entry { path: path.clone(), role: role.or(Some(Role::Campaign)), content };
            if role.is_some() { entries.push(entry) } else { nameless = Some(entry) }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        // What has no place yet comes last: it is what repeats the others, not they it.
        entries.extend(nameless);
        Listed(entries)
    }
}

impl Workspace {
    /// Reads the files. Whoever reads a campaign file parses it as well, so that nobody waits for all of them to be read.
    pub fn read(world: &dyn World, listed: Listed, options: &Options, sink: &mut Sink) -> Workspace {
        let numbered = listed.0.into_iter().zip(0..).map(|(entry, number)| (FileId(number), entry)).collect();
        let mut workspace = Workspace::default();
        for read in parallel::map(numbered, |(id, entry): (FileId, Entry)| entry.read(world, id)) {
            workspace.add(read, sink);
        }
        if workspace.settings.is_none() && matches!(options.input, Input::Project) {
            workspace.settings = Some(workspace.sources.add("danbi.toml", ""));
        }
        // A file that was found and is no campaign says it already.
        let nothing = workspace.campaigns.is_empty() && sink.is_empty();
        if let Some(at) = workspace.settings.filter(|_| nothing) {
            sink.push(Diagnostic::new(&codes::NO_CAMPAIGNS, Span::new(at, 0, 0)));
        }
        workspace
    }

    /// A file and its text.
    pub fn text(&self, id: FileId) -> &str {
        self.sources.get(id).map_or("", |source| &source.text)
    }

    fn add(&mut self, read: Read, sink: &mut Sink) {
        let Read { path, role, text, trouble, parsed } = read;
        let id = self.sources.add(path.as_str(), text);
        if let Some(trouble) = trouble {
            self.broken.insert(id);
            sink.push(trouble.finding(id, &path));
        }
        if let Some(parsed) = parsed {
            sink.extend(parsed.findings);
            self.trees.push(parsed.file);
        }
        match role {
            Some(Role::Settings) => (self.settings, self.has_settings) = (Some(id), true),
            Some(Role::Schema) => self.schema.push(id),
            Some(Role::Campaign) => self.campaigns.push(id),
            Some(Role::Stray) => {
                sink.push(Diagnostic::new(&codes::CAMPAIGN_OUTSIDE, Span::new(id, 0, 0)).arg("path", path));
            }
            None => {}
        }
    }
}

/// Everything the world lists that has a role, and what it could not list.
fn list(world: &dyn World, options: &Options) -> Vec<Entry> {
    let listing = world.list();
    let given = |listed: &str| matches!(&options.input, Input::Given { path, .. } if path == listed);
    let paths = listing.paths.into_iter().filter(|path| !given(path));
    let found = paths.filter_map(|path| Some(Entry { role: Some(role_of(&path)?), path, content: Content::OnDisk }));
    let errors = listing.errors.into_iter();
    found.chain(errors.map(|(path, error)| Entry { path, role: None, content: Content::Missing(error) })).collect()
}

impl Entry {
    fn read(self, world: &dyn World, id: FileId) -> Read {
        let Entry { path, role, content } = self;
        let (text, trouble) = decode(match content {
            Content::OnDisk => world.read(&path),
            Content::Given(bytes) => Ok(bytes),
            Content::Missing(error) => Err(error),
        });
        let parsed = (role == Some(Role::Campaign)).then(|| syntax::parse(id, &text));
        Read { path, role, text: text.into(), trouble, parsed }
    }
}

fn role_of(path: &str) -> Option<Role> {
    if path.split('/').any(|part| part.starts_with('.')) {
        return None;
    }
    match path {
        "danbi.toml" => Some(Role::Settings),
        _ if path.starts_with("schema/") && path.ends_with(".toml") => Some(Role::Schema),
        _ if !path.ends_with(".danbi") => None,
        _ if path.starts_with("campaigns/") => Some(Role::Campaign),
        _ => Some(Role::Stray),
    }
}

/// Why the text of a file is not what the file holds.
enum Trouble {
    File(FileError),
    /// The first byte that is no UTF-8, and whether the file looks like UTF-16.
    NotUtf8 {
        at: usize,
        utf16: bool,
    },
}

fn decode(content: Result<Vec<u8>, FileError>) -> (String, Option<Trouble>) {
    match content.map(String::from_utf8) {
        Ok(Ok(text)) => (text, None),
        Ok(Err(error)) => {
            let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
            let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
            (String::from_utf8_lossy(bytes).into_owned(), Some(Trouble::NotUtf8 { at, utf16 }))
        }
        Err(error) => (String::new(), Some(Trouble::File(error))),
    }
}

impl Trouble {
    fn finding(self, id: FileId, path: &str) -> Diagnostic {
        match self {
            Trouble::NotUtf8 { at, utf16 } => {
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                // The replacement character that stands for it.
                let end = at.saturating_add('\u{fffd}'.len_utf8() as u32);
                let found = Diagnostic::new(&codes::FILE_NOT_UTF8, Span::new(id, at, end)).arg("path", path);
                if utf16 { found.help("help-utf16") } else { found }
            }
            Trouble::File(error) => {
                let found = Diagnostic::new(code_of(&error), Span::new(id, 0, 0)).arg("path", path);
                match error {
                    FileError::Io(kind) => found.term("reason", reason(kind)),
                    FileError::NotAFile => found.term("reason", "reason-not-a-file"),
                    FileError::TooLarge => found.arg("limit", (LIMITS.bytes / (1024 * 1024)).to_string()),
                    FileError::TooMany => found.arg("limit", LIMITS.files),
                    _ => found,
                }
            }
        }
    }
}

fn code_of(error: &FileError) -> &'static Code {
    match error {
        FileError::Io(_) | FileError::NotAFile => &codes::FILE_UNREADABLE,
        FileError::TooLarge => &codes::FILE_TOO_LARGE,
        FileError::Changed | FileError::Vanished => &codes::FILE_CHANGED,
        FileError::Outside => &codes::LINK_OUTSIDE,
        FileError::Loop => &codes::LINK_LOOP,
        FileError::NotUnicode => &codes::PATH_NOT_UNICODE,
        FileError::TooMany => &codes::TOO_MANY_FILES,
    }
}

/// The key of what the system says.
fn reason(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::PermissionDenied => "reason-permission",
        ErrorKind::NotFound => "reason-missing",
        _ => "reason-other",
    }
}
