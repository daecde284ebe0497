//! The texts that messages take from files: `body from "cart.mjml"`.

use std::collections::BTreeMap;

use super::World;
use crate::diag::{Diagnostic, Sink, codes};
use crate::syntax;
use crate::syntax::ast::{self, ContentField, DeclKind, MessageMember, Str, Template, VariantMember};
use crate::text::SourceMap;

/// Reads the files that messages name and puts their texts into the trees. They become sources of their own, behind those there are,
/// so that what is wrong in them has its place there. One that is not there is reported.
pub fn read(world: &dyn World, files: &mut [ast::File], sources: &mut SourceMap, sink: &mut Sink) {
    // The same file may be named by many: it is read once.
    let mut known: BTreeMap<String, Option<Box<Template>>> = BTreeMap::new();
    for field in files.iter_mut().flat_map(|file| &mut file.decls).flat_map(|decl| fields(&mut decl.kind)) {
        let ContentField::File { path, text, .. } = field else { continue };
        let target = path_in_project(path, sources);
        if let Some(target) = target {
            let read =
                known.entry(target.clone()).or_insert_with(|| one(world, target, path, sources, sink).map(Box::new));
            text.clone_from(read);
        }
        if text.is_none() {
            sink.push(Diagnostic::new(&codes::lower::TEXT_FILE_MISSING, path.span).arg("path", path.text.as_str()));
        }
    }
}

/// Whether some message of the file takes a text from another file.
pub fn are_named_by(file: &ast::File) -> bool {
    let is_file = |field: &ast::Member<ContentField>| matches!(field.kind, ContentField::File { .. });
    let messages = file.decls.iter().filter_map(|decl| match &decl.kind {
        DeclKind::Message(message) => Some(message),
        _ => None,
    });
    messages.flat_map(|message| &message.members).any(|member| match &member.kind {
        MessageMember::Content(content) => content.fields.iter().any(is_file),
        MessageMember::Variant(variant) => variant.members.iter().any(|member| match &member.kind {
            VariantMember::Content(content) => content.fields.iter().any(is_file),
            VariantMember::Cta(_) => false,
        }),
        _ => false,
    })
}

/// None where there is no such file. Of one that is no UTF-8 the text is empty: it has been reported.
fn one(world: &dyn World, target: String, named: &Str, sources: &mut SourceMap, sink: &mut Sink) -> Option<Template> {
    let text = String::from_utf8(world.read(&target).ok()?).unwrap_or_else(|error| {
        let at = error.utf8_error().valid_up_to();
        let found =
            Diagnostic::new(&codes::driver::TEXT_NOT_UTF8, named.span).arg("path", target.as_str()).arg("offset", at);
        sink.push(found);
        String::new()
    });
    let id = sources.add(target, text.as_str());
    let (template, findings) = syntax::text_file(id, &text);
    sink.extend(findings);
    Some(template)
}

/// All fields of a message and its variants.
fn fields(decl: &mut DeclKind) -> Vec<&mut ContentField> {
    let DeclKind::Message(message) = decl else { return Vec::new() };
    let contents = message.members.iter_mut().flat_map(|member| match &mut member.kind {
        MessageMember::Content(content) => vec![content.as_mut()],
        MessageMember::Variant(variant) => of_variant(variant),
        _ => Vec::new(),
    });
    contents.flat_map(|content| content.fields.iter_mut().map(|field| &mut field.kind)).collect()
}

fn of_variant(variant: &mut ast::Variant) -> Vec<&mut ast::Content> {
    let contents = variant.members.iter_mut().filter_map(|member| match &mut member.kind {
        VariantMember::Content(content) => Some(content),
        VariantMember::Cta(_) => None,
    });
    contents.collect()
}

/// The path below the project: a reference is relative to the file that makes it. None where it leads out of the project.
fn path_in_project(reference: &Str, sources: &SourceMap) -> Option<String> {
    let from = &sources.get(reference.span.file)?.path;
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in reference.text.split('/') {
        match part {
            ".." => _ = parts.pop()?,
            "." | "" => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn paths_are_relative_to_the_file_that_names_them_and_stay_in_the_project() {
        let mut sources = SourceMap::default();
        let file = sources.add("campaigns/cart/a.danbi", "");
        let path = |path: &str| {
            let reference = Str { text: path.into(), span: Span::new(file, 0, 0) };
            path_in_project(&reference, &sources)
        };
        assert_eq!(path("cart.mjml").as_deref(), Some("campaigns/cart/cart.mjml"));
        assert_eq!(path("../texts/./x.html").as_deref(), Some("campaigns/texts/x.html"));
        assert_eq!(path("../../../etc/passwd"), None);
    }

    const MESSAGE: &str = "message letter(cart: cart_item_added) {\n    purpose informational\n    \
        email { subject \"장바구니\" body from \"letter.html\" }\n}\n";

    fn letter(html: &str) -> crate::driver::Compilation {
        let sample = include_str!("../diag/samples/project/schema/sample.toml");
        let world = crate::driver::MemoryWorld::new()
            .with("danbi.toml", include_str!("../diag/samples/project/danbi.toml"))
            .with("schema/sample.toml", sample)
            .with("campaigns/letter.danbi", MESSAGE)
            .with("campaigns/letter.html", html);
        crate::driver::compile(&world, &crate::driver::Options::default())
    }

    #[test]
    fn a_text_file_is_a_template_of_its_message() {
        let compilation = letter("<style>a{b:c}}</style>{{ cart.product_name | josa('은/는') }} \\{{ x\n");
        assert_eq!(compilation.findings.iter().map(|found| found.code.name).collect::<Vec<_>>(), Vec::<&str>::new());
        let bundle = compilation.bundle.unwrap();
        let content = &bundle.catalogs["ko"].messages["letter"].contents["email"];
        let parts = &content.fields["body"].0;
        assert!(matches!(&parts[1], crate::bundle::Part::Placeholder(of) if of.filters.len() == 1), "{parts:?}");
        assert!(matches!(&parts[2], crate::bundle::Part::Literal(text) if text == " {{ x\n"), "{parts:?}");
    }

    #[test]
    fn what_is_wrong_in_a_text_file_has_its_place_there() {
        for (html, code) in [("<p>{{ cart.colour }}</p>", "unknown-property"), ("<p>\n{{ cart", "unclosed-placeholder")]
        {
            let compilation = letter(html);
            let [found] = compilation.findings.as_slice() else { panic!("{:?}", compilation.findings) };
            assert_eq!(found.code.name, code);
            assert_eq!(compilation.sources.get(found.at.file).unwrap().path, "campaigns/letter.html");
            assert!(compilation.sources.slice(found.at).len() > 1);
        }
    }
}
