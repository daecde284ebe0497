//! Signs of other languages, and signs too many or too few.

use super::look::{Look, Mend, Mistake};
use super::tokens::{Kind, Token};
use crate::diag::codes;
use crate::syntax::grammar::Rule;
use crate::syntax::words;

pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let detectors = [
        comment,
        arrow,
        comma_for_and,
        comma_for_else,
        separator,
        missing_comma,
        equals_of_segment,
        after_keyword,
        before_block,
        logical,
        comparison,
        quote_in_text,
        spoken_range,
        range,
    ];
    detectors.iter().find_map(|detect| detect(look))
}

/// `#` and `/* .. */`
fn comment(look: &Look) -> Option<Mistake> {
    let token = look.token(0)?;
    let rest = look.text.get(token.start..)?;
    let line = rest.find('\n').map_or(look.text.len(), |end| token.start + end);
    if look.of(token) == "/*" {
        let end = rest.find("*/").map_or(line, |end| token.start + end + 2);
        let inner = look.text.get(token.end..end)?.trim_end_matches("*/");
        let closes_line = look.text.get(end..line.max(end)).is_none_or(|rest| rest.trim().is_empty());
        let text = if closes_line && !inner.contains('\n') { format!("//{}", inner.trim_end()) } else { String::new() };
        let mistake = look.mistake(
            &codes::syntax::COMMENT_STYLE,
            (token.start, token.end),
            vec![Mend { start: token.start, end, text: text.clone() }],
        );
        return Some(if text.is_empty() { mistake.without_fix() } else { mistake }.arg("sign", "/*"));
    }
    let hash = look.of(token) == "#";
    hash.then(|| {
        let mends = vec![Mend::replace(token, "//")];
        look.at_token(&codes::syntax::COMMENT_STYLE, token, mends).arg("sign", "#")
    })
}

/// `if user.visits > 3, reachable {`
fn comma_for_and(look: &Look) -> Option<Mistake> {
    let token = look.token(0).filter(|&token| look.of(token) == "," && look.expects(Rule::kw_and))?;
    let lead =
        look.line_lead().is_some_and(|lead| matches!(look.of(lead), "if" | "segment" | "audience" | "and" | "or"));
    let goes_on = look.token(1).is_some_and(|next| !next.leads && next.kind == Kind::Word);
    (lead && goes_on).then(|| {
        let mistake = look.at_token(&codes::syntax::LOGICAL_SIGN, token, vec![Mend::replace(token, " and")]);
        mistake.arg("wrong", ",").arg("right", "and").guess()
    })
}

/// `send m via push, lms`: channels are tried one after the other.
fn comma_for_else(look: &Look) -> Option<Mistake> {
    let token = look.token(0).filter(|&token| look.of(token) == ",")?;
    let next = look.token(1).filter(|next| next.kind == Kind::Word && !next.leads)?;
    let part = matches!(look.of(next), "with" | "promising" | "otherwise" | "via" | "variant");
    let chain = matches!(look.word(-2), "via" | "else") && look.line_lead().is_some_and(|lead| lead.depth > 0);
    (chain && !part && look.expects(Rule::kw_else)).then(|| {
        let mistake = look.at_token(&codes::syntax::MISSPELT_WORD, token, vec![Mend::replace(token, " else")]);
        mistake.arg("wrong", ",").arg("right", "else").arg("known", "yes").guess()
    })
}

/// `offer x "..." = {`
fn before_block(look: &Look) -> Option<Mistake> {
    let (sign, before) = (look.token(0)?, look.token(-1)?);
    let fits = matches!(look.of(sign), "=" | ":") && look.word(1) == "{" && look.expects(Rule::sign_open);
    let word = look.line_lead().map_or("", |lead| look.of(lead));
    fits.then(|| {
        let mend = Mend { start: before.end, end: sign.end, text: String::new() };
        let mistake = look.at_token(&codes::syntax::SIGN_AFTER_KEYWORD, sign, vec![mend]);
        mistake.arg("sign", look.of(sign)).arg("word", word)
    })
}

/// `;` anywhere, `,` where nothing follows.
fn separator(look: &Look) -> Option<Mistake> {
    let here = look.token(0);
    let sign = here.filter(|&token| look.of(token) == ";" || look.of(token) == ",");
    let before = look.token(-1).filter(|&token| look.of(token) == ",");
    let ends = here.is_none_or(|token| token.leads || matches!(look.of(token), ")" | "]" | "}"));
    let token = sign.or(before.filter(|_| ends))?;
    let text = look.of(token);
    Some(look.at_token(&codes::syntax::STRAY_SEPARATOR, token, vec![Mend::replace(token, "")]).arg("sign", text))
}

/// `goal order_completed within 3d target 12%`: some parts stand behind a comma.
fn missing_comma(look: &Look) -> Option<Mistake> {
    let (before, token) = (look.token(-1)?, look.token(0)?);
    let rule = match look.of(token) {
        "target" => Rule::target,
        "including" => Rule::including_current,
        "hold" | "skip" => Rule::quiet_effect,
        "at" if look.word(1) == "most" && look.word(-1) != "reentry" => Rule::at_most,
        "while" if look.line_lead().is_some_and(|lead| look.of(lead) == "reentry") => Rule::reentry,
        _ => return None,
    };
    let wait = look.line_lead().is_some_and(|lead| matches!(look.of(lead), "wait" | "collect"));
    // `target 12% within 3d`: the order is wrong, not the comma.
    let end = look.line_end(token.start);
    let rest = look.tokens.iter().filter(|next| next.start > token.start && next.end <= end);
    if rule == Rule::target && rest.into_iter().any(|next| look.of(*next) == "within") {
        return None;
    }
    (look.expects(rule) || rule == Rule::reentry || rule == Rule::at_most && wait).then(|| {
        let mistake = look.at_token(&codes::syntax::MISSING_COMMA, token, vec![Mend::insert(before.end, ",")]);
        mistake.arg("word", look.of(token))
    })
}

/// `segment x did ..`, `segment x: did ..`
fn equals_of_segment(look: &Look) -> Option<Mistake> {
    if !look.expects(Rule::sign_equals) || look.word(0) == "==" {
        return None;
    }
    let token = look.token(0)?;
    let wrong = matches!(look.of(token), ":" | "->" | "=>" | "is" | "to");
    let before = look.token(-1)?;
    let mend = if wrong {
        Mend { start: before.end, end: token.end, text: " =".into() }
    } else {
        Mend::insert(before.end, " =")
    };
    let at = if wrong { (token.start, token.end) } else { (before.end, before.end) };
    Some(look.mistake(&codes::syntax::MISSING_EQUALS, at, vec![mend]).arg("name", look.of(before)))
}

/// `purpose: advertising`, `purpose = advertising`
fn after_keyword(look: &Look) -> Option<Mistake> {
    // A colon may have been taken for the end of a label.
    let offset = if matches!(look.word(0), ":" | "=") { 0 } else { -1 };
    let (sign, keyword) = (look.token(offset)?, look.token(offset - 1)?);
    let word = look.of(keyword);
    let known = offset == 0 || words::is_opening(word);
    let fits = matches!(look.of(sign), ":" | "=") && keyword.kind == Kind::Word && look.opens_item(offset - 1) && known;
    fits.then(|| {
        let next = look.token(offset + 1).filter(|next| !next.leads).map_or(sign.end, |next| next.start);
        let mend = Mend { start: keyword.end, end: next, text: " ".into() };
        let mistake = look.at_token(&codes::syntax::SIGN_AFTER_KEYWORD, sign, vec![mend]);
        mistake.arg("sign", look.of(sign)).arg("word", word)
    })
}

/// `&&`, `||`, `!`
fn logical(look: &Look) -> Option<Mistake> {
    let token = look.token(0)?;
    let right = match look.of(token) {
        "&&" | "&" => "and",
        "||" | "|" => "or",
        "!" => "not",
        _ => return None,
    };
    let next_touches = look.token(1).is_some_and(|next| next.start == token.end);
    let before_touches = look.token(-1).is_some_and(|before| before.end == token.start && look.of(before) != "(");
    let text = format!("{}{right}{}", if before_touches { " " } else { "" }, if next_touches { " " } else { "" });
    let mistake = look.at_token(&codes::syntax::LOGICAL_SIGN, token, vec![Mend::replace(token, text)]);
    Some(mistake.arg("wrong", look.of(token)).arg("right", right))
}

/// `=`, `===`, `<>`, `=>` between two values
fn comparison(look: &Look) -> Option<Mistake> {
    let here = look.token(0)?;
    let third = look.of(here) == "=" && look.word(-1) == "==";
    let token = if third { look.token(-1)? } else { here };
    let (end, right) = match (look.of(token), look.word(1)) {
        ("==", _) if third => (here.end, "=="),
        ("=", _) => (token.end, "=="),
        ("<>", _) => (token.end, "!="),
        ("=>", _) if look.is(-1, Kind::Word) => (token.end, ">="),
        _ => return None,
    };
    let wrong = look.text.get(token.start..end)?;
    let mends = vec![Mend { start: token.start, end, text: right.into() }];
    let mistake = look.mistake(&codes::syntax::COMPARISON_SIGN, (token.start, end), mends);
    let single = if wrong == "=" { "yes" } else { "no" };
    Some(mistake.arg("wrong", wrong).arg("right", right).arg("single", single))
}

/// A text and its link without `->` between them.
fn arrow(look: &Look) -> Option<Mistake> {
    let after_text = look.is(-1, Kind::Text) && (look.expects(Rule::sign_arrow) || look.expects(Rule::link));
    let token = look.token(0).filter(|_| after_text)?;
    if token.kind == Kind::Text {
        let mends = vec![Mend::insert(token.start, "-> ")];
        return Some(look.at_token(&codes::syntax::MISSING_ARROW, token, mends));
    }
    let wrong = matches!(look.of(token), "=>" | "→" | ":" | "=" | ">" | "-" | ",");
    let end = if look.is(1, Kind::Sign) { look.token(1)?.end } else { token.end };
    let touches = look.token(-1).is_some_and(|before| before.end == token.start);
    let text = if touches { " ->" } else { "->" };
    let mends = vec![Mend { start: token.start, end, text: text.into() }];
    wrong.then(|| look.mistake(&codes::syntax::MISSING_ARROW, (token.start, end), mends))
}

/// `title "그는 "좋아요"라고 했다"`: the inner quotes end the text.
fn quote_in_text(look: &Look) -> Option<Mistake> {
    // What follows the text may have been taken for the name of a channel or field.
    let touching = |offset: isize| {
        let (before, token) = (look.token(offset - 1)?, look.token(offset)?);
        let touches = before.kind == Kind::Text && before.end == token.start && token.kind == Kind::Word;
        touches.then_some((before, token))
    };
    let (before, token) = touching(0).or_else(|| touching(-1))?;
    let line = look.text.get(before.start..look.line_end(token.start))?;
    let quotes: Vec<usize> = line.match_indices('"').map(|(at, _)| before.start + at).collect();
    let of_placeholder = placeholder_quotes(look, before, &quotes);
    let in_placeholder = of_placeholder.is_some();
    let inner = of_placeholder.or_else(|| quotes.get(1..quotes.len().saturating_sub(1)));
    let inner = inner.filter(|inner| inner.len() >= 2)?;
    let (code, text) =
        if in_placeholder { (&codes::syntax::DOUBLE_QUOTES, "'") } else { (&codes::syntax::QUOTE_IN_TEXT, "\\\"") };
    let mends = inner.iter().map(|&at| Mend { start: at, end: at + 1, text: text.into() }).collect();
    let first = *inner.first()?;
    Some(look.mistake(code, (first, first + 1), mends))
}

/// The quotes inside the placeholder that the text `before` ends in; none where it ends in none.
fn placeholder_quotes<'q>(look: &Look, before: Token, quotes: &'q [usize]) -> Option<&'q [usize]> {
    let text = look.of(before);
    let open = text.rfind("{{").filter(|open| text.rfind("}}").is_none_or(|close| close < *open))?;
    let rest = look.text.get(before.start + open..look.line_end(before.start))?;
    let close = before.start + open + rest.find("}}")?;
    let first = quotes.partition_point(|&at| at < before.start + open).max(1);
    quotes.get(first..quotes.partition_point(|&at| at < close))
}

/// `10am-8pm`, `오전 10시~오후 8시`
fn spoken_range(look: &Look) -> Option<Mistake> {
    let token = look.token(0).filter(|_| look.expects(Rule::time_range))?;
    let (right, length) = super::clock::range(look.text.get(token.start..)?)?;
    let end = token.start + length;
    let mends = vec![Mend { start: token.start, end, text: right.clone() }];
    Some(look.mistake(&codes::syntax::RANGE_FORM, (token.start, end), mends).arg("right", right))
}

/// `10:00~20:00`, `10:00 - 20:00`, `10:00 to 20:00`
fn range(look: &Look) -> Option<Mistake> {
    let offset = if look.is(0, Kind::Number) { 0 } else { -1 };
    let (from, to) = (look.token(offset)?, look.token(offset + 2)?);
    let both = from.kind == Kind::Number && to.kind == Kind::Number && look.of(from).contains(':');
    let sign = matches!(look.word(offset + 1), "~" | "-" | "to" | "until" | "부터");
    let spaced = look.word(offset + 1) != "-" || to.start - from.end > 1;
    let hour = |token: Token| look.of(token).parse::<u8>().ok().filter(|hour| *hour < 24);
    if let (Some(first), Some(last)) = (hour(from), hour(to))
        && look.expects(Rule::time_range)
        && matches!(look.word(offset + 1), "~" | "-" | "to")
    {
        let right = format!("{first:02}:00-{last:02}:00");
        let mends = vec![Mend { start: from.start, end: to.end, text: right.clone() }];
        return Some(look.mistake(&codes::syntax::RANGE_FORM, (from.start, to.end), mends).arg("right", right));
    }
    (both && sign && spaced && look.of(to).contains(':')).then(|| {
        let mends = vec![Mend { start: from.end, end: to.start, text: "-".into() }];
        let text = format!("{}-{}", look.of(from), look.of(to));
        look.mistake(&codes::syntax::RANGE_FORM, (from.start, to.end), mends).arg("right", text)
    })
}
