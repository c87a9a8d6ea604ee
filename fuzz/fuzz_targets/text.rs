//! Any text: undoing its repairs gives it back, and its bytes are repaired as the text is.
#![no_main]

use archive_encoding::{Options, repair_text};
use archive_fuzz::{check_record, check_settled};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let repaired = repair_text(text, &Options::default());
    check_record(text.as_bytes(), &repaired);
    check_settled(&repaired);
    assert_eq!(repaired.undo(), text);
});
