//! Any bytes: repair does not panic, twice is once, and undoing it gives the decoded input.
#![no_main]

use archive_encoding::{Options, repair, repair_text};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let options = Options::default();
    let repaired = repair(bytes, &options);
    let again = repair_text(&repaired.text, &options);
    assert_eq!(again.text, repaired.text, "repairing twice differs");
    if let Ok(text) = std::str::from_utf8(bytes) {
        assert_eq!(repair_text(text, &options).undo(), text, "undoing differs");
    }
});
