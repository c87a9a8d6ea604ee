//! What part each block of an edition plays: title, heading, note, signature or text.

use archive_model::{BlockKind, ParagraphKind as Kind};

use crate::block::Label;
use crate::closing;
use crate::marker::Style;
use crate::markup::Mark;
use crate::{kind, metadata, number};

/// A block of one edition, as far as its part is concerned.
pub(crate) struct Candidate<'a> {
    pub(crate) text: &'a str,
    pub(crate) label: Option<&'a Label>,
    /// Whether it is the heading of an article.
    pub(crate) is_subtitle: bool,
    /// Whether its label is that of a note.
    pub(crate) is_note: bool,
    /// Whether it was cut from the paragraph before it, as an item of a list.
    pub(crate) is_item: bool,
    /// Depth of nesting, from 1.
    pub(crate) level: u32,
    /// What markup says of it, where there is any.
    pub(crate) mark: Option<&'a Mark>,
}

/// Decides the part of each block of an edition, given in reading order.
pub(crate) fn assign(blocks: &[Candidate<'_>]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = blocks.iter().map(alone).collect();
    let title = given_title(blocks).or_else(|| long_title(&kinds, blocks));
    if let Some(title) = title {
        kinds[title] = Kind::Title;
    }
    let first = kinds.iter().position(|kind| is_text(*kind));
    let last = kinds
        .iter()
        .zip(blocks)
        .rposition(|(kind, block)| is_text(*kind) && !closing::is_closing(block));
    let (Some(first), Some(last)) = (first, last) else {
        return without_text(kinds);
    };
    entitle(&mut kinds[..first], &blocks[..first], title);
    sign(&mut kinds[last + 1..], &blocks[last + 1..]);
    sign_before_annexes(&mut kinds, blocks);
    kinds
}

/// Finds the signature blocks that annexes follow.
fn sign_before_annexes(kinds: &mut [Kind], blocks: &[Candidate<'_>]) {
    let mut from = 0;
    for annex in (0..blocks.len()).filter(|index| is_annex(&blocks[*index])) {
        let part = from..annex;
        from = annex + 1;
        let last_text = part
            .clone()
            .rev()
            .find(|index| is_text(kinds[*index]) && !closing::is_closing(&blocks[*index]));
        let signed = last_text.map_or(part.start, |last| last + 1)..part.end;
        if blocks[signed.clone()].iter().any(closing::is_closing) {
            sign(&mut kinds[signed.clone()], &blocks[signed]);
        }
    }
}

/// Tells whether a block is the heading of an annex.
fn is_annex(block: &Candidate<'_>) -> bool {
    const LONGEST: usize = 120;
    const WORDS: [&str; 17] = [
        "annex",
        "annexe",
        "anhang",
        "anlage",
        "anexo",
        "allegato",
        "bijlage",
        "załącznik",
        "додаток",
        "приложение",
        "appendix",
        "schedule",
        "příloha",
        "príloha",
        "bilaga",
        "bilag",
        "附件",
    ];
    let first = || {
        block
            .text
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    block.label.is_none()
        && block.text.len() <= LONGEST
        && WORDS.contains(&first().trim_end_matches([':', '.']))
}

fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Numbered | Kind::Body | Kind::Item)
}

/// Returns which block the markup gives as the title: the one that the source names, or the first heading of the first level.
fn given_title(blocks: &[Candidate<'_>]) -> Option<usize> {
    let is = |test: fn(&Mark) -> bool| move |block: &Candidate<'_>| block.mark.is_some_and(test);
    let named = blocks.iter().position(is(|mark| mark.is_title));
    let is_first_level = is(|mark| mark.kind == BlockKind::Heading(1));
    named.or_else(|| {
        blocks
            .iter()
            .position(|block| is_first_level(block) && !is_division(block.text))
    })
}

/// Tells whether a heading but counts the parts of a text, as `CHAPTER I` does, and so is no title.
fn is_division(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(_), Some(number), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let is_number = number::roman(number).is_some() || number.bytes().all(|b| b.is_ascii_digit());
    is_number && kind::of_title(text).is_none()
}

/// Finds the title of an instrument that is too long for a heading: the first text of all, which says what it is of and ends
/// like no sentence.
fn long_title(kinds: &[Kind], blocks: &[Candidate<'_>]) -> Option<usize> {
    const LONGEST: usize = 1200;
    /// The word for the kind stands among the first.
    const NEAR: usize = 60;
    let first = kinds.iter().position(|kind| *kind != Kind::Note)?;
    let text = blocks[first].text;
    let is_long = kinds[first] == Kind::Body && text.len() <= LONGEST && blocks.len() > first + 1;
    let names_kind = || kind::of_title(&text[..text.floor_char_boundary(NEAR)]).is_some();
    (is_long && ends_open(text) && text.starts_with(char::is_uppercase) && names_kind())
        .then_some(first)
}

/// Takes the first heading above the text for the title, unless markup gives one, and a line alone between it and the
/// dateline for the issuer.
fn entitle(kinds: &mut [Kind], blocks: &[Candidate<'_>], given: Option<usize>) {
    let first = || {
        let mut pairs = kinds.iter().zip(blocks);
        pairs.position(|(kind, block)| *kind == Kind::Heading && block.label.is_none())
    };
    let first = || first().filter(|first| !is_division(blocks[*first].text));
    let title = given.or_else(first).filter(|title| *title < kinds.len());
    let Some(title) = title else { return };
    kinds[title] = Kind::Title;
    let is_alone = kinds.get(title + 1) == Some(&Kind::Heading)
        && kinds.get(title + 2) == Some(&Kind::Note)
        && blocks[title + 1].label.is_none();
    if is_alone
        && looks_like_name(blocks[title + 1].text)
        && metadata::is_dateline(blocks[title + 2].text)
    {
        kinds[title + 1] = Kind::Note;
    }
}

/// Tells whether a heading can be the name of a body: a few words and no digits.
fn looks_like_name(text: &str) -> bool {
    const LONGEST: usize = 120;
    const WORDS: std::ops::RangeInclusive<usize> = 2..=9;
    text.len() <= LONGEST
        && WORDS.contains(&text.split_whitespace().count())
        && !text.contains(|sign: char| sign.is_numeric() || matches!(sign, '–' | '—' | ':'))
}

/// Decides by what markup says of a block, where that is plain.
fn given(block: &Candidate<'_>) -> Option<Kind> {
    // Some pages print whole paragraphs as headings.
    const LONGEST: usize = 320;
    let mark = block.mark?;
    match mark.kind {
        BlockKind::Heading(_) if block.text.len() <= LONGEST => Some(Kind::Heading),
        BlockKind::Footnote | BlockKind::Caption => Some(Kind::Note),
        BlockKind::Item if block.label.is_none() || mark.depth > 1 => Some(Kind::Item),
        _ => None,
    }
}

/// Decides by the block alone.
fn alone(block: &Candidate<'_>) -> Kind {
    if let Some(kind) = given(block) {
        return kind;
    }
    match block.label {
        _ if block.is_note => Kind::Note,
        _ if block.is_item && block.level > 1 => Kind::Item,
        _ if block.is_subtitle => Kind::Heading,
        Some(label) if label.style.is_heading() && looks_like_heading(block.text) => Kind::Heading,
        Some(label) if label.style == Style::Bullet && !metadata::is_reference(block.text) => {
            Kind::Item
        }
        Some(label) if block.level > 1 && is_item(label.style) => Kind::Item,
        Some(label) if label.style != Style::Bullet => Kind::Numbered,
        _ if metadata::is_reference(block.text) => Kind::Note,
        _ if looks_like_heading(block.text) => Kind::Heading,
        _ => Kind::Body,
    }
}

/// Tells whether labels of `style` mark items once they are nested.
fn is_item(style: Style) -> bool {
    style.is_sub()
        || matches!(
            style,
            Style::Paren | Style::Parens | Style::UpperLetterParens | Style::UpperRomanParens
        )
}

/// A text of headings only is a text; a single line is not its own title.
fn without_text(mut kinds: Vec<Kind>) -> Vec<Kind> {
    for kind in &mut kinds {
        if *kind == Kind::Heading {
            *kind = Kind::Body;
        }
    }
    kinds
}

/// Takes short lines at the end for a signature rather than for headings of nothing; many of them are a list.
fn sign(kinds: &mut [Kind], blocks: &[Candidate<'_>]) {
    const MOST_LINES: usize = 8;
    let is_list = kinds.len() > MOST_LINES;
    for (index, (kind, block)) in kinds.iter_mut().zip(blocks).enumerate() {
        let stands_last = *kind == Kind::Heading && block.label.is_none();
        if closing::is_closing(block) {
            *kind = Kind::Signature;
        }
        match (stands_last, is_list) {
            (true, false) => *kind = Kind::Signature,
            (true, true) if index > 0 => *kind = Kind::Body,
            _ => {}
        }
    }
}

/// Tells whether `text` is short, begins with a capital or a letter of a script without capitals, and does not end like
/// a sentence.
pub(crate) fn looks_like_heading(text: &str) -> bool {
    const LONGEST: usize = 320;
    let begins = text
        .chars()
        .find(|character| character.is_alphanumeric())
        .is_some_and(|first| !first.is_lowercase());
    text.len() <= LONGEST && ends_open(text) && begins && text.split_whitespace().count() <= 40
}

/// Tells whether `text` does not end like a sentence or a clause.
fn ends_open(text: &str) -> bool {
    !text.ends_with(['.', ',', ';', ':', '!', '?', '…', '。', '؛', '،', '।', '۔'])
}
