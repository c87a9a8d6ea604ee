//! Which language is this text in?
//!
//! [`identify`] ranks all languages by probability; an [`Identifier`] asks among some of them, or with an expectation.
//! The script of the letters leaves some languages; among those, the n-grams of the words decide, by how common each is
//! in every language (`model`).
//!
//! # Invariants
//! - Any text has an answer, and always the same one; a text that is not language has an empty ranking.
//! - Time is linear in the length of the text up to 3 KiB, and the same for any longer one.

mod identifier;
mod model;
mod ranking;
mod score;
mod script;
mod words;

pub use identifier::{Identifier, languages};
pub use ranking::Ranking;

/// The version of the model and of its use; it changes whenever any text may be given another language.
pub const VERSION: &str = "1";

/// Ranks the languages that `text` may be in, among all that are known.
///
/// # Examples
/// ```
/// use archive_langid::identify;
/// assert_eq!(identify("Nous condamnons fermement ces actes.").lang().as_str(), "fr");
/// assert_eq!(identify("2025-07-18 / 108").lang().as_str(), "und");
/// ```
pub fn identify(text: &str) -> Ranking {
    static ALL: std::sync::LazyLock<Identifier> = std::sync::LazyLock::new(Identifier::new);
    ALL.identify(text)
}
