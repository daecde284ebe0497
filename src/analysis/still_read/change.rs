//! What has become of something that is read.

use crate::bundle::{Contract, FieldContract, TypeRef};
use crate::types::Name;

use super::super::reads::Read;

/// How the contract differs from what a version was compiled for. What only makes room (a longer text, one more value of an enum) and
/// what only takes it (no longer optional) is no difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is declared no more.
    Gone,
    /// It may be unset.
    Optional,
    /// An enum without these values.
    LostValues(Vec<Name>),
    /// An enum whose values stand in another order.
    Reordered,
    /// Another type.
    Retyped,
}

/// `None` where it is as it was, and where the contract before did not know it either.
pub(in crate::analysis) fn change(read: &Read, before: &Contract, now: &Contract) -> Option<Change> {
    let was = declared(read, before)?;
    let Some(is) = declared(read, now) else { return Some(Change::Gone) };
    let (Declared::Field { ty: was, optional: was_optional }, Declared::Field { ty: is, optional }) = (was, is) else {
        return None;
    };
    of_type(was, is).or_else(|| (optional && !was_optional).then_some(Change::Optional))
}

enum Declared<'c> {
    Name,
    Field { ty: &'c TypeRef, optional: bool },
}

fn declared<'c>(read: &Read, contract: &'c Contract) -> Option<Declared<'c>> {
    let exists = |exists: bool| exists.then_some(Declared::Name);
    match read {
        Read::Attribute(path) => field(path, |name| contract.attributes.get(name).map(|of| &of.field)),
        Read::Property { event, path } => {
            let event = contract.events.get(event)?;
            field(path, |name| event.properties.get(name))
        }
        Read::Item { source, path } => {
            let source = contract.content.get(source)?;
            field(path, |name| source.item.get(name))
        }
        Read::Event(name) => exists(contract.events.contains_key(name)),
        Read::Source(name) => exists(contract.content.contains_key(name)),
        Read::Consent(name) => exists(contract.consents.contains_key(name)),
        Read::List(name) => exists(contract.lists.contains(name)),
        Read::Webhook(name) => exists(contract.webhooks.contains_key(name)),
        Read::Channel(name) => exists(contract.channels.contains_key(name)),
    }
}

/// A part of a record may be unset where the record or the part may.
fn field<'c>(path: &[Name], root: impl FnOnce(&Name) -> Option<&'c FieldContract>) -> Option<Declared<'c>> {
    let (first, rest) = path.split_first()?;
    let root = root(first)?;
    let start = (&root.ty, root.optional);
    let (ty, optional) = rest.iter().try_fold(start, |(ty, optional), name| {
        let TypeRef::Record { fields } = ty else { return None };
        let field = fields.get(name)?;
        Some((&field.ty, optional || field.optional))
    })?;
    Some(Declared::Field { ty, optional })
}

fn of_type(was: &TypeRef, is: &TypeRef) -> Option<Change> {
    match (was, is) {
        (TypeRef::Text { .. } | TypeRef::Url { .. }, TypeRef::Text { .. } | TypeRef::Url { .. }) => {
            (std::mem::discriminant(was) != std::mem::discriminant(is)).then_some(Change::Retyped)
        }
        (TypeRef::Enum { values: was, ordered, .. }, TypeRef::Enum { values: is, ordered: is_ordered, .. }) => {
            of_values(was, is, *ordered, *is_ordered)
        }
        (TypeRef::List { of: was, .. }, TypeRef::List { of: is, .. }) => of_type(was, is),
        (TypeRef::Record { fields: was }, TypeRef::Record { fields: is }) => was.iter().find_map(|(name, was)| {
            let Some(is) = is.get(name) else { return Some(Change::Retyped) };
            of_type(&was.ty, &is.ty).or_else(|| (is.optional && !was.optional).then_some(Change::Optional))
        }),
        _ => (was != is).then_some(Change::Retyped),
    }
}

fn of_values(was: &[Name], is: &[Name], was_ordered: bool, is_ordered: bool) -> Option<Change> {
    let lost: Vec<Name> = was.iter().filter(|value| !is.contains(value)).cloned().collect();
    if !lost.is_empty() {
        return Some(Change::LostValues(lost));
    }
    let in_new_order = is.iter().filter(|value| was.contains(value));
    (was_ordered && (!is_ordered || !in_new_order.eq(was))).then_some(Change::Reordered)
}
