//! Benchmarks: our own, or beside another library.

use anyhow::Result;

use crate::cargo;

/// The packages that have benchmarks.
const PACKAGES: [&str; 3] = ["archive-encoding", "archive-parser", "archive-ingest"];
/// A workspace of its own: the other library takes minutes to build.
const PEERS: &str = "crates/encoding/benches/peers/Cargo.toml";

/// Runs the benchmarks, or those whose names `arguments` give; with `--peers`, runs repair beside plsfix instead.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if arguments.iter().any(|argument| argument == "--peers") {
        return peers();
    }
    let packages = PACKAGES.iter().flat_map(|package| ["--package", package]);
    let fixed = ["bench", "--locked", "--benches"].into_iter();
    let fixed: Vec<&str> = fixed.chain(packages).collect();
    cargo::run(&fixed, arguments)
}

fn peers() -> Result<()> {
    cargo::run(
        &[
            "run",
            "--release",
            "--locked",
            "--manifest-path",
            PEERS,
            "--target-dir",
            "target/peers",
        ],
        &[],
    )
}
