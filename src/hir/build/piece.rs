//! One file again, against what the others say of themselves.

use std::collections::BTreeSet;

use super::context::Context;
use super::{bodies, cycles, gather, open_hours};
use crate::diag::Sink;
use crate::hir::{ByName, Declared, Index, MessageSignature, Project};
use crate::schema::Schema;
use crate::settings::Settings;
use crate::syntax::ast;
use crate::text::FileId;
use crate::types::{Name, TimeRange};

/// Builds the declarations of one file of a project that has no error.
///
/// `None` where the file declares anything else than `index` says of it: then other files may mean something else too. `index`
/// takes over the places, which may have moved.
pub fn rebuild(
    id: FileId,
    file: ast::File,
    index: &mut Index,
    (schema, settings): (&Schema, &Settings),
    findings: &mut Sink,
) -> Option<Project> {
    let mut trouble = Sink::new();
    let own = gather::gather(std::slice::from_ref(&file), schema, &[], &mut trouble);
    if findings.has_errors() || !trouble.is_empty() || !own.lost.is_empty() || !index.says_the_same(&own, id) {
        return None;
    }
    index.segments.extend(own.segments);
    index.offers.extend(own.offers);
    index.messages.extend(own.messages);
    index.journeys.extend(own.journeys);
    Some(bodies(vec![file], Context { index, schema, settings }, &[], findings))
}

impl Index {
    /// Whether this says of one file what `own` says, which was gathered from that file alone; places left out.
    fn says_the_same(&self, own: &Index, file: FileId) -> bool {
        same_names(&self.segments, &own.segments, file)
            && same_names(&self.offers, &own.offers, file)
            && same_names(&self.journeys, &own.journeys, file)
            && own.offers_say.iter().all(|(name, says)| self.offers_say.get(name) == Some(says))
            && self.carried.iter().filter(|(.., of)| *of == file).eq(&own.carried)
            && own.messages.iter().all(|(name, signature)| self.messages.get(name).is_some_and(|of| of.is(signature)))
            && self.messages.iter().filter(|(_, of)| of.declared.span.file == file).count() == own.messages.len()
    }
}

fn same_names(all: &ByName<Declared>, own: &ByName<Declared>, file: FileId) -> bool {
    all.iter().filter(|(_, of)| of.span.file == file).map(|(name, _)| name).eq(own.keys())
}

impl MessageSignature {
    /// Whether a `send` can tell no difference.
    fn is(&self, other: &MessageSignature) -> bool {
        let params = |of: &MessageSignature| -> Vec<_> {
            of.params.iter().map(|param| (param.name.clone(), param.of.clone())).collect()
        };
        self.declared.span.file == other.declared.span.file
            && (self.purpose, &self.topic) == (other.purpose, &other.topic)
            && params(self) == params(other)
            && (&self.channels, &self.variants) == (&other.channels, &other.variants)
            && self.uses_offer.is_some() == other.uses_offer.is_some()
    }
}

/// Name, stage, journeys that set it off, and its open hours with the messages it sends in them.
type JourneyTies = (Name, Option<Name>, Vec<Name>, Option<(TimeRange, BTreeSet<Name>)>);

/// What ties declarations to those of other files beyond their signatures: what circles, open hours and the policy look at.
#[derive(Debug, PartialEq)]
pub struct Ties {
    segments: Vec<(Name, Vec<Name>)>,
    journeys: Vec<JourneyTies>,
    policy: bool,
}

impl Ties {
    /// A policy is everybody's business.
    pub fn hold_a_policy(&self) -> bool {
        self.policy
    }
}

/// The ties of some declarations.
pub fn ties(project: &Project) -> Ties {
    let segments = project.segments.iter().map(|of| (of.head.name.clone(), cycles::segments_of(of)));
    let journeys = project.journeys.iter().map(|of| {
        let open = of.window.map(|(_, range)| {
            let mut sent = BTreeSet::new();
            open_hours::sends(&of.body, &mut |message| _ = sent.insert(message.clone()));
            (range, sent)
        });
        (of.head.name.clone(), of.stage.clone(), cycles::set_off_by(of), open)
    });
    Ties { segments: segments.collect(), journeys: journeys.collect(), policy: project.policy.is_some() }
}
