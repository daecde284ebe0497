//! The texts of one language: all found by their key, each parsed when it is first asked for.
//!
//! A run says a handful of the several hundred sentences; to parse the others takes longer than to check a thousand lines.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

use super::files;
use crate::diag::{Arg, Language};
use crate::text::reading;

/// The largest integer that Fluent's numbers hold exactly (2^53); beyond it a number is passed as text.
const EXACT: u64 = 1 << 53;

/// Room for as many entries as a language has by now, so that the table is not moved while it fills.
const EXPECTED: usize = 800;

/// The entries of a language by key.
pub struct Entries(FxHashMap<&'static str, Entry>);

impl Entries {
    pub fn new(language: Language) -> Self {
        let mut entries = FxHashMap::with_capacity_and_hasher(EXPECTED, Default::default());
        for (key, source) in files::of(language).iter().flat_map(|file| cut(file.source)) {
            entries.insert(key, Entry { language, source, parsed: OnceLock::new() });
        }
        Entries(entries)
    }

    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.0.get(key)
    }
}

/// The entries of a file with their keys. One begins at a letter in the first column and reaches up to the next: whatever
/// continues it is indented or begins with a sign, and a comment behind it does no harm.
fn cut(source: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let begins = |at: &usize| source.as_bytes().get(*at).is_some_and(u8::is_ascii_alphabetic);
    let lines = std::iter::once(0).chain(memchr::memchr_iter(b'\n', source.as_bytes()).map(|at| at + 1));
    let mut starts = lines.filter(begins).peekable();
    std::iter::from_fn(move || {
        let entry = source.get(starts.next()?..starts.peek().copied().unwrap_or(source.len()))?;
        Some((entry.split([' ', '=']).next()?, entry))
    })
}

/// One message with its attributes.
pub struct Entry {
    language: Language,
    source: &'static str,
    /// Boxed: of hundreds of entries a handful is parsed, and every page of memory touched at the start of a run counts.
    parsed: OnceLock<Box<FluentBundle<FluentResource>>>,
}

impl Entry {
    pub fn has(&self, key: &str, attribute: Option<&str>) -> bool {
        let Some(message) = self.parsed().get_message(key) else { return false };
        match attribute {
            Some(name) => message.get_attribute(name).is_some(),
            None => message.value().is_some(),
        }
    }

    /// The text of the message or of an attribute of it; `word` resolves terms among the arguments.
    pub fn format(
        &self,
        key: &str,
        attribute: Option<&str>,
        args: &[(&'static str, Arg)],
        word: &dyn Fn(&str) -> String,
    ) -> Option<String> {
        let message = self.parsed().get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, value(arg, word))).collect();
        Some(self.parsed().format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }

    /// What does not parse is left out here and fails in `tests/catalog.rs`.
    fn parsed(&self) -> &FluentBundle<FluentResource> {
        self.parsed.get_or_init(|| {
            let locale: LanguageIdentifier = self.language.tag().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![locale]);
            bundle.set_use_isolating(false);
            let _ = bundle.add_function("JOSA", particle);
            let resource = FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(partial, _)| partial);
            let _ = bundle.add_resource(resource);
            Box::new(bundle)
        })
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
    let chosen = reading::particle(&word, &pair);
    FluentValue::String(Cow::Owned(if rest.is_empty() { format!("{word}{chosen}") } else { chosen.to_owned() }))
}

fn plain<'v>(value: &'v FluentValue) -> Cow<'v, str> {
    match value {
        FluentValue::String(text) => Cow::Borrowed(text.as_ref()),
        FluentValue::Number(number) => number.as_string(),
        _ => Cow::Borrowed(""),
    }
}
