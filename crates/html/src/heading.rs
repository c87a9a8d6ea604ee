//! Headings of what was left out are left out with it.

use archive_model::{Block, BlockKind, Claim, Subject};

use crate::keep::Reason;
use crate::walk::Found;

/// Drops each heading that had something below it, all of which was dropped. `claims` may name the title of the page.
pub(crate) fn drop_orphans(found: &mut Found, claims: &[Claim]) {
    let mut is_orphan = vec![false; found.blocks.len()];
    for &after in &found.drops {
        if let Some(index) = after.checked_sub(1) {
            is_orphan[index] = had_nothing_else(&found.blocks, index);
        }
    }
    spare_titles(&found.blocks, &mut is_orphan, claims);
    let mut index = 0;
    found.blocks.retain(|block| {
        let stays = !is_orphan[index];
        if !stays {
            let diagnostic = Reason::Furniture.diagnostic(block.span.clone());
            found.diagnostics.push(diagnostic);
        }
        index += 1;
        stays
    });
}

/// Tells whether `index` is a heading that the next one ends.
fn had_nothing_else(blocks: &[Block], index: usize) -> bool {
    let BlockKind::Heading(level) = blocks[index].kind else {
        return false;
    };
    match blocks.get(index + 1).map(|block| block.kind) {
        Some(BlockKind::Heading(next)) => next <= level,
        Some(_) => false,
        None => true,
    }
}

/// Keeps headings of the first level that may be the title: pages of nothing but a title exist, and some have buttons below.
fn spare_titles(blocks: &[Block], is_orphan: &mut [bool], claims: &[Claim]) {
    let is_first_level = |block: &Block| block.kind == BlockKind::Heading(1);
    let titles = || {
        claims
            .iter()
            .filter(|claim| claim.subject == Subject::Title)
    };
    let mut judged = blocks.iter().zip(is_orphan.iter());
    let has_other = judged.any(|(block, is_orphan)| is_first_level(block) && !is_orphan);
    for (block, is_orphan) in blocks.iter().zip(is_orphan).filter(|(_, orphan)| **orphan) {
        let is_named = || titles().any(|title| title.value.contains(&block.text));
        if is_first_level(block) && (!has_other || is_named()) {
            *is_orphan = false;
        }
    }
}
