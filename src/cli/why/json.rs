//! One JSON document for programs; `docs/run.md` describes it.

use serde::Serialize;
use serde_json::Value as Json;

use super::{beat, human};
use crate::cli::test::words::Words;
use crate::diag::Language;
use crate::store::{Fact, Told};
use crate::types::Name;

/// The version of the shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    /// Of the texts.
    language: &'static str,
    person: &'a str,
    /// In local time: what happened before is kept no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_since: Option<String>,
    story: Vec<Line<'a>>,
    running: &'a [Name],
    /// In local time.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Serialize)]
struct Line<'a> {
    /// In local time.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// Of the journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    text: String,
    /// As it was written out.
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<&'a Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dead_letter: Option<&'a Json>,
}

pub fn document(told: &Told, language: Language) -> String {
    let words = Words(language);
    let document = Document {
        version: VERSION,
        language: language.tag(),
        person: &told.person,
        kept_since: told.kept_since.map(|since| words.moment(told.zone.local(since))),
        story: told.facts.iter().filter_map(|fact| line(words, told, fact)).collect(),
        running: &told.running,
        next: told.next.map(|next| words.moment(told.zone.local(next))),
    };
    // Text, numbers and JSON that was read from text: all of it has a form.
    format!("{}\n", serde_json::to_string_pretty(&document).unwrap_or_default())
}

fn line<'a>(words: Words, told: &'a Told, fact: &'a Fact) -> Option<Line<'a>> {
    let local = |at| words.moment(told.zone.local(at));
    Some(match fact {
        Fact::Effect { at, effect, detail } => {
            let journey = effect.get("journey").and_then(Json::as_str);
            Line {
                at: Some(local(*at)),
                title: journey.and_then(|name| told.titles.get(name)).map(String::as_str),
                text: beat::words(words, effect, detail.as_ref(), &told.zone)?,
                effect: Some(effect),
                dead_letter: None,
            }
        }
        Fact::DeadLetter { at, letter } => Line {
            at: at.map(local),
            title: None,
            text: human::dead(words, letter),
            effect: None,
            dead_letter: Some(letter),
        },
    })
}
