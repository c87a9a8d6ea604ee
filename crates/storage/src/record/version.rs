//! Whether a capture shows a new version, and which.
//!
//! A capture shows editions; a version holds one edition of each language.
//!
//! 1. A capture adds no version if its source shows what it last showed of this statement; or, if the source has shown
//!    nothing of it yet, if some version holds every edition that it shows. So a folder taken twice, in any order, adds
//!    none; and a source that goes from A to B and back to A gives three versions.
//! 2. Otherwise the state after the capture is what it shows, and in the languages that it does not show what the
//!    *base* holds; but not a language that the same source showed before and no longer does: that one was taken away.
//!    The base is the version in force at the time; or, if the capture shows only languages that the current version has
//!    not, the current version: a language that arrives in a file of its own joins what is there.
//! 3. If the version in force at the time holds just that, there is nothing new either.
//! 4. An error page in the place of the text is a version of its own, and no base: what comes back after it is compared
//!    with the text before it, and joins the languages that stood there before it.
//!
//! A version holds since the date that the text states (of its last edit, else of its publication), if that is later than
//! the last time the source showed something else; else since the time of the capture: a publisher that edits in place
//! seldom says so. It never holds before the version it takes editions from.

use archive_model::{
    BlobId, CaptureId, Cause, ChangeClass, Digest, EditionId, Lang, PartialDate, SourceKind,
    StatementId, Timestamp, VersionId,
};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::types::NewCapture;
use crate::Result;
use crate::content;
use crate::read::{self, parsed};

/// A version that the archive holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Held {
    pub(crate) id: VersionId,
    pub(crate) seq: u32,
    pub(crate) valid_from: Timestamp,
    /// Whether it is an error page.
    pub(crate) is_outage: bool,
    /// In order of appearance.
    pub(crate) editions: Vec<HeldEdition>,
}

/// An edition of a version that the archive holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct HeldEdition {
    pub(crate) id: EditionId,
    pub(crate) lang: Lang,
    pub(crate) digest: Digest,
}

impl Held {
    pub(super) fn holds(&self, shown: &[(Lang, Digest)]) -> bool {
        shown
            .iter()
            .all(|edition| self.content().any(|held| held == *edition))
    }

    pub(super) fn content(&self) -> impl Iterator<Item = (Lang, Digest)> {
        self.editions
            .iter()
            .map(|edition| (edition.lang, edition.digest))
    }

    fn has_lang(&self, lang: Lang) -> bool {
        self.editions.iter().any(|edition| edition.lang == lang)
    }
}

/// Lists the versions of a statement, in order of recording.
pub(crate) fn held(conn: &Connection, statement: StatementId) -> Result<Vec<Held>> {
    const SQL: &str = "
        SELECT v.version_id, v.seq, v.valid_from, v.change_class = 'outage' AS is_outage, e.edition_id, e.lang, e.text_sha256
        FROM version v JOIN version_edition ve ON ve.version_id = v.version_id
        JOIN edition e ON e.edition_id = ve.edition_id
        WHERE v.statement_id = :statement ORDER BY v.seq, ve.position";
    let mut stmt = conn.prepare_cached(SQL)?;
    let mut rows = stmt.query(named_params! { ":statement": statement.0 })?;
    let mut versions: Vec<Held> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = VersionId(row.get("version_id")?);
        if versions.last().is_none_or(|last| last.id != id) {
            versions.push(Held {
                id,
                seq: row.get("seq")?,
                valid_from: parsed(row, "valid_from")?,
                is_outage: row.get("is_outage")?,
                editions: Vec::new(),
            });
        }
        let last = versions.last_mut().expect("one was pushed above");
        last.editions.push(HeldEdition {
            id: EditionId(row.get("edition_id")?),
            lang: parsed(row, "lang")?,
            digest: Digest::from_bytes(row.get("text_sha256")?),
        });
    }
    Ok(versions)
}

/// Returns the version in force now, error pages apart.
pub(crate) fn current(held: &[Held]) -> Option<&Held> {
    let sound = held.iter().filter(|version| !version.is_outage);
    sound.max_by_key(|version| (&version.valid_from, version.seq))
}

/// Returns the version in force at an instant.
fn in_force<'a>(held: &'a [Held], at: &Timestamp) -> Option<&'a Held> {
    begun(held, at).max_by_key(|version| (&version.valid_from, version.seq))
}

fn begun<'a>(held: &'a [Held], at: &Timestamp) -> impl Iterator<Item = &'a Held> {
    held.iter().filter(move |version| version.valid_from <= *at)
}

/// Returns the version in force at an instant, error pages apart.
pub(crate) fn sound_in_force<'a>(held: &'a [Held], at: &Timestamp) -> Option<&'a Held> {
    let sound = begun(held, at).filter(|version| !version.is_outage);
    sound.max_by_key(|version| (&version.valid_from, version.seq))
}

/// What a source last showed of a statement.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LastShown {
    version: VersionId,
    content: Digest,
    /// The languages that it last showed, error pages apart.
    langs: Vec<Lang>,
    is_outage: bool,
    captured_at: Timestamp,
    is_same_blob: bool,
}

/// Finds what the source of `capture` last showed of `statement`, before it.
pub(super) fn last_shown(
    conn: &Connection,
    statement: StatementId,
    capture: &NewCapture<'_>,
    blob: BlobId,
) -> Result<Option<LastShown>> {
    // Standard input is no source that shows one thing after another: whatever comes from it stands alone.
    if capture.source_kind == SourceKind::Stdin {
        return Ok(None);
    }
    let Some(mut last) = LastShown::find(conn, statement, capture, blob, true)? else {
        return Ok(None);
    };
    if last.is_outage {
        let sound = LastShown::find(conn, statement, capture, blob, false)?;
        last.langs = sound.map(|sound| sound.langs).unwrap_or_default();
    }
    Ok(Some(last))
}

impl LastShown {
    fn find(
        conn: &Connection,
        statement: StatementId,
        capture: &NewCapture<'_>,
        blob: BlobId,
        with_outages: bool,
    ) -> Result<Option<Self>> {
        const SQL: &str = "
            SELECT v.version_id, coalesce(r.shown_sha256, cv.shown_sha256) AS shown_sha256,
                coalesce(r.shown_langs, cv.shown_langs) AS shown_langs, v.change_class = 'outage' AS is_outage,
                c.captured_at, c.blob_id = :blob AS is_same_blob
            FROM capture c JOIN capture_version cv ON cv.capture_id = c.capture_id
            LEFT JOIN capture_reading r ON r.reading_id =
                (SELECT max(n.reading_id) FROM capture_reading n WHERE n.capture_id = c.capture_id)
            JOIN version v ON v.version_id = coalesce(r.version_id, cv.version_id)
            WHERE c.source_uri = :uri AND c.member_path IS :member AND v.statement_id = :statement
              AND (:with_outages OR v.change_class <> 'outage')
            ORDER BY c.capture_id DESC LIMIT 1";
        let params = named_params! {
            ":blob": blob.0,
            ":uri": capture.source_uri,
            ":member": capture.member_path,
            ":statement": statement.0,
            ":with_outages": with_outages,
        };
        let mut stmt = conn.prepare_cached(SQL)?;
        Ok(stmt.query_row(params, Self::from_row).optional()?)
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            version: VersionId(row.get("version_id")?),
            content: Digest::from_bytes(row.get("shown_sha256")?),
            langs: read::langs(row, "shown_langs")?,
            is_outage: row.get("is_outage")?,
            captured_at: parsed(row, "captured_at")?,
            is_same_blob: row.get("is_same_blob")?,
        })
    }
}

/// What a capture means for its statement.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Decision {
    /// It shows a version that is there.
    Shows(VersionId),
    /// It shows a new one.
    Adds(Plan),
}

/// A version to be added.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    pub(crate) valid_from: Timestamp,
    pub(crate) cause: Cause,
    /// In order of appearance.
    pub(crate) editions: Vec<Planned>,
    /// The version in force before it, error pages apart.
    pub(crate) predecessor: Option<VersionId>,
}

/// An edition of a version to be added.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Planned {
    /// The one that the base holds.
    Carried(HeldEdition),
    /// One that the capture shows, by its place among them.
    Shown(usize),
}

/// Decides what a capture that shows the editions `shown` means for a statement of the versions `held`.
pub(super) fn decide(
    held: &[Held],
    last: Option<&LastShown>,
    shown: &[(Lang, Digest)],
    captured_at: &Timestamp,
    stated_on: Option<&PartialDate>,
) -> Decision {
    match last {
        Some(last) if last.content == content::of_version(shown.iter().copied()) => {
            return Decision::Shows(last.version);
        }
        None => {
            if let Some(version) = holding(held, shown) {
                return Decision::Shows(version);
            }
        }
        Some(_) => {}
    }
    add(held, last, shown, valid_from(captured_at, stated_on, last))
}

/// Finds a version that holds all of `shown`: the current one if it does, else the newest.
fn holding(held: &[Held], shown: &[(Lang, Digest)]) -> Option<VersionId> {
    let newest_first = current(held).into_iter().chain(held.iter().rev());
    let mut holding = newest_first.filter(|version| version.holds(shown));
    holding.next().map(|version| version.id)
}

fn valid_from(
    captured_at: &Timestamp,
    stated_on: Option<&PartialDate>,
    last: Option<&LastShown>,
) -> Timestamp {
    let stated = stated_on.map(Timestamp::start_of);
    let can_be = |stated: &Timestamp| {
        stated < captured_at && last.is_none_or(|last| *stated > last.captured_at)
    };
    stated.filter(can_be).unwrap_or_else(|| captured_at.clone())
}

fn add(
    held: &[Held],
    last: Option<&LastShown>,
    shown: &[(Lang, Digest)],
    valid_from: Timestamp,
) -> Decision {
    let joins = |version: &&Held| shown.iter().all(|(lang, _)| !version.has_lang(*lang));
    let base = current(held)
        .filter(joins)
        .or_else(|| sound_in_force(held, &valid_from));
    let carried = |edition: &&HeldEdition| {
        let is_shown = shown.iter().any(|(lang, _)| *lang == edition.lang);
        let was_taken_away = last.is_some_and(|last| last.langs.contains(&edition.lang));
        !is_shown && !was_taken_away
    };
    let carried: Vec<HeldEdition> = base
        .map(|base| base.editions.iter().filter(carried).copied().collect())
        .unwrap_or_default();
    let valid_from = match base {
        Some(base) if !carried.is_empty() => valid_from.max(base.valid_from.clone()),
        _ => valid_from,
    };
    let in_force = in_force(held, &valid_from);
    let state = carried.iter().map(|edition| (edition.lang, edition.digest));
    let state = content::of_version(state.chain(shown.iter().copied()));
    match in_force {
        Some(version) if content::of_version(version.content()) == state => {
            Decision::Shows(version.id)
        }
        _ => Decision::Adds(Plan {
            cause: cause(held, last),
            editions: arrange(base, shown, &carried),
            predecessor: sound_in_force(held, &valid_from)
                .or_else(|| current(held))
                .map(|version| version.id),
            valid_from,
        }),
    }
}

fn cause(held: &[Held], last: Option<&LastShown>) -> Cause {
    match last {
        _ if held.is_empty() => Cause::First,
        None => Cause::Source,
        Some(last) if last.is_same_blob => Cause::Pipeline,
        Some(_) => Cause::Publisher,
    }
}

/// Puts the editions in order: as the capture shows them; but where some are carried over, as the base has them, and the
/// new ones after them.
fn arrange(base: Option<&Held>, shown: &[(Lang, Digest)], carried: &[HeldEdition]) -> Vec<Planned> {
    let place_of = |lang: Lang| shown.iter().position(|(other, _)| *other == lang);
    let order = base
        .filter(|_| !carried.is_empty())
        .map(|base| &base.editions[..]);
    let of_base = order.unwrap_or_default().iter().filter_map(|edition| {
        if carried.contains(edition) {
            Some(Planned::Carried(*edition))
        } else {
            place_of(edition.lang).map(Planned::Shown)
        }
    });
    let mut planned: Vec<Planned> = of_base.collect();
    for place in 0..shown.len() {
        if !planned.contains(&Planned::Shown(place)) {
            planned.push(Planned::Shown(place));
        }
    }
    planned
}

/// Returns the number of the next version of a statement: numbers of versions that were purged are not given again.
pub(super) fn next_seq(conn: &Connection, statement: StatementId) -> Result<u32> {
    const SQL: &str = "
        SELECT max(
            (SELECT coalesce(max(seq), 0) FROM version WHERE statement_id = :statement),
            (SELECT coalesce(max(p.seq), 0) FROM statement s JOIN purged_version p ON p.slug = s.slug
             WHERE s.statement_id = :statement),
            (SELECT coalesce(max(from_seq), 0) FROM version_filing WHERE from_statement_id = :statement),
            (SELECT coalesce(max(seq), 0) FROM version_filing WHERE statement_id = :statement)) + 1 AS next";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":statement": statement.0 };
    Ok(stmt.query_row(params, |row| row.get("next"))?)
}

/// A version to be written.
pub(crate) struct NewVersion<'a> {
    pub(crate) statement: StatementId,
    pub(crate) seq: u32,
    pub(crate) capture: CaptureId,
    pub(crate) recorded_at: &'a Timestamp,
    pub(crate) plan: &'a Plan,
    pub(crate) change_class: ChangeClass,
    /// In order of appearance.
    pub(crate) editions: &'a [HeldEdition],
}

/// Writes a version and the list of its editions.
pub(crate) fn insert(conn: &Connection, version: &NewVersion<'_>) -> Result<VersionId> {
    const VERSION: &str = "
        INSERT INTO version (statement_id, seq, valid_from, recorded_at, capture_id, cause, change_class, content_sha256)
        VALUES (:statement, :seq, :valid_from, :recorded_at, :capture, :cause, :change_class, :content)";
    const EDITION: &str = "
        INSERT INTO version_edition (version_id, lang, position, edition_id)
        VALUES (:version, :lang, :position, :edition)";
    let editions = version.editions.iter();
    let content = content::of_version(editions.map(|edition| (edition.lang, edition.digest)));
    let id = conn.prepare_cached(VERSION)?.insert(named_params! {
        ":statement": version.statement.0,
        ":seq": version.seq,
        ":valid_from": version.plan.valid_from.as_str(),
        ":recorded_at": version.recorded_at.as_str(),
        ":capture": version.capture.0,
        ":cause": version.plan.cause.as_str(),
        ":change_class": version.change_class.as_str(),
        ":content": content.as_bytes(),
    })?;
    let mut stmt = conn.prepare_cached(EDITION)?;
    for (edition, position) in version.editions.iter().zip(1_i64..) {
        stmt.execute(named_params! {
            ":version": id,
            ":lang": edition.lang.as_str(),
            ":position": position,
            ":edition": edition.id.0,
        })?;
    }
    Ok(VersionId(id))
}
