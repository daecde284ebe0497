//! The policy: caps, quiet hours, priority, holdout.

use super::sound::Sound;
use crate::bundle::{Cap, CapPeriod, Closed, Holdout, Policy, Quiet, SourceMap};
use crate::hir;
use crate::settings::Settings;
use crate::types::CapScope;

/// Lowers what could be read of the policy. A cap for a message or journey that is not lowered is left out with it: nothing
/// can count against it.
pub(super) fn policy(
    policy: Option<hir::Policy>,
    settings: &Settings,
    sound: &Sound,
    source_map: &mut SourceMap,
) -> Policy {
    let Some(policy) = policy else { return Policy::default() };
    source_map.policy = Some(policy.span);
    let mut caps = Vec::new();
    for cap in policy.caps.into_iter().filter(|cap| can_count(&cap.scope, sound)) {
        source_map.caps.push(cap.span);
        caps.push(lower_cap(cap));
    }
    let holdout = policy.holdout.map(|share| Holdout { share, salt: format!("{}/holdout", settings.name) });
    Policy { caps, quiet: policy.quiet.into_iter().map(quiet).collect(), priority: policy.priority, holdout }
}

fn can_count(scope: &CapScope, sound: &Sound) -> bool {
    match scope {
        CapScope::Message(name) => sound.has_message(name),
        CapScope::Journey(name) => sound.has_journey(name),
        CapScope::Purpose(_) | CapScope::Stage(_) | CapScope::Topic(_) => true,
    }
}

fn lower_cap(cap: hir::Cap) -> Cap {
    let period = cap.rolling.map_or(CapPeriod::CalendarDay {}, CapPeriod::Rolling);
    Cap { count: cap.count, period, scope: cap.scope, channel: cap.channel }
}

fn quiet(quiet: hir::Quiet) -> Quiet {
    let effect = if quiet.skip { Closed::Refuse } else { Closed::Hold };
    Quiet { range: quiet.range, purpose: quiet.purpose, effect }
}
