//! Offers.

use super::context::Body;
use super::journey::{check_lookback, positive};
use super::once::Once;
use crate::diag::{Diagnostic, codes};
use crate::hir::{Benefit, Offer, OfferLimit, Origin, Validity};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{Money, Name, Percent, Ty};

/// Builds an offer. `head` comes filled; `broken` and `uses` are set by the caller.
pub(super) fn offer(body: &mut Body, head: crate::hir::Head, offer: ast::Offer) -> Offer {
    let mut built = Offer {
        head,
        benefits: Vec::new(),
        minimum: None,
        valid: None,
        limit: None,
        budget: None,
        origin: None,
        terms: None,
    };
    let mut reader = Reader { body, once: Once::default(), money: Vec::new() };
    for line in &offer.members {
        reader.body.allow(&line.allows, line.span);
        reader.member(line, &mut built);
    }
    reader.check_currencies();
    check_whole(reader.body, &built, &offer);
    built
}

/// Reads the lines of one offer.
struct Reader<'b, 'a> {
    body: &'b mut Body<'a>,
    once: Once,
    /// All money said so far.
    money: Vec<ast::Spanned<Money>>,
}

impl Reader<'_, '_> {
    fn member(&mut self, line: &ast::Member<ast::OfferMember>, built: &mut Offer) {
        let word = word(&line.kind);
        if word.is_some_and(|word| !self.once.first(self.body, word, line.span)) {
            return;
        }
        match &line.kind {
            ast::OfferMember::Benefit(benefit) => {
                let benefit = self.benefit(benefit);
                built.benefits.push(benefit);
            }
            ast::OfferMember::Minimum(money) => built.minimum = Some(self.money(*money)),
            ast::OfferMember::Valid(valid) => built.valid = Some(self.validity(valid)),
            ast::OfferMember::Limit(limit) => built.limit = Some(self.limit(limit)),
            ast::OfferMember::Budget(money) => built.budget = Some(self.money(*money)),
            ast::OfferMember::Origin(word) => built.origin = self.origin(word),
            ast::OfferMember::Terms(terms) => built.terms = Some(terms.text.to_string()),
        }
    }

    fn benefit(&mut self, benefit: &ast::Benefit) -> Benefit {
        match benefit {
            ast::Benefit::DiscountPercent { percent, most } => {
                if percent.value.0 <= 0 || percent.value > Percent::WHOLE {
                    let found = Diagnostic::new(&codes::message::DISCOUNT_RANGE, percent.span);
                    self.body.report(found.arg("percent", percent.value.to_string()));
                }
                Benefit::DiscountPercent { percent: percent.value, most: most.map(|most| self.money(most)) }
            }
            ast::Benefit::DiscountAmount(money) => Benefit::DiscountAmount(self.money(*money)),
            ast::Benefit::ShippingFree => Benefit::ShippingFree,
            ast::Benefit::Trial(duration) => Benefit::Trial(positive(self.body, *duration)),
            ast::Benefit::Points(points) => {
                self.check_positive(points.value, points.span);
                Benefit::Points(points.value)
            }
            ast::Benefit::Gift(what) => Benefit::Gift(what.text.to_string()),
            ast::Benefit::Upgrade(tier) => self.upgrade(tier),
            ast::Benefit::Access(what) => Benefit::Access(what.text.to_string()),
        }
    }

    /// A tier is a value of some enum that an attribute has.
    fn upgrade(&mut self, tier: &ast::Ident) -> Benefit {
        let schema = self.body.cx.schema;
        let values = || schema.attributes.values().flat_map(|attribute| enum_values(&attribute.ty)).map(Name::as_str);
        if !values().any(|value| value == tier.text) {
            self.body.unknown("kind-tier", &tier.text, tier.span, values());
        }
        Benefit::Upgrade(tier.text.clone())
    }

    fn money(&mut self, money: ast::Spanned<Money>) -> Money {
        self.check_positive(money.value.minor, money.span);
        self.money.push(money);
        money.value
    }

    fn check_positive(&mut self, amount: i64, span: Span) {
        if amount <= 0 {
            self.body.report(Diagnostic::new(&codes::message::NOT_POSITIVE, span));
        }
    }

    fn validity(&mut self, valid: &ast::Validity) -> Validity {
        match valid {
            ast::Validity::AfterGrant(duration) => Validity::AfterGrant(positive(self.body, *duration)),
            ast::Validity::Until(date) => Validity::Until(date.value),
        }
    }

    fn limit(&mut self, limit: &ast::OfferLimit) -> OfferLimit {
        match limit {
            ast::OfferLimit::Once => OfferLimit::Once,
            ast::OfferLimit::Per { count, period } => {
                if count.value == 0 {
                    self.body.report(Diagnostic::new(&codes::hir::ZERO_TIMES, count.span));
                }
                check_lookback(self.body, *period);
                OfferLimit::Per { count: count.value, period: period.value }
            }
        }
    }

    fn origin(&mut self, word: &ast::Ident) -> Option<Origin> {
        let origin = ORIGINS.into_iter().find(|(known, _)| *known == word.text);
        if origin.is_none() {
            self.body.unknown("kind-origin", &word.text, word.span, ORIGINS.map(|(known, _)| known));
        }
        origin.map(|(_, origin)| origin)
    }

    /// One offer, one currency: the first that is said, which is that of the project where it names one.
    fn check_currencies(&mut self) {
        let Some(first) = self.money.first().copied() else { return };
        let other = self.money.iter().find(|money| money.value.currency != first.value.currency);
        if let Some(other) = other {
            let found = Diagnostic::new(&codes::message::OFFER_CURRENCIES, other.span)
                .arg("currency", other.value.currency.code())
                .arg("other", first.value.currency.code())
                .label(first.span, "first");
            return self.body.report(found);
        }
        if let Some(expected) = self.body.cx.settings.currency.filter(|expected| *expected != first.value.currency) {
            let found = Diagnostic::new(&codes::message::FOREIGN_CURRENCY, first.span)
                .arg("currency", first.value.currency.code())
                .arg("expected", expected.code());
            self.body.report(found);
        }
    }
}

const ORIGINS: [(&str, Origin); 3] =
    [("granted", Origin::Granted), ("earned", Origin::Earned), ("bought", Origin::Bought)];

/// The word of a line that may be written once. Gifts and accesses may be several.
fn word(member: &ast::OfferMember) -> Option<&'static str> {
    Some(match member {
        ast::OfferMember::Benefit(benefit) => match benefit {
            ast::Benefit::DiscountPercent { .. } | ast::Benefit::DiscountAmount(_) => "discount",
            ast::Benefit::ShippingFree => "shipping",
            ast::Benefit::Trial(_) => "trial",
            ast::Benefit::Points(_) => "points",
            ast::Benefit::Upgrade(_) => "upgrade",
            ast::Benefit::Gift(_) | ast::Benefit::Access(_) => return None,
        },
        ast::OfferMember::Minimum(_) => "minimum",
        ast::OfferMember::Valid(_) => "valid",
        ast::OfferMember::Limit(_) => "limit",
        ast::OfferMember::Budget(_) => "budget",
        ast::OfferMember::Origin(_) => "origin",
        ast::OfferMember::Terms(_) => "terms",
    })
}

fn enum_values(ty: &Ty) -> &[Name] {
    match ty {
        Ty::Enum(of) => &of.values,
        _ => &[],
    }
}

/// What can only be said of the offer as a whole.
fn check_whole(body: &mut Body, built: &Offer, offer: &ast::Offer) {
    if built.benefits.is_empty() && !body.unread {
        let found = Diagnostic::new(&codes::message::OFFER_WITHOUT_BENEFIT, built.head.span);
        body.report(found.arg("name", &built.head.name));
    }
    let discount = offer.members.iter().find_map(|line| match &line.kind {
        ast::OfferMember::Benefit(ast::Benefit::DiscountAmount(money)) => Some(*money),
        _ => None,
    });
    let (Some(discount), Some(minimum)) = (discount, built.minimum) else { return };
    if discount.value.currency == minimum.currency && discount.value.minor > minimum.minor && minimum.minor > 0 {
        let found = Diagnostic::new(&codes::message::DISCOUNT_OVER_MINIMUM, discount.span)
            .arg("discount", discount.value.to_string())
            .arg("minimum", minimum.to_string());
        body.report(found);
    }
}
