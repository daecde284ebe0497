//! The render profile: what is printed, by the vectors of docs/plan.md and by whole messages.

#[path = "support/player.rs"]
mod player;

use danbi::runtime::Program;
use danbi::types::filter;
use serde_json::{Value, json};

fn sent(campaign: &str, inputs: &[Value]) -> Vec<Value> {
    let bundle = player::bundle(campaign, "", "").unwrap();
    let effects = player::play(&Program::load(&bundle).unwrap().rendering(), inputs);
    effects.into_iter().filter(|effect| effect.get("effect") == Some(&json!("send"))).collect()
}

fn profile(attributes: &Value) -> Value {
    json!({ "input": "profile", "at": "2026-03-02T09:00:00+09:00", "attributes": attributes,
        "consents": { "push": true, "advertising": true }, "reachable": { "push": true } })
}

fn event(event: &str, properties: &Value) -> Value {
    json!({ "input": "event", "at": "2026-03-02T10:00:00+09:00", "event": event, "properties": properties })
}

fn cart(name: &str, price: i64) -> Value {
    json!({ "cart_id": "c1", "product_name": name, "category": "a", "price": { "minor": price, "currency": "KRW" } })
}

/// What the parts of a text print of somebody of whom nothing is known.
fn printed(parts: Value, locale: &str) -> Value {
    let campaign =
        "message hello { purpose informational push { title \"{{ user.name | default('x') }}\" body \"b\" } }
        journey j { enter on app_opened reentry every time send hello via push }";
    let mut bundle = player::bundle(campaign, "", "").unwrap();
    let mut catalog = bundle.catalogs["ko"].clone();
    let contents = &mut catalog.messages.get_mut("hello").unwrap().contents;
    let content = std::sync::Arc::make_mut(contents.get_mut("push").unwrap());
    content.fields["title"] = serde_json::from_value(parts).unwrap();
    catalog.locale = locale.into();
    bundle.plan.locales = vec![locale.into()];
    bundle.catalogs = [(locale.into(), catalog)].into();
    let program = Program::load(&bundle.seal().unwrap().into_bundle()).unwrap().rendering();
    let effects = player::play(&program, &[profile(&json!({})), event("app_opened", &json!({}))]);
    effects[1]["content"]["fields"]["title"].clone()
}

/// A text of a list of texts, each item bound under a name.
fn each(name: &str, items: &[&str], body: &Value) -> Value {
    let items: Vec<Value> = items.iter().map(|item| json!({ "text": item })).collect();
    json!({ "for": { "list": { "const": { "list": items } }, "as": name, "body": body } })
}

fn value(name: &str) -> Value {
    json!({ "placeholder": { "value": { "binding": [name] }, "type": { "type": "text" } } })
}

/// Nothing in a text, and nothing that is printed, is taken for a sign of the templates behind it.
#[test]
fn signs_of_templates_are_plain_text() {
    let signs = "{{ v0[0] }} {% if x %}{# none #} {{{ }} %} {%- raw -%} <b>&\"'\u{2}\u{3}\\ {";
    let literal = json!({ "literal": signs });
    assert_eq!(printed(json!([literal]), "ko"), signs);
    let unset = json!({ "placeholder": { "value": { "user": ["name"] }, "type": { "type": "text" } } });
    assert_eq!(printed(json!([literal, unset, literal]), "ko"), format!("{signs}{signs}"));
    assert_eq!(
        printed(json!([each("x", &[signs, "{"], &json!([value("x"), literal]))]), "ko"),
        format!("{signs}{signs}{{{signs}")
    );
    let filtered = json!({ "placeholder": { "value": { "const": { "text": signs } }, "type": { "type": "text" },
        "filters": [{ "name": "default", "args": [{ "text": "x" }] }] } });
    assert_eq!(printed(json!([filtered, { "literal": "{" }]), "ko"), format!("{signs}{{"));
}

#[test]
fn what_a_list_binds_hides_what_was_bound_outside_and_no_longer() {
    let inner = each("x", &["3", "4"], &json!([value("y"), value("x"), { "literal": " " }]));
    let outer = each("x", &["1", "2"], &json!([each("y", &["a", "b"], &json!([value("x"), inner])), value("x")]));
    let whole = each("x", &["o"], &json!([value("x"), outer, value("x")]));
    assert_eq!(printed(json!([whole]), "ko"), "o1a3 a4 1b3 b4 12a3 a4 2b3 b4 2o");
}

/// As deep, as many and as long as a bundle may say it (P-BYTES-3).
#[test]
fn texts_are_printed_however_they_are_nested() {
    let known = json!({ "is_set": { "user": ["name"] } });
    let (mut lists, mut choices) = (json!([{ "literal": "." }]), json!([{ "literal": "." }]));
    for _ in 0..37 {
        lists = json!([each("x", &["1"], &lists)]);
    }
    for _ in 0..22 {
        choices = json!([{ "if": { "cases": [{ "when": known, "text": [] }], "otherwise": choices } }]);
    }
    let cases: Vec<Value> = (0..1_000).map(|_| json!({ "when": known, "text": [{ "literal": "!" }] })).collect();
    let many = json!([{ "if": { "cases": cases, "otherwise": [{ "literal": "." }] } }]);
    let filters: Vec<Value> = (0..1_000).map(|_| json!({ "name": "default", "args": [{ "text": "." }] })).collect();
    let long =
        json!([{ "placeholder": { "value": { "user": ["name"] }, "type": { "type": "text" }, "filters": filters } }]);
    for text in [lists, choices, many, long] {
        assert_eq!(printed(text, "ko"), ".");
    }
}

/// Every vector of every filter, printed by way of a bundle: a default stands in for the value, so that any value can be tried.
#[test]
fn filters_print_their_vectors() {
    let mut tried = 0;
    for vector in filter::ALL.iter().flat_map(|filter| filter.vectors.iter().map(move |vector| (filter.name, vector))) {
        let (name, filter::Vector { input, args, locale, output }) = vector;
        let input: Value = serde_json::from_str(input).unwrap();
        let mut filters = vec![json!({ "name": name, "args": serde_json::from_str::<Value>(args).unwrap() })];
        if !input.is_null() {
            filters.insert(0, json!({ "name": "default", "args": [input] }));
        }
        let part = json!([{ "placeholder": { "value": { "user": ["name"] }, "type": { "type": "text" }, "filters": filters } }]);
        assert_eq!(printed(part, locale), *output, "{name} {args} in {locale}");
        tried += 1;
    }
    assert!(tried > 40, "{tried}");
}

/// P-TEXT-3, P-TEXT-4, P-TEXT-5.
#[test]
fn a_message_is_printed_with_what_it_is_about() {
    let campaign = r#"
message waiting(cart: cart_item_added) {
    purpose informational
    cta "결제하러 가기" -> "shop://cart/{{ cart.cart_id }}"
    push {
        title "{{ user.name | default('고객') }}님, {{ cart.price }}"
        body "{% if user.tier == gold %}골드 회원님, {% endif %}{{ cart.product_name | josa('은/는') }} 아직 담겨 있어요."
    }
}
journey j { enter on cart_item_added as c reentry every time send waiting(c) via push }"#;
    let gold = sent(
        campaign,
        &[profile(&json!({ "name": "민수", "tier": "gold" })), event("cart_item_added", &cart("니트", 39_000))],
    );
    assert_eq!(
        gold[0]["content"]["fields"],
        json!({ "title": "민수님, 39,000원", "body": "골드 회원님, 니트는 아직 담겨 있어요." })
    );
    let link = json!({ "role": "cta", "text": "결제하러 가기", "url": "shop://cart/c1" });
    assert_eq!(gold[0]["content"]["links"], json!([link]));
    let nobody = sent(campaign, &[profile(&json!({ "tier": "basic" })), event("cart_item_added", &cart("쿠폰", 5))]);
    assert_eq!(nobody[0]["content"]["fields"], json!({ "title": "고객님, 5원", "body": "쿠폰은 아직 담겨 있어요." }));
}

#[test]
fn lists_are_printed_item_by_item() {
    let campaign = r#"
message digest(items: list of cart_item_added) {
    purpose informational
    push { title "{{ items.total }}개" body "{% for item in items %}[{{ item.product_name }}]{% endfor %}" }
}
journey j { enter on cart_item_added reentry every time collect cart_item_added for 1h as items send digest(items) via push }"#;
    let mut later = event("cart_item_added", &cart("머플러", 1));
    later["at"] = "2026-03-02T10:30:00+09:00".into();
    let tick = json!({ "input": "tick", "at": "2026-03-02T12:00:00+09:00" });
    let sent = sent(campaign, &[profile(&json!({})), event("cart_item_added", &cart("니트", 1)), later, tick]);
    assert_eq!(sent[0]["content"]["fields"], json!({ "title": "2개", "body": "[니트][머플러]" }));
}

/// P-TEXT-7: the end of the offer as the clocks of the person show it.
#[test]
fn what_the_offer_is_can_be_said() {
    let campaign = r#"
offer coupon "봄 쿠폰" { discount 3_000 KRW minimum 30_000 KRW valid 7d after grant limit 1 per 90d origin granted }
message ad {
    purpose advertising
    cta "보기" -> "https://example.com"
    push { title "(광고) {{ offer.name }}" body "{{ offer.expires_at | date('month_day') | default('곧') }} {{ offer.expires_at | time | default('') }}까지" }
}
journey j { enter on app_opened reentry every time send ad via push with coupon }"#;
    let reply = json!({ "input": "reply", "at": "2026-03-02T10:00:30+09:00", "command": "#1", "result": { "granted": { "code": "A1" } } });
    let sent = sent(campaign, &[profile(&json!({})), event("app_opened", &json!({})), reply]);
    assert_eq!(sent[0]["content"]["fields"], json!({ "title": "(광고) 봄 쿠폰", "body": "3월 9일 10:00까지" }));
}

/// P-TEXT-2.
#[test]
fn what_a_variant_or_a_locale_leaves_out_is_that_of_the_message() {
    let campaign = r#"
message hello {
    purpose informational
    push { title "기본" body "b" }
    push in en { title "plain" body "b" }
    variant short { push { title "짧게" body "b" } }
}
journey j { enter on app_opened reentry every time send hello variant short via push send hello via push }"#;
    let titles = |locale: &str| {
        let mut profile = profile(&json!({}));
        profile["locale"] = locale.into();
        let sent = sent(campaign, &[profile, event("app_opened", &json!({}))]);
        let titles = sent.iter().map(|effect| effect["content"]["fields"]["title"].as_str().unwrap().to_owned());
        titles.collect::<Vec<_>>()
    };
    assert_eq!(titles("ko"), ["짧게", "기본"]);
    assert_eq!(titles("en")[1], "plain");
}

/// P-TEXT-6.
#[test]
fn texts_of_another_signature_are_not_sent() {
    let campaign = "message hello { purpose informational push { title \"안녕하세요\" body \"b\" } }
        journey j { enter on app_opened reentry every time send hello via push }";
    let mut bundle = player::bundle(campaign, "", "").unwrap();
    bundle.catalogs.get_mut("ko").unwrap().messages.get_mut("hello").unwrap().signature = "other".into();
    let effects = player::play(
        &Program::load(&bundle).unwrap().rendering(),
        &[profile(&json!({})), event("app_opened", &json!({}))],
    );
    assert_eq!((effects[1].get("content"), &effects[1]["message"]), (None, &json!("hello")));
}
