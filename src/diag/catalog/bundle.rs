//! One part of the catalog in one language, parsed.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Part, files};
use crate::diag::{Arg, Language};
use crate::text::josa;

/// The largest integer that Fluent's numbers hold exactly (2^53); beyond it a number is passed as text.
const EXACT: u64 = 1 << 53;

pub struct Bundle(FluentBundle<FluentResource>);

impl Bundle {
    /// Parses the files. What does not parse or stands twice is left out here and fails in `tests/catalog.rs`.
    pub fn new(language: Language, part: Part) -> Self {
        let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        let _ = bundle.add_function("JOSA", particle);
        for file in files::of(language).iter().filter(|file| file.part == part) {
            let resource = FluentResource::try_new(file.source.to_owned()).unwrap_or_else(|(partial, _)| partial);
            let _ = bundle.add_resource(resource);
        }
        Bundle(bundle)
    }

    pub fn has(&self, key: &str, attribute: Option<&str>) -> bool {
        let Some(message) = self.0.get_message(key) else { return false };
        match attribute {
            Some(name) => message.get_attribute(name).is_some(),
            None => message.value().is_some(),
        }
    }

    /// The text of a message or of an attribute of it; `word` resolves terms among the arguments.
    pub fn format(
        &self,
        key: &str,
        attribute: Option<&str>,
        args: &[(&'static str, Arg)],
        word: &dyn Fn(&str) -> String,
    ) -> Option<String> {
        let message = self.0.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, value(arg, word))).collect();
        Some(self.0.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }
}

fn value<'a>(arg: &'a Arg, word: &dyn Fn(&str) -> String) -> FluentValue<'a> {
    match arg {
        Arg::Text(text) => FluentValue::String(Cow::Borrowed(text.as_str())),
        Arg::Number(number) if number.unsigned_abs() <= EXACT => FluentValue::from(*number),
        Arg::Number(number) => FluentValue::String(Cow::Owned(number.to_string())),
        Arg::Term(key) => FluentValue::String(Cow::Owned(word(key))),
    }
}

/// `JOSA($name, "을/를")` is the name and its particle; with a third argument `"only"`, the particle alone.
fn particle<'a>(positional: &[FluentValue<'a>], _named: &FluentArgs) -> FluentValue<'a> {
    let [word, pair, rest @ ..] = positional else { return FluentValue::Error };
    let (word, pair) = (plain(word), plain(pair));
    let chosen = josa::choose(&word, &pair);
    FluentValue::String(Cow::Owned(if rest.is_empty() { format!("{word}{chosen}") } else { chosen.to_owned() }))
}

fn plain<'v>(value: &'v FluentValue) -> Cow<'v, str> {
    match value {
        FluentValue::String(text) => Cow::Borrowed(text.as_ref()),
        FluentValue::Number(number) => number.as_string(),
        _ => Cow::Borrowed(""),
    }
}
