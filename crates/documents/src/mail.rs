//! Mail messages (RFC 5322, MIME).
//!
//! Of a text and the same in HTML the text is read. Quoted lines and signatures stay: who reads a release in a mail decides
//! what of it is the release.

use std::ops::Range;

use archive_encoding::{Repaired, knows_label, repair};
use archive_model::{Anchor, Block, BlockKind, Claim, Diagnostic, Flow, SourceFormat, Subject};
use mailparse::{DispositionType, MailHeaderMap, ParsedMail};

use crate::draft::{collapse, collapse_block};
use crate::lines::{ends_sentence, starts_item};
use crate::{Options, ReadError, Reading, detect};

/// Takes the text out of a mail message.
///
/// [`Flow::text`] is the repaired text of the parts that were read, one under another; a part in HTML goes to
/// [`Options::html`]. Attachments are named by diagnostics.
///
/// # Errors
/// [`ReadError::Unreadable`] if it is no mail message, [`ReadError::Empty`] if no part of it is text.
pub fn read(bytes: &[u8], options: &Options<'_>) -> Result<Reading, ReadError> {
    let bytes = without_envelope(bytes);
    let mail = mailparse::parse_mail(bytes).map_err(|_| ReadError::Unreadable("a mail message"))?;
    let mut message = Message::new(options);
    message.claims(&mail);
    let mut parts = vec![&mail];
    while let Some(part) = parts.pop() {
        if part.subparts.is_empty() {
            message.part(part);
        } else {
            parts.extend(message.chosen(part).into_iter().rev());
        }
    }
    if message.reading.flow.blocks.is_empty() {
        return Err(ReadError::Empty);
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
    reading: Reading,
}

impl<'a> Message<'a> {
    fn new(options: &'a Options<'a>) -> Self {
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
        Self { options, reading }
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
        let parts: Vec<_> = part.subparts.iter().collect();
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
                vec![parts[plain]]
            }
            // The last one is the richest, RFC 2046 says in section 5.1.4.
            None => parts.into_iter().next_back().into_iter().collect(),
        }
    }

    fn part(&mut self, part: &ParsedMail<'_>) {
        let disposition = part.get_content_disposition();
        let name = disposition.params.get("filename");
        let name = name.or_else(|| part.ctype.params.get("name")).cloned();
        let is_attached = disposition.disposition == DispositionType::Attachment;
        let body = part.get_body_raw();
        let body = body.unwrap_or_else(|_| part.raw_bytes.to_vec());
        match (part.ctype.mimetype.as_str(), self.options.html) {
            ("text/plain", _) if !is_attached => self.plain(part, &body),
            ("text/html", Some(html)) if !is_attached => self.html(part, &body, html),
            ("text/html", None) if !is_attached => {
                self.note("mail-html", "a part in HTML was not read".to_owned());
            }
            (mimetype, _) => {
                let format = detect(&body).name();
                let name = name.unwrap_or_else(|| mimetype.to_owned());
                let message = format!("the attachment `{name}`, {format}, was not read");
                self.note("mail-attachment", message);
            }
        }
    }

    fn plain(&mut self, part: &ParsedMail<'_>, body: &[u8]) {
        let repaired = repair(body, &declared(part));
        let format = part.ctype.params.get("format");
        let is_flowed = format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
        let blocks = blocks(&repaired.text, is_flowed);
        let flow = Flow {
            blocks,
            ..Flow::default()
        };
        self.append(flow, repaired);
    }

    fn html(&mut self, part: &ParsedMail<'_>, body: &[u8], html: &dyn Fn(&str) -> Flow) {
        let repaired = repair(body, &declared(part));
        let flow = html(&repaired.text);
        self.append(flow, repaired);
    }

    /// Adds what was read from a part, whose spans are offsets into `repaired`.
    fn append(&mut self, part: Flow, repaired: Repaired) {
        let reading = &mut self.reading;
        if reading.flow.text.is_empty() {
            reading.encoding = repaired.encoding;
        } else {
            reading.flow.text.push_str("\n\n");
        }
        let base = reading.flow.text.len();
        reading.flow.text.push_str(&repaired.text);
        let shift = |span: &mut Range<usize>| *span = span.start + base..span.end + base;
        for mut block in part.blocks {
            shift(&mut block.span);
            for anchor in &mut block.anchors {
                anchor.source += base;
            }
            reading.flow.blocks.push(block);
        }
        for mut diagnostic in part.diagnostics {
            shift(&mut diagnostic.span);
            reading.flow.diagnostics.push(diagnostic);
        }
        for mut repair in repaired.repairs {
            shift(&mut repair.span);
            reading.repairs.push(repair);
        }
        for mut place in repaired.unresolved {
            shift(&mut place.span);
            reading.unresolved.push(place);
        }
    }

    fn note(&mut self, code: &'static str, message: String) {
        let here = self.reading.flow.text.len();
        let note = Diagnostic::new(code, message, here..here);
        self.reading.flow.diagnostics.push(note);
    }
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

/// A line of text, its marks of quotation removed.
struct Line<'a> {
    text: &'a str,
    quotes: usize,
    start: usize,
    end: usize,
    /// Whether the next line goes on, as RFC 3676 marks it.
    is_flowed: bool,
}

impl Line<'_> {
    /// Ties the text of the line to its place, once it stands at `offset` in a block.
    fn anchor(&self, offset: usize) -> Anchor {
        Anchor {
            text: offset,
            source: self.end - self.text.len(),
        }
    }
}

/// Makes blocks of lines: a blank line, a change of quotation or the marker of an item begins a new one.
fn blocks(text: &str, is_flowed: bool) -> Vec<Block> {
    let lines = lines(text, is_flowed);
    let width = lines.iter().map(|line| line.text.chars().count());
    let width = width.max().unwrap_or(0);
    let mut blocks: Vec<Block> = Vec::new();
    let mut last: Option<&Line<'_>> = None;
    for line in &lines {
        if line.text.is_empty() {
            last = None;
            // A quoted blank line: its marks belong to the quotation before it.
            if let Some(block) = blocks.last_mut().filter(|_| line.quotes > 0) {
                block.span.end = line.end;
            }
            continue;
        }
        match (blocks.last_mut(), last) {
            (Some(block), Some(last)) if !begins_block(last, line) => {
                block.text.push_str(separator(last, line, width));
                block.anchors.push(line.anchor(block.text.len()));
                block.text.push_str(line.text);
                block.span.end = line.end;
            }
            _ => blocks.push(Block {
                kind: if line.quotes > 0 {
                    BlockKind::Quotation
                } else {
                    BlockKind::Text
                },
                text: line.text.to_owned(),
                anchors: vec![line.anchor(0)],
                span: line.start..line.end,
                ..Block::default()
            }),
        }
        last = Some(line);
    }
    for block in &mut blocks {
        collapse_block(block);
    }
    blocks.retain(|block| !block.text.is_empty());
    blocks
}

fn lines(text: &str, is_flowed: bool) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches(['>', ' ', '\t', '\u{feff}']);
        let before = &line[..line.len() - bare.len()];
        let ended = bare.trim_end_matches(['\n', '\r']);
        lines.push(Line {
            text: ended.trim_end(),
            quotes: before.matches('>').count(),
            // The marks of quotation are part of what is seen.
            start: start + before.len() - before.trim_start().len(),
            end: start + before.len() + ended.trim_end().len(),
            is_flowed: is_flowed && ended.ends_with(' ') && ended != "-- ",
        });
        start += line.len();
    }
    lines
}

fn begins_block(last: &Line<'_>, line: &Line<'_>) -> bool {
    let is_item = starts_item(line.text) && (ends_sentence(last.text) || starts_item(last.text));
    last.quotes != line.quotes || last.text == "--" || is_item && !last.is_flowed
}

/// Tells a line break that was meant from one where the line was full.
fn separator(last: &Line<'_>, line: &Line<'_>, width: usize) -> &'static str {
    /// Lines shorter than this were not wrapped.
    const LEAST_WIDTH: usize = 50;
    let word = line.text.split_whitespace().next().unwrap_or_default();
    let used = last.text.chars().count() + 1 + word.chars().count();
    let was_full = width >= LEAST_WIDTH && used > width;
    if last.is_flowed || was_full {
        " "
    } else {
        "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;

    fn check(text: &str, expected: &[&str]) {
        let blocks = blocks(text, false);
        let found: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn paragraphs_of_wrapped_lines() {
        check(
            "The Assembly of Harbours met on Friday and took note of the report that\r\n\
             its secretary had made.\r\n\
             1. It thanks the secretary for the report and for the annexes to the same\r\n\
             report.\r\n\
             2. It adjourns.\r\n\r\n\
             > Was it a report?\r\n\
             Yes.\r\n",
            &[
                "The Assembly of Harbours met on Friday and took note of the report that its secretary had made.",
                "1. It thanks the secretary for the report and for the annexes to the same report.",
                "2. It adjourns.",
                "Was it a report?",
                "Yes.",
            ],
        );
    }
}
