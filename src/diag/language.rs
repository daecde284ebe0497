//! The languages people read findings in.

/// A language of the catalog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    #[default]
    En,
    Ko,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::En, Language::Ko];

    /// The tag as `--lang` and the folders under `locales/` write it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ko => "ko",
        }
    }

    /// The language of a locale as systems write it (`ko`, `ko-KR`, `ko_KR.UTF-8`), if the catalog has it. `C` and `POSIX` are
    /// nobody's language.
    pub fn of_locale(locale: &str) -> Option<Language> {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|known| known.tag().eq_ignore_ascii_case(language))
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn locales_of_systems_are_understood() {
        assert_eq!(Language::of_locale("ko_KR.UTF-8"), Some(Language::Ko));
        assert_eq!(Language::of_locale("EN-us"), Some(Language::En));
        assert_eq!(Language::of_locale("C.UTF-8"), None);
        assert_eq!(Language::of_locale(""), None);
    }
}
