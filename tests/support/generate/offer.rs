//! `offer`

use super::Project;
use super::choices::Choices;

impl Project {
    pub fn offer(&self, dice: &mut Choices, name: &str) -> String {
        let mut lines = vec![match dice.below(3) {
            0 => "discount 20%".to_owned(),
            1 => "discount 10% up to 10_000 KRW".to_owned(),
            _ => "discount 5_000 KRW".to_owned(),
        }];
        let further = [
            "shipping free",
            "trial 30d",
            "points 1_000",
            "gift \"머그컵\"",
            "upgrade gold",
            "access \"미공개 영상\"",
            "minimum 30_000 KRW",
            "budget 5_000_000 KRW",
            "terms \"3만원 이상\"",
        ];
        lines.extend(dice.some(&further, 30).into_iter().map(str::to_owned));
        if dice.chance(50) {
            lines.push(dice.word(&["valid 7d after grant", "valid until 2030-12-31"]).to_owned());
        }
        if dice.chance(50) {
            lines.push(dice.word(&["limit once", "limit 1 per 90d"]).to_owned());
        }
        if dice.chance(70) {
            lines.push(format!("origin {}", dice.word(&["granted", "earned", "bought"])));
        }
        let allow = self.allow(dice);
        let title = if dice.chance(50) { " \"쿠폰\"" } else { "" };
        format!("offer {name}{title} {{\n    {allow}{}\n}}\n", lines.join("\n    "))
    }
}
