//! `cap-swallows`: the journeys ask for more than a cap of the policy lets through.
//!
//! Only a note: that is what a cap is for. But what is swallowed is never sent, so it is worth knowing which journeys compete.

use crate::analysis::pressure::{Bound, CapDemand};
use crate::bundle::{Cap, CapPeriod};
use crate::diag::codes::lint::CAP_SWALLOWS;
use crate::diag::{Diagnostic, Sink};
use crate::text::Span;

use super::pressure_words::with_contributors;
use super::{Context, Lint};

pub(super) static LINT: Lint = Lint { codes: &[&CAP_SWALLOWS], check };

fn check(context: &Context, sink: &mut Sink) {
    let places = &context.bundle.source_map.caps;
    for ((cap, demand), at) in context.bundle.plan.policy.caps.iter().zip(&context.pressure.caps).zip(places) {
        if demand.asked > Bound::AtMost(u64::from(cap.count)) {
            sink.push(finding(context, cap, demand, *at));
        }
    }
}

fn finding(context: &Context, cap: &Cap, demand: &CapDemand, at: Span) -> Diagnostic {
    let period = match cap.period {
        CapPeriod::Rolling(length) => length.to_string(),
        CapPeriod::CalendarDay {} => "24h".to_owned(),
    };
    let finding = Diagnostic::new(&CAP_SWALLOWS, at).arg("most", cap.count).arg("period", period);
    let finding = match demand.asked {
        Bound::AtMost(count) => finding.arg("count", i64::try_from(count).unwrap_or(i64::MAX)),
        Bound::Unlimited => finding.arg("count", "unlimited"),
    };
    with_contributors(context, finding, &demand.contributors)
}
