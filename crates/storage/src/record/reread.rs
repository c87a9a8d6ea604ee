//! Captured bytes, read again by a newer pipeline.
//!
//! What a capture showed stays as it was first read. Where a newer pipeline reads its bytes otherwise, a version is added
//! that holds since the same time as the one it replaces, known since now, of cause `pipeline`: whoever asks for the text of
//! a day gets the better reading, whoever asks what was known gets the old one.
//!
//! 1. A capture that brought a version replaces it if the state after it is another now: what it shows, and in the
//!    languages that it does not show what their own captures show now.
//! 2. Any other capture shows a version that is there, if one holds what it shows now; else it brings one.
//!
//! # Invariants
//! - Readings that are the same add nothing but the note that they were made ([`Archive::outdated_captures`] does not list
//!   them again).
//! - One statement is one transaction.

use std::collections::HashMap;

use archive_diff::{LanguageChange, Op, Size, VersionDiff};
use archive_model::{
    CaptureId, Cause, ChangeClass, DerivationId, Digest, Edition, Lang, Slug, StatementId,
    Timestamp, VersionId,
};
use rusqlite::{Connection, named_params};

use super::shelf::{Shelf, Sighted};
use super::types::{Align, Derived};
use super::version::{self, Held, HeldEdition, NewVersion, Plan, Planned};
use super::{alignment, change, derivation, edition, statement};
use crate::compare::{self, Step};
use crate::read;
use crate::{Archive, Result, content, outage};

/// What a pipeline reads in the bytes of a capture.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The capture.
    pub capture: CaptureId,
    /// What was read.
    pub derived: &'a Derived<'a>,
}

/// A version that was added because captured bytes are read otherwise now.
#[derive(Debug, Clone, PartialEq)]
pub struct Reread {
    /// The statement.
    pub slug: Slug,
    /// The number of the version that it was compared with; `None` if there was none.
    pub from: Option<u32>,
    /// Its own number.
    pub seq: u32,
    /// Since when it holds.
    pub valid_from: Timestamp,
    /// How grave the change is.
    pub change_class: ChangeClass,
    /// What changed in each language that did.
    pub languages: Vec<RereadLang>,
}

/// What changed in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RereadLang {
    /// The language.
    pub lang: Lang,
    /// How grave it is.
    pub change_class: ChangeClass,
    /// How many changes there are; 0 where the language came or went.
    pub changes: usize,
    /// How much text came and went.
    pub size: Size,
}

impl Archive {
    /// Records what the captures of a statement show as they are read now, in one transaction, and returns the versions
    /// that this added. Captures without a reading keep the one that they have.
    ///
    /// # Errors
    /// If the archive cannot be written. Then nothing of the readings is in it.
    pub fn reread(
        &mut self,
        statement: StatementId,
        readings: &[Reading<'_>],
        align: Align<'_>,
        at: &Timestamp,
    ) -> Result<Vec<Reread>> {
        let readings = readings.iter();
        let by_capture = readings.map(|reading| (reading.capture, reading.derived));
        let by_capture: HashMap<CaptureId, &Derived<'_>> = by_capture.collect();
        self.atomically(|conn| {
            let mut rereading = Rereading {
                conn,
                statement,
                slug: read::slug(conn, statement)?,
                align,
                at,
                shelf: Shelf::load(conn, statement)?,
            };
            let mut added = Vec::new();
            for sighted in rereading.shelf.in_order() {
                let derived = by_capture.get(&sighted.capture).copied();
                added.extend(rereading.reread(&sighted, derived)?);
            }
            Ok(added)
        })
    }
}

/// A statement whose captures are read again.
struct Rereading<'a> {
    conn: &'a Connection,
    statement: StatementId,
    slug: Slug,
    align: Align<'a>,
    at: &'a Timestamp,
    shelf: Shelf,
}

/// What a capture shows now.
struct Shows<'a> {
    capture: CaptureId,
    derived: Option<(&'a Derived<'a>, DerivationId)>,
    /// In order of appearance; without `derived` those that it showed before.
    editions: Vec<Shown>,
}

/// An edition that a capture shows now.
#[derive(Clone, Copy)]
struct Shown {
    lang: Lang,
    digest: Digest,
    /// Its row, where it is no new reading.
    held: Option<HeldEdition>,
}

impl Rereading<'_> {
    fn reread(
        &mut self,
        sighted: &Sighted,
        derived: Option<&Derived<'_>>,
    ) -> Result<Option<Reread>> {
        let Some(derived) = derived else {
            // Another capture's languages, carried over, can be read otherwise now.
            return if sighted.brought {
                let shows = self.as_before(sighted);
                self.settle(sighted, &shows)
            } else {
                Ok(None)
            };
        };
        statement::complete(self.conn, self.statement, &derived.statement)?;
        let declared = &sighted.declared;
        let id = derivation::record(self.conn, sighted.blob, declared, self.at, derived)?;
        let editions = derived.document.editions.iter();
        let editions = editions.map(|edition| Shown {
            lang: edition.lang,
            digest: content::of_edition(edition),
            held: None,
        });
        let shows = Shows {
            capture: sighted.capture,
            derived: Some((derived, id)),
            editions: editions.collect(),
        };
        self.settle(sighted, &shows)
    }

    fn as_before<'a>(&self, sighted: &Sighted) -> Shows<'a> {
        let held = self.shelf.newest(sighted).editions.iter();
        let shown = held.filter(|edition| sighted.langs.contains(&edition.lang));
        let editions = shown.map(|edition| Shown {
            lang: edition.lang,
            digest: edition.digest,
            held: Some(*edition),
        });
        Shows {
            capture: sighted.capture,
            derived: None,
            editions: editions.collect(),
        }
    }

    /// Links the capture to the version that it shows now, and adds that if it is not there.
    fn settle(&mut self, sighted: &Sighted, shows: &Shows<'_>) -> Result<Option<Reread>> {
        let newest = self.shelf.newest(sighted).clone();
        let planned = self.plan(sighted, &newest, shows);
        if let Some(version) = self.held(sighted, &newest, shows, state(&planned, shows)) {
            self.link(shows, version)?;
            return Ok(None);
        }
        let (valid_from, predecessor) = if sighted.brought {
            (newest.valid_from.clone(), Some(newest.id))
        } else {
            let since = sighted.captured_at.clone().max(newest.valid_from.clone());
            let before = version::sound_in_force(&self.shelf.held, &since);
            let before = before.map(|version| version.id);
            (since, before)
        };
        let plan = Plan {
            predecessor,
            cause: Cause::Pipeline,
            editions: planned,
            valid_from,
        };
        self.add(&newest, shows, plan).map(Some)
    }

    /// Finds the version that is there and that the capture shows now; `newest` is the one that it showed, or that in the
    /// place of it, and `state` what stands after the capture.
    fn held(
        &self,
        sighted: &Sighted,
        newest: &Held,
        shows: &Shows<'_>,
        state: Digest,
    ) -> Option<VersionId> {
        let has_state = |held: &&Held| content::of_version(held.content()) == state;
        if sighted.brought {
            return Some(newest).filter(has_state).map(|held| held.id);
        }
        let shown: Vec<_> = pairs(shows).collect();
        if newest.holds(&shown) {
            return Some(newest.id);
        }
        let mut latest_first = self.shelf.held.iter().rev();
        latest_first.find(has_state).map(|held| held.id)
    }

    /// Puts the editions in order: as the version before has them, the new ones after them.
    fn plan(&self, sighted: &Sighted, newest: &Held, shows: &Shows<'_>) -> Vec<Planned> {
        let place = |lang: Lang| shows.editions.iter().position(|shown| shown.lang == lang);
        let kept = newest
            .editions
            .iter()
            .filter_map(|edition| match place(edition.lang) {
                Some(place) => Some(Planned::Shown(place)),
                None if sighted.langs.contains(&edition.lang) => None,
                None => self.shelf.now(edition).map(Planned::Carried),
            });
        let mut planned: Vec<Planned> = kept.collect();
        for place in 0..shows.editions.len() {
            if !planned.contains(&Planned::Shown(place)) {
                planned.push(Planned::Shown(place));
            }
        }
        planned
    }

    fn add(&mut self, newest: &Held, shows: &Shows<'_>, plan: Plan) -> Result<Reread> {
        let editions = self.editions(shows, &plan)?;
        let step = self.step(newest, shows, &plan, &editions)?;
        let seq = version::next_seq(self.conn, self.statement)?;
        let version = NewVersion {
            statement: self.statement,
            seq,
            capture: shows.capture,
            recorded_at: self.at,
            plan: &plan,
            change_class: step.class,
            editions: &editions,
        };
        let id = version::insert(self.conn, &version)?;
        if let Some(predecessor) = plan.predecessor {
            change::record(self.conn, predecessor, id, &step.diff)?;
        }
        alignment::record(self.conn, &editions, fresh(shows), self.align)?;
        self.link(shows, id)?;
        let reread = Reread {
            slug: self.slug.clone(),
            from: plan.predecessor.map(|id| self.shelf.seq_of(id)),
            seq,
            valid_from: plan.valid_from.clone(),
            change_class: step.class,
            languages: languages(&step.diff),
        };
        let held = Held {
            id,
            seq,
            valid_from: plan.valid_from,
            is_outage: step.class == ChangeClass::Outage,
            editions,
        };
        let langs = pairs(shows).map(|(lang, _)| lang).collect();
        self.shelf.put(shows.capture, langs, held);
        Ok(reread)
    }

    fn editions(&self, shows: &Shows<'_>, plan: &Plan) -> Result<Vec<HeldEdition>> {
        let planned = plan.editions.iter();
        let editions = planned.map(|planned| match planned {
            Planned::Carried(edition) => Ok(*edition),
            Planned::Shown(place) => self.edition(shows, *place),
        });
        editions.collect()
    }

    fn edition(&self, shows: &Shows<'_>, place: usize) -> Result<HeldEdition> {
        let Shown { lang, digest, held } = shows.editions[place];
        match (held, shows.derived) {
            (None, Some((derived, derivation))) => {
                let edition = &derived.document.editions[place];
                let (conn, statement) = (self.conn, self.statement);
                let id = edition::record(conn, statement, derivation, derived, edition, &digest)?;
                Ok(HeldEdition { id, lang, digest })
            }
            (held, _) => Ok(held.expect("an edition is held or newly read")),
        }
    }

    /// Compares with the version before it. An error page read again is an error page.
    fn step(
        &self,
        newest: &Held,
        shows: &Shows<'_>,
        plan: &Plan,
        editions: &[HeldEdition],
    ) -> Result<Step> {
        let before = plan.predecessor.map(|id| read::editions(self.conn, id));
        let before = before.transpose()?.unwrap_or_default();
        let after = editions.iter();
        let after = after.map(|edition| read::edition(self.conn, edition.id));
        let after: Vec<_> = after.collect::<Result<_>>()?;
        let shown = || fresh(shows).iter().map(|edition| &edition.paragraphs[..]);
        let mut step = compare::step(&before, &after, shown());
        if newest.is_outage && shown().all(outage::is_notice) {
            step.class = ChangeClass::Outage;
        }
        Ok(step)
    }

    /// Notes what a capture shows as it is read now.
    fn link(&self, shows: &Shows<'_>, version: VersionId) -> Result<()> {
        const SQL: &str = "
            INSERT INTO capture_reading (capture_id, version_id, derivation_id, shown_sha256, shown_langs, read_at)
            VALUES (:capture, :version, :derivation, :shown, :langs, :read_at)";
        let Some((_, derivation)) = shows.derived else {
            return Ok(());
        };
        let mut langs: Vec<_> = shows
            .editions
            .iter()
            .map(|shown| shown.lang.as_str())
            .collect();
        langs.sort_unstable();
        self.conn.prepare_cached(SQL)?.execute(named_params! {
            ":capture": shows.capture.0,
            ":version": version.0,
            ":derivation": derivation.0,
            ":shown": content::of_version(pairs(shows)).as_bytes(),
            ":langs": langs.join(","),
            ":read_at": self.at.as_str(),
        })?;
        Ok(())
    }
}

/// The editions that were newly read.
fn fresh<'a>(shows: &Shows<'a>) -> &'a [Edition] {
    shows
        .derived
        .map_or(&[], |(derived, _)| &derived.document.editions)
}

fn pairs(shows: &Shows<'_>) -> impl Iterator<Item = (Lang, Digest)> {
    shows
        .editions
        .iter()
        .map(|shown| (shown.lang, shown.digest))
}

/// The digest of what is planned.
fn state(planned: &[Planned], shows: &Shows<'_>) -> Digest {
    content::of_version(planned.iter().map(|planned| match planned {
        Planned::Carried(edition) => (edition.lang, edition.digest),
        Planned::Shown(place) => (shows.editions[*place].lang, shows.editions[*place].digest),
    }))
}

fn languages(diff: &VersionDiff) -> Vec<RereadLang> {
    let languages = diff.languages.iter().map(|(lang, change)| {
        let (changes, size) = match change {
            LanguageChange::Stayed(diff) => {
                let changes = diff.changes.iter();
                let changes = changes.filter(|change| change.op != Op::Equal);
                (changes.count(), diff.size())
            }
            LanguageChange::Came | LanguageChange::Went => (0, Size::default()),
        };
        RereadLang {
            lang: *lang,
            change_class: change.class(),
            changes,
            size,
        }
    });
    languages.collect()
}
