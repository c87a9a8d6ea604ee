//! Rebuilds the crate when a migration is added: `embed_migrations!` alone would leave a new file out.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
