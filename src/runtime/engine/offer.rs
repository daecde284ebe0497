//! Grants of offers (docs/plan.md, "Offers").

use super::super::clock;
use super::super::effect::{Command, GrantedOffer};
use super::super::state::Grant;
use super::{Engine, Key};
use crate::bundle::{Offer, OfferLimit, Validity};
use crate::types::{Instant, Name};
use std::sync::Arc;

impl Engine<'_, '_> {
    /// The offer as the journey's version has it.
    pub(super) fn offer(&self, place: usize, name: &str) -> Option<Arc<Offer>> {
        self.state.instances.get(place)?.version.as_ref()?.journey.offers.get(name).cloned()
    }

    /// Whether it may be granted once more (P-OFFER-5).
    pub(super) fn has_room(&self, place: usize, name: &Name) -> bool {
        let Some(offer) = self.offer(place, name) else { return false };
        let asked = self.state.grants.iter().filter(|grant| grant.offer == *name);
        let room = match &offer.limit {
            None => true,
            Some(OfferLimit::Once {}) => asked.count() == 0,
            Some(OfferLimit::Per { count, period }) => {
                let oldest = self.state.now.minus_seconds(period.lookback_seconds().unwrap_or(u64::MAX));
                asked.filter(|grant| grant.at > oldest).count() < *count as usize
            }
        };
        room && self.ends(&offer).is_none_or(|end| self.state.now < end)
    }

    /// When an offer that runs through a day is over.
    pub(super) fn ends(&self, offer: &Offer) -> Option<Instant> {
        match offer.valid {
            Some(Validity::Until(day)) => {
                Some(self.zone.instant(clock::at(clock::days_after(day, 1), crate::types::TimeOfDay::MIDNIGHT)))
            }
            _ => None,
        }
    }

    /// Issues a grant command. Gives it and the end of the wait for its answer (P-OFFER-1).
    pub(super) fn ask_for_grant(&mut self, place: usize, name: &Name) -> Option<(Key, Instant)> {
        let command = self.command(place, "", Command::Grant { offer: name.clone() })?;
        let limited = self.offer(place, name).is_some_and(|offer| offer.limit.is_some());
        if limited {
            self.state.grants.push(Grant { offer: name.clone(), at: self.state.now, command });
            self.forget_old_grants();
        }
        let timeout = self.program.plan.limits.grant_timeout.least_seconds();
        Some((command, self.state.now.plus_seconds(timeout)))
    }

    /// Grants that no limit looks back at any more: of an offer as any version of the bundle in force has it (P-OFFER-9).
    fn forget_old_grants(&mut self) {
        let now = self.state.now;
        let offers: Vec<(Name, Option<u64>)> = self
            .program
            .versions
            .values()
            .flat_map(|version| &version.journey.offers)
            .map(|(name, offer)| {
                let period = match &offer.limit {
                    Some(OfferLimit::Per { period, .. }) => period.lookback_seconds(),
                    Some(OfferLimit::Once {}) => None,
                    None => Some(0),
                };
                (name.clone(), period)
            })
            .collect();
        self.state.grants.retain(|grant| {
            let mut periods = offers.iter().filter(|(name, _)| *name == grant.offer).map(|(_, period)| *period);
            periods.any(|period| period.is_none_or(|period| grant.at > now.minus_seconds(period)))
        });
    }

    /// The host granted it; the instance may mention it from now on.
    pub(super) fn granted(&mut self, place: usize, name: &Name, code: Option<&Name>, expires_at: Option<Instant>) {
        let expires_at = match self.offer(place, name).and_then(|offer| offer.valid.clone()) {
            Some(Validity::AfterGrant(by)) => expires_at.or_else(|| Some(clock::after(self.state.now, by, &self.zone))),
            _ => expires_at,
        };
        let granted = GrantedOffer { offer: name.clone(), code: code.cloned(), expires_at };
        let Some(instance) = self.state.instances.get_mut(place) else { return };
        instance.granted.retain(|known| known.offer != *name);
        instance.granted.push(granted);
    }

    /// Refused, or not answered: it does not count.
    pub(super) fn withdraw_grant(&mut self, place: usize) {
        if let Some(command) = self.awaited(place) {
            self.state.grants.retain(|grant| grant.command != command);
        }
    }

    /// What a message carries of its offer: what was granted to this instance, else the offer alone. A day through which it is valid
    /// ends on the clocks of now, whatever the host said when it was granted (P-EFFECT-4, P-OFFER-7).
    pub(super) fn carried(&self, place: usize, name: &Name) -> GrantedOffer {
        let mut granted = self.state.instances.get(place).into_iter().flat_map(|instance| &instance.granted);
        let known = granted.find(|known| known.offer == *name);
        let alone = || GrantedOffer { offer: name.clone(), code: None, expires_at: None };
        let carried = known.cloned().unwrap_or_else(alone);
        let ends = self.offer(place, name).and_then(|offer| self.ends(&offer));
        GrantedOffer { expires_at: ends.or(carried.expires_at), ..carried }
    }

    /// Until when the offer of a send is good.
    pub(super) fn offer_ends(&self, place: usize, name: &Name) -> Option<Instant> {
        self.carried(place, name).expires_at
    }
}
