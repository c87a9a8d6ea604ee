//! What can be seen where one line ends and the next begins.

use super::costs;
use crate::line::{Gap, Line};
use crate::marker::{Readings, Style};

/// Whether paragraphs are broken into lines of one width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    is_wrapped: bool,
    /// The width, in characters, that nine lines in ten keep to.
    width: usize,
}

impl Layout {
    /// Judges by the first lines that another follows at once, which is enough for any text that has one layout.
    ///
    /// Where paragraphs are wrapped, most such lines are about as long as the page allows, and few end a sentence.
    pub(super) fn of(text: &str, lines: &[Line]) -> Self {
        const SAMPLE: usize = 4096;
        const WIDEST: usize = 200;
        const FEWEST: usize = 3;
        let followed = lines
            .windows(2)
            .take(SAMPLE)
            .filter(|pair| pair[1].gap == Gap::None);
        let mut lengths = Vec::new();
        let mut sentences = 0;
        for pair in followed {
            lengths.push(width(&pair[0], text));
            sentences += usize::from(ending_of(pair[0].text(text)) == Ending::Sentence);
        }
        lengths.sort_unstable();
        let count = lengths.len();
        let most = lengths.get(count * 9 / 10).copied().unwrap_or(0);
        let near = lengths
            .iter()
            .filter(|length| **length * 5 > most * 4)
            .count();
        let is_full = near * 100 > count * 45 && sentences * 2 < count;
        Self {
            is_wrapped: is_full && count >= FEWEST && most < WIDEST,
            width: most,
        }
    }
}

/// Counts characters, but not past what any wrapped line has.
fn width(line: &Line, text: &str) -> usize {
    const ENOUGH: usize = 400;
    let content = line.text(text);
    if content.len() > ENOUGH {
        return ENOUGH;
    }
    content.chars().count()
}

/// How the line before ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// There is none.
    Start,
    Sentence,
    Comma,
    Open,
}

/// What kind of letter a text begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Capital,
    Small,
    /// The script has no capitals, or no letter comes soon.
    None,
}

/// What is seen between two lines.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a separate observation"
)]
#[derive(Debug, Clone, Copy)]
pub(super) struct Boundary {
    pub(super) gap: Gap,
    pub(super) ending: Ending,
    pub(super) case: Case,
    /// How strongly all this says that a paragraph ends here.
    pub(super) break_evidence: f32,
    pub(super) after_heading: bool,
    /// The line before is a number and nothing else.
    pub(super) after_lone_marker: bool,
    /// The line is the heading of an article whose label stands alone before it.
    pub(super) is_subtitle: bool,
    pub(super) language_changes: bool,
    /// Markup says that a paragraph ends here.
    pub(super) is_certain: bool,
    /// Markup says that the line begins with a number.
    pub(super) is_numbered: bool,
    /// The line is reference matter, or the line before is.
    pub(super) is_reference: bool,
    pub(super) after_reference: bool,
}

/// What is known of the lines on both sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings {
    /// The readings of the line before.
    pub(super) before: Readings,
    pub(super) is_reference: bool,
    pub(super) after_reference: bool,
}

impl Boundary {
    /// Looks at the end of line `index - 1` and at line `index`.
    pub(super) fn new(
        text: &str,
        lines: &[Line],
        index: usize,
        layout: &Layout,
        surroundings: Surroundings,
    ) -> Self {
        let Surroundings {
            before,
            is_reference,
            after_reference,
        } = surroundings;
        let line = &lines[index];
        let previous = index.checked_sub(1).map(|index| &lines[index]);
        let ending = previous.map_or(Ending::Start, |line| ending_of(line.text(text)));
        let case = case_of(line.text(text));
        let content = previous.map_or("", |line| line.text(text));
        let is_lone = |style: Option<Style>| {
            before.iter().any(|reading| {
                usize::from(reading.rest) == content.len()
                    && style.is_none_or(|style| style == reading.style)
            })
        };
        let after_lone_marker = is_lone(None);
        let after_heading = before.is_empty()
            && previous.is_some_and(|line| {
                let begins = index == 1 || line.gap >= Gap::Page;
                is_heading(line, text, layout, begins)
            });
        let mut boundary = Self {
            gap: line.gap,
            ending,
            case,
            break_evidence: 0.0,
            after_heading,
            after_lone_marker,
            is_subtitle: is_lone(Some(Style::Article)) && is_subtitle(text, lines, index),
            language_changes: false,
            is_certain: false,
            is_numbered: false,
            is_reference,
            after_reference,
        };
        boundary.break_evidence =
            boundary.evidence(layout, previous.map_or(0, |line| width(line, text)));
        boundary
    }

    fn evidence(&self, layout: &Layout, width_before: usize) -> f32 {
        let mut evidence = match self.ending {
            Ending::Start => return costs::START,
            Ending::Sentence => costs::AFTER_SENTENCE,
            Ending::Comma => costs::AFTER_COMMA,
            Ending::Open => costs::AFTER_OPEN,
        };
        evidence += match self.gap {
            Gap::Blank | Gap::Cell => costs::BLANK,
            Gap::Section | Gap::Cut => costs::SECTION,
            Gap::Inline | Gap::Item | Gap::None | Gap::Page => 0.0,
        };
        if layout.is_wrapped {
            let is_short = width_before * 4 < layout.width * 3;
            evidence += if is_short {
                costs::SHORT_LINE
            } else {
                costs::FULL_LINE
            };
        } else if self.ending == Ending::Sentence
            && (self.case != Case::Small || self.gap >= Gap::Blank)
        {
            evidence += costs::UNWRAPPED;
        } else if self.gap >= Gap::Blank && self.case != Case::Small {
            evidence += costs::UNWRAPPED_BLANK;
        }
        if self.after_reference && self.case != Case::Small {
            evidence += costs::AFTER_REFERENCE;
        } else if self.after_heading && self.case != Case::Small {
            evidence += costs::AFTER_HEADING;
        }
        evidence
    }
}

/// Tells whether a line is short for its page and neither begins with a small letter nor ends like a sentence.
fn is_heading(line: &Line, text: &str, layout: &Layout, begins: bool) -> bool {
    const LONGEST: usize = 90;
    // Lines of a list of names have nothing between them.
    const LONGEST_IN_LIST: usize = 48;
    let content = line.text(text);
    let room = if layout.is_wrapped {
        layout.width * 3 / 5
    } else if begins {
        LONGEST
    } else {
        LONGEST_IN_LIST
    };
    let may_be = begins || !layout.is_wrapped;
    may_be
        && content.len() <= LONGEST * 3
        && width(line, text) <= room
        && case_of(content) != Case::Small
        && content.chars().any(char::is_alphabetic)
        && ending_of(content) == Ending::Open
}

/// Tells whether line `index` is the heading of the article whose label stands before it, rather than its text.
fn is_subtitle(text: &str, lines: &[Line], index: usize) -> bool {
    const LONGEST: usize = 240;
    let line = &lines[index];
    let content = line.text(text);
    let Some(next) = lines.get(index + 1) else {
        return false;
    };
    let follows = next.gap == Gap::None && line.gap == Gap::None
        || next.gap == Gap::Blank
            && line.gap == Gap::Blank
            && content.len() * 2 < next.text(text).len();
    follows
        && content.len() <= LONGEST
        && case_of(content) != Case::Small
        && ending_of(content) == Ending::Open
        && case_of(next.text(text)) != Case::Small
}

/// What ends sentences and their parts, in the scripts of official texts.
const ENDS_SENTENCE: [char; 16] = [
    '.', '!', '?', ':', ';', '…', '。', '！', '？', '；', '：', '؟', '؛', '।', '۔', '։',
];

/// Tells how `line` ends, looking at its last visible character.
pub(super) fn ending_of(line: &str) -> Ending {
    match line.chars().next_back() {
        Some('»' | '”' | '"' | '\'' | '’' | ')' | '）' | '」' | ']') => Ending::Sentence,
        Some(last) if ENDS_SENTENCE.contains(&last) => Ending::Sentence,
        Some(',' | '،' | '、' | '，' | '-' | '–' | '—') => Ending::Comma,
        _ => Ending::Open,
    }
}

/// Tells what `text` begins with, past quotation marks, digits and brackets; letters that are glued to digits, as in `14th`,
/// tell nothing.
pub(super) fn case_of(text: &str) -> Case {
    const NEAR: usize = 24;
    let mut before = None;
    let first = text.chars().take(NEAR).find(|character| {
        let is_letter = character.is_alphabetic();
        before = if is_letter { before } else { Some(*character) };
        is_letter
    });
    let first = first.filter(|_| !before.is_some_and(char::is_numeric));
    match first {
        Some(letter) if letter.is_lowercase() => Case::Small,
        Some(letter) if letter.is_uppercase() => Case::Capital,
        _ => Case::None,
    }
}
