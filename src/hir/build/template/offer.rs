//! `offer` in texts: the offer that a send attaches.

use crate::types::{Currency, Field, Name, Ty};

/// What a text may say of an offer. The one place that lists it:
///
/// | name | type | what |
/// |---|---|---|
/// | `name` | text | the title of the offer, else its name |
/// | `terms` | text, optional | its conditions as declared |
/// | `code` | text, optional | the code of the coupon that the host granted |
/// | `expires_at` | datetime, optional | until when it is good; unset where the offer has no end |
/// | `minimum` | money, optional | the least amount it is good for |
///
/// The currency of `minimum` is that of the project (`currency` of `danbi.toml`); a project without one has no `minimum` here.
pub(in crate::hir::build) fn offer_fields(currency: Option<Currency>) -> Ty {
    let field = |name, ty, optional| Field { name: Name::new_static(name), ty, optional, personal: false };
    let mut fields = vec![
        field("name", Ty::Text { max: None }, false),
        field("terms", Ty::Text { max: None }, true),
        field("code", Ty::Text { max: None }, true),
        field("expires_at", Ty::DateTime, true),
    ];
    fields.extend(currency.map(|currency| field("minimum", Ty::Money(currency), true)));
    Ty::Record(fields.into())
}
