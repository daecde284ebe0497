//! Printing what is sent, for hosts that ask for it.

use super::super::effect::{PrintedContent, SendCommand};
use super::super::render;
use super::{Engine, Version};

impl Engine<'_, '_> {
    /// The printed text of a message: that of the signature which the journey sends (P-TEXT-6); absent in the core profile, and where
    /// no text of it is kept.
    pub(super) fn printed(&self, version: &Version, send: &SendCommand) -> Option<PrintedContent> {
        if !self.program.renders {
            return None;
        }
        let sent = version.journey.messages.get(&send.message)?;
        let texts = self.program.catalogs.get(&send.locale).and_then(|catalog| catalog.messages.get(&send.message));
        let current = texts.is_some_and(|texts| texts.signature == *sent);
        let signature = (!current).then_some(sent);
        render::print_of(self.program, self.state, send, (signature, self.state.now))
    }
}
