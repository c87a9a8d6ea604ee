//! Prints `docs/schema.md`: `cargo run -p archive-storage --example schema_doc`.

use std::io::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = archive_storage::schema::describe()?;
    std::io::stdout().write_all(page.as_bytes())?;
    Ok(())
}
