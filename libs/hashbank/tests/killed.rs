//! A process that saves an index again and again is killed at any moment; what it leaves is the last snapshot or the
//! one after it, whole. Three times here, `SOAK_LOOPS` times if that is set.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that meets the unexpected has failed; a process says on standard output how far it got"
)]

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hashbank::{EntryId, Index, Seal};
use mediahash::Pdq;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Where the process that is to be killed saves to.
const SAVE_TO: &str = "HASHBANK_SAVE_TO";

/// Two chunks and a bit.
const CODES: u64 = 35_000;

/// A real cipher; nonces are made of the process and a count, enough for a key of one test.
struct Cipher {
    aead: XChaCha20Poly1305,
    count: AtomicU64,
}

impl Cipher {
    fn new() -> Self {
        Self {
            aead: XChaCha20Poly1305::new(&[7; 32].into()),
            count: AtomicU64::new(u64::from(std::process::id()) << 32),
        }
    }
}

impl Seal for Cipher {
    fn seal(&self, name: &[u8], plain: &[u8]) -> Vec<u8> {
        let count = self.count.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        let mut nonce = [0; 24];
        nonce[..8].copy_from_slice(&count);
        let payload = Payload {
            msg: plain,
            aad: name,
        };
        let sealed = self.aead.encrypt(&nonce.into(), payload).unwrap();
        [nonce.as_slice(), &sealed].concat()
    }

    fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_first_chunk::<24>()?;
        let payload = Payload {
            msg: rest,
            aad: name,
        };
        self.aead.decrypt(&(*nonce).into(), payload).ok()
    }
}

/// The code of an entry in the snapshot with this mark: no two snapshots have one in common.
fn code(mark: u64, entry: u64) -> Pdq {
    let mut state = mark << 32 | entry << 1 | 1;
    let mut bytes = [0; 32];
    for eight in bytes.as_chunks_mut::<8>().0 {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        *eight = state.wrapping_mul(0x2545_F491_4F6C_DD1D).to_le_bytes();
    }
    Pdq::from_bytes(bytes)
}

/// How many codes a snapshot has.
fn codes_of(mark: u64) -> u64 {
    CODES + mark % 1000
}

/// Nothing unless told where to save to: then it never ends by itself.
#[test]
fn saves_until_it_is_killed() {
    let Some(path) = std::env::var_os(SAVE_TO).map(PathBuf::from) else {
        return;
    };
    let cipher = Cipher::new();
    let first = Index::open(&path, &cipher).map_or(1, |(_, mark)| mark + 1);
    for mark in first.. {
        let index = Index::new();
        index.insert_many((0..codes_of(mark)).map(|entry| (EntryId(entry), code(mark, entry))));
        index.save(&path, &cipher, mark).unwrap();
        println!("saved {mark}");
        std::io::stdout().flush().unwrap();
    }
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_or_the_new() {
    let loops = std::env::var("SOAK_LOOPS").map_or(3, |loops| loops.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("codes.index");
    let mut last = 0;
    for round in 0..loops {
        let mut process = start(&path);
        // Let it save once, so that every round gets somewhere; then any part of the next saves.
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut saved = || {
            said.by_ref()
                .map_while(Result::ok)
                .find_map(|line| mark_in(&line))
        };
        last = saved().expect("it saves");
        std::thread::sleep(Duration::from_micros(
            code(9, round).to_words()[0] % 200_000,
        ));
        process.kill().unwrap();
        process.wait().unwrap();
        while let Some(mark) = saved() {
            last = mark;
        }
        last = check(&path, last);
    }
    assert!(last >= loops);
}

fn start(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "saves_until_it_is_killed", "--nocapture"])
        .env(SAVE_TO, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn mark_in(line: &str) -> Option<u64> {
    let (_, mark) = line.rsplit_once("saved ")?;
    mark.trim().parse().ok()
}

/// Killed between renaming and saying so, there is one more than was said.
fn check(path: &Path, said: u64) -> u64 {
    let (index, mark) = Index::open(path, &Cipher::new()).expect("a whole snapshot");
    assert!((said..=said + 1).contains(&mark), "{mark} after {said}");
    assert_eq!(u64::try_from(index.len()), Ok(codes_of(mark)));
    for entry in (0..codes_of(mark)).step_by(83) {
        let hits = index.query(&code(mark, entry), 0);
        assert_eq!(hits.first().map(|hit| hit.entry), Some(EntryId(entry)));
    }
    mark
}
