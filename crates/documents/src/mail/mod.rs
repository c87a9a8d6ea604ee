//! Mail messages (RFC 5322, MIME).
//!
//! Of a text and the same in HTML the text is read (`text`). Quoted lines and signatures stay: who reads a release in a mail
//! decides what of it is the release. Attachments are read like any document (`attachment`) and stand below the message; a
//! message that only says what is attached gives way to them (`cover`).

mod attachment;
mod cover;
mod text;
mod wording;

use std::ops::Range;

use archive_encoding::{Repaired, knows_label, repair};
use archive_model::{Claim, Diagnostic, Flow, SourceFormat, Subject};
use mailparse::{DispositionType, MailHeaderMap, ParsedMail};

use self::attachment::Attachment;
use crate::draft::collapse;
use crate::{Options, ReadError, Reading};

/// Messages are read this deep within messages.
const DEEPEST: u32 = 3;

/// Takes the text out of a mail message.
///
/// [`Flow::text`] is the repaired text of the parts that were read, one under another: the message, then its attachments.
/// HTML goes to [`Options::html`]. A diagnostic names every attachment: where its text begins, or why it was not read. A
/// message that is but a note to what is attached, or says the same, is covered by a diagnostic.
///
/// # Errors
/// [`ReadError::Unreadable`] if it is no mail message, [`ReadError::Empty`] if no part of it is text; if an attachment ought
/// to have been, why it could not be read.
pub fn read(bytes: &[u8], options: &Options<'_>) -> Result<Reading, ReadError> {
    read_within(bytes, options, 0)
}

/// Reads a message that is so many messages deep.
fn read_within(bytes: &[u8], options: &Options<'_>, depth: u32) -> Result<Reading, ReadError> {
    let bytes = without_envelope(bytes);
    let mail = mailparse::parse_mail(bytes).map_err(|_| ReadError::Unreadable("a mail message"))?;
    let mut message = Message::new(options, depth);
    message.claims(&mail);
    let mut attached = Vec::new();
    let mut parts = vec![&mail];
    while let Some(part) = parts.pop() {
        if !part.subparts.is_empty() {
            parts.extend(message.chosen(part).into_iter().rev());
        } else if !message.is_read_as_body(part) {
            attached.push(Attachment::of(part));
        }
    }
    let failure = message.read_attached(&attached);
    if message.reading.flow.blocks.is_empty() {
        return Err(failure.unwrap_or(ReadError::Empty));
    }
    Ok(message.reading)
}

/// Tells whether `bytes` begin with the header of a message.
pub(crate) fn is_mail(bytes: &[u8]) -> bool {
    const MOST_LINES: usize = 256;
    let (mut known, mut is_sure) = (0, false);
    let lines = without_envelope(bytes).split(|byte| *byte == b'\n');
    for line in lines.take(MOST_LINES).map(<[u8]>::trim_ascii_end) {
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            return false;
        };
        let name = line[..colon].to_ascii_lowercase();
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        known += usize::from(matches!(
            &name[..],
            b"from" | b"to" | b"cc" | b"date" | b"subject" | b"reply-to" | b"sender"
        ));
        let is_technical = matches!(
            &name[..],
            b"message-id" | b"mime-version" | b"received" | b"return-path" | b"delivered-to"
        );
        known += usize::from(is_technical);
        if name == b"content-type" && line.contains(&b'/') {
            return true;
        }
        is_sure |= is_technical || name == b"from" && line.contains(&b'@');
    }
    is_sure && known >= 3
}

/// Removes the line that a mailbox file puts before each message.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    match end {
        Some(end) if bytes.starts_with(b"From ") => &bytes[end + 1..],
        _ => bytes,
    }
}

struct Message<'a> {
    options: &'a Options<'a>,
    depth: u32,
    reading: Reading,
    /// How many tables the parts had so far.
    tables: u32,
}

impl<'a> Message<'a> {
    fn new(options: &'a Options<'a>, depth: u32) -> Self {
        let flow = Flow {
            format: SourceFormat::Mail,
            ..Flow::default()
        };
        let reading = Reading {
            flow,
            encoding: "UTF-8",
            repairs: Vec::new(),
            unresolved: Vec::new(),
        };
        Self {
            options,
            depth,
            reading,
            tables: 0,
        }
    }

    fn claims(&mut self, mail: &ParsedMail<'_>) {
        for (name, subject, origin) in [
            ("Subject", Subject::Title, "header Subject"),
            ("From", Subject::Issuer, "header From"),
            ("Date", Subject::Published, "header Date"),
            (
                "Content-Language",
                Subject::Language,
                "header Content-Language",
            ),
        ] {
            let Some(header) = mail.headers.get_first_header(name) else {
                continue;
            };
            let value = match subject {
                Subject::Issuer => sender(header),
                _ => header.get_value(),
            };
            let value = collapse(&value.replace('\n', " "));
            if !value.is_empty() {
                self.reading.flow.claims.push(Claim {
                    subject,
                    value,
                    origin: origin.into(),
                });
            }
        }
    }

    /// Returns the parts of `part` that are to be read: all of them, or one of several that say the same.
    fn chosen<'b>(&mut self, part: &'b ParsedMail<'b>) -> Vec<&'b ParsedMail<'b>> {
        let mut parts: Vec<_> = part.subparts.iter().collect();
        if part.ctype.mimetype != "multipart/alternative" {
            return parts;
        }
        let is_plain = |part: &&ParsedMail<'_>| {
            part.ctype.mimetype == "text/plain"
                && part
                    .get_body_raw()
                    .is_ok_and(|body| !body.trim_ascii().is_empty())
        };
        match parts.iter().position(is_plain) {
            Some(plain) => {
                self.note(
                    "mail-alternative",
                    "the same text in HTML was not read".to_owned(),
                );
                let chosen = parts.remove(plain);
                let attached = parts.into_iter().flat_map(ParsedMail::parts);
                std::iter::once(chosen)
                    .chain(attached.filter(|part| is_attached(part)))
                    .collect()
            }
            // The last one is the richest, RFC 2046 says in section 5.1.4.
            None => parts.into_iter().next_back().into_iter().collect(),
        }
    }

    /// Reads `part` if it is of the message itself; tells whether it is.
    fn is_read_as_body(&mut self, part: &ParsedMail<'_>) -> bool {
        if part.get_content_disposition().disposition == DispositionType::Attachment {
            return false;
        }
        match (part.ctype.mimetype.as_str(), self.options.html) {
            ("text/plain", _) => drop(self.append(plain(part, &body_of(part)))),
            ("text/html", Some(html)) => drop(self.append(page(part, &body_of(part), html))),
            ("text/html", None) => {
                self.note("mail-html", "a part in HTML was not read".to_owned());
            }
            _ => return false,
        }
        true
    }

    /// Adds what was read from a part, and returns where its text begins.
    fn append(&mut self, part: Reading) -> usize {
        let reading = &mut self.reading;
        if part.flow.blocks.is_empty() && part.flow.diagnostics.is_empty() {
            return reading.flow.text.len();
        }
        if reading.flow.text.is_empty() {
            reading.encoding = part.encoding;
        } else {
            reading.flow.text.push_str("\n\n");
        }
        let base = reading.flow.text.len();
        reading.flow.text.push_str(&part.flow.text);
        let shift = |span: &mut Range<usize>| *span = span.start + base..span.end + base;
        let first_table = self.tables;
        for mut block in part.flow.blocks {
            shift(&mut block.span);
            for anchor in &mut block.anchors {
                anchor.source += base;
            }
            if let Some(cell) = &mut block.cell {
                cell.table += first_table;
                self.tables = self.tables.max(cell.table + 1);
            }
            reading.flow.blocks.push(block);
        }
        for mut diagnostic in part.flow.diagnostics {
            shift(&mut diagnostic.span);
            reading.flow.diagnostics.push(diagnostic);
        }
        for mut repair in part.repairs {
            shift(&mut repair.span);
            reading.repairs.push(repair);
        }
        for mut place in part.unresolved {
            shift(&mut place.span);
            reading.unresolved.push(place);
        }
        base
    }

    fn note(&mut self, code: &'static str, message: String) {
        let here = self.reading.flow.text.len();
        let note = Diagnostic::new(code, message, here..here);
        self.reading.flow.diagnostics.push(note);
    }
}

/// Tells whether a part beside a text in HTML is no picture in it, nor the text: some programs attach documents there.
fn is_attached(part: &ParsedMail<'_>) -> bool {
    let mimetype = part.ctype.mimetype.as_str();
    let is_declared = part.get_content_disposition().disposition == DispositionType::Attachment;
    let is_document = mimetype.starts_with("application/") || mimetype == "message/rfc822";
    part.subparts.is_empty() && (is_declared || is_document)
}

/// Reads a part that is plain text.
fn plain(part: &ParsedMail<'_>, body: &[u8]) -> Reading {
    let repaired = repair(body, &declared(part));
    let format = part.ctype.params.get("format");
    let is_flowed = format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
    let flow = Flow {
        blocks: text::blocks(&repaired.text, is_flowed),
        ..Flow::default()
    };
    reading(flow, repaired)
}

/// Reads a part that is a web page.
fn page(part: &ParsedMail<'_>, body: &[u8], html: &dyn Fn(&str) -> Flow) -> Reading {
    let repaired = repair(body, &declared(part));
    reading(html(&repaired.text), repaired)
}

/// Joins what was read of a text, whose spans are offsets into `repaired`, and what was mended in it.
fn reading(flow: Flow, repaired: Repaired) -> Reading {
    let flow = Flow {
        text: repaired.text,
        ..flow
    };
    Reading {
        flow,
        encoding: repaired.encoding,
        repairs: repaired.repairs,
        unresolved: repaired.unresolved,
    }
}

/// Returns the bytes of a part, its transfer encoding undone as far as it is sound.
fn body_of(part: &ParsedMail<'_>) -> Vec<u8> {
    let body = part.get_body_raw();
    body.unwrap_or_else(|_| part.raw_bytes.to_vec())
}

/// Returns the name of the sender, or the address if it is without one.
fn sender(header: &mailparse::MailHeader<'_>) -> String {
    let addresses = mailparse::addrparse_header(header).ok();
    let first = addresses.and_then(|list| list.first().cloned());
    match first {
        Some(mailparse::MailAddr::Single(single)) => single.display_name.unwrap_or(single.addr),
        Some(mailparse::MailAddr::Group(group)) => group.group_name,
        None => header.get_value(),
    }
}

fn declared(part: &ParsedMail<'_>) -> archive_encoding::Options {
    let label = part.ctype.params.get("charset");
    archive_encoding::Options {
        declared: label.filter(|label| knows_label(label)).cloned(),
        ..archive_encoding::Options::default()
    }
}
