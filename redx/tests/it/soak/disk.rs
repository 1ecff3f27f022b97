//! The disk fills up to the last byte and is freed again, under a node that goes on.

use super::{
    crowd::{Crowd, Weather},
    has_recovered,
    inspect::Kept,
    loops,
    node::{Home, Node},
    pause,
};
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};
use store::Rng;

/// Small, so that it is full at once.
const DISK_MIB: u32 = 64;
/// Times it is filled before the instance begins anew: posts take their part of it.
const FILLS_A_HOME: u64 = 5;

/// A disk in memory that only one process and its children see; anybody may make one. It goes with this value.
struct Disk {
    keeper: Child,
    folder: PathBuf,
}

impl Disk {
    fn new(folder: &Path) -> Self {
        let script =
            format!("mount -t tmpfs -o size={DISK_MIB}m tmpfs \"$1\" && echo made && read -r _");
        let mut keeper = Command::new("unshare")
            .args([
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                &script,
                "sh",
            ])
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("run unshare");
        let mut said = String::new();
        let out = keeper.stdout.as_mut().expect("its output");
        BufReader::new(out).read_line(&mut said).unwrap();
        assert_eq!(said, "made\n", "no disk in memory could be made");
        Self {
            keeper,
            folder: folder.to_owned(),
        }
    }

    /// Its folder, from outside.
    fn seen(&self) -> PathBuf {
        let inside = self.folder.strip_prefix("/").unwrap();
        Path::new("/proc")
            .join(self.keeper.id().to_string())
            .join("root")
            .join(inside)
    }

    /// The words that make a program see it.
    fn inside(&self) -> Vec<OsString> {
        let id = self.keeper.id().to_string();
        [
            "nsenter",
            "--preserve-credentials",
            "--user",
            "--mount",
            "--target",
            &id,
            "--",
        ]
        .map(OsString::from)
        .to_vec()
    }

    /// Fills it, but for so many bytes.
    fn fill(&self, but_bytes: u64) {
        let mut ballast = File::create(self.ballast()).unwrap();
        let block = [7; 4096];
        while ballast.write_all(&block).is_ok() {}
        let length = ballast.metadata().unwrap().len();
        ballast.set_len(length.saturating_sub(but_bytes)).unwrap();
    }

    fn free(&self) {
        fs::remove_file(self.ballast()).unwrap();
    }

    fn ballast(&self) -> PathBuf {
        self.seen().join("ballast")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
    }
}

struct Stage {
    disk: Disk,
    home: Home,
    node: Node,
    crowd: Crowd,
    fills: u64,
}

impl Stage {
    fn new(rng: &Rng) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        let disk = Disk::new(&data);
        let home = Home::in_folder(folder, data, disk.seen(), disk.inside());
        let links = home.set_up();
        let node = home.start();
        let crowd = Crowd::gather(&node, &links, rng);
        Self {
            disk,
            home,
            node,
            crowd,
            fills: 0,
        }
    }

    fn fill_once(&mut self, rng: &Rng) {
        let Self {
            disk,
            home,
            node,
            crowd,
            ..
        } = self;
        crowd.work_through(rng, Weather::Outage, || {
            thread::sleep(pause(rng, 800));
            disk.fill(rng.below(256 * 1024));
            thread::sleep(pause(rng, 2_000));
            disk.free();
            thread::sleep(Duration::from_millis(300));
        });
        has_recovered(node, crowd, rng);
        home.doctor();
        self.fills += 1;
    }

    /// What looks at the data as a whole cannot enter the disk: it gets a copy.
    fn finish(mut self) {
        self.crowd.verify_public();
        self.node.stop();
        self.home.doctor();
        let copy = tempfile::tempdir().unwrap();
        let copied = Command::new("cp")
            .arg("-a")
            .arg(self.disk.seen().join("."))
            .arg(copy.path())
            .status()
            .unwrap();
        assert!(copied.success());
        Kept::in_folder(copy.path()).inspect();
    }
}

#[test]
fn the_disk_is_full_and_freed() {
    let mut stage: Option<Stage> = None;
    loops(1, |rng| {
        let stands = stage.get_or_insert_with(|| Stage::new(rng));
        stands.fill_once(rng);
        if stands.fills == FILLS_A_HOME
            && let Some(stage) = stage.take()
        {
            stage.finish();
        }
    });
    if let Some(stage) = stage {
        stage.finish();
    }
}
