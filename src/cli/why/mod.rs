//! `danbi why`: what happened to a person, and why something did not.

mod beat;
mod human;
mod json;

use super::args::{WhyArgs, WhyFormat};
use super::failure::shown;
use super::output::Output;
use super::{Failure, Outcome, findings};
use crate::diag::render::visible;
use crate::diag::{Arg, Language, catalog};
use crate::driver::{Stage, Stages};
use crate::store::{self, Account, Fact, Told};

pub fn run(args: &WhyArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let mut stages = Stages::default();
    let account = stages.run(Stage::Account, || store::account(&args.db, &args.person));
    let account = account.map_err(|error| Failure::storing(&args.db, error))?;
    let person = visible::line(&args.person).into_owned();
    let named = [("person", Arg::from(person.as_str())), ("path", shown(&args.db))];
    let mut told = match account {
        Account::Known(told) => *told,
        Account::Unknown => return nothing(args.format, "cli-why-unknown", &named, language, output),
        Account::Forgotten { until } => {
            let until = ("until", Arg::from(until.to_string()));
            return nothing(
                args.format,
                "cli-why-forgotten",
                &[named.to_vec(), vec![until]].concat(),
                language,
                output,
            );
        }
    };
    if let Some(journey) = &args.journey {
        narrow(&mut told, journey)?;
    }
    match args.format {
        WhyFormat::Human => human::show(&told, language, output)?,
        WhyFormat::Json => output.out(&json::document(&told, language))?,
    }
    findings::timings(&stages.timings, language, output)?;
    Ok(Outcome::Clean)
}

/// There is nothing to tell: that is a finding. Programs see it by the exit code, and get no words where they expect a document.
fn nothing(
    format: WhyFormat,
    key: &str,
    args: &[(&'static str, Arg)],
    language: Language,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let words = catalog::message(language, key, args);
    match format {
        WhyFormat::Human => output.out(&format!("{words}\n"))?,
        WhyFormat::Json => output.note(&words)?,
    }
    Ok(Outcome::Found)
}

/// Keeps what concerns one journey.
fn narrow(told: &mut Told, journey: &str) -> Result<(), Failure> {
    let of = |fact: &Fact| match fact {
        Fact::Effect { effect, .. } => effect.get("journey").and_then(serde_json::Value::as_str) == Some(journey),
        Fact::DeadLetter { .. } => false,
    };
    if !told.titles.contains_key(journey) && !told.facts.iter().any(of) {
        let journeys = told.titles.keys().map(|name| name.as_str());
        let named = ("journey", Arg::from(visible::line(journey).as_ref()));
        return Err(match crate::diag::nearest(journey, journeys) {
            Some(nearest) => Failure::Said("cli-why-no-journey-nearest", vec![named, ("nearest", nearest.into())]),
            None => Failure::Said("cli-why-no-journey", vec![named]),
        });
    }
    told.facts.retain(of);
    told.running.retain(|running| running == journey);
    if told.running.is_empty() {
        told.next = None;
    }
    Ok(())
}
