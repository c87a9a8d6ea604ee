//! The paragraphs of one edition: their texts, places and parts.

use archive_model::{Diagnostic, Paragraph, ParagraphKind};

use crate::block::{Block, Label};
use crate::line::{Gap, Line};
use crate::marker::Style;
use crate::markup::Mark;
use crate::outline::{Outline, Place};
use crate::role::{self, Candidate};
use crate::{codes, coverage, join};

/// A text and its lines.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    pub(crate) lines: &'a [Line],
    /// What markup says of each line; nothing for plain text.
    pub(crate) marks: &'a [Mark],
}

impl<'a> Source<'a> {
    /// Returns what markup says of a block.
    pub(crate) fn mark(&self, block: &Block) -> Option<&'a Mark> {
        self.marks.get(block.lines.start)
    }
}

/// Makes paragraphs of the blocks of one edition, in reading order, and adds what is noteworthy to `diagnostics`.
pub(crate) fn paragraphs<'b>(
    source: Source<'_>,
    blocks: impl Iterator<Item = &'b Block>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Paragraph> {
    let blocks: Vec<&Block> = blocks.collect();
    let mut builder = Builder {
        numbers_in_brackets: numbers_in_brackets(&blocks),
        source,
        diagnostics,
        outline: Outline::default(),
        drafts: Vec::new(),
    };
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1);
        builder.block(block, next.is_some_and(|next| next.gap == Gap::Item));
    }
    builder.assign_kinds()
}

/// Tells whether most blocks are numbered `[1]`, as those of some judgments are; notes are fewer than what they are to.
fn numbers_in_brackets(blocks: &[&Block]) -> bool {
    let is_bracketed =
        |block: &&&Block| block.label.is_some_and(|label| label.style == Style::Note);
    blocks.iter().filter(is_bracketed).count() * 2 > blocks.len()
}

struct Builder<'a> {
    source: Source<'a>,
    diagnostics: &'a mut Vec<Diagnostic>,
    outline: Outline,
    drafts: Vec<Draft>,
    /// Whether paragraphs, rather than notes, are numbered `[1]`.
    numbers_in_brackets: bool,
}

/// A paragraph whose part is not yet known.
struct Draft {
    paragraph: Paragraph,
    label: Option<Label>,
    is_subtitle: bool,
    is_note: bool,
    is_item: bool,
    mark: Option<Mark>,
}

impl Builder<'_> {
    fn block(&mut self, block: &Block, holds_items: bool) {
        let Source { text, lines, .. } = self.source;
        let span = block.span(lines);
        let mut joined = join::join(text, lines, block);
        let is_subtitle = block.is_subtitle || joined.is_empty();
        let is_article = block
            .label
            .is_some_and(|label| label.style == Style::Article);
        if joined.is_empty() && is_article {
            // The numbered paragraphs below belong to an article that has no heading of its own.
            joined = text[span.clone()]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
        }
        if joined.is_empty() {
            let message = "a number without a text was left out";
            self.diagnostics
                .push(Diagnostic::new(codes::EMPTY_PARAGRAPH, message, span));
            return;
        }
        self.diagnostics.extend(coverage::nuls(text, span.clone()));
        if block.gap == Gap::Cut {
            let message = "the beginning of a text was found in the middle of a line";
            self.diagnostics.push(Diagnostic::new(
                codes::INLINE_SECTION,
                message,
                span.clone(),
            ));
        }
        let place = self.place(block, &joined);
        if holds_items && block.label.is_none() {
            self.outline.hold(self.ordinal());
        }
        self.note_number(block, place);
        let label = block.label.filter(|_| !block.is_label_below);
        let paragraph = Paragraph {
            ordinal: self.ordinal(),
            label: label.and_then(|label| label.text(text)).map(str::to_owned),
            kind: ParagraphKind::Body,
            level: place.level,
            parent: place.parent,
            text: joined,
            span,
        };
        self.drafts.push(Draft {
            paragraph,
            label: block.label,
            is_subtitle,
            is_note: self.is_note(block),
            is_item: block.gap == Gap::Item,
            mark: self.source.mark(block).copied(),
        });
    }

    fn is_note(&self, block: &Block) -> bool {
        !self.numbers_in_brackets && block.label.is_some_and(|label| label.style == Style::Note)
    }

    fn ordinal(&self) -> u32 {
        u32::try_from(self.drafts.len() + 1).unwrap_or(u32::MAX)
    }

    fn place(&mut self, block: &Block, text: &str) -> Place {
        // Numbers run on across the headings of sections, which hold none of them.
        let is_heading = |label: &Label| label.style.is_heading() && role::looks_like_heading(text);
        if self.is_note(block) {
            return Place::OUTERMOST;
        }
        if let Some(label) = block.label.as_ref().filter(|label| !is_heading(label)) {
            let depth = self.source.mark(block).map_or(0, |mark| mark.depth);
            return self.outline.place(label, self.ordinal(), block.gap, depth);
        }
        if matches!(block.gap, Gap::Section | Gap::Cut) {
            self.outline.close();
        } else {
            self.outline.close_lists();
        }
        Place::OUTERMOST
    }

    /// Notes what a reader may want to check about a number.
    fn note_number(&mut self, block: &Block, place: Place) {
        let Some(label) = block.label.filter(|label| label.start < label.end) else {
            return;
        };
        let span = label.start..label.end;
        let found = match block.gap {
            Gap::Inline => Some("a paragraph was found in the middle of a line"),
            Gap::Item => Some("an item of a list was found in the middle of a paragraph"),
            _ => None,
        };
        self.diagnostics.extend(
            found.map(|message| Diagnostic::new(codes::INLINE_NUMBER, message, span.clone())),
        );
        let message = match place.missing {
            0 => return,
            1 => format!("number {} is missing before this one", label.value - 1),
            missing => {
                let first = label.value - missing;
                format!(
                    "numbers {first} to {} are missing before this one",
                    label.value - 1
                )
            }
        };
        self.diagnostics
            .push(Diagnostic::new(codes::NUMBER_GAP, message, span));
    }

    fn assign_kinds(self) -> Vec<Paragraph> {
        let candidates: Vec<Candidate<'_>> = self
            .drafts
            .iter()
            .map(|draft| Candidate {
                text: &draft.paragraph.text,
                label: draft.label.as_ref(),
                is_subtitle: draft.is_subtitle,
                is_note: draft.is_note,
                is_item: draft.is_item,
                level: draft.paragraph.level,
                mark: draft.mark.as_ref(),
            })
            .collect();
        let kinds = role::assign(&candidates);
        self.drafts
            .into_iter()
            .zip(kinds)
            .map(|(draft, kind)| Paragraph {
                kind,
                ..draft.paragraph
            })
            .collect()
    }
}
