//! Fonts: which characters the codes of a string stand for, and how wide they are.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// The most that a `ToUnicode` map is unpacked to.
const MOST_MAP: usize = 16 << 20;
/// How many widths of a range are written out; more than there are codes is damage.
const MOST_WIDTHS: usize = 1 << 17;
/// The width of a glyph that has none, in thousandths of the size.
const DEFAULT_WIDTH: f32 = 500.0;

/// What is known about a font.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    widths: HashMap<u16, f32>,
    default_width: Option<f32>,
    scale: f32,
    /// Whether its name says that it is bold.
    pub(super) is_bold: bool,
}

/// What the codes of a font stand for.
#[derive(Debug)]
enum Codes {
    /// One byte each.
    Single(Vec<String>),
    /// Two bytes each.
    Double(HashMap<u16, String>),
    /// UTF-16, big endian.
    Utf16,
}

/// One glyph of a string.
pub(super) struct Glyph<'a> {
    /// The characters that it stands for; `None` if the font does not say.
    pub(super) text: Option<std::borrow::Cow<'a, str>>,
    /// In parts of the font size.
    pub(super) width: f32,
    /// Whether word spacing applies to it.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn new(document: &Document, font: &Dictionary) -> Self {
        let name = font.get(b"BaseFont").and_then(Object::as_name);
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let is_bold = [&b"bold"[..], b"black", b"heavy"]
            .iter()
            .any(|word| memchr::memmem::find(&name, word).is_some());
        if is_named(font, b"Subtype", b"Type0") {
            return Self::composite(document, font, is_bold);
        }
        let matrix = font.get_deref(b"FontMatrix", document);
        let scale = matrix
            .and_then(Object::as_array)
            .ok()
            .and_then(|matrix| matrix.first()?.as_float().ok())
            .filter(|scale| scale.is_finite() && *scale != 0.0);
        Self {
            codes: Codes::Single(single_codes(document, font)),
            widths: simple_widths(document, font),
            default_width: None,
            scale: scale.unwrap_or(0.001),
            is_bold,
        }
    }

    fn composite(document: &Document, font: &Dictionary, is_bold: bool) -> Self {
        let descendant = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| document.dereference(fonts.first()?).ok())
            .and_then(|(_, font)| font.as_dict().ok());
        let default_width = descendant
            .and_then(|font| font.get_deref(b"DW", document).ok()?.as_float().ok())
            .unwrap_or(1000.0);
        let encoding = font.get(b"Encoding").and_then(Object::as_name);
        let encoding = encoding.unwrap_or_default();
        let is_utf16 = encoding.starts_with(b"Uni")
            && [&b"UCS2"[..], b"UTF16"]
                .iter()
                .any(|word| memchr::memmem::find(encoding, word).is_some());
        let map = unicode_map(document, font, 2, u16::MAX);
        Self {
            codes: match map {
                None if is_utf16 => Codes::Utf16,
                map => Codes::Double(map.unwrap_or_default()),
            },
            widths: descendant
                .map(|font| composite_widths(document, font))
                .unwrap_or_default(),
            default_width: Some(default_width),
            scale: 0.001,
            is_bold,
        }
    }

    /// Takes a string apart.
    pub(super) fn glyphs<'a>(&'a self, string: &'a [u8]) -> impl Iterator<Item = Glyph<'a>> {
        let step = match self.codes {
            Codes::Single(_) => 1,
            Codes::Double(_) | Codes::Utf16 => 2,
        };
        string.chunks(step).map(move |code| self.glyph(code))
    }

    fn glyph(&self, code: &[u8]) -> Glyph<'_> {
        let number = code
            .iter()
            .fold(0, |number: u16, byte| number << 8 | u16::from(*byte));
        let text = match &self.codes {
            Codes::Single(table) => table
                .get(usize::from(number))
                .map(|text| text.as_str().into()),
            Codes::Double(map) => map.get(&number).map(|text| text.as_str().into()),
            Codes::Utf16 => {
                char::from_u32(u32::from(number)).map(|character| character.to_string().into())
            }
        };
        let text = text.filter(|text: &std::borrow::Cow<'_, str>| !text.is_empty());
        let width = self.widths.get(&number).copied().or(self.default_width);
        let width = width.unwrap_or_else(|| usual_width(text.as_deref()));
        Glyph {
            text,
            width: width * self.scale,
            is_space: code == b" ",
        }
    }
}

/// Tells whether the entry `key` of a dictionary is the name `value`.
pub(super) fn is_named(dictionary: &Dictionary, key: &[u8], value: &[u8]) -> bool {
    let name = dictionary.get(key).and_then(Object::as_name);
    name.is_ok_and(|name| name == value)
}

/// Guesses the width of a character in a font without widths: one of the fourteen that every reader has.
fn usual_width(text: Option<&str>) -> f32 {
    match text.and_then(|text| text.chars().next()) {
        Some(' ' | 'i' | 'j' | 'l' | 't' | 'f' | '.' | ',' | ':' | ';' | '\'' | '!' | 'I') => 278.0,
        Some('m' | 'M' | 'W' | 'w') => 833.0,
        Some(upper) if upper.is_uppercase() => 667.0,
        _ => DEFAULT_WIDTH,
    }
}

/// Resolves the codes of a simple font: by its `ToUnicode` map, else by its encoding.
fn single_codes(document: &Document, font: &Dictionary) -> Vec<String> {
    let map = unicode_map(document, font, 1, u16::from(u8::MAX)).unwrap_or_default();
    let encoding = font.get_deref(b"Encoding", document).ok();
    let own = encoding.and_then(|encoding| encoding.as_dict().ok());
    let base = own
        .and_then(|own| own.get_deref(b"BaseEncoding", document).ok())
        .or(encoding)
        .and_then(|base| base.as_name().ok());
    let is_truetype = is_named(font, b"Subtype", b"TrueType");
    let usual: &[u8] = if is_truetype {
        b"WinAnsiEncoding"
    } else {
        b"StandardEncoding"
    };
    let mut table = base_codes(document, base.unwrap_or(usual));
    if let Some(differences) = own.and_then(|own| own.get_deref(b"Differences", document).ok()) {
        apply_differences(document, differences, &mut table);
    }
    for (code, text) in map {
        if let Some(entry) = table.get_mut(usize::from(code)) {
            *entry = text;
        }
    }
    table
}

fn base_codes(document: &Document, name: &[u8]) -> Vec<String> {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", Object::Name(name.to_vec()));
    let encoding = font.get_font_encoding(document).ok();
    let decode = |code: u8| {
        let decoded = encoding.as_ref()?.bytes_to_string(&[code]).ok()?;
        Some(clean(&decoded))
    };
    (0..=u8::MAX)
        .map(|code| decode(code).unwrap_or_default())
        .collect()
}

/// Replaces the codes for which the encoding of a font names other glyphs.
fn apply_differences(document: &Document, differences: &Object, table: &mut [String]) {
    let mut code = 0_usize;
    for entry in differences.as_array().into_iter().flatten() {
        match entry {
            Object::Integer(next) => code = usize::try_from(*next).unwrap_or(usize::MAX),
            Object::Name(name) => {
                if let (Some(slot), Some(text)) = (table.get_mut(code), glyph_text(document, name))
                {
                    *slot = text;
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
}

/// Reads the name of a glyph as the Adobe Glyph List Specification has it: `eacute`, `uni00E9`, `f_i`, `a.sc`.
fn glyph_text(document: &Document, name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let stem = name.split('.').next().filter(|stem| !stem.is_empty())?;
    let parts = stem.split('_').map(|part| {
        let code = part.strip_prefix("uni").or_else(|| part.strip_prefix('u'));
        let code = code.filter(|code| (4..=6).contains(&code.len()));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()) {
            Some(code) => char::from_u32(code).map(String::from),
            None => listed_glyph(document, part),
        }
    });
    let text: Option<String> = parts.collect();
    text.map(|text| clean(&text))
}

fn listed_glyph(document: &Document, name: &str) -> Option<String> {
    let mut encoding = Dictionary::new();
    let glyph = Object::Name(name.as_bytes().to_vec());
    encoding.set("Differences", Object::Array(vec![0.into(), glyph]));
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", Object::Dictionary(encoding));
    let encoding = font.get_font_encoding(document).ok()?;
    let text = encoding.bytes_to_string(&[0]).ok()?;
    (!text.is_empty()).then_some(text)
}

/// Reads the `ToUnicode` map of a font for the codes of `length` bytes up to `last`; `None` if there is no such map.
fn unicode_map(
    document: &Document,
    font: &Dictionary,
    length: u8,
    last: u16,
) -> Option<HashMap<u16, String>> {
    font.get_deref(b"ToUnicode", document)
        .and_then(Object::as_stream)
        .ok()?;
    let mut only = Dictionary::new();
    only.set("Type", Object::Name(b"Font".to_vec()));
    only.set("ToUnicode", font.get(b"ToUnicode").ok()?.clone());
    let Encoding::UnicodeMapEncoding(map) =
        only.get_font_encoding_with_limit(document, MOST_MAP).ok()?
    else {
        return None;
    };
    let entry = |code: u16| {
        // Maps of simple fonts are often written with two bytes a code, and the reverse.
        let units = map
            .get(u32::from(code), length)
            .or_else(|| map.get(u32::from(code), 3 - length))?;
        let text: String = char::decode_utf16(units).flatten().collect();
        let text = clean(&text);
        (!text.is_empty()).then_some((code, text))
    };
    Some((0..=last).filter_map(entry).collect())
}

/// Writes ligatures as letters and drops what is no character.
fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'ﬀ' => clean.push_str("ff"),
            'ﬁ' => clean.push_str("fi"),
            'ﬂ' => clean.push_str("fl"),
            'ﬃ' => clean.push_str("ffi"),
            'ﬄ' => clean.push_str("ffl"),
            'ﬅ' | 'ﬆ' => clean.push_str("st"),
            '\u{f0b7}' => clean.push('•'),
            '\u{fffd}' | '\u{feff}' => {}
            '\t' | '\n' | '\r' | '\u{a0}' => clean.push(' '),
            character if character.is_control() => {}
            character => clean.push(character),
        }
    }
    clean
}

fn simple_widths(document: &Document, font: &Dictionary) -> HashMap<u16, f32> {
    let first = font.get_deref(b"FirstChar", document);
    let first = first.and_then(Object::as_i64).unwrap_or(0);
    let first = u16::try_from(first).unwrap_or(0);
    let widths = font.get_deref(b"Widths", document);
    let widths = widths.and_then(Object::as_array).into_iter().flatten();
    (first..=u16::from(u8::MAX))
        .zip(widths)
        .filter_map(|(code, width)| {
            let (_, width) = document.dereference(width).ok()?;
            Some((code, width.as_float().ok()?))
        })
        .collect()
}

/// Reads the array `W` of a composite font: `first [w w …]` or `first last w`. ISO 32000-1, 9.7.4.3.
fn composite_widths(document: &Document, font: &Dictionary) -> HashMap<u16, f32> {
    let array = font.get_deref(b"W", document).and_then(Object::as_array);
    let mut entries = array
        .into_iter()
        .flatten()
        .filter_map(|entry| document.dereference(entry).ok())
        .map(|(_, entry)| entry);
    let mut widths = HashMap::new();
    let mut written = 0;
    while let (Some(first), Some(second)) = (entries.next(), entries.next()) {
        let Some(first) = first
            .as_i64()
            .ok()
            .and_then(|code| u16::try_from(code).ok())
        else {
            break;
        };
        if let Ok(list) = second.as_array() {
            let list = list.iter().filter_map(|width| width.as_float().ok());
            widths.extend((first..=u16::MAX).zip(list));
            continue;
        }
        let last = second
            .as_i64()
            .ok()
            .and_then(|code| u16::try_from(code).ok());
        let width = entries.next().and_then(|width| width.as_float().ok());
        let (Some(last), Some(width)) = (last, width) else {
            break;
        };
        written += usize::from(last.saturating_sub(first)) + 1;
        if written > MOST_WIDTHS {
            break;
        }
        widths.extend((first..=last).map(|code| (code, width)));
    }
    widths
}
