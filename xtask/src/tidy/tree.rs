//! The files that the rules look at.

use std::collections::BTreeSet;
use std::fs;

use anyhow::Result;

use super::rust_text;
use crate::tools;

/// One text file.
pub(super) struct Source {
    /// From the root, with `/`.
    pub(super) path: String,
    pub(super) text: String,
    /// Whether another file declares this one for tests only.
    is_test_module: bool,
}

impl Source {
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    pub(super) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether all of it is for tests, measurements or the build, and none of it in the product.
    pub(super) fn is_beside_the_product(&self) -> bool {
        let folders = ["tests/", "benches/", "examples/", "fuzz/"];
        let roots = ["testkit/", "xtask/", "bench/"];
        let in_folder = |folder: &&str| self.path.split_inclusive('/').any(|part| part == *folder);
        self.is_test_module
            || folders.iter().any(in_folder)
            || roots.iter().any(|root| self.path.starts_with(root))
            || ["tests.rs", "build.rs"].contains(&self.name())
    }

    /// The lines, from 1, as far as they are code of the product: comments blanked, tests left out.
    pub(super) fn product_lines(&self) -> Vec<(usize, String)> {
        if self.is_beside_the_product() {
            return Vec::new();
        }
        let code = rust_text::without_comments(&self.text);
        let end = rust_text::tests_start(&self.text).unwrap_or(usize::MAX);
        (1..)
            .zip(code.lines().map(str::to_owned))
            .take_while(|(line, _)| *line < end)
            .collect()
    }
}

/// Every text file that is in the repository or about to be.
pub(super) struct Tree {
    files: Vec<Source>,
}

impl Tree {
    pub(super) fn read() -> Result<Self> {
        let arguments = [
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ];
        let listed = tools::output(tools::command("git").args(arguments))?;
        let root = tools::root();
        let paths = listed.split('\0').filter(|path| !path.is_empty());
        // What cannot be read is no text, or was deleted just now.
        let texts =
            paths.filter_map(|path| Some((path, fs::read_to_string(root.join(path)).ok()?)));
        Ok(Self::from_texts(texts))
    }

    fn from_texts<'a>(texts: impl Iterator<Item = (&'a str, String)>) -> Self {
        let mut files: Vec<Source> = texts
            .map(|(path, text)| Source {
                path: path.to_owned(),
                text,
                is_test_module: false,
            })
            .collect();
        let modules: BTreeSet<String> = files.iter().flat_map(test_modules).collect();
        for file in &mut files {
            file.is_test_module = modules.contains(&file.path);
        }
        Self { files }
    }

    pub(super) fn files(&self) -> &[Source] {
        &self.files
    }

    pub(super) fn rust(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().filter(|file| file.is_rust())
    }

    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        Self::from_texts(files.iter().map(|(path, text)| (*path, (*text).to_owned())))
    }
}

/// The files that `file` declares as modules for tests only: `#[cfg(test)]`, then `mod NAME;`.
fn test_modules(file: &Source) -> Vec<String> {
    let folder = match file.path.strip_suffix(".rs") {
        Some(stem) if ["lib.rs", "main.rs", "mod.rs"].contains(&file.name()) => {
            stem.rsplit_once('/').map_or("", |(folder, _)| folder)
        }
        Some(stem) => stem,
        None => return Vec::new(),
    };
    let pairs = file.text.lines().zip(file.text.lines().skip(1));
    pairs
        .filter(|(before, _)| *before == "#[cfg(test)]")
        .filter_map(|(_, line)| line.strip_prefix("mod ")?.strip_suffix(';'))
        .flat_map(|name| {
            [
                format!("{folder}/{name}.rs"),
                format!("{folder}/{name}/mod.rs"),
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_for_tests_is_no_product() {
        let tree = Tree::of(&[
            ("redx/src/lib.rs", "#[cfg(test)]\nmod planted;\nmod real;"),
            ("redx/src/planted.rs", "x"),
            ("redx/src/real.rs", "y\n#[cfg(test)]\nmod property;"),
            ("redx/src/real/property.rs", "z"),
            ("redx/tests/it/main.rs", "w"),
        ]);
        let product: Vec<_> = tree
            .rust()
            .filter(|file| !file.is_beside_the_product())
            .collect();
        let paths: Vec<_> = product.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["redx/src/lib.rs", "redx/src/real.rs"]);
    }

    #[test]
    fn the_lines_of_the_product_end_where_its_tests_begin() {
        let tree = Tree::of(&[("redx/src/a.rs", "a // b\n#[cfg(test)]\nmod tests {\n}")]);
        let lines: Vec<_> = tree.rust().flat_map(Source::product_lines).collect();
        assert_eq!(lines, [(1, "a     ".to_owned())]);
    }
}
