//! The permanent name of a statement.

use std::fmt;
use std::str::FromStr;

const MAX_LEN: usize = 120;

/// The permanent name of a statement, such as `nac/2025-07-18/russia-cyber`.
///
/// One or more segments joined by `/`; a segment is lower-case ASCII letters, digits, `-`, `.` and `_`, and begins and
/// ends with a letter or a digit. At most 120 bytes. So a slug needs no quoting in a shell, a URL or a [`Permalink`](crate::Permalink),
/// and no slug can be read as a path that climbs (`..`).
///
/// # Examples
/// ```
/// use archive_model::Slug;
/// assert!("nac/2025-07-18/russia-cyber".parse::<Slug>().is_ok());
/// assert!("NAC cyber".parse::<Slug>().is_err());
/// assert_eq!(Slug::from_words("Déclaration du Conseil – n° 3").as_str(), "declaration-du-conseil-n-3");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Returns the slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Makes one segment from free text: letters folded to ASCII, everything else a hyphen, at most 80 bytes, cut
    /// between words where it can be.
    ///
    /// Text without a letter or a digit that can be folded gives `untitled`.
    pub fn from_words(text: &str) -> Self {
        let mut words = String::new();
        for character in text.chars() {
            match fold(character) {
                Some(folded) => words.push_str(folded.as_str()),
                None if words.ends_with('-') || words.is_empty() => {}
                None => words.push('-'),
            }
        }
        Self(shorten(words.trim_end_matches('-'), 80))
    }

    /// Joins segments, leaving out any beyond 120 bytes.
    pub fn join(segments: &[Self]) -> Self {
        let mut joined = String::new();
        for segment in segments {
            if joined.len() + segment.0.len() + 1 > MAX_LEN {
                break;
            }
            if !joined.is_empty() {
                joined.push('/');
            }
            joined.push_str(&segment.0);
        }
        Self(joined)
    }

    /// Appends `-suffix` to the last segment, shortening the slug where it must.
    ///
    /// `suffix` is lower-case ASCII letters and digits; it tells two statements apart whose names are the same.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        let room = MAX_LEN.saturating_sub(suffix.len() + 1);
        let mut text = self.0.clone();
        text.truncate(room);
        let text = text.trim_end_matches(|last: char| !last.is_ascii_alphanumeric());
        Self(format!("{text}-{suffix}"))
    }
}

fn shorten(words: &str, room: usize) -> String {
    if words.is_empty() {
        return "untitled".to_owned();
    }
    if words.len() <= room {
        return words.to_owned();
    }
    let cut = words[..=room].rfind('-').unwrap_or(room);
    words[..cut].to_owned()
}

/// The ASCII spelling of one letter or digit.
struct Folded([u8; 4], usize);

impl Folded {
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0[..self.1]).expect("folded letters are ASCII")
    }
}

/// Spells `character` in lower-case ASCII; `None` for what is no letter or digit of the scripts below.
///
/// Latin letters lose their marks; Cyrillic and Greek follow the common romanisations of official English texts
/// (BGN/PCGN without apostrophes, ELOT 743), so that slugs stay readable.
fn fold(character: char) -> Option<Folded> {
    const TABLE: &[(&str, &str)] = &[
        ("àáâãäåāăąǎȁạảấầẩẫậắằẳẵặ", "a"),
        ("æǽ", "ae"),
        ("çćĉċč", "c"),
        ("ďđð", "d"),
        ("èéêëēĕėęěẹẻẽếềểễệ", "e"),
        ("ĝğġģǧ", "g"),
        ("ĥħ", "h"),
        ("ìíîïĩīĭįıỉị", "i"),
        ("ĵ", "j"),
        ("ķ", "k"),
        ("ĺļľŀł", "l"),
        ("ñńņňŋ", "n"),
        ("òóôõöøōŏőơọỏốồổỗộớờởỡợ", "o"),
        ("œ", "oe"),
        ("ŕŗř", "r"),
        ("śŝşšș", "s"),
        ("ß", "ss"),
        ("ţťŧț", "t"),
        ("þ", "th"),
        ("ùúûüũūŭůűųưụủứừửữự", "u"),
        ("ŵ", "w"),
        ("ýÿŷỳỵỷỹ", "y"),
        ("źżž", "z"),
        ("а", "a"),
        ("б", "b"),
        ("в", "v"),
        ("гґ", "g"),
        ("д", "d"),
        ("еэє", "e"),
        ("ё", "yo"),
        ("ж", "zh"),
        ("з", "z"),
        ("иі", "i"),
        ("ї", "yi"),
        ("йы", "y"),
        ("к", "k"),
        ("л", "l"),
        ("м", "m"),
        ("н", "n"),
        ("о", "o"),
        ("п", "p"),
        ("р", "r"),
        ("с", "s"),
        ("т", "t"),
        ("у", "u"),
        ("ф", "f"),
        ("х", "kh"),
        ("ц", "ts"),
        ("ч", "ch"),
        ("ш", "sh"),
        ("щ", "shch"),
        ("ю", "yu"),
        ("я", "ya"),
        ("ў", "u"),
        ("ј", "j"),
        ("љ", "lj"),
        ("њ", "nj"),
        ("ћ", "c"),
        ("ђ", "dj"),
        ("џ", "dz"),
        ("ѓ", "gj"),
        ("ќ", "kj"),
        ("ѕ", "dz"),
        ("αά", "a"),
        ("β", "v"),
        ("γ", "g"),
        ("δ", "d"),
        ("εέ", "e"),
        ("ζ", "z"),
        ("ηήιίϊΐ", "i"),
        ("θ", "th"),
        ("κ", "k"),
        ("λ", "l"),
        ("μ", "m"),
        ("ν", "n"),
        ("ξ", "x"),
        ("οόωώ", "o"),
        ("π", "p"),
        ("ρ", "r"),
        ("σς", "s"),
        ("τ", "t"),
        ("υύϋΰ", "y"),
        ("φ", "f"),
        ("χ", "ch"),
        ("ψ", "ps"),
    ];
    let lower = character.to_lowercase().next()?;
    if lower.is_ascii() {
        let byte = u8::try_from(lower).ok().filter(u8::is_ascii_alphanumeric)?;
        return Some(Folded([byte, 0, 0, 0], 1));
    }
    let (_, spelling) = TABLE.iter().find(|(letters, _)| letters.contains(lower))?;
    let mut bytes = [0; 4];
    bytes[..spelling.len()].copy_from_slice(spelling.as_bytes());
    Some(Folded(bytes, spelling.len()))
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text is not a slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseSlugError(String);

impl fmt::Display for ParseSlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a slug: use lower-case letters, digits, `-`, `.` and `_`, in segments joined by `/`",
            self.0
        )
    }
}

impl std::error::Error for ParseSlugError {}

impl FromStr for Slug {
    type Err = ParseSlugError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = !text.is_empty() && text.len() <= MAX_LEN && text.split('/').all(is_segment);
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseSlugError(text.to_owned()))
        }
    }
}

fn is_segment(segment: &str) -> bool {
    let inner =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._".contains(&byte);
    let edge = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let bytes = segment.as_bytes();
    edge(bytes.first()) && edge(bytes.last()) && bytes.iter().all(|byte| inner(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_made_slug_is_a_slug() {
        let long = "word ".repeat(60);
        for text in [
            "",
            "—",
            "A",
            "Œuvre d’art",
            "Заява НАТО",
            "Ελλάδα 2025",
            "x".repeat(300).as_str(),
            &long,
        ] {
            let slug = Slug::from_words(text);
            assert_eq!(slug.as_str().parse(), Ok(slug.clone()), "from {text:?}");
            let suffixed = slug.with_suffix("0badcafe");
            assert_eq!(
                suffixed.as_str().parse(),
                Ok(suffixed.clone()),
                "from {text:?}"
            );
        }
    }

    #[test]
    fn other_scripts_are_romanised() {
        assert_eq!(
            Slug::from_words("Заява щодо України").as_str(),
            "zayava-shchodo-ukrayini"
        );
        assert_eq!(
            Slug::from_words("Δήλωση του Συμβουλίου").as_str(),
            "dilosi-toy-symvoylioy"
        );
    }

    #[test]
    fn climbing_paths_are_refused() {
        for text in ["..", "a/../b", "/a", "a/", "a//b", "-a", "a b", "É"] {
            assert!(text.parse::<Slug>().is_err(), "{text:?}");
        }
    }
}
