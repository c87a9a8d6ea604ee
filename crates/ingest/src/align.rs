//! Links between the paragraphs of two editions that carry the same printed number.
//!
//! A publisher that numbers its paragraphs has aligned its languages already. A number that occurs more than once in
//! an edition (a list that starts again, an annex) is matched in order of occurrence, and only if it occurs equally
//! often on both sides: otherwise the numbers do not say which belongs to which.

use std::collections::HashMap;

use archive_model::{Alignment, AlignmentMethod, Document, Edition, Link, Paragraph};

/// The score of a link whose number occurs once on either side.
const UNIQUE: f64 = 0.98;
/// The score of a link whose number is repeated, matched in order of occurrence.
const REPEATED: f64 = 0.8;

/// Aligns every pair of editions of `document`, the earlier one as the source.
///
/// A pair without a link is left out.
pub fn align(document: &Document) -> Vec<Alignment> {
    let editions = &document.editions;
    let sources = editions.iter().enumerate();
    let pairs = sources.flat_map(|(index, source)| {
        editions[index + 1..]
            .iter()
            .map(move |target| (source, target))
    });
    let alignments = pairs.map(|(source, target)| align_pair(source, target));
    alignments
        .filter(|alignment| !alignment.links.is_empty())
        .collect()
}

/// Aligns two editions.
pub fn align_pair(source: &Edition, target: &Edition) -> Alignment {
    let targets = by_label(target);
    let sources = by_label(source);
    let shared = sources
        .iter()
        .filter_map(|(key, here)| Some((here, targets.get(key)?)));
    let matched = shared.filter(|(here, there)| here.len() == there.len());
    let mut links: Vec<Link> = matched
        .flat_map(|(here, there)| links(here, there))
        .collect();
    links.sort_by(|a, b| a.source.cmp(&b.source));
    Alignment {
        source: source.lang,
        target: target.lang,
        links,
    }
}

fn links(sources: &[u32], targets: &[u32]) -> Vec<Link> {
    let score = if sources.len() == 1 { UNIQUE } else { REPEATED };
    let link = |(&source, &target)| Link {
        source: vec![source],
        target: vec![target],
        score,
        method: AlignmentMethod::Label,
    };
    sources.iter().zip(targets).map(link).collect()
}

/// The key under which numbers of two languages are the same: depth and the digits or letters printed.
type Key = (u32, String);

fn by_label(edition: &Edition) -> HashMap<Key, Vec<u32>> {
    let mut ordinals: HashMap<Key, Vec<u32>> = HashMap::new();
    for paragraph in &edition.paragraphs {
        if let Some(key) = key(paragraph) {
            ordinals.entry(key).or_default().push(paragraph.ordinal);
        }
    }
    ordinals
}

/// Reduces `Article 3`, `Artikel 3`, `(3)` and `3.` to `3`, and `(a)` to `a`: publishers translate the word before a
/// number and its punctuation, not the number.
fn key(paragraph: &Paragraph) -> Option<Key> {
    let label = paragraph.label.as_deref()?;
    let last = label.split_whitespace().next_back()?;
    let number: String = last
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '.')
        .flat_map(char::to_lowercase)
        .collect();
    let number = number.trim_matches('.');
    let number = if matches!(number, "premier" | "première" | "primo") {
        "1"
    } else {
        number
    };
    (!number.is_empty()).then(|| (paragraph.level, number.to_owned()))
}

#[cfg(test)]
mod tests {
    use archive_model::{Lang, ParagraphKind};

    use super::*;

    fn edition(lang: &str, labels: &[&str]) -> Edition {
        let paragraph = |(index, label): (usize, &&str)| Paragraph {
            ordinal: u32::try_from(index + 1).unwrap(),
            label: (!label.is_empty()).then(|| (*label).to_owned()),
            kind: ParagraphKind::Numbered,
            level: 1,
            parent: None,
            text: "text".to_owned(),
            span: 0..4,
        };
        Edition {
            lang: lang.parse::<Lang>().unwrap(),
            confidence: 1.0,
            title: None,
            paragraphs: labels.iter().enumerate().map(paragraph).collect(),
        }
    }

    fn check(source: &[&str], target: &[&str], expected: &[(u32, u32)]) {
        let document = Document {
            editions: vec![edition("en", source), edition("fr", target)],
            ..Document::default()
        };
        let alignments = align(&document);
        let links = alignments.iter().flat_map(|alignment| &alignment.links);
        let found: Vec<_> = links.map(|link| (link.source[0], link.target[0])).collect();
        assert_eq!(found, expected, "{source:?} with {target:?}");
    }

    #[test]
    fn the_same_number_is_the_same_paragraph() {
        check(
            &["", "1", "2", "3"],
            &["1", "2", "3", ""],
            &[(2, 1), (3, 2), (4, 3)],
        );
        check(
            &["Article 1", "Article 2"],
            &["Article premier", "Article 2"],
            &[(1, 1), (2, 2)],
        );
        check(
            &["1", "(a)", "(b)"],
            &["1", "a)", "b)"],
            &[(1, 1), (2, 2), (3, 3)],
        );
    }

    #[test]
    fn a_number_without_counterpart_has_no_link() {
        check(&["1", "2", "3"], &["1", "3"], &[(1, 1), (3, 2)]);
        check(&["", ""], &["", ""], &[]);
    }

    #[test]
    fn repeated_numbers_match_in_order_or_not_at_all() {
        check(
            &["1", "2", "1", "2"],
            &["1", "2", "1", "2"],
            &[(1, 1), (2, 2), (3, 3), (4, 4)],
        );
        check(&["1", "2", "1"], &["1", "2"], &[(2, 2)]);
    }
}
