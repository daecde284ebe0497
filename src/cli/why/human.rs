//! For people: by day and local time, the journey behind each line.

use chrono::NaiveDate;

use super::beat;
use crate::cli::Failure;
use crate::cli::output::Output;
use crate::cli::test::words::{Words, clock, weekday};
use crate::diag::Language;
use crate::diag::render::visible;
use crate::store::{Fact, Told, dead_letter_words};
use crate::types::Instant;

const GREEN: &str = "32";
const YELLOW: &str = "33";
const BOLD: &str = "1";
const DIM: &str = "2";

pub fn show(told: &Told, language: Language, output: &mut Output) -> Result<(), Failure> {
    let paint = Paint(output.colored());
    let words = Words(language);
    output.out(&format!("{}\n", paint.text(BOLD, &visible::line(&told.person))))?;
    if let Some(since) = told.kept_since {
        let at = words.moment(told.zone.local(since)).into();
        output.out(&format!("  {}\n", paint.text(DIM, &words.say("cli-why-kept-since", &[("at", at)]))))?;
    }
    let mut day: Option<NaiveDate> = None;
    for fact in &told.facts {
        let Some((at, line)) = line(words, told, fact, paint) else { continue };
        let local = at.map(|at| told.zone.local(at));
        if let Some(local) = local
            && day != Some(local.date())
        {
            day = Some(local.date());
            let head = format!("{} {}", local.date(), words.say(weekday(local.date()), &[]));
            output.out(&format!("  {}\n", paint.text(DIM, &head)))?;
        }
        let time = local.map_or("     ".to_owned(), clock);
        output.out(&format!("    {time}  {line}\n"))?;
    }
    if told.facts.is_empty() && told.kept_since.is_none() {
        output.out(&format!("  {}\n", words.say("cli-why-nothing", &[])))?;
    }
    for line in ending(words, told) {
        output.out(&format!("  {}\n", paint.text(DIM, &line)))?;
    }
    Ok(())
}

/// Colors of a terminal; none where it takes none.
#[derive(Clone, Copy)]
struct Paint(bool);

impl Paint {
    fn text(self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

fn line(words: Words, told: &Told, fact: &Fact, paint: Paint) -> Option<(Option<Instant>, String)> {
    match fact {
        Fact::Effect { at, effect, detail } => {
            let text = beat::words(words, effect, detail.as_ref(), &told.zone)?;
            let text = visible::line(&text).into_owned();
            let text = match (effect.get("effect").is_some(), beat::is_withheld(effect)) {
                (true, _) => paint.text(GREEN, &format!("+ {text}")),
                (_, true) => paint.text(YELLOW, &format!("- {text}")),
                _ => format!("  {text}"),
            };
            let journey = journey(told, effect).map(|title| paint.text(DIM, &format!("  · {title}")));
            Some((Some(*at), format!("{text}{}", journey.unwrap_or_default())))
        }
        Fact::DeadLetter { at, letter } => {
            let text = dead(words, letter);
            Some((*at, paint.text(YELLOW, &format!("- {}", visible::line(&text)))))
        }
    }
}

/// What is said of a dead letter.
pub fn dead(words: Words, letter: &serde_json::Value) -> String {
    let why = dead_letter_words(letter, words.0);
    let number = letter.get("line").and_then(serde_json::Value::as_i64).unwrap_or_default();
    words.say("cli-why-dead-letter", &[("line", number.into()), ("why", why.into())])
}

/// The title of the journey that an effect belongs to, else its name; with the key of the instance, if it has one.
fn journey(told: &Told, effect: &serde_json::Value) -> Option<String> {
    let name = effect.get("journey")?.as_str()?;
    let title = told.titles.get(name).map_or(name, String::as_str);
    let key = effect.get("instance").and_then(serde_json::Value::as_str).and_then(|instance| told.keys.get(instance));
    let text = key.map_or(title.to_owned(), |key| format!("{title} {key}"));
    Some(visible::line(&text).into_owned())
}

/// Where the person stands now.
pub fn ending(words: Words, told: &Told) -> Vec<String> {
    let mut lines = Vec::new();
    if !told.running.is_empty() {
        let journeys = told.running.chunk_by(|one, next| one == next).filter_map(|same| {
            let name = same.first()?;
            let title = told.titles.get(name).map_or(name.as_str(), String::as_str);
            Some(if same.len() > 1 { format!("{title} × {}", same.len()) } else { title.to_owned() })
        });
        let journeys = journeys.collect::<Vec<_>>().join(", ");
        lines.push(words.say("cli-why-running", &[("journeys", visible::line(&journeys).as_ref().into())]));
    }
    if let Some(next) = told.next {
        let at = words.moment(told.zone.local(next));
        let key = if told.running.is_empty() { "cli-why-next-entry" } else { "cli-why-next" };
        lines.push(words.say(key, &[("at", at.into())]));
    }
    let lacks = |fact: &Fact| matches!(fact, Fact::Effect { effect, .. } if beat::lacks_the_past(effect));
    if told.facts.iter().any(lacks) {
        let key = if told.complete { "cli-why-past-later" } else { "cli-why-past" };
        lines.push(words.say(key, &[]));
    }
    lines
}
