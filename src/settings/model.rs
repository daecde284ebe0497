//! What `danbi.toml` says, with the places later stages point at.

use chrono::NaiveDate;
use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diag::Severity;
use crate::text::Span;
use crate::types::{Currency, Duration, Name};

/// The settings of a project.
#[derive(Debug)]
pub struct Settings {
    /// `[project] name`: a name as in campaigns; part of every salt.
    pub name: Name,
    pub title: Option<String>,
    /// IANA name, `Asia/Seoul`: for persons whose zone is unknown.
    pub zone: String,
    /// `locales = ["ko", "en"]`; the first is where a text without `in` belongs. At least one.
    pub locales: Vec<Name>,
    /// ISO 3166 country codes whose law applies: `["KR"]`.
    pub jurisdictions: Vec<Name>,
    /// `currency = "KRW"`: of offers and budgets, where one is presumed.
    pub currency: Option<Currency>,
    pub channels: IndexMap<Name, Channel>,
    pub sender: Sender,
    pub links: Links,
    /// `[constants.brand] url = ".."` gives `{{ brand.url }}`. Text values only.
    pub constants: IndexMap<Name, IndexMap<Name, Constant>>,
    pub runtime: RuntimeLimits,
    pub retired: Vec<RetiredVersion>,
    /// `[lints] mixed-and-or = "off"`
    pub lints: IndexMap<Name, LintLevel>,
    /// Names of channels and constants whose lines could not be read: nothing is said about their absence.
    pub lost: BTreeSet<Name>,
    /// `[handled_outside] CODE = "why"`: law rules answered outside Danbi.
    pub handled_outside: IndexMap<Name, HandledOutside>,
    /// Of the whole file, for findings about something that is missing in it.
    pub span: Span,
}

/// `[channels.NAME]`: a channel the project sends on. One of the built-in channels, or the project's own with `fields`.
#[derive(Debug)]
pub struct Channel {
    pub name: Name,
    pub span: Span,
    /// From where: a number, an address, a profile; what it must be, the channel's rules say.
    pub sender: Option<String>,
    /// `fallback_after = "10min"`: how long to wait for `delivered` before the next channel of a chain; exact.
    pub fallback_after: Option<Duration>,
    /// Only of a channel of the project's own: its text fields with their greatest lengths in characters.
    pub fields: Option<IndexMap<Name, ChannelField>>,
}

/// `fields.body = { max = 200, required = true }`
#[derive(Clone, Debug)]
pub struct ChannelField {
    pub max: Option<u32>,
    pub required: bool,
}

/// `[sender]`: who speaks, for the lines the law wants.
#[derive(Debug, Default)]
pub struct Sender {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Postal.
    pub address: Option<String>,
    /// Free opt-out number, 080 in Korea.
    pub opt_out: Option<String>,
}

/// `[links]`
#[derive(Debug, Default)]
pub struct Links {
    /// `tracking = { utm_source = "danbi" }`: query parameters added to web links.
    pub tracking: IndexMap<Name, String>,
    /// Hosts and schemes links may go to, `["example.com", "shop"]`; empty: any.
    pub allowed: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Constant {
    pub text: String,
    pub span: Span,
}

/// `[runtime]`: promises of the host. All exact durations.
#[derive(Clone, Copy, Debug)]
pub struct RuntimeLimits {
    /// Inputs may come at most so late; 0 to 7 days. Default 0.
    pub lateness: Duration,
    /// Within it the same input id is a duplicate; 1 h to 90 days. Default 7 days.
    pub horizon: Duration,
    /// A grant not answered within it counts as refused; 1 s to 24 h. Default 1 minute.
    pub grant_timeout: Duration,
    /// A load not answered within it takes its `otherwise`; 1 s to 24 h. Default 1 minute.
    pub load_timeout: Duration,
}

/// `[[retired]]`: an old version of a journey and what becomes of the people in it.
#[derive(Debug)]
pub struct RetiredVersion {
    pub journey: Name,
    pub version: String,
    pub mode: RetireMode,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetireMode {
    /// They finish, nobody enters.
    Drain,
    /// They leave at once.
    Exit,
}

#[derive(Clone, Copy, Debug)]
pub struct LintLevel {
    /// `None`: off.
    pub severity: Option<Severity>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct HandledOutside {
    pub why: String,
    pub until: Option<NaiveDate>,
    pub span: Span,
}
