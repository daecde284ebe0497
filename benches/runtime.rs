//! How fast plans run: `campaigns/shop` as a whole, four weeks of made-up customers.
//!
//! Two mixes: three tenths of the events inside the alphabet, the least that a host would tell of, and half of them, which is harder.
//! What else comes in (profiles, receipts, answers) is always inside. `cargo bench --bench runtime` prints inputs a second of each:
//! decoded ones through `step` with states at hand, the same with the state of the person read from its bytes and written back at
//! every input, and lines of JSON all the way to lines of effects. Inputs come in the order of time, so that one person's seldom
//! follow each other. The shares and the states' bytes are printed once.
//!
//! A core is not always there as a whole: where another thread of it works too, also one of another machine, each has some half of it.
//! So before the timings it is said what the interpreter did while the core was whole, and over all (`share`).
//!
//! What was found in November 2026, on one of two virtual cores at 3.1 GHz, with the mix of three tenths: while the core was whole
//! 1.0 to 1.15 million decoded inputs a second in six rounds with 2,000 persons, 1.3 to 1.5 million with 200, whose states the caches
//! hold; over a whole run 0.7 to 1.1 million, by how much of the core there was. With glibc's allocator it is a third less: mimalloc's
//! memory comes in huge pages. Lines come to 0.45 to 0.49 million: some 5,000 instructions to read each (a JSON parser goes through
//! every byte of those that are dropped, too) and 3,500 to write an effect.
//!
//! What limits it: no single thing stands out. An input that is heard runs through candidates (a quarter; each that is refused is a
//! record), through what is due (a quarter), predicates (a seventh) and one to three blocks of SHA-256. With 2,000 persons a quarter of
//! the time goes into fetching states that have left the caches since the person was last heard of. A state that is read and written at
//! every input costs ten times what `step` does, nearly all of it in names and instants that are read one by one.

mod people;
mod share;

use std::path::Path;

use danbi::driver::{DiskWorld, Options, compile};
use danbi::runtime::{Effect, Input, Program, State, step};
use divan::counter::ItemsCount;
use people::{Days, Told};
use share::{Core, Rates};
use std::sync::LazyLock;

/// What a host that plays inputs may take: quicker than the one of the system, and its memory comes in huge pages where the system lets
/// it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PERSONS: usize = 2_000;
/// So few that all they have done stays in the caches of a core.
const NEAR: usize = 200;
/// Of the events, in basis points, at least so many inside the alphabet; the rest a host drops at once.
const LEAST_INSIDE: usize = 3_000;
/// Times that everything is played to see what the core does, and inputs between two looks at it (some milliseconds).
const PLAYS: usize = 20;
const AT_ONCE: usize = 4_000;
/// The most that a state may take on average.
const MOST_BYTES: usize = 4_000;

/// How many events lie outside the alphabet.
#[derive(Clone, Copy, Debug)]
enum Mix {
    ThreeTenths,
    Half,
}

impl Mix {
    const ALL: [Mix; 2] = [Mix::ThreeTenths, Mix::Half];

    fn days(self) -> &'static Days {
        match self {
            Mix::ThreeTenths => &THREE_TENTHS,
            Mix::Half => &HALF,
        }
    }
}

static SHOP: LazyLock<Program> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("campaigns/shop");
    let world = DiskWorld::new(&folder).expect("the folder of the shop");
    let bundle = compile(&world, &Options::default()).seal().expect("canonical").expect("no errors").into_bundle();
    Program::load(&bundle).expect("a bundle that can be run")
});

static THREE_TENTHS: LazyLock<Days> = LazyLock::new(|| Days::of(&SHOP, PERSONS, 8));
static HALF: LazyLock<Days> = LazyLock::new(|| Days::of(&SHOP, PERSONS, 4));

fn main() {
    for mix in Mix::ALL {
        describe(&SHOP, mix);
    }
    say_rates(&SHOP, &Days::of(&SHOP, NEAR, 8));
    divan::main();
}

fn describe(program: &Program, mix: Mix) {
    let days = mix.days();
    let inside = days.share_inside(program);
    assert!(inside >= LEAST_INSIDE, "{inside} basis points of the events are inside the alphabet");
    let mut states = fresh(days);
    let effects = play(program, days, &mut states);
    let bytes: usize = states.iter().map(|state| state.encode().len()).sum();
    let each = bytes / states.len();
    println!("{mix:?}: {} inputs, {inside} basis points of the events inside, {effects} effects", days.inputs.len());
    println!("{each} bytes of state for a person on average");
    assert!(each <= MOST_BYTES, "{each} bytes");
    say_rates(program, days);
}

/// Inputs a second, set against what the core did just then.
fn say_rates(program: &Program, days: &Days) {
    let Rates { whole, all, share } = rates(program, days);
    let (persons, percent) = (days.persons.len(), share * 100.0);
    println!(
        "decoded, {persons} persons: {:.2} million a second while the core was whole ({percent:.0}% of the time), {:.2} over all",
        whole / 1e6,
        all / 1e6
    );
}

fn rates(program: &Program, days: &Days) -> Rates {
    let mut core = Core::default();
    for _ in 0..PLAYS {
        let (mut states, mut effects) = (fresh(days), Vec::new());
        for some in days.inputs.chunks(AT_ONCE) {
            core.measure(some.len(), || play_some(program, some, &mut states, &mut effects));
        }
    }
    core.rates()
}

fn fresh(days: &Days) -> Vec<State> {
    days.persons.iter().map(|person| State::new(person.clone())).collect()
}

/// Gives the number of effects.
fn play(program: &Program, days: &Days, states: &mut [State]) -> usize {
    let mut effects = Vec::new();
    play_some(program, &days.inputs, states, &mut effects)
}

fn play_some(program: &Program, inputs: &[Told], states: &mut [State], effects: &mut Vec<Effect>) -> usize {
    let mut count = 0;
    for told in inputs {
        step(program, &mut states[told.person], &told.input, effects);
        count += effects.len();
        effects.clear();
    }
    count
}

#[divan::bench(args = Mix::ALL, sample_count = 10, sample_size = 1)]
fn decoded(bencher: divan::Bencher<'_, '_>, mix: Mix) {
    let (program, days) = (&*SHOP, mix.days());
    bencher
        .counter(ItemsCount::new(days.inputs.len()))
        .with_inputs(|| fresh(days))
        .bench_local_values(|mut states| (play(program, days, &mut states), states));
}

#[divan::bench(args = Mix::ALL, sample_count = 5, sample_size = 1)]
fn with_states_from_bytes(bencher: divan::Bencher<'_, '_>, mix: Mix) {
    let (program, days) = (&*SHOP, mix.days());
    bencher
        .counter(ItemsCount::new(days.inputs.len()))
        .with_inputs(|| vec![Vec::new(); days.persons.len()])
        .bench_local_values(|mut kept: Vec<Vec<u8>>| {
            let mut effects: Vec<Effect> = Vec::new();
            for told in &days.inputs {
                let bytes = &mut kept[told.person];
                let person = days.persons[told.person].clone();
                let mut state = State::decode(program, person, bytes).expect("bytes just written");
                step(program, &mut state, &told.input, &mut effects);
                *bytes = state.encode();
                effects.clear();
            }
            kept
        });
}

#[divan::bench(args = Mix::ALL, sample_count = 5, sample_size = 1)]
fn lines_of_json(bencher: divan::Bencher<'_, '_>, mix: Mix) {
    let (program, days) = (&*SHOP, mix.days());
    bencher.counter(ItemsCount::new(days.inputs.len())).with_inputs(|| fresh(days)).bench_local_values(|mut states| {
        let (mut effects, mut out): (Vec<Effect>, Vec<u8>) = (Vec::new(), Vec::new());
        for told in &days.inputs {
            let Ok(Some(input)) = Input::of_line(program, &told.line) else { continue };
            step(program, &mut states[told.person], &input, &mut effects);
            for effect in effects.drain(..) {
                effect.write_line(&mut out);
            }
            // As written to a file, piece by piece.
            if out.len() > 1 << 20 {
                out.clear();
            }
        }
        (states, out)
    });
}
