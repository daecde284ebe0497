//! What a step hands over (`set`, `load`, `call`) is of the very type that is declared: numbers are compared with one another, but a whole
//! number is no decimal.

#[allow(dead_code, reason = "nothing is played here")]
#[path = "support/player.rs"]
mod player;

const SCHEMA: &str = r#"
[attributes.rate]
type = "decimal"
[attributes.note]
type = "text"
max = 5
[attributes.count]
type = "integer"
[events.looked]
minimum_gap = "1s"
[events.looked.properties]
share = { type = "decimal" }
times = { type = "integer" }
[webhooks.tell]
parameters = { rate = { type = "decimal" } }
[webhooks.write]
parameters = { link = { type = "url", max = 20 } }
"#;

fn steps(line: &str) -> Result<serde_json::Value, String> {
    let campaign = format!("journey j {{ enter on looked as look reentry once {line} }}");
    player::bundle(&campaign, "", SCHEMA).map(|bundle| serde_json::to_value(&bundle.journeys["j"].steps).unwrap())
}

#[test]
fn a_whole_number_that_is_written_for_a_decimal_is_one() {
    assert_eq!(steps("set user.rate = 3").unwrap()["set-rate"]["value"]["const"]["decimal"], "3");
    assert_eq!(steps("call tell(3)").unwrap()["call-tell"]["args"][0]["value"]["const"]["decimal"], "3");
}

#[test]
fn a_number_of_another_type_is_refused() {
    for line in
        ["set user.rate = look.times", "set user.count = look.share", "call tell(look.times)", "set user.count = 2.5"]
    {
        let refused = steps(line).unwrap_err();
        assert!(refused.contains("type-mismatch"), "{line}: {refused}");
    }
    assert!(steps("set user.rate = look.share").is_ok());
    assert!(steps("if look.times < look.share { stop }").is_ok(), "compared they may be");
}

#[test]
fn a_text_that_the_schema_does_not_let_in_is_refused() {
    assert!(steps("set user.note = \"단비 단비\"").is_ok());
    assert!(steps("call write(\"https://example.com\")").is_ok());
    for line in ["set user.note = \"단비, 단비\"", "call write(\"https://example.com/a\")"] {
        let refused = steps(line).unwrap_err();
        assert!(refused.contains("value-too-long"), "{line}: {refused}");
    }
}
