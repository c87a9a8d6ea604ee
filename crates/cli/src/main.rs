//! The `archive` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    archive_cli::run()
}
