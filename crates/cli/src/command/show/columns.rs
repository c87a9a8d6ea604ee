//! Several languages side by side: which paragraphs share a row.

use std::collections::HashMap;

use archive_model::{Alignment, Lang, Paragraph};

/// One row: for each language, the ordinals that stand in it.
pub(super) type Row = Vec<Vec<u32>>;

/// Lays the editions out in rows, one for each paragraph of the first.
///
/// Aligned paragraphs share a row. Those that have no link (titles, preambles) are put beside those that have none on
/// the other side, in order; what is left over joins the row before it. Every paragraph is in exactly one row, and
/// reading order is kept in every column.
pub(super) fn rows(editions: &[(Lang, &[Paragraph])], alignments: &[Alignment]) -> Vec<Row> {
    let Some(((pivot, pivot_paragraphs), others)) = editions.split_first() else {
        return Vec::new();
    };
    if pivot_paragraphs.is_empty() {
        return vec![
            editions
                .iter()
                .map(|(_, paragraphs)| ordinals(paragraphs))
                .collect(),
        ];
    }
    let mut rows: Vec<Row> = pivot_paragraphs
        .iter()
        .map(|paragraph| vec![vec![paragraph.ordinal]])
        .collect();
    for (lang, paragraphs) in others {
        let anchors = anchors(
            pivot_paragraphs,
            paragraphs,
            &links(*pivot, *lang, alignments),
        );
        let placed = place(pivot_paragraphs.len(), paragraphs, &anchors);
        for (row, ordinals) in rows.iter_mut().zip(placed) {
            row.push(ordinals);
        }
    }
    rows
}

fn ordinals(paragraphs: &[Paragraph]) -> Vec<u32> {
    paragraphs
        .iter()
        .map(|paragraph| paragraph.ordinal)
        .collect()
}

/// Returns, for ordinals of `target`, the ordinal of `source` that they are linked to.
fn links(source: Lang, target: Lang, alignments: &[Alignment]) -> HashMap<u32, u32> {
    let mut links = HashMap::new();
    for alignment in alignments {
        let forward = alignment.source == source && alignment.target == target;
        let backward = alignment.source == target && alignment.target == source;
        if !forward && !backward {
            continue;
        }
        for link in &alignment.links {
            let (here, there) = if forward {
                (&link.source, &link.target)
            } else {
                (&link.target, &link.source)
            };
            if let Some(&first) = here.first() {
                links.extend(there.iter().map(|&ordinal| (ordinal, first)));
            }
        }
    }
    links
}

/// Returns pairs of (row, index into `paragraphs`) that are linked, both strictly or weakly rising.
fn anchors(
    pivot: &[Paragraph],
    paragraphs: &[Paragraph],
    links: &HashMap<u32, u32>,
) -> Vec<(usize, usize)> {
    let row_of: HashMap<u32, usize> = pivot
        .iter()
        .enumerate()
        .map(|(row, paragraph)| (paragraph.ordinal, row))
        .collect();
    let mut anchors: Vec<(usize, usize)> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let row = links
            .get(&paragraph.ordinal)
            .and_then(|ordinal| row_of.get(ordinal));
        if let Some(&row) = row.filter(|&&row| anchors.last().is_none_or(|&(last, _)| row >= last))
        {
            anchors.push((row, index));
        }
    }
    anchors
}

/// Gives every paragraph a row: the anchored ones theirs, the ones between two anchors the free rows between them.
fn place(rows: usize, paragraphs: &[Paragraph], anchors: &[(usize, usize)]) -> Vec<Vec<u32>> {
    let mut placed = vec![Vec::new(); rows];
    let (mut next_row, mut next_index) = (0, 0);
    let end = (rows, paragraphs.len());
    for &(row, index) in anchors.iter().chain([&end]) {
        for paragraph in &paragraphs[next_index..index] {
            // The last free row takes all that is left; with none free, the anchor before them does.
            let free = next_row < row;
            let at = if free {
                next_row
            } else {
                next_row.saturating_sub(1).min(rows - 1)
            };
            placed[at].push(paragraph.ordinal);
            next_row += usize::from(free);
        }
        if let Some(paragraph) = paragraphs.get(index).filter(|_| row < rows) {
            placed[row].push(paragraph.ordinal);
        }
        (next_row, next_index) = (row + 1, index + 1);
    }
    placed
}

#[cfg(test)]
mod tests {
    use archive_model::{AlignmentMethod, Link, ParagraphKind};

    use super::*;

    fn paragraphs(count: u32) -> Vec<Paragraph> {
        let paragraph = |ordinal| Paragraph {
            ordinal,
            label: None,
            kind: ParagraphKind::Body,
            level: 1,
            parent: None,
            text: "text".to_owned(),
            span: 0..4,
        };
        (1..=count).map(paragraph).collect()
    }

    fn check(left: u32, right: u32, links: &[(u32, u32)], expected: &[&[u32]]) {
        let (left, right) = (paragraphs(left), paragraphs(right));
        let link = |&(source, target): &(u32, u32)| Link {
            source: vec![source],
            target: vec![target],
            score: 1.0,
            method: AlignmentMethod::Label,
        };
        let alignment = Alignment {
            source: Lang::EN,
            target: Lang::FR,
            links: links.iter().map(link).collect(),
        };
        let rows = rows(&[(Lang::EN, &left), (Lang::FR, &right)], &[alignment]);
        let found: Vec<&[u32]> = rows.iter().map(|row| row[1].as_slice()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn linked_paragraphs_share_a_row_and_none_is_lost() {
        check(3, 3, &[(1, 1), (2, 2), (3, 3)], &[&[1], &[2], &[3]]);
        check(3, 3, &[(2, 2), (3, 3)], &[&[1], &[2], &[3]]);
        check(4, 3, &[(3, 2), (4, 3)], &[&[1], &[], &[2], &[3]]);
        check(2, 4, &[(1, 1), (2, 4)], &[&[1, 2, 3], &[4]]);
        check(2, 3, &[(1, 3)], &[&[1, 2, 3], &[]]);
        check(2, 3, &[], &[&[1], &[2, 3]]);
        check(2, 2, &[(1, 2), (2, 1)], &[&[], &[1, 2]]);
        check(0, 2, &[], &[&[1, 2]]);
    }
}
