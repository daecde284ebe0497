//! What can be named at a point of a project.

use super::schema::{Event, Schema, Source};
use super::types::{Field, Ty};

/// What a name stands for.
#[derive(Clone, Copy)]
pub enum Bound<'p> {
    Event(&'p Event),
    /// What `collect` gathers.
    Events(&'p Event),
    /// What `load` brings.
    Items(&'p Source),
    /// Of a message.
    Receipt,
}

#[derive(Clone)]
pub struct Binding<'p> {
    pub name: String,
    pub of: Bound<'p>,
}

/// Where a predicate stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Segment,
    Journey,
    /// Inside a text of a message: nothing of the past, texts in single quotes.
    Text,
}

/// Something with a value.
#[derive(Clone)]
pub struct Named {
    pub path: String,
    pub ty: Ty,
    pub optional: bool,
}

#[derive(Clone)]
pub struct Scope<'p> {
    pub place: Place,
    pub bindings: Vec<Binding<'p>>,
    /// The event that a `where` judges.
    pub judged: Option<&'p Event>,
}

impl<'p> Scope<'p> {
    pub fn new(place: Place) -> Scope<'p> {
        Scope { place, bindings: Vec::new(), judged: None }
    }

    pub fn with(&self, name: &str, of: Bound<'p>) -> Scope<'p> {
        let mut scope = self.clone();
        scope.bindings.push(Binding { name: name.to_owned(), of });
        scope
    }

    pub fn judging(&self, event: &'p Event) -> Scope<'p> {
        Scope { judged: Some(event), ..self.clone() }
    }

    /// Inside texts `'`, elsewhere `"`.
    pub fn quote(&self) -> char {
        if self.place == Place::Text { '\'' } else { '"' }
    }

    /// Everything with a value here.
    pub fn named(&self, schema: &Schema) -> Vec<Named> {
        let mut found = Vec::new();
        for attribute in &schema.attributes {
            let Field { name, ty, optional } = &attribute.field;
            let path = format!("user.{name}");
            found.push(Named { path, ty: ty.clone(), optional: *optional });
        }
        if let Some(event) = self.judged {
            properties("", event, &mut found);
        }
        for binding in &self.bindings {
            match binding.of {
                Bound::Event(event) => properties(&format!("{}.", binding.name), event, &mut found),
                Bound::Events(_) => {
                    found.push(Named { path: format!("{}.total", binding.name), ty: Ty::Integer, optional: false })
                }
                Bound::Items(_) | Bound::Receipt => {}
            }
        }
        found
    }
}

/// The properties of an event and the parts of its records.
fn properties(before: &str, event: &Event, found: &mut Vec<Named>) {
    event.properties.iter().for_each(|field| parts(before, field, false, found));
}

/// A field and the parts of its record.
pub fn parts(before: &str, field: &Field, optional: bool, found: &mut Vec<Named>) {
    let optional = optional || field.optional;
    let path = format!("{before}{}", field.name);
    if let Ty::Record(inner) = &field.ty {
        inner.iter().for_each(|part| parts(&format!("{path}."), part, optional, found));
    }
    found.push(Named { path, ty: field.ty.clone(), optional });
}
