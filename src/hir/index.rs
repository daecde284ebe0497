//! The signatures of all declarations: what one body may know of another.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{ParamOf, Purpose};
use crate::text::{FileId, Span};
use crate::types::Name;

/// Declarations in the order of their names. Every body looks up many of them: by hash.
pub type ByName<T> = IndexMap<Name, T, FxBuildHasher>;

/// Everything that is declared in the campaign files, by kind and name.
#[derive(Debug, Default)]
pub struct Index {
    pub segments: ByName<Declared>,
    pub offers: ByName<Declared>,
    pub messages: ByName<MessageSignature>,
    pub journeys: ByName<Declared>,
    /// What offers say of themselves.
    pub offers_say: FxHashMap<Name, OfferSays>,
    /// Offers that sends attach to messages: the message, the offer, the file of the send.
    pub carried: BTreeSet<(Name, Name, FileId)>,
    /// Stages that journeys say, for the policy.
    pub stages: BTreeMap<Name, Span>,
    /// A policy holds people out, or something could not be read that may have said so.
    pub policy_holds_out: bool,
    /// Names whose declaration could not be read: nothing is said about their absence.
    pub lost: BTreeSet<Name>,
    /// Kinds of which a declaration has no name: any name of theirs may be meant to be its own.
    pub nameless: BTreeSet<&'static str>,
    /// Kinds and files in which a declaration has the name of another: it was surely meant to have one that is missed there.
    pub twice: BTreeSet<(&'static str, FileId)>,
}

/// What of an offer a text may count on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferSays {
    /// It has `terms`.
    pub terms: bool,
    /// It has a `minimum`.
    pub minimum: bool,
}

/// A name and where it is declared.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// Of the name.
    pub span: Span,
    /// What was read of it had an error: whatever could be wrong because something is missing is not said.
    pub broken: bool,
}

/// What a `send` must know of a message.
#[derive(Clone, Debug)]
pub struct MessageSignature {
    pub declared: Declared,
    /// `None` where it was not said or is no purpose.
    pub purpose: Option<Purpose>,
    pub topic: Option<Name>,
    pub params: Vec<SignatureParam>,
    /// In the order written, each once.
    pub channels: Vec<Name>,
    pub variants: Vec<Name>,
    /// Some text names `offer`: every send must attach one.
    pub uses_offer: Option<Span>,
}

#[derive(Clone, Debug)]
pub struct SignatureParam {
    pub name: Name,
    pub span: Span,
    pub of: ParamOf,
}
