//! A text under repair: what it reads now, and every edit that led there from the decoded input.
//!
//! # Invariants
//! - Edits are ordered by span and disjoint, whatever the number of passes that made them.
//! - Putting back `before` at each span gives the decoded input.

use std::borrow::Cow;
use std::ops::Range;

use archive_model::{Alternative, Method, Repair};

/// One replacement, proposed by a pass over the current text.
#[derive(Debug)]
pub(crate) struct Change {
    /// Bytes of the current text.
    pub(crate) span: Range<usize>,
    pub(crate) after: String,
    pub(crate) rule: Cow<'static, str>,
    pub(crate) method: Method,
    pub(crate) confidence: f64,
    pub(crate) alternatives: Vec<Alternative>,
}

impl Change {
    /// A replacement that is certain, or as good as.
    pub(crate) fn certain(
        span: Range<usize>,
        after: impl Into<String>,
        rule: &'static str,
        method: Method,
    ) -> Self {
        Self {
            span,
            after: after.into(),
            rule: Cow::Borrowed(rule),
            method,
            confidence: 0.999,
            alternatives: Vec::new(),
        }
    }
}

/// Adds the re-encoding of one character to `changes`; one with the last if it follows at once and is as sure.
pub(crate) fn push(
    changes: &mut Vec<Change>,
    span: Range<usize>,
    character: char,
    rule: &'static str,
    confidence: f64,
) {
    let is_next = |last: &&mut Change| {
        last.span.end == span.start
            && last.rule == rule
            && last.confidence.total_cmp(&confidence).is_eq()
    };
    if let Some(last) = changes.last_mut().filter(is_next) {
        last.span.end = span.end;
        last.after.push(character);
        return;
    }
    let mut change = Change::certain(span, character, rule, Method::Reencode);
    change.confidence = confidence;
    changes.push(change);
}

/// A text under repair.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) text: String,
    /// The edits that led to it; until the captured bytes come in, `source` counts in the decoded input.
    pub(crate) edits: Vec<Repair>,
}

impl Draft {
    pub(crate) fn new(decoded: String) -> Self {
        Self {
            text: decoded,
            edits: Vec::new(),
        }
    }

    /// Tells whether a byte of `span` of the current text came out of an edit.
    pub(crate) fn touches(&self, span: &Range<usize>) -> bool {
        let next = self
            .edits
            .partition_point(|edit| edit.span.end <= span.start);
        self.edits
            .get(next)
            .is_some_and(|edit| edit.span.start < span.end)
    }

    /// Returns where `span` of the current text stood in the decoded input.
    ///
    /// A span that begins or ends inside an edit covers the whole of that edit's origin.
    pub(crate) fn origin(&self, span: &Range<usize>) -> Range<usize> {
        let first = self
            .edits
            .partition_point(|edit| edit.span.end <= span.start);
        let last = self
            .edits
            .partition_point(|edit| edit.span.start < span.end);
        let start = match self.edits.get(first) {
            Some(edit) if edit.span.start <= span.start => edit.source.start,
            _ => self.shifted(first, span.start),
        };
        let end = match last.checked_sub(1).and_then(|index| self.edits.get(index)) {
            Some(edit) if edit.span.end >= span.end => edit.source.end,
            _ => self.shifted(last, span.end),
        };
        start..end.max(start)
    }

    /// The origin of an offset that stands after the first `count` edits and in none.
    fn shifted(&self, count: usize, offset: usize) -> usize {
        match count.checked_sub(1).and_then(|index| self.edits.get(index)) {
            Some(edit) => edit.source.end + offset.saturating_sub(edit.span.end),
            None => offset,
        }
    }

    /// Applies `changes`, which are ordered and disjoint, composing them with the edits made before.
    pub(crate) fn apply(&mut self, changes: Vec<Change>) {
        if changes.is_empty() {
            return;
        }
        if self.edits.is_empty() {
            self.begin(changes);
            return;
        }
        let mut next = Rewrite {
            text: String::with_capacity(self.text.len()),
            edits: Vec::with_capacity(self.edits.len() + changes.len()),
        };
        let old = std::mem::replace(self, Self::new(String::new()));
        let mut edits = old.edits.into_iter().peekable();
        let mut changes = changes.into_iter().peekable();
        let mut copied = 0;
        let mut decoded = 0;
        loop {
            let next_change = changes
                .peek()
                .map_or(usize::MAX, |change| change.span.start);
            let is_kept =
                |edit: &Repair| edit.span.start < next_change && edit.span.end <= next_change;
            if let Some(edit) = edits.next_if(is_kept) {
                next.text.push_str(&old.text[copied..edit.span.start]);
                decoded += edit.span.start - copied;
                copied = edit.span.end;
                decoded = next.keep(edit, &old.text, decoded);
                continue;
            }
            let group = Group::next(&mut edits, &mut changes);
            let until = group
                .as_ref()
                .map_or(old.text.len(), |group| group.span.start);
            next.text.push_str(&old.text[copied..until]);
            decoded += until - copied;
            let Some(group) = group else { break };
            copied = group.span.end;
            decoded = next.push(group, &old.text, decoded);
        }
        self.text = next.text;
        self.edits = next.edits;
    }
}

impl Draft {
    /// Applies the first changes, which have no edits to compose with.
    fn begin(&mut self, changes: Vec<Change>) {
        let mut text = String::with_capacity(self.text.len());
        let mut copied = 0;
        let edit = |change: Change| {
            text.push_str(&self.text[copied..change.span.start]);
            let start = text.len();
            text.push_str(&change.after);
            copied = change.span.end;
            Repair {
                span: start..text.len(),
                before: self.text[change.span.clone()].to_owned(),
                after: change.after,
                source: change.span,
                rule: change.rule,
                method: change.method,
                confidence: change.confidence,
                alternatives: change.alternatives,
            }
        };
        self.edits = changes.into_iter().map(edit).collect();
        text.push_str(&self.text[copied..]);
        self.text = text;
    }
}

/// Edits and changes that touch the same stretch of the current text.
struct Group {
    span: Range<usize>,
    edits: Vec<Repair>,
    changes: Vec<Change>,
}

impl Group {
    fn next(
        edits: &mut std::iter::Peekable<impl Iterator<Item = Repair>>,
        changes: &mut std::iter::Peekable<impl Iterator<Item = Change>>,
    ) -> Option<Self> {
        let start = match (edits.peek(), changes.peek()) {
            (Some(edit), Some(change)) => edit.span.start.min(change.span.start),
            (Some(edit), None) => edit.span.start,
            (None, Some(change)) => change.span.start,
            (None, None) => return None,
        };
        let mut group = Self {
            span: start..start,
            edits: Vec::new(),
            changes: Vec::new(),
        };
        loop {
            let fresh = group.edits.is_empty() && group.changes.is_empty();
            let end = group.span.end;
            let touches = |span: &Range<usize>| span.start < end || fresh && span.start == start;
            if let Some(edit) = edits.next_if(|edit| touches(&edit.span)) {
                group.span.end = end.max(edit.span.end);
                group.edits.push(edit);
            } else if let Some(change) = changes.next_if(|change| touches(&change.span)) {
                group.span.end = end.max(change.span.end);
                group.changes.push(change);
            } else {
                return Some(group);
            }
        }
    }
}

/// The text and edits that come out of a pass.
struct Rewrite {
    text: String,
    edits: Vec<Repair>,
}

impl Rewrite {
    /// Writes an edit that no change touches and whose origin begins at `decoded`, and returns where it ends there.
    fn keep(&mut self, edit: Repair, old: &str, decoded: usize) -> usize {
        let start = self.text.len();
        self.text.push_str(&old[edit.span.clone()]);
        let end = decoded + edit.before.len();
        self.edits.push(Repair {
            span: start..self.text.len(),
            source: decoded..end,
            ..edit
        });
        end
    }

    /// Writes a group whose origin begins at `decoded`, and returns where it ends there.
    fn push(&mut self, group: Group, old: &str, decoded: usize) -> usize {
        let start = self.text.len();
        let mut at = group.span.start;
        for change in &group.changes {
            self.text.push_str(&old[at..change.span.start]);
            self.text.push_str(&change.after);
            at = change.span.end;
        }
        self.text.push_str(&old[at..group.span.end]);
        let after = self.text[start..].to_owned();

        let mut before = String::new();
        let mut at = group.span.start;
        for edit in &group.edits {
            before.push_str(&old[at..edit.span.start]);
            before.push_str(&edit.before);
            at = edit.span.end;
        }
        before.push_str(&old[at..group.span.end]);

        let end = decoded + before.len();
        let confidence = group.edits.iter().map(|edit| edit.confidence);
        let confidence = confidence.chain(group.changes.iter().map(|change| change.confidence));
        let confidence = confidence.product();
        // The last pass that touched a place names the rule: it saw what the earlier ones made of it.
        let changed = group.changes.into_iter().next();
        let changed = changed.map(|change| (change.rule, change.method, change.alternatives));
        let edited = group.edits.into_iter().next();
        let edited = edited.map(|edit| (edit.rule, edit.method, edit.alternatives));
        let (rule, method, alternatives) = changed.or(edited).expect("a group is never empty");
        let span = start..self.text.len();
        let source = decoded..end;
        self.edits.push(Repair {
            span,
            source,
            before,
            after,
            rule,
            method,
            confidence,
            alternatives,
        });
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(span: Range<usize>, after: &str) -> Change {
        Change::certain(span, after, "test", Method::Reencode)
    }

    fn undo(draft: &Draft) -> String {
        let mut text = draft.text.clone();
        for edit in draft.edits.iter().rev() {
            text.replace_range(edit.span.clone(), &edit.before);
        }
        text
    }

    #[test]
    fn passes_compose() {
        let mut draft = Draft::new("ab cd ef".to_owned());
        draft.apply(vec![change(0..2, "X"), change(6..8, "YZ")]);
        assert_eq!(draft.text, "X cd YZ");
        draft.apply(vec![change(2..4, "Q"), change(5..6, "")]);
        assert_eq!(draft.text, "X Q Z");
        assert_eq!(undo(&draft), "ab cd ef");
        let origins: Vec<_> = draft.edits.iter().map(|edit| edit.source.clone()).collect();
        assert_eq!(origins, [0..2, 3..5, 6..8]);
        draft.apply(vec![change(0..5, "all")]);
        assert_eq!((draft.edits.len(), undo(&draft).as_str()), (1, "ab cd ef"));
    }

    #[test]
    fn origins_follow_the_edits() {
        let mut draft = Draft::new("abc def".to_owned());
        draft.apply(vec![change(1..2, "long")]);
        assert_eq!(draft.text, "alongc def");
        assert_eq!(draft.origin(&(7..10)), 4..7);
        assert_eq!(draft.origin(&(2..3)), 1..2);
        assert_eq!(draft.origin(&(0..1)), 0..1);
        assert_eq!(draft.origin(&(0..6)), 0..3);
    }
}
