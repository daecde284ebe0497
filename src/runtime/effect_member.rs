//! Members of the objects that stand for effects, in canonical order.

/// Declares members in the order of their names: what is written in the order of the enum is written canonically.
macro_rules! members {
    ($($member:ident $name:literal,)*) => {
        /// A member of the object that stands for an effect.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Member {
            $($member,)*
        }

        impl Member {
            /// Every member, in order.
            pub const ALL: &'static [Member] = &[$(Member::$member,)*];

            /// As it is written.
            pub fn name(self) -> &'static str {
                match self {
                    $(Member::$member => $name,)*
                }
            }

            /// What stands before its value, where another member stands before it.
            pub fn prefix(self) -> &'static [u8] {
                match self {
                    $(Member::$member => concat!(",\"", $name, "\":").as_bytes(),)*
                }
            }
        }
    };
}

members! {
    Args "args",
    Arm "arm",
    At "at",
    Attribute "attribute",
    Cap "cap",
    Change "change",
    Channel "channel",
    Channels "channels",
    Content "content",
    Effect "effect",
    From "from",
    Id "id",
    Input "input",
    Instance "instance",
    Journey "journey",
    Key "key",
    List "list",
    Locale "locale",
    Message "message",
    Offer "offer",
    Person "person",
    Purpose "purpose",
    Reason "reason",
    Record "record",
    Rule "rule",
    Source "source",
    Step "step",
    To "to",
    Until "until",
    Value "value",
    Variant "variant",
    Version "version",
    Webhook "webhook",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_declared_in_canonical_order() {
        assert!(Member::ALL.is_sorted_by(|one, next| one.name() < next.name() && one < next));
    }
}
