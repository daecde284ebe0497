//! A message to a system of the host's own.

use crate::rulebook::channel::{Advertising, ChannelRules, Cta, FieldKind, FieldRules, Format};
use crate::rulebook::cite::{Cite, low};

const OWN: Cite = low("the receiver is the host's own system: it sets its limits");

pub static WEBHOOK: ChannelRules = ChannelRules {
    name: "webhook",
    advertising: Advertising::Allowed,
    needs_consent: false,
    needs_template: false,
    formats: &[Format {
        name: "",
        fields: &[FieldRules::optional("title", FieldKind::Text), FieldRules::required("body", FieldKind::Text)],
        buttons: None,
        cta: Cta::Hidden,
        most_bytes: None,
        cite: OWN,
    }],
    cite: OWN,
};
