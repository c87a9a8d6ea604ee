//! Repairs standard input to standard output, and lists every edit on standard error.
//!
//! ```sh
//! cargo run --release --example repair < damaged.txt > mended.txt 2> edits.tsv
//! ```

use std::io::{self, BufWriter, Write as _};

use archive_encoding::{Options, repair_stream};

fn main() -> io::Result<()> {
    let mut text = io::stdout().lock();
    let mut edits = BufWriter::new(io::stderr().lock());
    for part in repair_stream(io::stdin().lock(), &Options::default()) {
        let part = part?;
        text.write_all(part.repaired.text.as_bytes())?;
        for edit in &part.repaired.repairs {
            let at = part.in_source(&edit.source).start;
            let (before, after) = (&edit.before, &edit.after);
            let (rule, confidence) = (&edit.rule, edit.confidence);
            writeln!(
                edits,
                "{at}\t{before:?}\t{after:?}\t{rule}\t{confidence:.3}"
            )?;
        }
    }
    edits.flush()
}
