//! Any bytes, through the whole pipeline as `archive ingest` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(derivation) = archive_ingest::derive(bytes) {
        assert!(!derivation.document.editions.is_empty());
    }
});
