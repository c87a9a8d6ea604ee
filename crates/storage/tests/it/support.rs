//! Captures made by hand, and an archive to put them in.

use std::path::{Path, PathBuf};

use archive_model::{
    Alignment, AlignmentMethod, Document, Edition, Lang, Link, Paragraph, ParagraphKind,
    PartialDate, Repair, Slug, SourceKind, Timestamp, Unresolved,
};
use archive_storage::{
    Archive, Content, Derived, KeyStrength, NewCapture, NewRun, OpenMode, Pipeline, Recorded,
    StatementKey,
};
use tempfile::TempDir;

/// An archive in a folder of its own.
pub(crate) struct Fixture {
    pub(crate) folder: TempDir,
    pub(crate) archive: Archive,
    run: archive_model::RunId,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(&folder.path().join("archive.db"), OpenMode::Create).unwrap();
        Self::begin(folder, archive)
    }

    fn begin(folder: TempDir, mut archive: Archive) -> Self {
        let run = NewRun {
            started_at: &day(1),
            tool_version: "0.0.0",
            args_json: "[]",
        };
        let run = archive.begin_run(&run).unwrap();
        Self {
            folder,
            archive,
            run,
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.archive.path().to_owned()
    }

    pub(crate) fn record(&mut self, capture: &Capture) -> Recorded {
        capture.record(&mut self.archive, self.run)
    }

    /// Opens the file beside the archive's own connection, as any program can.
    pub(crate) fn raw(&self) -> rusqlite::Connection {
        raw(&self.path())
    }

    pub(crate) fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        self.raw().query_row(&sql, [], |row| row.get(0)).unwrap()
    }
}

pub(crate) fn raw(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::default()).unwrap()
}

/// Noon of a day in July 2025.
pub(crate) fn day(day: u32) -> Timestamp {
    format!("2025-07-{day:02}T12:00:00.000Z").parse().unwrap()
}

/// A capture of a text written `en: First paragraph. | Second. / fr: …`.
#[derive(Clone, Debug)]
pub(crate) struct Capture {
    pub(crate) source: String,
    pub(crate) kind: SourceKind,
    pub(crate) bytes: Vec<u8>,
    pub(crate) captured: Timestamp,
    pub(crate) text: String,
    pub(crate) document: Document,
    pub(crate) repairs: Vec<Repair>,
    pub(crate) unresolved: Vec<Unresolved>,
    pub(crate) slug: Slug,
    pub(crate) strength: KeyStrength,
    pub(crate) parser: &'static str,
    pub(crate) address: Option<String>,
    pub(crate) alternates: Vec<(Lang, String)>,
}

impl Capture {
    pub(crate) fn new(source: &str, text: &str) -> Self {
        Self {
            source: source.to_owned(),
            kind: SourceKind::File,
            bytes: text.as_bytes().to_owned(),
            captured: day(1),
            text: text.to_owned(),
            document: document(text),
            repairs: Vec::new(),
            unresolved: Vec::new(),
            slug: Slug::from_words(source.split('.').next().unwrap()),
            strength: KeyStrength::SourceName,
            parser: "1",
            address: None,
            alternates: Vec::new(),
        }
    }

    pub(crate) fn dated(mut self, date: &str) -> Self {
        self.document.published_on = Some(date.parse::<PartialDate>().unwrap());
        self
    }

    pub(crate) fn numbered(mut self, number: &str) -> Self {
        self.document.number = Some(number.to_owned());
        self
    }

    pub(crate) fn at(mut self, address: &str) -> Self {
        self.address = Some(address.to_owned());
        self
    }

    pub(crate) fn on(mut self, at: u32) -> Self {
        self.captured = day(at);
        self
    }

    pub(crate) fn updated(mut self, date: &str) -> Self {
        self.document.updated_on = Some(date.parse::<PartialDate>().unwrap());
        self
    }

    pub(crate) fn named(mut self, slug: &str, strength: KeyStrength) -> Self {
        self.slug = slug.parse().unwrap();
        self.strength = strength;
        self
    }

    /// What its pipeline read in its bytes.
    pub(crate) fn derived(&self) -> Derived<'_> {
        Derived {
            pipeline: Pipeline {
                repair_version: "1",
                parser_version: self.parser,
                langid_version: "1",
                config_json: "{}",
            },
            encoding: "UTF-8",
            text: &self.text,
            repairs: &self.repairs,
            unresolved: &self.unresolved,
            document: &self.document,
            align: &align,
            statement: StatementKey {
                slug: &self.slug,
                strength: self.strength,
                issuer: None,
                kind: "statement",
                number: self.document.number.as_deref(),
                published_on: self.document.published_on.as_ref(),
                address: self.address.as_deref(),
                alternates: &self.alternates,
            },
        }
    }

    pub(crate) fn record(&self, archive: &mut Archive, run: archive_model::RunId) -> Recorded {
        let derived = self.derived();
        let capture = self.bare(Content::Statement(&derived));
        archive.record(run, &capture).unwrap()
    }

    pub(crate) fn bare<'a>(&'a self, content: Content<'a>) -> NewCapture<'a> {
        NewCapture {
            source_kind: self.kind,
            source_uri: &self.source,
            member_path: None,
            captured_at: &self.captured,
            recorded_at: &self.captured,
            media_type: Some("text/plain"),
            charset_declared: None,
            charset_sniffed: None,
            bytes: &self.bytes,
            content,
        }
    }
}

fn document(text: &str) -> Document {
    let mut place = 0;
    let editions = text.split(" / ").map(|part| {
        let (lang, paragraphs) = part.split_once(": ").unwrap();
        place = text[place..].find(part).unwrap() + place;
        edition(text, place, lang.parse().unwrap(), paragraphs)
    });
    Document {
        editions: editions.collect(),
        ..Document::default()
    }
}

fn edition(text: &str, from: usize, lang: Lang, paragraphs: &str) -> Edition {
    let numbered = paragraphs.split(" | ").zip(1..);
    let paragraphs = numbered.map(|(paragraph, ordinal)| {
        let start = text[from..].find(paragraph).unwrap() + from;
        Paragraph {
            ordinal,
            label: Some(ordinal.to_string()),
            kind: ParagraphKind::Numbered,
            level: 1,
            parent: None,
            text: paragraph.to_owned(),
            span: start..start + paragraph.len(),
        }
    });
    Edition {
        lang,
        confidence: 0.9,
        title: None,
        paragraphs: paragraphs.collect(),
    }
}

/// Aligns paragraphs of the same ordinal.
pub(crate) fn align(source: &Edition, target: &Edition) -> Alignment {
    let count = source.paragraphs.len().max(target.paragraphs.len());
    let side = |edition: &Edition, ordinal: u32| -> Vec<u32> {
        let ordinals = edition.paragraphs.iter().map(|paragraph| paragraph.ordinal);
        ordinals.filter(|other| *other == ordinal).collect()
    };
    let links = (1..=u32::try_from(count).unwrap()).map(|ordinal| Link {
        source: side(source, ordinal),
        target: side(target, ordinal),
        score: 0.9,
        method: AlignmentMethod::Label,
    });
    Alignment {
        source: source.lang,
        target: target.lang,
        links: links.collect(),
    }
}
