//! By content: texts in one language that are alike.
//!
//! The index of samples names a few statements whose texts are worth a comparison, so that the work for a capture does not
//! grow with the archive. What likeness means depends on what else is known. Likeness of states of one page, taken a step
//! apart, is above 0.4 nearly always; that of different texts is below 0.2. Between them stand texts made from a template,
//! such as the statements of a committee after each of its meetings, which reach 0.9; only their dates tell them apart.
//! Templates are short: a law has thousands of runs of words, and one that shares most of them is the same law.

use std::collections::HashMap;

use archive_model::{Edition, PartialDate, Slug, StatementId};
use rusqlite::{Connection, named_params};

use super::{Dates, Doubt, Evidence, Found, because, current_text, known, likeness_to};
use crate::likeness::{Likeness, Runs};
use crate::read::{self, StoredEdition};
use crate::record::types::IdentifiedBy;
use crate::{Result, outage};

/// A run of words that more statements share is a formula, and shows nothing.
const MOST_SHARING: u32 = 8;
/// How many statements a text is compared with.
const MOST_COMPARED: usize = 3;
/// How many hashes of the sample must be shared to be worth a comparison.
const FEWEST_HITS: usize = 2;
/// Two statements this close in likeness: it cannot be told which of them it is.
const TIE: f64 = 0.05;

/// From which likeness on a text joins a statement, and from which on a person is asked.
struct Bars {
    join: f64,
    ask: f64,
}

/// No likeness is enough.
const NEVER: f64 = 2.0;

impl Bars {
    fn of(dates: Dates, titles: Titles, is_long: bool, is_issuer_another: bool) -> Self {
        let (join, ask) = match (dates, titles) {
            (Dates::Agree, _) => (0.4, 0.2),
            (Dates::Unknown, Titles::Same) => (0.4, 0.15),
            (Dates::Unknown, Titles::None) if is_long => (0.6, 0.3),
            (Dates::Unknown, _) => (0.95, 0.3),
            (Dates::Conflict, Titles::Same) => (NEVER, 0.5),
            (Dates::Conflict, _) => (NEVER, 0.85),
        };
        Self {
            join: if is_issuer_another { NEVER } else { join },
            ask,
        }
    }
}

/// A statement whose text was compared.
struct Compared {
    id: StatementId,
    slug: Slug,
    score: f64,
    bars: Bars,
    reason: String,
}

pub(super) fn find(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    let mut compared = Vec::new();
    for id in candidates(conn, evidence.editions)? {
        compared.extend(compare(conn, evidence, id)?);
    }
    compared.sort_by(|one, other| other.score.total_cmp(&one.score));
    let sure = |compared: &Compared| compared.score >= compared.bars.join;
    let is_tie = |next: &Compared, best: &Compared| sure(next) && best.score - next.score < TIE;
    match &compared[..] {
        [best, rest @ ..] if sure(best) && !rest.iter().any(|next| is_tie(next, best)) => {
            let identity = known(best.id, best.slug.clone(), IdentifiedBy::Content);
            Ok(because(identity, best.score, best.reason.clone()))
        }
        _ => Ok(Found::Unsure(doubts(&compared))),
    }
}

/// Asks about the best one, and others as good.
fn doubts(compared: &[Compared]) -> Vec<Doubt> {
    let best = compared.first().map_or(0.0, |best| best.score);
    let unsure = compared
        .iter()
        .filter(|compared| compared.score >= compared.bars.ask && best - compared.score < TIE);
    unsure
        .map(|compared| Doubt {
            statement: compared.id,
            slug: compared.slug.clone(),
            score: compared.score,
            reason: compared.reason.clone(),
        })
        .collect()
}

/// Finds the statements that share the most of the samples of the texts.
fn candidates(conn: &Connection, editions: &[Edition]) -> Result<Vec<StatementId>> {
    let texts = editions
        .iter()
        .filter(|edition| !outage::is_notice(&edition.paragraphs));
    let runs = texts.map(|edition| Runs::of(edition.lang, &edition.paragraphs));
    let runs: Vec<_> = runs.filter(Runs::are_enough).collect();
    sharing_most(conn, &runs)
}

/// Finds the statements that share the most of the samples of `runs`, the best first.
pub(super) fn sharing_most(conn: &Connection, runs: &[Runs]) -> Result<Vec<StatementId>> {
    let mut hits: HashMap<StatementId, usize> = HashMap::new();
    for hash in runs.iter().flat_map(Runs::sample) {
        for statement in sharing(conn, hash)? {
            *hits.entry(statement).or_default() += 1;
        }
    }
    let mut hits: Vec<_> = hits
        .into_iter()
        .filter(|(_, count)| *count >= FEWEST_HITS)
        .collect();
    hits.sort_by_key(|(statement, count)| (std::cmp::Reverse(*count), *statement));
    Ok(hits
        .into_iter()
        .take(MOST_COMPARED)
        .map(|(statement, _)| statement)
        .collect())
}

/// Lists the statements with a hash in their samples; none if they are many.
fn sharing(conn: &Connection, hash: i64) -> Result<Vec<StatementId>> {
    const SQL: &str = "SELECT statement_id FROM text_sample WHERE hash = :hash LIMIT :most";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":hash": hash, ":most": MOST_SHARING + 1 };
    let rows = stmt.query_map(params, |row| Ok(StatementId(row.get("statement_id")?)))?;
    let sharing: Vec<_> = rows.collect::<Result<_, _>>()?;
    Ok(if sharing.len() > MOST_SHARING as usize {
        Vec::new()
    } else {
        sharing
    })
}

fn compare(
    conn: &Connection,
    evidence: &Evidence<'_>,
    id: StatementId,
) -> Result<Option<Compared>> {
    let text = current_text(conn, id)?;
    let Some(Likeness { score, common }) = likeness_to(&text, evidence.editions) else {
        return Ok(None);
    };
    let stated = Stated::of(conn, id)?;
    let dates = Dates::of(evidence.key.published_on, stated.published_on.as_ref());
    let titles = Titles::of(&text, evidence.editions);
    let issuer = evidence.key.issuer.map(|issuer| issuer.code);
    let is_issuer_another =
        matches!((issuer, &stated.issuer), (Some(one), Some(other)) if one != other);
    let title = match titles {
        Titles::Same => "the same title, ",
        Titles::Differ => "another title, ",
        Titles::None => "",
    };
    let issuer = if is_issuer_another {
        ", another issuer"
    } else {
        ""
    };
    Ok(Some(Compared {
        id,
        slug: stated.slug,
        score,
        bars: Bars::of(dates, titles, common >= LONG, is_issuer_another),
        reason: format!(
            "the texts are alike ({score:.2}); {title}{}{issuer}",
            dates.as_str()
        ),
    }))
}

/// From here on, common runs of words are more than a template has.
const LONG: usize = 1_000;

/// Shorter titles, such as `Joint statement`, name too many things.
const WORDS_OF_A_TITLE: usize = 3;

/// How the titles of two texts stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Titles {
    Same,
    Differ,
    /// One is missing, or they say too little.
    None,
}

impl Titles {
    fn of(text: &[StoredEdition], editions: &[Edition]) -> Self {
        let title = |title: &Option<String>| title.as_deref().map(Slug::from_words);
        let pairs = editions.iter().filter_map(|edition| {
            let other = text.iter().find(|other| other.lang == edition.lang)?;
            Some((title(&edition.title)?, title(&other.title)?))
        });
        let mut found = Self::None;
        for (one, other) in pairs {
            if one != other {
                found = Self::Differ;
            } else if one.as_str().split('-').count() >= WORDS_OF_A_TITLE {
                return Self::Same;
            }
        }
        found
    }
}

/// What a statement states of itself.
struct Stated {
    slug: Slug,
    issuer: Option<String>,
    published_on: Option<PartialDate>,
}

impl Stated {
    fn of(conn: &Connection, id: StatementId) -> Result<Self> {
        const SQL: &str = "
            SELECT s.slug, i.code AS issuer, s.published_on FROM statement s
            LEFT JOIN issuer i ON i.issuer_id = s.issuer_id WHERE s.statement_id = :statement";
        let mut stmt = conn.prepare_cached(SQL)?;
        Ok(stmt.query_row(named_params! { ":statement": id.0 }, |row| {
            Ok(Self {
                slug: read::parsed(row, "slug")?,
                issuer: row.get("issuer")?,
                published_on: read::parsed_optional(row, "published_on")?,
            })
        })?)
    }
}
