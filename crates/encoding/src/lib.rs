//! Captured bytes to text, with every repair recorded.
//!
//! [`repair`] finds out what encoding bytes are in, decodes them, and undoes what happened to the text on its way: UTF-8
//! that was read as something else, and UTF-8 that was read as something else and then lost bytes. The second kind cannot be
//! undone, only decided: the characters that could have stood there are known exactly, and a model of the language, its
//! lexicon and its typography say how likely each is. Every edit is recorded with its place, what stood there, the rule and
//! its probability; what is not sure enough is left alone and listed.
//!
//! # Invariants
//! - Sound text comes out byte for byte. So does anything that is not text.
//! - Nothing fails and nothing panics, whatever the bytes. Work is linear in their number.
//! - Repairing twice gives what repairing once gives.
//! - [`Repaired::undo`] gives the decoded input.
//! - U+0000 and the byte-order mark of UTF-8 stay: they are the reader's to deal with. That of UTF-16 goes with the encoding.
//!
//! # Examples
//! ```
//! use archive_encoding::{Options, repair};
//! let repaired = repair("We note Russiaâs disregard for the framework.".as_bytes(), &Options::default());
//! assert_eq!(repaired.text, "We note Russia’s disregard for the framework.");
//! assert_eq!(repaired.repairs[0].rule, "lossy.c1.apostrophe");
//! assert_eq!(repaired.undo(), "We note Russiaâs disregard for the framework.");
//! ```

mod codepage;
mod decode;
mod draft;
mod foreign;
mod letters;
mod lossy;
mod model;
mod reencode;
mod repaired;
mod scan;
mod source;
mod strain;
mod weight;

use archive_model::Lang;
use encoding_rs::{Encoding, UTF_8};

pub use self::repaired::Repaired;

/// The version of the repair pipeline. Texts that two versions derive from the same bytes may differ.
pub const VERSION: &str = "1";

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
    let declared = options.declared.as_deref();
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    repaired::run(decode::decode(capture, declared), capture.len(), options)
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
