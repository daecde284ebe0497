//! All files of a schema, section by section.

use super::declare::{self, Context, Kind};
use super::enums::Enums;
use super::{List, Schema, consent, content, enums, event, keys, lost};
use crate::diag::Sink;
use crate::tables::{Document, Input, Table};
use crate::text::FileId;

/// Reads the files of a schema in the order given. What is wrong is reported; what is broken is left out or has the type
/// [`crate::types::Ty::Unknown`], of which later stages say nothing.
pub fn read(files: &[(FileId, &str)], sink: &mut Sink) -> Schema {
    let inputs: Vec<Input<'_>> = files.iter().map(|&(file, text)| Input::new(file, text)).collect();
    let documents: Vec<Document<'_>> = inputs.iter().map(|input| input.parse(sink)).collect();
    let mut enums = Enums::default();
    for document in &documents {
        enums::read(&document.root(), &mut document.reader(sink), &mut enums);
    }
    let mut schema = Schema::default();
    for document in &documents {
        lost::names(document, &mut schema.lost);
        schema.unread |= document.is_unread();
        let mut context = Context { reader: document.reader(sink), enums: &enums };
        file(&document.root(), &mut context, &mut schema);
    }
    schema
}

fn file(root: &Table<'_>, context: &mut Context<'_>, schema: &mut Schema) {
    context.reader.check_keys(root, keys::FILE);
    declare::section(context, root, Kind::Event, &mut schema.events, event::event);
    declare::section(context, root, Kind::Attribute, &mut schema.attributes, event::attribute);
    consent::section(context, root, &mut schema.consents);
    declare::section(context, root, Kind::List, &mut schema.lists, |context, declared| {
        context.reader.check_keys(&declared.table, keys::LIST);
        List { name: declared.name, about: declared.about }
    });
    declare::section(context, root, Kind::Content, &mut schema.content, content::content);
    declare::section(context, root, Kind::Webhook, &mut schema.webhooks, content::webhook);
}
