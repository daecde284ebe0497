//! File names that every file system, archive and address can carry.
//!
//! ASCII letters, digits, `_` and `-` stand as they are; every other byte of the UTF-8 form is written `%XX`. A long name is cut: the version behind it, a hash that
//! covers the whole name, still tells one journey from another. Nobody needs to read names back: `manifest.json` lists them.

/// The most bytes of a name before it is cut; file systems allow 255 for a whole file name.
const LONGEST: usize = 150;

/// Path of one version of a journey.
pub fn journey(id: &str, version: &str) -> String {
    format!("journeys/{}@{}.json", encode(id), encode(version))
}

/// Path of the catalog of a locale.
pub fn catalog(locale: &str) -> String {
    format!("catalog/{}.json", encode(locale))
}

fn encode(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let part = if plain { char::from(byte).to_string() } else { format!("%{byte:02X}") };
        if out.len() + part.len() > LONGEST {
            break;
        }
        out.push_str(&part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere() {
        assert_eq!(journey("cart_recovery", "0123456789abcdef"), "journeys/cart_recovery@0123456789abcdef.json");
        assert_eq!(journey("장바구니", "00"), "journeys/%EC%9E%A5%EB%B0%94%EA%B5%AC%EB%8B%88@00.json");
        assert_eq!(catalog("en-US"), "catalog/en-US.json");
        assert_eq!(journey("../x", "a"), "journeys/%2E%2E%2Fx@a.json");
        assert!(journey(&"가".repeat(1000), "00").len() < 200);
    }
}
