//! Plain values as canonical bytes: those of [`Value::to_json`], without a tree of JSON between.

use std::io::Write;

use serde_json::Value as Json;

use super::value::Value;
use super::value_json::fields_to_json;
use crate::bundle::canonical;
use crate::types::Name;

impl Value {
    /// Adds its canonical bytes (RFC 8785).
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        match self {
            Value::Text(text) | Value::Enum(text) => canonical::write_string(out, text),
            Value::Boolean(flag) => out.extend_from_slice(if *flag { b"true" } else { b"false" }),
            Value::Integer(number) => write_number(out, *number),
            Value::Percent(share) => write_number(out, share.0),
            Value::Instant(at) => write_plain(out, &at.characters()),
            Value::Money(money) => {
                out.extend_from_slice(b"{\"currency\":");
                canonical::write_string(out, money.currency.code());
                out.extend_from_slice(b",\"minor\":");
                write_number(out, money.minor);
                out.push(b'}');
            }
            Value::Record(fields) => write_fields(out, fields),
            Value::List(items) => {
                out.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(b',');
                    }
                    item.write(out);
                }
                out.push(b']');
            }
            Value::Decimal(_) | Value::Date(_) | Value::Time(_) | Value::Duration(_) | Value::Gathered(_) => {
                write_json(out, &self.to_json());
            }
        }
    }
}

/// Adds an object with these members, each name at most once.
pub(super) fn write_fields(out: &mut Vec<u8>, fields: &[(Name, Value)]) {
    let mut sorted: Vec<&(Name, Value)> = fields.iter().collect();
    sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
    let twice = sorted.windows(2).any(|pair| matches!(pair, [(one, _), (other, _)] if one == other));
    // Names that the order of bytes and that of UTF-16 code units may order differently.
    let far = fields.iter().any(|(name, _)| name.chars().any(|character| character >= '\u{e000}'));
    if twice || far {
        return write_json(out, &fields_to_json(fields));
    }
    out.push(b'{');
    for (index, (name, value)) in sorted.into_iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        canonical::write_string(out, name);
        out.push(b':');
        value.write(out);
    }
    out.push(b'}');
}

/// No effect holds a fraction, a null or an integer that is too great, which alone have no canonical form.
pub(super) fn write_json(out: &mut Vec<u8>, json: &Json) {
    out.extend(canonical::value_to_bytes(json).unwrap_or_default());
}

/// Adds a text that needs no escape.
pub(super) fn write_plain(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'"');
    out.extend_from_slice(text);
    out.push(b'"');
}

fn write_number(out: &mut Vec<u8>, number: i64) {
    // Writing to memory does not fail.
    let _ = write!(out, "{number}");
}
