//! The pages about the language tell the truth: every block of code compiles or gives the finding it says, tables are the
//! compiler's own data.

#[path = "pages/blocks.rs"]
mod blocks;
#[path = "pages/project.rs"]
mod project;
#[path = "pages/tables.rs"]
mod tables;

use blocks::{Block, blocks, hold, read, write};
use danbi::diag::Language;
use project::{Project, beside, check, failing_tests, found, judge, said, shown};

/// The tour is one project: whole declarations stand side by side, whatever else is shown is held against them.
fn follow(page: &str, language: Language) {
    let blocks = blocks(&read(page));
    let (side_by_side, apart): (Vec<&Block>, Vec<&Block>) =
        blocks.iter().filter(|block| block.is("danbi")).partition(|block| block.words.len() == 1);
    assert!(side_by_side.len() > 5 && apart.len() > 1, "{page} shows little");
    let mut project = shown(&blocks);
    for block in side_by_side {
        project.insert(format!("campaigns/line_{:04}.danbi", block.line), block.text.clone());
    }
    let whole = check(&project);
    assert_eq!(found(&whole), [] as [&str; 0], "{page}:\n{}", said(&whole, Language::En));
    assert!(whole.cases.len() > 1, "{page} shows tests");
    assert_eq!(failing_tests(whole), [] as [String; 0], "{page}");
    let wrong: Vec<String> = apart.iter().filter_map(|block| judge(&beside(&project, block), block).err()).collect();
    assert!(wrong.is_empty(), "{page}:\n{}", wrong.join("\n"));
    if std::env::var_os("UPDATE_PAGES").is_some() {
        return write_answers(page, &blocks, &project, language);
    }
    for pair in blocks.windows(2).filter(|pair| pair[0].after("gives").is_some() && pair[1].is("text")) {
        let said = said(&beside(&project, &pair[0]), language);
        assert_eq!(pair[1].text.trim_end(), said.trim_end(), "{page}, line {}", pair[1].line);
    }
}

/// Puts what the compiler says below each example that is wrong.
fn write_answers(page: &str, blocks: &[Block], project: &Project, language: Language) {
    let mut lines: Vec<String> = read(page).lines().map(str::to_owned).collect();
    for pair in blocks.windows(2).rev().filter(|pair| pair[0].after("gives").is_some() && pair[1].is("text")) {
        let said = said(&beside(project, &pair[0]), language);
        let old = pair[1].line..pair[1].line + pair[1].text.lines().count();
        lines.splice(old, said.trim_end().lines().map(str::to_owned));
    }
    write(page, &format!("{}\n", lines.join("\n")));
}

#[test]
fn the_english_tour_is_true() {
    follow("docs/language.md", Language::En);
}

#[test]
fn the_korean_tour_is_true() {
    follow("docs/language.ko.md", Language::Ko);
}

#[test]
fn the_tables_of_the_tours_are_the_compilers_data() {
    hold("docs/language.md", "channels", &tables::channels(Language::En));
    hold("docs/language.md", "filters", &tables::filters(Language::En));
    hold("docs/language.ko.md", "channels", &tables::channels(Language::Ko));
    hold("docs/language.ko.md", "filters", &tables::filters(Language::Ko));
}
