//! `cargo xtask train langid`: builds `data/langid/langid.model`, by which languages are told apart.
//!
//! For each language a profile is made: how common each n-gram of letters is in its words. Lingua's models hold that for
//! the larger languages; for the others it is counted in the Universal Declaration of Human Rights and, where there is
//! one, in the translation of an office suite. `data/langid/README.md` describes the format and the licences.

mod encode;
mod languages;
mod profile;
mod sources;

use std::path::Path;

use self::encode::Table;
use self::languages::{LANGUAGES, Language};
use self::profile::Profile;
use self::sources::Sources;
pub(super) use self::sources::{check, dump_declarations};

/// The name that asks for this model on the command line.
pub(super) const NAME: &str = "langid";

/// The share of the declaration in the profile of a language that has a Lingua model.
const DECLARATION: f64 = 0.15;
/// The share of words written for the project, beside other text counted as 1.
const WORDS: f64 = 0.6;
/// The share of the nearest relative in the profile of a language with little text, beside that text counted as 1.
const RELATIVE: f64 = 0.6;

/// In a language of which there is but the declaration, what is common counts this much: its commonest words are those
/// of the subject, which other languages have borrowed.
const DAMPING: f64 = 0.8;

/// Makes the bytes of the model file; the sources are fetched into `directory`.
///
/// # Errors
/// If a source cannot be fetched or read.
pub(super) fn build(directory: &Path) -> anyhow::Result<Vec<u8>> {
    let is_read = |language: &&Language| !is_alone(language);
    let read: Vec<Language> = LANGUAGES.iter().filter(is_read).copied().collect();
    let sources = sources::fetch(directory, &read)?;
    let mut table = Table::default();
    for (number, language) in (0..=u8::MAX).zip(LANGUAGES) {
        if !is_alone(language) {
            table.add(number, &profile(language, &sources)?);
        }
    }
    Ok(encode::model(LANGUAGES, table))
}

/// Tells whether a language is the only one in its script: it needs no n-grams.
fn is_alone(language: &Language) -> bool {
    let written = LANGUAGES
        .iter()
        .filter(|other| other.script == language.script);
    written.count() == 1
}

/// Makes the profile of a language out of all that the sources have for it.
fn profile(language: &Language, sources: &Sources) -> anyhow::Result<Profile> {
    let mut parts = Vec::new();
    if let Some(name) = language.lingua {
        parts.push((1.0, lingua(name, language, sources)?));
    }
    for code in language.declaration {
        parts.push(declaration(code, language, sources)?);
    }
    if language.has_interface {
        let text = sources.interface(language.tag)?;
        parts.push((1.0, Profile::count(&text, language.order())));
    }
    if let Some(words) = language.words {
        parts.push((WORDS, Profile::count(words, language.order())));
    }
    if let Some(relative) = language.relative {
        let text: f64 = parts.iter().map(|(share, _)| share).sum();
        parts.push((text * RELATIVE, lingua(relative, language, sources)?));
    }
    Ok(Profile::mix(&parts))
}

/// Reads a declaration, and how much it counts.
fn declaration(
    code: &str,
    language: &Language,
    sources: &Sources,
) -> anyhow::Result<(f64, Profile)> {
    let counted = Profile::count(&sources.declaration(code)?, language.order());
    Ok(match language.lingua {
        Some(_) => (DECLARATION, counted),
        None if language.has_interface => (1.0, counted),
        None => (1.0, counted.damped(DAMPING)),
    })
}

/// Reads the profile that a Lingua model amounts to.
fn lingua(name: &str, language: &Language, sources: &Sources) -> anyhow::Result<Profile> {
    let profile = Profile::read(&sources.ngrams(name)?, language.order())?;
    Ok(match language.charset {
        Some(charset) => profile.within(&sources.characters(charset)?),
        None if language.tag == "sr-Latn" => profile.serbian_in_latin(),
        None => profile,
    })
}
