//! Effects as they were written out, as beats of a story.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::bundle::Reason;
use crate::cli::cap;
use crate::cli::test::words::{More, Words};
use crate::diag::Arg;
use crate::store::{Detail, NotGranted};
use crate::testing::{self, BeatKind};
use crate::types::{Instant, Name, Zone};

/// What an effect says, in words; none where it says nothing new.
pub fn words(words: Words, effect: &Json, detail: Option<&Detail>, zone: &Zone) -> Option<String> {
    if text(effect, "record").is_some_and(|record| record == "moved") {
        return Some(words.say("cli-why-moved", &[]));
    }
    if let Some(source) = text(effect, "source") {
        return Some(words.say("cli-why-load", &[("source", source.into())]));
    }
    if text(effect, "effect").is_some_and(|command| command == "grant") {
        let offer = text(effect, "offer").unwrap_or_default();
        return Some(words.say("cli-why-grant", &[("offer", Arg::from(offer.as_str()))]));
    }
    let told =
        words.beat_because(&beat(effect, zone)?, &More { names: &names(detail), cap: None, offer: offer(detail) });
    let detail = match (detail, text(effect, "rule")) {
        (Some(Detail::Cap(cap)), _) => cap::written(cap),
        (_, Some(rule)) => rule.to_string(),
        (_, None) => return Some(told),
    };
    Some(words.say("cli-why-detail", &[("what", told.into()), ("detail", Arg::from(detail))]))
}

/// Conditions whose past is not known, as a campaign writes them; those that would be long are left out.
fn names(detail: Option<&Detail>) -> Vec<String> {
    match detail {
        Some(Detail::Past(conditions)) => conditions.iter().filter_map(testing::condition).collect(),
        _ => Vec::new(),
    }
}

/// The key of the words for why an offer could not be granted.
fn offer(detail: Option<&Detail>) -> Option<&'static str> {
    match detail {
        Some(Detail::NotGranted(NotGranted::NoRoom)) => Some("cli-reason-offer-no-room"),
        Some(Detail::NotGranted(NotGranted::Refused)) => Some("cli-reason-offer-refused"),
        Some(Detail::NotGranted(NotGranted::NoAnswer)) => Some("cli-reason-offer-no-answer"),
        _ => None,
    }
}

/// Whether the past of the person was not known.
pub fn lacks_the_past(effect: &Json) -> bool {
    effect.get("reason").and_then(reason) == Some(Reason::UnknownHistory)
}

/// Whether something did not happen that could have.
pub fn is_withheld(effect: &Json) -> bool {
    matches!(effect.get("record").and_then(Json::as_str), Some("refused" | "withheld" | "held" | "breach" | "skipped"))
}

fn beat(effect: &Json, zone: &Zone) -> Option<BeatKind> {
    let name = |field: &str| text(effect, field).unwrap_or_default();
    let reason = || reason(effect.get("reason")?);
    match (effect.get("effect"), effect.get("record")) {
        (Some(command), _) => command_beat(command.as_str()?, effect),
        (None, record) => Some(match record?.as_str()? {
            "entered" => BeatKind::Entered,
            "refused" => BeatKind::Refused(reason()?),
            "branched" => BeatKind::Arm(text(effect, "arm")?),
            "skipped" => BeatKind::Skipped { step: name("step"), reason: reason()? },
            "held" => {
                let until = effect.get("until")?.as_str().and_then(Instant::parse)?;
                BeatKind::Held { reason: reason()?, until: zone.local(until) }
            }
            "withheld" => {
                BeatKind::Withheld { message: name("message"), reason: reason()?, channels: channels(effect) }
            }
            "goal" => BeatKind::Goal,
            "exited" => BeatKind::Exited(reason()?),
            "finished" => BeatKind::Finished,
            "breach" => BeatKind::Breach(reason()?),
            _ => return None,
        }),
    }
}

fn command_beat(command: &str, effect: &Json) -> Option<BeatKind> {
    let name = |field: &str| text(effect, field).unwrap_or_default();
    Some(match command {
        "send" => BeatKind::Sent { channel: name("channel"), message: name("message"), text: first_words(effect) },
        "set" => {
            let value = effect.get("value").map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
            BeatKind::Set { attribute: name("attribute"), value: value.unwrap_or_default() }
        }
        "list" => BeatKind::List { list: name("list"), add: name("change") == "add" },
        "call" => BeatKind::Called(name("webhook")),
        _ => return None,
    })
}

/// What the person read first: the title, where there is one.
fn first_words(effect: &Json) -> String {
    let fields = effect.pointer("/content/fields").and_then(Json::as_object);
    let field = |name: &str| fields.and_then(|fields| fields.get(name)).and_then(Json::as_str);
    let words = ["subject", "title", "body"].into_iter().find_map(field);
    words.unwrap_or_default().to_owned()
}

fn text(effect: &Json, field: &str) -> Option<Name> {
    effect.get(field).and_then(Json::as_str).map(Name::new)
}

fn reason(json: &Json) -> Option<Reason> {
    serde_json::from_value(json.clone()).ok()
}

fn channels(effect: &Json) -> BTreeMap<Name, Reason> {
    let channels = effect.get("channels").and_then(Json::as_object).into_iter().flatten();
    channels.filter_map(|(name, of)| Some((Name::new(name), reason(of)?))).collect()
}
