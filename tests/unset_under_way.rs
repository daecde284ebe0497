//! What journeys read and what people who are under way will not have is told (`unset-under-way`).

#[allow(dead_code, reason = "nothing is played here")]
#[path = "support/player.rs"]
mod player;

use std::sync::Arc;

use danbi::analysis::unset_under_way::{Misfit, Read, UnsetUnderWay, Who, Why, unset_under_way};
use danbi::bundle::Bundle;
use danbi::driver::{MemoryWorld, Options, compile};

const SCHEMA: &str = r#"
[events.looked]
minimum_gap = "1h"
[events.looked.properties]
colour = { type = "text", max = 10 }
kind = { type = "enum", values = ["coat", "shirt", "hat"] }
size = { type = "integer" }
note = { type = "text", max = 10, optional = true }
[attributes.grade]
type = "enum"
values = ["low", "middle", "high"]
[attributes.nickname]
type = "text"
max = 9
optional = true
[content.suggested]
max = 3
parameters = { colour = { type = "text", max = 10 } }
item = { name = { type = "text", max = 10 } }
"#;

fn bundle(campaign: &str, schema: &str) -> Bundle {
    player::bundle(campaign, "", schema).unwrap_or_else(|errors| panic!("{errors}"))
}

fn found(before: (&str, &str), after: (&str, &str)) -> Vec<UnsetUnderWay> {
    found_with("", before, after)
}

/// With these settings for the second.
fn found_with(settings: &str, before: (&str, &str), after: (&str, &str)) -> Vec<UnsetUnderWay> {
    let before = bundle(before.0, before.1);
    let after = player::bundle(after.0, settings, after.1).unwrap_or_else(|errors| panic!("{errors}"));
    unset_under_way(&before, after.seal().unwrap().carrying(&before).unwrap().bundle())
}

/// As `what: why (who) in journeys`.
fn told(found: &[UnsetUnderWay]) -> Vec<String> {
    let told = found.iter().map(|found| {
        let journeys: Vec<&str> = found.places.keys().map(|name| name.as_str()).collect();
        let who: Vec<&str> = found.readers.iter().map(who).collect();
        format!("{}: {} ({}) in {}", named(&found.read), why(&found.why), who.join(", "), journeys.join(", "))
    });
    told.collect()
}

fn named(read: &Read) -> String {
    match read {
        Read::Attribute(path) => format!("user.{}", path.join(".")),
        Read::Property { event, path } => format!("{event}.{}", path.join(".")),
        Read::Item { source, path } => format!("{source}.{}", path.join(".")),
        other => panic!("{other:?}"),
    }
}

fn who(who: &Who) -> &'static str {
    match who {
        Who::Stayed => "stayed",
        Who::Moved => "moved",
        Who::Older => "older",
    }
}

fn why(why: &Why) -> String {
    match why {
        Why::New => "new".to_owned(),
        Why::WasOptional => "optional before".to_owned(),
        Why::Misfit(Misfit::LostValues(values)) => format!("without {}", values.join(", ")),
        Why::Misfit(Misfit::Longer) => "longer".to_owned(),
        Why::Misfit(Misfit::Retyped) => "retyped".to_owned(),
    }
}

/// The schema with one text for another, which must be there.
fn with(before: &str, after: &str) -> String {
    assert!(SCHEMA.contains(before), "{before}");
    SCHEMA.replacen(before, after, 1)
}

/// With a property more.
fn with_brand(declared: &str) -> String {
    with("size = ", &format!("brand = {{ {declared} }}\nsize = "))
}

/// A journey that says this of what let people in.
fn saying(body: &str) -> String {
    format!(
        "message hello(look: looked) {{ purpose informational push {{ title \"a\" body \"{body}\" }} }}
         journey a {{ enter on looked as look reentry once wait 1h send hello(look) }}"
    )
}

fn after_texts(before: &str, after: &str, schema: &str) -> Vec<String> {
    told(&found((&saying(before), SCHEMA), (&saying(after), schema)))
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_text_reads_what_is_declared_only_now() {
    let required = with_brand("type = \"text\", max = 9");
    assert_eq!(after_texts("a", "{{ look.brand }}", &required), ["looked.brand: new (stayed) in a"]);
    let condition = "{% if look.brand == 'x' %}a{% else %}b{% endif %}";
    assert_eq!(after_texts("a", condition, &required), ["looked.brand: new (stayed) in a"]);
    assert_eq!(after_texts("a", "{{ look.brand | default('b') }}", &required), NOTHING);
    assert_eq!(after_texts("a", "{% if look.brand is set %}{{ look.brand }}{% endif %}", &required), NOTHING);
    let otherwise = "{% if look.brand is not set %}a{% else %}{{ look.brand }}{% endif %}";
    assert_eq!(after_texts("a", otherwise, &required), NOTHING);
    assert_eq!(after_texts("a", "b", &required), NOTHING);
    let optional = with_brand("type = \"text\", max = 9, optional = true");
    assert_eq!(after_texts("a", "{{ look.brand | default('b') }}{{ look.size }}", &optional), NOTHING);
}

#[test]
fn a_text_reads_what_was_optional() {
    let required = with("max = 10, optional = true", "max = 10");
    assert_eq!(after_texts("a", "{{ look.note }}", &required), ["looked.note: optional before (stayed) in a"]);
    let condition = "{% if look.note == 'x' %}a{% else %}b{% endif %}";
    assert_eq!(after_texts(condition, condition, &required), NOTHING);
}

#[test]
fn kept_values_may_not_fit() {
    let one = "{{ look.colour }}{{ look.size }}{{ look.kind }}";
    let after = |before: &str, now: &str| after_texts(one, one, &with(before, now));
    assert_eq!(after("max = 10 }\nkind", "max = 9 }\nkind"), ["looked.colour: longer (stayed) in a"]);
    assert_eq!(after("max = 10 }\nkind", "max = 11 }\nkind"), NOTHING);
    assert_eq!(after("\"text\", max = 10 }\nkind", "\"url\", max = 10 }\nkind"), NOTHING);
    assert_eq!(after("\"integer\"", "\"decimal\""), ["looked.size: retyped (stayed) in a"]);
    assert_eq!(after("\"integer\"", "\"percent\""), NOTHING);
    assert_eq!(after("\"shirt\", ", ""), ["looked.kind: without shirt (stayed) in a"]);
    assert_eq!(after("\"hat\"", "\"hat\", \"shoe\""), NOTHING);
    assert_eq!(after("\"enum\", values = [\"coat\", \"shirt\", \"hat\"]", "\"text\", max = 5"), NOTHING);
    assert_eq!(
        after("\"enum\", values = [\"coat\", \"shirt\", \"hat\"]", "\"text\", max = 4"),
        ["looked.kind: longer (stayed) in a"]
    );
}

#[test]
fn a_record_is_kept_as_a_whole() {
    let schema = |fields: &str| with_brand(&format!("type = \"record\", fields = {{ {fields} }}"));
    let name = "name = { type = \"text\", max = 9 }";
    let place = |fields: &str| {
        let text = saying("{{ look.brand.name }}");
        told(&found((&text, &schema(name)), (&text, &schema(&format!("{name}, {fields}")))))
    };
    assert_eq!(place("city = { type = \"text\", max = 9 }"), ["looked.brand: retyped (stayed) in a"]);
    assert_eq!(place("city = { type = \"text\", max = 9, optional = true }"), NOTHING);
}

#[test]
fn steps_exits_and_the_goal_read_too() {
    let campaign = |header: &str, steps: &str| {
        format!("journey a {{ enter on looked as look reentry once {header} wait 1h {steps} add to retargeting }}")
    };
    let schema = with("\"shirt\", ", "");
    let after = |header: &str, steps: &str| {
        let campaign = campaign(header, steps);
        told(&found((&campaign, SCHEMA), (&campaign, &schema)))
    };
    assert_eq!(after("", "if look.kind == coat { stop }"), ["looked.kind: without shirt (stayed) in a"]);
    assert_eq!(after("", "if look.kind is set { stop }"), NOTHING);
    let told = ["looked.kind: without shirt (stayed) in a"];
    assert_eq!(after("exit on order_completed where look.kind == coat", ""), told);
    assert_eq!(after("goal order_completed where look.kind == coat within 1d", ""), told);
    // What comes in has what the contract in force says.
    assert_eq!(after("exit on looked where kind == coat", ""), NOTHING);
}

#[test]
fn what_is_gathered_and_loaded_is_kept() {
    let messages = "message hello(all: list of looked, items: list of suggested) { purpose informational push {
        title \"{{ all.total }}\" body \"{% for one in all %}{{ one.colour }}{% endfor %}{% for it in items %}{{ it.name }}{% endfor %}\" } }";
    let campaign = format!(
        "{messages} journey a {{ enter on order_completed reentry once collect looked for 1h as all
         load suggested(\"red\") as items otherwise {{ stop }} send hello(all, items) }}"
    );
    let shorter = with("max = 10 }\nkind", "max = 9 }\nkind").replacen(
        "item = { name = { type = \"text\", max = 10",
        "item = { name = { type = \"text\", max = 9",
        1,
    );
    assert_eq!(
        told(&found((&campaign, SCHEMA), (&campaign, &shorter))),
        ["looked.colour: longer (stayed) in a", "suggested.name: longer (stayed) in a"]
    );
}

#[test]
fn people_bring_along_what_was_bound_where_they_come_from() {
    let schema = with_brand("type = \"text\", max = 9");
    let before = "journey a { enter on looked as look reentry once waiting: wait 1h add to retargeting }";
    let after = |steps: &str| {
        let after = format!("journey a {{ enter on looked as look reentry once {steps} add to retargeting }}");
        told(&found((before, SCHEMA), (&after, &schema)))
    };
    let told = ["looked.brand: new (moved) in a"];
    assert_eq!(after("waiting: wait 1h if look.brand == \"x\" { stop }"), told);
    // Nobody goes over, or comes there any more.
    assert_eq!(after("waiting: wait 2h if look.brand == \"x\" { stop }"), NOTHING);
    assert_eq!(after("if look.brand == \"x\" { stop } waiting: wait 1h"), NOTHING);
    // What is bound on the way is new.
    let message = "message hello(all: list of looked) { purpose informational
        push { title \"a\" body \"{% for one in all %}{{ one.brand }}{% endfor %}\" } }";
    let collecting = format!(
        "{message} journey a {{ enter on looked as look reentry once waiting: wait 1h collect looked for 1h as all send hello(all) }}"
    );
    assert_eq!(self::told(&found((before, SCHEMA), (&collecting, &schema))), NOTHING);
    // A journey that nobody is in.
    let other = format!("{before} {}", saying("{{ look.brand }}").replace("journey a", "journey b"));
    assert_eq!(self::told(&found((before, SCHEMA), (&other, &schema))), NOTHING);
}

#[test]
fn older_versions_take_texts_of_the_new_build() {
    let schema = with_brand("type = \"text\", max = 9");
    let before = saying("a");
    let after = saying("{{ look.brand }}").replace("wait 1h", "wait 2h");
    assert_eq!(told(&found((&before, SCHEMA), (&after, &schema))), ["looked.brand: new (moved, older) in a"]);
    let another = after.replace("informational", "advertising");
    assert_eq!(told(&found((&before, SCHEMA), (&another, &schema))), NOTHING);
    let version = &bundle(&before, SCHEMA).journeys["a"].version;
    let retired = format!("[[retired]]\njourney = \"a\"\nversion = \"{version}\"\nmode = \"exit\"");
    assert_eq!(told(&found_with(&retired, (&before, SCHEMA), (&after, &schema))), NOTHING);
}

#[test]
fn what_older_versions_read_of_their_own_may_not_fit() {
    let before = saying("{{ look.colour }}");
    let after = "message hello { purpose informational push { title \"a\" body \"b\" } }
        journey a { enter on order_completed reentry once wait 1h send hello }";
    let shorter = with("max = 10 }\nkind", "max = 9 }\nkind");
    assert_eq!(told(&found((&before, SCHEMA), (after, &shorter))), ["looked.colour: longer (older) in a"]);
    // That is told by `still-read`.
    let retyped = with("type = \"text\", max = 10 }\nkind", "type = \"integer\" }\nkind");
    assert_eq!(told(&found((&before, SCHEMA), (after, &retyped))), NOTHING);
}

#[test]
fn an_attribute_is_told_once_for_all_journeys() {
    let journey = |name: &str, audience: &str, steps: &str| {
        format!(
            "journey {name} {{ enter on order_completed audience {audience} reentry once wait 1h {steps} add to retargeting }}"
        )
    };
    let campaign = [
        journey("a", "user.grade == low", ""),
        journey("b", "user.visits > 1", "if user.grade == low { stop }"),
        journey("c", "user.visits > 1", ""),
    ]
    .join("\n");
    let after = |schema: &str| told(&found((&campaign, SCHEMA), (&campaign, schema)));
    assert_eq!(after(&with("\"high\"", "\"higher\"")), ["user.grade: without high (stayed) in a, b"]);
    assert_eq!(after(&with("max = 9", "max = 8")), NOTHING);
    assert_eq!(
        after(&with("[attributes.grade]", "[attributes.brand]\ntype = \"integer\"\n[attributes.grade]")),
        NOTHING
    );
}

#[test]
fn an_allow_answers_it_and_is_not_called_useless_without_the_bundle_before() {
    let campaign = format!("allow unset-under-way \"nobody is left\"\n{}", saying("{{ look.brand }}"));
    let world = |campaign: &str, schema: &str| {
        let file = |path| std::fs::read_to_string(player::folder().join(path)).unwrap();
        MemoryWorld::new()
            .with("danbi.toml", file("project/danbi.toml"))
            .with("schema/base.toml", format!("{}\n{schema}\n", file("project/schema/base.toml")))
            .with("campaigns/case.danbi", campaign)
    };
    let schema = with_brand("type = \"text\", max = 9");
    let codes = |campaign: &str, previous: Option<Bundle>| {
        let options = Options { previous: previous.map(Arc::new), ..Options::default() };
        let findings = compile(&world(campaign, &schema), &options).findings;
        let codes = findings.iter().map(|finding| finding.code.name);
        codes.filter(|code| ["unset-under-way", "unused-allow"].contains(code)).collect::<Vec<_>>()
    };
    let before = || Some(bundle(&saying("a"), SCHEMA));
    assert_eq!(codes(&saying("{{ look.brand }}"), before()), ["unset-under-way"]);
    assert_eq!(codes(&campaign, before()), NOTHING);
    assert_eq!(codes(&campaign, None), NOTHING);
    assert_eq!(codes(&campaign, Some(bundle(&saying("a"), &schema))), ["unused-allow"]);
}
