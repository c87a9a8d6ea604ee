//! Lists: which number Word draws in front of a paragraph.
//!
//! A paragraph names a list (`num`), a list names its definition (`abstractNum`), and a definition has nine levels. All lists
//! of one definition count on together; a list counts anew where it says so (`startOverride`), once, at its first paragraph.
//! ISO/IEC 29500-1, 17.9.

use std::collections::{HashMap, HashSet};

use super::numerals::NumberFormat;
use super::styles::{ListRef, Styles};
use super::symbol;
use super::xml::{Tag, Token, Tokens};

/// How many levels a definition has.
const LEVELS: usize = 9;
/// How often one definition may refer to another by a style. Once, in sound documents.
const MOST_LINKS: usize = 8;

/// A level of a definition.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: NumberFormat,
    /// What is drawn, `%1` to `%9` being the numbers of the levels.
    text: Option<String>,
    /// The level, from 1, whose paragraphs make this one count anew; 0 for none.
    restart: Option<usize>,
    is_legal: bool,
    style: Option<String>,
    font: String,
}

impl Level {
    fn start(&self) -> u32 {
        // Without a `start` a level begins at 0, the standard says; Word agrees.
        self.start.unwrap_or(0)
    }

    fn read(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "start" => self.start = tag.number("val"),
            "numFmt" => self.format = NumberFormat::from_name(&tag.val().unwrap_or_default()),
            "lvlText" => self.text = tag.val(),
            "lvlRestart" => self.restart = tag.number("val"),
            "isLgl" => self.is_legal = tag.is_on(),
            "pStyle" => self.style = tag.val(),
            "rFonts" => self.font = tag.get("ascii").unwrap_or_default(),
            _ => {}
        }
    }
}

/// A definition.
#[derive(Debug, Default)]
struct Definition {
    levels: [Level; LEVELS],
    /// The style of kind `numbering` whose list has the levels that this definition lacks.
    style_link: Option<String>,
}

/// A list.
#[derive(Debug, Default)]
struct List {
    definition: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    started: HashSet<(u32, usize)>,
}

/// A number, and how deep in its list it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Marker {
    /// What is drawn; empty if the list draws nothing.
    pub(super) text: String,
    /// The level, from 0.
    pub(super) level: usize,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn parse(part: &str) -> Self {
        let mut parser = Parser::default();
        for token in Tokens::new(part) {
            match token {
                Token::Open(tag) => parser.open(&tag),
                Token::Close(end) => parser.close(end.name()),
                Token::Text(_) => {}
            }
        }
        parser.numbering
    }

    /// Counts a paragraph that stands in `list` at `level`, both as far as it says so itself or by `style`.
    pub(super) fn count(
        &mut self,
        place: ListRef,
        style: Option<&str>,
        styles: &Styles,
    ) -> Option<Marker> {
        let list_id = place.list.filter(|list| *list != 0)?;
        let (list_id, definition_id) = self.resolve(list_id, styles)?;
        let (list, definition) = (&self.lists[&list_id], &self.definitions[&definition_id]);
        let levels: [&Level; LEVELS] = std::array::from_fn(|level| {
            let own = list.levels[level].as_ref();
            own.unwrap_or(&definition.levels[level])
        });
        let linked = || {
            levels
                .iter()
                .position(|level| level.style.as_deref() == style)
        };
        let level = place
            .level
            .or_else(|| style.and_then(|_| linked()))
            .unwrap_or(0);
        let level = level.min(LEVELS - 1);
        let starts: [u32; LEVELS] =
            std::array::from_fn(|level| list.starts[level].unwrap_or(levels[level].start()));

        let counters = self.counters.entry(definition_id).or_default();
        let begins = list.starts[level].is_some() && self.started.insert((list_id, level));
        counters[level] = match counters[level] {
            Some(number) if !begins => Some(number.saturating_add(1)),
            _ => Some(starts[level]),
        };
        for (deeper, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let restarts = levels[deeper].restart.is_none_or(|after| level < after);
            if restarts {
                *counter = None;
            }
        }
        let numbers = std::array::from_fn(|level| counters[level].unwrap_or(starts[level]));
        Some(Marker {
            text: draw(level, &levels, &numbers),
            level,
        })
    }

    /// Returns the list and the definition that `list` comes down to, links by style followed.
    fn resolve(&self, list: u32, styles: &Styles) -> Option<(u32, u32)> {
        let own = list;
        let mut list = list;
        for _ in 0..MOST_LINKS {
            let definition_id = self.lists.get(&list)?.definition;
            let definition = self.definitions.get(&definition_id)?;
            let linked = definition.style_link.as_deref();
            match linked.and_then(|style| styles.list_of(style)) {
                Some(next) if next != list => list = next,
                _ => return Some((own, definition_id)),
            }
        }
        None
    }
}

/// Fills the numbers into what a level draws.
fn draw(level: usize, levels: &[&Level; LEVELS], numbers: &[u32; LEVELS]) -> String {
    let own = levels[level];
    let template = own.text.as_deref().unwrap_or_default();
    if own.format == NumberFormat::Bullet {
        return symbol::bullet(template, &own.font);
    }
    let mut drawn = String::new();
    let mut characters = template.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = characters.peek().and_then(|next| next.to_digit(10));
        match (character, digit) {
            ('%', Some(digit @ 1..)) => {
                characters.next();
                let index = digit as usize - 1;
                let format = levels[index].format;
                let decimal = own.is_legal && format != NumberFormat::None;
                let format = if decimal {
                    NumberFormat::Decimal
                } else {
                    format
                };
                drawn.push_str(&format.write(numbers[index]));
            }
            _ => drawn.push(character),
        }
    }
    drawn.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where in `numbering.xml` the reader is.
#[derive(Default)]
struct Parser {
    numbering: Numbering,
    definition: Option<(u32, Definition)>,
    list: Option<(u32, List)>,
    overridden: usize,
    level: Option<(usize, Level)>,
}

impl Parser {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "abstractNum" => {
                let id = tag.number("abstractNumId").unwrap_or(0);
                self.definition = Some((id, Definition::default()));
            }
            "num" => self.list = Some((tag.number("numId").unwrap_or(0), List::default())),
            "lvl" => {
                let index = tag.number("ilvl").unwrap_or(0).min(LEVELS - 1);
                self.level = Some((index, Level::default()));
            }
            "lvlOverride" => self.overridden = tag.number("ilvl").unwrap_or(0).min(LEVELS - 1),
            "startOverride" => {
                if let Some((_, list)) = &mut self.list {
                    list.starts[self.overridden] = tag.number("val");
                }
            }
            "abstractNumId" => {
                if let Some((_, list)) = &mut self.list {
                    list.definition = tag.number("val").unwrap_or(0);
                }
            }
            "numStyleLink" => {
                if let Some((_, definition)) = &mut self.definition {
                    definition.style_link = tag.val();
                }
            }
            _ => {
                if let Some((_, level)) = &mut self.level {
                    level.read(tag);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "lvl" => {
                let Some((index, level)) = self.level.take() else {
                    return;
                };
                if let Some((_, list)) = &mut self.list {
                    list.levels[index] = Some(level);
                } else if let Some((_, definition)) = &mut self.definition {
                    definition.levels[index] = level;
                }
            }
            "abstractNum" => self.numbering.definitions.extend(self.definition.take()),
            "num" => self.numbering.lists.extend(self.list.take()),
            _ => {}
        }
    }
}
