//! From lines to a document: the stages in their order.

use archive_model::{Diagnostic, Document, Edition, Lang, Paragraph, ParagraphKind, SourceFormat};

use crate::article::Words;
use crate::block::{self, Block, Label};
use crate::edition::{self, Source};
use crate::language::{self, Assigned, Piece};
use crate::line::{self, Gap, Line, Lines};
use crate::marker::Style;
use crate::markup::Mark;
use crate::metadata::{self, Sources};
use crate::{Options, coverage, items, lattice, opening, running};

/// How often one text may ask whether its language changes in the middle of a section; each answer costs as much as
/// reading a page.
const MOST_LANGUAGE_QUESTIONS: usize = 2048;

/// Parses `text`.
pub(crate) fn build(text: &str, options: &Options) -> Document {
    let mut found = line::split(text);
    running::set_aside(text, &mut found);
    compose(text, found, options, None)
}

/// Parses `text`, cut into lines. `mark` tells what markup says of a line, where there is any.
pub(crate) fn compose(
    text: &str,
    mut found: Lines,
    options: &Options,
    mark: Option<&dyn Fn(&Line) -> Mark>,
) -> Document {
    opening::cut(text, &mut found.lines);
    let mut marks: Vec<Mark> =
        mark.map_or_else(Vec::new, |mark| found.lines.iter().map(mark).collect());
    let words = Words::learn(text, &found.lines);
    let mut questions = 0;
    let mut differ = |before: usize, at: usize| {
        questions += 1;
        questions <= MOST_LANGUAGE_QUESTIONS && language::differ(text, before, at)
    };
    let mut decisions = lattice::decide(text, &found.lines, &words, &marks, &mut differ);
    items::cut(text, &mut found.lines, &mut marks, &mut decisions);
    let blocks = block::assemble(text, &found.lines, &decisions);
    let source = Source {
        text,
        lines: &found.lines,
        marks: &marks,
    };
    let assigned = assign_languages(source, &blocks, options.lang);
    let mut diagnostics: Vec<Diagnostic> = coverage::debris(&found.debris).collect();
    let editions = editions(source, &blocks, &assigned, &mut diagnostics);
    finish(text, editions, diagnostics)
}

fn assign_languages(source: Source<'_>, blocks: &[Block], hint: Option<Lang>) -> Assigned {
    let restarts = restarts(blocks);
    let pieces: Vec<Piece<'_>> = blocks
        .iter()
        .enumerate()
        .map(|(index, block)| Piece {
            text: block.printed(source.text, source.lines),
            section: section_likelihood(blocks, index, restarts[index]),
            claim: source.mark(block).and_then(|mark| mark.claim),
        })
        .collect();
    language::assign(&pieces, hint)
}

/// Whether numbers begin anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Restart {
    None,
    /// With a number one not far below.
    Near,
    /// With this number one.
    Here,
}

/// Tells before which blocks numbers may begin anew: at a number one, and at what stands apart above it, be it the title
/// of the new section or the signature of the old. The first number of all goes with what stands above it.
fn restarts(blocks: &[Block]) -> Vec<Restart> {
    let mut restarts = vec![Restart::None; blocks.len()];
    let mut last_numbered = None;
    for (index, block) in blocks.iter().enumerate() {
        let Some((_, value)) = main_number(block) else {
            continue;
        };
        if value == 1 {
            let above = last_numbered.map_or(0, |last: usize| last + 1);
            for (restarts, block) in restarts[above..index].iter_mut().zip(&blocks[above..]) {
                if block.gap >= Gap::Blank {
                    *restarts = Restart::Near;
                }
            }
            if last_numbered.is_some() || index == 0 {
                restarts[index] = Restart::Here;
            }
        }
        last_numbered = Some(index);
    }
    restarts
}

/// Tells how likely a section, and with it a language, ends before block `index`, where numbers may begin anew.
fn section_likelihood(blocks: &[Block], index: usize, restart: Restart) -> f64 {
    let block = &blocks[index];
    // Where each paragraph is followed by its translation, the language changes before and after a repeated number.
    let repeats = repeats_number(blocks, index) || index > 0 && repeats_number(blocks, index - 1);
    match (block.gap, restart) {
        (Gap::Cell, _) => 1.0,
        _ if repeats => 1.0,
        (Gap::Section | Gap::Cut, _) => 0.7,
        (Gap::Blank | Gap::Page, Restart::Here) => 0.55,
        (_, Restart::Here) => 0.43,
        (Gap::Blank | Gap::Page, Restart::Near) => 0.42,
        (Gap::Blank | Gap::Page, Restart::None) => 0.29,
        (Gap::None | Gap::Inline | Gap::Item, _) => 0.0,
    }
}

/// Returns the number of a numbered paragraph and its style, but not of an item.
fn main_number(block: &Block) -> Option<(Style, u32)> {
    let is_item = |label: &Label| label.style.is_sub() || block.gap == Gap::Item;
    let label = block.label.filter(|label| !is_item(label));
    label.map(|label| (label.style, label.value))
}

/// Tells whether block `index` bears the number of the block before it, and not as `5bis` after `5`.
fn repeats_number(blocks: &[Block], index: usize) -> bool {
    let has_suffix = blocks[index].label.is_some_and(|label| label.has_suffix);
    let number = main_number(&blocks[index]).filter(|_| !has_suffix);
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
    let mut document = Document {
        source_format: SourceFormat::Text,
        diagnostics,
        ..metadata::collect(&sources(&editions))
    };
    document.editions = editions;
    document
}

/// Sorts out which paragraphs may speak of the document as a whole.
fn sources(editions: &[Edition]) -> Sources<'_> {
    use ParagraphKind::{Body, Heading, Item, Note, Numbered, Signature, Title};
    fn of_kinds<'a>(paragraphs: &'a [Paragraph], kinds: &[ParagraphKind]) -> Vec<&'a Paragraph> {
        paragraphs
            .iter()
            .filter(|paragraph| kinds.contains(&paragraph.kind))
            .collect()
    }
    let of_all = |kinds: &[ParagraphKind]| {
        editions
            .iter()
            .flat_map(|edition| of_kinds(&edition.paragraphs, kinds))
            .collect()
    };
    let first = editions
        .first()
        .map_or(&[][..], |edition| &edition.paragraphs);
    let is_text = |paragraph: &Paragraph| matches!(paragraph.kind, Numbered | Body | Item);
    let text = first.iter().position(is_text).unwrap_or(first.len());
    Sources {
        title: editions
            .iter()
            .flat_map(|edition| &edition.paragraphs)
            .find(|paragraph| paragraph.kind == Title),
        notes: of_all(&[Note]),
        head: of_kinds(&first[..text], &[Note]),
        titles: of_kinds(first, &[Title, Heading]),
        signatures: of_all(&[Signature]),
    }
}
