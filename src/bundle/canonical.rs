//! Canonical JSON (RFC 8785): one value, one sequence of bytes, so that a hash of it means something.
//!
//! RFC 8785 writes numbers as IEEE 754 doubles do. A bundle holds no floating-point number, and of integers only those that
//! every double holds exactly; so a number is its plain decimal digits, and anything else is refused here rather than
//! rounded in some reader. Nothing in a bundle is null either: what is absent is left out.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

/// The greatest integer, either way from zero, that every JSON reader holds exactly: 2^53 - 1 (RFC 7493, section 2.2).
pub const GREATEST_INTEGER: i64 = (1 << 53) - 1;

/// The most objects and lists inside one another; common JSON readers allow 128.
pub const GREATEST_DEPTH: usize = 120;

/// Why a value has no canonical bytes. `at` is a JSON pointer (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCanonical {
    Float {
        at: String,
    },
    /// Beyond [`GREATEST_INTEGER`].
    IntegerTooLarge {
        at: String,
    },
    Null {
        at: String,
    },
    /// Beyond [`GREATEST_DEPTH`].
    TooDeep {
        at: String,
    },
    /// The value cannot be written as JSON at all.
    NoJson {
        why: String,
    },
}

impl fmt::Display for NotCanonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotCanonical::Float { at } => write!(f, "{at}: a fraction; only integers can be written"),
            NotCanonical::IntegerTooLarge { at } => {
                write!(f, "{at}: an integer beyond {GREATEST_INTEGER}, which not every reader holds exactly")
            }
            NotCanonical::Null { at } => write!(f, "{at}: null; what is absent is left out"),
            NotCanonical::TooDeep { at } => write!(f, "{at}: nested more than {GREATEST_DEPTH} deep"),
            NotCanonical::NoJson { why } => write!(f, "cannot be written as JSON: {why}"),
        }
    }
}

impl std::error::Error for NotCanonical {}

/// The canonical bytes of a value, without a line end.
pub fn to_bytes(value: &impl Serialize) -> Result<Vec<u8>, NotCanonical> {
    let value = serde_json::to_value(value).map_err(|error| NotCanonical::NoJson { why: error.to_string() })?;
    value_to_bytes(&value)
}

/// The canonical bytes of a JSON tree.
pub fn value_to_bytes(value: &Value) -> Result<Vec<u8>, NotCanonical> {
    let mut writer = Writer { out: Vec::new(), path: Vec::new() };
    writer.value(value)?;
    Ok(writer.out)
}

/// Adds a text as RFC 8785, section 3.2.2.2, writes it: the two-character escapes where there is one, else `\u00xx` in lower case for
/// control characters; everything else stands as it is.
pub fn write_string(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    // Every byte is looked at, so that many are looked at at once.
    let escaped = text.bytes().fold(false, |any, byte| any | (byte < b' ') | (byte == b'"') | (byte == b'\\'));
    if !escaped {
        out.extend_from_slice(text.as_bytes());
    } else {
        text.chars().for_each(|character| write_character(out, character));
    }
    out.push(b'"');
}

fn write_character(out: &mut Vec<u8>, character: char) {
    match character {
        '"' => out.extend_from_slice(b"\\\""),
        '\\' => out.extend_from_slice(b"\\\\"),
        '\u{8}' => out.extend_from_slice(b"\\b"),
        '\u{c}' => out.extend_from_slice(b"\\f"),
        '\n' => out.extend_from_slice(b"\\n"),
        '\r' => out.extend_from_slice(b"\\r"),
        '\t' => out.extend_from_slice(b"\\t"),
        '\0'..='\u{1f}' => out.extend_from_slice(format!("\\u{:04x}", u32::from(character)).as_bytes()),
        _ => out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
    }
}

struct Writer<'v> {
    out: Vec<u8>,
    path: Vec<Key<'v>>,
}

enum Key<'v> {
    Name(&'v str),
    Index(usize),
}

impl<'v> Writer<'v> {
    fn value(&mut self, value: &'v Value) -> Result<(), NotCanonical> {
        match value {
            Value::Null => Err(NotCanonical::Null { at: self.pointer() }),
            Value::Bool(flag) => {
                self.out.extend_from_slice(if *flag { b"true" } else { b"false" });
                Ok(())
            }
            Value::Number(number) => self.number(number),
            Value::String(text) => {
                write_string(&mut self.out, text);
                Ok(())
            }
            Value::Array(items) => self.array(items),
            Value::Object(members) => self.object(members),
        }
    }

    fn number(&mut self, number: &serde_json::Number) -> Result<(), NotCanonical> {
        match number.as_i64() {
            Some(integer) if integer.unsigned_abs() <= GREATEST_INTEGER.unsigned_abs() => {
                self.out.extend_from_slice(integer.to_string().as_bytes());
                Ok(())
            }
            None if number.is_f64() => Err(NotCanonical::Float { at: self.pointer() }),
            _ => Err(NotCanonical::IntegerTooLarge { at: self.pointer() }),
        }
    }

    fn array(&mut self, items: &'v [Value]) -> Result<(), NotCanonical> {
        self.out.push(b'[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            self.inside(Key::Index(index), item)?;
        }
        self.out.push(b']');
        Ok(())
    }

    /// Members stand in the order of their names' UTF-16 code units (section 3.2.3), which is not that of their bytes.
    fn object(&mut self, members: &'v Map<String, Value>) -> Result<(), NotCanonical> {
        let mut sorted: Vec<(&String, &Value)> = members.iter().collect();
        sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
        self.out.push(b'{');
        for (index, (name, value)) in sorted.into_iter().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            write_string(&mut self.out, name);
            self.out.push(b':');
            self.inside(Key::Name(name), value)?;
        }
        self.out.push(b'}');
        Ok(())
    }

    fn inside(&mut self, key: Key<'v>, value: &'v Value) -> Result<(), NotCanonical> {
        self.path.push(key);
        if self.path.len() > GREATEST_DEPTH {
            return Err(NotCanonical::TooDeep { at: self.pointer() });
        }
        self.value(value)?;
        self.path.pop();
        Ok(())
    }

    fn pointer(&self) -> String {
        let parts = self.path.iter().map(|key| match key {
            Key::Name(name) => format!("/{}", escape_pointer(name)),
            Key::Index(index) => format!("/{index}"),
        });
        parts.collect()
    }
}

/// A name as a part of a JSON pointer (RFC 6901, section 3).
pub fn escape_pointer(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(json: &str) -> String {
        String::from_utf8(value_to_bytes(&serde_json::from_str(json).unwrap()).unwrap()).unwrap()
    }

    /// RFC 8785, section 3.2.3: the names of its sample, sorted by UTF-16 code units (U+1F600 before U+FB33).
    #[test]
    fn members_stand_in_the_order_of_their_utf16_code_units() {
        let sample = r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
            "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#;
        assert_eq!(
            canonical(sample),
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\
             \"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\
             \"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}"
        );
    }

    /// RFC 8785, section 3.2.2: its sample, numbers aside.
    #[test]
    fn strings_and_literals_are_as_the_rfc_writes_them() {
        let sample = r#"{ "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [true, false], "n": [0, -12, 333] }"#;
        assert_eq!(
            canonical(sample),
            "{\"literals\":[true,false],\"n\":[0,-12,333],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
        );
        assert_eq!(canonical("\"\\u007f\\u2028가\\b\\t\\f\\r\""), "\"\u{7f}\u{2028}가\\b\\t\\f\\r\"");
    }

    #[test]
    fn what_a_reader_could_not_hold_is_refused() {
        let refused = |json: &str| value_to_bytes(&serde_json::from_str(json).unwrap()).unwrap_err();
        assert_eq!(refused(r#"{"a/b":[1,0.5]}"#), NotCanonical::Float { at: "/a~1b/1".into() });
        assert_eq!(refused("9007199254740992"), NotCanonical::IntegerTooLarge { at: String::new() });
        assert_eq!(refused("[-9007199254740992]"), NotCanonical::IntegerTooLarge { at: "/0".into() });
        assert_eq!(refused("18446744073709551615"), NotCanonical::IntegerTooLarge { at: String::new() });
        assert_eq!(refused(r#"{"a":null}"#), NotCanonical::Null { at: "/a".into() });
        assert_eq!(canonical("-9007199254740991"), "-9007199254740991");
    }

    #[test]
    fn nesting_is_bounded_and_what_is_allowed_can_be_read_back() {
        let nested = |depth: usize| (0..depth).fold(Value::Bool(true), |inside, _| Value::Array(vec![inside]));
        let bytes = value_to_bytes(&nested(GREATEST_DEPTH)).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&bytes).unwrap(), nested(GREATEST_DEPTH));
        let refused = value_to_bytes(&nested(GREATEST_DEPTH + 1)).unwrap_err();
        assert!(matches!(refused, NotCanonical::TooDeep { .. }), "{refused}");
    }
}
