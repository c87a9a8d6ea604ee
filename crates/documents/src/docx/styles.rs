//! The styles of paragraphs: what they are for, and what they inherit.

use std::collections::HashMap;

use archive_model::{BlockKind, Lang};

use super::xml::{Tag, Token, Tokens};
use crate::tag;

/// How far inheritance is followed. Word allows ten levels; a cycle has none.
const MOST_ANCESTORS: usize = 16;

/// The languages of a run: one for each kind of script, as ISO/IEC 29500-1, 17.3.2.20, has them.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Languages {
    /// Of most text.
    pub(super) latin: Option<Lang>,
    /// Of East Asian characters.
    pub(super) east_asian: Option<Lang>,
    /// Of text that runs from right to left.
    pub(super) bidi: Option<Lang>,
}

impl Languages {
    /// Reads `<w:lang>`.
    pub(super) fn from_tag(tag: &Tag<'_>) -> Self {
        let parse = |name| tag.get(name).as_deref().and_then(tag::parse);
        Self {
            latin: parse("val"),
            east_asian: parse("eastAsia"),
            bidi: parse("bidi"),
        }
    }

    /// Fills what is not said here from `parent`.
    pub(super) fn or(self, parent: Self) -> Self {
        Self {
            latin: self.latin.or(parent.latin),
            east_asian: self.east_asian.or(parent.east_asian),
            bidi: self.bidi.or(parent.bidi),
        }
    }
}

/// A reference to a list: which one, and how deep in it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct ListRef {
    /// `numId`; 0 takes a paragraph out of the list of its style.
    pub(super) list: Option<u32>,
    /// `ilvl`, from 0.
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    name: String,
    outline: Option<u8>,
    numbering: ListRef,
    languages: Languages,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default: Option<String>,
    /// The language of whatever has no other: a claim about the document, set by the program and rarely by the author.
    pub(super) default_languages: Languages,
}

/// What the style of a paragraph and its ancestors say.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    /// What the paragraph is, if its style is for more than text.
    pub(super) kind: Option<BlockKind>,
    /// Whether it is an entry of a table of contents.
    pub(super) is_contents: bool,
    /// Its list.
    pub(super) numbering: ListRef,
    /// The style that names the list: levels of a list are linked to styles.
    pub(super) numbering_style: Option<String>,
    /// Its languages.
    pub(super) languages: Languages,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn parse(part: &str) -> Self {
        let mut styles = Self::default();
        let mut current: Option<(String, Style)> = None;
        let mut in_defaults = false;
        for token in Tokens::new(part) {
            match token {
                Token::Open(tag) => match (tag.name(), &mut current) {
                    ("docDefaults", _) => in_defaults = true,
                    ("style", _) => {
                        let id = tag.get("styleId").unwrap_or_default();
                        let is_default = tag.get("default").is_some_and(|on| on != "0");
                        if is_default && tag.get("type").as_deref() == Some("paragraph") {
                            styles.default = Some(id.clone());
                        }
                        current = Some((id, Style::default()));
                    }
                    ("lang", None) if in_defaults => {
                        styles.default_languages = Languages::from_tag(&tag);
                    }
                    (_, Some((_, style))) => style.read(&tag),
                    _ => {}
                },
                Token::Close(end) if end.name() == "docDefaults" => in_defaults = false,
                Token::Close(end) if end.name() == "style" => {
                    styles.by_id.extend(current.take());
                }
                _ => {}
            }
        }
        styles
    }

    /// Returns the list of the style `id` of kind `numbering`.
    pub(super) fn list_of(&self, id: &str) -> Option<u32> {
        self.by_id.get(id)?.numbering.list
    }

    /// Resolves the style `id` of a paragraph; without one it has the default style.
    pub(super) fn resolve(&self, id: Option<&str>) -> Resolved {
        let mut resolved = Resolved::default();
        let mut outline = None;
        let mut next = id.or(self.default.as_deref());
        for _ in 0..MOST_ANCESTORS {
            let Some((id, style)) = next.and_then(|id| self.by_id.get_key_value(id)) else {
                break;
            };
            outline = outline.or(style.outline);
            resolved.kind = resolved.kind.or_else(|| style.kind());
            resolved.is_contents |= is_numbered_name(&style.name, "toc ");
            resolved.languages = resolved.languages.or(style.languages);
            resolved.numbering.level = resolved.numbering.level.or(style.numbering.level);
            if resolved.numbering.list.is_none() && style.numbering.list.is_some() {
                resolved.numbering.list = style.numbering.list;
                resolved.numbering_style = Some(id.clone());
            }
            next = style.parent.as_deref();
        }
        if let Some(level) = outline {
            resolved.kind = heading(level).or(resolved.kind);
        }
        resolved
    }
}

impl Style {
    fn read(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "name" => self.name = tag.val().unwrap_or_default().to_ascii_lowercase(),
            "basedOn" => self.parent = tag.val(),
            "outlineLvl" => self.outline = tag.number("val"),
            "numId" => self.numbering.list = tag.number("val"),
            "ilvl" => self.numbering.level = tag.number("val"),
            "lang" => self.languages = Languages::from_tag(tag),
            _ => {}
        }
    }

    /// Tells what the built-in styles are for. Their names are English in documents of every language.
    fn kind(&self) -> Option<BlockKind> {
        match self.name.as_str() {
            "title" => Some(BlockKind::Heading(1)),
            "subtitle" => Some(BlockKind::Heading(2)),
            "quote" | "intense quote" | "block text" => Some(BlockKind::Quotation),
            "caption" => Some(BlockKind::Caption),
            name if is_numbered_name(name, "heading ") => {
                let level: u8 = name["heading ".len()..].parse().ok()?;
                heading(level.checked_sub(1)?)
            }
            _ => None,
        }
    }
}

/// Returns the heading with this outline level, from 0; the tenth level is that of text.
pub(super) fn heading(outline: u8) -> Option<BlockKind> {
    (outline < 9).then(|| BlockKind::Heading(outline + 1))
}

fn is_numbered_name(name: &str, stem: &str) -> bool {
    name.strip_prefix(stem)
        .is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
}
