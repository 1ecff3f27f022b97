//! Walking the chain in the database, a stretch at a time, from its beginning or from where it was found whole before.

use super::{Entry, Fault, Seal, Witness, cut::Cut, limits, seal, walk::Walk};
use crate::{App, queries};
use ed25519_dalek::VerifyingKey;
use store::{Db, Result, args};

/// What a chain without a fault is like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The last entry.
    pub seq: i64,
    /// Up to here it is sealed.
    pub sealed: i64,
    /// The newest seal.
    pub seals: i64,
    /// How many of the seals walked past came long after their day: no server ran, or somebody took away the ones before.
    pub late: i64,
}

/// How far a check has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is more to look at: so far, of so many.
    Going(i64, i64),
    /// Nothing is wrong up to the end.
    Whole(Standing),
    /// The first thing that is wrong.
    Broken(Fault),
}

/// A check under way. It can go on when entries have come since.
pub struct Check {
    app: App,
    key: VerifyingKey,
    walk: Walk,
    begun: bool,
    sealed: i64,
    fault: Option<Fault>,
    pub(super) witness: Option<Witness>,
}

impl Check {
    /// From the beginning of the chain.
    pub fn whole(app: &App) -> Self {
        Self {
            key: seal::public_key(app.keys()),
            walk: Walk::default(),
            begun: false,
            sealed: 0,
            fault: None,
            witness: Witness::read(app),
            app: app.clone(),
        }
    }

    /// From the newest seal that this node has found whole before; from the beginning where there is none.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn newest(app: &App) -> Result<Self> {
        let mut check = Self::whole(app);
        if let Some(witness) = check.witness.clone() {
            let seal: Option<Seal> = app
                .db()
                .optional(queries::SEAL_ONE, args![witness.seal])
                .await?;
            let same = seal.filter(|seal| seal.digest() == witness.digest);
            if let Some(seal) = same.filter(|seal| seal.is_signed_by(&check.key)) {
                (check.walk, check.sealed, check.begun) = (Walk::after(&seal), seal.seq, true);
            }
        }
        Ok(check)
    }

    /// Goes on, past about so many entries.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn step(&mut self, entries_max: i64) -> Result<Progress> {
        if let Some(fault) = self.fault {
            return Ok(Progress::Broken(fault));
        }
        let found = match self.begin().await? {
            Ok(()) => self.on(entries_max).await?,
            Err(fault) => Err(fault),
        };
        let fault = match found {
            Ok(progress) => return Ok(progress),
            Err(fault) => fault,
        };
        if self.was_overtaken(fault).await? {
            (self.walk, self.sealed, self.begun) = (Walk::default(), 0, false);
            return Ok(Progress::Going(0, 1));
        }
        self.fault = Some(fault);
        Ok(Progress::Broken(fault))
    }

    /// True when what is not there any more was cut off while this check was on its way there.
    async fn was_overtaken(&self, fault: Fault) -> Result<bool> {
        let cut = Cut::last(self.app.db()).await?;
        let gone = cut.is_some_and(|cut| cut.reaches(self.walk.seq + 1));
        Ok(gone && matches!(fault, Fault::Entry(_)) && self.begun)
    }

    /// How far it has come.
    pub(super) fn walk(&self) -> &Walk {
        &self.walk
    }

    async fn begin(&mut self) -> Result<std::result::Result<(), Fault>> {
        let db = self.app.db();
        if !self.begun
            && let Some(cut) = Cut::last(db).await?
        {
            match cut.check(db, &self.key).await? {
                Ok(seal) => (self.walk, self.sealed) = (Walk::after(&seal), seal.seq),
                Err(fault) => return Ok(Err(fault)),
            }
        }
        self.begun = true;
        Ok(Ok(()))
    }

    async fn on(&mut self, entries_max: i64) -> Result<std::result::Result<Progress, Fault>> {
        let db = self.app.db().clone();
        let mut left = entries_max;
        loop {
            // Seals first: what they know of is in the head that is read after them.
            let seals: Vec<Seal> = db
                .all(
                    queries::SEALS_AFTER,
                    args![self.walk.seal, limits::PAGE_SEALS],
                )
                .await?;
            let newest = db.number(queries::AUDIT_MAX, args![]).await?;
            let (head, hash): (i64, Vec<u8>) = db.one(queries::AUDIT_LAST, args![]).await?;
            let more = i64::try_from(seals.len()).unwrap_or(i64::MAX) >= limits::PAGE_SEALS;
            let sealed = seals.last().map_or(0, |last| last.seq);
            if newest.max(sealed) > head {
                return Ok(Err(Fault::End(head + 1)));
            }
            let to = if more { sealed } else { head };
            let entries = self.entries(&db, to).await?;
            let passed = i64::try_from(entries.len()).unwrap_or(i64::MAX);
            if let Err(fault) = self.pass(&entries, &seals) {
                return Ok(Err(fault));
            }
            if self.walk.seq >= head && !more {
                return Ok(self.end(head, &hash));
            }
            if entries.is_empty() && self.walk.seq < to {
                return Ok(Err(Fault::Entry(self.walk.seq + 1)));
            }
            left -= passed.max(1);
            if left <= 0 {
                return Ok(Ok(Progress::Going(self.walk.seq, head)));
            }
        }
    }

    async fn entries(&self, db: &Db, to: i64) -> Result<Vec<Entry>> {
        let wanted = args![self.walk.seq, to, limits::PAGE_ENTRIES];
        db.all(queries::AUDIT_BETWEEN, wanted).await
    }

    /// Past entries and the seals that stand between them.
    fn pass(&mut self, entries: &[Entry], seals: &[Seal]) -> std::result::Result<(), Fault> {
        let mut seals = seals.iter().peekable();
        for entry in entries {
            while let Some(seal) = seals.next_if(|seal| seal.seq <= self.walk.seq) {
                self.seal(seal)?;
            }
            self.walk.entry(entry)?;
            if let Some(witness) = &self.witness
                && witness.seq == entry.seq
                && witness.hash != entry.hash
            {
                return Err(Fault::Rewritten(entry.seq));
            }
        }
        while let Some(seal) = seals.next_if(|seal| seal.seq <= self.walk.seq) {
            self.seal(seal)?;
        }
        Ok(())
    }

    fn seal(&mut self, seal: &Seal) -> std::result::Result<(), Fault> {
        self.walk.seal(seal, &self.key)?;
        self.sealed = seal.seq;
        match &self.witness {
            Some(witness) if witness.seal == seal.number && witness.digest != self.walk.digest => {
                Err(Fault::Seal(seal.number))
            }
            _ => Ok(()),
        }
    }

    /// At the end: what else is known of it must fit.
    fn end(&self, head: i64, hash: &[u8]) -> std::result::Result<Progress, Fault> {
        let walk = &self.walk;
        if walk.seq != head || walk.hash != hash {
            return Err(Fault::End(head.min(walk.seq) + 1));
        }
        if let Some(witness) = &self.witness {
            if witness.seq > walk.seq {
                return Err(Fault::Rewritten(walk.seq + 1));
            }
            if witness.seal > walk.seal {
                return Err(Fault::Seal(walk.seal + 1));
            }
        }
        if let Some(fault) = seal::missing(walk.unsealed, self.app.clock().now()) {
            return Err(fault);
        }
        Ok(Progress::Whole(Standing {
            seq: walk.seq,
            sealed: self.sealed,
            seals: walk.seal,
            late: walk.late,
        }))
    }
}

/// Walks the whole chain with its seals, telling how far it has come.
///
/// # Errors
/// When the database cannot be reached.
pub async fn check(
    app: &App,
    mut tell: impl FnMut(i64, i64),
) -> Result<std::result::Result<Standing, Fault>> {
    let mut check = Check::whole(app);
    loop {
        match check.step(limits::VIEW_ENTRIES_MAX).await? {
            Progress::Going(so_far, of) => tell(so_far, of),
            Progress::Whole(standing) => return Ok(Ok(standing)),
            Progress::Broken(fault) => return Ok(Err(fault)),
        }
    }
}
