//! Digests of content.
//!
//! # Invariants
//! - A digest depends on what a reader of the text sees, and on nothing else: not on offsets, row ids, slugs, sources or
//!   the order of recording. So two archives of the same captures have the same digests.
//! - Every part is written with its length before it, so that no two different contents give the same bytes. The first
//!   part names the kind of content and the layout: a change of the layout must change that name.

use archive_model::{Digest, Edition, Lang, Paragraph};
use sha2::{Digest as _, Sha256};

/// Returns the digest of bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> Digest {
    Digest::from_bytes(Sha256::digest(bytes).into())
}

/// Returns the digest of an edition's text.
pub(crate) fn of_edition(edition: &Edition) -> Digest {
    let mut parts = Parts::new("edition 1");
    parts.optional(edition.title.as_deref());
    for paragraph in &edition.paragraphs {
        add_paragraph(&mut parts, paragraph);
    }
    parts.finish()
}

fn add_paragraph(parts: &mut Parts, paragraph: &Paragraph) {
    parts.number(paragraph.ordinal);
    parts.optional(paragraph.label.as_deref());
    parts.bytes(paragraph.kind.as_str().as_bytes());
    parts.number(paragraph.level);
    parts.bytes(paragraph.text.as_bytes());
}

/// Returns the digest of editions taken together, whatever their order.
pub(crate) fn of_version(editions: impl IntoIterator<Item = (Lang, Digest)>) -> Digest {
    let mut editions: Vec<_> = editions.into_iter().collect();
    editions.sort_unstable();
    let mut parts = Parts::new("version 1");
    for (lang, digest) in editions {
        parts.bytes(lang.as_str().as_bytes());
        parts.bytes(digest.as_bytes());
    }
    parts.finish()
}

/// Returns the digest of an archive: of the distinct digests of its blobs and editions, each sorted.
pub(crate) fn of_archive(blobs: &[Digest], editions: &[(Lang, Digest)]) -> Digest {
    let mut parts = Parts::new("archive 1");
    for digest in blobs {
        parts.bytes(digest.as_bytes());
    }
    parts.bytes(b"editions");
    for (lang, digest) in editions {
        parts.bytes(lang.as_str().as_bytes());
        parts.bytes(digest.as_bytes());
    }
    parts.finish()
}

/// Parts of a content, each with its length before it.
struct Parts(Sha256);

impl Parts {
    fn new(layout: &str) -> Self {
        let mut parts = Self(Sha256::new());
        parts.bytes(layout.as_bytes());
        parts
    }

    fn bytes(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    fn number(&mut self, part: u32) {
        self.bytes(&part.to_le_bytes());
    }

    /// An absent part differs from an empty one.
    fn optional(&mut self, part: Option<&str>) {
        match part {
            Some(part) => self.bytes(format!("+{part}").as_bytes()),
            None => self.bytes(b""),
        }
    }

    fn finish(self) -> Digest {
        Digest::from_bytes(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use archive_model::ParagraphKind;

    fn edition(label: Option<&str>, text: &str, start: usize) -> Edition {
        Edition {
            lang: Lang::EN,
            confidence: 0.9,
            title: None,
            paragraphs: vec![Paragraph {
                ordinal: 1,
                label: label.map(str::to_owned),
                kind: ParagraphKind::Body,
                level: 1,
                parent: None,
                text: text.to_owned(),
                span: start..start + text.len(),
            }],
        }
    }

    #[test]
    fn offsets_and_confidence_do_not_count() {
        let mut moved = edition(None, "Text.", 40);
        moved.confidence = 0.1;
        assert_eq!(of_edition(&edition(None, "Text.", 0)), of_edition(&moved));
    }

    #[test]
    fn label_and_text_are_kept_apart() {
        let digests = [
            edition(None, "1", 0),
            edition(Some(""), "1", 0),
            edition(Some("1"), "", 0),
        ]
        .map(|edition| of_edition(&edition));
        assert_ne!(digests[0], digests[1]);
        assert_ne!(digests[1], digests[2]);
    }

    #[test]
    fn order_of_languages_does_not_count() {
        let (en, fr) = ((Lang::EN, of_bytes(b"one")), (Lang::FR, of_bytes(b"un")));
        assert_eq!(of_version([en, fr]), of_version([fr, en]));
        assert_ne!(of_version([en, fr]), of_version([en]));
    }
}
