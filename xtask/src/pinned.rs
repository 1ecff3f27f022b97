//! Files that come out of published packages: pinned by version and digest, never committed.
//!
//! A file is described by a table of a TOML file: see `xtask/tools.toml` and
//! `foundations/media/models.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use toml::{Table, Value};

use crate::tools;

/// One file inside one package, or a folder that is known by one file in it.
#[derive(Debug, PartialEq)]
pub(crate) struct Pinned {
    /// What it is called in messages.
    pub(crate) name: String,
    /// The package's version.
    pub(crate) version: String,
    package: String,
    wheel_sha256: String,
    /// The folder of the package to take as a whole, where the one file is not enough.
    folder: Option<String>,
    /// The file: its path inside the package, or inside that folder.
    member: String,
    sha256: String,
    path: PathBuf,
}

impl Pinned {
    /// Every table of the list `key` in the TOML file at `path`; none when there is no such file.
    ///
    /// # Errors
    /// When the file cannot be read, or a table lacks a field.
    pub(crate) fn read(path: &Path, key: &str) -> Result<Vec<Self>> {
        if !path.exists() {
            return Ok(Vec::new());
        }
        let text = fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
        Self::parse(&text, key).with_context(|| format!("in {}", path.display()))
    }

    fn parse(text: &str, key: &str) -> Result<Vec<Self>> {
        let document: Table = text.parse()?;
        let tables = document.get(key).and_then(Value::as_array);
        let tables = tables.with_context(|| format!("no [[{key}]]"))?;
        tables.iter().map(Self::from_table).collect()
    }

    fn from_table(table: &Value) -> Result<Self> {
        let field = |name: &str| {
            let text = table.get(name).and_then(Value::as_str);
            text.map(str::to_owned)
                .with_context(|| format!("no field {name:?}"))
        };
        Ok(Self {
            name: field("name")?,
            version: field("version")?,
            package: field("package")?,
            wheel_sha256: field("wheel_sha256")?,
            folder: field("folder").ok(),
            member: field("member")?,
            sha256: field("sha256")?,
            path: field("path")?.into(),
        })
    }

    /// Puts the file, or the folder, at `home` joined with its path, unless the very same file is there.
    ///
    /// # Errors
    /// When the package cannot be fetched, or it or the file in it is not the one pinned.
    pub(crate) fn fetch_into(&self, home: &Path) -> Result<()> {
        let target = home.join(&self.path);
        let file = self.file_of(&target);
        if file.is_file() && sha256(&file)? == self.sha256 {
            return Ok(());
        }
        println!("fetching {} {}", self.name, self.version);
        let work = tools::target().join("fetch").join(&self.name);
        drop(fs::remove_dir_all(&work));
        fs::create_dir_all(&work)?;
        self.download(&work)?;
        let wanted = self.unpack(&work)?;
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        drop(fs::remove_dir_all(&target)); // an older folder; a file is replaced by the renaming
        tools::check(
            tools::command("mv")
                .args(["-f", "-T"])
                .args([&wanted, &target]),
        )?;
        fs::remove_dir_all(&work)?;
        Ok(())
    }

    fn download(&self, work: &Path) -> Result<()> {
        let pip = [
            "-m",
            "pip",
            "--quiet",
            "--disable-pip-version-check",
            "download",
        ];
        let package = format!("{}=={}", self.package, self.version);
        tools::check(
            tools::command("python3")
                .args(pip)
                .args(["--no-deps", "--only-binary=:all:", &package, "--dest"])
                .arg(work),
        )
    }

    fn unpack(&self, work: &Path) -> Result<PathBuf> {
        let wheel = fs::read_dir(work)?
            .next()
            .context("pip downloaded nothing")??
            .path();
        expect_digest(&wheel, &self.wheel_sha256)?;
        let inside = work.join("inside");
        tools::check(
            tools::command("python3")
                .args(["-m", "zipfile", "-e"])
                .args([&wheel, &inside]),
        )?;
        let wanted = match &self.folder {
            Some(folder) => inside.join(folder),
            None => inside.join(&self.member),
        };
        expect_digest(&self.file_of(&wanted), &self.sha256)?;
        Ok(wanted)
    }

    /// The file whose digest is pinned, of what was taken to `target`.
    fn file_of(&self, target: &Path) -> PathBuf {
        match self.folder {
            Some(_) => target.join(&self.member),
            None => target.to_owned(),
        }
    }
}

fn expect_digest(path: &Path, wanted: &str) -> Result<()> {
    let found = sha256(path)?;
    if found != wanted {
        bail!(
            "{} has the SHA-256 {found}, but {wanted} is pinned",
            path.display()
        );
    }
    Ok(())
}

fn sha256(path: &Path) -> Result<String> {
    let printed = tools::output(tools::command("sha256sum").arg(path))?;
    let digest = printed.split_whitespace().next();
    digest
        .map(str::to_owned)
        .context("sha256sum printed nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"
        [[model]]
        name = "finder"
        version = "1.0"
        package = "some-package"
        wheel_sha256 = "aa"
        member = "inside/finder.onnx"
        sha256 = "bb"
        path = "models/finder.onnx"
    "#;

    #[test]
    fn a_list_is_read() {
        let list = Pinned::parse(LIST, "model").expect("parse");
        assert_eq!(list.len(), 1);
        assert_eq!(list[0].path, Path::new("models/finder.onnx"));
    }

    #[test]
    fn a_missing_digest_is_an_error() {
        let careless = LIST.replace("sha256 = \"bb\"", "");
        let cause = Pinned::parse(&careless, "model").expect_err("no digest");
        assert!(cause.to_string().contains("sha256"), "{cause}");
    }

    #[test]
    fn another_file_than_the_pinned_one_is_refused() {
        let cause = expect_digest(&tools::root().join("Cargo.toml"), "00").expect_err("refuse");
        assert!(cause.to_string().contains("is pinned"), "{cause}");
    }

    #[test]
    fn every_list_of_the_project_is_complete() {
        for (path, key) in [
            ("xtask/tools.toml", "tool"),
            ("foundations/media/models.toml", "model"),
        ] {
            Pinned::read(&tools::root().join(path), key).expect(path);
        }
    }
}
