//! `danbi.toml`.

use std::fmt::Write;

use danbi::types::BUILT_IN_CHANNELS;

use super::choices::Choices;

pub struct Settings {
    /// Those set up; the first three are always there.
    pub channels: Vec<&'static str>,
    /// Besides the first, `ko`.
    pub further_locales: Vec<&'static str>,
    /// Prices of offers are in it.
    pub has_currency: bool,
}

/// A channel of the project's own, with its fields.
pub const OWN_CHANNEL: &str = "kiosk";

impl Settings {
    pub fn generate(dice: &mut Choices) -> Settings {
        let mut channels = vec!["push", "email", "sms"];
        channels.extend(
            BUILT_IN_CHANNELS
                .into_iter()
                .chain([OWN_CHANNEL])
                .filter(|name| !channels_has(name))
                .filter(|_| dice.chance(35)),
        );
        Settings { channels, further_locales: dice.some(&["en", "ja-JP"], 40), has_currency: dice.chance(70) }
    }

    /// No jurisdiction is named: law asks for more than names and types.
    pub fn toml(&self, dice: &mut Choices) -> String {
        let locales: Vec<&str> = ["ko"].into_iter().chain(self.further_locales.iter().copied()).collect();
        let zone = dice.word(&["Asia/Seoul", "Europe/Berlin", "America/New_York", "UTC"]);
        let mut out = format!("[project]\nname = \"random\"\nzone = \"{zone}\"\nlocales = {locales:?}\n");
        if self.has_currency {
            out += "currency = \"KRW\"\n";
        }
        for channel in &self.channels {
            writeln!(out, "\n[channels.{channel}]").unwrap();
            if *channel == OWN_CHANNEL {
                out += "fields.line = { max = 40, required = true }\nfields.hint = { max = 80 }\n";
            }
            if dice.chance(40) {
                out += "fallback_after = \"10min\"\n";
            }
        }
        out += "\n[constants.brand]\nname = \"예시몰\"\nurl = \"https://example.com\"\n";
        if dice.chance(50) {
            out += "\n[links]\ntracking = { utm_source = \"danbi\" }\nallowed = [\"example.com\", \"shop\"]\n";
        }
        if dice.chance(50) {
            out += "\n[runtime]\nlateness = \"1h\"\nload_timeout = \"10s\"\n";
        }
        out
    }
}

fn channels_has(name: &str) -> bool {
    matches!(name, "push" | "email" | "sms")
}
