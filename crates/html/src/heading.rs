//! Headings of what was left out are left out with it.

use archive_model::BlockKind;

use crate::keep::Reason;
use crate::walk::Found;

/// Drops each heading that had something below it, all of which was dropped.
pub(crate) fn drop_orphans(found: &mut Found) {
    let mut is_orphan = vec![false; found.blocks.len()];
    for &after in found.drops.iter().rev() {
        let Some(index) = after.checked_sub(1) else {
            continue;
        };
        let BlockKind::Heading(level) = found.blocks[index].kind else {
            continue;
        };
        let next = found.blocks.get(after).map(|block| block.kind);
        // The title stays: pages of nothing but a title exist.
        let ends = match next {
            Some(BlockKind::Heading(next)) => next <= level,
            Some(_) => false,
            None => true,
        };
        is_orphan[index] = level > 1 && ends;
    }
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
