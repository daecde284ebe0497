//! Printing what is sent, for hosts that ask for it.

use super::super::effect::{PrintedContent, SendCommand};
use super::super::render;
use super::{Engine, Version};

impl Engine<'_, '_> {
    /// The printed text of a message; absent in the core profile, and where the catalog has texts of another signature than the one
    /// that the journey sends (P-TEXT-6).
    pub(super) fn printed(&self, version: &Version, send: &SendCommand) -> Option<PrintedContent> {
        if !self.program.renders {
            return None;
        }
        let sent = version.journey.messages.get(&send.message)?;
        let texts = self.program.catalogs.get(&send.locale)?.messages.get(&send.message)?;
        let current = texts.signature == *sent;
        current.then(|| render::print(self.program, self.state, send, self.state.now)).flatten()
    }
}
