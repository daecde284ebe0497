//! The bytes of a state: a later version still reads them, and what is forgotten is not in them.

#[path = "support/player.rs"]
mod player;

use danbi::runtime::{Effect, Input, Instant, Program, State, StateError, step};
use serde_json::{Value, json};

const CAMPAIGN: &str = r#"
offer coupon "쿠폰" { discount 3_000 KRW valid 7d after grant limit 1 per 90d origin granted }
message ad { purpose advertising cta "보기" -> "https://example.com" push { title "(광고) 할인" body "할인 중이에요." } }
message digest(items: list of cart_item_added) { purpose informational push { title "{{ items.total }}" body "b" } }
policy { cap 3 per 24h cap 2 per calendar day quiet 21:00-08:00 for advertising, hold }
journey a { enter on cart_item_added as c key c.cart_id reentry at most 9 per 7d goal order_completed within 3d
    send ad via push with coupon
    collect cart_item_added for 1h as items
    send digest(items) via push
    wait up to 1d { on opened(ad) { wait 1h } when user.visits > 9 { stop } otherwise { repeat 2 times every 1d { wait 1h } } }
}
journey b { enter when sum(order_completed.amount in last 7d) > 5_000 KRW reentry every time wait until 10:00 }
journey c { enter every monday, tuesday at 10:00 spread 2h wait 1d }
"#;

fn program() -> Program {
    Program::load(&player::bundle(CAMPAIGN, "", "").unwrap()).unwrap()
}

/// A life with a bit of everything in it.
fn inputs() -> Vec<Value> {
    let cart = |at: &str, id: &str| {
        let properties = json!({ "cart_id": id, "product_name": "니트", "category": "a", "price": { "minor": 1, "currency": "KRW" } });
        json!({ "input": "event", "at": at, "event": "cart_item_added", "properties": properties })
    };
    let order = |at: &str, amount: i64| {
        let properties = json!({ "order_id": "o", "amount": { "minor": amount, "currency": "KRW" }, "status": "paid" });
        json!({ "input": "event", "at": at, "event": "order_completed", "properties": properties })
    };
    vec![
        json!({ "input": "profile", "at": "2026-03-01T09:00:00+09:00", "zone": "Asia/Seoul", "locale": "ko",
            "attributes": { "name": "민수", "visits": 2, "tier": "gold", "birthday": "1990-05-05", "best_hour": "09:30",
                "renews_at": "2026-05-01T00:00:00Z" },
            "consents": { "advertising": true, "push": true }, "reachable": { "push": true }, "lists": { "retargeting": true } }),
        cart("2026-03-02T10:00:00+09:00", "c1"),
        json!({ "input": "reply", "at": "2026-03-02T10:00:10+09:00", "command": "#1", "result": { "granted": { "code": "A1" } } }),
        cart("2026-03-02T10:00:20+09:00", "c2"),
        json!({ "input": "receipt", "at": "2026-03-02T10:01:00+09:00", "command": "#2", "kind": "delivered" }),
        json!({ "input": "receipt", "at": "2026-03-02T10:02:00+09:00", "command": "#2", "kind": "opened" }),
        order("2026-03-02T10:30:00+09:00", 9_000),
        cart("2026-03-02T11:30:00+09:00", "c3"),
    ]
}

fn lived(program: &Program) -> State {
    let mut state = State::new("p-1");
    let mut effects: Vec<Effect> = Vec::new();
    for (index, input) in inputs().iter().enumerate() {
        let ids: Vec<String> = effects
            .iter()
            .filter_map(|effect| effect.command().map(|_| effect.to_json()["id"].as_str().unwrap().to_owned()))
            .collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let input = Input::of_json(program, &player::whole(input, index, &ids)).unwrap();
        step(program, &mut state, &input, &mut effects);
    }
    state
}

fn rest(program: &Program, mut state: State) -> Vec<Value> {
    let tick = json!({ "input": "tick", "at": "2026-04-01T00:00:00.000Z" });
    let mut effects = Vec::new();
    step(program, &mut state, &Input::of_json(program, &tick).unwrap(), &mut effects);
    effects.iter().map(Effect::to_json).collect()
}

/// The last is of the version that is written.
const VERSIONS: [u8; 4] = [1, 2, 3, 4];

fn fixture(version: u8) -> String {
    format!("{}/tests/runtime/state-{version}.hex", env!("CARGO_MANIFEST_DIR"))
}

/// What came of the bytes of a version.
fn afterwards(version: u8) -> String {
    format!("{}/tests/runtime/state-{version}.effects.json", env!("CARGO_MANIFEST_DIR"))
}

fn bytes(hex: &str) -> Vec<u8> {
    let hex: String = hex.split_whitespace().collect();
    (0..hex.len() / 2).map(|index| u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).unwrap()).collect()
}

/// Bytes that every version wrote, and what came of them then. No file is ever written again.
#[test]
fn bytes_of_every_version_are_still_read() {
    let program = program();
    for version in VERSIONS {
        let kept = bytes(&std::fs::read_to_string(fixture(version)).unwrap());
        assert_eq!(kept[0], version);
        let state = State::decode(&program, "p-1", &kept).unwrap();
        let expected: Vec<Value> =
            serde_json::from_str(&std::fs::read_to_string(afterwards(version)).unwrap()).unwrap();
        assert!(expected.len() > 10);
        assert_eq!(rest(&program, state), expected);
    }
}

#[test]
fn a_life_with_everything_in_it_goes_on_from_its_bytes() {
    let program = program();
    let state = lived(&program);
    assert!(state.running().len() >= 3, "{:?}", state.running());
    let bytes = state.encode();
    assert!(bytes.len() < 4_000, "{} bytes", bytes.len());
    let back = State::decode(&program, "p-1", &bytes).unwrap();
    assert_eq!(back.encode(), bytes);
    assert_eq!(rest(&program, back), rest(&program, state));
}

#[test]
fn what_are_no_bytes_of_a_state_is_refused() {
    let program = program();
    let whole = lived(&program).encode();
    assert!(matches!(State::decode(&program, "p-1", &[9, 0]), Err(StateError::Version { version: 9 })));
    assert!(State::decode(&program, "p-1", &[]).unwrap().is_empty());
    for length in 1..whole.len() {
        assert!(matches!(State::decode(&program, "p-1", &whole[..length]), Err(StateError::Malformed)), "{length}");
    }
    let mut longer = whole;
    longer.push(0);
    assert!(matches!(State::decode(&program, "p-1", &longer), Err(StateError::Malformed)));
}

/// Lists in lists without end would exhaust the stack of whoever reads them.
#[test]
fn values_that_nest_too_deep_are_refused() {
    let program = program();
    let kept = bytes(&std::fs::read_to_string(fixture(1)).unwrap());
    let name = [&[5, 6], "민수".as_bytes()].concat();
    let place = kept.windows(name.len()).position(|bytes| bytes == name).unwrap();
    let within = |deep: usize| {
        let lists = [11, 1].repeat(deep);
        State::decode(&program, "p-1", &[&kept[..place], &lists, &kept[place..]].concat())
    };
    assert!(within(0).is_ok() && within(100).is_ok());
    assert!(matches!(within(300_000), Err(StateError::Malformed)));
}

/// The checksum tells what was changed. Bytes of version 1 have none: whatever they say, reading them makes nothing fall over, and what
/// could be read is written again.
#[test]
fn changed_bytes_do_no_harm() {
    let program = program();
    let newest = lived(&program).encode();
    for place in 1..newest.len() {
        let mut other = newest.clone();
        other[place] ^= 1;
        assert!(matches!(State::decode(&program, "p-1", &other), Err(StateError::Malformed)), "{place}");
    }
    let whole = bytes(&std::fs::read_to_string(fixture(1)).unwrap());
    let (mut read, mut most) = (0, 0);
    for place in 1..whole.len() {
        for change in [1, 0x7f, 0xff] {
            let mut other = whole.clone();
            other[place] ^= change;
            if let Ok(state) = State::decode(&program, "p-1", &other) {
                read += 1;
                assert!(!state.encode().is_empty());
                most = most.max(steps_until(&program, state, "2026-04-01T00:00:00.000Z"));
            }
        }
    }
    assert!(read > 100, "{read}");
    // Two journeys of the clock from 1970 on, two days a week, and a predicate that looks back over days.
    assert!((10..60_000).contains(&most), "{most} steps");
}

/// How often something is due before an instant.
fn steps_until(program: &Program, mut state: State, last: &str) -> usize {
    let tick = |at: Instant| {
        Input::of_json(program, &json!({ "input": "tick", "at": at.to_string() })).unwrap_or_else(|_| panic!("{at}"))
    };
    let last = Instant::parse(last).unwrap();
    let mut next = state.next_deadline();
    let mut steps = 0;
    while let Some(at) = next.filter(|at| *at <= last) {
        let at = at.max(Instant::of_millis(0));
        next = step(program, &mut state, &tick(at), &mut Vec::new());
        assert!(next.is_none_or(|next| next > at), "{at}");
        steps += 1;
    }
    steps
}

/// P-INPUT-7: what comes due in a leap of time is counted by days, and no leap is longer than 230 years.
#[test]
fn a_leap_takes_as_many_steps_as_days() {
    let campaign = "journey d { enter every monday, tuesday, wednesday, thursday, friday, saturday, sunday at 10:00 reentry every time stop }
        journey w { enter when user.renews_at in next 7d reentry every time stop }
        journey s { enter when sum(order_completed.amount in last 7d) > 5_000 KRW reentry every time stop }
        journey a { enter on app_opened reentry every time stop }";
    let program = Program::load(&player::bundle(campaign, "", "").unwrap()).unwrap();
    let steps = |last: &str| {
        let mut state = State::new("p-1");
        let profile = json!({ "input": "profile", "id": "p", "person": "p-1", "at": "1970-01-01T00:00:00.000Z",
            "attributes": { "renews_at": "2100-01-01T00:00:00Z" } });
        step(&program, &mut state, &Input::of_json(&program, &profile).unwrap(), &mut Vec::new());
        steps_until(&program, state, last)
    };
    assert!((365..=2 * 366 + 10).contains(&steps("1971-01-01T00:00:00.000Z")));
    assert!((3_652..=2 * 3_653 + 10).contains(&steps("1980-01-01T00:00:00.000Z")));
    for at in ["1969-12-31T23:59:59.999Z", "2200-01-01T00:00:00.000Z", "9998-12-31T00:00:00.000Z"] {
        assert!(Input::of_json(&program, &json!({ "input": "tick", "at": at })).is_err(), "{at}");
        let line = format!(
            r#"{{"input":"event","id":"e","at":"{at}","person":"p-1","event":"app_opened","properties":{{}}}}"#
        );
        assert!(Input::of_line(&program, &line).is_err(), "{at}");
    }
    let last = json!({ "input": "tick", "at": "2199-12-31T23:59:59.999Z" });
    assert!(Input::of_json(&program, &last).is_ok());
}

/// P-MERGE-4.
#[test]
fn nothing_of_a_forgotten_person_is_kept() {
    let program = program();
    let mut state = lived(&program);
    let forget = json!({ "input": "forget", "id": "f", "person": "p-1", "at": "2026-03-02T12:00:00.000Z" });
    step(&program, &mut state, &Input::of_json(&program, &forget).unwrap(), &mut Vec::new());
    let bytes = state.encode();
    for secret in ["민수", "p-1", "gold", "A1", "c1"] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
    }
    assert!(rest(&program, State::decode(&program, "p-1", &bytes).unwrap()).is_empty());
}

/// P-EFFECT-2: the same inputs issue the same commands under the same ids, however often they are played.
#[test]
fn commands_keep_their_ids() {
    let program = program();
    let once = player::play(&program, &inputs());
    assert_eq!(once, player::play(&program, &inputs()));
    let ids: Vec<&Value> = once.iter().filter_map(|effect| effect.get("id")).collect();
    let distinct: std::collections::BTreeSet<String> = ids.iter().map(|id| id.to_string()).collect();
    assert_eq!((ids.len(), ids.is_empty()), (distinct.len(), false));
}

/// Writes the fixture; run by hand when a version is new: `DANBI_NEW_STATE=1 cargo test --test runtime_state`.
#[test]
fn a_new_version_gets_a_fixture() {
    let program = program();
    let newest = VERSIONS[VERSIONS.len() - 1];
    if std::env::var_os("DANBI_NEW_STATE").is_some() {
        let state = lived(&program);
        let hex: String = state.encode().iter().map(|byte| format!("{byte:02x}")).collect();
        let lines: Vec<&str> = hex.as_bytes().chunks(120).map(|line| std::str::from_utf8(line).unwrap()).collect();
        std::fs::write(fixture(newest), lines.join("\n") + "\n").unwrap();
        let lines: Vec<String> = rest(&program, state).iter().map(Value::to_string).collect();
        std::fs::write(afterwards(newest), format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }
    assert_eq!(
        lived(&program).encode()[0],
        bytes(&std::fs::read_to_string(fixture(newest)).unwrap())[0],
        "no fixture of this version"
    );
}
