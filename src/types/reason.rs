//! Why something happened or did not: the closed list that every record of a runtime draws from.

use serde::{Deserialize, Serialize};

/// One reason. Its word in records is [`Reason::word`]; `docs/plan.md` shows the whole list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Audience,
    Cap,
    Conflict,
    Consent,
    Exit,
    Failed,
    First,
    Forgotten,
    Guard,
    Holdout,
    Inactive,
    Late,
    MinimumGap,
    NoAnswer,
    NoDate,
    Offer,
    OncePerPerson,
    Passed,
    Quiet,
    Reentry,
    Refused,
    Restart,
    Retired,
    Running,
    Suppressed,
    UnknownHistory,
    Unreachable,
    Window,
}

impl Reason {
    /// Every reason with its meaning, sorted by its word.
    pub const ALL: [(Reason, &'static str); 28] = [
        (Reason::Audience, "The journey's audience does not hold at the entry."),
        (Reason::Cap, "A cap of the policy is full."),
        (Reason::Conflict, "Another instance of the same journey and key was kept when two persons became one."),
        (Reason::Consent, "A consent that the send needs is missing: purpose, topic or channel."),
        (Reason::Exit, "An exit of the journey happened or holds."),
        (Reason::Failed, "Every channel that could be tried reported a failure."),
        (Reason::First, "Something of the person came before an event that is declared to be their first."),
        (Reason::Forgotten, "The person was forgotten."),
        (Reason::Guard, "A guard of the channel does not allow it; the record names the rule."),
        (Reason::Holdout, "The person is held out, by the policy or by the journey."),
        (Reason::Inactive, "The journey is not active on this local day."),
        (Reason::Late, "It came too late: a hold was over, or an input was older than the declared lateness."),
        (Reason::MinimumGap, "An event came sooner after the one before than its declared minimum gap."),
        (Reason::NoAnswer, "The host did not answer within the timeout of the plan."),
        (Reason::NoDate, "The date to wait for is unset, or further away than the wait allows."),
        (
            Reason::Offer,
            "The offer cannot be granted: its limit is reached, it has expired, or the host refused it or did not answer.",
        ),
        (Reason::OncePerPerson, "An event that can happen once came again."),
        (Reason::Passed, "The moment to wait for had passed on arrival."),
        (Reason::Quiet, "A quiet hour of the policy."),
        (Reason::Reentry, "A re-entry limit is reached."),
        (Reason::Refused, "The host answered no."),
        (Reason::Restart, "A new entry ended the running instance."),
        (Reason::Retired, "The version is given up."),
        (Reason::Running, "An instance of the same key, or of the person, is running."),
        (
            Reason::Suppressed,
            "The address of the channel is suppressed after a bounce, a complaint or an unsubscription.",
        ),
        (Reason::UnknownHistory, "The answer lies before the known history of the person."),
        (Reason::Unreachable, "The person cannot be reached on the channel."),
        (Reason::Window, "The journey's window is closed."),
    ];

    /// How records write it.
    pub fn word(self) -> &'static str {
        match self {
            Reason::Audience => "audience",
            Reason::Cap => "cap",
            Reason::Conflict => "conflict",
            Reason::Consent => "consent",
            Reason::Exit => "exit",
            Reason::Failed => "failed",
            Reason::First => "first",
            Reason::Forgotten => "forgotten",
            Reason::Guard => "guard",
            Reason::Holdout => "holdout",
            Reason::Inactive => "inactive",
            Reason::Late => "late",
            Reason::MinimumGap => "minimum_gap",
            Reason::NoAnswer => "no_answer",
            Reason::NoDate => "no_date",
            Reason::Offer => "offer",
            Reason::OncePerPerson => "once_per_person",
            Reason::Passed => "passed",
            Reason::Quiet => "quiet",
            Reason::Reentry => "reentry",
            Reason::Refused => "refused",
            Reason::Restart => "restart",
            Reason::Retired => "retired",
            Reason::Running => "running",
            Reason::Suppressed => "suppressed",
            Reason::UnknownHistory => "unknown_history",
            Reason::Unreachable => "unreachable",
            Reason::Window => "window",
        }
    }

    pub fn of_word(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().map(|(reason, _)| reason).find(|reason| reason.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_written_as_they_are_read() {
        let words: Vec<&str> = Reason::ALL.iter().map(|(reason, _)| reason.word()).collect();
        assert!(words.is_sorted());
        for (reason, _) in Reason::ALL {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.word());
            assert_eq!(Reason::of_word(reason.word()), Some(reason));
        }
    }
}
