//! The content of a page: which text is drawn, and where.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::MOST_STREAM;
use super::font::{self, Font};

/// How deep drawings may be nested in one another.
const MOST_NESTED: usize = 8;
/// How many graphics states may be put aside.
const MOST_STATES: usize = 512;
/// How many operations of a document are carried out. A thousand dense pages have five million.
const MOST_OPERATIONS: usize = 20_000_000;
/// How many bytes of content are read, what is drawn again counted again.
const MOST_CONTENT: usize = 512 << 20;
/// How many fonts are read.
const MOST_FONTS: usize = 2000;
/// A gap this wide, in thousandths of the font size, is a space: kerning moves less, and justification leaves more of one.
const SPACE: f32 = 130.0;
/// A gap this wide is no space between words.
const COLUMN: f32 = 2000.0;

/// A string that was drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Where it begins and ends along the line, and where the line stands, in points; the page turned so that the text is
    /// upright.
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    /// The font size in points.
    pub(super) size: f32,
    /// Which quarter of a circle the text is turned by.
    pub(super) turn: u8,
    pub(super) is_bold: bool,
    /// Whether the file says that it is no part of the text: a running header, a page number.
    pub(super) is_artifact: bool,
}

/// An affine map, as `cm` writes it.
type Matrix = [f32; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Returns the map that does `first`, then `second`.
fn then(first: &Matrix, second: &Matrix) -> Matrix {
    let row = |x: f32, y: f32| {
        let along = x * second[0] + y * second[2];
        (along, x * second[1] + y * second[3])
    };
    let (x, y, moved) = (
        row(first[0], first[1]),
        row(first[2], first[3]),
        row(first[4], first[5]),
    );
    [x.0, x.1, y.0, y.1, moved.0 + second[4], moved.1 + second[5]]
}

/// What `q` puts aside.
#[derive(Debug, Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// Reads the pages of a document.
pub(super) struct Interpreter<'a> {
    document: &'a Document,
    /// By the address of their dictionary: pages share fonts, and the document does not change.
    fonts: HashMap<usize, Rc<Font>>,
    operations: usize,
    content: usize,
    pieces: Vec<Piece>,
    /// How many glyphs had no characters.
    pub(super) unmapped: usize,
    /// Whether a bound was reached.
    pub(super) is_cut_off: bool,
}

impl<'a> Interpreter<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            fonts: HashMap::new(),
            operations: 0,
            content: 0,
            pieces: Vec::new(),
            unmapped: 0,
            is_cut_off: false,
        }
    }

    /// Returns what is drawn on a page, in the order of drawing.
    pub(super) fn page(&mut self, page: ObjectId) -> Vec<Piece> {
        let most = MOST_STREAM.min(MOST_CONTENT.saturating_sub(self.content));
        let Ok(content) = self.document.get_page_content_with_limit(page, most) else {
            self.is_cut_off = true;
            return Vec::new();
        };
        let (own, inherited) = self.document.get_page_resources(page).unwrap_or_default();
        let inherited = inherited
            .into_iter()
            .filter_map(|id| self.document.get_dictionary(id).ok());
        let resources: Vec<&Dictionary> = own.into_iter().chain(inherited).collect();
        self.draw(&content, &resources, IDENTITY, 0);
        std::mem::take(&mut self.pieces)
    }

    fn draw(&mut self, content: &[u8], resources: &[&'a Dictionary], matrix: Matrix, depth: usize) {
        self.content = self.content.saturating_add(content.len());
        let mut drawing = Drawing::new(matrix);
        for operation in Content::decode_iter(content).map_while(Result::ok) {
            self.operations += 1;
            if self.operations > MOST_OPERATIONS {
                self.is_cut_off = true;
                return;
            }
            match (operation.operator.as_str(), operation.operands.first()) {
                ("Tf", Some(name)) => drawing.state.font = self.font(name, resources),
                ("Do", Some(name)) if depth < MOST_NESTED => {
                    self.draw_form(name, resources, &drawing.state.matrix, depth);
                }
                _ => {}
            }
            drawing.operate(&operation);
            self.unmapped += std::mem::take(&mut drawing.unmapped);
            self.pieces.append(&mut drawing.pieces);
        }
    }

    /// Draws a form, which is a page within a page.
    fn draw_form(
        &mut self,
        name: &Object,
        resources: &[&'a Dictionary],
        matrix: &Matrix,
        depth: usize,
    ) {
        let form = self.resource(b"XObject", name, resources);
        let Some(form) = form.and_then(|form| form.as_stream().ok()) else {
            return;
        };
        if !font::is_named(&form.dict, b"Subtype", b"Form") {
            return;
        }
        let most = MOST_STREAM.min(MOST_CONTENT.saturating_sub(self.content));
        let Ok(content) = form.decompressed_content_with_limit(most) else {
            self.is_cut_off = true;
            return;
        };
        let own = form.dict.get_deref(b"Resources", self.document);
        let own: Vec<&Dictionary> = own.and_then(Object::as_dict).into_iter().collect();
        let inner = form
            .dict
            .get_deref(b"Matrix", self.document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|matrix| numbers(matrix))
            .unwrap_or(IDENTITY);
        let resources = if own.is_empty() { resources } else { &own };
        self.draw(&content, resources, then(&inner, matrix), depth + 1);
    }

    fn font(&mut self, name: &Object, resources: &[&'a Dictionary]) -> Option<Rc<Font>> {
        let dictionary = self.resource(b"Font", name, resources)?.as_dict().ok()?;
        let address = std::ptr::from_ref(dictionary).addr();
        if self.fonts.len() >= MOST_FONTS && !self.fonts.contains_key(&address) {
            self.is_cut_off = true;
            return None;
        }
        let document = self.document;
        let font = self
            .fonts
            .entry(address)
            .or_insert_with(|| Rc::new(Font::new(document, dictionary)));
        Some(Rc::clone(font))
    }

    fn resource(
        &self,
        kind: &[u8],
        name: &Object,
        resources: &[&'a Dictionary],
    ) -> Option<&'a Object> {
        let name = name.as_name().ok()?;
        resources.iter().find_map(|resources| {
            let all = resources.get_deref(kind, self.document).ok()?;
            all.as_dict().ok()?.get_deref(name, self.document).ok()
        })
    }
}

/// The drawing of one stream.
struct Drawing {
    state: State,
    states: Vec<State>,
    text_matrix: Matrix,
    line_matrix: Matrix,
    /// For each marked content that has begun, whether it is an artifact.
    marked: Vec<bool>,
    pieces: Vec<Piece>,
    unmapped: usize,
}

impl Drawing {
    fn new(matrix: Matrix) -> Self {
        let state = State {
            matrix,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Self {
            state,
            states: Vec::new(),
            text_matrix: IDENTITY,
            line_matrix: IDENTITY,
            marked: Vec::new(),
            pieces: Vec::new(),
            unmapped: 0,
        }
    }

    fn operate(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let number = |index: usize| {
            let operand = operands.get(index);
            operand
                .and_then(|operand| operand.as_float().ok())
                .unwrap_or(0.0)
        };
        match operation.operator.as_str() {
            "q" if self.states.len() < MOST_STATES => self.states.push(self.state.clone()),
            "Q" => self.state = self.states.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => {
                if let Some(matrix) = numbers(operands) {
                    self.state.matrix = then(&matrix, &self.state.matrix);
                }
            }
            "BT" => (self.text_matrix, self.line_matrix) = (IDENTITY, IDENTITY),
            "Tf" => self.state.size = number(1),
            "Tc" => self.state.character_space = number(0),
            "Tw" => self.state.word_space = number(0),
            "Tz" => self.state.scale = number(0) / 100.0,
            "TL" => self.state.leading = number(0),
            "Ts" => self.state.rise = number(0),
            "Td" => self.move_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            "Tm" => {
                if let Some(matrix) = numbers(operands) {
                    (self.text_matrix, self.line_matrix) = (matrix, matrix);
                }
            }
            "T*" => self.move_line(0.0, -self.state.leading),
            "Tj" | "TJ" => self.show(operands),
            "'" => {
                self.move_line(0.0, -self.state.leading);
                self.show(operands);
            }
            "\"" => {
                self.state.word_space = number(0);
                self.state.character_space = number(1);
                self.move_line(0.0, -self.state.leading);
                self.show(operands.get(2..).unwrap_or_default());
            }
            "BMC" | "BDC" if self.marked.len() < MOST_STATES => {
                let tag = operands.first().and_then(|tag| tag.as_name().ok());
                self.marked.push(tag == Some(b"Artifact"));
            }
            "EMC" => {
                self.marked.pop();
            }
            _ => {}
        }
    }

    fn move_line(&mut self, x: f32, y: f32) {
        self.line_matrix = then(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line_matrix);
        self.text_matrix = self.line_matrix;
    }

    /// Draws strings and the gaps between them.
    fn show(&mut self, operands: &[Object]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let mut open = Open::default();
        for operand in operands {
            match operand {
                Object::String(string, _) => self.show_string(&font, string, &mut open),
                Object::Array(array) => {
                    for item in array {
                        match item {
                            Object::String(string, _) => {
                                self.show_string(&font, string, &mut open);
                            }
                            item => self.show_gap(&font, item.as_float().unwrap_or(0.0), &mut open),
                        }
                    }
                }
                _ => {}
            }
        }
        self.end_piece(&font, open);
    }

    fn show_string(&mut self, font: &Font, string: &[u8], open: &mut Open) {
        for glyph in font.glyphs(string) {
            let before = open.glyphs.len();
            match glyph.text {
                Some(text) if before == 0 && text.trim().is_empty() => {}
                Some(text) => {
                    open.start.get_or_insert(self.text_matrix);
                    open.glyphs.push(text.into_owned());
                }
                None => self.unmapped += 1,
            }
            self.advance(glyph.width * self.state.size * self.state.scale);
            // Some programs write a space as the character spacing of the letter before it.
            open.end = Some(self.text_matrix);
            let word_space = if glyph.is_space {
                self.state.word_space
            } else {
                0.0
            };
            self.advance((self.state.character_space + word_space) * self.state.scale);
        }
    }

    fn show_gap(&mut self, font: &Font, gap: f32, open: &mut Open) {
        if -gap > COLUMN {
            self.end_piece(font, std::mem::take(open));
        } else if -gap > SPACE && !open.glyphs.is_empty() {
            open.glyphs.push(" ".to_owned());
        }
        self.advance(-gap / 1000.0 * self.state.size * self.state.scale);
    }

    fn advance(&mut self, width: f32) {
        self.text_matrix = then(&[1.0, 0.0, 0.0, 1.0, width, 0.0], &self.text_matrix);
    }

    fn end_piece(&mut self, font: &Font, open: Open) {
        let (Some(start), Some(end)) = (open.start, open.end) else {
            return;
        };
        let place = |matrix: &Matrix| {
            let matrix = then(matrix, &self.state.matrix);
            then(&[1.0, 0.0, 0.0, 1.0, 0.0, self.state.rise], &matrix)
        };
        let (start, end) = (place(&start), place(&end));
        let size = self.state.size.abs() * start[2].hypot(start[3]);
        let turn = turn(&start);
        let (x0, y) = turned(turn, start[4], start[5]);
        let (x1, _) = turned(turn, end[4], end[5]);
        if [x0, x1, y, size].iter().all(|number| number.is_finite()) {
            self.pieces.push(Piece {
                text: super::line::in_reading_order(open.glyphs),
                x0: x0.min(x1),
                x1: x0.max(x1),
                y,
                size: size.max(1.0),
                turn,
                is_bold: font.is_bold,
                is_artifact: self.marked.contains(&true),
            });
        }
    }
}

/// A piece that is being drawn.
#[derive(Default)]
struct Open {
    glyphs: Vec<String>,
    start: Option<Matrix>,
    end: Option<Matrix>,
}

/// Tells which quarter of a circle text is turned by.
fn turn(matrix: &Matrix) -> u8 {
    let [a, b, ..] = *matrix;
    match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
        (true, true, _) => 0,
        (false, _, true) => 1,
        (true, false, _) => 2,
        (false, _, false) => 3,
    }
}

/// Turns the page so that text turned by `turn` is upright.
fn turned(turn: u8, x: f32, y: f32) -> (f32, f32) {
    match turn {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    }
}

fn numbers(operands: &[Object]) -> Option<Matrix> {
    let mut matrix = IDENTITY;
    for (index, number) in matrix.iter_mut().enumerate() {
        *number = operands.get(index)?.as_float().ok()?;
    }
    Some(matrix)
}
