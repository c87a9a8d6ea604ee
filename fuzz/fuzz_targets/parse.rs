//! Any text: parsing does not panic, and every byte that is not white space is in a paragraph or a diagnostic.
#![no_main]

use archive_parser::{Options, parse};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let document = parse(text, &Options::default());
    let paragraphs = document.editions.iter().flat_map(|edition| &edition.paragraphs);
    let spans = paragraphs.map(|paragraph| paragraph.span.clone());
    let spans = spans.chain(document.diagnostics.iter().map(|diagnostic| diagnostic.span.clone()));
    let mut covered = vec![false; text.len()];
    for span in spans {
        covered[span].fill(true);
    }
    for (at, character) in text.char_indices() {
        assert!(covered[at] || character.is_whitespace(), "byte {at} is nowhere");
    }
});
