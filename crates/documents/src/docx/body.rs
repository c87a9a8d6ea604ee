//! The paragraphs of a part, as it has them: the text that is seen, and what the properties say.

use archive_model::{Cell, Lang};

use super::styles::{Languages, ListRef};
use super::symbol;
use super::xml::{Tag, Token, Tokens};

/// A paragraph before styles and lists have had their say.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Where it begins among all: one in a text box begins after the one that the box hangs on, and ends before it.
    order: usize,
    pub(super) style: Option<String>,
    pub(super) place: ListRef,
    pub(super) outline: Option<u8>,
    pub(super) text: String,
    pub(super) scripts: Vec<Stretch>,
    pub(super) cell: Option<Cell>,
    /// Its end was deleted under revision: what follows belongs to it.
    pub(super) is_joined: bool,
    /// What was left out: a code and the text.
    pub(super) left_out: Vec<(&'static str, String)>,
    /// The notes that it refers to.
    pub(super) references: Vec<NoteId>,
    /// The note that it is part of.
    pub(super) note: Option<NoteId>,
}

/// Text of one language and kind of script.
#[derive(Debug)]
pub(super) struct Stretch {
    script: Script,
    lang: Option<Lang>,
    length: usize,
}

impl Stretch {
    /// Returns the language, `inherited` where the run names none, and how many bytes are in it.
    pub(super) fn lang(&self, inherited: &Languages) -> (Option<Lang>, usize) {
        (self.lang.or(self.script.of(inherited)), self.length)
    }
}

/// What a [`Languages`] tells apart.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Script {
    Latin,
    EastAsian,
    Bidi,
}

impl Script {
    fn of(self, languages: &Languages) -> Option<Lang> {
        match self {
            Self::Latin => languages.latin,
            Self::EastAsian => languages.east_asian,
            Self::Bidi => languages.bidi,
        }
    }

    fn guess(text: &str, is_rtl: bool) -> Self {
        let letter = text.chars().find(|character| character.is_alphabetic());
        match letter {
            _ if is_rtl => Self::Bidi,
            Some('\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{feff}') => Self::Bidi,
            Some('\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}') => {
                Self::EastAsian
            }
            _ => Self::Latin,
        }
    }
}

/// A footnote or endnote, by its number in its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct NoteId {
    pub(super) is_endnote: bool,
    pub(super) id: i64,
}

/// Reads the paragraphs of a part in order; the flag tells whether the part broke off.
pub(super) fn paragraphs(part: &str) -> (Vec<Paragraph>, bool) {
    let mut walker = Walker::default();
    let mut tokens = Tokens::new(part);
    for token in &mut tokens {
        match token {
            Token::Open(tag) => walker.open(&tag),
            Token::Close(end) => walker.close(end.name()),
            Token::Text(text) => walker.text(&text),
        }
    }
    let is_broken = tokens.is_broken() || walker.is_within();
    (walker.finish(), is_broken)
}

/// A paragraph that has begun, and the run of it that is being read.
#[derive(Debug, Default)]
struct Frame {
    paragraph: Paragraph,
    run: Run,
}

#[derive(Debug, Default)]
struct Run {
    languages: Languages,
    is_hidden: bool,
    is_rtl: bool,
    font: String,
}

/// A table that has begun.
#[derive(Debug)]
struct Table {
    index: u32,
    rows: u32,
    column: u32,
    span: u32,
}

/// An element whose content is not read.
#[derive(Debug)]
struct Skip {
    depth: usize,
    /// The code of the diagnostic that names its text; `None` where there is none that would be seen.
    code: Option<&'static str>,
    text: String,
}

#[derive(Debug, Default)]
struct Walker {
    finished: Vec<Paragraph>,
    frames: Vec<Frame>,
    begun: usize,
    tables: Vec<Table>,
    table_count: u32,
    /// One for each field that has begun: whether its result has.
    fields: Vec<bool>,
    /// How many of them are still at their instruction.
    instructions: usize,
    skip: Option<Skip>,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_text: bool,
    note: Option<NoteId>,
}

impl Walker {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        self.in_text = matches!(name, "t" | "delText");
        if let Some(skip) = &mut self.skip {
            skip.depth += 1;
            return;
        }
        if self.opens_skip(name) || self.open_structure(name, tag) {
            return;
        }
        if self.in_paragraph_properties {
            self.paragraph_property(name, tag);
        } else if self.in_run_properties {
            self.run_property(name, tag);
        } else {
            self.content(name, tag);
        }
    }

    /// Begins to skip, if that is what to do with the element.
    fn opens_skip(&mut self, name: &str) -> bool {
        let in_properties = self.in_paragraph_properties || self.in_run_properties;
        let code = match name {
            "del" | "moveFrom" if !in_properties => Some("docx-deleted"),
            "rt" => Some("docx-ruby"),
            // What properties were before they were changed; the same drawing for older programs.
            "sdtPr" | "sdtEndPr" | "sectPr" | "Fallback" => None,
            name if name.ends_with("Change") => None,
            _ => return false,
        };
        self.skip = Some(Skip {
            depth: 0,
            code,
            text: String::new(),
        });
        true
    }

    /// Begins a paragraph, a table, a note or their properties, if that is what the element is.
    fn open_structure(&mut self, name: &str, tag: &Tag<'_>) -> bool {
        match name {
            "p" => self.begin_paragraph(),
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "r" => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.run = Run::default();
                }
            }
            "tbl" => self.begin_table(),
            "tr" | "gridBefore" | "tc" | "gridSpan" => self.place_cell(name, tag),
            "footnote" | "endnote" => self.begin_note(name == "endnote", tag),
            _ => return false,
        }
        true
    }

    fn begin_paragraph(&mut self) {
        let paragraph = Paragraph {
            order: self.begun,
            cell: self.tables.first().map(|table| Cell {
                table: table.index,
                row: table.rows.saturating_sub(1),
                column: table.column,
            }),
            note: self.note,
            ..Paragraph::default()
        };
        self.begun += 1;
        self.in_paragraph_properties = false;
        self.in_run_properties = false;
        self.frames.push(Frame {
            paragraph,
            run: Run::default(),
        });
    }

    fn begin_table(&mut self) {
        self.tables.push(Table {
            index: self.table_count,
            rows: 0,
            column: 0,
            span: 1,
        });
        self.table_count += u32::from(self.tables.len() == 1);
    }

    fn place_cell(&mut self, name: &str, tag: &Tag<'_>) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        match name {
            "tr" => (table.rows, table.column) = (table.rows.saturating_add(1), 0),
            "gridBefore" => table.column = tag.number("val").unwrap_or(0),
            "tc" => table.span = 1,
            _ => table.span = tag.number("val").unwrap_or(1),
        }
    }

    fn begin_note(&mut self, is_endnote: bool, tag: &Tag<'_>) {
        // A separator is the line above the notes, not a note.
        let is_note = matches!(tag.get("type").as_deref(), None | Some("normal"));
        let id = tag.number("id").filter(|_| is_note);
        self.note = id.map(|id| NoteId { is_endnote, id });
    }

    fn paragraph_property(&mut self, name: &str, tag: &Tag<'_>) {
        let in_mark = self.in_run_properties;
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let paragraph = &mut frame.paragraph;
        match name {
            "del" if in_mark => paragraph.is_joined = true,
            _ if in_mark => {}
            "pStyle" => paragraph.style = tag.val(),
            "outlineLvl" => paragraph.outline = tag.number("val"),
            "numId" => paragraph.place.list = tag.number("val"),
            "ilvl" => paragraph.place.level = tag.number("val"),
            _ => {}
        }
    }

    fn run_property(&mut self, name: &str, tag: &Tag<'_>) {
        let Some(Frame { run, .. }) = self.frames.last_mut() else {
            return;
        };
        match name {
            "lang" => run.languages = Languages::from_tag(tag),
            "vanish" => run.is_hidden = tag.is_on(),
            "rtl" => run.is_rtl = tag.is_on(),
            "rFonts" => run.font = tag.get("ascii").unwrap_or_default(),
            _ => {}
        }
    }

    fn content(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "tab" | "ptab" => self.write(" "),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("\u{2011}"),
            "sym" => self.symbol(tag),
            "fldChar" => self.field(tag),
            "footnoteReference" | "endnoteReference" => {
                let is_endnote = name == "endnoteReference";
                let id = tag.number("id").map(|id| NoteId { is_endnote, id });
                if let Some(frame) = self.frames.last_mut() {
                    frame.paragraph.references.extend(id);
                }
            }
            "altChunk" | "OLEObject" => self.leave_out("docx-embedded", String::new()),
            _ => {}
        }
    }

    fn symbol(&mut self, tag: &Tag<'_>) {
        let font = tag.get("font").unwrap_or_default();
        let code = tag.get("char").unwrap_or_default();
        let code = u32::from_str_radix(&code, 16).unwrap_or(0);
        match symbol::character(code, &font) {
            Some(character) => self.write(character.encode_utf8(&mut [0; 4])),
            None => self.leave_out("docx-symbol", format!("{code:04X} of {font}")),
        }
    }

    fn field(&mut self, tag: &Tag<'_>) {
        match tag.get("fldCharType").as_deref() {
            Some("begin") => {
                self.fields.push(false);
                self.instructions += 1;
            }
            Some("separate") => {
                if let Some(has_result @ false) = self.fields.last_mut() {
                    *has_result = true;
                    self.instructions -= 1;
                }
            }
            Some("end") => {
                let was_instruction = self.fields.pop() == Some(false);
                self.instructions -= usize::from(was_instruction);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text {
            return;
        }
        match &mut self.skip {
            Some(skip) if skip.code.is_some() => skip.text.push_str(text),
            Some(_) => {}
            None => self.write(text),
        }
    }

    /// Adds `text` to the paragraph, unless it is not seen.
    fn write(&mut self, text: &str) {
        if self.frames.is_empty() {
            self.begin_paragraph();
        }
        let Some(Frame { paragraph, run }) = self.frames.last_mut() else {
            return;
        };
        if self.instructions > 0 || run.is_hidden {
            let code = if run.is_hidden {
                "docx-hidden"
            } else {
                "docx-field"
            };
            return self.leave_out(code, text.to_owned());
        }
        let start = paragraph.text.len();
        let signs = text.chars().map(|character| match character {
            '\u{f020}'..='\u{f0ff}' => {
                symbol::character(character as u32, &run.font).unwrap_or(character)
            }
            _ => character,
        });
        paragraph.text.extend(signs);
        let length = paragraph.text[start..].trim().len();
        let script = Script::guess(text, run.is_rtl);
        let lang = script.of(&run.languages);
        match paragraph.scripts.last_mut() {
            Some(last) if last.script == script && last.lang == lang => last.length += length,
            _ => paragraph.scripts.push(Stretch {
                script,
                lang,
                length,
            }),
        }
    }

    fn leave_out(&mut self, code: &'static str, text: String) {
        if self.frames.is_empty() {
            self.begin_paragraph();
        }
        let Some(Frame { paragraph, .. }) = self.frames.last_mut() else {
            return;
        };
        match paragraph.left_out.last_mut() {
            Some((last, left_out)) if *last == code => left_out.push_str(&text),
            _ => paragraph.left_out.push((code, text)),
        }
    }

    fn close(&mut self, name: &str) {
        self.in_text = false;
        match &mut self.skip {
            Some(skip) if skip.depth > 0 => skip.depth -= 1,
            Some(_) => self.end_skip(),
            None => self.close_structure(name),
        }
    }

    fn end_skip(&mut self) {
        let skipped = self.skip.take();
        if let Some(Skip {
            code: Some(code),
            text,
            ..
        }) = skipped
            && !text.trim().is_empty()
        {
            self.leave_out(code, text);
        }
    }

    fn close_structure(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "tbl" => {
                self.tables.pop();
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = table.column.saturating_add(table.span);
                }
            }
            "footnote" | "endnote" => self.note = None,
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let ended = self.frames.pop();
        self.finished.extend(ended.map(|frame| frame.paragraph));
    }

    fn is_within(&self) -> bool {
        self.skip.is_some() || !self.frames.is_empty()
    }

    fn finish(mut self) -> Vec<Paragraph> {
        self.end_skip();
        while !self.frames.is_empty() {
            self.end_paragraph();
        }
        self.finished.sort_by_key(|paragraph| paragraph.order);
        self.finished
    }
}
