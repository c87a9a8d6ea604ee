//! A web page to a flow: its text as blocks, what it says about itself, and what was left out.
//!
//! [`read`] has html5ever parse the page (`feed`, `sink`, `tree`), measures how much text of which kind each element holds
//! (`measure`), leaves out what surrounds the text (`keep`), and reads the rest into blocks (`walk`) with the numbers of its
//! lists (`list`) and the cells of its tables (`table`). What the page says about itself becomes claims (`claims`).
//!
//! Nothing is chosen among siblings: a page with a section for each language keeps them all.
//!
//! # Invariants
//! - Nothing fails and nothing panics: any text is a page, read in time linear in its length. There is no recursion.
//! - Every visible character lies in the span of a block or of a diagnostic. Spans lie on character boundaries of the
//!   source; those of blocks are disjoint and in reading order.
//! - The text of a block is never empty nor all white space, and neither begins nor ends with a space that a page collapses.

mod claims;
mod codes;
mod detect;
mod feed;
mod heading;
mod keep;
mod linked;
mod list;
mod measure;
mod names;
mod sink;
mod table;
mod teaser;
mod text;
mod tree;
mod walk;

use archive_model::{Flow, SourceFormat};

pub use detect::{charset, looks_like_html};

/// The version of the reader; it changes whenever any page may be read differently.
pub const VERSION: &str = "2";

/// Reads the page `text`.
///
/// # Examples
/// ```
/// let page = "<nav><a href=/>Home</a></nav><ol start=3><li lang=fr>Nous condamnons ces actes.</ol>";
/// let flow = archive_html::read(page);
/// let block = &flow.blocks[0];
/// assert_eq!(block.marker.as_deref(), Some("3."));
/// assert_eq!(block.lang.unwrap().as_str(), "fr");
/// assert_eq!(&page[block.span.clone()], "Nous condamnons ces actes.");
/// assert_eq!(flow.diagnostics[0].code, "html-navigation");
/// ```
pub fn read(text: &str) -> Flow {
    let tree = feed::parse(text);
    let measures = measure::measure(&tree);
    let mut claims = claims::collect(&tree);
    let mut found = walk::read(&tree, &measures);
    heading::drop_orphans(&mut found, &claims);
    found.put_in_order();
    claims.append(&mut found.claims);
    let mut diagnostics = found.diagnostics;
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
    Flow {
        format: SourceFormat::Html,
        text: text.to_owned(),
        claims,
        blocks: found.blocks,
        diagnostics,
    }
}
