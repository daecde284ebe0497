//! Email.

use crate::rulebook::channel::{Advertising, ChannelRules, Cta, FieldKind, FieldRules, Format, Unit};
use crate::rulebook::cite::{high, medium};

pub static EMAIL: ChannelRules = ChannelRules {
    name: "email",
    advertising: Advertising::Allowed,
    needs_consent: true,
    needs_template: false,
    formats: &[Format {
        name: "",
        fields: &[
            FieldRules::required("subject", FieldKind::Text).line_ends(0).visible(50),
            FieldRules::optional("preheader", FieldKind::Text).line_ends(0).visible(100),
            // Gmail cuts off what is longer, and with it the line to unsubscribe.
            FieldRules::required("body", FieldKind::Html).limit(102_000, Unit::Utf8Bytes),
        ],
        buttons: None,
        cta: Cta::Link,
        most_bytes: None,
        cite: high("Gmail clips messages above 102 KB (iContact, Leanplum, Email on Acid)"),
    }],
    cite: medium("ePrivacy Directive art. 13; Network Act (정보통신망법) art. 50(1)"),
};
