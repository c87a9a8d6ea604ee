//! One writer and many readers at once.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use archive_storage::sql::{Limits, Sandbox, Sink, Value};
use archive_storage::{Archive, OpenMode};

use crate::support::{Capture, Fixture};

const READERS: usize = 8;

/// How many captures are recorded meanwhile: some in the suite, about a minute's where `ARCHIVE_SOAK` is set.
fn captures() -> usize {
    if std::env::var_os("ARCHIVE_SOAK").is_some() {
        12_000
    } else {
        150
    }
}

struct Nothing;

impl Sink for Nothing {
    fn columns(&mut self, _: &[String]) -> std::io::Result<()> {
        Ok(())
    }

    fn row(&mut self, _: &[Value]) -> std::io::Result<()> {
        Ok(())
    }
}

/// Reads as the commands do: opens the archive, lists and shows; and asks a query of its own.
fn read(path: &std::path::Path) {
    let archive = Archive::open(path, OpenMode::ReadOnly).unwrap();
    let statements = archive.statements().unwrap();
    // A capture is there wholly or not at all.
    assert!(statements.iter().all(|statement| statement.paragraphs == 4));
    let mut sandbox = Sandbox::open(path).unwrap();
    let sql = "SELECT count(*) FROM v_current JOIN text_fts f ON f.rowid = text_id WHERE text_fts MATCH 'harbour'";
    sandbox
        .query(sql, &[], &Limits::default(), &mut Nothing)
        .unwrap();
}

#[test]
fn no_reader_is_ever_told_that_the_archive_is_busy() {
    let mut fixture = Fixture::new();
    let path = fixture.path();
    let (is_over, reads) = (AtomicBool::new(false), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    read(&path);
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for number in 0..captures() {
            let text = format!(
                "en: Lamp {number} of the harbour. | Quay {number}. / fr: Lampe {number} du port. | Quai {number}."
            );
            fixture.record(&Capture::new(&format!("lamp-{number}.txt"), &text));
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert_eq!(
        fixture.count("statement"),
        i64::try_from(captures()).unwrap()
    );
    assert!(reads.load(Ordering::Relaxed) >= READERS as u64);
}
