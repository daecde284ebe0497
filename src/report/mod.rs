//! What people look at: facts of a bundle, chosen and put in order. Words are added by the faces.

mod summary;

pub use summary::{Most, Summary};
