//! The constructs found so far, and the declarations of a file.

use std::collections::BTreeSet;

use danbi::syntax::ast::{Allow, Decl, DeclKind, File, Member, Segment};

#[derive(Default)]
pub struct Features {
    found: BTreeSet<String>,
}

impl Features {
    pub fn into_found(self) -> BTreeSet<String> {
        self.found
    }

    pub fn saw(&mut self, construct: &str) {
        if !self.found.contains(construct) {
            self.found.insert(construct.to_owned());
        }
    }

    pub fn saw_if(&mut self, there: bool, construct: &str) {
        if there {
            self.saw(construct);
        }
    }

    pub fn file(&mut self, file: &File) {
        self.saw_if(!file.comments.is_empty(), "comment");
        for decl in &file.decls {
            self.decl(decl);
        }
    }

    fn decl(&mut self, decl: &Decl) {
        self.saw_if(!decl.docs.is_empty(), "docs of a declaration");
        self.allows(&decl.allows);
        match &decl.kind {
            DeclKind::Segment(segment) => self.segment(segment),
            DeclKind::Offer(offer) => self.offer(offer),
            DeclKind::Message(message) => self.message(message),
            DeclKind::Journey(journey) => self.journey(journey),
            DeclKind::Policy(policy) => self.policy(policy),
            DeclKind::Test(test) => self.test(test),
        }
    }

    fn segment(&mut self, segment: &Segment) {
        self.saw_if(segment.title.is_some(), "segment with a title");
        if let Some(predicate) = &segment.predicate {
            self.expr(predicate);
        }
    }

    pub fn allows(&mut self, allows: &[Allow]) {
        for allow in allows {
            self.saw("allow");
            self.saw_if(allow.until.is_some(), "allow until a date");
        }
    }

    pub fn members<K>(&mut self, members: &[Member<K>], mut each: impl FnMut(&mut Self, &K)) {
        for member in members {
            self.allows(&member.allows);
            each(self, &member.kind);
        }
    }
}
