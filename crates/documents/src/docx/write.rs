//! From paragraphs to blocks: styles, lists and notes have their say.

use std::collections::{BTreeMap, HashMap};

use archive_model::{Block, BlockKind, Lang};

use super::body::{NoteId, Paragraph, paragraphs};
use super::numbering::{Marker, Numbering};
use super::numerals::NumberFormat;
use super::styles::{self, Languages, ListRef, Resolved, Styles};
use crate::draft::{Draft, excerpt};

/// Writes the parts of a document one after another.
pub(super) struct Writer<'a> {
    draft: Draft,
    styles: &'a Styles,
    numbering: Numbering,
    /// The notes that the text refers to, with their numbers.
    references: HashMap<NoteId, String>,
    footnotes: u32,
    endnotes: u32,
}

impl<'a> Writer<'a> {
    pub(super) fn new(draft: Draft, styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            draft,
            styles,
            numbering,
            references: HashMap::new(),
            footnotes: 0,
            endnotes: 0,
        }
    }

    /// Writes the text itself.
    pub(super) fn body(&mut self, part: &str, name: &str) {
        let (paragraphs, is_broken) = paragraphs(part);
        for paragraph in joined(paragraphs) {
            self.refer(&paragraph);
            self.paragraph(&paragraph);
        }
        if is_broken {
            let message = format!("the part `{name}` is damaged and was read up to there");
            self.draft.note("docx-damaged", message);
        }
    }

    /// Writes footnotes or endnotes.
    pub(super) fn notes(&mut self, part: &str) {
        let (paragraphs, _) = paragraphs(part);
        let mut last = None;
        for paragraph in joined(paragraphs) {
            let Some(note) = paragraph.note else {
                continue;
            };
            let Some(number) = self.references.get(&note).cloned() else {
                let text = &paragraph.text;
                self.draft
                    .set_aside("docx-stray-note", "no text refers to this note", text);
                continue;
            };
            let marker = (last != Some(note)).then_some(number);
            last = Some(note);
            let resolved = self.styles.resolve(paragraph.style.as_deref());
            let lang = majority(&paragraph, &resolved.languages);
            self.leave_out(&paragraph);
            self.draft.push(Block {
                kind: BlockKind::Footnote,
                text: paragraph.text,
                marker,
                lang,
                ..Block::default()
            });
        }
    }

    /// Writes what stands at the head or foot of every page.
    pub(super) fn running(&mut self, part: &str, name: &str) {
        let (paragraphs, _) = paragraphs(part);
        for paragraph in joined(paragraphs) {
            self.draft.set_aside(
                "running-header",
                &format!("`{name}` stands on every page and is no part of the text"),
                &paragraph.text,
            );
        }
    }

    /// Ends the document.
    pub(super) fn finish(self) -> Draft {
        self.draft
    }

    /// Numbers the notes that `paragraph` refers to.
    fn refer(&mut self, paragraph: &Paragraph) {
        for note in &paragraph.references {
            if self.references.contains_key(note) {
                continue;
            }
            let (count, format) = if note.is_endnote {
                (&mut self.endnotes, NumberFormat::LowerRoman)
            } else {
                (&mut self.footnotes, NumberFormat::Decimal)
            };
            *count = count.saturating_add(1);
            self.references.insert(*note, format.write(*count));
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let resolved = self.styles.resolve(paragraph.style.as_deref());
        if resolved.is_contents {
            let message = "an entry of a table of contents";
            self.draft
                .set_aside("table-of-contents", message, &paragraph.text);
            return;
        }
        let marker = self.marker(paragraph, &resolved);
        self.draft.push(block(paragraph, &resolved, marker));
        self.leave_out(paragraph);
    }

    /// Counts the paragraph in the list that it stands in by itself or by its style.
    fn marker(&mut self, paragraph: &Paragraph, resolved: &Resolved) -> Option<Marker> {
        let (own, inherited) = (paragraph.place, resolved.numbering);
        let by_style = own.list.is_none();
        let place = ListRef {
            list: own.list.or(inherited.list),
            level: own.level.or(inherited.level.filter(|_| by_style)),
        };
        let style = resolved.numbering_style.as_deref().filter(|_| by_style);
        self.numbering.count(place, style, self.styles)
    }

    fn leave_out(&mut self, paragraph: &Paragraph) {
        for (code, text) in &paragraph.left_out {
            let what = match *code {
                "docx-deleted" => "text deleted under revision",
                "docx-hidden" => "hidden text",
                "docx-field" => "text in the instruction of a field",
                "docx-ruby" => "the reading of characters",
                "docx-symbol" => "a symbol that no character is known for",
                _ => "an embedded document",
            };
            let message = format!("left out {what}: {}", excerpt(text));
            self.draft.note(code, message.trim_end_matches([':', ' ']));
        }
    }
}

/// Joins paragraphs whose end was deleted with what follows.
fn joined(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut joined: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    for mut paragraph in paragraphs {
        match joined.pop() {
            Some(mut last) if last.is_joined && last.cell == paragraph.cell => {
                last.text.push_str(&paragraph.text);
                last.scripts.append(&mut paragraph.scripts);
                last.left_out.append(&mut paragraph.left_out);
                last.references.append(&mut paragraph.references);
                // What is left of the two has the properties of the second.
                paragraph.text = last.text;
                paragraph.scripts = last.scripts;
                paragraph.left_out = last.left_out;
                paragraph.references = last.references;
            }
            last => joined.extend(last),
        }
        joined.push(paragraph);
    }
    joined
}

fn block(paragraph: &Paragraph, resolved: &Resolved, marker: Option<Marker>) -> Block {
    let kind = match paragraph.outline {
        Some(outline) => styles::heading(outline),
        None => resolved.kind,
    };
    let is_item = kind.is_none() && marker.is_some();
    let depth = match &marker {
        Some(marker) if is_item => u32::try_from(marker.level + 1).unwrap_or(1),
        _ => 0,
    };
    Block {
        kind: kind.unwrap_or(if is_item {
            BlockKind::Item
        } else {
            BlockKind::Text
        }),
        text: paragraph.text.clone(),
        marker: marker
            .map(|marker| marker.text)
            .filter(|text| !text.is_empty()),
        depth,
        lang: majority(paragraph, &resolved.languages),
        cell: paragraph.cell,
        ..Block::default()
    }
}

/// Returns the language of most of the text; `None` if that is not said.
fn majority(paragraph: &Paragraph, inherited: &Languages) -> Option<Lang> {
    let mut totals: BTreeMap<Option<Lang>, usize> = BTreeMap::new();
    for stretch in &paragraph.scripts {
        let (lang, length) = stretch.lang(inherited);
        *totals.entry(lang).or_default() += length;
    }
    let most = totals.into_iter().max_by_key(|(_, total)| *total);
    most.and_then(|(lang, _)| lang)
}
