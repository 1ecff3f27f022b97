//! A report as files that a person can send, for as long as there are no credentials for the interface.

use super::{compose::Whole, model::document::FileDetails, xml};
use std::{
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};
use store::{Error, Result, Uuid};

/// What stands where the other side gives a number.
const NUMBER_OF_REPORT: u64 = 0;
const NUMBER_OF_FILE: &str = "THE-NUMBER-OF-THE-FILE";

const README: &str = "\
This folder holds evidence. Possessing it is a crime for everybody but who must report it. Do not copy it, do not open
the files, do not send it by e-mail or chat. Destroy it as soon as the report is confirmed.

report.xml        what is reported, as the CyberTipline's reporting interface takes it (POST /submit)
file-N.*          the files, as they were uploaded (POST /upload)
file-N.xml        what is known of each file (POST /fileinfo): the number of the report stands in it as 0, and that of
                  the file as THE-NUMBER-OF-THE-FILE, for you to fill in

By hand, without the interface:
1. Sign in at the reporting page that NCMEC gave you (ESPteam@ncmec.org), or, without an account, call or use
   report.cybertip.org.
2. Copy each field of report.xml into the form; upload the files; for each file copy what its XML says. \"fileViewedByEsp\"
   must be exactly as it stands there: it decides whether police need a warrant.
3. Write the number that you are given into each case that is named below:
   redx guard case reported CASE --to NCMEC --reference NUMBER --jurisdiction US --as YOUR-NAME
   Until then the case waits, and its alarm goes on.
4. Destroy this folder (shred -u FOLDER/*).
";

/// The folder does not exist, or is empty.
pub(crate) fn is_new(out: &Path) -> Result<()> {
    if out.exists() && std::fs::read_dir(out)?.next().is_some() {
        let what = format!(
            "{} is not empty: evidence goes into a folder of its own",
            out.display()
        );
        return Err(Error::Setting(what));
    }
    Ok(())
}

/// Writes it, readable by its owner only. Gives the number of files of evidence.
pub(crate) fn write(out: &Path, whole: &Whole, cases: &[Uuid]) -> Result<usize> {
    is_new(out)?;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(out)?;
    put(&out.join("README.txt"), readme(cases).as_bytes())?;
    put(
        &out.join("report.xml"),
        xml::report(&whole.report).as_bytes(),
    )?;
    for (n, file) in whole.files.iter().enumerate() {
        let details = FileDetails {
            report: NUMBER_OF_REPORT,
            file: NUMBER_OF_FILE.into(),
            about: file.facts.clone(),
        };
        put(&out.join(&file.name), &file.bytes)?;
        let beside = out.join(format!("file-{}.xml", n + 1));
        put(&beside, xml::file_details(&details).as_bytes())?;
    }
    Ok(whole.files.len())
}

fn readme(cases: &[Uuid]) -> String {
    let cases: Vec<String> = cases.iter().map(|id| format!("  {id}\n")).collect();
    format!(
        "{README}\nThe cases that lie in this folder:\n{}",
        cases.concat()
    )
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}
