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

use crate::bundle::{self, Bundle, Contract, Plan, SourceMap};
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
    let Shared { mut plan, catalogs, mut source_map, memory } = shared;
    let (mut book, mut journeys) = (memory.book, BTreeMap::new());
    sink.extend(memory.sink);
    for LoweredJourney { journey, spans, book: own_book, sink: own_sink } in lowered {
        book.extend(own_book);
        sink.extend(own_sink);
        source_map.journeys.insert(journey.id.clone(), spans);
        journeys.insert(journey.id.clone(), journey);
    }
    plan.journeys = journeys.keys().map(|name| (name.clone(), Name::default())).collect();
    plan.policy = policy;
    plan.histories = book.into_histories();
    Bundle { plan, journeys, older: Vec::new(), catalogs, contract, source_map }
}

fn journeys(context: Context<'_>, journeys: Vec<hir::Journey>, sound: &Sound) -> Vec<LoweredJourney> {
    let sound = journeys.into_iter().filter(|journey| sound.journey(&journey.head));
    parallel::map(sound.collect(), |journey| journey::journey(context, journey))
}

/// What the whole project shares, in the making.
struct Shared<'a> {
    plan: Plan,
    catalogs: BTreeMap<Name, bundle::Catalog>,
    source_map: SourceMap,
    memory: Memory<'a>,
}

impl<'a> Shared<'a> {
    fn new(plan: Plan, settings: &Settings, contract: &'a Contract) -> Self {
        let (catalogs, source_map) = (message::empty_catalogs(settings), SourceMap::default());
        Shared { plan, catalogs, source_map, memory: Memory::new(contract) }
    }

    fn segments(&mut self, segments: Vec<hir::Segment>, sound: &Sound) {
        for segment in segments.into_iter().filter(|segment| sound.segment(&segment.head)) {
            note(&segment.head, &mut self.plan.about.segments, &mut self.source_map.segments);
            let predicate = self.memory.predicate(Place::Person, segment.predicate);
            self.plan.segments.insert(segment.head.name, Arc::new(bundle::Segment { predicate }));
        }
    }

    fn offers(&mut self, offers: Vec<hir::Offer>, sound: &Sound) {
        for offer in offers.into_iter().filter(|offer| sound.offer(&offer.head)) {
            note(&offer.head, &mut self.plan.about.offers, &mut self.source_map.offers);
            self.plan.offers.insert(offer.head.name.clone(), Arc::new(offer::offer(offer)));
        }
    }

    fn messages(&mut self, messages: Vec<hir::Message>, sound: &Sound, settings: &Settings) {
        let sound = messages.into_iter().filter(|message| sound.message(&message.head));
        let contract = self.memory.contract;
        let lower = |message| message::message(message, settings, contract);
        for LoweredMessage { head, facts, texts, book, sink } in parallel::map(sound.collect(), lower) {
            note(&head, &mut self.plan.about.messages, &mut self.source_map.messages);
            self.plan.messages.insert(head.name.clone(), facts);
            self.memory.book.extend(book);
            self.memory.sink.extend(sink);
            for (locale, message) in texts {
                if let Some(catalog) = self.catalogs.get_mut(&locale) {
                    catalog.messages.insert(head.name.clone(), message);
                }
            }
        }
    }
}

/// Files what people read of a declaration, and where it stands.
fn note(head: &Head, about: &mut BTreeMap<Name, bundle::About>, spans: &mut BTreeMap<Name, Span>) {
    spans.insert(head.name.clone(), head.span);
    if head.title.is_some() || head.docs.is_some() {
        about.insert(head.name.clone(), about_of(head));
    }
}

fn about_of(head: &Head) -> bundle::About {
    bundle::About { title: head.title.clone(), docs: head.docs.clone() }
}
