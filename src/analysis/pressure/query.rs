//! What is counted, and which sends of a journey that is.

use crate::bundle::Purpose;
use crate::types::Name;

use super::program::{Program, Site};

/// Which sends a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Query<'a> {
    /// Milliseconds; the window is half-open.
    pub window: i64,
    /// Attempts on this channel; `None`: sends, whichever channel they leave on.
    pub channel: Option<&'a Name>,
    /// `None`: all.
    pub purpose: Option<Purpose>,
}

/// Which attempts of which sends of a program count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Weights {
    /// A bit for each attempt, by send.
    pub attempts: Vec<u64>,
    /// A send with several channels counts once, at one of its attempts; else every attempt counts.
    pub once_per_send: bool,
    /// Leaves out sends whose instant hangs on that of the entry alone.
    pub loose_only: bool,
}

impl Weights {
    /// Those of the query, among the sends that `include` lets through.
    pub fn of(program: &Program, query: Query, mut include: impl FnMut(usize, &Site) -> bool) -> Weights {
        let counted = |site: &Site| query.purpose.is_none_or(|purpose| purpose == site.send.purpose);
        let attempts = program.sites.iter().enumerate().map(|(index, site)| {
            if counted(site) && include(index, site) { channel_bits(site, query.channel) } else { 0 }
        });
        let attempts: Vec<u64> = attempts.collect();
        let once_per_send = query.channel.is_none() && attempts.iter().any(|bits| bits.count_ones() > 1);
        Weights { attempts, once_per_send, loose_only: false }
    }

    pub fn is_zero(&self) -> bool {
        self.attempts.iter().all(|bits| *bits == 0)
    }

    pub fn bits(&self, site: u32) -> u64 {
        self.attempts.get(site as usize).copied().unwrap_or(0)
    }
}

/// Attempts beyond the 64th share the last bit, which counts if any of them does.
fn channel_bits(site: &Site, channel: Option<&Name>) -> u64 {
    let attempts = site.send.via.iter().enumerate();
    let counted = attempts.filter(|(_, attempt)| channel.is_none_or(|channel| *channel == attempt.channel));
    counted.fold(0, |bits, (index, _)| bits | bit(index))
}

/// The bit of an attempt.
pub(super) fn bit(attempt: usize) -> u64 {
    1 << attempt.min(63)
}
