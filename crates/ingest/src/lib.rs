//! Capture, repair, parse, align, record: the library behind `archive ingest`.
//!
//! Joins the four parts, which are strangers to one another: `archive-encoding` makes text of bytes, `archive-parser`
//! makes paragraphs of text, [`align`](align()) links the paragraphs of two languages, `archive-storage` records it all.
//! One thread reads, repairs and parses ahead while another records.
//!
//! # Invariants
//! - Every source gives exactly one [`CaptureReport`], in the order of the sources.
//! - A bad source never stops a run. Only the world does: the archive's disk, its lock, or a person.
//! - What was reported is on the disk.
//! - Memory holds the sources that are read ahead ([`READ_AHEAD`] of them) and no more, each at most
//!   [`Options::max_size`] bytes; repaired and parsed, a source takes up to ten times its size, and thirty-five times
//!   where every other word was repaired.

mod align;
mod derive;
mod identify;
mod rebuild;
mod report;
mod run;
mod source;
mod time;

pub use align::{align, align_pair};
pub use derive::{Derivation, Opened, derive};
pub use rebuild::{RebuildContext, RebuildReporter, RebuildSummary, Rebuilt, rebuild};
pub use report::{CaptureReport, Problem, Reporter, Summary};
pub use run::{Context, Options, PIPELINE, READ_AHEAD, ingest};
pub use source::{Source, find};
pub use time::now;
