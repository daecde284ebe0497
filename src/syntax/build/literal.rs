//! Constants. A value that cannot be is reported and replaced by a near one, so that what stands around it is still checked.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::Builder;
use crate::diag::{Code, Diagnostic, codes};
use crate::syntax::ast::{DateLit, DateTimeLit, DurationLit, Literal, Spanned, TimeLit, TimeRangeLit, WeekdayLit};
use crate::syntax::grammar::{Node, Rule};
use crate::text::Edit;
use crate::types::{Currency, Decimal, Duration, Money, Percent, TimeOfDay, TimeRange, Unit, Weekday, iso};

impl<'t> Builder<'t> {
    /// Any constant.
    pub(super) fn literal(&mut self, node: &Node<'t>) -> Option<Spanned<Literal>> {
        let span = self.span(node);
        let value = match node.as_rule() {
            Rule::string | Rule::quoted => Literal::Text(self.text_literal(node)?),
            Rule::datetime => Literal::DateTime(self.datetime(node)?.value),
            Rule::date => Literal::Date(self.date(node)?.value),
            Rule::time => Literal::Time(self.time(node)?.value),
            Rule::duration => Literal::Duration(self.duration(node)?.value),
            Rule::percent => Literal::Percent(self.percent(node)?.value),
            Rule::money => Literal::Money(self.money(node)?.value),
            _ => self.number(node)?,
        };
        Some(Spanned { value, span })
    }

    fn number(&mut self, node: &Node<'t>) -> Option<Literal> {
        let decimal = self.decimal(node, node.as_str())?;
        let whole = !node.as_str().contains('.');
        Some(if whole { Literal::Integer(decimal.mantissa) } else { Literal::Decimal(decimal) })
    }

    fn decimal(&mut self, node: &Node<'t>, text: &str) -> Option<Decimal> {
        Some(Decimal::parse(text).unwrap_or_else(|| {
            self.report(self.wrong(&codes::syntax::NUMBER_TOO_LARGE, node));
            Decimal { mantissa: 1, scale: 0 }
        }))
    }

    /// A count that fits in 32 bits.
    pub(super) fn integer(&mut self, node: &Node<'t>) -> Option<Spanned<u32>> {
        let whole = self.whole(node)?;
        let value = u32::try_from(whole.value).unwrap_or_else(|_| {
            self.report(self.wrong(&codes::syntax::NUMBER_TOO_LARGE, node));
            u32::MAX
        });
        Some(Spanned { value, span: whole.span })
    }

    /// A count that fits in 64 bits.
    pub(super) fn whole(&mut self, node: &Node<'t>) -> Option<Spanned<i64>> {
        let value = self.decimal(node, node.as_str())?.mantissa;
        Some(Spanned { value, span: self.span(node) })
    }

    pub(super) fn percent(&mut self, node: &Node<'t>) -> Option<Spanned<Percent>> {
        let decimal = self.decimal(node, node.as_str().trim_end_matches('%'))?;
        let value = self.at_scale(node, decimal, 2);
        Some(Spanned { value: Percent(value), span: self.span(node) })
    }

    pub(super) fn money(&mut self, node: &Node<'t>) -> Option<Spanned<Money>> {
        let text = node.as_str();
        let (amount, code) = text.split_at_checked(text.len().saturating_sub(3))?;
        let written = Currency::new(code)?;
        let currency = written.meant().unwrap_or(written);
        if currency != written {
            self.wrong_currency(node, currency);
        }
        let decimal = self.decimal(node, amount.trim_end())?;
        let minor = self.at_scale(node, decimal, currency.exponent());
        Some(Spanned { value: Money { minor, currency }, span: self.span(node) })
    }

    /// `30_000 WON`
    fn wrong_currency(&mut self, node: &Node<'t>, right: Currency) {
        let span = self.span(node);
        let text = node.as_str();
        let amount = text.get(..text.len().saturating_sub(3)).unwrap_or_default();
        let right = format!("{amount}{right}");
        let found = Diagnostic::new(&codes::syntax::MONEY_FORM, span).arg("wrong", text).arg("right", right.as_str());
        let code = text.get(text.len().saturating_sub(3)..).unwrap_or_default();
        let found = found.arg("code", code);
        self.report(found.suggested_fix(vec![Edit::replace(span, right)]));
    }

    /// The value in units of 10^-`scale`; digits beyond them are reported.
    fn at_scale(&mut self, node: &Node<'t>, decimal: Decimal, scale: u32) -> i64 {
        decimal.at_scale(scale).unwrap_or_else(|| {
            let code = if decimal.scale > scale {
                &codes::syntax::TOO_MANY_DECIMALS
            } else {
                &codes::syntax::NUMBER_TOO_LARGE
            };
            self.report(self.wrong(code, node).arg("digits", scale));
            decimal.mantissa.checked_div(10_i64.saturating_pow(decimal.scale.saturating_sub(scale))).unwrap_or(0)
        })
    }

    pub(super) fn duration(&mut self, node: &Node<'t>) -> Option<DurationLit> {
        let value = duration_of(node.as_str()).unwrap_or_else(|| {
            self.report(self.wrong(&codes::syntax::NUMBER_TOO_LARGE, node));
            Duration::ZERO
        });
        Some(Spanned { value, span: self.span(node) })
    }

    pub(super) fn time(&mut self, node: &Node<'t>) -> Option<TimeLit> {
        let (start, end) = self.range(node);
        Some(self.time_at(start, end))
    }

    fn time_at(&mut self, start: usize, end: usize) -> TimeLit {
        let text = self.text.get(start..end).unwrap_or_default();
        let span = self.origin.span(start, end);
        let value = TimeOfDay::parse(text).unwrap_or_else(|| {
            let finding = Diagnostic::new(&codes::syntax::INVALID_TIME, span).arg("text", text);
            let midnight = text == "24:00";
            let fix = || vec![Edit::replace(span, "00:00")];
            self.report(if midnight { finding.help("help-midnight").safe_fix(fix()) } else { finding });
            TimeOfDay::MIDNIGHT
        });
        Spanned { value, span }
    }

    pub(super) fn time_range(&mut self, node: &Node<'t>) -> Option<TimeRangeLit> {
        let (start, end) = self.range(node);
        let dash = start + node.as_str().find('-')?;
        let value = TimeRange { start: self.time_at(start, dash).value, end: self.time_at(dash + 1, end).value };
        Some(Spanned { value, span: self.span(node) })
    }

    pub(super) fn date(&mut self, node: &Node<'t>) -> Option<DateLit> {
        let (start, end) = self.range(node);
        self.date_at(start, end)
    }

    fn date_at(&mut self, start: usize, end: usize) -> Option<DateLit> {
        let text = self.text.get(start..end).unwrap_or_default();
        let span = self.origin.span(start, end);
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let value = day.filter(|day| iso::is_day(*day)).unwrap_or_else(|| {
            let found = Diagnostic::new(&codes::syntax::INVALID_DATE, span).arg("text", text);
            self.report(if day.is_some() { found.help("help-year") } else { found });
            NaiveDate::default()
        });
        Some(Spanned { value, span })
    }

    pub(super) fn datetime(&mut self, node: &Node<'t>) -> Option<DateTimeLit> {
        let (start, end) = self.range(node);
        let blanks = node.as_str().find(|letter: char| !letter.is_ascii_graphic())?;
        let date = self.date_at(start, start + blanks)?.value;
        let clock = node.as_str().get(blanks..)?.trim_start().len();
        let minutes = u32::from(self.time_at(end - clock, end).value.minutes());
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0)?;
        Some(Spanned { value: NaiveDateTime::new(date, time), span: self.span(node) })
    }

    pub(super) fn weekday(&mut self, node: &Node<'t>) -> Option<WeekdayLit> {
        Some(Spanned { value: Weekday::of_word(node.as_str())?, span: self.span(node) })
    }

    fn wrong(&self, code: &'static Code, node: &Node<'t>) -> Diagnostic {
        Diagnostic::new(code, self.span(node)).arg("text", node.as_str())
    }
}

/// Reads `1h30min`. `None` where it is longer than a plan can write.
fn duration_of(text: &str) -> Option<Duration> {
    let mut sum = Duration::ZERO;
    let mut rest = text;
    while !rest.is_empty() {
        let unit_at = rest.find(|letter: char| letter.is_ascii_alphabetic())?;
        let (amount, tail) = rest.split_at_checked(unit_at)?;
        let next = tail.find(|letter: char| letter.is_ascii_digit()).unwrap_or(tail.len());
        let (unit, after) = tail.split_at_checked(next)?;
        sum = sum.plus(amount.replace('_', "").parse().ok()?, Unit::of_word(unit)?)?;
        rest = after;
    }
    sum.has_form().then_some(sum)
}
