//! Any bytes: repair does not panic, keeps a true record, and twice is once.
#![no_main]

use archive_encoding::{Options, repair};
use archive_fuzz::{check_record, check_settled};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let repaired = repair(bytes, &Options::default());
    check_record(bytes, &repaired);
    check_settled(&repaired);
});
