//! What is attached to a message: documents of every format that is read here, and messages.
//!
//! # Invariants
//! - Every attachment is named by a diagnostic, whether it is read or not.
//! - A message is read in time linear in its size: attachments of attachments lie within it, and there is a bound to how deep
//!   they are read, how many, and how much text they may add.

use archive_model::{Block, Diagnostic};
use mailparse::ParsedMail;

use super::wording::Wording;
use super::{DEEPEST, Message, body_of, cover, page, plain, read_within};
use crate::{Format, Options, ReadError, Reading, detect};

/// No more attachments of one message are read.
const MOST: usize = 64;
/// When a message has so many bytes of text, no more attachments are read.
const MOST_TEXT: usize = 64 << 20;

/// A part of a message that is not its own text.
pub(super) struct Attachment<'m> {
    part: &'m ParsedMail<'m>,
    name: String,
    bytes: Vec<u8>,
    format: Format,
}

impl<'m> Attachment<'m> {
    pub(super) fn of(part: &'m ParsedMail<'m>) -> Self {
        let disposition = part.get_content_disposition();
        let name = disposition.params.get("filename");
        let name = name.or_else(|| part.ctype.params.get("name"));
        let name = name.map_or_else(|| part.ctype.mimetype.clone(), |name| decoded(name));
        let bytes = body_of(part);
        let is_message = part.ctype.mimetype == "message/rfc822";
        let format = match detect(&bytes) {
            Format::Text if is_message => Format::Mail,
            format => format,
        };
        Self {
            part,
            name,
            bytes,
            format,
        }
    }

    /// Reads the attachment of a message that is `depth` messages deep.
    fn read(&self, options: &Options<'_>, depth: u32) -> Result<Reading, Refusal> {
        let reading = match (self.format, options.html) {
            (Format::Mail, _) if depth >= DEEPEST => return Err(Refusal::TooDeep),
            (Format::Mail, _) => read_within(&self.bytes, options, depth + 1),
            (Format::Html, Some(html)) => Ok(page(self.part, &self.bytes, html)),
            (Format::Text, _) if self.is_plain() => Ok(plain(self.part, &self.bytes)),
            (Format::Docx | Format::Pdf | Format::Markdown, _) => crate::read(&self.bytes, options),
            _ => return Err(Refusal::Foreign),
        };
        reading.map_err(Refusal::Unread)
    }

    /// Tells whether bytes in which no format was recognised are meant to be read.
    fn is_plain(&self) -> bool {
        let extension = self.name.rsplit_once('.').map(|(_, extension)| extension);
        let is_named = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
        self.part.ctype.mimetype == "text/plain" || is_named
    }

    /// Says what it is, for a message.
    fn title(&self) -> String {
        format!("the attachment `{}` ({})", self.name, self.format.name())
    }
}

/// Undoes the encoding of a name that has one as headers have; RFC 2047 forbids it in names, and mail programs write it.
fn decoded(name: &str) -> String {
    let header = format!("Name: {name}");
    let header = mailparse::parse_header(header.as_bytes());
    header.map_or_else(|_| name.to_owned(), |(header, _)| header.get_value())
}

/// Why an attachment is not read.
enum Refusal {
    /// Its format is not read here.
    Foreign,
    TooDeep,
    TooMuch,
    /// Something else says the same.
    Said(String),
    Unread(ReadError),
}

impl Refusal {
    fn message(&self, attachment: &Attachment<'_>) -> String {
        let title = attachment.title();
        match self {
            Self::Foreign => format!("{title} was not read"),
            Self::TooDeep => format!("{title} was not read: it is within too many messages"),
            Self::TooMuch => format!("{title} was not read: there is too much before it"),
            Self::Said(by) => format!("{title} was not read again: it says the same as {by}"),
            Self::Unread(error) => format!("{title} was not read: {error}"),
        }
    }
}

/// What was read: the message itself, then its attachments.
struct Told {
    title: String,
    /// The format; none for the message itself.
    format: Option<Format>,
    wording: Wording,
}

impl Told {
    /// Tells whether there is nothing new in `wording`, the text of an attachment in `format`.
    fn says(&self, wording: &Wording, format: Format) -> bool {
        match self.format {
            None => self.wording.includes(wording),
            // A text is sent in two formats for convenience, but twice in one format because there is a difference.
            Some(same) if same == format => self.wording == *wording,
            Some(_) => self.wording.is_nearly(wording),
        }
    }
}

impl Message<'_> {
    /// Reads what is attached, below the message or in its place. Returns why the first was not read that ought to be.
    pub(super) fn read_attached(&mut self, attached: &[Attachment<'_>]) -> Option<ReadError> {
        let own = self.reading.flow.blocks.len();
        let own_claims = self.reading.flow.claims.len();
        let mut told = vec![Told {
            title: "the message".to_owned(),
            format: None,
            wording: Wording::of(&self.reading.flow.blocks),
        }];
        let mut failure = None;
        for (index, attachment) in attached.iter().enumerate() {
            let is_full = index >= MOST || self.reading.flow.text.len() > MOST_TEXT;
            let reading = if is_full {
                Err(Refusal::TooMuch)
            } else {
                attachment.read(self.options, self.depth)
            };
            let added = reading.and_then(|reading| self.add(attachment, reading, &mut told));
            if let Err(refusal) = added {
                self.note("mail-attachment", refusal.message(attachment));
                if let Refusal::Unread(error) = refusal {
                    failure = failure.or(Some(error));
                }
            }
        }
        if gives_way(&self.reading.flow.blocks[..own], &told) {
            self.set_aside(own);
            if told[1].format == Some(Format::Mail) {
                // It was passed on: what it says about itself comes first.
                self.reading.flow.claims.rotate_left(own_claims);
            }
        }
        let place = |note: &Diagnostic| (note.span.start, note.span.end);
        self.reading.flow.diagnostics.sort_by_key(place);
        failure
    }

    /// Adds the text of an attachment, unless it was `told` before.
    fn add(
        &mut self,
        attachment: &Attachment<'_>,
        mut reading: Reading,
        told: &mut Vec<Told>,
    ) -> Result<(), Refusal> {
        let wording = Wording::of(&reading.flow.blocks);
        let before = told
            .iter()
            .find(|told| told.says(&wording, attachment.format));
        if let Some(before) = before {
            return Err(Refusal::Said(before.title.clone()));
        }
        told.push(Told {
            title: attachment.title(),
            format: Some(attachment.format),
            wording,
        });
        self.reading.flow.claims.append(&mut reading.flow.claims);
        let start = self.append(reading);
        let message = format!("the text of {} begins here", attachment.title());
        let note = Diagnostic::new("mail-attachment-text", message, start..start);
        self.reading.flow.diagnostics.push(note);
        Ok(())
    }

    /// Takes the first blocks, those of the message itself, out of the text.
    fn set_aside(&mut self, own: usize) {
        let flow = &mut self.reading.flow;
        let spans = flow.blocks.drain(..own).map(|block| block.span);
        let whole = spans.reduce(|first, last| first.start..last.end);
        let message = "the message only says what is attached to it";
        let note = |span| Diagnostic::new("mail-cover-note", message, span);
        flow.diagnostics.extend(whole.map(note));
    }
}

/// Tells whether the message itself, `blocks`, has nothing to say beside what is attached to it.
fn gives_way(blocks: &[Block], told: &[Told]) -> bool {
    let Some((own, attached)) = told.split_first() else {
        return false;
    };
    let says_it = |told: &Told| told.wording.includes(&own.wording);
    let longest = attached.iter().map(|told| told.wording.len()).max();
    !blocks.is_empty()
        && longest.is_some_and(|longest| {
            attached.iter().any(says_it) || cover::is_note(blocks, own.wording.len(), longest)
        })
}
