//! From lines to a document: the stages in their order.

use archive_model::{Diagnostic, Document, Edition, Lang, Paragraph, ParagraphKind, SourceFormat};

use crate::article::Words;
use crate::block::{self, Block};
use crate::edition::{self, Source};
use crate::language::{self, Assigned, Piece};
use crate::line::{self, Gap};
use crate::marker::Style;
use crate::metadata::{self, Metadata};
use crate::{Options, coverage, lattice};

/// How often one text may ask whether its language changes in the middle of a section; each answer costs as much as
/// reading a page.
const MOST_LANGUAGE_QUESTIONS: usize = 2048;

/// Parses `text`.
pub(crate) fn build(text: &str, options: &Options) -> Document {
    let found = line::split(text);
    let words = Words::learn(text, &found.lines);
    let mut questions = 0;
    let mut differ = |before: usize, at: usize| {
        questions += 1;
        questions <= MOST_LANGUAGE_QUESTIONS && language::differ(text, before, at)
    };
    let decisions = lattice::decide(text, &found.lines, &words, &mut differ);
    let blocks = block::assemble(&found.lines, &decisions);
    let source = Source {
        text,
        lines: &found.lines,
    };
    let assigned = assign_languages(source, &blocks, options.lang);
    let mut diagnostics: Vec<Diagnostic> = coverage::debris(&found.debris).collect();
    let editions = editions(source, &blocks, &assigned, &mut diagnostics);
    finish(text, editions, diagnostics)
}

fn assign_languages(source: Source<'_>, blocks: &[Block], hint: Option<Lang>) -> Assigned {
    let pieces: Vec<Piece<'_>> = blocks
        .iter()
        .enumerate()
        .map(|(index, block)| Piece {
            text: block.printed(source.text, source.lines),
            section: section_likelihood(blocks, index),
        })
        .collect();
    language::assign(&pieces, hint)
}

/// Tells how likely a section, and with it a language, ends before block `index`.
fn section_likelihood(blocks: &[Block], index: usize) -> f64 {
    let block = &blocks[index];
    let restarts = main_number(block).is_some_and(|(_, value)| value == 1);
    // Where each paragraph is followed by its translation, the language changes before and after a repeated number.
    let repeats = repeats_number(blocks, index) || index > 0 && repeats_number(blocks, index - 1);
    match (block.gap, restarts) {
        (Gap::Cell, _) => 1.0,
        _ if repeats => 1.0,
        (Gap::Section, _) => 0.7,
        (Gap::Blank | Gap::Page, true) => 0.55,
        (_, true) => 0.43,
        (Gap::Blank | Gap::Page, false) => 0.29,
        (Gap::None | Gap::Inline, false) => 0.0,
    }
}

/// Returns the number of a numbered paragraph and its style, but not of an item.
fn main_number(block: &Block) -> Option<(Style, u32)> {
    let label = block.label.filter(|label| !label.style.is_sub());
    label.map(|label| (label.style, label.value))
}

/// Tells whether block `index` bears the number of the block before it.
fn repeats_number(blocks: &[Block], index: usize) -> bool {
    let number = main_number(&blocks[index]);
    let before = index
        .checked_sub(1)
        .and_then(|before| main_number(&blocks[before]));
    number.is_some() && number == before
}

/// Builds one edition per language, in order of appearance.
fn editions(
    source: Source<'_>,
    blocks: &[Block],
    assigned: &Assigned,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Edition> {
    let mut order: Vec<Lang> = Vec::new();
    for lang in &assigned.langs {
        if !order.contains(lang) {
            order.push(*lang);
        }
    }
    let build = |lang: Lang| {
        let own = blocks
            .iter()
            .zip(&assigned.langs)
            .filter(|(_, assigned)| **assigned == lang)
            .map(|(block, _)| block);
        let paragraphs = edition::paragraphs(source, own, diagnostics);
        let confidence = assigned
            .confidence
            .iter()
            .find(|(known, _)| *known == lang)
            .map_or(0.0, |(_, confidence)| *confidence);
        Edition {
            lang,
            confidence,
            title: title_of(&paragraphs),
            paragraphs,
        }
    };
    order
        .into_iter()
        .map(build)
        .filter(|edition| !edition.paragraphs.is_empty())
        .collect()
}

fn title_of(paragraphs: &[Paragraph]) -> Option<String> {
    paragraphs
        .iter()
        .find(|paragraph| paragraph.kind == ParagraphKind::Title)
        .map(|paragraph| paragraph.text.clone())
}

fn finish(text: &str, editions: Vec<Edition>, mut diagnostics: Vec<Diagnostic>) -> Document {
    let Metadata {
        issuer,
        number,
        published_on,
        updated_on,
    } = metadata_of(&editions);
    let spans = editions.iter().flat_map(|edition| {
        edition
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.span.clone())
    });
    let covered = spans
        .chain(diagnostics.iter().map(|diagnostic| diagnostic.span.clone()))
        .collect();
    diagnostics.extend(coverage::gaps(text, covered));
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
    Document {
        title: editions.iter().find_map(|edition| edition.title.clone()),
        issuer,
        number,
        published_on,
        updated_on,
        source_format: SourceFormat::Text,
        editions,
        diagnostics,
    }
}

fn metadata_of(editions: &[Edition]) -> Metadata {
    let of_kinds = |kinds: &'static [ParagraphKind]| {
        editions
            .iter()
            .flat_map(|edition| &edition.paragraphs)
            .filter(|paragraph| kinds.contains(&paragraph.kind))
            .map(|paragraph| paragraph.text.as_str())
    };
    let titles = of_kinds(&[ParagraphKind::Title, ParagraphKind::Heading]);
    metadata::collect(of_kinds(&[ParagraphKind::Note]), titles)
}
