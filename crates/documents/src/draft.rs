//! A flow in the making, for formats whose text has to be taken out of them.

use archive_model::{Anchor, Block, Claim, Diagnostic, Flow, SourceFormat, Subject};

/// Writes blocks one under another.
///
/// # Invariants
/// The text of a block ends its span; before it stands its marker, if it has one, and a space.
pub(crate) struct Draft {
    flow: Flow,
}

impl Draft {
    /// Begins a document.
    pub(crate) fn new(format: SourceFormat) -> Self {
        let flow = Flow {
            format,
            ..Flow::default()
        };
        Self { flow }
    }

    /// Adds `block`, whose span is yet to be set. A block without text is left out.
    pub(crate) fn push(&mut self, mut block: Block) {
        block.text = collapse(&block.text);
        if block.text.is_empty() {
            return;
        }
        let start = self.begin();
        if let Some(marker) = &block.marker {
            self.flow.text.push_str(marker);
            self.flow.text.push(' ');
            block.anchors = vec![Anchor {
                text: 0,
                source: self.flow.text.len(),
            }];
        }
        self.flow.text.push_str(&block.text);
        block.span = start..self.flow.text.len();
        self.flow.blocks.push(block);
    }

    /// Adds text that is seen and is no part of what is said; a diagnostic covers it.
    pub(crate) fn set_aside(&mut self, code: &'static str, message: &str, text: &str) {
        let text = collapse(text);
        if text.is_empty() {
            return;
        }
        let start = self.begin();
        self.flow.text.push_str(&text);
        let span = start..self.flow.text.len();
        self.flow
            .diagnostics
            .push(Diagnostic::new(code, message, span));
    }

    /// Notes something about the place that has been reached.
    pub(crate) fn note(&mut self, code: &'static str, message: impl Into<String>) {
        let here = self.flow.text.len();
        self.flow
            .diagnostics
            .push(Diagnostic::new(code, message, here..here));
    }

    /// Adds what the source says about itself, unless it says nothing.
    pub(crate) fn claim(&mut self, subject: Subject, value: &str, origin: &'static str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            self.flow.claims.push(Claim {
                subject,
                value,
                origin: origin.into(),
            });
        }
    }

    /// Ends the document.
    pub(crate) fn finish(self) -> Flow {
        self.flow
    }

    fn begin(&mut self) -> usize {
        if !self.flow.text.is_empty() {
            self.flow.text.push_str("\n\n");
        }
        self.flow.text.len()
    }
}

/// Makes one space of every run of white space, or one `\n` if there is a line break in it, and none at either end.
pub(crate) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    collapse_into(text, |_, character| collapsed.push(character));
    collapsed
}

/// Does to the text of `block` what [`collapse`] does, and ties what is left to the places that its anchors tell.
pub(crate) fn collapse_block(block: &mut Block) {
    let mut collapsed = String::with_capacity(block.text.len());
    let mut tied: Vec<Anchor> = Vec::new();
    let mut anchors = block.anchors.iter().peekable();
    let mut known: Option<&Anchor> = None;
    collapse_into(&block.text, |at, character| {
        while let Some(anchor) = anchors.next_if(|anchor| anchor.text <= at) {
            known = Some(anchor);
        }
        if let Some(anchor) = known {
            let source = anchor.source + (at - anchor.text);
            let is_in_step = tied
                .last()
                .is_some_and(|last| last.source + (collapsed.len() - last.text) == source);
            if !is_in_step {
                tied.push(Anchor {
                    text: collapsed.len(),
                    source,
                });
            }
        }
        collapsed.push(character);
    });
    block.text = collapsed;
    block.anchors = tied;
}

/// Hands out the characters that are left of `text`, each with its place there.
fn collapse_into(text: &str, mut push: impl FnMut(usize, char)) {
    let (mut gap, mut is_begun) = (None, false);
    for (at, character) in text.char_indices() {
        // A no-break space keeps `§ 5` together: it is a character of the text, not layout.
        let white = character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}');
        match (white, character) {
            (true, '\n') => gap = Some((at, '\n')),
            (true, _) => gap = gap.or(Some((at, ' '))),
            (false, '\0') => {}
            (false, _) => {
                if let Some((at, gap)) = gap.take()
                    && is_begun
                {
                    push(at, gap);
                }
                is_begun = true;
                push(at, character);
            }
        }
    }
}

/// Returns the beginning of `text`, for a message.
pub(crate) fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
