//! Reasons of records, in plain words.

use crate::bundle::Reason;

/// The key of its words in the catalog.
pub fn key(reason: Reason) -> &'static str {
    match reason {
        Reason::Audience => "cli-reason-audience",
        Reason::Cap => "cli-reason-cap",
        Reason::Conflict => "cli-reason-conflict",
        Reason::Consent => "cli-reason-consent",
        Reason::Exit => "cli-reason-exit",
        Reason::Failed => "cli-reason-failed",
        Reason::First => "cli-reason-first",
        Reason::Forgotten => "cli-reason-forgotten",
        Reason::Guard => "cli-reason-guard",
        Reason::Holdout => "cli-reason-holdout",
        Reason::Inactive => "cli-reason-inactive",
        Reason::Late => "cli-reason-late",
        Reason::MinimumGap => "cli-reason-minimum-gap",
        Reason::NoAnswer => "cli-reason-no-answer",
        Reason::NoDate => "cli-reason-no-date",
        Reason::Offer => "cli-reason-offer",
        Reason::OncePerPerson => "cli-reason-once-per-person",
        Reason::Passed => "cli-reason-passed",
        Reason::Quiet => "cli-reason-quiet",
        Reason::Reentry => "cli-reason-reentry",
        Reason::Refused => "cli-reason-refused",
        Reason::Restart => "cli-reason-restart",
        Reason::Retired => "cli-reason-retired",
        Reason::Running => "cli-reason-running",
        Reason::Suppressed => "cli-reason-suppressed",
        Reason::UnknownHistory => "cli-reason-unknown-history",
        Reason::Unreachable => "cli-reason-unreachable",
        Reason::Window => "cli-reason-window",
    }
}
