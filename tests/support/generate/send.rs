//! `send`

use super::choices::Choices;
use super::message::{Message, Param};
use super::scope::{Bound, Scope};
use super::step::Body;

impl<'p> Body<'p> {
    /// Sends some message that what is bound here can fill.
    pub fn send(&mut self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        let messages: Vec<&Message> =
            self.project.messages.iter().filter(|message| self.fits(message, scope)).collect();
        match dice.any(&messages).copied() {
            Some(message) => self.sending(dice, scope, message, depth),
            None => "stop".to_owned(),
        }
    }

    /// Sends a message that takes what was just bound, if there is one.
    pub fn send_of(&mut self, dice: &mut Choices, scope: &Scope<'p>, param: Param) -> String {
        let takes = |message: &&Message| message.params.iter().any(|(_, of)| *of == param);
        let messages: Vec<&Message> =
            self.project.messages.iter().filter(takes).filter(|message| self.fits(message, scope)).collect();
        match dice.any(&messages).copied() {
            Some(message) => self.sending(dice, scope, message, 0),
            None => String::new(),
        }
    }

    fn fits(&self, message: &Message, scope: &Scope) -> bool {
        let filled = message.params.iter().all(|(_, param)| self.binding(*param, scope).is_some());
        filled && !(self.in_last_words && message.uses_offer)
    }

    /// What is bound here and is what a parameter wants.
    fn binding(&self, param: Param, scope: &Scope) -> Option<String> {
        let schema = &self.project.schema;
        let fits = |of: Bound| match (of, param) {
            (Bound::Event(event), Param::Event(place)) => event.name == schema.events[place].name,
            (Bound::Events(event), Param::Events(place)) => event.name == schema.events[place].name,
            (Bound::Items(source), Param::Items(place)) => source.name == schema.sources[place].name,
            _ => false,
        };
        scope.bindings.iter().find(|binding| fits(binding.of)).map(|binding| binding.name.clone())
    }

    fn sending(&mut self, dice: &mut Choices, scope: &Scope<'p>, message: &Message, depth: usize) -> String {
        let args: Vec<String> = message.params.iter().map(|(_, param)| self.binding(*param, scope).unwrap()).collect();
        let args = if args.is_empty() { String::new() } else { format!("({})", args.join(", ")) };
        let variant = match dice.any(&message.variants) {
            Some(variant) if dice.chance(50) => format!(" variant {variant}"),
            _ => String::new(),
        };
        let (via, tried) = via(dice, message);
        self.does.messages.push((message.name.clone(), tried));
        let (offer, grant) = self.offer(dice, message);
        let otherwise = self.otherwise(dice, scope, depth);
        format!("send {}{args}{variant}{via}{offer}{otherwise}{grant}", message.name)
    }

    /// An offer that goes with the message, or is promised and then granted.
    fn offer(&mut self, dice: &mut Choices, message: &Message) -> (String, String) {
        if self.in_last_words || !(message.uses_offer || dice.chance(15)) {
            return (String::new(), String::new());
        }
        let offer = dice.pick(&self.project.offers);
        self.does.grants.push(offer.clone());
        match dice.chance(40) {
            true => (format!(" promising {offer}"), format!("\ngrant {offer}")),
            false => (format!(" with {offer}"), String::new()),
        }
    }

    fn otherwise(&mut self, dice: &mut Choices, scope: &Scope<'p>, depth: usize) -> String {
        match dice.below(8) {
            0 => " otherwise skip".to_owned(),
            1 => " otherwise stop".to_owned(),
            2 if depth > 0 => format!(" otherwise {{\n{}\n}}", self.block(dice, scope, depth - 1, 0)),
            3 if !self.in_last_words => format!(" otherwise hold up to {}", dice.word(&["12h", "2d"])),
            4 if !self.in_last_words => " otherwise hold up to 12h then stop".to_owned(),
            _ => String::new(),
        }
    }
}

/// Channels the message has, as written and by themselves. They may be left out where there is one.
fn via(dice: &mut Choices, message: &Message) -> (String, Vec<&'static str>) {
    let channels = &message.channels;
    if channels.len() == 1 && dice.chance(50) {
        return (String::new(), channels.clone());
    }
    if dice.chance(25) {
        return (format!(" via preferred({})", channels.join(", ")), channels.clone());
    }
    let tried = channels[..dice.between(1, channels.len())].to_vec();
    (format!(" via {}", tried.join(" else ")), tried)
}
