//! Every channel and format with its fields, from the rulebook.

use std::fmt::Write;

use danbi::rulebook::{self, Buttons, FieldKind, FieldRules, Format, Unit};

/// What may be left out stands in brackets.
pub fn table() -> String {
    let mut table = "| channel | format | fields | buttons |\n|---|---|---|---|\n".to_owned();
    for channel in rulebook::CHANNELS {
        for format in channel.formats {
            let name = if format.name.is_empty() { String::new() } else { format!("`{}`", format.name) };
            let fields: Vec<String> = format.fields.iter().map(field).collect();
            writeln!(table, "| `{}` | {name} | {} | {} |", channel.name, fields.join(", "), buttons(format)).unwrap();
        }
    }
    table
}

fn field(field: &FieldRules) -> String {
    let link = if field.kind == FieldKind::Link { " `-> link`" } else { "" };
    let limit = field.limit.map(|limit| format!(" ≤{}{}", limit.most, unit(limit.unit))).unwrap_or_default();
    let times = match (field.least, field.most) {
        (_, 1) => String::new(),
        (0, most) => format!(" up to {most} times"),
        (least, most) => format!(" {least} to {most} times"),
    };
    let text = format!("`{}`{link}{times}{limit}", field.name);
    if field.is_required() { text } else { format!("[{text}]") }
}

/// What a length is counted in; nothing said: characters.
fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Characters | Unit::Utf16 => "",
        Unit::EucKrBytes | Unit::Utf8Bytes => " bytes",
    }
}

fn buttons(format: &Format) -> String {
    match format.buttons {
        None => "none".to_owned(),
        Some(Buttons { least: 0, most, .. }) => format!("up to {most}"),
        Some(Buttons { least, most, .. }) => format!("{least} to {most}"),
    }
}
