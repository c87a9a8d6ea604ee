//! How fast captures go into an archive: documents and megabytes per second, everything included.
//!
//! `cargo xtask bench ingest`. The corpus is the repository's releases, each with words of its own in every copy, so that
//! no text is stored twice; sources and archive lie in the system's temporary directory.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use archive_ingest::{CaptureReport, Context, Options, Reporter, Source};
use archive_storage::{Archive, OpenMode};
use archive_testkit::{Scratch, fixtures};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// Says nothing.
struct Silent;

impl Reporter for Silent {
    fn begins(&mut self, _sources: usize) {}

    fn recorded(&mut self, _report: &CaptureReport) -> std::io::Result<()> {
        Ok(())
    }
}

/// Writes `copies` of every release, each followed by a paragraph of its own.
fn corpus(scratch: &Scratch, copies: usize) -> (Vec<Source>, u64) {
    let (mut sources, mut bytes) = (Vec::new(), 0);
    for copy in 0..copies {
        for (index, release) in fixtures::releases().iter().enumerate() {
            let mut text = release.clean.replace(". ", &format!(" (annex {copy}). "));
            text.insert_str(0, &format!("Register {copy}, entry {index}\n\n"));
            bytes += text.len() as u64;
            sources.push(Source::File(
                scratch.write(&format!("in/{copy:04}-{index:02}.txt"), text),
            ));
        }
    }
    (sources, bytes)
}

fn ingest(scratch: &Scratch, name: &str, sources: &[Source]) -> PathBuf {
    let path = scratch.join(name);
    let mut archive = Archive::open(&path, OpenMode::Create).expect("a new archive can be made");
    let mut context = Context {
        clock: &archive_ingest::now,
        stdin: &mut std::io::empty(),
        stop: &AtomicBool::new(false),
        tool_version: "bench",
        args_json: "[]",
    };
    archive_ingest::ingest(
        &mut archive,
        sources,
        &Options::default(),
        &mut context,
        &mut Silent,
    )
    .expect("the archive can be written");
    path
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn five_hundred_releases(bencher: Bencher<'_, '_>) {
    let scratch = Scratch::new();
    let (sources, bytes) = corpus(&scratch, 25);
    let mut round = 0;
    bencher
        .counter(ItemsCount::new(sources.len()))
        .counter(BytesCount::new(bytes))
        .bench_local(|| {
            round += 1;
            ingest(&scratch, &format!("archive{round}.db"), &sources)
        });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn five_hundred_known_releases(bencher: Bencher<'_, '_>) {
    let scratch = Scratch::new();
    let (sources, bytes) = corpus(&scratch, 25);
    ingest(&scratch, "archive.db", &sources);
    bencher
        .counter(ItemsCount::new(sources.len()))
        .counter(BytesCount::new(bytes))
        .bench_local(|| ingest(&scratch, "archive.db", &sources));
}
