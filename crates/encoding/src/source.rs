//! From offsets into decoded text back to offsets into the captured bytes.

/// How the decoded text lies over the captured bytes.
#[derive(Debug, Clone)]
pub(crate) enum SourceMap {
    /// The text is the bytes.
    Identity,
    /// One byte a character.
    SingleByte,
    /// Two bytes a UTF-16 code unit, after a byte-order mark of `mark` bytes that is not in the text.
    Utf16 { mark: usize },
    /// Breakpoints (text offset, source offset), in order; from each to the next both run in step.
    Steps(Vec<(usize, usize)>),
}

impl SourceMap {
    /// Maps `offsets`, which are in ascending order, in one walk over `decoded`.
    pub(crate) fn locate(&self, decoded: &str, offsets: &[usize]) -> Vec<usize> {
        match self {
            Self::Identity => offsets.to_vec(),
            Self::SingleByte => walk(decoded, offsets, 0, |_| 1),
            Self::Utf16 { mark } => walk(decoded, offsets, *mark, |character| {
                2 * character.len_utf16()
            }),
            Self::Steps(steps) => offsets.iter().map(|offset| step(steps, *offset)).collect(),
        }
    }
}

/// Walks `decoded` once, from the source offset `source` on, `width` source bytes a character.
fn walk(
    decoded: &str,
    offsets: &[usize],
    mut source: usize,
    width: impl Fn(char) -> usize,
) -> Vec<usize> {
    let mut characters = decoded.char_indices().peekable();
    let mut located = Vec::with_capacity(offsets.len());
    for offset in offsets {
        while let Some((_, character)) = characters.next_if(|(at, _)| at < offset) {
            source += width(character);
        }
        located.push(source);
    }
    located
}

/// The source of `offset`: in step since the last breakpoint, but never beyond the next one.
fn step(steps: &[(usize, usize)], offset: usize) -> usize {
    let next = steps.partition_point(|(text, _)| *text <= offset);
    let located = match next.checked_sub(1).and_then(|index| steps.get(index)) {
        Some((text, source)) => source + (offset - text),
        None => offset,
    };
    steps
        .get(next)
        .map_or(located, |(_, source)| located.min(*source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_map_counts_its_own_units() {
        let text = "aé😀b";
        let offsets = [0, 1, 3, 7, 8];
        let check = |map: SourceMap, expected: [usize; 5]| {
            assert_eq!(map.locate(text, &offsets), expected, "{map:?}");
        };
        check(SourceMap::Identity, [0, 1, 3, 7, 8]);
        check(SourceMap::SingleByte, [0, 1, 2, 3, 4]);
        check(SourceMap::Utf16 { mark: 0 }, [0, 2, 4, 8, 10]);
        check(SourceMap::Utf16 { mark: 2 }, [2, 4, 6, 10, 12]);
        check(SourceMap::Steps(vec![(1, 1), (3, 2)]), [0, 1, 2, 6, 7]);
    }
}
