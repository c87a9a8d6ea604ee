//! A page handed to html5ever piece by piece.
//!
//! html5ever tells no places. So each piece begins at a `<`; what is appended while it is read stands in it.
//!
//! Three things are kept from html5ever, since they make its work more than linear in a hostile page: elements of mere
//! formatting, which it repeats in every paragraph; nesting deeper than any page needs, which it searches through at every
//! tag; and tags with thousands of attributes, which it compares with one another.

use std::cell::Cell;
use std::ops::Range;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, TokenizerResult, local_name};

use crate::sink::Sink;
use crate::tree::{NodeId, Tree};

/// Elements are nested no deeper than this; browsers have a bound of the same kind.
const DEEPEST: u32 = 256;
/// Pieces are no longer than this.
const LONGEST_PIECE: usize = 1 << 14;
/// More white space than this within one tag is an attack.
const MOST_IN_TAG: usize = 2048;

/// Reads a page.
pub(crate) fn parse(source: &str) -> Tree {
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        drop_doctype: true,
        ..TreeBuilderOpts::default()
    };
    let filter = Filter {
        builder: TreeBuilder::new(Sink::for_size(source.len()), options),
        tokens: Cell::new(0),
    };
    let tokenizer = Tokenizer::new(filter, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut parts = Parts::of(source);
    let mut guard = Guard::default();
    let mut at = 0;
    while at < source.len() {
        let piece = at..piece_end(source, at);
        let fed = guard.bound(source, &piece);
        if !fed.is_empty() {
            input.push_back(parts.part(fed.clone()));
            while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        }
        guard.see(&tokenizer.sink, source, &fed);
        tokenizer.sink.builder.sink.locate(source, &piece);
        at = piece.end;
    }
    tokenizer.end();
    let sink = tokenizer.sink.builder.sink;
    sink.locate(source, &(source.len()..source.len()));
    sink.into_tree()
}

/// Finds the end of the piece that begins at `at`.
fn piece_end(source: &str, at: usize) -> usize {
    let longest = source.floor_char_boundary(at + LONGEST_PIECE);
    let next = memchr::memchr(b'<', &source.as_bytes()[at + 1..longest]);
    next.map_or(longest, |next| at + 1 + next)
}

/// A source as html5ever takes it: in parts that share a buffer of limited size.
struct Parts<'s> {
    source: &'s str,
    buffer: StrTendril,
    range: Range<usize>,
}

impl<'s> Parts<'s> {
    const SIZE: usize = 1 << 20;

    fn of(source: &'s str) -> Self {
        Self {
            source,
            buffer: StrTendril::new(),
            range: 0..0,
        }
    }

    fn part(&mut self, piece: Range<usize>) -> StrTendril {
        if piece.end > self.range.end {
            let end = self.source.floor_char_boundary(piece.start + Self::SIZE);
            self.range = piece.start..end;
            self.buffer = StrTendril::from_slice(&self.source[self.range.clone()]);
        }
        let narrow = |wide: usize| u32::try_from(wide).expect("a part is far below 4 GB");
        self.buffer
            .subtendril(narrow(piece.start - self.range.start), narrow(piece.len()))
    }
}

/// Watches for a tag with too many attributes.
#[derive(Default)]
struct Guard {
    tokens: u64,
    /// White space since the last token.
    spaces: usize,
    /// What is being read is a comment or the like, not a tag.
    is_declaration: bool,
}

impl Guard {
    /// Narrows `piece` to what html5ever may see of it.
    fn bound(&self, source: &str, piece: &Range<usize>) -> Range<usize> {
        if self.spaces <= MOST_IN_TAG || self.is_declaration {
            return piece.clone();
        }
        let end = memchr::memchr(b'>', &source.as_bytes()[piece.clone()]);
        end.map_or(piece.end, |end| piece.start + end)..piece.end
    }

    fn see(&mut self, filter: &Filter, source: &str, fed: &Range<usize>) {
        let tokens = filter.tokens.get();
        if tokens != self.tokens {
            *self = Self {
                tokens,
                ..Self::default()
            };
            return;
        }
        let piece = &source[fed.clone()];
        if self.spaces == 0 {
            self.is_declaration = piece.starts_with("<!") || piece.starts_with("<?");
        }
        // A quotation mark or a stroke parts attributes as well as a space does.
        let parts = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'/');
        self.spaces += 1 + piece.bytes().filter(parts).count();
    }
}

/// Stands between html5ever's tokens and its tree.
struct Filter {
    builder: TreeBuilder<NodeId, Sink>,
    /// How many tokens have been seen.
    tokens: Cell<u64>,
}

impl TokenSink for Filter {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        // The tokenizer complains before it knows; a complaint ends nothing.
        if matches!(token, Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        self.tokens.update(|tokens| tokens + 1);
        let admitted = match token {
            Token::TagToken(tag) => self.admit(tag).map(Token::TagToken),
            Token::CommentToken(_) => None,
            token => Some(token),
        };
        let Some(token) = admitted else {
            return TokenSinkResult::Continue;
        };
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Filter {
    /// Refuses tags that do no good, and attributes that nobody reads.
    fn admit(&self, mut tag: Tag) -> Option<Tag> {
        let is_start = tag.kind == TagKind::StartTag;
        let is_too_deep = is_start && self.builder.sink.depth() >= DEEPEST && !is_raw(&tag);
        if is_too_deep || is_formatting(&tag) {
            return None;
        }
        tag.attrs.retain(is_read);
        Some(tag)
    }
}

/// Tells whether an element only changes how its text looks.
fn is_formatting(tag: &Tag) -> bool {
    matches!(
        tag.name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Tells whether there is no markup in an element, so that its tag must be seen.
fn is_raw(tag: &Tag) -> bool {
    matches!(
        tag.name,
        local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
    )
}

/// Tells whether anything asks for an attribute.
fn is_read(attribute: &Attribute) -> bool {
    matches!(
        attribute.name.local,
        local_name!("class")
            | local_name!("id")
            | local_name!("href")
            | local_name!("style")
            | local_name!("lang")
            | local_name!("role")
            | local_name!("type")
            | local_name!("name")
            | local_name!("content")
            | local_name!("property")
            | local_name!("rel")
            | local_name!("hreflang")
            | local_name!("hidden")
            | local_name!("aria-hidden")
            | local_name!("start")
            | local_name!("reversed")
            | local_name!("value")
            | local_name!("rowspan")
            | local_name!("colspan")
            | local_name!("datetime")
            | local_name!("charset")
            | local_name!("itemprop")
    ) || matches!(
        &*attribute.name.local,
        "xml:lang" | "epub:type" | "aria-modal"
    )
}
