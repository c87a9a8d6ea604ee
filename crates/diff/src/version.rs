//! Two versions of a statement, language by language.

use archive_model::{ChangeClass, Lang, Paragraph};

use crate::change::{EditionDiff, Size};
use crate::edition::{Options, diff};
use crate::gravity::gravest;

/// The text of one language, as [`diff_versions`] reads it.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// Its language.
    pub lang: Lang,
    /// In reading order.
    pub paragraphs: &'a [Paragraph],
}

/// What became of one language.
#[derive(Debug, Clone, PartialEq)]
pub enum LanguageChange {
    /// It is in both versions.
    Stayed(EditionDiff),
    /// It is new.
    Came,
    /// It is gone.
    Went,
}

impl LanguageChange {
    /// Returns how grave that is.
    pub const fn class(&self) -> ChangeClass {
        match self {
            Self::Stayed(diff) => diff.class,
            Self::Came | Self::Went => ChangeClass::Language,
        }
    }
}

/// Everything that differs between two versions of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionDiff {
    /// The gravest class among the languages.
    pub class: ChangeClass,
    /// By language: those of the new version in its order, then those that went.
    pub languages: Vec<(Lang, LanguageChange)>,
}

impl VersionDiff {
    /// Returns how much text came and went in the languages that stayed.
    pub fn size(&self) -> Size {
        let sizes = self
            .languages
            .iter()
            .filter_map(|(_, change)| match change {
                LanguageChange::Stayed(diff) => Some(diff.size()),
                LanguageChange::Came | LanguageChange::Went => None,
            });
        sizes.fold(Size::default(), Size::plus)
    }
}

/// Compares two versions, each with at most one text per language.
pub fn diff_versions(from: &[Text<'_>], to: &[Text<'_>]) -> VersionDiff {
    let of_lang = |texts: &[Text<'_>], lang: Lang| texts.iter().position(|text| text.lang == lang);
    let stayed_or_came = to.iter().map(|new| {
        let change = match of_lang(from, new.lang) {
            Some(old) => LanguageChange::Stayed(diff(
                from[old].paragraphs,
                new.paragraphs,
                &Options { lang: new.lang },
            )),
            None => LanguageChange::Came,
        };
        (new.lang, change)
    });
    let went = from.iter().filter(|old| of_lang(to, old.lang).is_none());
    let went = went.map(|old| (old.lang, LanguageChange::Went));
    let languages: Vec<_> = stayed_or_came.chain(went).collect();
    VersionDiff {
        class: gravest(languages.iter().map(|(_, change)| change.class())),
        languages,
    }
}
