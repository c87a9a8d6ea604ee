//! Language tags.

use std::fmt;
use std::str::FromStr;

const MAX_LEN: usize = 15;

/// A BCP 47 language tag in its shortest form: `en`, `fr`, `sr-Latn`, `zh-Hant`, or `und` where it is not known.
///
/// Small and `Copy`, since every paragraph carries one.
///
/// # Examples
/// ```
/// use archive_model::Lang;
/// let lang: Lang = "SR-latn".parse()?;
/// assert_eq!(lang.as_str(), "sr-Latn");
/// assert_eq!(lang.primary(), "sr");
/// assert!("not a tag".parse::<Lang>().is_err());
/// # Ok::<(), archive_model::ParseLangError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    bytes: [u8; MAX_LEN],
    len: u8,
}

impl Lang {
    /// `und`: the language is not known.
    pub const UND: Self = Self::literal("und");
    /// English.
    pub const EN: Self = Self::literal("en");
    /// French.
    pub const FR: Self = Self::literal("fr");

    /// Makes a tag from a literal that is already in canonical form.
    ///
    /// # Panics
    /// At compile time in a constant, if `tag` is longer than 15 bytes.
    pub const fn literal(tag: &str) -> Self {
        let source = tag.as_bytes();
        assert!(
            source.len() <= MAX_LEN,
            "a language tag of this archive has at most 15 bytes"
        );
        let mut bytes = [0; MAX_LEN];
        let mut index = 0;
        while index < source.len() {
            bytes[index] = source[index];
            index += 1;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "asserted above: at most 15"
        )]
        let len = source.len() as u8;
        Self { bytes, len }
    }

    /// Returns the tag.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).expect("tags are ASCII")
    }

    /// Returns the primary subtag: `sr` of `sr-Latn`.
    pub fn primary(&self) -> &str {
        self.as_str().split('-').next().unwrap_or_default()
    }

    /// Tells whether the language is unknown.
    pub fn is_und(&self) -> bool {
        *self == Self::UND
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({self})")
    }
}

/// The text is not a language tag that the archive can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseLangError(String);

impl fmt::Display for ParseLangError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a language tag such as `en`, `fr` or `sr-Latn`",
            self.0
        )
    }
}

impl std::error::Error for ParseLangError {}

impl FromStr for Lang {
    type Err = ParseLangError;

    /// Reads a tag in any case and writes it as RFC 5646, section 2.1.1, asks: language lower, script title, region upper.
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let error = || ParseLangError(tag.to_owned());
        if tag.len() > MAX_LEN {
            return Err(error());
        }
        let mut canonical = String::with_capacity(tag.len());
        for (index, subtag) in tag.split('-').enumerate() {
            let alphabetic = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
            let alphanumeric = subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
            match (index, subtag.len()) {
                (0, 2..=3) if alphabetic => canonical.push_str(&subtag.to_ascii_lowercase()),
                (1.., 4) if alphabetic => {
                    canonical.push('-');
                    canonical.push_str(&subtag[..1].to_ascii_uppercase());
                    canonical.push_str(&subtag[1..].to_ascii_lowercase());
                }
                (1.., 2) if alphabetic => {
                    canonical.push('-');
                    canonical.push_str(&subtag.to_ascii_uppercase());
                }
                (1.., 3..=8) if alphanumeric => {
                    canonical.push('-');
                    canonical.push_str(&subtag.to_ascii_lowercase());
                }
                _ => return Err(error()),
            }
        }
        Ok(Self::literal(&canonical))
    }
}
