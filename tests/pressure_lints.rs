//! What is said about message pressure: which journeys, what it leans on, what would bring it under.

#[path = "support/sketches.rs"]
mod sketches;

use std::collections::BTreeSet;

use danbi::analysis::pressure::{Assumption, Bound, Known, Window, compute, recompute};
use danbi::bundle::{Bundle, CapPeriod, Closed, EntryOn, Journey, JourneySpans, Policy, Purpose, Send, Step};
use danbi::diag::render::{Context as Reader, human};
use danbi::diag::{Arg, Diagnostic, Language, Sink};
use danbi::lint::{Context, monthly_channels, run};
use danbi::text::{FileId, SourceMap, Span};
use danbi::types::Weekdays;
use sketches::*;

/// The findings, journeys placed one behind the other, caps far behind them.
fn findings(bundle: &mut Bundle) -> Vec<Diagnostic> {
    let place = |index: usize| Span::new(FileId(0), 10 * index as u32, 10 * index as u32 + 3);
    for (index, name) in bundle.journeys.keys().enumerate() {
        let spans = JourneySpans { name: place(index), ..JourneySpans::default() };
        bundle.source_map.journeys.insert(name.clone(), spans);
    }
    bundle.source_map.caps = (0..bundle.plan.policy.caps.len()).map(|index| place(100 + index)).collect();
    let mut known = Known::default();
    let pressure = recompute(bundle, &monthly_channels(), &BTreeSet::new(), &mut known);
    let mut sink = Sink::new();
    run(&Context::new(bundle, &pressure, &known, &[]), &mut sink);
    sink.into_sorted()
}

fn codes(findings: &[Diagnostic]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code.name).collect()
}

fn arg(finding: &Diagnostic, name: &str) -> String {
    match &finding.args.iter().find(|(known, _)| *known == name).unwrap().1 {
        Arg::Text(text) => text.to_string(),
        Arg::Number(number) => number.to_string(),
        Arg::Term(key) => (*key).to_owned(),
    }
}

fn informational() -> Do {
    Do::Send(Sending { purpose: Purpose::Informational, ..sending("push") })
}

fn capped(caps: Vec<danbi::bundle::Cap>) -> Policy {
    Policy { caps, ..Policy::default() }
}

fn project(journeys: Vec<Journey>, policy: Policy) -> Bundle {
    bundle(journeys, policy, &[("a", 0), ("b", 24)])
}

#[test]
fn contributors_are_named_with_what_they_ask_for() {
    let often = journey("often", on("b"), &[push(), wait(1), push()]).keyed();
    let seldom = journey("seldom", on("a"), &[push()]).limited(1, None);
    let found = findings(&mut project(vec![often, seldom], Policy::default()));
    assert_eq!(codes(&found), ["over-messaging"]);
    let finding = &found[0];
    assert_eq!(finding.at.start, 0, "it stands at the journey that asks for most");
    assert_eq!(finding.labels.len(), 1, "and points at the other");
    assert_eq!(arg(finding, "journeys"), "`often` (14), `seldom` (1)");
    assert_eq!(arg(finding, "leans"), "`events.b.minimum_gap = \"24h\"`");
    assert_eq!((arg(finding, "count"), arg(finding, "most")), ("15".to_owned(), "3".to_owned()));
    assert_eq!((finding.help, arg(finding, "window")), ("help-reentry", "7d".to_owned()));
}

#[test]
fn a_cap_below_what_one_journey_sends_alone_is_a_finding() {
    let twice = || journey("twice", on("b"), &[push(), wait(1), push()]).keyed();
    let once = || journey("once", on("b"), &[push()]).keyed();
    let found = findings(&mut project(vec![twice()], capped(vec![rolling(1, 24), rolling(3, 168)])));
    assert_eq!(codes(&found), ["cap-swallows"], "any number of runs is what the cap of seven days is for");
    assert_eq!((arg(&found[0], "count"), arg(&found[0], "most")), ("2".to_owned(), "1".to_owned()));
    assert_eq!((arg(&found[0], "length"), arg(&found[0], "unit")), ("24".to_owned(), "hours".to_owned()));
    assert_eq!((found[0].at.start, found[0].labels.len()), (0, 1), "it stands at the journey and points at the cap");
    let caps = || capped(vec![rolling(1, 24), rolling(3, 168)]);
    assert_eq!(codes(&findings(&mut project(vec![once()], caps()))), Vec::<&str>::new());
    let many = (0..5).map(|number| journey(&format!("once_{number}"), on("b"), &[push()]).keyed()).collect();
    assert_eq!(codes(&findings(&mut project(many, caps()))), Vec::<&str>::new(), "journeys may compete for a cap");
    let week = journey("week", on("b"), &[push(), wait(48), push(), wait(48), push()]).keyed();
    let found = findings(&mut project(vec![week], capped(vec![rolling(2, 168), rolling(1, 168)])));
    assert_eq!((codes(&found).len(), arg(&found[0], "most")), (1, "1".to_owned()), "the cap that refuses most is told");
    assert_eq!((arg(&found[0], "length"), arg(&found[0], "unit")), ("7".to_owned(), "days".to_owned()));
}

#[test]
fn what_is_said_of_refused_sends_keeps_the_cap_silent() {
    let said = |change: fn(&mut Send)| {
        let mut journey = journey("twice", on("b"), &[push(), wait(1), push()]).limited(1, None);
        journey.steps.values_mut().for_each(|step| {
            if let Step::Send(send) = step {
                change(send);
            }
        });
        let found = findings(&mut project(vec![journey], capped(vec![rolling(1, 24)])));
        codes(&found).into_iter().filter(|code| *code == "cap-swallows").collect::<Vec<_>>()
    };
    assert_eq!(said(|_| {}), ["cap-swallows"]);
    assert_eq!(said(|send| send.hold_at_most = Some(hours(12))), Vec::<&str>::new());
    assert_eq!(said(|send| send.closed = Closed::Refuse), Vec::<&str>::new());
    assert_eq!(said(|send| send.refused = "elsewhere".into()), Vec::<&str>::new());
}

#[test]
fn no_limit_is_a_finding_for_advertising_only() {
    let every_time = |step: Do| journey("viewed", on("a"), &[step]).keyed();
    let found = findings(&mut project(vec![every_time(push())], Policy::default()));
    assert_eq!(codes(&found), ["unbounded-messages"]);
    assert_eq!((found[0].help, arg(&found[0], "event")), ("help-gap", "a".to_owned()));
    assert_eq!(
        codes(&findings(&mut project(vec![every_time(informational())], Policy::default()))),
        Vec::<&str>::new()
    );
    let under_a_cap = findings(&mut project(vec![every_time(push())], capped(vec![rolling(1, 168)])));
    assert_eq!(codes(&under_a_cap), Vec::<&str>::new());
}

#[test]
fn text_messages_are_judged_by_thirty_days_too() {
    let weekly = || journey("j", on("a"), &[Do::Send(sending("sms"))]).limited(1, Some(hours(144)));
    let found = findings(&mut project(vec![weekly()], Policy::default()));
    // Five in thirty days, two in seven: the week is passed by more.
    assert_eq!(codes(&found), ["over-messaging"]);
    assert_eq!((arg(&found[0], "window"), arg(&found[0], "count")), ("7d".to_owned(), "2".to_owned()));
    let pressure = compute(&project(vec![weekly()], Policy::default()), &monthly_channels());
    let month = pressure.figure(Window::Month, Some("sms"), Some(Purpose::Advertising)).unwrap();
    assert_eq!(month.arrives, Bound::AtMost(5));
}

#[test]
fn a_figure_names_every_promise_it_uses() {
    let daily = journey("daily", EntryOn::Weekly { days: Weekdays::EVERY, at: clock(10) }, &[push()]);
    let mut bundle = project(vec![daily, journey("j", on("b"), &[push()]).keyed()], Policy::default());
    bundle.plan.limits.lateness = hours(1);
    let pressure = compute(&bundle, &[]);
    let week = pressure.figure(Window::Week, None, None).unwrap();
    assert_eq!(week.asked, Bound::AtMost(7 + 8), "an hour late, an event can come again after 23 hours");
    let wanted = [
        Assumption::MinimumGap { event: "b".into(), gap: hours(24) },
        Assumption::Lateness(hours(1)),
        Assumption::SteadyClocks("UTC".into()),
    ];
    assert_eq!(week.assumptions, wanted.into_iter().collect());
    let capped = journey("j", on("b"), &[push()]).limited(1, Some(hours(48)));
    let own_limit = compute(&project(vec![capped], Policy::default()), &[]);
    assert!(own_limit.figure(Window::Week, None, None).unwrap().assumptions.is_empty(), "its own limit is enough");
}

#[test]
fn clocks_that_change_count_days_of_23_hours() {
    let daily = || journey("daily", EntryOn::Weekly { days: Weekdays::EVERY, at: clock(10) }, &[push()]);
    let figure = |zone: &str| {
        let mut bundle = project(vec![daily()], capped(vec![cap(1, CapPeriod::CalendarDay {})]));
        bundle.plan.zone = zone.into();
        let pressure = compute(&bundle, &[]);
        pressure.figure(Window::Day, None, None).unwrap().clone()
    };
    assert_eq!((figure("Asia/Seoul").asked, figure("Europe/Berlin").asked), (Bound::AtMost(1), Bound::AtMost(2)));
    assert!(figure("Europe/Berlin").assumptions.is_empty());
}

#[test]
fn the_longest_life_is_told() {
    let steps = [push(), wait(24), Do::Race { limit: hours(48), arms: Vec::new(), otherwise: vec![push()] }];
    let bundle = project(vec![journey("j", on("a"), &steps), journey("k", on("a"), &[push()])], Policy::default());
    let pressure = compute(&bundle, &[]);
    assert_eq!(pressure.longest_life(), Some((&"j".into(), Bound::AtMost(72 * 3_600))));
    assert_eq!(pressure.longest_lives["k"], Bound::ZERO);
}

#[test]
fn every_finding_reads_well_in_both_languages() {
    let often = journey("often", on("b"), &[push(), wait(1), push()]).keyed();
    let unbounded = journey("viewed", on("a"), &[push()]).keyed();
    let mut found = findings(&mut project(vec![often.clone()], capped(vec![rolling(1, 24)])));
    found.extend(findings(&mut project(vec![often, unbounded], Policy::default())));
    let reported: Vec<&str> = codes(&found);
    let of_pressure = ["cap-swallows", "over-messaging", "unbounded-messages"];
    assert!(of_pressure.iter().all(|code| reported.contains(code)), "{reported:?}");
    let sources = SourceMap::default();
    for finding in &found {
        for language in Language::ALL {
            let text = human::render(&Reader { sources: &sources, language, prefix: "" }, finding, false);
            assert!(!text.contains('$') && !text.contains('{'), "{text}");
        }
    }
}
