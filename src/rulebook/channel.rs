//! What a channel carries.

use super::Cite;

/// A channel that needs no declaration of its fields.
#[derive(Clone, Copy, Debug)]
pub struct ChannelRules {
    pub name: &'static str,
    pub advertising: Advertising,
    /// A person has to agree to this channel by name before advertising goes there.
    pub needs_consent: bool,
    /// Texts are agreed with the vendor beforehand: a message must name its `template`.
    pub needs_template: bool,
    /// What a message may look like. The first is meant where a message names none.
    pub formats: &'static [Format],
    pub cite: Cite,
}

/// Whether advertising goes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advertising {
    /// Both advertising and other messages.
    Allowed,
    /// Nothing but advertising.
    Only,
    /// Anything but advertising.
    Never,
}

/// One shape of a message: `brand_message image`.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Empty where the channel has a single format.
    pub name: &'static str,
    pub fields: &'static [FieldRules],
    /// `None`: none can be shown.
    pub buttons: Option<Buttons>,
    pub cta: Cta,
    /// All fields together, in bytes of UTF-8, what the channel wraps around them included.
    pub most_bytes: Option<u32>,
    pub cite: Cite,
}

/// What becomes of a message's `cta`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cta {
    /// A button of its own, first among the buttons and counted with them.
    Button,
    /// Its link opens when the message is tapped; its text is not shown.
    Tap,
    /// Its link is written at the end of the body.
    Link,
    /// Not shown: the body says where to go.
    Hidden,
}

/// Buttons of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buttons {
    pub least: u32,
    pub most: u32,
    /// Longest name, in UTF-16 units; `None`: no limit known.
    pub name_most: Option<u32>,
    /// Longest link, in characters; `None`: no limit known.
    pub link_most: Option<u32>,
    /// The numbers hold for each card of a carousel.
    pub each_card: bool,
}

/// A field of a format.
#[derive(Clone, Copy, Debug)]
pub struct FieldRules {
    pub name: &'static str,
    pub kind: FieldKind,
    /// How often it stands at least: 0 where it may be missing.
    pub least: u32,
    /// How often it may stand: more than once for items and cards, whose fields are numbered.
    pub most: u32,
    pub limit: Option<Limit>,
    /// Most line ends; `Some(0)`: a single line; `None`: any.
    pub line_ends: Option<u32>,
    /// More characters than this are often cut off on screens.
    pub visible: Option<u32>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    /// Text or a file of HTML or MJML.
    Html,
    ImageUrl,
    VideoUrl,
    /// A text that leads somewhere: `item "text" -> "link"`.
    Link,
    /// An amount of money or a number, as text.
    Number,
}

/// A greatest length, counted after every placeholder is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub most: u32,
    pub unit: Unit,
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode scalar values.
    Characters,
    /// As JavaScript and Kakao's own tools count: an emoji is 2.
    Utf16,
    /// As Korean text messages count: Hangul is 2, and what the encoding lacks cannot be sent.
    EucKrBytes,
    Utf8Bytes,
}

impl ChannelRules {
    /// The format of a name; the first where none is named.
    pub fn format(&self, name: Option<&str>) -> Option<&'static Format> {
        match name {
            Some(name) => self.formats.iter().find(|format| format.name == name),
            None => self.formats.first(),
        }
    }
}

impl Format {
    /// The field of a name. Texts and images that may stand more than once are numbered from 1: `card_title_2`.
    pub fn field(&self, name: &str) -> Option<&'static FieldRules> {
        self.fields.iter().find(|field| field.name == name || field.is_numbered(name))
    }
}

impl FieldRules {
    pub fn is_required(&self) -> bool {
        self.least > 0
    }

    fn is_numbered(&self, name: &str) -> bool {
        let number = name.strip_prefix(self.name).and_then(|rest| rest.strip_prefix('_'));
        let number = number.filter(|digits| !digits.starts_with(['0', '+'])).and_then(|digits| digits.parse().ok());
        self.most > 1 && self.kind != FieldKind::Link && number.is_some_and(|number: u32| number <= self.most)
    }

    /// A field of a kind that stands once and must.
    pub(super) const fn required(name: &'static str, kind: FieldKind) -> FieldRules {
        FieldRules { name, kind, least: 1, most: 1, limit: None, line_ends: None, visible: None }
    }

    /// A field of a kind that stands once or not at all.
    pub(super) const fn optional(name: &'static str, kind: FieldKind) -> FieldRules {
        FieldRules { least: 0, ..FieldRules::required(name, kind) }
    }

    pub(super) const fn times(self, least: u32, most: u32) -> FieldRules {
        FieldRules { least, most, ..self }
    }

    pub(super) const fn limit(self, most: u32, unit: Unit) -> FieldRules {
        FieldRules { limit: Some(Limit { most, unit }), ..self }
    }

    pub(super) const fn line_ends(self, most: u32) -> FieldRules {
        FieldRules { line_ends: Some(most), ..self }
    }

    pub(super) const fn visible(self, characters: u32) -> FieldRules {
        FieldRules { visible: Some(characters), ..self }
    }
}

impl Buttons {
    pub(super) const fn up_to(most: u32) -> Buttons {
        Buttons { least: 0, most, name_most: None, link_most: None, each_card: false }
    }

    pub(super) const fn named(self, most: u32) -> Buttons {
        Buttons { name_most: Some(most), ..self }
    }

    pub(super) const fn linked(self, most: u32) -> Buttons {
        Buttons { link_most: Some(most), ..self }
    }

    pub(super) const fn at_least(self, least: u32) -> Buttons {
        Buttons { least, ..self }
    }

    pub(super) const fn each_card(self) -> Buttons {
        Buttons { each_card: true, ..self }
    }
}
