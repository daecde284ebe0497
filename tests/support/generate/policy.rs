//! `policy`

use super::Project;
use super::choices::Choices;

impl Project {
    /// Every cap counts something else, so that none says what another said.
    pub fn policy(&self, dice: &mut Choices, stages: &[&'static str]) -> String {
        let mut scopes = vec![
            String::new(),
            " for advertising via sms".to_owned(),
            " for informational".to_owned(),
            " via email".to_owned(),
            format!(" for journey {}", dice.pick(&self.journeys)),
        ];
        let may_wait = |purpose: &str| matches!(purpose, "advertising" | "informational");
        let messages: Vec<&String> = self.messages.iter().filter(|m| may_wait(m.purpose)).map(|m| &m.name).collect();
        scopes.extend(dice.any(&messages).map(|message| format!(" for message {message}")));
        scopes.extend(dice.any(stages).map(|stage| format!(" for stage {stage}")));
        scopes.extend(dice.any(&self.schema.topics).map(|topic| format!(" for topic {topic}")));
        let mut lines: Vec<String> = Vec::new();
        for scope in dice.some(&scopes, 40) {
            let limits = dice.word(&["2 per 24h", "2 per 24h, 5 per 7d", "3 per calendar day", "1 per 7d"]);
            lines.push(format!("{}cap {limits}{scope}", self.allow(dice)));
        }
        let quiet = [
            "quiet 21:00-08:00",
            "quiet 22:00-07:00 for advertising, hold",
            "quiet 23:00-07:00 for informational, skip",
            "quiet 0:30-02:30 for informational, hold",
        ];
        lines.extend(dice.some(&quiet, 40).into_iter().map(str::to_owned));
        if stages.len() > 1 && dice.chance(60) {
            lines.push(format!("priority {}", stages.join(" > ")));
        }
        if dice.chance(40) {
            lines.push("holdout 5%".to_owned());
        }
        format!("policy {{\n    {}\n}}\n", lines.join("\n    "))
    }
}
