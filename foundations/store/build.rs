//! Rebuilds the crate when a migration changes: they are embedded into it.
fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
