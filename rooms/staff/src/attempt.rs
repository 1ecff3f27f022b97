//! Tries that fail lock a name for a while, each time for longer. They are counted before the password is looked at, so
//! that many at once are no way around it, and for every name that is said, so that nobody learns who works here.

use crate::{limits, queries};
use store::{Millis, Result, Tx, Uuid, args};
use web::{App, audit};

/// Whether a try may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tried {
    /// It may; so many have failed if this one does.
    Go(i64),
    /// It may not, for so many seconds.
    Wait(u64),
}

/// Counts a try for a name as failed until it has succeeded.
pub(crate) async fn count(app: &App, name: &str) -> Result<Tried> {
    let mut tx = app.db().begin().await?;
    let (mac, now) = (mac(app, name), tx.now());
    // A lock that lies further ahead than any lock was set before the clock was: it is over.
    let longest = now + limits::LOCK_MS_MAX;
    let row = args![mac, now, now - limits::FAILURES_MS, longest];
    let counted: Option<(i64,)> = tx.optional(queries::ATTEMPT_COUNT, row).await?;
    let Some((failures,)) = counted else {
        let locked: Option<(Millis,)> = tx.optional(queries::ATTEMPT_LOCKED, args![mac]).await?;
        let until = locked.map_or(now, |(until,)| until);
        return Ok(Tried::Wait(seconds(until - now)));
    };
    let until = now + lock_ms(failures);
    tx.execute(queries::ATTEMPT_LOCK, args![mac, until]).await?;
    tx.commit().await?;
    Ok(Tried::Go(failures))
}

/// It succeeded: nothing has failed.
pub(crate) async fn forget(tx: &mut Tx, app: &App, name: &str) -> Result<()> {
    tx.execute(queries::ATTEMPT_FORGET, args![mac(app, name)])
        .await?;
    Ok(())
}

/// It failed. When that locked the name of somebody who works here, the trail says so; for a name that nobody bears, as
/// much is done.
pub(crate) async fn failed(app: &App, person: Option<Uuid>, failures: i64) -> Result<()> {
    if lock_ms(failures) == 0 {
        return Ok(());
    }
    let mut tx = app.db().begin().await?;
    if let Some(person) = person {
        audit::append(&mut tx, "system", "staff.locked", &person.to_string(), "").await?;
    }
    tx.commit().await
}

/// For how long so many failures lock.
fn lock_ms(failures: i64) -> Millis {
    let beyond = failures.saturating_sub(limits::FAILURES_FREE + 1);
    if beyond < 0 {
        return 0;
    }
    // Sixteen doublings are far beyond the longest.
    let doubled = limits::LOCK_MS << beyond.min(16);
    doubled.min(limits::LOCK_MS_MAX)
}

fn mac(app: &App, name: &str) -> [u8; 32] {
    app.keys().mac("staff-attempt", name.as_bytes())
}

fn seconds(ms: Millis) -> u64 {
    u64::try_from(ms.max(0)).unwrap_or(0).div_ceil(1000).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_are_free_and_then_it_doubles_up_to_a_quarter_of_an_hour() {
        let locks: Vec<_> = (0..12).map(|n| lock_ms(n) / 1000).collect();
        assert_eq!(locks, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
        assert_eq!(lock_ms(i64::MAX) / 1000, 900);
        assert_eq!(lock_ms(i64::MIN), 0);
        assert_eq!((seconds(-5), seconds(1), seconds(30_000)), (1, 1, 30));
    }
}
