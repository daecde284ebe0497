//! A line to write, for every word that opens one.

use super::items::declaration;
use super::look::Look;

/// Lines that open alike in several declarations, with the one they belong to; empty: any.
const LINES: [(&str, &str, &str); 58] = [
    ("segment", "segment", "segment dormant = not did app_opened in last 30d"),
    ("offer", "offer", "offer coupon \"10% 할인\" { .. }"),
    ("message", "message", "message hello \"안녕하세요\" { .. }"),
    ("journey", "journey", "journey welcome \"환영\" { .. }"),
    ("offer", "discount", "discount 10% up to 5_000 KRW"),
    ("offer", "shipping", "shipping free"),
    ("offer", "trial", "trial 30d"),
    ("offer", "points", "points 500"),
    ("offer", "gift", "gift \"..\""),
    ("offer", "upgrade", "upgrade gold"),
    ("offer", "access", "access \"..\""),
    ("offer", "minimum", "minimum 30_000 KRW"),
    ("offer", "valid", "valid 7d after grant"),
    ("offer", "limit", "limit 1 per 30d"),
    ("offer", "budget", "budget 5_000_000 KRW"),
    ("offer", "origin", "origin granted"),
    ("offer", "terms", "terms \"..\""),
    ("message", "purpose", "purpose advertising"),
    ("message", "topic", "topic cart_reminders"),
    ("message", "cta", "cta \"..\" -> \"https://..\""),
    ("message", "variant", "variant urgent { push { .. } }"),
    ("message", "title", "title \"..\""),
    ("message", "body", "body \"..\""),
    ("message", "button", "button \"..\" -> \"https://..\""),
    ("journey", "stage", "stage conversion"),
    ("journey", "enter", "enter on order_completed as order"),
    ("journey", "active", "active from 2026-03-01 to 2026-03-31"),
    ("journey", "key", "key order.order_id"),
    ("journey", "reentry", "reentry at most 1 per 7d"),
    ("journey", "audience", "audience consents to advertising"),
    ("journey", "exit", "exit on order_completed"),
    ("journey", "goal", "goal order_completed within 3d"),
    ("journey", "holdout", "holdout 10%"),
    ("journey", "window", "window 10:00-20:00"),
    ("journey", "wait", "wait 3d at 10:00"),
    ("journey", "send", "send hello via push"),
    ("journey", "if", "if user.visits > 3 { .. } else { .. }"),
    ("journey", "match", "match user.tier { gold { .. } else { .. } }"),
    ("journey", "stop", "exit on order_completed"),
    ("journey", "grant", "grant coupon"),
    ("journey", "set", "set user.visits = 0"),
    ("journey", "add", "add to retargeting"),
    ("journey", "remove", "remove from retargeting"),
    ("journey", "call", "call notify_store(order.order_id)"),
    ("journey", "collect", "collect price_dropped for 2h as drops"),
    ("journey", "load", "load recommended as items otherwise { stop }"),
    ("journey", "experiment", "experiment tone { 50% warm { .. } 50% plain { .. } }"),
    ("journey", "repeat", "repeat 3 times every 1d { .. }"),
    ("journey", "on", "on order_completed { stop }"),
    ("journey", "when", "when user.visits > 3 { .. }"),
    ("policy", "cap", "cap 2 per 24h"),
    ("policy", "quiet", "quiet 21:00-08:00 for advertising, hold"),
    ("policy", "priority", "priority conversion > retention"),
    ("policy", "holdout", "holdout 5%"),
    ("test", "user", "user { name \"민수\" consents [advertising] }"),
    ("test", "given", "given coupon refused"),
    ("test", "assign", "assign tone = warm"),
    ("test", "at", "at +1h expect push hello"),
];

/// A whole line that begins as the one at the place; empty where none is known.
pub(super) fn line(look: &Look, blamed: usize) -> &'static str {
    let until = look.tokens.get(..=blamed).unwrap_or_default();
    let around = declaration(look, blamed + 1);
    // The nearest word that opens the line, or an item on it.
    let opens = |word: &str| LINES.iter().find(|(of, opens, _)| *of == around && *opens == word);
    let lead = until.iter().rposition(|token| token.leads).unwrap_or(0);
    let line = until.get(lead..).unwrap_or_default();
    line.iter().rev().find_map(|token| opens(look.of(*token))).map_or("", |(_, _, example)| example)
}
