//! Row ids of the archive, one type a table, so that an edition's id cannot be passed for a version's.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);
    )+};
}

ids! {
    /// One run of `archive ingest`.
    RunId;
    /// Bytes, exactly as received.
    BlobId;
    /// One sighting of bytes.
    CaptureId;
    /// The text that one pipeline derived from one blob.
    DerivationId;
    /// What was said; the work.
    StatementId;
    /// One state of a statement in all its languages.
    VersionId;
    /// The text of a statement in one language.
    EditionId;
    /// One paragraph of an edition.
    ParagraphId;
}
