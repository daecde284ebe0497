//! The words that the grammar would take at a place.

use crate::syntax::grammar::{Rule, is_keyword};
use crate::syntax::words;

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The words that rules begin with, each once, in the order of the rules.
pub(super) fn words_of(rules: &[Rule]) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = Vec::new();
    for &rule in rules {
        for &word in groups(rule).iter().copied().flatten().chain(keyword(rule).iter()) {
            if !all.contains(&word) {
                all.push(word);
            }
        }
    }
    all
}

/// The word of a keyword rule.
fn keyword(rule: Rule) -> Option<&'static str> {
    let groups = words::OPENING.iter().copied().chain([words::RESERVED.as_slice(), &OTHERS]);
    let name = is_keyword(rule).then(|| format!("{rule:?}"))?;
    let name = name.strip_prefix("kw_")?;
    groups.flatten().copied().find(|word| *word == name)
}

/// Words inside lines.
const OTHERS: [&str; 67] = [
    "after",
    "as",
    "because",
    "before",
    "by",
    "calendar",
    "consents",
    "containing",
    "contains",
    "current",
    "day",
    "elif",
    "empty",
    "endfor",
    "endif",
    "entry",
    "ever",
    "every",
    "exactly",
    "exited",
    "for",
    "free",
    "from",
    "hold",
    "ignore",
    "including",
    "last",
    "least",
    "list",
    "month",
    "more",
    "most",
    "next",
    "no",
    "nothing",
    "of",
    "once",
    "over",
    "per",
    "preferred",
    "promising",
    "reachable",
    "refused",
    "restart",
    "since",
    "skip",
    "spread",
    "starts",
    "target",
    "template",
    "the",
    "then",
    "time",
    "times",
    "to",
    "until",
    "up",
    "via",
    "weekdays",
    "weekends",
    "where",
    "while",
    "with",
    "withheld",
    "within",
    "year",
    "years",
];

const fn one(words: &'static [&'static str]) -> [&'static [&'static str]; 2] {
    [words, &[]]
}

/// The words that a rule of several begins with.
fn groups(rule: Rule) -> [&'static [&'static str]; 2] {
    match rule {
        Rule::declaration | Rule::file => one(&words::DECLARATIONS),
        Rule::journey_item => [&words::HEADER_LINES, &words::STEPS],
        Rule::step => one(&words::STEPS),
        Rule::arm => one(&words::ARMS),
        Rule::offer_member => one(&words::OFFER_MEMBERS),
        Rule::message_member => one(&words::MESSAGE_MEMBERS),
        Rule::policy_member => one(&words::POLICY_MEMBERS),
        Rule::test_line | Rule::ending | Rule::user_state | Rule::given | Rule::assign => one(&words::TEST_LINES),
        Rule::weekday | Rule::every_week => [&DAYS, &["day"]],
        Rule::days => [&DAYS, &["weekdays", "weekends"]],
        Rule::enter_every => one(&["every"]),
        Rule::wait_for | Rule::race | Rule::wait_until => one(&["up", "until"]),
        Rule::count => one(&["at", "exactly", "once"]),
        Rule::window => one(&["in", "since", "ever"]),
        Rule::belongs | Rule::not_in | Rule::is_state => one(&["in", "not", "is"]),
        Rule::reentry_limit => one(&["once", "at", "every"]),
        Rule::goal_within => one(&["within"]),
        Rule::hold => one(&["hold"]),
        Rule::cap_scope => one(&["for"]),
        Rule::send_offer => one(&["with", "promising"]),
        Rule::expect_message | Rule::expectation => one(&["withheld", "grant", "set", "add", "remove", "call"]),
        Rule::tag => one(&["if", "elif", "else", "endif", "for", "endfor"]),
        _ => one(&[]),
    }
}

/// What could stand at a place, as an example of each, for a message.
pub(super) fn examples(rules: &[Rule]) -> String {
    let mut all: Vec<&str> = words_of(rules);
    all.extend(rules.iter().filter_map(|rule| form(*rule)));
    let most = 8;
    let mut text = all.iter().take(most).map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    if all.len() > most {
        text.push_str(", ..");
    }
    text
}

/// An example of a value or sign.
fn form(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::duration => "7d",
        Rule::time => "10:00",
        Rule::time_range => "10:00-20:00",
        Rule::date => "2026-12-24",
        Rule::datetime => "2026-12-24 10:00",
        Rule::money => "10_000 KRW",
        Rule::percent => "10%",
        Rule::integer | Rule::number => "3",
        Rule::string | Rule::line_string => "\"..\"",
        Rule::name | Rule::path => "name",
        Rule::sign_equals => "=",
        Rule::sign_arrow => "->",
        Rule::sign_open | Rule::block | Rule::arms | Rule::record => "{",
        Rule::sign_close => ")",
        Rule::sign_end => "]",
        _ => return None,
    })
}
