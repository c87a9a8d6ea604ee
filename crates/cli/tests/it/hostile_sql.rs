//! Queries that want all of the time or memory, as a process of their own: what the sandbox lets them have.

use std::fs;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use archive_testkit::Scratch;

use crate::{archive, done, statement};

/// Bombs of one operation, and of many that each take a little.
const BOMBS: [&str; 9] = [
    "SELECT hex(zeroblob(400000000))",
    "SELECT replace(hex(zeroblob(7000000)), '00', hex(zeroblob(1000)))",
    "SELECT printf('%.*c', 900000000, 'x')",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "WITH RECURSIVE n(i, x) AS (SELECT 1, 'x' UNION ALL SELECT i + 1, x || x FROM n) SELECT max(length(x)) FROM n",
    "WITH RECURSIVE n(i, x) AS (SELECT 1, zeroblob(1000000) UNION ALL SELECT i + 1, randomblob(1000000) FROM n) SELECT x FROM n ORDER BY x",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(DISTINCT hex(randomblob(1000))) FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT group_concat(hex(zeroblob(100000))) FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT hex(randomblob(1000000)) FROM n LIMIT 100000",
];

/// The most memory that a query may take with it, in kB.
const MEMORY: u64 = 256 << 10;

/// Waits for a process and returns the most memory that was resident, in kB, as far as the system tells it.
fn peak_memory(child: &mut Child) -> u64 {
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status = fs::read(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let status = std::str::from_utf8(&status).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        peak = kilobytes.unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
    peak
}

#[test]
fn no_bomb_takes_more_memory_or_time_than_a_query_may() {
    let scratch = Scratch::new();
    scratch.write("reed.txt", statement("Reed"));
    done(&scratch, &["ingest", "reed.txt"]);
    for query in BOMBS {
        let mut command = archive(&scratch, &["sql", "--timeout", "1", query]).into_std();
        let started = Instant::now();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let peak = peak_memory(&mut child);
        assert!(peak < MEMORY, "{query}: {peak} kB");
        // Generous, because tests share their machine; a bomb that went off takes minutes.
        assert!(started.elapsed() < Duration::from_secs(10), "{query}");
    }
}
