//! Any bytes in parts: they cover the source, each keeps a true record, and one window is a plain repair.
#![no_main]

use archive_encoding::{Options, repair, repair_stream};
use archive_fuzz::check_record;

libfuzzer_sys::fuzz_target!(|input: (u8, &[u8])| {
    let (window, bytes) = input;
    let options = Options::default();
    let (mut source, mut text) = (0, 0);
    for part in repair_stream(bytes, &options).window(usize::from(window)) {
        let part = part.expect("a slice does not fail");
        assert_eq!((part.source_start, part.text_start), (source as u64, text));
        let end = source + part.source_len;
        check_record(&bytes[source..end], &part.repaired);
        source = end;
        text += part.repaired.text.len() as u64;
    }
    assert_eq!(source, bytes.len());

    let mut parts = repair_stream(bytes, &options).window(bytes.len());
    if let Some(part) = parts.next() {
        assert_eq!(part.expect("a slice does not fail").repaired, repair(bytes, &options));
        assert!(parts.next().is_none());
    }
});
