//! Reads `danbi.toml` and `schema/*.toml`: what the samples say, and that no input stops the readers.

use danbi::diag::{Diagnostic, Sink};
use danbi::schema::{self, ConsentKind, Schema};
use danbi::settings::{self, Settings};
use danbi::text::FileId;
use danbi::types::{Duration, Ty};

fn schema_of(files: &[&str]) -> (Schema, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let files: Vec<(FileId, &str)> = (0..).map(FileId).zip(files.iter().copied()).collect();
    let schema = schema::read(&files, &mut sink);
    (schema, sink.into_sorted())
}

fn settings_of(text: &str) -> (Settings, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let settings = settings::read(FileId(0), text, &mut sink);
    (settings, sink.into_sorted())
}

const SHOP_SCHEMA: &str = include_str!("../campaigns/shop/schema/shop.toml");
const SHOP_SETTINGS: &str = include_str!("../campaigns/shop/danbi.toml");

#[test]
fn the_sample_schema_is_read_whole() {
    let (schema, found) = schema_of(&[SHOP_SCHEMA]);
    assert_eq!(found, []);
    let order = &schema.events["order_completed"];
    assert_eq!(order.minimum_gap, None);
    assert_eq!(schema.events["cart_item_added"].minimum_gap, Some(Duration::exact(1)));
    let Ty::Enum(status) = &order.properties["status"].field.ty else { panic!("status is an enum") };
    assert_eq!(status.name, "order_completed.status");
    assert_eq!(schema.attribute("tier").map(|tier| tier.ty.is_ordered()), Some(true));
    assert_eq!(schema.consents["cart_reminders"].kind, ConsentKind::Topic);
    assert_eq!(schema.content["recommended"].max, 3);
    assert_eq!(schema.webhooks["ask_staff"].parameters.len(), 1);
}

#[test]
fn the_sample_settings_are_read_whole() {
    let (settings, found) = settings_of(SHOP_SETTINGS);
    assert_eq!(found, []);
    assert_eq!((settings.name.as_str(), settings.zone.as_str()), ("shop", "Asia/Seoul"));
    assert_eq!(settings.channels["alimtalk"].fallback_after, Some(Duration::exact(600)));
    assert_eq!(settings.constants["brand"]["name"].text, "예시몰");
    assert_eq!(settings.runtime.horizon, Duration::exact(7 * 86_400));
    assert_eq!(settings.links.tracking.len(), 2);
}

/// Runs on a thread with 2 MiB of stack, as test and pool threads have.
fn on_small_stack(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap();
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.code.name).collect()
}

#[test]
fn deep_brackets_are_refused_without_harm() {
    for open in ["[", "{a=", "[{a="] {
        let text = format!("a = {}", open.repeat(100_000));
        on_small_stack(move || {
            let (_, found) = schema_of(&[&text]);
            assert_eq!(codes(&found), ["toml-too-deep"], "{open}");
        });
    }
    let header = format!("[{}a]\n", "a.".repeat(100_000));
    on_small_stack(move || {
        let (_, found) = settings_of(&header);
        assert_eq!(codes(&found), ["toml-too-deep"]);
    });
}

#[test]
fn types_nest_four_deep() {
    let nested = |depth: usize| {
        let open = "{ type = \"list\", of = ".repeat(depth);
        format!("[events.x.properties]\na = {open}\"integer\"{}\n", " }".repeat(depth))
    };
    assert_eq!(codes(&schema_of(&[&nested(4)]).1), [""; 0]);
    assert_eq!(codes(&schema_of(&[&nested(5)]).1), ["type-too-deep"]);
    assert_eq!(codes(&schema_of(&[&nested(70)]).1), ["type-too-deep"]);
}

#[test]
fn a_conflict_of_two_files_shows_both_places() {
    let (schema, found) = schema_of(&["[events.a]\ntitle = \"first\"\n", "[events.a]\ntitle = \"second\"\n"]);
    assert_eq!(codes(&found), ["duplicate-declaration"]);
    assert_eq!((found[0].at.file, found[0].labels[0].span.file), (FileId(1), FileId(0)));
    assert_eq!(schema.events["a"].about.title.as_deref(), Some("first"));
}

#[test]
fn all_syntax_errors_of_a_file_come_at_once_and_hide_what_follows_from_them() {
    let text = "[events.장바구니]\n\n[events.b]\ntitle = 담기\nabout : \"x\"\nfirst = \n[events.b]\n[events.c\n";
    let (schema, found) = schema_of(&[text]);
    let expected = [
        "toml-bare-key",
        "toml-unquoted-text",
        "toml-missing-equals",
        "toml-missing-value",
        "toml-duplicate-key",
        "toml-unclosed",
    ];
    assert_eq!(codes(&found), expected);
    assert!(schema.events.contains_key("장바구니"), "a key without quotes still declares");
    assert!(found.iter().take(3).all(|finding| finding.fix.is_some()));
}

#[test]
fn broken_settings_have_defaults() {
    let (settings, found) = settings_of("");
    assert_eq!(codes(&found), ["missing-project-name"]);
    assert_eq!((settings.zone.as_str(), settings.locales.len()), ("UTC", 1));
    let mut sink = Sink::new();
    let at = danbi::text::Span::new(FileId(0), 0, 0);
    assert_eq!(settings::missing(at, &mut sink).name, "project");
    assert_eq!(codes(&sink.into_sorted()), ["missing-settings"]);
}

#[test]
fn too_large_a_file_is_not_read() {
    let text = "#".repeat(danbi::tables::MAX_BYTES + 1);
    assert_eq!(codes(&settings_of(&text).1), ["toml-too-large"]);
}

/// Time for schemas of this many events, in the best of three runs.
fn time_to_read(events: usize) -> std::time::Duration {
    let one = |n: usize| {
        format!(
            "[events.e{n}]\ntitle = \"x\"\n[events.e{n}.properties]\na = {{ type = \"text\", max = 40 }}\nb = \"intger\"\n"
        )
    };
    let text: String = (0..events).map(one).collect();
    let run = |_| {
        let start = std::time::Instant::now();
        let (schema, found) = schema_of(&[&text]);
        assert_eq!((schema.events.len(), found.len()), (events, events));
        start.elapsed()
    };
    (0..3).map(run).min().unwrap()
}

#[test]
fn time_grows_with_the_file_and_not_with_its_square() {
    let (small, large) = (time_to_read(1_000), time_to_read(8_000));
    assert!(large < small * 24, "8 times the events took {large:?} after {small:?}");
}

#[test]
fn hostile_lines_take_no_square_of_time() {
    let hostile = [
        "가-".repeat(20_000),
        format!("a = [{}", "x ".repeat(20_000)),
        "가.".repeat(30),
        "= ".repeat(20_000),
        format!("a = {{{}", "x=1,".repeat(20_000)),
        "\"\"\"".repeat(60_000),
        "x\n".repeat(20_000),
        "x=1\n".repeat(20_000),
        "[a]\n".repeat(20_000),
        "[[a]]\n".repeat(20_000),
        format!("[events]\n{}", (0..10_000).map(|n| format!("x{n}=1\n")).collect::<String>()),
    ];
    for text in hostile {
        let start = std::time::Instant::now();
        let (_, found) = schema_of(&[&text]);
        let beginning: String = text.chars().take(20).collect();
        assert!(!found.is_empty(), "{beginning}");
        assert!(start.elapsed().as_secs() < 10, "{beginning} took {:?}", start.elapsed());
    }
}

fn every_place_lies_in_its_text(found: &[Diagnostic], text: &str) -> bool {
    let inside = |span: danbi::text::Span| text.get(span.start as usize..span.end as usize).is_some();
    found.iter().all(|finding| {
        let fixes = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        inside(finding.at) && finding.labels.iter().all(|label| inside(label.span)) && fixes.into_iter().all(inside)
    })
}

mod any_input {
    use super::*;
    use proptest::prelude::*;

    /// A sample with one piece replaced.
    fn mutated(sample: &'static str) -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[\\[\\]{}\"'=,.# \n]{0,4}",
            "\\PC{0,6}",
            Just("이름".to_owned()),
            Just("type = 3".to_owned()),
            Just("\u{0}".to_owned()),
        ];
        (0..=sample.len(), 0..40usize, piece).prop_map(move |(at, length, piece)| {
            let start = sample.floor_char_boundary(at);
            let end = sample.floor_char_boundary((start + length).min(sample.len())).max(start);
            format!("{}{piece}{}", &sample[..start], &sample[end..])
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn never_stops_the_readers(text in any::<String>()) {
            prop_assert!(every_place_lies_in_its_text(&schema_of(&[&text]).1, &text));
            prop_assert!(every_place_lies_in_its_text(&settings_of(&text).1, &text));
        }

        #[test]
        fn never_stops_the_schema_reader(text in mutated(SHOP_SCHEMA)) {
            prop_assert!(every_place_lies_in_its_text(&schema_of(&[&text]).1, &text));
        }

        #[test]
        fn never_stops_the_settings_reader(text in mutated(SHOP_SETTINGS)) {
            prop_assert!(every_place_lies_in_its_text(&settings_of(&text).1, &text));
        }
    }
}
