//! Documents too short for statistics: a heading and a sentence in each language, a table with a few words in each cell.
//!
//! A few words decide little among all languages. But structure says where a language may change: at an empty line, a number
//! one, a cell, a line that names a language, letters of another script, and where markup says so. The parts between such
//! places are weighed one by one, and the likeliest sequence of languages is found, in which a change is the cheaper the
//! more speaks for it.

use std::sync::LazyLock;

use archive_langid::{Identifier, Ranking};
use archive_model::Lang;

use super::candidates::{first_block, has_letters, letters};
use super::edition::{Assigned, Piece};
use super::kin;
use super::names::named;

/// Documents of more bytes are judged by their longer blocks.
const MOST: usize = 1200;
/// Fewer letters make no edition.
const FEWEST_LETTERS: usize = 8;
/// Languages are weighed that a part is in with at least this probability.
const LEAST: f64 = 0.25;
/// No part speaks more clearly against a language than this.
const UNLIKELY: f64 = 0.01;

/// Finds the languages of a short document in several; `None` for any other document.
pub(super) fn assign(pieces: &[Piece<'_>]) -> Option<Assigned> {
    let bytes: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    if bytes > MOST || pieces.len() < 2 {
        return None;
    }
    let total = pieces.iter().map(|piece| letters(piece.text)).sum();
    let parts = parts(pieces);
    let main = IDENTIFIER.identify(&text_of(pieces)).lang();
    let mut langs = candidates(&parts, main);
    while langs.len() > 1 {
        let path = cheapest(&parts, &langs);
        let before = langs.len();
        langs.retain(|lang| {
            let own = parts.iter().zip(&path);
            let own = own.filter(|(_, found)| *found == lang);
            let own: Vec<&Part> = own.map(|(part, _)| part).collect();
            is_edition(&own, *lang == main, total)
        });
        if langs.len() == before {
            return Some(assigned(&parts, &path));
        }
    }
    None
}

/// Whatever an official text is in, English or French is often beside it.
static IDENTIFIER: LazyLock<Identifier> = LazyLock::new(|| {
    let all = Identifier::new();
    all.expecting(Lang::EN, 3.0).expecting(Lang::FR, 2.0)
});

/// What stands between two places where the language may change.
struct Part {
    /// How many pieces it is made of.
    pieces: usize,
    letters: usize,
    /// What its words say.
    ranking: Ranking,
    /// What it is said to be in, and how much that weighs.
    said: Option<(Lang, f64)>,
    /// Whether it has the end of a sentence: names and titles are taken from other languages.
    is_prose: bool,
    /// What a change of language before it costs.
    change: f64,
}

fn parts(pieces: &[Piece<'_>]) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut start, mut change) = (0, 0.0);
    for end in 1..=pieces.len() {
        let next = (end < pieces.len()).then(|| cost(&pieces[end - 1], &pieces[end]));
        if next == Some(None) {
            continue;
        }
        parts.push(part(&pieces[start..end], change));
        (start, change) = (end, next.flatten().unwrap_or_default());
    }
    parts
}

fn part(pieces: &[Piece<'_>], change: f64) -> Part {
    let text = text_of(pieces);
    let ends_sentence =
        |piece: &Piece<'_>| piece.text.trim_end().ends_with(['.', '!', '?', '。', '।']);
    Part {
        pieces: pieces.len(),
        letters: letters(&text),
        said: pieces.first().and_then(said),
        is_prose: pieces.iter().any(ends_sentence),
        ranking: IDENTIFIER.identify(&text),
        change,
    }
}

/// Returns the language that a part is said to be in, by its markup or by its first line.
fn said(first: &Piece<'_>) -> Option<(Lang, f64)> {
    const MARKUP: f64 = 3.0;
    const NAME: f64 = 6.0;
    let claim = first.claim.filter(|claim| claim.is_own);
    let claim = claim.map(|claim| (kin::known(claim.lang), MARKUP));
    claim.or_else(|| named(first.text).map(|lang| (lang, NAME)))
}

/// Tells what a change of language between two pieces costs; `None` where there is none.
fn cost(last: &Piece<'_>, next: &Piece<'_>) -> Option<f64> {
    /// What the parser makes of a number one, of the next cell, and of an empty line.
    const SECTION: f64 = 0.4;
    const CELL: f64 = 1.0;
    const APART: f64 = 0.2;
    let claims = [last, next].map(|piece| piece.claim.map(|claim| kin::known(claim.lang)));
    let scripts = [last, next].map(|piece| first_block(piece.text));
    let have_letters = has_letters(last.text, 1) && has_letters(next.text, 1);
    let is_other_script = have_letters && scripts[0] != scripts[1];
    if claims[0] != claims[1] || named(next.text).is_some() {
        Some(0.5)
    } else if next.section >= CELL {
        Some(1.0)
    } else if next.section >= SECTION || is_other_script {
        Some(1.5)
    } else {
        (next.section >= APART).then_some(3.0)
    }
}

/// Names the languages that parts are likely to be in.
fn candidates(parts: &[Part], main: Lang) -> Vec<Lang> {
    let likely = parts.iter().flat_map(|part| {
        let likely = part.ranking.iter().filter(|(_, sure)| *sure >= LEAST);
        likely
            .map(|(lang, _)| lang)
            .chain(part.said.map(|(lang, _)| lang))
    });
    let mut langs = vec![main];
    for lang in likely {
        if !langs.contains(&lang) {
            langs.push(lang);
        }
    }
    langs.retain(|lang| !lang.is_und());
    langs
}

/// Finds the cheapest sequence of languages.
fn cheapest(parts: &[Part], langs: &[Lang]) -> Vec<Lang> {
    let mut costs = vec![0.0_f64; langs.len()];
    let mut steps: Vec<Vec<usize>> = Vec::with_capacity(parts.len());
    for part in parts {
        let best = argmin(&costs);
        let through = costs[best] + part.change;
        let mut from = Vec::with_capacity(langs.len());
        for (state, cost) in costs.iter_mut().enumerate() {
            from.push(if *cost <= through { state } else { best });
            *cost = cost.min(through) + part.against(langs[state]);
        }
        steps.push(from);
    }
    let mut state = argmin(&costs);
    let mut path = Vec::with_capacity(parts.len());
    for from in steps.iter().rev() {
        path.push(langs[state]);
        state = from[state];
    }
    path.reverse();
    path
}

impl Part {
    /// Weighs what speaks against `lang`.
    fn against(&self, lang: Lang) -> f64 {
        const TITLE: f64 = 0.5;
        let scale = if self.is_prose { 1.0 } else { TITLE };
        let evidence = -self.ranking.probability(lang).max(UNLIKELY).ln();
        let evidence = if self.letters == 0 {
            0.0
        } else {
            evidence * scale
        };
        let contradicted = self.said.filter(|(said, _)| *said != lang);
        evidence + contradicted.map_or(0.0, |(_, weight)| weight)
    }
}

fn argmin(costs: &[f64]) -> usize {
    let smallest = costs.iter().copied().fold(f64::INFINITY, f64::min);
    costs.iter().position(|cost| *cost <= smallest).unwrap_or(0)
}

/// Tells whether parts make an edition, of the language that the whole is mostly in or of another.
fn is_edition(own: &[&Part], is_main: bool, total: usize) -> bool {
    let letters: usize = own.iter().map(|part| part.letters).sum();
    let is_sentence = own.iter().any(|part| part.is_prose || part.said.is_some());
    // Titles and names: a language of its own has a good part of them.
    let is_column = own.len() > 1 && letters * 4 >= total;
    letters >= FEWEST_LETTERS && (is_main || is_sentence || is_column)
}

fn assigned(parts: &[Part], path: &[Lang]) -> Assigned {
    let mut confidence: Vec<(Lang, f64)> = Vec::new();
    for (part, lang) in parts.iter().zip(path) {
        let sure = part.ranking.probability(*lang);
        match confidence.iter_mut().find(|(known, _)| known == lang) {
            Some((_, most)) => *most = most.max(sure),
            None => confidence.push((*lang, sure)),
        }
    }
    let langs = parts.iter().zip(path);
    let langs = langs.flat_map(|(part, lang)| std::iter::repeat_n(*lang, part.pieces));
    Assigned {
        langs: langs.collect(),
        confidence,
    }
}

fn text_of(pieces: &[Piece<'_>]) -> String {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text).collect();
    texts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Claim;

    /// What the parser makes of an empty line, of a number one, and of the next cell.
    const APART: f64 = 0.29;
    const SECTION: f64 = 0.43;
    const CELL: f64 = 1.0;

    fn piece(section: f64, text: &str) -> Piece<'_> {
        Piece {
            text,
            section,
            claim: None,
        }
    }

    /// Joins the tags of the languages of `pieces`; one language is no business of this module.
    fn langs(pieces: &[Piece<'_>]) -> String {
        let assigned = assign(pieces);
        let langs = assigned.map_or_else(Vec::new, |assigned| assigned.langs);
        langs.iter().map(Lang::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_heading_and_a_sentence_in_each_language() {
        let pieces = [
            piece(0.0, "Erklärung"),
            piece(0.0, "Der Hafen ist wieder offen."),
            piece(APART, "Declaration"),
            piece(0.0, "The harbour is open again."),
        ];
        assert_eq!(langs(&pieces), "de de en en");
    }

    #[test]
    fn numbers_that_begin_anew() {
        let pieces = [
            piece(0.0, "The pilots are back."),
            piece(0.0, "We thank them."),
            piece(SECTION, "Les pilotes sont revenus."),
            piece(0.0, "Nous les remercions."),
        ];
        assert_eq!(langs(&pieces), "en en fr fr");
    }

    #[test]
    fn lines_that_name_a_language() {
        let pieces = [
            piece(0.0, "English"),
            piece(0.0, "The lock is closed."),
            piece(APART, "Italiano"),
            piece(0.0, "La chiusa è chiusa."),
        ];
        assert_eq!(langs(&pieces), "en en it it");
    }

    #[test]
    fn cells_and_scripts() {
        let pieces = [
            piece(0.0, "The lock is closed."),
            piece(CELL, "Die Schleuse ist zu."),
        ];
        assert_eq!(langs(&pieces), "en de");
        let pieces = [
            piece(0.0, "The lock is closed."),
            piece(0.0, "Шлюз закрито, його відкриють у понеділок."),
        ];
        assert_eq!(langs(&pieces), "en uk");
    }

    #[test]
    fn markup_is_believed() {
        let mut pieces = [
            piece(0.0, "The lock is closed."),
            piece(APART, "Avis de port"),
        ];
        pieces[1].claim = Some(Claim {
            lang: Lang::literal("fr-CH"),
            is_own: true,
        });
        assert_eq!(langs(&pieces), "en fr");
    }

    #[test]
    fn names_and_titles_are_in_no_other_language() {
        let pieces = [
            piece(0.0, "Statement by the Minister"),
            piece(APART, "The harbour is open."),
            piece(APART, "Jānis Bērziņš"),
            piece(APART, "Port-Saint-Louis-du-Rhône"),
        ];
        assert_eq!(langs(&pieces), "");
    }
}
