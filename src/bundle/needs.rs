//! What a runtime must be able to do beyond the least: the registry of `needs`, and what a bundle needs of it.

use std::collections::BTreeSet;

use super::{
    Bundle, CapPeriod, Catalog, CollectUntil, Entry, EntryOn, EventName, ExitOn, Journey, Moment, Node, Operand, Part,
    Predicate, Send, Step, WhileActive, Window,
};
use crate::types::{Duration, Name};

/// Every id with what a runtime that lists it can do. `docs/plan.md` shows this table.
pub const REGISTRY: [(&str, &str); 36] = [
    ("aggregates", "Sums, averages, least, greatest, first and last values of event properties over a window."),
    ("calendar-day-caps", "Caps that count by the local day of the person."),
    ("calendar-durations", "Waits in days, weeks, months and years of the person's zone."),
    ("calendar-entries", "Entries at a date, on days of the week, on a day of the month."),
    ("collect", "Gathering events until a deadline into one binding."),
    ("content", "Asking the host for content, with a way out when it does not come."),
    ("date-entries", "Entries around a date that an attribute holds."),
    ("date-waits", "Waits until a date, or an offset from one."),
    ("exit-predicates", "Exits on a predicate that turns true."),
    ("experiments", "Assigning people to arms by the published hash."),
    ("fallback", "Chains of channels, tried one after the other."),
    ("goals", "Recording a journey's goal."),
    ("guards", "Hours and conditions that law or vendor set for a channel."),
    ("histories", "Answering what happened before an entry from kept histories."),
    ("holdouts", "Withholding advertising from the share held out."),
    ("instance-histories", "Counting since the entry, or for one instance alone."),
    ("journey-events", "Reacting to what other journeys did: entered, finished, exited, reached."),
    ("keyed-concurrency", "Instances of one journey side by side, one for each key."),
    ("last-words", "Steps that run at an exit."),
    ("lists", "Adding people to lists and removing them."),
    ("local-waits", "Waits until a time of day, a weekday, or a day counted from the entry."),
    ("message-events", "Reacting to receipts: sent, delivered, failed, opened, clicked, unsubscribed."),
    ("migrate", "Moving people from an older version of a journey to the current one."),
    ("offers", "Granting offers, and waiting for the host's answer."),
    ("personal-hours", "Waits until a time of day that data of the person decides."),
    ("preferred-channel", "Trying the person's preferred channel first."),
    ("races", "Waiting for the first of several things."),
    ("render", "Printing texts that hold placeholders, conditions or lists."),
    ("repeat", "Bounded repetition."),
    ("restart", "An entry that ends the running instance and begins a new one."),
    ("retired", "Draining or leaving versions that are given up."),
    ("segment-entries", "Entries when a predicate turns true."),
    ("set", "Changing attributes of the person."),
    ("spread", "Spreading entries over a stretch of time by the published hash."),
    ("variants", "Messages with named variants."),
    ("webhooks", "Calling the project's webhooks."),
];

/// What this bundle needs, from its journeys, policy and texts.
pub fn of(bundle: &Bundle) -> BTreeSet<Name> {
    let mut found = Found::default();
    let caps = &bundle.plan.policy.caps;
    found.add_if("calendar-day-caps", caps.iter().any(|cap| matches!(cap.period, CapPeriod::CalendarDay {})));
    found.add_if("holdouts", bundle.plan.policy.holdout.is_some());
    found.add_if("retired", !bundle.plan.retired.is_empty());
    found.add_if("migrate", !bundle.plan.migrate.is_empty());
    found.add_if("render", bundle.catalogs.values().any(has_placeholders));
    for journey in bundle.journeys.values().chain(&bundle.older) {
        found.header(journey);
        journey.steps.values().for_each(|step| found.step(step));
        journey.all_nodes().for_each(|node| found.node(node));
    }
    found.needs
}

#[derive(Default)]
struct Found {
    needs: BTreeSet<Name>,
}

impl Found {
    fn add(&mut self, id: &'static str) {
        debug_assert!(REGISTRY.iter().any(|(known, _)| *known == id), "{id} is not in the registry");
        self.needs.insert(Name::new_static(id));
    }

    fn add_if(&mut self, id: &'static str, used: bool) {
        if used {
            self.add(id);
        }
    }

    fn header(&mut self, journey: &Journey) {
        journey.entries.iter().for_each(|entry| self.entry(entry));
        self.add_if("keyed-concurrency", journey.key.is_some());
        self.add_if("restart", journey.reentry.while_active == WhileActive::Restart);
        self.add_if("exit-predicates", journey.exits.iter().any(|exit| matches!(exit.on, ExitOn::When(_))));
        self.add_if("last-words", journey.exits.iter().any(|exit| exit.last_words.is_some()));
        self.add_if("goals", journey.goal.is_some());
        self.add_if("holdouts", journey.holdout.is_some());
    }

    fn entry(&mut self, entry: &Entry) {
        self.add_if("spread", entry.spread.is_some());
        match &entry.on {
            EntryOn::Event { .. } => {}
            EntryOn::When { .. } => self.add("segment-entries"),
            EntryOn::At(_) | EntryOn::Weekly { .. } | EntryOn::Monthly { .. } => self.add("calendar-entries"),
            EntryOn::Yearly { .. } | EntryOn::Date(_) => self.add("date-entries"),
        }
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Wait { duration, at, .. } => {
                self.duration(*duration);
                self.add_if("calendar-durations", at.is_some());
            }
            Step::Until { moment, arms, .. } => {
                self.moment(moment);
                self.add_if("races", !arms.is_empty());
            }
            Step::Race { limit, .. } => {
                self.duration(*limit);
                self.add("races");
            }
            Step::Collect(collect) => {
                self.add("collect");
                match &collect.until {
                    CollectUntil::For(duration) => self.duration(*duration),
                    CollectUntil::Moment { moment, .. } => self.moment(moment),
                }
            }
            Step::Load(_) => self.add("content"),
            Step::Assign(_) => self.add("experiments"),
            Step::Repeat { every, .. } => {
                self.add("repeat");
                self.duration(*every);
            }
            Step::Send(send) => self.send(send),
            Step::Grant { .. } => self.add("offers"),
            Step::Set { .. } => self.add("set"),
            Step::List { .. } => self.add("lists"),
            Step::Call { .. } => self.add("webhooks"),
            Step::Branch { .. } | Step::Stop => {}
        }
    }

    fn send(&mut self, send: &Send) {
        self.add_if("variants", send.variant.is_some());
        self.add_if("fallback", send.via.len() > 1);
        self.add_if("preferred-channel", send.preferred);
        self.add_if("offers", send.offer.is_some());
        self.add_if("guards", send.via.iter().any(|attempt| !attempt.guards.is_empty()));
    }

    fn duration(&mut self, duration: Duration) {
        self.add_if("calendar-durations", !duration.is_exact());
    }

    fn moment(&mut self, moment: &Moment) {
        self.add(match moment {
            Moment::Time(_) | Moment::Weekday { .. } | Moment::Day { .. } => "local-waits",
            Moment::Date(_) => "date-waits",
            Moment::TimeOf { .. } => "personal-hours",
        });
    }

    fn node(&mut self, node: Node<'_>) {
        match node {
            Node::Predicate(Predicate::Did(did)) => self.past(did.window, did.history.is_some()),
            Node::Operand(Operand::Aggregate(aggregate)) => {
                self.add("aggregates");
                self.past(aggregate.window, aggregate.history.is_some());
            }
            Node::Match(of) => match &of.event {
                EventName::Event(_) => {}
                EventName::Message { .. } => self.add("message-events"),
                EventName::Journey { .. } => self.add("journey-events"),
            },
            Node::Predicate(_) | Node::Operand(_) => {}
        }
    }

    fn past(&mut self, window: Window, from_history: bool) {
        let instance = !from_history || window == (Window::SinceEntry {});
        self.add(if instance { "instance-histories" } else { "histories" });
    }
}

fn has_placeholders(catalog: &Catalog) -> bool {
    let contents = catalog.messages.values().flat_map(|message| {
        message.contents.values().chain(message.variants.values().flat_map(|variant| variant.values()))
    });
    let older = catalog.older.values().flat_map(|of| of.values());
    let older =
        older.flat_map(|texts| texts.contents.values().chain(texts.variants.values().flat_map(|of| of.values())));
    contents
        .chain(older)
        .flat_map(|content| content.texts())
        .flat_map(|text| text.0.iter())
        .any(|part| !matches!(part, Part::Literal(_)))
}
