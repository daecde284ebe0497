//! From meaning to plan: HIR becomes the bundle.
//!
//! Nothing is decided here that the language page does not say: every default is spelt out, so that a runtime has no taste of
//! its own. What is broken, and whatever leans on it, is left out; everything else is lowered, journey by journey, each on
//! its own. What follows from the rest (signatures, versions, alphabet, `needs`) is filled in when the bundle is sealed.
//!
//! Tests become [`case::Case`]s beside the bundle, never part of it.
//!
//! Not done here: the label, sender line and opt-out that the law wants in advertising (the guards of an attempt stay empty, the
//! texts are as written).

mod bindings;
mod body;
pub mod case;
mod cases;
mod content;
mod contract;
mod journey;
mod links;
mod memory;
mod message;
mod moment;
mod noun;
mod offer;
mod part;
mod policy;
mod predicate;
mod promises;
mod send;
mod settings;
mod sound;
mod step_id;
mod text;
mod twins;

pub use cases::{cases, cases_of_part};
pub use part::{exchange, lower_part};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bundle::{self, Bundle, Contract, HistoryBook, Plan, SourceMap};
use crate::diag::Sink;
use crate::hir::{self, Head};
use crate::parallel;
use crate::schema::Schema;
use crate::settings::Settings;
use crate::text::Span;
use crate::types::Name;
use journey::LoweredJourney;
use memory::{Memory, Place};
use message::LoweredMessage;
use sound::Sound;

/// What the lowering of a journey may look at.
#[derive(Clone, Copy)]
struct Context<'a> {
    schema: &'a Schema,
    settings: &'a Settings,
    contract: &'a Contract,
    /// With its segments, offers and messages.
    plan: &'a Plan,
}

/// Lowers a project.
///
/// Never fails: what cannot be lowered is reported. Same inputs, same bundle, whatever the number of threads. The bundle is not
/// sealed yet.
pub fn lower(project: hir::Project, schema: &Schema, settings: &Settings, sink: &mut Sink) -> Bundle {
    let sound = Sound::of(&project, &|_| false);
    let contract = contract::contract(schema, settings);
    lower_in(settings::plan(settings), contract, project, &sound, (schema, settings), sink)
}

/// Lowers into a plan what is sound.
fn lower_in(
    plan: Plan,
    contract: Contract,
    project: hir::Project,
    sound: &Sound,
    (schema, settings): (&Schema, &Settings),
    sink: &mut Sink,
) -> Bundle {
    let mut shared = Shared::new(plan, settings, &contract);
    shared.segments(project.segments, sound);
    shared.offers(project.offers, sound);
    shared.messages(project.messages, sound, settings);
    let policy = policy::policy(project.policy, settings, sound, &mut shared.source_map);
    let context = Context { schema, settings, contract: &contract, plan: &shared.plan };
    let lowered = journeys(context, project.journeys, sound);
    let Shared { mut plan, catalogs, mut source_map, mut book, sink: own_sink, contract: _ } = shared;
    sink.extend(own_sink);
    let (mut journeys, mut all_spans) = (Vec::with_capacity(lowered.len()), Vec::with_capacity(lowered.len()));
    for LoweredJourney { journey, spans, book: own_book, sink: own_sink } in lowered {
        book.extend(own_book);
        sink.extend(own_sink);
        all_spans.push((journey.id.clone(), spans));
        journeys.push((journey.id.clone(), journey));
    }
    source_map.journeys = all_spans.into_iter().collect();
    let journeys: BTreeMap<Name, bundle::Journey> = journeys.into_iter().collect();
    plan.journeys = journeys.keys().map(|name| (name.clone(), Name::default())).collect();
    plan.policy = policy;
    plan.histories = book.into_histories();
    Bundle { plan, journeys, older: Vec::new(), catalogs, contract, source_map }
}

fn journeys(context: Context<'_>, journeys: Vec<hir::Journey>, sound: &Sound) -> Vec<LoweredJourney> {
    let sound = journeys.into_iter().filter(|journey| sound.journey(&journey.head));
    parallel::map(sound.collect(), |journey| journey::journey(context, journey))
}

/// What the whole project shares, in the making. Declarations come in the order of their names, and a map that is made of all of
/// them at once is quicker made and half the size of one that grows.
struct Shared<'a> {
    plan: Plan,
    catalogs: BTreeMap<Name, bundle::Catalog>,
    source_map: SourceMap,
    contract: &'a Contract,
    book: HistoryBook,
    sink: Sink,
}

impl<'a> Shared<'a> {
    fn new(plan: Plan, settings: &Settings, contract: &'a Contract) -> Self {
        let (catalogs, source_map) = (message::empty_catalogs(settings), SourceMap::default());
        Shared { plan, catalogs, source_map, contract, book: HistoryBook::default(), sink: Sink::new() }
    }

    fn segments(&mut self, segments: Vec<hir::Segment>, sound: &Sound) {
        let sound = segments.into_iter().filter(|segment| sound.segment(&segment.head));
        let contract = self.contract;
        let lowered = parallel::map(sound.collect(), |segment: hir::Segment| {
            let mut memory = Memory::new(contract);
            let predicate = memory.predicate(Place::Person, segment.predicate);
            (segment.head, Arc::new(bundle::Segment { predicate }), memory.book, memory.sink)
        });
        let (mut heads, mut segments) = (Heads::default(), Vec::with_capacity(lowered.len()));
        for (head, segment, book, sink) in lowered {
            segments.push((heads.note(head), segment));
            self.book.extend(book);
            self.sink.extend(sink);
        }
        self.plan.segments.append(&mut segments.into_iter().collect());
        heads.file(&mut self.plan.about.segments, &mut self.source_map.segments);
    }

    fn offers(&mut self, offers: Vec<hir::Offer>, sound: &Sound) {
        let mut heads = Heads::default();
        let sound = offers.into_iter().filter(|offer| sound.offer(&offer.head));
        let lowered = sound.map(|mut offer| {
            let name = heads.note(std::mem::take(&mut offer.head));
            (name, Arc::new(offer::offer(offer)))
        });
        self.plan.offers.append(&mut lowered.collect());
        heads.file(&mut self.plan.about.offers, &mut self.source_map.offers);
    }

    fn messages(&mut self, messages: Vec<hir::Message>, sound: &Sound, settings: &Settings) {
        let sound = messages.into_iter().filter(|message| sound.message(&message.head));
        let contract = self.contract;
        let lower = |message| message::message(message, settings, contract);
        let mut heads = Heads::default();
        let (mut all_facts, mut all_texts) = (Vec::new(), BTreeMap::<Name, Vec<(Name, bundle::Message)>>::new());
        for LoweredMessage { head, facts, texts, book, sink } in parallel::map(sound.collect(), lower) {
            let name = heads.note(head);
            self.book.extend(book);
            self.sink.extend(sink);
            for (locale, message) in texts {
                all_texts.entry(locale).or_default().push((name.clone(), message));
            }
            all_facts.push((name, facts));
        }
        self.plan.messages.append(&mut all_facts.into_iter().collect());
        for (locale, texts) in all_texts {
            if let Some(catalog) = self.catalogs.get_mut(&locale) {
                catalog.messages.append(&mut texts.into_iter().collect());
            }
        }
        heads.file(&mut self.plan.about.messages, &mut self.source_map.messages);
    }
}

/// What people read of declarations, and where these stand.
#[derive(Default)]
struct Heads {
    about: Vec<(Name, bundle::About)>,
    spans: Vec<(Name, Span)>,
}

impl Heads {
    /// Gives the name.
    fn note(&mut self, head: Head) -> Name {
        self.spans.push((head.name.clone(), head.span));
        if head.title.is_some() || head.docs.is_some() {
            self.about.push((head.name.clone(), bundle::About { title: head.title, docs: head.docs }));
        }
        head.name
    }

    fn file(self, about: &mut BTreeMap<Name, bundle::About>, spans: &mut BTreeMap<Name, Span>) {
        about.append(&mut self.about.into_iter().collect());
        spans.append(&mut self.spans.into_iter().collect());
    }
}

fn about_of(head: &Head) -> bundle::About {
    bundle::About { title: head.title.clone(), docs: head.docs.clone() }
}
