//! The XML of a part, as a stream of what matters in it.

use std::borrow::Cow;

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// One piece of a part.
pub(super) enum Token<'a> {
    /// An element begins. An empty one ends at once.
    Open(Tag<'a>),
    /// An element ends.
    Close(End<'a>),
    /// Characters, references resolved.
    Text(Cow<'a, str>),
}

/// The start of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Returns the name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Returns the value of the attribute `name`, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// Returns the attribute `val`, which most elements of a Word document say everything with.
    pub(super) fn val(&self) -> Option<String> {
        self.get("val")
    }

    /// Returns the attribute `name` as a number.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// Tells whether a switch such as `<w:vanish/>` is on.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// The end of an element.
pub(super) struct End<'a>(BytesEnd<'a>);

impl End<'_> {
    /// Returns the name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// Reads the tokens of a part; ends where the part is broken.
pub(super) struct Tokens<'a> {
    reader: Reader<&'a [u8]>,
    is_broken: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(part: &'a str) -> Self {
        let mut reader = Reader::from_str(part);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self {
            reader,
            is_broken: false,
        }
    }

    /// Tells whether the tokens ended before the part did.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            return match self.reader.read_event() {
                Ok(Event::Start(tag)) => Some(Token::Open(Tag(tag))),
                Ok(Event::End(tag)) => Some(Token::Close(End(tag))),
                Ok(Event::Text(text)) => Some(Token::Text(text.xml10_content())),
                Ok(Event::CData(text)) => Some(Token::Text(text.xml10_content())),
                Ok(Event::GeneralRef(reference)) => {
                    let name = reference.xml10_content();
                    let character = reference.resolve_char_ref().ok().flatten();
                    let resolved = match (character, &*name) {
                        (Some(character), _) => character.to_string(),
                        (None, "amp") => "&".to_owned(),
                        (None, "lt") => "<".to_owned(),
                        (None, "gt") => ">".to_owned(),
                        (None, "quot") => "\"".to_owned(),
                        (None, "apos") => "'".to_owned(),
                        (None, name) => format!("&{name};"),
                    };
                    Some(Token::Text(resolved.into()))
                }
                Ok(Event::Eof) => None,
                Ok(_) => continue,
                Err(_) => {
                    self.is_broken = true;
                    None
                }
            };
        }
    }
}
