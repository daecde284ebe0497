//! "Meaning, where tools usually disagree" (`docs/reference.md`): what each row says stands in the plan.
//!
//! Every row is compiled from a small project and read back as JSON; expectations come from the row, not from what was seen.

#[path = "pages/blocks.rs"]
#[expect(dead_code, reason = "the pages use more of it")]
mod blocks;

use danbi::driver::{Files, MemoryWorld, Options, compile};
use serde_json::{Value, json};

const MESSAGES: &str = "
    offer coupon { discount 1_000 KRW valid 7d after grant }
    message hello { purpose advertising push { body \"a\" } sms { body \"a\" } }
    message code { purpose authentication push { body \"a\" } }
    message deal(cart: cart_item_added) { purpose advertising push { body \"{{ cart.product_name }}\" } }
";

fn compiled(campaign: &str) -> Result<Files, Vec<&'static str>> {
    let folder = "src/diag/samples/project";
    let world = MemoryWorld::new()
        .with("danbi.toml", blocks::read(&format!("{folder}/danbi.toml")))
        .with("schema/sample.toml", blocks::read(&format!("{folder}/schema/sample.toml")))
        .with("campaigns/a.danbi", format!("{MESSAGES}\n{campaign}"));
    let mut compilation = compile(&world, &Options::default());
    let errors: Vec<_> = compilation.findings.iter().map(|finding| finding.code.name).collect();
    match compilation.seal().unwrap() {
        Some(sealed) => Ok(compilation.files(&sealed).unwrap()),
        None => Err(errors),
    }
}

/// The files of `dist/` whose path begins so, as one document if there is one.
fn document(files: &Files, path: &str) -> Value {
    let (_, bytes) = files.iter().find(|(name, _)| name.starts_with(path)).unwrap_or_else(|| panic!("no {path}"));
    serde_json::from_slice(bytes).unwrap()
}

fn plan(campaign: &str) -> Value {
    document(&compiled(campaign).unwrap(), "plan.json")
}

/// A journey with this header and these steps, entered by a cart.
fn journey(header: &str, steps: &str) -> Value {
    let campaign = format!("journey j {{ enter on cart_item_added as cart reentry once {header}\n{steps}\n}}");
    document(&compiled(&campaign).unwrap(), "journeys/j@")
}

fn steps(steps: &str) -> Value {
    journey("", steps)["steps"].take()
}

/// The errors of a journey with these steps.
fn refused(steps: &str) -> Vec<&'static str> {
    compiled(&format!("journey j {{ enter on cart_item_added as cart reentry once\n{steps}\n}}")).unwrap_err()
}

/// The rows of the table, in order.
const ROWS: [(&str, fn()); 15] = [
    ("units", units),
    ("aggregates in days", aggregates),
    ("time of day", time_of_day),
    ("`wait until 10:00` at 10:00", until_ten),
    ("a wait on a date", waits_on_dates),
    ("who matched already", who_matched),
    ("one event, several readers", several_readers),
    ("bindings", bindings),
    ("a `send`", sends),
    ("`via A else B`", chains),
    ("offer", offers),
    ("experiments", experiments),
    ("goal", goals),
    ("`set`", set),
    ("authentication, statutory", must_arrive),
];

#[test]
fn every_row_is_in_the_plan() {
    let page = blocks::read("docs/reference.md");
    let section = page.split("\n## Meaning").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let rows: Vec<&str> = section
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| question"))
        .map(|line| line.trim_start_matches("| ").split(" | ").next().unwrap())
        .collect();
    assert_eq!(rows, ROWS.map(|(question, _)| question), "each row has a check, each check a row");
    for (question, check) in ROWS {
        println!("{question}");
        check();
    }
}

fn units() {
    let steps = steps("wait 90min\nwait 1d\nwait 2w\nwait 1mo\nwait 1y");
    let waited = |id: &str| steps[id]["for"].clone();
    assert_eq!(waited("wait-1h30min"), "PT1H30M");
    assert_eq!(waited("wait-1d"), "P1D", "a calendar day");
    assert_eq!([waited("wait-14d"), waited("wait-1mo"), waited("wait-1y")], ["P14D", "P1M", "P1Y"]);
    let weeks = journey("audience did app_opened in last 2w", "wait 1d");
    assert_eq!(weeks["audience"]["did"]["window"], json!({ "last": "P14D" }), "looking back, 14 times 24 hours");
    assert_eq!(refused("if did app_opened in last 1mo { stop }"), ["lookback-months"]);
    assert_eq!(refused("wait 30m"), ["minutes-or-months"]);
}

fn aggregates() {
    let plan = plan("segment s = sum(order_completed.amount in last 90d) > 1 KRW and did order_completed in last 90d");
    let kept: Vec<&Value> = plan["histories"].as_object().unwrap().values().collect();
    let days: Vec<&&Value> = kept.iter().filter(|history| history["keep"]["days"].is_object()).collect();
    assert_eq!(days.len(), 1);
    assert_eq!(days[0]["keep"]["days"]["days"], 90, "one number a day");
    assert!(kept.iter().any(|history| history["keep"]["instants"].is_object()), "a count is exact: {kept:?}");
}

fn time_of_day() {
    let journey = journey("window 10:00-20:00", "wait 1d at 09:30");
    assert_eq!(journey["window"]["range"], json!({ "start": "10:00", "end": "20:00" }));
    assert_eq!(journey["steps"]["wait-1d-at-09.30"]["at"], "09:30", "no zone stands beside it: it is the person's");
    let quiet = plan("policy { quiet 21:00-08:00 }");
    assert_eq!(quiet["policy"]["quiet"][0]["range"], json!({ "start": "21:00", "end": "08:00" }), "over midnight");
}

fn until_ten() {
    let steps = steps("wait until 10:00");
    assert_eq!(steps["until-10.00"]["moment"], json!({ "time": "10:00" }), "the next such time, not before arrival");
}

fn waits_on_dates() {
    let attribute = steps("wait until 3d before user.renews_at at 10:00, at most 60d");
    let step = &attribute["until-3d-before-user.renews_at-10.00"];
    assert_eq!(
        step["moment"]["date"]["date"],
        json!({ "value": { "user": ["renews_at"] } }),
        "followed while it changes"
    );
    assert_eq!(step["most"], "P60D");
    let campaign = "journey k { enter on order_completed as o reentry once wait until o.refill_on, at most 60d }";
    let journey = document(&compiled(campaign).unwrap(), "journeys/k@");
    let date = &journey["steps"]["until-o.refill_on"]["moment"]["date"]["date"];
    assert_eq!(*date, json!({ "value": { "binding": ["o", "refill_on"] } }), "as the event said it");
    assert_eq!(refused("wait until user.renews_at"), ["most-needed"]);
}

fn who_matched() {
    let entry = |line: &str| {
        let campaign = format!("segment s = user.visits > 3\njourney k {{ enter when s{line} reentry once wait 1d }}");
        document(&compiled(&campaign).unwrap(), "journeys/k@")["entries"][0]["on"]["when"]["including_current"].clone()
    };
    assert_eq!(entry(", including current"), true);
    assert_ne!(entry(""), true);
}

fn several_readers() {
    let steps = steps("send hello via push\nwait up to 1d { on opened(hello) { stop } on order_completed { stop } }");
    let arms = steps["race-opened.hello"]["arms"].clone();
    assert_eq!(arms[0]["on"]["event"]["match"]["message"]["own"], true, "this run's own message");
    assert_eq!(arms[1]["on"]["event"]["match"], json!({ "event": "order_completed" }));
    let audience = journey("audience did not opened(hello) in last 7d", "wait 1d");
    assert_eq!(audience["audience"]["not"]["did"]["match"]["message"]["own"], false, "before the entry, any");
}

fn bindings() {
    let arm = "wait up to 1d { on cart_item_added as found { send deal(found) } otherwise { send deal(cart) } }";
    let steps = steps(&format!("{arm}\nwait 1h"));
    let race = &steps["race-cart_item_added"];
    let first = race["arms"][0]["next"].as_str().unwrap();
    assert_eq!(steps[first]["args"][0]["value"], json!({ "binding": ["found"] }));
    assert_eq!(steps[first]["next"], "wait-1h", "an arm without `stop` goes on after the block");
    let otherwise = race["otherwise"].as_str().unwrap();
    assert_eq!(steps[otherwise]["args"][0]["value"], json!({ "binding": ["cart"] }));
    assert_eq!(
        refused("wait up to 1d { on cart_item_added as f { stop } otherwise { send deal(f) } }"),
        ["not-in-scope"]
    );
}

fn sends() {
    let send = |otherwise: &str| steps(&format!("send hello via push {otherwise}\nwait 1h"))["send-hello"].take();
    let unsaid = send("");
    assert_eq!([&unsaid["closed"], &unsaid["next"], &unsaid["refused"]], ["hold", "wait-1h", "wait-1h"]);
    let skip = send("otherwise skip");
    assert_eq!([&skip["closed"], &skip["refused"]], ["refuse", "wait-1h"]);
    let held = send("otherwise hold up to 12h then stop");
    assert_eq!([&held["closed"], &held["hold_at_most"], &held["refused"]], ["hold", "PT12H", "end"]);
    let stop = send("otherwise stop");
    assert_eq!([&stop["closed"], &stop["refused"]], ["hold", "end"]);
    assert!(unsaid["hold_at_most"].is_null());
}

fn chains() {
    let send = steps("send hello via push else sms")["send-hello"].take();
    let channels: Vec<&Value> = send["via"].as_array().unwrap().iter().map(|via| &via["channel"]).collect();
    assert_eq!(channels, ["push", "sms"], "one step, two channels");
    assert_eq!(send["via"][0]["fallback_after"], "PT30M", "as `danbi.toml` says");
}

fn offers() {
    let offer =
        |word: &str, grant: &str| steps(&format!("send hello via push {word} coupon\n{grant}"))["send-hello"].take();
    let (with, promising) = (offer("with", ""), offer("promising", "grant coupon"));
    assert_eq!(with["offer"], json!({ "offer": "coupon", "grant": true }));
    assert_eq!(promising["offer"], json!({ "offer": "coupon", "grant": false }));
}

fn experiments() {
    let journey = journey("holdout 10%", "experiment e { 90% a { wait 1d } 10% holdout }\nwait 1h");
    let assign = &journey["steps"]["experiment-e"];
    assert_eq!(assign["salt"], "sample/j/e", "the same for the life of the experiment");
    assert_eq!(assign["arms"][1], json!({ "name": "holdout", "weight": 1000, "next": "wait-1h" }), "no steps");
    assert_eq!(journey["holdout"], json!({ "share": 1000, "salt": "sample/j/holdout" }));
    let policy = plan("policy { holdout 5% }");
    assert_eq!(policy["policy"]["holdout"], json!({ "share": 500, "salt": "sample/holdout" }));
}

fn goals() {
    let journey = journey("goal order_completed within 3d", "wait 1d");
    assert_eq!(journey["goal"], json!({ "match": { "event": "order_completed" }, "within": "P3D" }));
    assert_eq!(journey["exits"], json!([]), "it ends nothing");
}

fn set() {
    let steps = steps("set user.visits = 3\nif user.visits > 2 { stop }");
    let set = steps.as_object().unwrap().values().find(|step| step["do"] == "set").unwrap();
    assert_eq!(set["value"], json!({ "const": { "integer": 3 } }));
    assert!(set["next"].as_str().unwrap().starts_with("if"), "what follows sees it: {set}");
    assert_eq!(refused("set user.visits = \"three\""), ["type-mismatch"]);
}

fn must_arrive() {
    let send = journey("holdout 10% window 10:00-20:00", "send code")["steps"]["send-code"].take();
    assert_eq!(send["purpose"], "authentication", "a runtime passes holdouts, windows, quiet hours and caps by");
    for line in
        ["cap 1 per 24h for authentication", "quiet 21:00-08:00 for statutory", "cap 1 per 24h for message code"]
    {
        assert_eq!(compiled(&format!("policy {{ {line} }}")).unwrap_err(), ["cannot-withhold"], "{line}");
    }
}
