//! From pieces to lines: what stands on one base line and close together.

use super::content::Piece;
use crate::lines::starts_item;

/// A gap this wide between pieces, in parts of the size, is a space.
const SPACE: f32 = 0.12;
/// The same in a line that has no spaces otherwise.
const TIGHT_SPACE: f32 = 0.06;
/// What is longer than this, in bytes, is no word.
const LONGEST_WORD: usize = 36;

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// The page, from 0.
    pub(super) page: usize,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    /// The font size of most of it.
    pub(super) size: f32,
    pub(super) turn: u8,
    /// Whether all of it is bold.
    pub(super) is_bold: bool,
    /// Whether it is no part of the text: the file says so, or it stands on other pages, too.
    pub(super) is_running: bool,
    /// The raised numbers in it that refer to notes, which were left out.
    pub(super) references: Vec<String>,
}

impl Line {
    /// Makes a line as a typewriter would: row by row, every character as wide as another.
    pub(super) fn typed(text: &str, page: usize, row: u16) -> Self {
        const SIZE: f32 = 10.0;
        Self {
            text: text.to_owned(),
            page,
            x0: 0.0,
            x1: width_of(text, SIZE),
            y: -1.2 * SIZE * f32::from(row),
            size: SIZE,
            turn: 0,
            is_bold: false,
            is_running: false,
            references: Vec::new(),
        }
    }

    /// Tells whether most of its letters are of a script that runs from right to left.
    pub(super) fn is_right_to_left(&self) -> bool {
        is_mostly_rtl(self.text.chars())
    }
}

/// Returns how wide `text` is in a font of usual width.
pub(super) fn width_of(text: &str, size: f32) -> f32 {
    let length = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
    f32::from(length) * size / 2.0
}

/// Joins the pieces of a page to lines, in the order of drawing.
pub(super) fn lines(pieces: Vec<Piece>, page: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut open: Option<Growing> = None;
    for piece in pieces {
        match &mut open {
            Some(line) if line.repeats(&piece) => {}
            Some(line) if line.takes(&piece) => line.add(piece),
            _ => {
                lines.extend(open.take().and_then(|line| line.finish(page)));
                open = Some(Growing::new(piece));
            }
        }
    }
    lines.extend(open.and_then(|line| line.finish(page)));
    lines
}

/// A line that more pieces may join.
struct Growing {
    pieces: Vec<Piece>,
    /// How much of the text, in bytes, has the size and the base line of the line.
    weight: usize,
    y: f32,
    size: f32,
    x1: f32,
    references: Vec<String>,
}

impl Growing {
    fn new(piece: Piece) -> Self {
        Self {
            weight: piece.text.len(),
            y: piece.y,
            size: piece.size,
            x1: piece.x1,
            pieces: vec![piece],
            references: Vec::new(),
        }
    }

    fn last(&self) -> &Piece {
        self.pieces.last().expect("a line begins with a piece")
    }

    /// Tells whether `piece` is the last one drawn again, a little aside: how some programs make text bold.
    fn repeats(&self, piece: &Piece) -> bool {
        let last = self.last();
        let is_near = (last.x0 - piece.x0).abs() < 0.2 * piece.size
            && (last.y - piece.y).abs() < 0.2 * piece.size;
        is_near && last.text == piece.text && last.turn == piece.turn
    }

    /// Tells whether `piece` goes on where the line ends.
    fn takes(&self, piece: &Piece) -> bool {
        let last = self.last();
        if last.turn != piece.turn || last.is_artifact != piece.is_artifact {
            return false;
        }
        let size = self.size.max(piece.size);
        let is_raised = (self.size - piece.size).abs() > 0.2 * size;
        let drift = (self.y - piece.y).abs();
        if drift > if is_raised { 0.6 * size } else { 0.35 * size } {
            return false;
        }
        let is_rtl = is_mostly_rtl(piece.text.chars()) || is_mostly_rtl(last.text.chars());
        let gap = if is_rtl {
            (piece.x0 - last.x1).max(last.x0 - piece.x1)
        } else {
            piece.x0 - self.x1
        };
        let is_marker = self.pieces.len() == 1 && starts_item(&format!("{} x", last.text.trim()));
        let most = if is_marker { 6.0 } else { 2.5 };
        (-0.7 * size..most * size).contains(&gap)
    }

    fn add(&mut self, piece: Piece) {
        if self.is_reference(&piece) {
            self.x1 = piece.x1;
            self.references.push(piece.text.trim().to_owned());
            return;
        }
        if piece.text.len() > self.weight {
            (self.weight, self.y, self.size) = (piece.text.len(), piece.y, piece.size);
        }
        self.x1 = self.x1.max(piece.x1);
        self.pieces.push(piece);
    }

    /// Tells whether `piece` is a raised number after a word. After a short word it is a power: `km2`.
    fn is_reference(&self, piece: &Piece) -> bool {
        let is_raised = piece.size < 0.85 * self.size && piece.y > self.y + 0.15 * self.size;
        let text = piece.text.trim();
        let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let word = self
            .last()
            .text
            .split_whitespace()
            .next_back()
            .unwrap_or_default();
        let is_word = word.chars().filter(|c| c.is_alphabetic()).count() > 2
            || word.ends_with(['.', ',', ';', '”', '»', ')']);
        is_raised && is_number && is_word
    }

    fn finish(mut self, page: usize) -> Option<Line> {
        let letters = self.pieces.iter().flat_map(|piece| piece.text.chars());
        let is_rtl = is_mostly_rtl(letters);
        if is_rtl {
            self.pieces.sort_by(|a, b| b.x0.total_cmp(&a.x0));
        }
        let text = self.text(is_rtl, SPACE);
        let longest = text.split(' ').map(str::len).max().unwrap_or(0);
        // Set so tight that the spaces are hardly wider than the gaps within a word.
        let text = if longest > LONGEST_WORD && !text.contains("://") {
            self.text(is_rtl, TIGHT_SPACE)
        } else {
            text
        };
        if text.is_empty() {
            return None;
        }
        let edge = |edge: fn(&Piece) -> f32| self.pieces.iter().map(edge);
        let first = &self.pieces[0];
        Some(Line {
            text,
            page,
            x0: edge(|piece| piece.x0).fold(f32::INFINITY, f32::min),
            x1: edge(|piece| piece.x1).fold(f32::NEG_INFINITY, f32::max),
            y: self.y,
            size: self.size,
            turn: first.turn,
            is_bold: self.pieces.iter().all(|piece| piece.is_bold),
            is_running: first.is_artifact,
            references: self.references,
        })
    }

    /// Puts spaces between pieces that stand apart, by `space` or more in parts of the size.
    fn text(&self, is_rtl: bool, space: f32) -> String {
        let mut text = String::new();
        let mut last: Option<&Piece> = None;
        for piece in &self.pieces {
            if let Some(last) = last {
                let gap = if is_rtl {
                    last.x0 - piece.x1
                } else {
                    piece.x0 - last.x1
                };
                if gap > space * self.size {
                    text.push(' ');
                }
            }
            text.push_str(&piece.text);
            last = Some(piece);
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Joins glyphs as they are read. A string is drawn from left to right, whatever way its script runs.
pub(super) fn in_reading_order(glyphs: Vec<String>) -> String {
    if !is_mostly_rtl(glyphs.iter().flat_map(|glyph| glyph.chars())) {
        return glyphs.concat();
    }
    let mut glyphs = glyphs;
    glyphs.reverse();
    // Numbers and Latin words within it run from left to right.
    let runs = glyphs.chunk_by_mut(|a, b| runs_to_the_right(a) && runs_to_the_right(b));
    for run in runs {
        run.reverse();
    }
    glyphs.concat()
}

fn runs_to_the_right(glyph: &str) -> bool {
    glyph
        .chars()
        .all(|character| character.is_alphanumeric() && !is_rtl(character))
}

fn is_mostly_rtl(characters: impl Iterator<Item = char>) -> bool {
    let (mut rtl, mut letters) = (0_usize, 0_usize);
    for character in characters.filter(|character| character.is_alphabetic()) {
        letters += 1;
        rtl += usize::from(is_rtl(character));
    }
    2 * rtl > letters
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms, without the digits among them.
fn is_rtl(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
        && !character.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::in_reading_order;

    #[test]
    fn right_to_left_text_is_drawn_from_left_to_right() {
        let drawn = |text: &str| text.chars().map(String::from).collect();
        assert_eq!(in_reading_order(drawn("tide")), "tide");
        assert_eq!(in_reading_order(drawn("חותפ למנה")), "הנמל פתוח");
        assert_eq!(in_reading_order(drawn("2025 תנשב")), "בשנת 2025");
    }
}
