//! Whether every value of one type fits another one, as an input would write it.

use crate::bundle::TypeRef;
use crate::types::Name;

/// Which values do not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Those that an enum has no more.
    LostValues(Vec<Name>),
    /// Texts and lists that are longer than they may be now.
    Longer,
    /// Those of a type that is written otherwise, or that not all texts are written as.
    Retyped,
}

/// `None` where all fit.
pub(super) fn misfit(was: &TypeRef, is: &TypeRef) -> Option<Misfit> {
    match (was, is) {
        (TypeRef::Text { max: was } | TypeRef::Url { max: was }, TypeRef::Text { max } | TypeRef::Url { max }) => {
            longer(*was, *max)
        }
        (TypeRef::Enum { values, .. }, TypeRef::Text { max } | TypeRef::Url { max }) => {
            let longest = values.iter().map(|value| value.chars().count()).max();
            longer(Some(longest.and_then(|longest| u32::try_from(longest).ok()).unwrap_or(0)), *max)
        }
        (
            TypeRef::Date | TypeRef::Datetime | TypeRef::Time | TypeRef::Duration | TypeRef::Decimal,
            TypeRef::Text { max: None } | TypeRef::Url { max: None },
        )
        | (TypeRef::Integer | TypeRef::Percent, TypeRef::Integer | TypeRef::Percent) => None,
        (TypeRef::Enum { values: was, .. }, TypeRef::Enum { values: is, .. }) => {
            let lost: Vec<Name> = was.iter().filter(|value| !is.contains(value)).cloned().collect();
            (!lost.is_empty()).then_some(Misfit::LostValues(lost))
        }
        (TypeRef::List { of: was, max: most }, TypeRef::List { of: is, max }) => {
            misfit(was, is).or_else(|| longer(*most, *max))
        }
        (TypeRef::Record { fields: was }, TypeRef::Record { fields: is }) => is.iter().find_map(|(name, is)| {
            // A record fits as a whole or not at all; what it has beside is passed over.
            let Some(was) = was.get(name) else { return (!is.optional).then_some(Misfit::Retyped) };
            misfit(&was.ty, &is.ty).or_else(|| (was.optional && !is.optional).then_some(Misfit::Retyped))
        }),
        _ => (was != is).then_some(Misfit::Retyped),
    }
}

fn longer(was: Option<u32>, max: Option<u32>) -> Option<Misfit> {
    let max = max?;
    was.is_none_or(|was| was > max).then_some(Misfit::Longer)
}
