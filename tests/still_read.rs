//! What people in older versions of journeys still read must stay declared as it was (`still-read`).

#[allow(dead_code, reason = "nothing is played here")]
#[path = "support/player.rs"]
mod player;

use danbi::analysis::still_read::{Change, Read, still_read};
use danbi::bundle::Bundle;

const BEFORE: &str = r#"
segment browsing = user.age > 20 and did looked in last 7d
message hello(look: looked, all: list of looked) {
    purpose informational
    push { title "{{ look.colour }}" body "{% for one in all %}{{ one.size }} {% endfor %}" }
}
message bye { purpose informational push { title "{{ user.nickname | default('a') }}" body "b" } }
journey a {
    enter on looked as look where first_time
    audience user.only_audience > 3
    reentry once
    exit when browsing
    collect looked for 1h as all
    send hello(look, all)
    load suggested(look.colour) as items otherwise { stop }
    wait until user.hour else 10:00
    if user.grade == low { add to readers } else { send bye }
}
"#;

const AFTER: &str = "message hello { purpose informational push { title \"a\" body \"b\" } }
journey a { enter on order_completed reentry once wait 1h send hello }";

const SCHEMA: &str = r#"
[events.looked]
minimum_gap = "1h"
[events.looked.properties]
colour = { type = "text", max = 10 }
size = { type = "integer" }
first_time = { type = "boolean" }
unread = { type = "boolean" }
[attributes.age]
type = "integer"
[attributes.only_audience]
type = "integer"
[attributes.hour]
type = "time"
optional = true
[attributes.nickname]
type = "text"
max = 9
optional = true
[attributes.grade]
type = "enum"
values = ["low", "middle", "high"]
[lists.readers]
[content.suggested]
max = 3
parameters = { colour = { type = "text", max = 10 } }
item = { name = { type = "text", max = 10 } }
"#;

fn bundle(campaign: &str, settings: &str, schema: &str) -> Bundle {
    player::bundle(campaign, settings, schema).unwrap_or_else(|errors| panic!("{errors}"))
}

/// What is read otherwise after a change of the schema, as `what: change`.
fn found(change: impl Fn(&str) -> String) -> Vec<String> {
    let before = bundle(BEFORE, "", SCHEMA);
    let found = still_read(&before, &bundle(AFTER, "", &change(SCHEMA)));
    found.iter().map(|found| format!("{}: {}", named(&found.read), changed(&found.change))).collect()
}

fn named(read: &Read) -> String {
    match read {
        Read::Attribute(path) => format!("user.{}", path.join(".")),
        Read::Property { event, path } => format!("{event}.{}", path.join(".")),
        Read::Item { source, path } => format!("{source}.{}", path.join(".")),
        Read::Event(name) | Read::Source(name) | Read::Consent(name) => name.to_string(),
        Read::List(name) | Read::Webhook(name) | Read::Channel(name) => name.to_string(),
    }
}

fn changed(change: &Change) -> String {
    match change {
        Change::Gone => "gone".to_owned(),
        Change::Optional => "optional".to_owned(),
        Change::LostValues(values) => format!("without {}", values.join(", ")),
        Change::Reordered => "reordered".to_owned(),
        Change::Retyped => "retyped".to_owned(),
    }
}

/// The schema with one text for another, which must be there.
fn with(before: &'static str, after: &'static str) -> impl Fn(&str) -> String {
    move |schema| {
        assert!(schema.contains(before), "{before}");
        schema.replacen(before, after, 1)
    }
}

#[test]
fn what_somebody_under_way_reads_must_stay_as_it_was() {
    assert_eq!(found(with("[attributes.age]\ntype = \"integer\"", "")), ["user.age: gone"]);
    assert_eq!(found(with("type = \"time\"", "type = \"text\"\nmax = 5")), ["user.hour: retyped"]);
    assert_eq!(found(with("[attributes.nickname]", "[attributes.other]")), ["user.nickname: gone"]);
    assert_eq!(found(with("\"low\", ", "")), ["user.grade: without low"]);
    assert_eq!(found(with("size = { type = \"integer\" }", "")), ["looked.size: gone"]);
    let optional = "colour = { type = \"text\", max = 10, optional = true }";
    assert_eq!(found(with("colour = { type = \"text\", max = 10 }", optional)), ["looked.colour: optional"]);
    assert_eq!(found(with("[lists.readers]", "")), ["readers: gone"]);
    assert_eq!(found(with("[content.suggested]", "[content.others]")), ["suggested: gone"]);
    let gone = ["looked.colour: gone", "looked.size: gone", "looked: gone"];
    assert_eq!(found(|schema| schema.replace("events.looked", "events.seen")), gone);
}

#[test]
fn what_nobody_under_way_reads_may_change() {
    let none: [&str; 0] = [];
    assert_eq!(found(str::to_owned), none);
    assert_eq!(found(with("[attributes.only_audience]\ntype = \"integer\"", "")), none);
    assert_eq!(found(with("first_time = { type = \"boolean\" }", "")), none);
    assert_eq!(found(with("unread = { type = \"boolean\" }", "")), none);
    assert_eq!(found(with("max = 9", "max = 90")), none);
    assert_eq!(found(with("\"high\"", "\"high\", \"higher\"")), none);
    assert_eq!(
        found(with("[attributes.grade]", "[attributes.new]\ntype = \"date\"\noptional = true\n[attributes.grade]")),
        none
    );
}

#[test]
fn versions_that_are_given_up_by_exit_read_nothing() {
    let before = bundle(BEFORE, "", SCHEMA);
    let version = &before.journeys["a"].version;
    let after = |mode: &str| {
        let retired = format!("[[retired]]\njourney = \"a\"\nversion = \"{version}\"\nmode = \"{mode}\"");
        still_read(&before, &bundle(AFTER, &retired, "")).len()
    };
    assert_eq!(after("exit"), 0);
    assert!(after("drain") > 3);
}

#[test]
fn the_version_in_force_is_held_against_its_own_schema_alone() {
    let schema = SCHEMA.replacen("max = 10 }", "max = 10, optional = true }", 1);
    let campaign =
        "journey a { enter on looked as look reentry once exit on looked where colour is set wait 1h add to readers }";
    assert_eq!(still_read(&bundle(campaign, "", SCHEMA), &bundle(campaign, "", &schema)), []);
}

/// What the older version of a journey reads that another bundle does not declare, where only the journey and its texts changed.
fn gone(before: &Bundle, after: &Bundle) -> Vec<String> {
    let found = still_read(before, after);
    assert!(found.iter().all(|found| found.change == Change::Gone), "{found:?}");
    found.iter().map(|found| named(&found.read)).collect()
}

#[test]
fn what_a_collect_gathered_has_items_and_a_total_of_its_own() {
    let total = "colour = { type = \"text\", max = 10 }\ntotal = { type = \"integer\" }";
    let schema = SCHEMA.replacen("colour = { type = \"text\", max = 10 }", total, 1);
    let message = "message hello(all: list of looked) { purpose informational
        push { title \"a\" body \"{% for one in all %}{{ one.size }} {% endfor %}{{ all.total }}\" } }";
    let journey = |wait: &str| {
        format!(
            "{message} journey a {{ enter on order_completed reentry once collect looked for {wait} as all
             if all.total > 1 {{ send hello(all) }} }}"
        )
    };
    let after = bundle(AFTER, "", &SCHEMA.replacen("size = { type = \"integer\" }", "", 1));
    let before = bundle(&journey("1h"), "", &schema);
    assert_eq!(gone(&before, &after), ["looked.size"]);

    let listed = |catalog: &danbi::bundle::Catalog| {
        let text = serde_json::to_string(catalog).unwrap();
        let listed = text.replacen("\"list\":{\"binding\":[\"all\"]}", "\"list\":{\"binding\":[\"all\",\"items\"]}", 1);
        assert_ne!(text, listed);
        serde_json::from_str(&listed).unwrap()
    };
    let mut of_items = before.clone();
    of_items.catalogs.values_mut().filter(|of| !of.messages.is_empty()).for_each(|of| *of = listed(of));
    assert_eq!(gone(&of_items, &after), ["looked.size"]);
}

#[test]
fn channels_are_read_by_who_prefers_one_and_who_asks_whether_it_can_be_reached() {
    let journey = |steps: &str| {
        format!(
            "message hello {{ purpose informational push {{ title \"a\" body \"b\" }} email {{ subject \"a\" body \"b\" }} }}
             journey a {{ enter on order_completed reentry once wait 1h {steps} }}"
        )
    };
    let mut after = bundle(AFTER, "", "");
    after.contract.attributes.remove("preferred_channel");
    after.contract.channels.remove("sms");
    let none: [&str; 0] = [];
    assert_eq!(gone(&bundle(&journey("send hello via push else email"), "", ""), &after), none);
    let preferred = bundle(&journey("send hello via preferred(push, email)"), "", "");
    assert_eq!(gone(&preferred, &after), ["user.preferred_channel"]);
    let reachable = bundle(&journey("if reachable by sms { add to retargeting }"), "", "");
    assert_eq!(gone(&reachable, &after), ["sms"]);
}

#[test]
fn texts_that_the_new_bundle_replaces_are_read_no_more() {
    let campaign = |body: &str, wait: &str| {
        format!(
            "message hello {{ purpose informational push {{ title \"a\" body \"{body}\" }} }}
             journey a {{ enter on order_completed reentry once wait {wait} send hello }}"
        )
    };
    let before = bundle(&campaign("{{ user.nickname | default('a') }}", "1h"), "", SCHEMA);
    let without = SCHEMA.replacen("[attributes.nickname]", "[attributes.other]", 1);
    let replaced = bundle(&campaign("b", "2h"), "", &without);
    let none: [&str; 0] = [];
    assert_eq!(gone(&before, &replaced), none);
    let another = campaign("b", "2h").replacen("purpose informational", "purpose advertising", 1);
    assert_eq!(gone(&before, &bundle(&another, "", &without)), ["user.nickname"]);
}
