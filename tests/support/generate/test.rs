//! `test`

use super::Project;
use super::choices::Choices;
use super::step::Does;
use super::types::record;

const REASONS: [&str; 4] = ["cap", "consent", "quiet", "window"];

impl Project {
    /// A test of a journey: set-up, then lines in order of time, then what holds of the whole run. It speaks only of what the
    /// journey does; whether it would pass is another matter.
    pub fn test(&self, dice: &mut Choices, number: usize) -> String {
        let does = self.does.borrow();
        let does = &does[&number];
        let mut lines = self.setup(dice, number, does);
        let event = dice.pick(&self.schema.events);
        let start = dice.word(&["14:00", "2026-01-05 11:00"]);
        lines.push(format!("at {start} {} {}", event.name, record(&event.properties, dice)));
        if dice.chance(20) {
            lines.push(format!("at +1h {}", self.happens(dice, number, does)));
            lines.push("expect nothing".to_owned());
        } else {
            for time in dice.some(&["+1h", "+2d", "day 3 19:00", "2026-03-03 11:00"], 60) {
                let line = if dice.chance(40) { self.happens(dice, number, does) } else { self.expected(dice, does) };
                lines.push(format!("at {time} {line}"));
            }
            let endings = [("goal", does.has_goal), ("exited", does.has_exit), ("no more", true)];
            let endings: Vec<&str> = endings.into_iter().filter(|(_, fits)| *fits).map(|(ending, _)| ending).collect();
            lines.extend(dice.some(&endings, 40).into_iter().map(|ending| format!("expect {ending}")));
            if !lines.iter().any(|line| line.contains("expect")) {
                lines.push("expect no more".to_owned());
            }
        }
        let title = if dice.chance(70) { " \"무엇이 증명되는가\"" } else { "" };
        format!("test {}{title} {{\n{}\n}}\n", self.journeys[number], lines.join("\n"))
    }

    fn setup(&self, dice: &mut Choices, number: usize, does: &Does) -> Vec<String> {
        let mut lines = vec![self.user(dice, number)];
        if let Some(name) = dice.any(&does.sources) {
            let source = self.schema.sources.iter().find(|source| source.name == *name).unwrap();
            let items: Vec<String> = (0..dice.below(2)).map(|_| record(&source.item, dice)).collect();
            lines.push(format!("given {name} [{}]", items.join(", ")));
        }
        if let Some(offer) = dice.any(&does.grants) {
            lines.push(format!("given {offer} refused"));
        }
        if let Some((name, arms)) = dice.any(&does.experiments) {
            lines.push(format!("assign {name} = {}", dice.pick(arms)));
        }
        if does.has_holdout && dice.chance(50) {
            lines.push("assign holdout = journey".to_owned());
        }
        lines
    }

    /// `user { name "민수" consents [push] }`
    fn user(&self, dice: &mut Choices, number: usize) -> String {
        let mut out = String::from("user { ");
        for attribute in &self.schema.attributes {
            if dice.chance(30) {
                out += &format!("{} {} ", attribute.field.name, attribute.field.ty.test_value(dice));
            }
        }
        let list = |of: Vec<&str>| format!("[{}]", of.join(", "));
        out += &format!("consents {} ", list(dice.some(&self.schema.consents, 50)));
        if dice.chance(30) {
            out += &format!("lists {} ", list(dice.some(&self.schema.lists, 50)));
        }
        let others: Vec<&String> = self.journeys.iter().filter(|name| **name != self.journeys[number]).collect();
        if let Some(other) = dice.any(&others) {
            out += &format!("journeys [{other}] ");
        }
        out + "}"
    }

    /// An event of the schema, a receipt, what another journey did, or a change of the person.
    fn happens(&self, dice: &mut Choices, number: usize, does: &Does) -> String {
        let event = dice.pick(&self.schema.events);
        match dice.below(4) {
            1 => format!("user {{ visits {} }}", dice.below(9)),
            2 if !does.messages.is_empty() => format!("opened({})", dice.pick(&does.messages).0),
            3 if number > 0 => format!("finished({})", self.journeys[0]),
            _ => format!("{} {}", event.name, record(&event.properties, dice)),
        }
    }

    /// Something that the journey could do.
    fn expected(&self, dice: &mut Choices, does: &Does) -> String {
        let mut expected = Vec::new();
        for (name, channels) in &does.messages {
            let containing = if dice.chance(50) { " containing \"니트\"" } else { "" };
            expected.push(format!("{} {name}{containing}", dice.pick(channels)));
            let because = if dice.chance(50) { format!(" because {}", dice.word(&REASONS)) } else { String::new() };
            expected.push(format!("withheld {name}{because}"));
        }
        expected.extend(does.grants.iter().map(|offer| format!("grant {offer}")));
        expected
            .extend(does.sets.iter().map(|field| format!("set user.{} = {}", field.name, field.ty.test_value(dice))));
        expected.extend(does.lists.iter().cloned());
        expected.extend(does.webhooks.iter().map(|webhook| format!("call {webhook}")));
        match dice.any(&expected) {
            Some(expected) => format!("expect {expected}"),
            None => "user { visits 3 }".to_owned(),
        }
    }
}
