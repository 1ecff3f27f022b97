//! A node with this room alone.

use crate::{
    BankGrew, Guard, Imported, List, Look, MatchFound, OnBankGrew, Purpose, Rescreen, Upload, bank,
};
use hashbank::{SignalKind, import::Format};
use mediahash::{Digests, Pdq};
use store::{Background, Uuid, events};
use testkit::Shell;

pub(super) struct Stage {
    pub(super) shell: Shell,
    pub(super) guard: Guard,
    pub(super) background: Background,
}

impl Stage {
    pub(super) async fn new() -> Self {
        Self::over(Shell::new().await)
    }

    /// One on each engine.
    pub(super) async fn both() -> [Self; 2] {
        [Self::new().await, Self::over(Shell::on_postgres().await)]
    }

    fn over(shell: Shell) -> Self {
        let guard = Guard::new(shell.app.clone());
        let background = Background::new(shell.app.db().clone())
            .subscribe(OnBankGrew)
            .work(Rescreen(guard.clone()))
            .work(bank::Purge(guard.clone()))
            .work(bank::Enable(guard.clone()));
        Self {
            shell,
            guard,
            background,
        }
    }

    pub(super) async fn import(&self, purpose: Purpose, lines: &str) -> Imported {
        let list = List {
            bank: format!("made up: {}", purpose.name()),
            purpose,
            threshold: 31,
            format: Format::Lines,
            usual: SignalKind::Pdq,
            input: std::io::Cursor::new(lines.to_owned()),
        };
        crate::import(&self.shell.app, list, |_| {}).await.unwrap()
    }

    /// Another node over the same database.
    pub(super) fn other_node(&self) -> Guard {
        Guard::new(self.shell.app.clone())
    }

    /// The bank that [`Stage::import`] fills.
    pub(super) async fn bank(&self, purpose: Purpose) -> bank::Bank {
        let name = format!("made up: {}", purpose.name());
        let found = bank::named(self.shell.app.db(), &name).await.unwrap();
        found.unwrap()
    }

    /// How many rows a table has.
    pub(super) async fn rows(&self, table: &str) -> i64 {
        let text = match table {
            "guard_signal" => "SELECT COUNT(*) FROM guard_signal",
            "guard_content" => "SELECT COUNT(*) FROM guard_content",
            "guard_tally" => "SELECT COUNT(*) FROM guard_tally",
            other => panic!("{other}"),
        };
        let count = store::Statement::both(text);
        self.shell.app.db().number(count, vec![]).await.unwrap()
    }

    /// Looks, and writes down what was found.
    pub(super) async fn screen(&self, upload: &Upload) -> Look {
        let look = self.guard.look(upload.clone()).await.unwrap();
        let mut tx = self.shell.begin().await;
        self.guard.record(&mut tx, &look).await.unwrap();
        tx.commit().await.unwrap();
        look
    }

    pub(super) async fn is_clear(&self, upload: &Upload) -> bool {
        self.guard.clear(upload.id).await.unwrap().is_some()
    }

    pub(super) async fn is_unsettled(&self, upload: &Upload) -> bool {
        let mut tx = self.shell.begin().await;
        Guard::is_unsettled(&mut tx, upload.id).await.unwrap()
    }

    /// What the gauge says.
    pub(super) async fn unsettled(&self) -> i64 {
        let db = self.shell.app.db();
        let count = crate::queries::ITEMS_UNSETTLED;
        db.number(count, vec![]).await.unwrap()
    }

    /// Brings every entry of a bank into question: held, or denied by one person.
    pub(super) async fn question(&self, purpose: Purpose, held: bool) {
        let bank = self.bank(purpose).await.id;
        let contents = bank::contents(&self.shell.app, bank, 0, 100).await.unwrap();
        let mut tx = self.shell.begin().await;
        for content in contents {
            if held {
                bank::hold(&mut tx, "x", &[content.id], "test")
                    .await
                    .unwrap();
            } else {
                let view = hashbank::View::Deconfirm;
                let done = bank::opine(&mut tx, "x", content.id, "x", view).await;
                assert!(done.unwrap().done().is_some());
            }
        }
        tx.commit().await.unwrap();
    }

    /// The posts of which rescreening told.
    pub(super) async fn found(&self) -> Vec<MatchFound> {
        self.background.settle().await.unwrap();
        self.told().await
    }

    /// The posts of which was told so far.
    pub(super) async fn told(&self) -> Vec<MatchFound> {
        let all = events::after(self.shell.app.db(), 0, 100).await.unwrap();
        all.iter()
            .filter_map(|event| event.read::<MatchFound>().unwrap())
            .collect()
    }

    /// How often a list has grown.
    pub(super) async fn grown(&self) -> usize {
        let all = events::after(self.shell.app.db(), 0, 100).await.unwrap();
        all.iter()
            .filter_map(|event| event.read::<BankGrew>().unwrap())
            .count()
    }

    /// An upload of a post of its own, with these bytes and this look.
    pub(super) fn upload(&self, bytes: &[u8], pdq: Pdq, quality: u8) -> Upload {
        let ids = self.shell.app.db().ids();
        let sums = Digests::of(bytes);
        Upload {
            id: ids.row(),
            post: ids.row(),
            drawn: false,
            md5: sums.md5,
            sha1: sums.sha1,
            sha256: sums.sha256,
            pdq: Some((turned(pdq), quality)),
            frames: Vec::new(),
        }
    }
}

/// Eight orientations that have nothing to do with each other, the first as given.
pub(super) fn turned(pdq: Pdq) -> [Pdq; 8] {
    let mut all = [pdq; 8];
    for (turn, code) in all.iter_mut().enumerate().skip(1) {
        let mut bytes = *pdq.as_bytes();
        bytes.rotate_left(turn);
        for byte in &mut bytes {
            *byte ^= [0x55, 0x33, 0x0f, 0xc3, 0x99, 0xaa, 0x5a][turn - 1];
        }
        *code = Pdq::from_bytes(bytes);
    }
    all
}

/// A look that no other seed has.
pub(super) fn pdq(seed: u64) -> Pdq {
    Pdq::from_bytes(store::Rng::seeded(seed).bytes::<32>())
}

/// The same look with this many bits turned.
pub(super) fn off_by(pdq: Pdq, bits: usize) -> Pdq {
    let mut bytes = *pdq.as_bytes();
    for bit in 0..bits {
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    Pdq::from_bytes(bytes)
}

pub(super) fn other_post() -> Uuid {
    Uuid::from_u128(77)
}
