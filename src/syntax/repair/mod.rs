//! What is done with a piece that does not parse: find the mistake, report it, mend the text, parse again.
//!
//! Most mistakes are of kinds that people make over and over (a unit left out, a colon too many); these are recognised and mended as
//! the writer meant it, so that nothing else of the declaration is lost. A mistake of no known kind costs the member or step it
//! stands in, which is blanked. Spans always tell the places in the file.

mod block;
mod braces;
mod clock;
mod colon;
mod condition;
mod example;
mod expected;
mod full_width;
mod hint;
mod items;
mod look;
mod money;
mod name;
mod number;
mod order;
mod piece;
mod quoted;
mod refused;
mod sign;
mod skip;
mod strings;
mod template;
mod time;
mod tokens;
mod word;

pub(super) use piece::{Lost, piece};
pub(super) use template::template_mistake;
