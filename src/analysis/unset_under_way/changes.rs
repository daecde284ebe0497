//! How one contract differs from another for what is kept.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::bundle::{Contract, FieldContract, TypeRef};
use crate::types::Name;

use super::super::reads::Read;
use super::fits::{Misfit, misfit};

/// Why something may be unset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was not declared when it was bound.
    New,
    /// It might be left out then.
    WasOptional,
    /// What is kept may not fit its type.
    Misfit(Misfit),
}

/// By attribute, property and field, why it may be unset although the contract promises it. An attribute promises nothing: of one that
/// is new its host tells, and of what is kept it counts whether it stays.
pub(super) struct Changes<'c> {
    by_read: BTreeMap<Read, Why>,
    now: &'c Contract,
}

type Fields = IndexMap<Name, FieldContract>;

impl<'c> Changes<'c> {
    pub fn between(before: &Contract, now: &'c Contract) -> Changes<'c> {
        let mut by_read = BTreeMap::new();
        for (name, is) in &now.attributes {
            let Some(was) = before.attributes.get(name) else { continue };
            let why = misfit(&was.field.ty, &is.field.ty).map(Why::Misfit);
            by_read.extend(why.map(|why| (Read::Attribute(vec![name.clone()]), why)));
        }
        for (name, is) in &now.events {
            let Some(was) = before.events.get(name) else { continue };
            let read = |path| Read::Property { event: name.clone(), path };
            by_read.extend(fields(&was.properties, &is.properties).map(|(name, why)| (read(vec![name.clone()]), why)));
        }
        for (name, is) in &now.content {
            let Some(was) = before.content.get(name) else { continue };
            let read = |path| Read::Item { source: name.clone(), path };
            by_read.extend(fields(&was.item, &is.item).map(|(name, why)| (read(vec![name.clone()]), why)));
        }
        Changes { by_read, now }
    }

    pub fn is_empty(&self) -> bool {
        self.by_read.is_empty()
    }

    /// Of what is read or the whole that it is a part of; `None` where that is as before or may be unset anyway.
    pub fn of(&self, read: &Read) -> Option<(&Read, &Why)> {
        let (whole, fields, path) = match read {
            Read::Attribute(path) => (Read::Attribute(first(path)), None, path),
            Read::Property { event, path } => {
                let whole = Read::Property { event: event.clone(), path: first(path) };
                (whole, self.now.events.get(event).map(|event| &event.properties), path)
            }
            Read::Item { source, path } => {
                let whole = Read::Item { source: source.clone(), path: first(path) };
                (whole, self.now.content.get(source).map(|source| &source.item), path)
            }
            _ => return None,
        };
        let may_be_unset = fields.is_some_and(|fields| is_optional(fields, path));
        self.by_read.get_key_value(&whole).filter(|_| !may_be_unset)
    }
}

fn first(path: &[Name]) -> Vec<Name> {
    path.iter().take(1).cloned().collect()
}

fn fields<'c>(before: &'c Fields, now: &'c Fields) -> impl Iterator<Item = (&'c Name, Why)> {
    now.iter().filter_map(|(name, is)| Some((name, why(before.get(name), is)?)))
}

fn why(was: Option<&FieldContract>, is: &FieldContract) -> Option<Why> {
    let Some(was) = was else { return Some(Why::New) };
    let misfit = misfit(&was.ty, &is.ty).map(Why::Misfit);
    misfit.or_else(|| (was.optional && !is.optional).then_some(Why::WasOptional))
}

/// Whether any part of a path is declared so.
fn is_optional(fields: &Fields, path: &[Name]) -> bool {
    let Some((field, rest)) = path.split_first().and_then(|(name, rest)| Some((fields.get(name)?, rest))) else {
        return false;
    };
    let within = match &field.ty {
        TypeRef::Record { fields } => is_optional(fields, rest),
        _ => false,
    };
    field.optional || within
}
