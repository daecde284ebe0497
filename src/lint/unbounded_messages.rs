//! `unbounded-messages`: nothing limits how much advertising one person can get.
//!
//! Only where no cap limits it either. Informational messages may come every time something happens.

use crate::analysis::pressure::{Bound, Figure, Window};
use crate::bundle::Purpose;
use crate::diag::codes::lint::UNBOUNDED_MESSAGES;
use crate::diag::{Diagnostic, Sink};

use super::pressure_words::{advice, place};
use super::{Context, Lint};

pub(super) static LINT: Lint = Lint { codes: &[&UNBOUNDED_MESSAGES], check };

fn check(context: &Context, sink: &mut Sink) {
    let figure = context.pressure.figure(Window::Week, None, Some(Purpose::Advertising));
    for journey in figure.filter(|figure| figure.arrives == Bound::Unlimited).into_iter().flat_map(unbounded) {
        if let Some(at) = place(context, journey) {
            sink.push(advice(context, Diagnostic::new(&UNBOUNDED_MESSAGES, at), journey));
        }
    }
}

fn unbounded(figure: &Figure) -> impl Iterator<Item = &crate::types::Name> {
    let without_limit = figure.contributors.iter().filter(|contributor| contributor.asks == Bound::Unlimited);
    without_limit.map(|contributor| &contributor.journey)
}
