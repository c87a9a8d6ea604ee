//! How well two texts in two languages agree: by their numbering and their figures.

use std::collections::HashMap;

use archive_model::Paragraph;

use crate::likeness::Runs;

/// The figures of a text, in runs of three: the same in every language but where the order of words moves one.
pub(super) fn runs_of_figures(paragraphs: &[Paragraph]) -> Runs {
    Runs::of_every_language(&figures(paragraphs))
}

/// How well two texts in two languages agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Agreement {
    /// 0 to 1.
    pub(super) score: f64,
    /// Whether it rests on labels and on figures.
    pub(super) is_well_founded: bool,
    /// How many figures the text with fewer has.
    pub(super) figures: usize,
}

/// Fewer labels or figures than this are chance.
const FEW: usize = 3;

pub(super) fn agreement(one: &[Paragraph], other: &[Paragraph]) -> Agreement {
    let (labels, other_labels) = (labels(one), labels(other));
    let (figures, other_figures) = (figures(one), figures(other));
    let has_labels = labels.len().min(other_labels.len()) >= FEW;
    let has_figures = figures.len().min(other_figures.len()) >= FEW;
    let length = share(one.len().min(other.len()), one.len().max(other.len()));
    let shape = if has_labels {
        dice(&labels, &other_labels)
    } else {
        length
    };
    let content = match (figures.len(), other_figures.len()) {
        (0, 0) => 0.5,
        _ => dice(&figures, &other_figures),
    };
    Agreement {
        score: 0.45 * shape + 0.45 * content + 0.1 * length,
        is_well_founded: has_labels && has_figures,
        figures: figures.len().min(other_figures.len()),
    }
}

fn labels(paragraphs: &[Paragraph]) -> Vec<String> {
    let labels = paragraphs
        .iter()
        .filter_map(|paragraph| paragraph.label.clone());
    labels.collect()
}

/// The numbers of a text as its digits: `1,500`, `1 500` and `1.500` are one.
fn figures(paragraphs: &[Paragraph]) -> Vec<String> {
    let mut figures = Vec::new();
    for paragraph in paragraphs {
        let characters: Vec<char> = paragraph.text.chars().collect();
        let mut figure = String::new();
        for (index, character) in characters.iter().enumerate() {
            if character.is_ascii_digit() {
                figure.push(*character);
            } else if !figure.is_empty() && !joins_digits(&characters, index) {
                figures.push(std::mem::take(&mut figure));
            }
        }
        if !figure.is_empty() {
            figures.push(figure);
        }
    }
    figures
}

/// Tells whether a mark stands within a number: a point or comma before a digit, a space before just three of them.
fn joins_digits(characters: &[char], index: usize) -> bool {
    let digits = characters[index + 1..]
        .iter()
        .take(4)
        .take_while(|next| next.is_ascii_digit())
        .count();
    match characters[index] {
        '.' | ',' | '\'' | '’' => digits > 0,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => digits == 3,
        _ => false,
    }
}

/// Twice what is common of what is there in all, each as often as it occurs.
fn dice(one: &[String], other: &[String]) -> f64 {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for value in one {
        *counts.entry(value).or_default() += 1;
    }
    let mut common = 0;
    for value in other {
        if let Some(count) = counts.get_mut(value.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    share(2 * common, one.len() + other.len())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of paragraphs and numbers are far below 2^52"
)]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use archive_model::ParagraphKind;

    fn paragraphs(texts: &[&str]) -> Vec<Paragraph> {
        let numbered = texts.iter().zip(1..);
        let paragraphs = numbered.map(|(text, ordinal)| Paragraph {
            ordinal,
            label: Some(ordinal.to_string()),
            kind: ParagraphKind::Numbered,
            level: 1,
            parent: None,
            text: (*text).to_owned(),
            span: 0..text.len(),
        });
        paragraphs.collect()
    }

    #[test]
    fn figures_are_read_alike_in_every_language() {
        let english = figures(&paragraphs(&[
            "On 18 July 2025, 1,500 ships and 2.5 million tonnes.",
        ]));
        let french = figures(&paragraphs(&[
            "Le 18 juillet 2025, 1 500 navires et 2,5 millions de tonnes.",
        ]));
        assert_eq!(english, ["18", "2025", "1500", "25"]);
        assert_eq!(english, french);
    }

    #[test]
    fn a_translation_agrees_and_a_neighbour_does_not() {
        let english = paragraphs(&[
            "We met on 3 March 2019.",
            "The 12 harbours pay 40 marks.",
            "Article 7 holds.",
        ]);
        let french = paragraphs(&[
            "Réunis le 3 mars 2019.",
            "Les 12 ports versent 40 marcs.",
            "L’article 7 reste.",
        ]);
        let other = paragraphs(&[
            "Réunis le 3 mars 2019.",
            "Les 8 phares brûlent 600 litres.",
            "Fait en 2 originaux.",
        ]);
        let translation = agreement(&english, &french);
        assert!(
            translation.score > 0.9 && translation.is_well_founded,
            "{translation:?}"
        );
        let neighbour = agreement(&english, &other);
        assert!(neighbour.score < 0.8, "{neighbour:?}");
    }
}
