//! Captured bytes to text, with every repair recorded.
//!
//! [`repair`] finds out what encoding bytes are in, decodes them, and undoes what happened to the text on its way: UTF-8
//! that was read as something else, and UTF-8 that was read as something else and then lost bytes. The second kind cannot be
//! undone, only decided: the characters that could have stood there are known exactly, and a model of the language, its
//! lexicon and its typography say how likely each is. Every edit is recorded with its place, what stood there, the rule and
//! its probability; what is not sure enough is left alone and listed.
//!
//! - [`repair`] takes bytes, [`repair_text`] text that was decoded elsewhere, [`repair_stream`] a source of any length.
//! - [`Repaired`] is the text, its encoding and language, the edits, and the places that were left alone.
//! - [`Options`] says what is known beforehand, and how sure a reading must be.
//!
//! # Invariants
//! - Sound text comes out byte for byte. So does anything that is not text.
//! - Nothing fails and nothing panics, whatever the bytes. Work is linear in their number.
//! - Repairing twice gives what repairing once gives.
//! - [`Repaired::undo`] gives the decoded input.
//! - U+0000 and the byte-order mark of UTF-8 stay: they are the reader's to deal with. That of UTF-16 goes with the encoding.
//!
//! # Examples
//! Damage that lost bytes, and the record of what was done about it:
//! ```
//! use archive_encoding::{Method, Options, repair};
//!
//! let repaired = repair("We note Russiaâs disregard for the framework.".as_bytes(), &Options::default());
//! assert_eq!(repaired.text, "We note Russia’s disregard for the framework.");
//!
//! let edit = &repaired.repairs[0];
//! assert_eq!((edit.before.as_str(), edit.after.as_str()), ("â", "’"));
//! assert_eq!(&repaired.text[edit.span.clone()], "’");
//! assert_eq!((edit.method, edit.rule.as_ref()), (Method::Lossy, "lossy.c1.apostrophe"));
//! assert!(edit.confidence > 0.9);
//!
//! assert_eq!(repaired.undo(), "We note Russiaâs disregard for the framework.");
//! ```
//! Damage that lost nothing, twice over, beside text that is sound:
//! ```
//! use archive_encoding::{Options, repair};
//! let repaired = repair("Déjà vu: cafÃƒÂ© crÃ¨me, château.".as_bytes(), &Options::default());
//! assert_eq!(repaired.text, "Déjà vu: café crème, château.");
//! ```
//! A declared encoding is evidence where the bytes leave a doubt, and nothing where they leave none:
//! ```
//! use archive_encoding::{Options, repair};
//! let declared = |label: &str| Options { declared: Some(label.to_owned()), ..Options::default() };
//!
//! let polish = repair(b"\xA3\xF3d\x9F", &declared("windows-1250"));
//! assert_eq!((polish.text.as_str(), polish.encoding), ("Łódź", "windows-1250"));
//!
//! let wrong = repair("Łódź".as_bytes(), &declared("windows-1250"));
//! assert_eq!((wrong.text.as_str(), wrong.encoding), ("Łódź", "UTF-8"));
//! ```
//! Nothing that is less sure than the threshold is done; it is listed instead:
//! ```
//! use archive_encoding::{Options, repair};
//! let strict = Options { threshold: 0.999_9, ..Options::default() };
//! let repaired = repair("Russiaâs disregard for Americaâs framework.".as_bytes(), &strict);
//! assert!(repaired.repairs.is_empty());
//! assert_eq!(repaired.unresolved.len(), 2);
//! assert_eq!(repaired.unresolved[0].alternatives[0].text, "’");
//! ```
//! A source of any length, in constant memory: see [`repair_stream`].
//!
//! # Memory
//! [`repair`] holds the capture, a few copies of its text, and each edit. [`repair_stream`] holds a window instead of the
//! capture. With the default window of 1 MiB a process was measured at 15 MB for 1 GB of sound text, at 38 MB for 1 GB of
//! which every tenth line is damaged, and at 122 MB for Cyrillic whose every line has lost bytes, so that every other
//! letter is an edit. Inputs made to have a place every few bytes reached 170 MB. The models of the languages that damaged
//! text turns out to be in are part of the program and cost no memory until they are used.

mod codepage;
mod decode;
mod draft;
mod foreign;
mod layers;
mod letters;
mod lossy;
mod model;
mod reencode;
mod repaired;
mod scan;
mod source;
mod strain;
mod stream;
mod weight;

use encoding_rs::{Encoding, UTF_8};

pub use archive_model::{Alternative, Lang, Method, Repair, Unresolved};

pub use self::repaired::Repaired;
pub use self::stream::{Part, Stream, repair_stream};

/// The version of the repair pipeline. Texts that two versions derive from the same bytes may differ.
pub const VERSION: &str = "3";

/// How to repair.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The encoding label that the publisher sent, from an HTTP header or a `<meta>`: evidence, not an order. A label that
    /// the WHATWG Encoding Standard does not know is no evidence.
    pub declared: Option<String>,
    /// The language of the text, where it is known; what the text itself says goes first.
    pub lang: Option<Lang>,
    /// The probability, 0 to 1, that a reading of a lossy place needs to be applied; 0.5 by default. Below it the place is
    /// left as it is and listed in [`Repaired::unresolved`].
    pub threshold: f64,
}

impl Options {
    fn declared_encoding(&self) -> Option<&'static Encoding> {
        let label = self.declared.as_deref()?;
        Encoding::for_label(label.as_bytes())
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            declared: None,
            lang: None,
            threshold: 0.5,
        }
    }
}

/// Decodes `capture` and undoes the damage in it.
///
/// Never fails: a byte that belongs to no character becomes U+FFFD and a repair with the rule `decode.malformed`.
///
/// # Examples
/// ```
/// use archive_encoding::{Options, repair};
/// let sound = repair("À São Paulo, l’œuvre – château et grâce.".as_bytes(), &Options::default());
/// assert!(sound.repairs.is_empty());
/// assert_eq!(sound.encoding, "UTF-8");
///
/// let stray = repair(b"caf\xC3\xA9 and caf\xE9", &Options::default());
/// assert_eq!(stray.text, "café and café");
/// assert_eq!(stray.repairs[0].source, 13..14);
/// ```
pub fn repair(capture: &[u8], options: &Options) -> Repaired {
    let decoded = decode::decode(capture, options.declared_encoding());
    repaired::run(decoded, capture.len(), options)
}

/// Tells whether the WHATWG Encoding Standard knows `label`, so that [`Options::declared`] can make use of it.
pub fn knows_label(label: &str) -> bool {
    Encoding::for_label(label.as_bytes()).is_some()
}

/// Undoes the damage in text that was decoded elsewhere.
///
/// Offsets into the captured bytes are offsets into `text`.
pub fn repair_text(text: &str, options: &Options) -> Repaired {
    let decoded = decode::Decoded {
        text: text.to_owned(),
        encoding: UTF_8.name(),
        map: source::SourceMap::Identity,
        changes: Vec::new(),
    };
    repaired::run(decoded, text.len(), options)
}

/// The examples of the readme, for the tests of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
