//! What could stand where a line stops making sense, said as people write it.

use super::expected::{examples, words_of};
use super::items::declaration;
use super::look::Look;
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// So many ways to go on are told; the rest only counts.
const MOST: usize = 8;

/// What helps on at a place.
pub(super) struct Hint {
    /// Attribute of the finding that says it.
    pub(super) help: &'static str,
    /// Ways to go on with the line.
    pub(super) expected: String,
    /// Words that open the next line.
    pub(super) next: String,
}

/// What the grammar would take at a place.
pub(super) fn hint(look: &Look) -> Hint {
    let (items, parts): (Vec<Rule>, Vec<Rule>) = look.expected.iter().partition(|rule| opens_lines(**rule));
    // A text and its link follow `cta`; that a channel could be called so is no help.
    let head = [Rule::name, Rule::format, Rule::template_id, Rule::sign_open];
    let parts: Vec<Rule> = parts.into_iter().filter(|rule| look.word(-1) != "cta" || !head.contains(rule)).collect();
    let names = parts.iter().any(|rule| matches!(rule, Rule::name | Rule::path));
    let mut said: Vec<&str> = parts.iter().flat_map(|rule| phrases(*rule)).copied().collect();
    let plain: Vec<Rule> = parts
        .into_iter()
        .filter(|rule| phrases(*rule).is_empty() && !matches!(rule, Rule::name | Rule::path))
        .collect();
    let rest = examples(&plain);
    said.dedup();
    let mut expected = listed(&said);
    if !rest.is_empty() {
        expected = if expected.is_empty() { rest } else { format!("{expected}, {rest}") };
    }
    let next = listed(&openers(look, &items));
    let help = match (expected.is_empty(), next.is_empty()) {
        (false, false) => "help-expected-next",
        (false, true) => "help-expected",
        (true, _) if names => "help-name",
        (true, false) => "help-next",
        (true, true) => "help",
    };
    Hint { help, expected, next }
}

/// Words that open a line here. Header lines stand before the first step, so behind it they are no help.
fn openers(look: &Look, items: &[Rule]) -> Vec<&'static str> {
    let all = words_of(items);
    let before = look.tokens.get(..look.here).unwrap_or_default();
    let steps = declaration(look, look.here) == "journey";
    let steps =
        steps && before.iter().any(|token| token.depth == 1 && token.leads && words::STEPS.contains(&look.of(*token)));
    let wanted = |word: &&str| !(steps && words::HEADER_LINES.contains(word));
    let inside =
        |word: &&str| !words::DECLARATIONS.contains(word) || look.token(0).is_none_or(|token| token.depth == 0);
    all.into_iter().filter(|word| wanted(word) && inside(word) && *word != "allow").collect()
}

fn listed(words: &[&str]) -> String {
    let mut text = words.iter().take(MOST).map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    if words.len() > MOST {
        text.push_str(", ..");
    }
    text
}

/// Whether a rule begins a line of its own.
fn opens_lines(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::declaration
            | Rule::file
            | Rule::journey_item
            | Rule::step
            | Rule::arm
            | Rule::match_arm
            | Rule::experiment_arm
            | Rule::offer_member
            | Rule::message_member
            | Rule::variant_member
            | Rule::policy_member
            | Rule::test_line
            | Rule::ending
            | Rule::user_state
            | Rule::given
            | Rule::assign
            | Rule::allow
            | Rule::EOI
    )
}

/// How the parts of a line begin, as examples.
fn phrases(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::wait_for => &["1h"],
        Rule::wait_until | Rule::collect_until => &["until 10:00"],
        Rule::race => &["up to 1d { .. }"],
        Rule::collect_for => &["for 1d"],
        Rule::at_time | Rule::kw_at => &["at 10:00"],
        Rule::at_most => &["at most 60d"],
        Rule::count => &["at least 3 times", "exactly 3 times", "once"],
        Rule::window => &["in last 7d", "since entry", "ever"],
        Rule::compare => &["== .."],
        Rule::belongs => &["in [a, b]", "in last 7d"],
        Rule::is_state => &["is set"],
        Rule::not_in => &["not in [a, b]"],
        Rule::reentry_limit => &["once", "at most 2 per 7d", "every time"],
        Rule::while_active => &["while active restart"],
        Rule::goal_within | Rule::kw_within => &["within 3d"],
        Rule::target => &[", target 12%"],
        Rule::hold => &["hold up to 12h"],
        Rule::then_stop => &["then stop"],
        Rule::via | Rule::cap_channel | Rule::kw_via => &["via push"],
        Rule::send_variant | Rule::kw_variant => &["variant a"],
        Rule::send_offer => &["with coupon"],
        Rule::send_otherwise | Rule::kw_otherwise => &["otherwise skip"],
        Rule::load_otherwise => &["otherwise { .. }"],
        Rule::binding | Rule::kw_as => &["as x"],
        Rule::r#where | Rule::narrow_where | Rule::kw_where => &["where .."],
        Rule::spread => &["spread 2h"],
        Rule::including_current => &[", including current"],
        Rule::cap_scope => &["for advertising"],
        Rule::quiet_scope => &["for advertising"],
        Rule::quiet_effect => &[", hold"],
        Rule::allow_until => &["until 2026-12-31"],
        Rule::locales => &["in en"],
        Rule::template_id | Rule::kw_template => &["template \"..\""],
        Rule::link => &["-> \"https://..\""],
        Rule::from_file | Rule::kw_from => &["from \"..\""],
        Rule::calendar_day | Rule::kw_calendar => &["calendar day"],
        Rule::kw_until => &["until .."],
        Rule::kw_up => &["up to .."],
        Rule::kw_per => &["per 7d"],
        _ => &[],
    }
}
