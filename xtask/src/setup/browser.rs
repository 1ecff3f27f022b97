//! The packages of the browser journeys.

use std::fs;

use anyhow::{Context as _, Result};

use crate::tools;

/// Installs exactly what `e2e/package-lock.json` says, unless that was done before.
///
/// # Errors
/// When npm fails.
pub(super) fn install_packages() -> Result<()> {
    let folder = tools::root().join("e2e");
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.installed-from.json");
    let wanted = fs::read(&lock).with_context(|| format!("read {}", lock.display()))?;
    if fs::read(&installed).is_ok_and(|was| was == wanted) {
        return Ok(());
    }
    println!("installing the packages of the browser journeys");
    tools::check(
        tools::command("npm")
            .args(["ci", "--no-audit", "--no-fund", "--no-progress"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .env("PUPPETEER_SKIP_DOWNLOAD", "1")
            .current_dir(&folder),
    )?;
    fs::write(installed, wanted).context("note what was installed")
}
