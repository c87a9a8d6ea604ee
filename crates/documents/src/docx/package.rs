//! The ZIP container: its parts, and how much of them is worth unpacking.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Token, Tokens};
use crate::ReadError;

/// The most that is unpacked of one part. A statement of a thousand pages has 10 MB of XML.
const MOST_PART: u64 = 64 << 20;
/// The most that is unpacked in all.
const MOST_TOTAL: u64 = 128 << 20;
/// A part that is larger than this once unpacked …
const LARGE: u64 = 4 << 20;
/// … and was packed better than this is a bomb. The XML of Word packs 10 to 40 to 1.
const MOST_RATIO: u64 = 250;

/// An open container.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    budget: u64,
    /// What went wrong with the parts that were asked for.
    pub(super) troubles: Vec<(&'static str, String)>,
}

impl<'a> Package<'a> {
    /// Opens the container.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| ReadError::Unreadable("a ZIP container"))?;
        Ok(Self {
            zip,
            budget: MOST_TOTAL,
            troubles: Vec::new(),
        })
    }

    /// Returns the names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().flatten();
        names.map(std::borrow::Cow::into_owned).collect()
    }

    /// Returns the name of the part that holds the text, as the relations of the container have it.
    pub(super) fn main_part(&mut self) -> Result<String, ReadError> {
        let relations = self.part("_rels/.rels")?.unwrap_or_default();
        let target = Tokens::new(&relations).find_map(|token| match token {
            Token::Open(tag) if tag.get("Type")?.ends_with("/officeDocument") => tag.get("Target"),
            _ => None,
        });
        let name = target.unwrap_or_else(|| "word/document.xml".to_owned());
        Ok(name.trim_start_matches('/').to_owned())
    }

    /// Unpacks a part of XML; `None` if there is no part with this name. What cannot be unpacked is cut off.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let most = MOST_PART.min(self.budget);
        let (bytes, trouble) = unpack(self.zip.by_index(index), most)?;
        if let Some((code, what)) = trouble {
            self.troubles
                .push((code, format!("the part `{name}` {what}")));
        }
        self.budget -= bytes.len() as u64;
        Ok(Some(text(bytes)))
    }
}

/// What went wrong with a part: a code, and what to say of the part.
type Trouble = Option<(&'static str, &'static str)>;

/// Unpacks a part up to `most` bytes.
fn unpack(
    file: zip::result::ZipResult<zip::read::ZipFile<'_, Cursor<&[u8]>>>,
    most: u64,
) -> Result<(Vec<u8>, Trouble), ReadError> {
    let file = match file {
        Ok(file) if file.encrypted() => return Err(ReadError::Encrypted),
        Ok(file) => file,
        Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
            return Err(ReadError::Encrypted);
        }
        Err(_) => return Ok((Vec::new(), Some(("docx-damaged", "cannot be unpacked")))),
    };
    let packed = file.compressed_size().max(1);
    let limit = most.min(LARGE.max(packed.saturating_mul(MOST_RATIO)));
    let mut bytes = Vec::new();
    let read = file.take(limit).read_to_end(&mut bytes);
    let trouble = match read {
        Err(_) => Some(("docx-damaged", "is damaged and was read up to there")),
        Ok(length) if length as u64 == limit => {
            Some(("docx-too-large", "is too large and was cut off"))
        }
        Ok(_) => None,
    };
    Ok((bytes, trouble))
}

/// Decodes a part. It is UTF-8 in all documents that Word writes; UTF-16 is allowed.
fn text(bytes: Vec<u8>) -> String {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    String::from_utf8(bytes).unwrap_or_else(|error| {
        archive_encoding::repair(error.as_bytes(), &archive_encoding::Options::default()).text
    })
}
