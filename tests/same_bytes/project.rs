//! Projects to compile again and again: those of the repository, and generated ones.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use danbi::driver::{Compilation, FileError, Files, Listing, MemoryWorld, Options, World, WriteError, compile};
use danbi::syntax;
use danbi::text::FileId;
use serde_json::Value;

use crate::generator;

/// Its files by path.
#[derive(Clone)]
pub struct Project {
    pub name: String,
    pub files: Files,
}

/// The sample campaigns, and a generated project.
pub fn projects() -> Vec<Project> {
    let mut projects: Vec<Project> = ["ott", "saas", "shop"].into_iter().map(Project::sample).collect();
    let files = generator::Project::generate(12, 7).files.into_iter().map(|(path, text)| (path, text.into_bytes()));
    projects.push(Project { name: "generated".to_owned(), files: files.collect() });
    projects
}

impl Project {
    /// A folder of `campaigns/`.
    pub fn sample(name: &str) -> Project {
        let mut project = Project { name: name.to_owned(), files: Files::new() };
        project.gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("campaigns").join(name), "");
        project.files.retain(|path, _| !path.starts_with("dist/"));
        assert!(project.files.len() > 3, "{name} is gone");
        project
    }

    fn gather(&mut self, folder: &Path, below: &str) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let (path, name) = (entry.path(), format!("{below}{}", entry.file_name().to_str().unwrap()));
            if path.is_dir() {
                self.gather(&path, &format!("{name}/"));
            } else {
                self.files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }

    pub fn world(&self) -> MemoryWorld {
        self.files.iter().fold(MemoryWorld::new(), |world, (path, bytes)| world.with(path, bytes.clone()))
    }

    /// What `danbi build` would write. The project must have no error.
    pub fn built(&self) -> Files {
        built(compile(&self.world(), &Options::default()), &self.name)
    }

    /// Replaces the first place where `from` stands, which must be there.
    #[must_use]
    pub fn with(&self, path: &str, from: &str, to: &str) -> Project {
        let mut project = self.clone();
        let text = String::from_utf8(project.files[path].clone()).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        project.files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
        project
    }

    pub fn write_to(&self, folder: &Path) {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }

    pub fn campaigns(&self) -> Vec<String> {
        self.files.keys().filter(|path| path.ends_with(".danbi")).cloned().collect()
    }

    /// Every declaration with the comments before it, in the order of the files.
    pub fn declarations(&self) -> Vec<String> {
        let mut all = Vec::new();
        for path in self.campaigns() {
            let text = std::str::from_utf8(&self.files[&path]).unwrap();
            let mut from = 0;
            for decl in syntax::parse(FileId(0), text).file.decls {
                let end = decl.span.end as usize;
                all.push(text[from..end].to_owned());
                from = end;
            }
            assert_eq!(text[from..].trim(), "", "{path} ends with a declaration");
        }
        all
    }
}

/// What `danbi build` would write.
pub fn built(mut compilation: Compilation, name: &str) -> Files {
    let errors = compilation.findings.iter().map(|finding| (finding.code.name, compilation.sources.slice(finding.at)));
    let errors: Vec<_> = errors.collect();
    let errors = format!("{name}: {errors:?}");
    let sealed = compilation.seal().unwrap().unwrap_or_else(|| panic!("{errors}"));
    compilation.files(&sealed).unwrap()
}

/// A world that lists its files in another order.
pub struct Listed(pub MemoryWorld, pub fn(&mut Vec<String>));

impl World for Listed {
    fn list(&self) -> Listing {
        let mut listing = self.0.list();
        self.1(&mut listing.paths);
        listing
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.0.read(path)
    }

    fn write(&self, dir: &str, files: &Files) -> Result<(), WriteError> {
        self.0.write(dir, files)
    }

    fn rewrite(&self, path: &str, before: &[u8], after: &[u8]) -> Result<(), WriteError> {
        self.0.rewrite(path, before, after)
    }

    fn today(&self) -> NaiveDate {
        self.0.today()
    }
}

/// A file of the output as JSON.
pub fn json(files: &Files, path: &str) -> Value {
    serde_json::from_slice(&files[path]).unwrap()
}

/// Version by journey, signature by message, ids of histories: everything that people already in a journey depend on.
pub fn hashes(files: &Files) -> BTreeMap<String, String> {
    let plan = json(files, "plan.json");
    let object = |value: &Value| value.as_object().unwrap().clone();
    let journeys = object(&plan["journeys"]).into_iter().map(|(name, version)| (format!("journey {name}"), version));
    let messages = object(&plan["messages"]);
    let messages = messages.into_iter().map(|(name, facts)| (format!("message {name}"), facts["signature"].clone()));
    let histories = object(&plan["histories"]).into_iter().map(|(id, _)| (format!("history {id}"), Value::Null));
    let all: BTreeMap<String, String> =
        journeys.chain(messages).chain(histories).map(|(name, hash)| (name, hash.to_string())).collect();
    assert!(all.len() > 3, "{all:?}");
    all
}
