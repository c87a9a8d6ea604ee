//! Why a change has its class.

use std::fmt;

use archive_model::ChangeClass;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $class:ident, $text:literal;)+) => {
        /// What kind of difference was found, in the order of the classes that they give.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ReasonKind { $($(#[$doc])* $name,)+ }

        impl ReasonKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Returns the class that a difference of this kind has.
            pub const fn class(self) -> ChangeClass {
                match self { $(Self::$name => ChangeClass::$class,)+ }
            }

            /// Returns what it is called in a report: `number`, `quotation marks`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

reasons! {
    /// More or fewer spaces, or spaces around a mark.
    Spacing = Whitespace, "spaces";
    /// Characters that were damaged are sound now, or the other way about.
    Damage = Encoding, "damaged characters";
    /// The same letters, with their accents composed or apart.
    Composition = Encoding, "composition of accents";
    /// A no-break, thin or other special space took the place of a plain one.
    SpecialSpace = Typographic, "no-break or special spaces";
    /// A soft hyphen, a joiner, or another character that shows nothing.
    Invisible = Typographic, "invisible characters";
    /// One form of quotation marks for another.
    QuotationMarks = Typographic, "quotation marks";
    /// One form of apostrophe for another.
    Apostrophes = Typographic, "apostrophes";
    /// One form of dash for another.
    Dashes = Typographic, "dashes";
    /// Three points for one character, or the other way about.
    Ellipsis = Typographic, "ellipses";
    /// Letters written as one: `ﬁ` for `fi`; also forms of full and half width.
    Ligatures = Typographic, "ligatures";
    /// Signs that set words in bold, mark an item or draw a line.
    Markup = Typographic, "signs of layout";
    /// Commas, points, brackets and the like.
    Punctuation = Typographic, "punctuation";
    /// What was said is asked, or the other way about.
    Question = Minor, "question mark";
    /// Capitals for small letters.
    Capitals = Minor, "capitals";
    /// A hyphen between words, or words written as one.
    Hyphens = Minor, "hyphens";
    /// The same word in another spelling.
    Spelling = Minor, "spelling";
    /// The same word in another form.
    Inflection = Minor, "form of a word";
    /// Articles, pronouns, colourless prepositions, forms of to be and to have.
    FunctionWords = Minor, "short words";
    /// The same words in another order.
    WordOrder = Minor, "order of words";
    /// The same number, written otherwise.
    NumberForm = Minor, "form of a number";
    /// The address of a page.
    Address = Minor, "web address";
    /// The same paragraph elsewhere.
    Moved = Structure, "paragraph moved";
    /// The printed number of the paragraph.
    Label = Structure, "label";
    /// The part that the paragraph plays, or its depth.
    Part = Structure, "part or level";
    /// One paragraph became several.
    Split = Structure, "paragraph split";
    /// Several paragraphs became one.
    Merged = Structure, "paragraphs merged";
    /// Other words.
    Wording = Substantive, "wording";
    /// `and` for `or`, or the other way about.
    Connective = Substantive, "and or or";
    /// A sign that belongs to a quantity: per cent, a currency, minus.
    Sign = Substantive, "sign of quantity";
    /// Somebody or something with a name of its own.
    Name = Substantive, "name";
    /// A date.
    Date = Substantive, "date";
    /// A number or a place in an order.
    Number = Substantive, "number";
    /// A word that permits, obliges or foresees.
    Modal = Substantive, "modal verb";
    /// A word that denies.
    Negation = Substantive, "negation";
    /// A whole paragraph came.
    ParagraphAdded = Substantive, "paragraph";
    /// A whole paragraph went.
    ParagraphRemoved = Substantive, "paragraph";
}

/// One difference, named, with what stood there before and what stands there after.
///
/// # Examples
/// ```
/// use archive_diff::{Reason, ReasonKind};
/// let reason = Reason::new(ReasonKind::Number, "6", "4");
/// assert_eq!(reason.to_string(), "number changed: 6 → 4");
/// assert_eq!(Reason::new(ReasonKind::Negation, "not", "").to_string(), "negation removed: not");
/// assert_eq!(Reason::of(ReasonKind::QuotationMarks).to_string(), "quotation marks");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reason {
    /// What kind of difference it is.
    pub kind: ReasonKind,
    /// What stood there; empty if nothing did, or if it says nothing. Cut after some forty characters.
    pub before: String,
    /// What stands there now, likewise.
    pub after: String,
}

/// Longer quotations than this make a list of reasons unreadable.
const EXCERPT: usize = 40;

impl Reason {
    /// Makes a reason that needs no quotation.
    pub fn of(kind: ReasonKind) -> Self {
        Self::new(kind, "", "")
    }

    /// Makes a reason that quotes both sides, cut to a legible length.
    pub fn new(kind: ReasonKind, before: &str, after: &str) -> Self {
        Self {
            kind,
            before: excerpt(before),
            after: excerpt(after),
        }
    }

    /// The same for texts that nobody else needs: what is short is not copied.
    pub(crate) fn quoting(kind: ReasonKind, before: String, after: String) -> Self {
        let cut = |text: String| shortened(&text).unwrap_or(text);
        Self {
            kind,
            before: cut(before),
            after: cut(after),
        }
    }

    /// Returns the class that this difference gives to a change.
    pub const fn class(&self) -> ChangeClass {
        self.kind.class()
    }

    /// Returns the same difference seen from the other side.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let kind = match self.kind {
            ReasonKind::Split => ReasonKind::Merged,
            ReasonKind::Merged => ReasonKind::Split,
            ReasonKind::ParagraphAdded => ReasonKind::ParagraphRemoved,
            ReasonKind::ParagraphRemoved => ReasonKind::ParagraphAdded,
            kind => kind,
        };
        Self {
            kind,
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.kind.as_str();
        match (self.before.as_str(), self.after.as_str()) {
            ("", "") => f.write_str(name),
            (before, "") => write!(f, "{name} removed: {before}"),
            ("", after) => write!(f, "{name} added: {after}"),
            (before, after) => write!(f, "{name} changed: {before} → {after}"),
        }
    }
}

fn excerpt(text: &str) -> String {
    shortened(text).unwrap_or_else(|| text.to_owned())
}

/// Cuts a text that is too long to quote; `None` if it is not.
fn shortened(text: &str) -> Option<String> {
    if text.len() <= EXCERPT {
        return None;
    }
    let (end, _) = text.char_indices().nth(EXCERPT)?;
    Some(format!("{}…", text[..end].trim_end()))
}
