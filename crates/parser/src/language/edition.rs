//! Which blocks of a document are in which language.
//!
//! A document has few languages. A first pass over its longer blocks finds which; a second asks, block by block, only
//! between those, and a Viterbi search lets a language change where the evidence outweighs the cost of a change, which
//! is lower where debris, an empty line or a number one suggests a new section. So short lines go with their neighbours,
//! and a foreign phrase makes no edition.

use std::collections::HashMap;

use archive_model::Lang;

use super::candidates::{self, has_letters, head, letters};
use super::names::named;
use super::{Detected, Detector, detect, small};

/// A block, as far as its language is concerned.
pub(crate) struct Piece<'a> {
    pub(crate) text: &'a str,
    /// How likely a section ends before it, 0 to 1.
    pub(crate) section: f64,
    /// What markup says of its language.
    pub(crate) claim: Option<Claim>,
}

/// What markup says of the language of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) lang: Lang,
    /// Whether it is said of this part in particular: templates say of whole pages what is not so.
    pub(crate) is_own: bool,
}

impl Claim {
    /// Weighs the claim against letters.
    fn weight(self) -> f64 {
        if self.is_own { OWN_CLAIM } else { CLAIM }
    }
}

/// The languages of a document's blocks.
#[derive(Debug)]
pub(crate) struct Assigned {
    /// The language of each block.
    pub(crate) langs: Vec<Lang>,
    /// How sure each language is, in order of appearance.
    pub(crate) confidence: Vec<(Lang, f64)>,
}

/// Cost of a change of language within a section.
const CHANGE: f64 = 7.0;
/// What a certain section end takes off that cost.
const SECTION_DISCOUNT: f64 = 6.5;
/// What a line that names a language weighs: enough for one change.
const NAME: f64 = 8.0;
/// What the language that markup gives a part of a text weighs, and what that which it gives the whole weighs.
const OWN_CLAIM: f64 = 4.0;
const CLAIM: f64 = 0.7;
/// Letters that make evidence worth one unit, and the most that count.
const LETTERS: (f64, f64) = (14.0, 320.0);

/// So many bytes tell which of a few languages a block is in.
const ENOUGH: usize = 180;

/// Finds the language of every piece. `hint` is believed where the text itself does not tell.
pub(crate) fn assign(pieces: &[Piece<'_>], hint: Option<Lang>) -> Assigned {
    let mut verdicts = HashMap::new();
    let mut candidates = candidates::rank(pieces, &mut verdicts);
    candidates::add_claimed(pieces, &mut candidates);
    if candidates.len() < 2
        && let Some(assigned) = small::assign(pieces)
    {
        return assigned;
    }
    match candidates[..] {
        [] => uniform(pieces, whole(pieces, hint)),
        [(lang, confidence)] => uniform(pieces, Detected { lang, confidence }),
        _ => search(pieces, &candidates, &verdicts),
    }
}

fn uniform(pieces: &[Piece<'_>], detected: Detected) -> Assigned {
    Assigned {
        langs: vec![detected.lang; pieces.len()],
        confidence: vec![(detected.lang, detected.confidence)],
    }
}

/// Judges a document without a long block by all its text at once.
fn whole(pieces: &[Piece<'_>], hint: Option<Lang>) -> Detected {
    const MOST: usize = 60;
    let all: Vec<&str> = pieces
        .iter()
        .take(MOST)
        .map(|piece| head(piece.text))
        .collect();
    let found = detect(&all.join("\n"));
    match hint {
        Some(lang) if found.lang.is_und() || found.confidence < 0.5 => Detected {
            lang,
            confidence: 0.5,
        },
        _ => found,
    }
}

/// Finds the cheapest sequence of languages.
fn search(
    pieces: &[Piece<'_>],
    candidates: &[(Lang, f64)],
    verdicts: &HashMap<usize, Detected>,
) -> Assigned {
    let langs: Vec<Lang> = candidates.iter().map(|(lang, _)| *lang).collect();
    let detector = Detector::new(&langs);
    let mut costs = vec![0.0; langs.len()];
    let mut came_from: Vec<u8> = Vec::with_capacity(pieces.len() * langs.len());
    for (index, piece) in pieces.iter().enumerate() {
        let change = if index == 0 {
            0.0
        } else {
            CHANGE - SECTION_DISCOUNT * piece.section
        };
        let cheapest = argmin(&costs);
        let through = costs[cheapest] + change;
        for (state, cost) in costs.iter_mut().enumerate() {
            let stays = *cost <= through;
            *cost = cost.min(through);
            let from = if stays { state } else { cheapest };
            came_from.push(u8::try_from(from).expect("a document has few languages"));
        }
        if let Some(claim) = piece.claim
            && let Some(lang) = langs
                .iter()
                .find(|lang| lang.primary() == claim.lang.primary())
        {
            raise_all_but(&mut costs, *lang, claim.weight(), &langs);
        }
        let text = head(piece.text);
        if index > 0 && (head(pieces[index - 1].text) == text || goes_with_neighbours(piece)) {
            continue;
        }
        if let Some(named) = named(text).filter(|named| langs.contains(named)) {
            raise_all_but(&mut costs, named, NAME, &langs);
            continue;
        }
        let verdict = verdicts
            .get(&index)
            .filter(|verdict| langs.contains(&verdict.lang));
        let found = verdict.copied().unwrap_or_else(|| {
            let enough = text.floor_char_boundary(ENOUGH);
            detector.detect(&text[..enough])
        });
        add_evidence(&mut costs, text, found, &langs);
    }
    let path = trace(&came_from, argmin(&costs), langs.len());
    let langs_of: Vec<Lang> = path.into_iter().map(|state| langs[state]).collect();
    Assigned {
        confidence: candidates
            .iter()
            .copied()
            .filter(|(lang, _)| langs_of.contains(lang))
            .collect(),
        langs: langs_of,
    }
}

/// Tells whether a piece is too short to change the language by itself, and stands where none changes.
fn goes_with_neighbours(piece: &Piece<'_>) -> bool {
    const FEW: usize = 12;
    piece.section <= 0.0 && piece.claim.is_none() && !has_letters(piece.text, FEW)
}

fn argmin(costs: &[f64]) -> usize {
    let smallest = costs.iter().copied().fold(f64::INFINITY, f64::min);
    costs.iter().position(|cost| *cost <= smallest).unwrap_or(0)
}

/// Raises the cost of every language but the one that `text` was found to be in.
#[expect(
    clippy::cast_precision_loss,
    reason = "blocks are judged by a few hundred letters"
)]
fn add_evidence(costs: &mut [f64], text: &str, found: Detected, langs: &[Lang]) {
    if !found.lang.is_und() {
        let weight = (letters(text) as f64).min(LETTERS.1) / LETTERS.0 * found.confidence;
        raise_all_but(costs, found.lang, weight, langs);
    }
}

fn raise_all_but(costs: &mut [f64], spared: Lang, weight: f64, langs: &[Lang]) {
    for (cost, lang) in costs.iter_mut().zip(langs) {
        if *lang != spared {
            *cost += weight;
        }
    }
    let smallest = costs.iter().copied().fold(f64::INFINITY, f64::min);
    for cost in costs {
        *cost -= smallest;
    }
}

fn trace(came_from: &[u8], last: usize, states: usize) -> Vec<usize> {
    let mut state = last;
    let mut path: Vec<usize> = came_from
        .chunks_exact(states)
        .rev()
        .map(|from| {
            let here = state;
            state = usize::from(from[here]);
            here
        })
        .collect();
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_paragraphs_in_the_midst_of_many() {
        let english = "We call on all states to keep the rules of the sea and to open their harbours to ships in distress";
        let irish = "Iarraimid ar gach stát na rialacha a chomhlíonadh agus gan na calafoirt a dhúnadh ar longa i nguais";
        let texts: Vec<String> = (0..30)
            .map(|number| match number {
                12..17 => format!("{irish}, {number}."),
                _ => format!("{english}, {number}."),
            })
            .collect();
        let piece = |text| Piece {
            text,
            section: 0.0,
            claim: None,
        };
        let pieces: Vec<Piece<'_>> = texts.iter().map(|text| piece(text.as_str())).collect();
        let langs = assign(&pieces, None).langs;
        let found: Vec<usize> = (0..30)
            .filter(|index| langs[*index].as_str() == "ga")
            .collect();
        assert_eq!(found, [12, 13, 14, 15, 16]);
    }
}
