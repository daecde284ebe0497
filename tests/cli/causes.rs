//! A test that fails says why: which channel would not do, what had happened before, who was kept out and how the journey ended.

use serde_json::Value;

use crate::run::Project;
use crate::test::{CART, project};

const ITEM: &str = r#"product_name "니트" category "의류" price 39_000 KRW"#;
const ORDER: &str = r#"order_id "o1" amount 39_000 KRW status paid"#;

/// A campaign with this test and no other.
fn with_test(campaign: &str, test: &str) -> Project {
    let campaign = campaign.split("test cart_recovery").next().unwrap();
    project(&format!("{campaign}\ntest cart_recovery {{\n{test}\n}}\n"))
}

/// What the command says of the failures of one test: what was found, then why.
fn said(campaign: &str, test: &str, language: &str) -> Vec<String> {
    let test = test.replace("ITEM", ITEM).replace("ORDER", ORDER);
    let run = with_test(campaign, &test).danbi(&["test", "--format", "json", "--lang", language]);
    assert_eq!(run.code, Some(1), "{test}\n{}{}", run.out, run.err);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    let text = |failure: &Value, field: &str| failure[field].as_str().unwrap_or_default().to_owned();
    let failures = document["tests"][0]["failures"].as_array().unwrap();
    failures.iter().map(|failure| format!("{} {}", text(failure, "message"), text(failure, "why"))).collect()
}

fn changed(from: &str, to: &str) -> String {
    assert!(CART.contains(from), "{from}");
    CART.replace(from, to)
}

/// The last failure of a test of the campaign, in both languages.
fn says(campaign: &str, test: &str, en: &str, ko: &str) {
    for (language, sentence) in [("en", en), ("ko", ko)] {
        let all = said(campaign, test, language);
        let last = all.last().unwrap();
        assert!(last.contains(sentence), "{test}\nwanted: {sentence}\nsaid: {last}");
    }
}

#[test]
fn a_channel_that_was_passed_over_says_what_refused_it() {
    let to_sms = "at +1h expect push cart_waiting";
    let cart = "at 14:00 cart_item_added { cart_id \"c1\" ITEM }";
    let test = format!("user {{ consents [advertising, sms] }}\n{cart}\n{to_sms}");
    says(
        CART,
        &test,
        "It was sent then, but by sms. push came first and would not do: no consent to `push`. If it is meant, expect it: \
         `expect sms cart_waiting`.",
        "그때 나갔지만 채널이 sms입니다. push 채널이 먼저였지만 쓸 수 없었습니다: `push` 동의가 없음. 뜻한 것이라면 기대에 더하세요: \
         `expect sms cart_waiting`",
    );
    let test = format!("user {{ consents [advertising, push, sms] unreachable [push] }}\n{cart}\n{to_sms}");
    says(
        CART,
        &test,
        "push came first and would not do: the person cannot be reached on the channel.",
        "push 채널이 먼저였지만 쓸 수 없었습니다: 이 채널로 닿을 수 없음.",
    );
    let later = "at +2h cart_item_added { cart_id \"c2\" ITEM }\nat +3h expect push cart_waiting";
    let test = format!(
        "user {{ consents [advertising, push, sms] }}\n{cart}\n{to_sms}\nat +1h unsubscribed(cart_waiting)\n{later}"
    );
    says(
        CART,
        &test,
        "push came first and would not do: the address of the channel is suppressed.",
        "push 채널이 먼저였지만 쓸 수 없었습니다: 이 채널의 수신처가 차단되었음.",
    );
    let test = format!("user {{ consents [advertising, push, sms] }}\n{cart}\n{to_sms}\n{later}");
    says(
        &changed("cap 2 per 24h", "cap 1 per 24h for advertising via push"),
        &test,
        "push came first and would not do: a cap of the policy is full.",
        "push 채널이 먼저였지만 쓸 수 없었습니다: 정책의 발송 빈도 제한이 찼음.",
    );
}

#[test]
fn a_channel_that_was_tried_in_vain_says_when_and_what_came_of_it() {
    let begin = "user { consents [advertising, push, sms] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }\n\
        at +1h expect push cart_waiting";
    says(
        CART,
        &format!("{begin}\nat +70min failed(cart_waiting)\nat +70min expect push cart_waiting"),
        "It was sent then, but by sms. Before, at 2026-01-05 15:00, it was sent by push: it reported a failure.",
        "그때 나갔지만 채널이 sms입니다. 그에 앞서 2026-01-05 15:00에 push 채널로 보냈습니다: 발송에 실패했음.",
    );
    says(
        CART,
        &format!("{begin}\nat +90min expect push cart_waiting\nat +2h delivered(cart_waiting)"),
        "Before, at 2026-01-05 15:00, it was sent by push: no word of a delivery came within 30min.",
        "그에 앞서 2026-01-05 15:00에 push 채널로 보냈습니다: 30min 안에 도착 확인이 없었음.",
    );
}

#[test]
fn a_channel_that_stands_behind_another_is_told_so() {
    let test = "user { consents [advertising, push, sms] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }\n\
        at +1h expect sms cart_waiting";
    says(
        CART,
        test,
        "It was sent then, but by push. The send tries push before sms, and nothing stood in the way of push.",
        "이 발송은 sms 채널보다 push 채널을 먼저 쓰고, push 채널에는 막힌 것이 없었습니다.",
    );
}

#[test]
fn a_channel_that_the_person_likes_better_is_told_so() {
    let campaign =
        changed("send cart_waiting(cart) via push else sms", "send cart_waiting(cart) via preferred(push, sms)");
    let attribute =
        "\n[attributes.preferred_channel]\ntype = \"enum\"\nvalues = [\"push\", \"sms\"]\noptional = true\n";
    let test = "user { preferred_channel sms consents [advertising, push, sms] }\n\
        at 14:00 cart_item_added { cart_id \"c1\" ITEM }\nat +1h expect push cart_waiting";
    let project = with_test(&campaign, &test.replace("ITEM", ITEM)).with("schema/preferred.toml", attribute);
    let run = project.danbi(&["test", "--format", "junit", "--lang", "en"]);
    let wanted = "The person likes sms best (`user.preferred_channel`), so it was tried before push.";
    assert!(run.out.contains(wanted), "{}{}", run.out, run.err);
}

/// Both lines of a marketer who takes a chain for a list: the one that is met takes nothing from the cause of the other.
#[test]
fn what_left_for_another_line_says_why_it_was_not_this_channel() {
    let test = "user { consents [advertising, sms] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }\n\
        at +1h expect sms cart_waiting\nat +1h expect push cart_waiting";
    says(
        CART,
        test,
        "It was sent then, but by sms. push came first and would not do: no consent to `push`.",
        "그때 나갔지만 채널이 sms입니다. push 채널이 먼저였지만 쓸 수 없었습니다: `push` 동의가 없음.",
    );
    assert!(!said(CART, test, "en").concat().contains("expect it"));
}

#[test]
fn a_channel_of_another_time_is_told_with_that_time() {
    let test = "user { consents [advertising, sms] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }\n\
        at +2h expect push cart_waiting";
    says(
        CART,
        test,
        "It was sent at 2026-01-05 15:00, and by sms. push came first and would not do: no consent to `push`.",
        "2026-01-05 15:00에 나갔고, 채널은 sms입니다. push 채널이 먼저였지만",
    );
}

#[test]
fn another_text_at_another_time_is_told_with_both() {
    let test = "user { consents [advertising, push] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }\n\
        at +2h expect push cart_waiting containing \"양말\"";
    says(
        CART,
        test,
        "It was sent at 2026-01-05 15:00, and with this text:\n고객님, 니트가 남아 있어요.\n장바구니",
        "2026-01-05 15:00에 나갔고, 내용도 다릅니다:\n고객님, 니트가 남아 있어요.\n장바구니",
    );
}

#[test]
fn the_story_tells_each_channel_that_was_passed_over_once() {
    let test = "user { consents [advertising, push, sms] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }\n\
        at +70min failed(cart_waiting)\nat +70min expect push cart_waiting";
    let run = with_test(CART, &test.replace("ITEM", ITEM)).danbi(&["test", "--lang", "en"]);
    assert_eq!(run.out.matches("- push is given up: it reported a failure").count(), 1, "{}", run.out);
}

#[test]
fn another_value_of_an_attribute_is_told_with_both() {
    let entered = "user { tier basic consents [advertising] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }";
    let gold = changed("    wait 1h\n", "    wait 1h\n    set user.tier = gold\n");
    says(
        &gold,
        &format!("{entered}\nat +1h expect set user.tier = basic"),
        "`set user.tier = basic` did not happen at 2026-01-05 15:00. `user.tier` was set to `gold` then, not to `basic`.",
        "`set user.tier = basic`이 일어나지 않았습니다. 그때 `user.tier`를 바꾸었지만 `basic`이 아니라 `gold`로 바꾸었습니다.",
    );
    says(
        &gold,
        &format!("{entered}\nat +2h expect set user.tier = basic"),
        "`user.tier` was set at 2026-01-05 15:00, and to `gold`, not to `basic`.",
        "2026-01-05 15:00에 `user.tier`를 바꾸었고, `basic`이 아니라 `gold`로 바꾸었습니다.",
    );
    // What was set to the same value is nearer than what was set then to another.
    says(
        &gold,
        &format!("{entered}\nat +2h expect set user.tier = gold"),
        "`set user.tier = gold` did not happen at 2026-01-05 16:00. It happened at 2026-01-05 15:00.",
        "2026-01-05 15:00에 일어났습니다.",
    );
    let unset = changed("    wait 1h\n", "    wait 1h\n    set user.name = cart.image_url\n");
    says(
        &unset,
        &format!("{entered}\nat +1h expect set user.name = \"민수\""),
        "`set user.name = \"민수\"` did not happen at 2026-01-05 15:00. `user.name` lost its value then; it was not set to \
         `\"민수\"`.",
        "그때 `user.name`의 값이 없어졌습니다. `\"민수\"`로 바뀌지 않았습니다.",
    );
}

const TWICE: &str = "user { consents [advertising, push, sms] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }\n\
    at +1h expect push cart_waiting";

#[test]
fn a_message_that_is_expected_twice_says_when_it_left_and_why_not_again() {
    let cases = [
        (
            "at +2h expect push cart_waiting",
            "It was sent once, at 2026-01-05 15:00, which another line of this test expects. It was not sent again. The person \
             was in the journey then, at the step `race-opened.cart_waiting` (campaigns/cart.danbi:27:5) until 2026-01-06 15:00.",
            "2026-01-05 15:00에 한 번 나갔고, 그것은 이 테스트의 다른 줄이 기대합니다. 다시 나가지는 않았습니다. 그때는 여정 안에 있었습니다.",
        ),
        (
            "at +90min opened(cart_waiting)\nat +2h expect push cart_waiting",
            "It was not sent again. The journey had come to its end at 2026-01-05 15:30.",
            "다시 나가지는 않았습니다. 2026-01-05 15:30에 이미 여정이 끝났습니다.",
        ),
        (
            "at +90min order_completed { cart_id \"c1\" ORDER }\nat +2h expect push cart_waiting",
            "It was not sent again. The person had left the journey at 2026-01-05 15:30: an exit of the journey happened or holds.",
            "다시 나가지는 않았습니다. 2026-01-05 15:30에 이미 여정에서 나갔습니다: 여정의 이탈 조건이 맞음.",
        ),
    ];
    for (rest, en, ko) in cases {
        says(CART, &format!("{TWICE}\n{rest}"), en, ko);
    }
    says(
        &changed("cap 2 per 24h", "cap 1 per 24h"),
        &format!("{TWICE}\nat +70min cart_item_added {{ cart_id \"c2\" ITEM }}\nat +130min expect push cart_waiting"),
        "It was sent once, at 2026-01-05 15:00, which another line of this test expects. It was not sent again. It was to be \
         sent at 2026-01-05 16:10, and was withheld: a cap of the policy is full (`cap 1 per 24h for advertising`).",
        "다시 나가지는 않았습니다. 2026-01-05 16:10에 보내려 했지만 보내지 않았습니다: 정책의 발송 빈도 제한이 찼음(`cap 1 per 24h for advertising`).",
    );
}

/// The end of the first way through the journey, which did all it could, explains nothing of the second.
#[test]
fn who_was_not_let_in_again_explains_what_did_not_happen() {
    let rest = "at +30min cart_item_added { cart_id \"c1\" ITEM }\nat +1h expect push cart_waiting\n\
        at +65min opened(cart_waiting)\nat +90min expect push cart_waiting";
    let begin = TWICE.lines().take(2).collect::<Vec<_>>().join("\n");
    let reentry = (
        "It was not sent again. The person did not enter the journey at 2026-01-05 14:30: a limit of how often one may enter is \
         reached.",
        "다시 나가지는 않았습니다. 2026-01-05 14:30에 여정에 들어오지 못했습니다: 재진입 한도에 이르렀음.",
    );
    says(CART, &format!("{begin}\n{rest}"), reentry.0, reentry.1);
    says(
        &changed("reentry  at most 2 per 7d, once per key", "reentry  at most 9 per 7d"),
        &format!("{begin}\n{rest}"),
        "The person did not enter the journey at 2026-01-05 14:30: the journey is running already.",
        "2026-01-05 14:30에 여정에 들어오지 못했습니다: 여정이 이미 진행 중임.",
    );
}

/// Where the first way through the journey could still have done it, its own end is the cause.
#[test]
fn who_left_before_the_message_explains_that_it_did_not_leave() {
    let test = "user { consents [advertising, push] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }\n\
        at +10min cart_item_added { cart_id \"c1\" ITEM }\nat +30min order_completed { cart_id \"c1\" ORDER }\n\
        at +1h expect push cart_waiting";
    says(
        CART,
        test,
        "The person had left the journey at 2026-01-05 14:30: an exit",
        "2026-01-05 14:30에 이미 여정에서 나갔습니다",
    );
}

#[test]
fn a_goal_that_was_not_reached_says_what_stood_in_its_way() {
    let entered = "user { consents [advertising, push] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }";
    let one_cart = changed(
        "goal     order_completed within 3d",
        "goal     order_completed where cart_id == cart.cart_id within 3d",
    );
    let cases = [
        (
            format!("{entered}\nexpect goal"),
            "The goal was not reached. No `order_completed` came after the entry at 2026-01-05 14:00. The goal counts one that \
             comes by 2026-01-08 14:00.",
            "목표를 이루지 못했습니다. 2026-01-05 14:00에 들어온 뒤로 `order_completed`가 일어나지 않았습니다. 2026-01-08 14:00까지 일어나야 \
             목표로 칩니다.",
        ),
        (
            format!("{entered}\nat +30min order_completed {{ cart_id \"c2\" ORDER }}\nexpect goal"),
            "`order_completed` came at 2026-01-05 14:30, but this does not hold for it: `cart_id == cart.cart_id`.",
            "`order_completed`는 2026-01-05 14:30에 일어났지만 조건이 맞지 않습니다: `cart_id == cart.cart_id`.",
        ),
        (
            format!("{entered}\nat +4d order_completed {{ cart_id \"c1\" ORDER }}\nexpect goal"),
            "`order_completed` came at 2026-01-09 14:00, but the goal counts only what comes by 2026-01-08 14:00.",
            "`order_completed`는 2026-01-09 14:00에 일어났지만, 2026-01-08 14:00까지 일어나야 목표로 칩니다.",
        ),
        (
            "user { consents [advertising] }\nat 13:00 order_completed { cart_id \"c1\" ORDER }\n\
             at 14:00 cart_item_added { cart_id \"c1\" ITEM }\nexpect goal"
                .to_owned(),
            "`order_completed` came at 2026-01-05 13:00, but only what comes after the entry at 2026-01-05 14:00 counts.",
            "`order_completed`는 2026-01-05 13:00에 일어났지만, 2026-01-05 14:00에 들어온 뒤의 것만 칩니다.",
        ),
        (
            "user { consents [advertising] }\nat 14:00 order_completed { cart_id \"c1\" ORDER }\nexpect goal"
                .to_owned(),
            "The goal was not reached. Nothing let the person into the journey.",
            "목표를 이루지 못했습니다. 여정에 들어올 일이 없었습니다.",
        ),
    ];
    for (test, en, ko) in cases {
        says(&one_cart, &test, en, ko);
    }
    says(
        &changed("    exit     on", "    audience in retargeting\n    exit     on"),
        &format!("{entered}\nat +30min order_completed {{ cart_id \"c1\" ORDER }}\nexpect goal"),
        "The person did not enter the journey at 2026-01-05 14:00: the audience wants `in retargeting`.",
        "2026-01-05 14:00에 여정에 들어오지 못했습니다: 여정의 대상 조건이 맞지 않음: `in retargeting`.",
    );
}

/// The event came, and asks for more: that is why nobody entered.
#[test]
fn an_event_that_does_not_fit_the_entry_is_told_with_its_condition() {
    let entry = "enter    on cart_item_added as cart where price >= 50_000 KRW";
    let campaign = changed("enter    on cart_item_added as cart", entry);
    let begin = "user { consents [advertising, push] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }";
    let en = "`cart_item_added` came at 2026-01-05 14:00, but did not let the person in: it does not fit `where price >= 50000 KRW`.";
    let ko = "`cart_item_added`는 2026-01-05 14:00에 일어났지만 여정에 들어오는 조건에 맞지 않았습니다: `where price >= 50000 KRW`.";
    for expected in ["at +1h expect push cart_waiting", "expect goal", "expect exited"] {
        says(&campaign, &format!("{begin}\n{expected}"), en, ko);
    }
    let both = changed("enter    on cart_item_added as cart", &format!("{entry} and category == \"신발\""));
    says(
        &both,
        &format!("{begin}\nat +1h expect push cart_waiting"),
        "it does not fit `where price >= 50000 KRW and category == \"신발\"`.",
        "`where price >= 50000 KRW and category == \"신발\"`.",
    );
    let long = changed("enter    on cart_item_added as cart", &format!("{entry} or category == \"신발\""));
    says(
        &long,
        &format!("{begin}\nat +1h expect push cart_waiting"),
        "it does not fit the `where` of the entry.",
        "여정에 들어오는 `where` 조건에 맞지 않았습니다.",
    );
    // Who came in by what fitted is not kept out by what had not.
    let cheap = "price 39_000 KRW";
    let fits = begin.replace("ITEM", &ITEM.replace(cheap, "price 60_000 KRW"));
    let later =
        format!("{fits}\nat +30min order_completed {{ cart_id \"c1\" ORDER }}\nat +1h expect push cart_waiting");
    let left = "The person had left the journey at 2026-01-05 14:30";
    says(&campaign, &later, left, "2026-01-05 14:30에 이미 여정에서 나갔습니다");
}

#[test]
fn an_exit_that_was_not_taken_says_why_and_how_the_journey_ended() {
    let entered = "user { consents [advertising, push] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }";
    let cases = [
        (
            format!("{entered}\nexpect exited"),
            "The journey was not left by any of its exits. No `order_completed` came after the entry at 2026-01-05 14:00. The \
             journey had come to its end at 2026-01-06 15:00.",
            "어떤 이탈 조건으로도 여정에서 나가지 않았습니다. 2026-01-05 14:00에 들어온 뒤로 `order_completed`가 일어나지 않았습니다. \
             2026-01-06 15:00에 이미 여정이 끝났습니다.",
        ),
        (
            format!("{entered}\nat +30min order_completed {{ cart_id \"c2\" ORDER }}\nexpect exited"),
            "`order_completed` came at 2026-01-05 14:30, but this does not hold for it: `cart_id == cart.cart_id`. The journey \
             had come to its end at 2026-01-06 15:00.",
            "`order_completed`는 2026-01-05 14:30에 일어났지만 조건이 맞지 않습니다: `cart_id == cart.cart_id`.",
        ),
        (
            format!("{entered}\nat +2d order_completed {{ cart_id \"c1\" ORDER }}\nexpect exited"),
            "`order_completed` came at 2026-01-07 14:00, when the journey was over. The journey had come to its end at \
             2026-01-06 15:00.",
            "`order_completed`는 2026-01-07 14:00에 일어났지만, 그때는 여정 안에 있지 않았습니다.",
        ),
        (
            "user { consents [advertising] }\nat 14:00 order_completed { cart_id \"c1\" ORDER }\nexpect exited"
                .to_owned(),
            "The journey was not left by any of its exits. Nothing let the person into the journey.",
            "어떤 이탈 조건으로도 여정에서 나가지 않았습니다. 여정에 들어올 일이 없었습니다.",
        ),
    ];
    for (test, en, ko) in cases {
        says(CART, &test, en, ko);
    }
    says(
        &changed("on order_completed where cart_id == cart.cart_id", "when in retargeting"),
        &format!("{entered}\nexpect exited"),
        "The condition of an exit never held: `in retargeting`. The journey had come to its end",
        "이탈 조건이 맞은 적이 없습니다: `in retargeting`.",
    );
}

#[test]
fn what_reached_the_person_where_nothing_was_to_is_told_so() {
    let test = "user { consents [advertising, push] }\nat 14:00 cart_item_added { cart_id \"c1\" ITEM }\n\
        at +2h opened(cart_waiting)\nexpect nothing";
    says(
        CART,
        test,
        "Nothing was to reach the person, as this line says, but at 2026-01-05 15:00 this did: push cart_waiting  \
         “고객님, 니트가 남아 있어요.” If it is meant, write `at .. expect push cart_waiting` in place of `expect nothing`.",
        "이 줄은 아무것도 나가지 않는다고 하는데, 2026-01-05 15:00에 이것이 나갔습니다: push cart_waiting  “고객님, 니트가 남아 \
         있어요.” 뜻한 것이라면 `expect nothing` 대신 쓰세요: `at .. expect push cart_waiting`",
    );
}
