//! Any bytes, as a document of each format: no reader panics, and every byte that is not white space is in a block or a
//! diagnostic.
#![no_main]

use archive_documents::{Options, detect, docx, jsonl, mail, markdown, pdf, read};
use archive_model::{Diagnostic, Flow, SourceFormat};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    detect(bytes);
    let options = Options::default();
    let readings = [read(bytes, &options), mail::read(bytes, &options)];
    let mut flows: Vec<Flow> = readings.into_iter().flatten().map(|reading| reading.flow).collect();
    flows.extend(docx::read(bytes));
    flows.extend(pdf::read(bytes, false));
    flows.extend(jsonl::read(bytes).filter_map(|record| record.flow.ok()));
    flows.iter().for_each(check);
    let marked = markdown::read_bytes(bytes).flow;
    assert!(marked.blocks.iter().all(|block| marked.text.get(block.span.clone()).is_some()));
});

fn check(flow: &Flow) {
    // What marks text up is not seen; it may be attached to a mail.
    let is_attached = |note: &Diagnostic| note.code == "mail-attachment-text" && note.message.contains("Markdown");
    if flow.format == SourceFormat::Markdown || flow.diagnostics.iter().any(is_attached) {
        return;
    }
    let spans = flow.blocks.iter().map(|block| block.span.clone());
    let spans = spans.chain(flow.diagnostics.iter().map(|diagnostic| diagnostic.span.clone()));
    let mut covered = vec![false; flow.text.len()];
    for span in spans {
        covered[span].fill(true);
    }
    for (at, character) in flow.text.char_indices() {
        let is_blank = character.is_whitespace() || character == '\0';
        assert!(covered[at] || is_blank, "byte {at} is nowhere");
    }
}
