//! Embeds the assets: each file raw and as Brotli, under one folder name that changes when any of them does, so that
//! browsers may keep them for ever and modules may import each other by relative address.

use sha2::{Digest, Sha256};
use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=../../content/languages");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("assets");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let mut edition = Sha256::new();
    let mut table = String::from("static FILES: &[Asset] = &[\n");
    for (i, file) in files.iter().enumerate() {
        let bytes = fs::read(file).unwrap_or_default();
        edition.update(&bytes);
        let packed = out.join(format!("{i}.br"));
        let _ = fs::write(&packed, brotli_of(&bytes));
        let name = file
            .strip_prefix(&root)
            .unwrap_or(file)
            .to_string_lossy()
            .replace('\\', "/");
        edition.update(&name);
        table.push_str(&format!(
            "    Asset {{ name: {name:?}, raw: include_bytes!({:?}), br: include_bytes!({:?}) }},\n",
            file.to_string_lossy(),
            packed.to_string_lossy()
        ));
    }
    let hash: String = edition
        .finalize()
        .iter()
        .take(6)
        .map(|b| format!("{b:02x}"))
        .collect();
    table.push_str(&format!("];\nconst EDITION: &str = {hash:?};\n"));
    let _ = fs::write(out.join("assets.rs"), table);
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn brotli_of(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
    let _ = writer.write_all(bytes);
    drop(writer);
    packed
}
