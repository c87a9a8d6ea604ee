//! A flow as text to read, and what holds for every flow.

use std::fmt::Write as _;

use archive_model::{Block, BlockKind, Flow, SourceFormat};

/// Writes a flow so that it can be read: claims, blocks, diagnostics.
pub(crate) fn render(flow: &Flow) -> String {
    let mut page = String::new();
    for claim in &flow.claims {
        let subject = format!("{:?}", claim.subject).to_lowercase();
        writeln!(page, "{subject} = {} ({})", claim.value, claim.origin)
            .expect("a string can be written to");
    }
    page.push('\n');
    for block in &flow.blocks {
        let text = block.text.replace('\n', "⏎");
        let marker = block.marker.as_deref().unwrap_or_default();
        writeln!(page, "{:<22} {marker:<5} {text}", properties(block))
            .expect("a string can be written to");
    }
    page.push('\n');
    for diagnostic in &flow.diagnostics {
        let covered = &flow.text[diagnostic.span.clone()];
        write!(page, "{}: {}", diagnostic.code, diagnostic.message)
            .expect("a string can be written to");
        if !covered.is_empty() {
            write!(page, " | {covered}").expect("a string can be written to");
        }
        page.push('\n');
    }
    page
}

/// Tells whether a character may have come to be in a block otherwise than as it stands in the source.
fn is_rewritten(flow: &Flow, character: char) -> bool {
    let is_markup = flow.format == SourceFormat::Markdown;
    character.is_whitespace() || is_markup
}

fn properties(block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Heading(level) => format!("heading {level}"),
        kind => format!("{kind:?}").to_lowercase(),
    };
    let mut properties = vec![kind];
    if block.depth > 0 {
        properties.push(format!("@{}", block.depth));
    }
    properties.extend(block.lang.map(|lang| lang.to_string()));
    if let Some(cell) = block.cell {
        properties.push(format!("{}:{}:{}", cell.table, cell.row, cell.column));
    }
    properties.join(" ")
}

/// Checks what the documentation of [`Flow`] promises, in a flow that was taken out of a container.
pub(crate) fn assert_sound(flow: &Flow) {
    let mut end = 0;
    let mut covered = vec![false; flow.text.len()];
    for block in &flow.blocks {
        assert!(!block.text.trim().is_empty(), "a block without text");
        assert!(block.span.start >= end, "blocks overlap: {block:?}");
        assert!(flow.text.get(block.span.clone()).is_some(), "{block:?}");
        end = block.span.end;
        for (at, character) in block.text.char_indices() {
            let source = block.source(at);
            let is_there = flow.text[source..].starts_with(character);
            assert!(
                is_there || is_rewritten(flow, character),
                "{character} of {block:?}"
            );
        }
        covered[block.span.clone()].fill(true);
    }
    for diagnostic in &flow.diagnostics {
        assert!(flow.text.get(diagnostic.span.clone()).is_some());
        covered[diagnostic.span.clone()].fill(true);
    }
    let is_markup = flow.format == SourceFormat::Markdown;
    for (at, character) in flow.text.char_indices() {
        let is_covered = covered[at] || character.is_whitespace() || character == '\0';
        assert!(
            is_covered || is_markup,
            "byte {at} is nowhere: {:?}",
            flow.text
        );
    }
}
