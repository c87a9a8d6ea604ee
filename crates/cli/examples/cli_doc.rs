//! Prints `docs/cli.md`: every command and flag, from the program's own definitions.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let mut command = archive_cli::command().term_width(100);
    command.build();
    let mut out = std::io::stdout().lock();
    writeln!(out, "# Command line\n")?;
    writeln!(
        out,
        "Generated from the program by `cargo xtask codegen`. Each page is what `--help` prints.\n"
    )?;
    section(&mut command, "##", &mut out)?;
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        if let Some(sub) = command.find_subcommand_mut(&name) {
            section(sub, "##", &mut out)?;
        }
    }
    Ok(())
}

fn section(
    command: &mut clap::Command,
    mark: &str,
    out: &mut impl std::io::Write,
) -> std::io::Result<()> {
    let name = command.get_bin_name().unwrap_or("archive").to_owned();
    let help = command.render_long_help().to_string();
    let help: Vec<&str> = help.lines().map(str::trim_end).collect();
    writeln!(
        out,
        "{mark} `{name}`\n\n```text\n{}\n```\n",
        help.join("\n").trim_end()
    )
}
