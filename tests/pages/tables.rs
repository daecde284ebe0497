//! Tables that come from the compiler's own data.

use std::fmt::Write;

use danbi::diag::Language;
use danbi::rulebook::{self, FieldRules};
use danbi::types::{Currency, Money, filter};
use serde_json::Value;

/// What a table says in a language.
struct Words {
    channels: &'static str,
    filters: &'static str,
    unset: &'static str,
}

const EN: Words = Words {
    channels: "| channel | fields | formats |\n|---|---|---|\n",
    filters: "| written | where x is | prints |\n|---|---|---|\n",
    unset: "unset",
};

const KO: Words = Words {
    channels: "| 채널 | 필드 | 형식 |\n|---|---|---|\n",
    filters: "| 쓰는 법 | x의 값 | 찍히는 글 |\n|---|---|---|\n",
    unset: "값 없음",
};

fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &EN,
        Language::Ko => &KO,
    }
}

/// Every channel, for the tours: the fields of its first format, and the names of all its formats.
pub fn channels(language: Language) -> String {
    let mut table = words(language).channels.to_owned();
    for channel in rulebook::CHANNELS {
        let first = &channel.formats[0];
        let field = |field: &FieldRules| {
            if field.is_required() { format!("`{}`", field.name) } else { format!("[`{}`]", field.name) }
        };
        let fields: Vec<String> = first.fields.iter().map(field).collect();
        let formats: Vec<String> = channel.formats.iter().map(|format| format!("`{}`", format.name)).collect();
        let formats = if first.name.is_empty() { String::new() } else { formats.join(", ") };
        writeln!(table, "| `{}` | {} | {formats} |", channel.name, fields.join(", ")).unwrap();
    }
    table
}

/// A filter, its arguments and a value, both as JSON.
type Printed = (&'static str, &'static str, &'static str);

/// What a tour in a language shows of the filters; what they print is computed.
fn printed(language: Language) -> &'static [Printed] {
    match language {
        Language::En => &[
            ("default", r#"[{"text":"there"}]"#, "null"),
            ("default", r#"[{"text":"there"}]"#, r#"{"text":"Sam"}"#),
            ("money", "[]", r#"{"money":{"minor":3900,"currency":"USD"}}"#),
            ("money", "[]", r#"{"money":{"minor":39000,"currency":"KRW"}}"#),
            ("number", "[]", r#"{"integer":1234567}"#),
            ("number", r#"[{"integer":1}]"#, r#"{"decimal":"4.25"}"#),
            ("date", "[]", r#"{"date":"2026-03-05"}"#),
            ("date", r#"[{"text":"short"}]"#, r#"{"date":"2026-03-05"}"#),
            ("date", r#"[{"text":"month_day"}]"#, r#"{"local":"2026-03-05T19:30:00"}"#),
            ("time", "[]", r#"{"local":"2026-03-05T19:30:00"}"#),
            ("truncate", r#"[{"integer":12}]"#, r#"{"text":"A very warm wool sweater"}"#),
            ("josa", r#"[{"text":"은/는"}]"#, r#"{"text":"쿠폰"}"#),
        ],
        Language::Ko => &[
            ("default", r#"[{"text":"고객"}]"#, "null"),
            ("default", r#"[{"text":"고객"}]"#, r#"{"text":"민수"}"#),
            ("josa", r#"[{"text":"은/는"}]"#, r#"{"text":"니트"}"#),
            ("josa", r#"[{"text":"은/는"}]"#, r#"{"text":"쿠폰"}"#),
            ("josa", r#"[{"text":"으로/로"}]"#, r#"{"text":"서울"}"#),
            ("josa", r#"[{"text":"을/를"}]"#, r#"{"text":"니트(블랙)"}"#),
            ("josa", r#"[{"text":"이/가"}]"#, r#"{"integer":3}"#),
            ("money", "[]", r#"{"money":{"minor":39000,"currency":"KRW"}}"#),
            ("number", "[]", r#"{"integer":1234567}"#),
            ("number", r#"[{"integer":1}]"#, r#"{"decimal":"4.25"}"#),
            ("date", "[]", r#"{"date":"2026-03-05"}"#),
            ("date", r#"[{"text":"short"}]"#, r#"{"date":"2026-03-05"}"#),
            ("date", r#"[{"text":"month_day"}]"#, r#"{"local":"2026-03-05T19:30:00"}"#),
            ("time", "[]", r#"{"local":"2026-03-05T19:30:00"}"#),
            ("truncate", r#"[{"integer":7}]"#, r#"{"text":"부드러운 겨울 니트"}"#),
        ],
    }
}

pub fn filters(language: Language) -> String {
    let mut table = words(language).filters.to_owned();
    for (name, args, input) in printed(language) {
        let filter = filter::find(name).unwrap();
        let values: Vec<danbi::types::Value> = serde_json::from_str(args).unwrap();
        let value: Option<danbi::types::Value> = serde_json::from_str(input).unwrap();
        let given = (filter.apply)(value.as_ref(), &values, language.tag());
        let output = given.and_then(|given| filter::print(&given, language.tag())).unwrap();
        writeln!(table, "| {} | {} | {output} |", written(name, args), shown(input, language)).unwrap();
    }
    table
}

fn written(filter: &str, args: &str) -> String {
    let args: Vec<Value> = serde_json::from_str(args).unwrap();
    let args: Vec<String> = args.iter().map(argument).collect();
    let args = if args.is_empty() { String::new() } else { format!("({})", args.join(", ")) };
    format!("`{{{{ x \\| {filter}{args} }}}}`")
}

fn shown(input: &str, language: Language) -> String {
    match serde_json::from_str::<Value>(input).unwrap() {
        Value::Null => words(language).unset.to_owned(),
        value => plain(&value),
    }
}

/// A constant as a campaign writes it.
fn plain(value: &Value) -> String {
    let (kind, inner) = value.as_object().and_then(|object| object.iter().next()).unwrap();
    let text = || inner.as_str().map_or_else(|| inner.to_string(), str::to_owned);
    match kind.as_str() {
        "money" => money(inner["minor"].as_i64().unwrap(), inner["currency"].as_str().unwrap()),
        "local" => text().replace('T', " ").trim_end_matches(":00").to_owned(),
        _ => text(),
    }
}

fn money(minor: i64, currency: &str) -> String {
    Money { minor, currency: Currency::new(currency).unwrap() }.to_string()
}

fn argument(value: &Value) -> String {
    match value.as_object().and_then(|object| object.get("text")) {
        Some(text) => format!("'{}'", text.as_str().unwrap()),
        None => plain(value),
    }
}
