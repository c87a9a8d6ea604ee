//! The name under which a document asks to be filed.
//!
//! Only storage knows what the archive holds, so the decision is made there; this module says what the document itself
//! has to offer, and how much it is worth.

use archive_model::{Document, Slug, StatementKind};
use archive_storage::{Issuer, KeyStrength, StatementKey};

use crate::{Derivation, Source};

/// Words of running text that stand in for a name where a document has neither title nor file name.
const FIRST_WORDS: usize = 8;

/// What a document says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    slug: Slug,
    strength: KeyStrength,
    issuer_code: Option<Slug>,
}

impl Identity {
    /// Names `document`: by `forced` if a person named it, else by what its text states, else by its source.
    ///
    /// A title with a date or a number names a statement wherever it is seen. A file name, a bare title or the first
    /// words only suggest one: storage compares the texts before it believes them.
    pub(crate) fn of(document: &Document, source: &Source, forced: Option<&Slug>) -> Self {
        let issuer_code = document.issuer.as_deref().map(Slug::from_words);
        let (slug, strength) = match (forced, stated(document, issuer_code.as_ref())) {
            (Some(slug), _) => (slug.clone(), KeyStrength::Forced),
            (None, Some(slug)) => (slug, KeyStrength::Metadata),
            (None, None) => (suggested(document, source), KeyStrength::SourceName),
        };
        Self {
            slug,
            strength,
            issuer_code,
        }
    }

    /// Puts it in the words of storage, together with what the document states.
    pub(crate) fn key<'a>(&'a self, derivation: &'a Derivation) -> StatementKey<'a> {
        let document = &derivation.document;
        let issuer = self.issuer_code.as_ref().zip(document.issuer.as_deref());
        StatementKey {
            slug: &self.slug,
            strength: self.strength,
            issuer: issuer.map(|(code, name)| Issuer {
                code: code.as_str(),
                name,
            }),
            kind: document.kind.map_or("statement", StatementKind::as_str),
            number: document.number.as_deref(),
            published_on: document.published_on.as_ref(),
            address: derivation.address.as_deref(),
            alternates: &derivation.alternates,
        }
    }
}

/// Joins issuer, date and title, e.g. `harbour-states/2019-03-03/joint-statement`, where the text states enough of them.
fn stated(document: &Document, issuer: Option<&Slug>) -> Option<Slug> {
    let title = Slug::from_words(document.title.as_deref()?);
    let when = match (&document.published_on, &document.number) {
        (Some(date), _) => Slug::from_words(date.as_str()),
        (None, Some(number)) => Slug::from_words(number),
        (None, None) => return None,
    };
    let segments: Vec<Slug> = issuer.cloned().into_iter().chain([when, title]).collect();
    Some(Slug::join(&segments))
}

fn suggested(document: &Document, source: &Source) -> Slug {
    match source.stem() {
        Some(stem) => Slug::from_words(&stem),
        None => Slug::from_words(document.title.as_deref().unwrap_or(&first_words(document))),
    }
}

fn first_words(document: &Document) -> String {
    let paragraphs = document
        .editions
        .iter()
        .flat_map(|edition| &edition.paragraphs);
    let words = paragraphs.flat_map(|paragraph| paragraph.text.split_whitespace());
    words.take(FIRST_WORDS).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: &Document, source: &Source, slug: &str, strength: KeyStrength) {
        let identity = Identity::of(document, source, None);
        assert_eq!(
            (identity.slug.as_str(), identity.strength),
            (slug, strength)
        );
    }

    #[test]
    fn a_dated_title_names_a_statement_and_a_file_name_suggests_one() {
        let file = Source::File("in/NAC cyber_2025.txt".into());
        let mut document = Document::default();
        check(&document, &file, "nac-cyber-2025", KeyStrength::SourceName);
        document.title = Some("Joint Statement on Ports".to_owned());
        check(&document, &file, "nac-cyber-2025", KeyStrength::SourceName);
        check(
            &document,
            &Source::Stdin,
            "joint-statement-on-ports",
            KeyStrength::SourceName,
        );
        document.issuer = Some("Conference of Harbour States".to_owned());
        document.published_on = Some("2019-03-03".parse().unwrap());
        check(
            &document,
            &file,
            "conference-of-harbour-states/2019-03-03/joint-statement-on-ports",
            KeyStrength::Metadata,
        );
    }

    #[test]
    fn a_forced_slug_wins() {
        let slug: Slug = "my/own".parse().unwrap();
        let identity = Identity::of(&Document::default(), &Source::Stdin, Some(&slug));
        assert_eq!(
            (identity.slug, identity.strength),
            (slug, KeyStrength::Forced)
        );
    }
}
