//! The nearest name, for "did you mean".

/// Longer names get no suggestion: comparing takes time in proportion to the product of both lengths.
const LONGEST: usize = 100;

/// The candidate most like `name`, if one is near enough to be worth naming: at most a third of its letters differ
/// (one in the shortest names), a swap of two neighbours counts once. Hangul is compared by its letters (jamo), so that one
/// wrong vowel is one mistake and not a whole syllable. Ties go to the first in alphabetical order.
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if name.len() > LONGEST {
        return None;
    }
    let wanted = letters(name);
    let allowed = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != name && candidate.len() <= 2 * LONGEST)
        .map(|candidate| (strsim::osa_distance(&wanted, &letters(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Lower case, Hangul syllables taken apart (the arithmetic of the Unicode standard, section 3.12).
fn letters(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match u32::from(letter).checked_sub(0xAC00).filter(|&index| index < 11_172) {
            Some(index) => {
                let (lead, vowel, tail) = (index / 588, index % 588 / 28, index % 28);
                let jamo = [0x1100 + lead, 0x1161 + vowel, 0x11A7 + tail];
                out.extend(jamo.into_iter().take(if tail == 0 { 2 } else { 3 }).filter_map(char::from_u32));
            }
            None => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_the_nearest_name_or_none() {
        assert_eq!(nearest("cart_addded", ["cart_added", "order"]), Some("cart_added"));
        assert_eq!(nearest("장바구나", ["장바구니", "주문"]), Some("장바구니"));
        assert_eq!(nearest("xyz", ["cart_added", "order"]), None);
        assert_eq!(nearest("gald", ["gold", "vip"]), Some("gold"));
    }

    #[test]
    fn names_of_many_letters_are_not_compared() {
        let (long, longer) = ("a".repeat(1_000_000), "a".repeat(1_000_001));
        assert_eq!(nearest(&long, [longer.as_str()]), None);
        assert_eq!(nearest("aaaa", [longer.as_str(), "aaa"]), Some("aaa"));
    }
}
