//! `josa('은/는')`: the Korean particle that fits the word before it.

use super::{ArgKind, Filter, Param, Vector, print};
use crate::text::josa::choose;
use crate::types::{Ty, Value};

/// The usual pairs, the form after a consonant first.
pub(super) static COMMON: &[&str] = &["은/는", "이/가", "을/를", "과/와", "으로/로"];

/// Further pairs.
static RARE: [&str; 6] = ["아/야", "이나/나", "이랑/랑", "이라/라", "이며/며", "이에요/예요"];

/// Pairs in the other order that people write too.
static TURNED: [&str; 8] = ["는/은", "가/이", "를/을", "와/과", "로/으로", "야/아", "나/이나", "랑/이랑"];

/// Whether it is a pair that may be asked for.
pub(super) fn knows(pair: &str) -> bool {
    COMMON.iter().chain(&RARE).chain(&TURNED).any(|known| *known == pair)
}

/// The value, and behind it the particle of the pair that follows its last sound.
pub(super) static JOSA: Filter = Filter {
    name: "josa",
    meaning: "filter-josa",
    accepts: &["type-text", "type-enum", "type-integer", "type-money", "type-percent"],
    params: &[Param { name: "particles", kind: ArgKind::Particles, required: true }],
    result: |ty, args| Ty::Text { max: print::longest(ty).map(|max| max.saturating_add(added(args))) },
    apply,
    vectors: &[
        vector(r#"{"text":"니트"}"#, r#"[{"text":"은/는"}]"#, "니트는"),
        vector(r#"{"text":"쿠폰"}"#, r#"[{"text":"은/는"}]"#, "쿠폰은"),
        vector(r#"{"text":"서울"}"#, r#"[{"text":"으로/로"}]"#, "서울로"),
        vector(r#"{"text":"부산"}"#, r#"[{"text":"으로/로"}]"#, "부산으로"),
        vector(r#"{"text":"니트(블랙)"}"#, r#"[{"text":"을/를"}]"#, "니트(블랙)을"),
        vector(r#"{"text":"쿠폰"}"#, r#"[{"text":"와/과"}]"#, "쿠폰과"),
        vector(r#"{"integer":3}"#, r#"[{"text":"이/가"}]"#, "3이"),
        vector(r#"{"money":{"minor":39000,"currency":"KRW"}}"#, r#"[{"text":"을/를"}]"#, "39,000원을"),
        vector("null", r#"[{"text":"이/가"}]"#, ""),
    ],
};

const fn vector(input: &'static str, args: &'static str, output: &'static str) -> Vector {
    Vector { input, args, locale: "ko", output }
}

/// Characters of the longer particle.
fn added(args: &[Value]) -> u32 {
    let Some(Value::Text(pair)) = args.first() else { return 0 };
    let longest = pair.split('/').map(|half| half.chars().count()).max();
    u32::try_from(longest.unwrap_or(0)).unwrap_or(u32::MAX)
}

fn apply(value: Option<&Value>, args: &[Value], locale: &str) -> Option<Value> {
    let Some(Value::Text(pair)) = args.first() else { return None };
    let mut word = print::print(value?, locale)?;
    let particle = choose(&word, pair);
    word.push_str(particle);
    Some(Value::Text(word.into()))
}
