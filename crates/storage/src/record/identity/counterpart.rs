//! The same statement in another language.
//!
//! Languages arrive as separate files, on separate days. Their words have nothing in common, but numbering, figures and
//! dates have: [`agreement`] compares these.

use archive_model::{Edition, Lang, PartialDate, Slug, StatementId};
use rusqlite::{Connection, Row, named_params};

use super::agreement::{agreement, runs_of_figures};
use super::name::of_alias;
use super::{Dates, Doubt, Evidence, Found, alike, because, clue, current_text, known, named};
use crate::likeness::Runs;
use crate::read::StoredEdition;
use crate::record::types::IdentifiedBy;
use crate::{Result, address, read};

/// With no more than numbering, figures and a date, texts that agree this well say the same.
const JOIN: f64 = 0.85;
/// And from here on a person is asked.
const ASK: f64 = 0.6;
/// Where an address or a number says so already, texts need only not contradict it.
const PLAUSIBLE: f64 = 0.3;
/// This many figures are as good as a date.
const MANY: usize = 20;
/// Two statements this close in agreement: it cannot be told which of them it is.
const TIE: f64 = 0.1;
/// How many statements with one clue, or of one day, are looked at.
const MOST: u32 = 8;

/// The page names the statement as itself in another language.
pub(super) fn by_alternate(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    for (lang, address) in evidence.key.alternates {
        let shows_it = evidence
            .editions
            .iter()
            .any(|edition| edition.lang == *lang);
        let address = address::canonical(address).filter(|_| !shows_it);
        let found = address
            .map(|address| of_alias(conn, "url", &address))
            .transpose()?;
        let Some((id, slug)) = found.flatten() else {
            continue;
        };
        if !has_languages_of(&current_text(conn, id)?, evidence.editions) {
            let reason = format!("it names the statement as the same in `{lang}`");
            return Ok(because(
                known(id, slug, IdentifiedBy::Metadata),
                1.0,
                reason,
            ));
        }
    }
    Ok(Found::Nothing)
}

/// The address is that of a statement but for the mark of the language.
pub(super) fn by_family(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    let families = clue::families(evidence);
    let reason = "its address differs from that of the statement in the language alone";
    by_clue(conn, evidence, "family", &families, reason)
}

/// Date and number are those of a statement; the name of the issuer differs from language to language.
pub(super) fn by_number(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    let number: Vec<_> = clue::date_and_number(evidence.key).into_iter().collect();
    let reason = "date and number are those of the statement";
    by_clue(conn, evidence, "number", &number, reason)
}

fn by_clue(
    conn: &Connection,
    evidence: &Evidence<'_>,
    kind: &str,
    values: &[String],
    reason: &str,
) -> Result<Found> {
    let mut candidates = Vec::new();
    for value in values {
        candidates.extend(of_clue(conn, kind, value)?);
    }
    let mut compared = compare(conn, evidence, candidates)?;
    compared.retain(|compared| compared.score > 0.0);
    let is_sure = |best: &Compared| best.score >= PLAUSIBLE && best.dates != Dates::Conflict;
    Ok(choose(
        &compared,
        is_sure,
        |_| true,
        |best| {
            format!(
                "{reason}; numbering and figures agree ({:.2}); {}",
                best.score,
                best.dates.as_str()
            )
        },
    ))
}

/// Statements in other languages, of the same day or with runs of figures in common, that have the same numbering and figures.
pub(super) fn find(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    let mut candidates = match evidence.key.published_on {
        Some(date) if date.as_str().len() == 10 => of_day(conn, date)?,
        _ => Vec::new(),
    };
    candidates.extend(of_figures(conn, evidence.editions)?);
    let compared = compare(conn, evidence, candidates)?;
    Ok(choose(
        &compared,
        Compared::is_sure,
        Compared::is_worth_asking,
        |best| {
            format!(
                "numbering and figures agree with the text in `{}` ({:.2}); {}",
                best.lang,
                best.score,
                best.dates.as_str()
            )
        },
    ))
}

impl Compared {
    fn is_sure(&self) -> bool {
        match self.dates {
            Dates::Agree => self.score >= JOIN && self.is_well_founded,
            Dates::Unknown => self.score >= JOIN && self.is_well_founded && self.figures >= MANY,
            Dates::Conflict => false,
        }
    }

    fn is_worth_asking(&self) -> bool {
        let least = if self.dates == Dates::Agree {
            ASK
        } else {
            JOIN
        };
        self.score >= least || self.score >= ASK && self.figures >= MANY
    }
}

/// A statement in other languages, and how well it agrees.
struct Compared {
    id: StatementId,
    slug: Slug,
    lang: Lang,
    score: f64,
    is_well_founded: bool,
    /// How many figures were compared.
    figures: usize,
    dates: Dates,
}

/// Compares with those of `candidates` that have none of the languages of the capture; the best first.
fn compare(
    conn: &Connection,
    evidence: &Evidence<'_>,
    candidates: Vec<Candidate>,
) -> Result<Vec<Compared>> {
    let mut compared: Vec<Compared> = Vec::new();
    for candidate in candidates {
        let is_there = compared.iter().any(|other| other.id == candidate.id);
        let is_apart = |edition: &Edition| !candidate.langs.contains(&edition.lang);
        if is_there || candidate.langs.is_empty() || !evidence.editions.iter().all(is_apart) {
            continue;
        }
        let text = current_text(conn, candidate.id)?;
        if let (Some(theirs), Some(ours)) = (text.first(), evidence.editions.first()) {
            let agreement = agreement(&theirs.paragraphs, &ours.paragraphs);
            compared.push(Compared {
                id: candidate.id,
                slug: candidate.slug,
                lang: theirs.lang,
                score: agreement.score,
                is_well_founded: agreement.is_well_founded,
                figures: agreement.figures,
                dates: Dates::of(evidence.key.published_on, candidate.published_on.as_ref()),
            });
        }
    }
    compared.sort_by(|one, other| other.score.total_cmp(&one.score));
    Ok(compared)
}

/// Takes the best one if that is sure and no other comes near; else asks about those that are worth it.
fn choose(
    compared: &[Compared],
    is_sure: impl Fn(&Compared) -> bool,
    is_worth_asking: impl Fn(&Compared) -> bool,
    reason: impl Fn(&Compared) -> String,
) -> Found {
    let Some(best) = compared.first() else {
        return Found::Nothing;
    };
    let is_tie = compared
        .get(1)
        .is_some_and(|next| best.score - next.score < TIE);
    if is_sure(best) && !is_tie {
        let identity = known(best.id, best.slug.clone(), IdentifiedBy::Content);
        return because(identity, best.score, reason(best));
    }
    let doubts = compared.iter().filter(|compared| is_worth_asking(compared));
    let doubts = doubts.map(|compared| Doubt {
        statement: compared.id,
        slug: compared.slug.clone(),
        score: compared.score,
        reason: reason(compared),
    });
    Found::Unsure(doubts.collect())
}

fn has_languages_of(text: &[StoredEdition], editions: &[Edition]) -> bool {
    let has = |lang: Lang| text.iter().any(|edition| edition.lang == lang);
    editions.iter().any(|edition| has(edition.lang))
}

/// A statement that may be the same in other languages.
struct Candidate {
    id: StatementId,
    slug: Slug,
    langs: Vec<Lang>,
    published_on: Option<PartialDate>,
}

impl Candidate {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let (id, slug) = named(row)?;
        Ok(Self {
            id,
            slug,
            langs: read::langs(row, "langs")?,
            published_on: read::parsed_optional(row, "published_on")?,
        })
    }
}

fn of_clue(conn: &Connection, kind: &str, value: &str) -> Result<Vec<Candidate>> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug, s.published_on,
            (SELECT group_concat(DISTINCT ve.lang) FROM version v JOIN version_edition ve ON ve.version_id = v.version_id
             WHERE v.statement_id = s.statement_id) AS langs
        FROM statement_clue k JOIN statement s ON s.statement_id = k.statement_id
        WHERE k.kind = :kind AND k.value = :value ORDER BY k.statement_id DESC LIMIT :most";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":kind": kind, ":value": value, ":most": MOST };
    let rows = stmt.query_map(params, Candidate::from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn of_day(conn: &Connection, date: &PartialDate) -> Result<Vec<Candidate>> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug, s.published_on,
            (SELECT group_concat(DISTINCT ve.lang) FROM version v JOIN version_edition ve ON ve.version_id = v.version_id
             WHERE v.statement_id = s.statement_id) AS langs
        FROM statement s WHERE s.published_on = :date ORDER BY s.statement_id DESC LIMIT :most";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":date": date.as_str(), ":most": MOST };
    let rows = stmt.query_map(params, Candidate::from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn of_figures(conn: &Connection, editions: &[Edition]) -> Result<Vec<Candidate>> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug, s.published_on,
            (SELECT group_concat(DISTINCT ve.lang) FROM version v JOIN version_edition ve ON ve.version_id = v.version_id
             WHERE v.statement_id = s.statement_id) AS langs
        FROM statement s WHERE s.statement_id = :statement";
    let runs: Vec<Runs> = editions
        .iter()
        .map(|edition| runs_of_figures(&edition.paragraphs))
        .collect();
    let mut stmt = conn.prepare_cached(SQL)?;
    let sharing = alike::sharing_most(conn, &runs)?.into_iter();
    let candidates = sharing.map(|statement| {
        let params = named_params! { ":statement": statement.0 };
        Ok(stmt.query_row(params, Candidate::from_row)?)
    });
    candidates.collect()
}
