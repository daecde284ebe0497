//! Parts of a line in another order than they are read in.

use super::items;
use super::look::{Look, Mend, Mistake};
use super::tokens::{Kind, Token};
use crate::diag::codes;

/// Words that open the parts of a line, in their order; words of one group exclude each other.
const ORDERS: [(&str, &[&[&str]]); 5] = [
    ("send", &[&["variant"], &["via"], &["with", "promising"], &["otherwise"]]),
    ("did", &[&["where"], &["at", "exactly", "once"], &["in", "since", "ever"]]),
    ("on", &[&["as"], &["where"]]),
    ("goal", &[&["where"], &["within"], &["target"]]),
    ("collect", &[&["where"], &["for", "until"], &["as"]]),
];

/// A part of a line: from its first word up to the next part.
struct Part {
    rank: usize,
    start: usize,
    end: usize,
}

/// `send m with o via push`: the part that comes too late is moved before those it belongs before.
pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let here = look.token(0).filter(|token| token.kind == Kind::Word)?;
    let first = (0..look.here).rev().take_while(|&at| !ends(look, at + 1, here)).last()?;
    let lead = (first..look.here).rev().find(|&at| order_of(look, at).is_some())?;
    let order = order_of(look, lead)?;
    let parts = parts(look, lead, order, here);
    let (before, late) = swapped(&parts, here)?;
    let written = look.text.get(late.start..late.end)?;
    let moved = written.trim_end_matches([',', ' ']);
    let at = look.tokens.partition_point(|token| token.start < late.start);
    let gap = look.tokens.get(at.checked_sub(1)?).filter(|token| look.of(**token) != ",")?.end;
    let first = look.tokens.partition_point(|token| token.start < before.start);
    let comma = first.checked_sub(1).and_then(|at| look.tokens.get(at)).filter(|token| look.of(**token) == ",");
    // The comma before `target` stays with it; where it is missing, it comes with the move.
    let mend = match comma {
        Some(comma) => Mend::insert(comma.start, format!(" {moved}")),
        None if look.word_at(first) == "target" => Mend::insert(before.start, format!("{moved}, ")),
        None => Mend::insert(before.start, format!("{moved} ")),
    };
    let mends = vec![mend, Mend { start: gap, end: late.end, text: String::new() }];
    let mistake = look.mistake(&codes::syntax::PART_ORDER, (late.start, late.end), mends);
    let words = order.iter().map(|group| format!("`{}`", group.join("` / `"))).collect::<Vec<_>>().join(", ");
    let second = look.text.get(before.start..)?.split_whitespace().next()?;
    Some(
        mistake.arg("late", look.word_at(at)).arg("before", second).arg("word", look.word_at(lead)).arg("order", words),
    )
}

/// A part and one behind it that stands before it: the one at the place is one of both.
fn swapped(parts: &[Part], here: Token) -> Option<(&Part, &Part)> {
    let stopped = parts.iter().find(|part| part.start == here.start)?;
    let earlier = parts.iter().find(|part| part.rank > stopped.rank && part.start < stopped.start);
    let later = || parts.iter().find(|part| part.rank < stopped.rank && part.start > stopped.start);
    earlier.map(|before| (before, stopped)).or_else(|| later().map(|late| (stopped, late)))
}

fn order_of(look: &Look, at: usize) -> Option<&'static [&'static [&'static str]]> {
    let word = look.word_at(at);
    ORDERS.iter().find(|(lead, _)| *lead == word).map(|(_, order)| *order)
}

/// Whether the token ends the line that holds `here`.
fn ends(look: &Look, at: usize, here: Token) -> bool {
    let Some(token) = look.tokens.get(at) else { return true };
    // Arguments in brackets belong to the line.
    let other_block = token.depth < here.depth || matches!(look.of(*token), "{" | "}");
    other_block || token.leads && at > 0 && !continues(look, *token) || items::starts(look, at)
}

/// A line that only goes on with the one before.
fn continues(look: &Look, token: Token) -> bool {
    let word = look.of(token);
    ORDERS.iter().any(|(_, order)| order.iter().any(|group| group.contains(&word)) && word != "on")
}

fn parts(look: &Look, lead: usize, order: &[&[&str]], here: Token) -> Vec<Part> {
    let mut open = 0_usize;
    let end = (lead + 1..look.tokens.len()).find(|&at| {
        let word = look.word_at(at);
        let closes = word == ")" && open == 0;
        open = if word == "(" { open + 1 } else { open.saturating_sub(usize::from(word == ")")) };
        closes || ends(look, at, here) || matches!(word, "and" | "or")
    });
    let end = end.unwrap_or(look.tokens.len());
    let beside = |at: usize| look.tokens.get(at).is_some_and(|token| token.depth == here.depth);
    let rank = |at: usize| order.iter().position(|group| beside(at) && group.contains(&look.word_at(at)));
    let starts: Vec<(usize, usize)> = (lead + 1..end).filter_map(|at| Some((at, rank(at)?))).collect();
    let ends_at = |at: usize| at.checked_sub(1).and_then(|last| look.tokens.get(last)).map_or(0, |token| token.end);
    let next = |index: usize| starts.get(index + 1).map_or(end, |(at, _)| *at);
    let part = |(index, (at, rank)): (usize, &(usize, usize))| {
        Some(Part { rank: *rank, start: look.tokens.get(*at)?.start, end: ends_at(next(index)) })
    };
    starts.iter().enumerate().filter_map(part).collect()
}
