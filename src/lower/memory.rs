//! What predicates ask of the past, gathered while they are lowered.

use rustc_hash::FxHashMap;

use crate::bundle::{Aggregate, Contract, EventName, HistoryBook, TooMany};
use crate::diag::{Diagnostic, Sink, codes};
use crate::text::Span;
use crate::types::Name;

/// Where a predicate or an event stands: decides what `opened(M)` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A segment, an entry, an audience, a text: only the person is there.
    Person,
    /// After the entry of an instance: its own messages are meant.
    Instance,
}

/// Gathered over one declaration, then joined.
pub(super) struct Memory<'a> {
    pub contract: &'a Contract,
    pub book: HistoryBook,
    pub sink: Sink,
    /// Bindings that have another name in the plan, at the point that is being lowered.
    pub renamed: FxHashMap<Name, Name>,
}

impl<'a> Memory<'a> {
    pub fn new(contract: &'a Contract) -> Self {
        Memory { contract, book: HistoryBook::default(), sink: Sink::new(), renamed: FxHashMap::default() }
    }

    /// Enters an aggregate into the book and gives it its history.
    pub fn remember(&mut self, aggregate: &mut Aggregate, span: Span) {
        let event = match &aggregate.of.event {
            EventName::Event(name) => self.contract.events.get(name),
            EventName::Message { .. } | EventName::Journey { .. } => None,
        };
        let kept = self.book.aggregate(aggregate.function, &aggregate.of, &aggregate.value, aggregate.window, event);
        match kept {
            Ok(history) => aggregate.history = history,
            Err(too_many) => self.sink.push(too_many_instants(too_many, span)),
        }
    }
}

fn too_many_instants(TooMany { most }: TooMany, span: Span) -> Diagnostic {
    let found = Diagnostic::new(&codes::lower::TOO_MANY_INSTANTS, span).arg("limit", crate::bundle::GREATEST_COUNT);
    match most {
        Some(most) => found.arg("most", i64::try_from(most).unwrap_or(i64::MAX)).help("help-gap"),
        None => found,
    }
}
