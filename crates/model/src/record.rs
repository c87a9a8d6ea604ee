//! What recording a capture can come to, in the words of the archive.

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every value.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Returns the name used in the archive and in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// Reads a name that [`as_str`](Self::as_str) gave.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

named! {
    /// What a capture came to.
    Outcome {
        /// The first sighting of a statement.
        New = "new",
        /// A new version of a statement that the archive held.
        Version = "version",
        /// Nothing that the archive did not hold already.
        Unchanged = "unchanged",
        /// The bytes are kept, but hold no text that could be read.
        Quarantined = "quarantined",
        /// The source could not be read.
        Error = "error",
    }
}

named! {
    /// Where the bytes of a capture came from.
    SourceKind {
        /// A file.
        File = "file",
        /// Standard input.
        Stdin = "stdin",
    }
}

named! {
    /// Why a version exists.
    Cause {
        /// It is the first.
        First = "first",
        /// The publisher changed the text.
        Publisher = "publisher",
        /// Another source shows the same statement with another text.
        Source = "source",
        /// Our own repair or parser reads the same bytes differently.
        Pipeline = "pipeline",
    }
}

named! {
    /// How much a version differs from the one before it; from `None` to `Substantive`, each graver than the last.
    ChangeClass {
        /// There is none before it.
        First = "first",
        /// An error page took the place of the text. It says nothing of the text, and what comes back is compared with
        /// what stood there before it.
        Outage = "outage",
        /// Nothing differs.
        None = "none",
        /// White space only.
        Whitespace = "whitespace",
        /// Damage only: one of the texts is the other with some characters damaged.
        Encoding = "encoding",
        /// Punctuation, its typographic forms and signs of layout: no letter, no digit and no sign of a quantity.
        Typographic = "typographic",
        /// The same statement in a slightly other form: spelling, capitals, endings, short words.
        Minor = "minor",
        /// The same words, arranged otherwise: paragraphs were numbered, split, merged or moved.
        Structure = "structure",
        /// A language came or went.
        Language = "language",
        /// The wording; a number, date, name, negation or modal verb always.
        Substantive = "substantive",
    }
}
