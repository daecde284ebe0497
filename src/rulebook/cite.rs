//! Where a figure comes from.

/// How far a source can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Common knowledge or one weak source.
    Low,
    /// Restated by others, or sources that agree without being the origin.
    Medium,
    /// The law or the vendor's own documentation, read directly.
    High,
}

/// The source of a rule or a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cite {
    /// As a reader would look it up: article of a law, page of a vendor's documentation.
    pub source: &'static str,
    pub confidence: Confidence,
}

/// A source read directly.
pub(super) const fn high(source: &'static str) -> Cite {
    Cite { source, confidence: Confidence::High }
}

/// A source that restates another.
pub(super) const fn medium(source: &'static str) -> Cite {
    Cite { source, confidence: Confidence::Medium }
}

/// Common knowledge or one weak source.
pub(super) const fn low(source: &'static str) -> Cite {
    Cite { source, confidence: Confidence::Low }
}
