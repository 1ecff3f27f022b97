//! Builds again when a file is added to the content: the macro that embeds a folder sees only changes of files it knows.

fn main() {
    for folder in ["check", "facts", "hotlines", "pages"] {
        println!("cargo:rerun-if-changed=../../content/{folder}");
    }
}
