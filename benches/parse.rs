//! How fast files are read: the sample campaigns, over and over, until they are 100,000 lines.

use std::path::Path;

use danbi::syntax::parse;
use danbi::text::FileId;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

fn read(folder: &Path, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "danbi") {
            files.extend(std::fs::read_to_string(&path));
        }
    }
}

/// Text to tree, without findings: 100,000 lines should take less than 0.45 s of one core.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_hundred_thousand_lines(bencher: divan::Bencher) {
    let mut files = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("campaigns"), &mut files);
    files.sort();
    let lines: usize = files.iter().map(|text| text.lines().count()).sum();
    let rounds = 100_000 / lines.max(1);
    let bytes = files.iter().map(String::len).sum::<usize>() * rounds;
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let declarations = |text: &String| parse(FileId(0), text).file.decls.len();
        (0..rounds).map(|_| files.iter().map(declarations).sum::<usize>()).sum::<usize>()
    });
}
