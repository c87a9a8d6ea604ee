//! Any page: reading and parsing it does not panic; blocks are in order and apart, and paragraphs lie in the page.
#![no_main]

use archive_parser::{Options, parse_flow};

libfuzzer_sys::fuzz_target!(|page: &str| {
    let flow = archive_html::read(page);
    let mut end = 0;
    for block in &flow.blocks {
        assert!(block.span.start >= end && page.get(block.span.clone()).is_some(), "{block:?}");
        assert!(!block.text.trim().is_empty());
        end = block.span.end;
    }
    let document = parse_flow(&flow, &Options::default());
    let paragraphs = document.editions.iter().flat_map(|edition| &edition.paragraphs);
    let spans = paragraphs.map(|paragraph| paragraph.span.clone());
    let mut spans = spans.chain(document.diagnostics.iter().map(|diagnostic| diagnostic.span.clone()));
    assert!(spans.all(|span| page.get(span).is_some()));
});
