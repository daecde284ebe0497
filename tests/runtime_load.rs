//! What is refused: bundles that cannot be run, inputs that do not fit the contract.

#[allow(dead_code, reason = "inputs are played in other ways here")]
#[path = "support/player.rs"]
mod player;

use danbi::bundle::read::{Files, ReadError};
use danbi::bundle::{Part, Text};
use danbi::runtime::{Input, InputError, LoadError, Program};
use danbi::text::SourceMap;
use serde_json::json;

const CAMPAIGN: &str = r#"
message hello { purpose informational push { title "{{ user.name | default('고객') }}" body "반가워요." } }
journey j { enter on order_completed reentry every time send hello via push }
"#;

fn files() -> Files {
    let sealed = player::bundle(CAMPAIGN, "", "").unwrap().seal().unwrap();
    sealed.files(&SourceMap::default()).unwrap().into_iter().collect()
}

#[test]
fn a_folder_is_read_and_held_against_its_hashes() {
    assert!(Program::read(&files()).is_ok());
    let mut other = files();
    other.get_mut("plan.json").unwrap().push(b' ');
    assert_eq!(Program::read(&other).unwrap_err(), LoadError::Read(ReadError::Hash { of: "plan.json".into() }));
    let mut fewer = files();
    fewer.remove("contract.json");
    assert!(matches!(Program::read(&fewer), Err(LoadError::Read(ReadError::Missing { .. }))));
}

#[test]
fn what_is_not_known_is_refused() {
    let mut bundle = player::bundle(CAMPAIGN, "", "").unwrap();
    bundle.plan.needs.insert("teleportation".into());
    assert_eq!(Program::load(&bundle).unwrap_err(), LoadError::UnknownNeed { need: "teleportation".into() });

    let mut bundle = player::bundle(CAMPAIGN, "", "").unwrap();
    bundle.plan.zone = "Mars/Olympus".into();
    assert_eq!(Program::load(&bundle).unwrap_err(), LoadError::UnknownZone { zone: "Mars/Olympus".into() });

    let mut bundle = player::bundle(CAMPAIGN, "", "").unwrap();
    let message = bundle.catalogs.get_mut("ko").unwrap().messages.get_mut("hello").unwrap();
    let content = std::sync::Arc::make_mut(message.contents.get_mut("push").unwrap());
    let title = &mut content.fields["title"];
    let parts = title.0.iter().cloned().map(|part| match part {
        Part::Placeholder(mut placeholder) => {
            placeholder.filters[0].name = "shout".into();
            Part::Placeholder(placeholder)
        }
        other => other,
    });
    *title = Text(parts.collect());
    assert_eq!(Program::load(&bundle).unwrap_err(), LoadError::UnknownFilter { filter: "shout".into() });

    let mut bundle = player::bundle(CAMPAIGN, "", "").unwrap();
    bundle.journeys.get_mut("j").unwrap().start = "nowhere".into();
    assert!(matches!(Program::load(&bundle), Err(LoadError::Broken(_))));
}

/// P-CONTRACT-3: each with the field that does not fit.
#[test]
fn values_that_do_not_fit_their_types_are_refused() {
    let program = Program::load(&player::bundle(CAMPAIGN, "", "").unwrap()).unwrap();
    let order = json!({ "order_id": "o", "amount": { "minor": 1, "currency": "KRW" }, "status": "paid" });
    let event = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut input = json!({ "input": "event", "id": "i", "at": "2026-03-02T01:00:00.000Z", "person": "p",
            "event": "order_completed", "properties": order });
        change(&mut input);
        Input::of_json(&program, &input)
    };
    assert!(event(&|_| ()).is_ok());
    let field = |name: &str| Err(InputError::Field { field: name.into() });
    assert_eq!(event(&|input| input["at"] = "yesterday".into()), field("at"));
    assert_eq!(event(&|input| input["id"] = 3.into()), field("id"));
    assert_eq!(event(&|input| input["properties"]["amount"]["currency"] = "USD".into()), field("amount"));
    assert_eq!(
        event(&|input| input["properties"]["amount"]["minor"] = 9_007_199_254_740_993_i64.into()),
        field("amount")
    );
    assert_eq!(event(&|input| input["properties"]["status"] = "lost".into()), field("status"));
    assert_eq!(event(&|input| input["properties"]["order_id"] = "x".repeat(41).into()), field("order_id"));
    assert_eq!(
        event(&|input| drop(input["properties"].as_object_mut().unwrap().remove("order_id"))),
        field("order_id")
    );
    assert_eq!(
        event(&|input| input["event"] = "unheard".into()),
        Err(InputError::Undeclared { kind: "event", name: "unheard".into() })
    );
    assert_eq!(event(&|input| input["input"] = "wish".into()), Err(InputError::UnknownKind { kind: "wish".into() }));
    assert_eq!(Input::of_json(&program, &json!([])), Err(InputError::NoObject));
}
