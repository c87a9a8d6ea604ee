//! What a page says about itself in its head: `<meta>`, `<link>`, `<title>`, `<time>` and the language of the whole.

use archive_model::{Claim, Subject};

use crate::tree::{Data, NodeId, Step, Tree};
use crate::{linked, walk};

/// Claims kept of one page.
const MOST: usize = 200;

/// Collects the claims of a page: those of its head in order of appearance, then those of JSON-LD and of `<time>`.
pub(crate) fn collect(tree: &Tree) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut times = Vec::new();
    let mut data = Vec::new();
    for step in tree.walk() {
        let Step::Enter(id) = step else { continue };
        match tree.tag(id) {
            "html" => claims.extend(language(tree, id)),
            "meta" => claims.extend(meta(tree, id)),
            "link" => claims.extend(link(tree, id)),
            "title" => claims.extend(claim(Subject::Title, &content(tree, id), "title")),
            "time" => times.extend(time(tree, id)),
            "script" if tree.attribute(id, "type").is_some_and(is_json_ld) => {
                data.extend(linked::claims(&content(tree, id)));
            }
            _ => {}
        }
        if claims.len() > MOST {
            break;
        }
    }
    claims.append(&mut data);
    // A page with many times is a list of other pages.
    if let [time] = &times[..] {
        claims.push(time.clone());
    }
    claims
}

fn is_json_ld(kind: &str) -> bool {
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}

/// Makes a claim, unless there is nothing in it.
pub(crate) fn claim(subject: Subject, value: &str, origin: impl Into<String>) -> Option<Claim> {
    const LONGEST: usize = 1000;
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty() && value.len() <= LONGEST).then(|| Claim {
        subject,
        value,
        origin: origin.into().into(),
    })
}

fn language(tree: &Tree, id: NodeId) -> Option<Claim> {
    let declared = tree
        .attribute(id, "lang")
        .or_else(|| tree.attribute(id, "xml:lang"))?;
    let lang = walk::parse_lang(declared)?;
    claim(Subject::Language, lang.as_str(), "html lang")
}

/// What the names of `<meta>` elements say: Open Graph, Dublin Core, and what is in use beside them.
///
/// Names are compared in small letters; `og:` and `article:` from ogp.me, `dc.` and `dcterms.` from the Dublin Core.
const META: [(&str, Subject); 27] = [
    ("og:title", Subject::Title),
    ("dc.title", Subject::Title),
    ("dcterms.title", Subject::Title),
    ("citation_title", Subject::Title),
    ("twitter:title", Subject::Title),
    ("dc.creator", Subject::Issuer),
    ("dcterms.creator", Subject::Issuer),
    ("dc.publisher", Subject::Issuer),
    ("dcterms.publisher", Subject::Issuer),
    ("og:site_name", Subject::Issuer),
    ("publisher", Subject::Issuer),
    ("dc.identifier", Subject::Number),
    ("dcterms.identifier", Subject::Number),
    ("article:published_time", Subject::Published),
    ("dc.date", Subject::Published),
    ("dc.date.issued", Subject::Published),
    ("dcterms.issued", Subject::Published),
    ("dcterms.date", Subject::Published),
    ("date", Subject::Published),
    ("datepublished", Subject::Published),
    ("publication_date", Subject::Published),
    ("article:modified_time", Subject::Updated),
    ("dcterms.modified", Subject::Updated),
    ("dc.date.modified", Subject::Updated),
    ("last-modified", Subject::Updated),
    ("dc.language", Subject::Language),
    ("og:url", Subject::Canonical),
];

fn meta(tree: &Tree, id: NodeId) -> Option<Claim> {
    let mut names = ["property", "name", "itemprop"].into_iter();
    let name = names.find_map(|name| tree.attribute(id, name))?;
    let name = name.trim().to_ascii_lowercase();
    let (_, subject) = META.iter().find(|(known, _)| *known == name)?;
    let content = tree.attribute(id, "content")?;
    if *subject == Subject::Number && content.contains("://") {
        return claim(Subject::Canonical, content, format!("meta {name}"));
    }
    if *subject == Subject::Language {
        let lang = walk::parse_lang(content)?;
        return claim(Subject::Language, lang.as_str(), format!("meta {name}"));
    }
    claim(*subject, content, format!("meta {name}"))
}

fn link(tree: &Tree, id: NodeId) -> Option<Claim> {
    let rel = tree.attribute(id, "rel")?;
    let is = |word: &str| {
        rel.split_ascii_whitespace()
            .any(|rel| rel.eq_ignore_ascii_case(word))
    };
    let address = tree.attribute(id, "href")?;
    if is("canonical") {
        return claim(Subject::Canonical, address, "link canonical");
    }
    let lang = tree.attribute(id, "hreflang").filter(|_| is("alternate"))?;
    let lang = walk::parse_lang(lang)?;
    claim(Subject::Alternate(lang), address, "link alternate")
}

fn time(tree: &Tree, id: NodeId) -> Option<Claim> {
    claim(Subject::Published, tree.attribute(id, "datetime")?, "time")
}

/// Reads an element that tells when the page was published, and below that when it was changed, or only the latter.
///
/// The line of a date has a digit. Lines after the second tell of changes before the last.
pub(crate) fn dates(tree: &Tree, id: NodeId, first: Subject) -> Vec<Claim> {
    let lines = tree.walk_from(id).filter_map(|step| match step {
        Step::Enter(id) => match &tree.node(id).data {
            Data::Text(range) => Some(&tree.text[range.clone()]),
            Data::Element { .. } | Data::Other => None,
        },
        Step::Leave(_) => None,
    });
    let dated = lines.filter(|line| line.contains(|digit: char| digit.is_numeric()));
    let subjects: &[Subject] = match first {
        Subject::Published => &[Subject::Published, Subject::Updated],
        _ => &[Subject::Updated],
    };
    let claims = subjects.iter().zip(dated);
    let claims = claims.filter_map(|(subject, line)| claim(*subject, line, "page"));
    claims.collect()
}

/// Returns the text directly in an element.
fn content(tree: &Tree, id: NodeId) -> String {
    tree.children(id)
        .filter_map(|child| match &tree.node(child).data {
            Data::Text(range) => Some(&tree.text[range.clone()]),
            Data::Element { .. } | Data::Other => None,
        })
        .collect()
}
