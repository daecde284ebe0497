//! Texts of messages: what is in scope, what may be unset, what filters make of it.

#[path = "samples/file.rs"]
mod file;

use danbi::driver::{Options, compile};

/// Schema for what the sample project lacks: records, optional inside optional, lists with and without a most.
const SCHEMA: &str = r#"-- schema/more.toml --
[events.trip_booked]
minimum_gap = "1s"

[events.trip_booked.properties]
nights = "integer"
price = { type = "decimal" }
leaves_on = { type = "date" }
paid = { type = "boolean" }
length = { type = "duration" }
share = { type = "percent" }
hotel = { type = "record", optional = true, fields = { name = { type = "text", max = 30 }, phone = { type = "text", max = 20, optional = true }, page = { type = "url", max = 200 } } }
guests = { type = "list", max = 4, of = { type = "record", fields = { name = { type = "text", max = 20 }, age = { type = "integer", optional = true } } } }
"#;

/// Codes found in a message whose body is `text`.
fn codes(params: &str, text: &str) -> Vec<&'static str> {
    let message =
        format!("message hello({params}) {{\n    purpose informational\n    in_app {{ body \"{text}\" }}\n}}\n");
    let compilation = compile(&file::world(&format!("{message}{SCHEMA}")).unwrap(), &Options::default());
    compilation.findings.iter().map(|finding| finding.code.name).collect()
}

/// Texts, each with the codes it must give.
fn check(params: &str, cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = codes(params, text);
            (found != *expected).then(|| format!("{text}\n    found {found:?}, not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_can_be_read_is_printed_as_it_is() {
    check(
        "p: trip_booked",
        &[
            ("{{ p.nights }} {{ p.price }} {{ p.share }} {{ user.tier }} {{ user.visits }}", &[]),
            ("{{ p.leaves_on }}", &["needs-date-filter"]),
            ("{{ p.leaves_on | date }} {{ p.leaves_on | date('month_day') }}", &[]),
            ("{{ p.paid }}", &["unprintable"]),
            ("{{ p.length }}", &["unprintable"]),
            ("{{ p.guests }}", &["unprintable"]),
            ("{{ user }}", &["unprintable"]),
            ("{{ p.nights.x }}", &["no-parts"]),
            ("{{ brand.name | josa('이/가') }} {{ brand.url }}", &[]),
            ("{{ brand }}", &["unprintable"]),
            ("{{ brand.name | default('x') }}", &["useless-default"]),
        ],
    );
}

#[test]
fn filters_hand_their_type_on() {
    check(
        "p: trip_booked",
        &[
            ("{{ p.price | number(2) | josa('을/를') }}", &[]),
            ("{{ p.price | josa('을/를') }}", &["filter-type"]),
            ("{{ p.nights | number | number }}", &["filter-type"]),
            ("{{ p.leaves_on | date | truncate(4) }}", &[]),
            ("{{ p.leaves_on | truncate(4) }}", &["filter-type"]),
            ("{{ p.nights | number(7) }}", &["filter-argument"]),
            ("{{ p.nights | money('x') }}", &["filter-type"]),
            ("{{ user.best_hour | default(10:00) | time }}", &[]),
            ("{{ user.renews_at | time | default('곧') }}", &[]),
            ("{{ user.name | josa('은/는') | default('고객님은') }}", &[]),
            ("{{ user.name | default('고객') | default('손님') }}", &["useless-default"]),
            ("{{ user.churn_reason | default('없음') | truncate(3) }}", &[]),
            ("{{ user.churn_reason | default(3) }}", &["filter-argument"]),
        ],
    );
}

#[test]
fn a_condition_around_tells_what_is_set() {
    check(
        "p: trip_booked",
        &[
            ("{% if user.name is set %}{{ user.name }}{% endif %}", &[]),
            ("{% if user.name is set %}{{ user.name }}{% else %}{{ user.name }}{% endif %}", &["missing-default"]),
            ("{% if user.name is not set %}고객{% else %}{{ user.name }}{% endif %}", &[]),
            ("{% if user.name is not set %}고객{% elif p.nights > 3 %}{{ user.name }}{% endif %}", &[]),
            ("{% if user.name is not set or p.nights > 3 %}고객{% else %}{{ user.name }}{% endif %}", &[]),
            ("{% if user.name is set or p.nights > 3 %}{{ user.name }}{% endif %}", &["missing-default"]),
            ("{% if user.name is set and p.nights > 3 %}{{ user.name }}{% endif %}", &[]),
            ("{% if user.churn_reason == price %}{{ user.churn_reason }}{% endif %}", &[]),
            ("{% if user.name is set %}{% endif %}{{ user.name }}", &["missing-default"]),
            ("{% if user.name is set %}{{ user.name | default('고객') }}{% endif %}", &["useless-default"]),
            ("{% if p.hotel.phone is set %}{{ p.hotel.phone }} {{ p.hotel.name }}{% endif %}", &["missing-default"]),
            ("{% if p.hotel is set %}{{ p.hotel.name }}{% endif %}", &[]),
            ("{% if p.hotel is set %}{{ p.hotel.phone }}{% endif %}", &["missing-default"]),
            ("{% if did app_opened in last 7d %}x{% endif %}", &["not-in-text"]),
        ],
    );
}

#[test]
fn lists_are_gone_through_one_by_one() {
    check(
        "p: trip_booked",
        &[
            ("{% for guest in p.guests %}{{ guest.name }}{% endfor %}", &[]),
            ("{% for guest in p.guests %}{{ guest.age }}{% endfor %}", &["missing-default"]),
            ("{% for guest in p.guests %}{% if guest.age is set %}{{ guest.age }}{% endif %}{% endfor %}", &[]),
            ("{% for guest in p.guests %}{{ guest.nme }}{% endfor %}", &["unknown-field"]),
            ("{% for p in p.guests %}x{% endfor %}", &["shadowed-name"]),
            ("{% for user in p.guests %}x{% endfor %}", &["reserved-word"]),
            ("{% for brand in p.guests %}x{% endfor %}", &["taken-in-texts"]),
            ("{% for guest in p.gusts %}{{ guest.name }}{% endfor %}", &["unknown-property"]),
            ("{% for guest in p.guests %}x{% endfor %}{{ guest.name }}", &["not-in-scope"]),
        ],
    );
    check(
        "items: list of trip_booked, picks: list of recommended",
        &[
            ("{{ items.total }}", &[]),
            ("{% for trip in items %}{{ trip.nights }}{% endfor %}", &[]),
            ("{% for trip in items %}{% for guest in trip.guests %}{{ guest.name }}{% endfor %}{% endfor %}", &[]),
            ("{% for pick in picks %}{{ pick.name | josa('은/는') }} {{ pick.price }}{% endfor %}", &[]),
            ("{{ picks.total }}", &["list-needs-for"]),
            ("{{ items.nights }}", &["list-needs-for"]),
        ],
    );
}

#[test]
fn an_offer_tells_what_it_is() {
    check(
        "p: trip_booked",
        &[
            ("{{ offer.name }}", &[]),
            ("{{ offer.code }}", &["missing-default"]),
            ("{% if offer.code is set %}{{ offer.code }}{% endif %}", &[]),
            ("{% if offer.expires_at is set %}{{ offer.expires_at | date('month_day') }}까지{% endif %}", &[]),
            ("{{ offer.minimum | money | default('제한 없음') }}", &[]),
            ("{{ offer.price }}", &["unknown-field"]),
            ("{{ offer }}", &["unprintable"]),
        ],
    );
}

/// One mistake, one finding: what hangs on something unknown says nothing.
#[test]
fn what_is_unknown_is_reported_once() {
    check(
        "p: trip_booked",
        &[
            ("{{ p.hotl.name | josa('은/는') | money }}", &["unknown-property"]),
            ("{{ p.nights | nmber | josa('은/는') }}", &["unknown-name"]),
            ("{{ q.name | default('x') }}", &["unknown-name"]),
        ],
    );
    check(
        "p: trip_bookd",
        &[("{{ p.anything | money }} {% for x in p.list %}{{ x.y }}{% endfor %}", &["unknown-name"])],
    );
}

/// What a runtime gets of a text: conditions, loops and placeholders with their roots.
#[test]
fn a_text_keeps_its_meaning_in_the_bundle() {
    let source = r#"message hello(items: list of trip_booked) {
    purpose informational
    in_app { body "{% if offer.code is set %}{{ offer.code }}{% endif %}{% for trip in items %}{{ trip.nights | number }}{% endfor %}{{ brand.name | josa('이/가') }}" }
}
"#;
    let mut compilation = compile(&file::world(&format!("{source}{SCHEMA}")).unwrap(), &Options::default());
    let catalog = &compilation.bundle.as_ref().unwrap().catalogs["ko"];
    let body = serde_json::to_value(&catalog.messages["hello"].contents["in_app"].fields["body"]).unwrap();
    let code = serde_json::json!({ "offer": ["code"] });
    let expected = serde_json::json!([
        { "if": {
            "cases": [{
                "when": { "is_set": code },
                "text": [{ "placeholder": { "value": code, "type": { "type": "text" } } }]
            }],
            "otherwise": []
        } },
        { "for": {
            "list": { "binding": ["items"] },
            "as": "trip",
            "body": [{ "placeholder": {
                "value": { "binding": ["trip", "nights"] },
                "type": { "type": "integer" },
                "filters": [{ "name": "number" }]
            } }]
        } },
        { "literal": "예시몰이" },
    ]);
    assert_eq!(body, expected);
    assert!(compilation.seal().unwrap().is_some(), "the bundle holds together");
}
