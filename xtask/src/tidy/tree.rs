//! The files that the rules look at.

use std::fs;

use anyhow::Result;

use super::rust_text;
use crate::tools;

/// One text file.
pub(super) struct Source {
    /// From the root, with `/`.
    pub(super) path: String,
    pub(super) text: String,
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
        folders.iter().any(in_folder)
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
        let files = listed
            .split('\0')
            .filter(|path| !path.is_empty())
            .filter_map(|path| {
                let text = fs::read_to_string(root.join(path)).ok()?; // not text, or just deleted
                Some(Source {
                    path: path.to_owned(),
                    text,
                })
            })
            .collect();
        Ok(Self { files })
    }

    pub(super) fn files(&self) -> &[Source] {
        &self.files
    }

    pub(super) fn rust(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().filter(|file| file.is_rust())
    }

    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let source = |(path, text): &(&str, &str)| Source {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        Self {
            files: files.iter().map(source).collect(),
        }
    }
}
