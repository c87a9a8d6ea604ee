//! Addresses of statements, versions, editions and paragraphs.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use crate::{Lang, Slug};

/// An address `slug[/lang][@seq][/~ordinal]`, e.g. `nac/2025-07-18/cyber/fr@1/~3`.
///
/// The parts after the slug are optional: without `lang` it names all languages, without `@seq` the current version,
/// without `~ordinal` the whole text.
///
/// A last segment that reads as a language tag of two or three letters (`fr`, `sr-Latn`) is taken as the language.
/// A slug whose own last segment is such a tag is still found: whoever looks an address up tries
/// [`with_lang_in_slug`](Self::with_lang_in_slug) next.
///
/// # Examples
/// ```
/// use archive_model::Permalink;
/// let link: Permalink = "nac/2025-07-18/cyber/fr@1/~3".parse()?;
/// assert_eq!(link.slug.as_str(), "nac/2025-07-18/cyber");
/// assert_eq!(link.lang.unwrap().as_str(), "fr");
/// assert_eq!(link.seq.unwrap().get(), 1);
/// assert_eq!(link.ordinal.unwrap().get(), 3);
/// assert_eq!(link.to_string(), "nac/2025-07-18/cyber/fr@1/~3");
/// # Ok::<(), archive_model::ParsePermalinkError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink {
    /// The statement.
    pub slug: Slug,
    /// The edition.
    pub lang: Option<Lang>,
    /// The version, counted from 1 in order of recording.
    pub seq: Option<NonZeroU32>,
    /// The paragraph, counted from 1 in reading order.
    pub ordinal: Option<NonZeroU32>,
}

impl Permalink {
    /// Reads the language as the last segment of the slug instead; `None` if there is no language.
    pub fn with_lang_in_slug(&self) -> Option<Self> {
        let lang = self.lang?;
        let slug = format!("{}/{}", self.slug, lang.as_str().to_ascii_lowercase())
            .parse()
            .ok()?;
        Some(Self {
            slug,
            lang: None,
            ..self.clone()
        })
    }
}

impl fmt::Display for Permalink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.slug)?;
        if let Some(lang) = self.lang {
            write!(f, "/{lang}")?;
        }
        if let Some(seq) = self.seq {
            write!(f, "@{seq}")?;
        }
        if let Some(ordinal) = self.ordinal {
            write!(f, "/~{ordinal}")?;
        }
        Ok(())
    }
}

/// The text is not an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsePermalinkError(String);

impl fmt::Display for ParsePermalinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not an address: write SLUG[/LANG][@SEQ][/~ORDINAL], e.g. `nac/2025-07-18/cyber/fr@1/~3`",
            self.0
        )
    }
}

impl std::error::Error for ParsePermalinkError {}

impl FromStr for Permalink {
    type Err = ParsePermalinkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| ParsePermalinkError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Permalink> {
    let (rest, ordinal) = match text.rsplit_once("/~") {
        Some((rest, ordinal)) => (rest, Some(ordinal.parse().ok()?)),
        None => (text, None),
    };
    let (rest, seq) = match rest.rsplit_once('@') {
        Some((rest, seq)) => (rest, Some(seq.parse().ok()?)),
        None => (rest, None),
    };
    let (slug, lang) = match rest.rsplit_once('/') {
        Some((slug, last)) => match last.parse::<Lang>() {
            Ok(lang) => (slug, Some(lang)),
            Err(_) => (rest, None),
        },
        None => (rest, None),
    };
    Some(Permalink {
        slug: slug.parse().ok()?,
        lang,
        seq,
        ordinal,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_optional() {
        for text in [
            "a",
            "a/b-c",
            "a/fr",
            "a/b-c/sr-Latn@12",
            "a@2",
            "a/~7",
            "a/b-c/en/~7",
            "a/en@2/~7",
        ] {
            assert_eq!(
                text.parse::<Permalink>()
                    .map(|link| link.to_string())
                    .as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn a_slug_that_ends_like_a_language_can_be_read_back() {
        let link: Permalink = "gov/uk@2".parse().unwrap();
        assert_eq!(link.lang.unwrap().as_str(), "uk");
        let other = link.with_lang_in_slug().unwrap();
        assert_eq!((other.slug.as_str(), other.lang), ("gov/uk", None));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "@1", "a@0", "a@x", "a/~0", "a/~", "A/en", "a//en"] {
            assert!(text.parse::<Permalink>().is_err(), "{text:?}");
        }
    }
}
