//! The texts of a bundle as templates of Tera, made when the first of a locale is printed.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use tera::{Context, Tera};

use super::filters::Filters;
use super::template::{is_template, source};
use crate::bundle::{Catalog, Content, Text};
use crate::types::Name;

/// By locale.
#[derive(Debug)]
pub(in crate::runtime) struct Texts(BTreeMap<Name, OnceLock<Option<Templates>>>);

impl Texts {
    pub fn of(catalogs: &BTreeMap<Name, Catalog>) -> Texts {
        Texts(catalogs.keys().map(|locale| (locale.clone(), OnceLock::new())).collect())
    }

    /// Those of the catalog of a locale.
    pub(super) fn templates(&self, locale: &Name, catalog: &Catalog) -> Option<&Templates> {
        self.0.get(locale)?.get_or_init(|| Templates::of(locale, catalog)).as_ref()
    }
}

/// Those of one locale.
#[derive(Debug)]
pub(super) struct Templates {
    tera: Tera,
    /// By the place of a text in memory, which it keeps while it is held here.
    names: FxHashMap<usize, (String, Text)>,
}

impl Templates {
    /// All at once: Tera looks at every template whenever one comes.
    fn of(locale: &str, catalog: &Catalog) -> Option<Templates> {
        let mut filters = Filters::new(locale);
        let mut names = FxHashMap::default();
        let mut sources = Vec::new();
        for text in contents(catalog).flat_map(Content::texts).filter(|text| is_template(text)) {
            names.entry(place(text)).or_insert_with(|| {
                let name = sources.len().to_string();
                sources.push((name.clone(), source(text, &mut filters)));
                (name, text.clone())
            });
        }
        let mut tera = filters.into_tera();
        tera.add_raw_templates(sources).ok()?;
        Some(Templates { tera, names })
    }

    /// Prints a template with what its variables stand for.
    pub fn print(&self, text: &Text, slots: Vec<tera::Value>) -> Option<String> {
        let (name, _) = self.names.get(&place(text))?;
        let mut context = Context::new();
        context.insert_value("v0", slots.into());
        self.tera.render(name, &context).ok()
    }
}

fn place(text: &Text) -> usize {
    text.0.as_ptr().addr()
}

fn contents(catalog: &Catalog) -> impl Iterator<Item = &Content> {
    let current = catalog.messages.values().map(|message| (&message.contents, &message.variants));
    let older = catalog.older.values().flat_map(|of| of.values()).map(|texts| (&texts.contents, &texts.variants));
    let by_channel =
        current.chain(older).flat_map(|(contents, variants)| [contents].into_iter().chain(variants.values()));
    by_channel.flat_map(|contents| contents.values().map(AsRef::as_ref))
}
