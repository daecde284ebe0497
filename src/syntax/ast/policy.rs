//! The policy: how much is too much.

use super::{DurationLit, Ident, Member, Spanned, TimeRangeLit};
use crate::text::Span;
use crate::types::Percent;

/// `policy { .. }`
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    pub members: Vec<Member<PolicyMember>>,
    /// Of the keyword.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PolicyMember {
    Cap(Cap),
    Quiet(Quiet),
    /// `priority conversion > retention`
    Priority(Vec<Ident>),
    /// `holdout 5%`
    Holdout(Spanned<Percent>),
}

/// `cap 2 per 24h, 5 per 7d for advertising via sms`
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// At least one.
    pub limits: Vec<CapLimit>,
    pub scope: Option<CapScope>,
    /// `via sms`
    pub channel: Option<Ident>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CapLimit {
    pub count: Spanned<u32>,
    pub period: CapPeriod,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CapPeriod {
    /// `per 24h`
    Rolling(DurationLit),
    /// `per calendar day`
    CalendarDay,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CapScope {
    /// `for advertising`: a purpose.
    Purpose(Ident),
    /// `for stage awareness`
    Stage(Ident),
    /// `for message price_drop`
    Message(Ident),
    /// `for journey cart_recovery`
    Journey(Ident),
    /// `for topic news`
    Topic(Ident),
}

/// `quiet 21:00-08:00 for advertising, hold|skip`
#[derive(Clone, Debug, PartialEq)]
pub struct Quiet {
    pub range: TimeRangeLit,
    /// A purpose; absent: advertising.
    pub scope: Option<Ident>,
    pub effect: Option<Spanned<QuietEffect>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuietEffect {
    Hold,
    Skip,
}
