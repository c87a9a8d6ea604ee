//! A large archive: how fast it fills, how big it gets, what memory that takes, and how fast it is read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use super::chance::Chance;
use super::corpus::{Corpus, NUMBERED};
use crate::{cargo, report};

/// Where the corpus and the archive are made.
const FOLDER: &str = "target/soak";
const PARAGRAPHS: u64 = 1_000_000;
/// Two languages, each a title, a date and what is numbered.
const IN_A_STATEMENT: u64 = 2 * (NUMBERED + 2);
/// How many ticks of CPU time a second has, on every Linux of our day (`getconf CLK_TCK`).
const TICKS: u64 = 100;
/// How many statements are read.
const READ: u64 = 200;

/// Makes an archive of as many paragraphs as `arguments` say, a million by default, and reports.
pub(super) fn run(arguments: &[String]) -> Result<()> {
    let wanted = match arguments.first() {
        Some(number) => number
            .parse()
            .context("the argument is a number of paragraphs")?,
        None => PARAGRAPHS,
    };
    let binary = build()?;
    let folder = Path::new(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let statements = wanted.div_ceil(IN_A_STATEMENT);
    let sources = folder.join("in");
    let bytes = Corpus::new(1)?.write(&sources, 0..statements)?;
    let archive = folder.join("archive.db");
    let filled = fill(&binary, &archive, &sources)?;
    let paragraphs = ask(&binary, &archive, "SELECT count(*) FROM paragraph")?;
    let size = fs::metadata(&archive)?.len();
    report(&format!(
        "{statements} statements, {paragraphs} paragraphs, {bytes} bytes of text\n\
         ingest     {:.1} s, {:.0} paragraphs/s\n\
         of it CPU  {} s in the thread that records, {} s in the one that reads, repairs and parses\n\
         memory     {} kB at most\n\
         file       {size} bytes, {:.2} of the text",
        filled.took.as_secs_f64(),
        ratio(paragraphs, 1) / filled.took.as_secs_f64(),
        ratio(filled.ticks[0], TICKS),
        ratio(filled.ticks[1], TICKS),
        filled.peak,
        ratio(size, bytes),
    ));
    read(&binary, &archive)
}

/// Builds the program and returns where it is.
fn build() -> Result<PathBuf> {
    cargo::run(
        &["build", "--release", "--locked", "--package", "archive-cli"],
        &[],
    )?;
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    Ok(Path::new(&target).join("release/archive"))
}

/// What filling the archive came to.
struct Filled {
    took: Duration,
    /// The most memory that was resident, in kB.
    peak: u64,
    /// CPU time of the first thread and of all others, in ticks. On a busy machine it says more than the time that passed.
    ticks: [u64; 2],
}

fn fill(binary: &Path, archive: &Path, sources: &Path) -> Result<Filled> {
    let started = Instant::now();
    let mut child = Command::new(binary)
        .arg("ingest")
        .arg("--archive")
        .args([archive, sources])
        .stdout(Stdio::null())
        .spawn()
        .context("cannot start the program")?;
    let (mut peak, mut ticks) = (0, [0; 2]);
    let status = loop {
        peak = peak_memory(&child).unwrap_or(peak);
        ticks = cpu_ticks(&child).map_or(ticks, |[first, others]| {
            // A thread that has ended is not listed any more.
            [ticks[0].max(first), ticks[1].max(others)]
        });
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    ensure!(status.success(), "the ingest failed: {status}");
    Ok(Filled {
        took: started.elapsed(),
        peak,
        ticks,
    })
}

/// Reads the CPU time of the first thread of a process and of all others, where the system tells it.
fn cpu_ticks(child: &Child) -> Option<[u64; 2]> {
    let mut ticks = [0; 2];
    for thread in fs::read_dir(format!("/proc/{}/task", child.id())).ok()? {
        let path = thread.ok()?.path();
        let stat = fs::read(path.join("stat")).ok()?;
        // After the name, which stands in brackets, the 12th and 13th fields are the times in user and kernel mode.
        let fields = std::str::from_utf8(&stat).ok()?.rsplit_once(')')?.1;
        let times = fields.split_whitespace().skip(11).take(2);
        let is_first = path.file_name()?.to_str()? == child.id().to_string();
        ticks[usize::from(!is_first)] += times
            .filter_map(|time| time.parse::<u64>().ok())
            .sum::<u64>();
    }
    Some(ticks)
}

/// Reads the high-water mark of a process, where the system tells it.
fn peak_memory(child: &Child) -> Option<u64> {
    let status = fs::read(format!("/proc/{}/status", child.id())).ok()?;
    let status = std::str::from_utf8(&status).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Reads statements at random, each by a process of its own, and reports how long that takes.
fn read(binary: &Path, archive: &Path) -> Result<()> {
    let versions = ask(binary, archive, "SELECT max(version_id) FROM version")?;
    let mut chance = Chance::new(2);
    let mut times = Vec::new();
    for _ in 0..READ {
        let version = 1 + chance.below(versions);
        let slug = text(
            binary,
            archive,
            &format!("SELECT slug FROM v_version WHERE version_id = {version}"),
        )?;
        let started = Instant::now();
        let status = Command::new(binary)
            .args(["show", "--archive"])
            .arg(archive)
            .arg(&slug)
            .stdout(Stdio::null())
            .status()?;
        times.push(started.elapsed());
        ensure!(status.success(), "`{slug}` cannot be read");
    }
    times.sort_unstable();
    report(&format!(
        "show       {:?} in the middle, {:?} at worst of {READ}, the start of the program included",
        times[times.len() / 2],
        times[times.len() - 1],
    ));
    Ok(())
}

fn ask(binary: &Path, archive: &Path, query: &str) -> Result<u64> {
    text(binary, archive, query)?
        .parse()
        .context("the answer is a number")
}

/// Runs a query that gives one value.
fn text(binary: &Path, archive: &Path, query: &str) -> Result<String> {
    let output = Command::new(binary)
        .args(["sql", "--format", "csv", "--timeout", "600", "--archive"])
        .arg(archive)
        .arg(query)
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(output.status.success(), "`{query}` failed");
    let answer = std::str::from_utf8(&output.stdout)?;
    let value = answer.lines().nth(1).context("the query gives no row")?;
    Ok(value.trim_matches('"').to_owned())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a report needs no more precision"
)]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}
