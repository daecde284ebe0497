//! Which words mean something to the grammar.

/// Reserved everywhere: they name nothing at all. An enum value of that name is quoted.
pub const RESERVED: [&str; 10] = ["and", "or", "not", "in", "is", "did", "if", "else", "match", "otherwise"];

/// Words that open a declaration, in the order people meet them.
pub const DECLARATIONS: [&str; 6] = ["segment", "offer", "message", "journey", "policy", "test"];

/// Words that open a member of an offer.
pub const OFFER_MEMBERS: [&str; 13] = [
    "discount", "shipping", "trial", "points", "gift", "upgrade", "access", "minimum", "valid", "limit", "budget",
    "origin", "terms",
];

/// Words that open a member of a message. Blocks of channels begin with the name of their channel.
pub const MESSAGE_MEMBERS: [&str; 4] = ["purpose", "topic", "cta", "variant"];

/// Words that open a header line of a journey.
pub const HEADER_LINES: [&str; 10] =
    ["stage", "enter", "active", "key", "reentry", "audience", "exit", "goal", "holdout", "window"];

/// Words that open a step.
pub const STEPS: [&str; 14] = [
    "wait",
    "send",
    "if",
    "match",
    "stop",
    "grant",
    "set",
    "add",
    "remove",
    "call",
    "collect",
    "load",
    "experiment",
    "repeat",
];

/// Words that open an arm of a wait.
pub const ARMS: [&str; 3] = ["on", "when", "otherwise"];

/// Words that open a member of the policy.
pub const POLICY_MEMBERS: [&str; 4] = ["cap", "quiet", "priority", "holdout"];

/// Words that open a line of a test.
pub const TEST_LINES: [&str; 5] = ["user", "given", "assign", "at", "expect"];

/// Whether `word` is reserved everywhere.
pub fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// Whether `word` opens a declaration, member, arm or step (or an `allow`) and therefore names no declaration, binding, label, arm,
/// variant or purpose. It may name a property, an attribute or an enum value.
pub fn is_opening(word: &str) -> bool {
    word == "allow" || OPENING.iter().any(|group| group.contains(&word))
}

/// Every group of opening words.
pub(super) const OPENING: [&[&str]; 8] =
    [&DECLARATIONS, &OFFER_MEMBERS, &MESSAGE_MEMBERS, &HEADER_LINES, &STEPS, &ARMS, &POLICY_MEMBERS, &TEST_LINES];
