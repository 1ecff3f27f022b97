//! Cases, as far as an operator may know of them: how many ring. And whether the keys kept offline were shown to open.

use super::Finding;
use anyhow::Result;
use guard::case::{self, Ringing};
use web::App;

pub(super) async fn look(app: &App, deep: bool) -> Result<Vec<Finding>> {
    let now = app.clock().now();
    let ringing = Ringing::now(app.db(), now).await?;
    let mut findings = vec![waiting(ringing), destroying(ringing), ending(ringing)];
    findings.extend(keys(app).await?);
    if deep {
        let faults = case::check_all(app).await?.len();
        let say = match faults {
            0 => "rows, keys, objects and certificates fit together".to_owned(),
            n => format!("{n} faults: see `redx guard case verify`"),
        };
        findings.push(Finding::new("vault", faults == 0, say));
    }
    Ok(findings)
}

/// The law gives no day, but "as soon as reasonably possible": a late one is a failure, one that waits is work.
fn waiting(Ringing { waiting, late, .. }: Ringing) -> Finding {
    let say = match (waiting, late) {
        (0, 0) => "none waits".to_owned(),
        (n, 0) => format!("{n} wait for the safety officer, none for too long: /desk/cases"),
        (n, late) => format!(
            "{late} have waited for too long, {n} more wait: the safety officer decides at /desk/cases"
        ),
    };
    Finding {
        to_do: waiting > 0,
        ..Finding::new("cases", late == 0, say)
    }
}

fn destroying(Ringing { overdue, .. }: Ringing) -> Finding {
    let say = match overdue {
        0 => "nothing is kept for longer than it may be".to_owned(),
        n => format!("{n} should have been destroyed and were not: does a server run?"),
    };
    Finding::new("cases kept", overdue == 0, say)
}

fn ending(Ringing { ending, .. }: Ringing) -> Finding {
    let say = match ending {
        0 => "no time ends soon".to_owned(),
        n => format!("the time of {n} ends soon: the safety officer sets a hold or lets them go"),
    };
    Finding {
        to_do: ending > 0,
        ..Finding::new("cases ending", true, say)
    }
}

/// A key that nobody has tried is a key that may be lost.
async fn keys(app: &App) -> Result<Option<Finding>> {
    let rehearsals = case::rehearsals(app.db()).await?;
    if app.shut_gates().await?.contains(&"gate-vault-key") {
        return Ok(None);
    }
    let now = app.clock().now();
    let due = rehearsals
        .iter()
        .filter(|(_, at)| case::is_to_be_rehearsed(*at, now));
    let due: Vec<_> = due.map(|(slot, _)| slot.name()).collect();
    let say = if due.is_empty() {
        "both were shown to open within half a year".to_owned()
    } else {
        format!(
            "show that they still open with `redx guard key rehearse`: {}",
            due.join(", ")
        )
    };
    Ok(Some(Finding {
        to_do: !due.is_empty(),
        ..Finding::new("vault keys", true, say)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_fails_and_waiting_is_work() {
        let ringing = |waiting, late| Ringing {
            waiting,
            late,
            ..Ringing::default()
        };
        let none = waiting(ringing(0, 0));
        assert!(none.holds && !none.to_do);
        let some = waiting(ringing(2, 0));
        assert!(some.holds && some.to_do && some.say.starts_with("2 wait"));
        let late = waiting(ringing(1, 3));
        assert!(!late.holds && late.say.starts_with("3 have waited"));
    }

    #[test]
    fn what_should_be_gone_fails_and_what_ends_soon_is_work() {
        let ringing = Ringing {
            overdue: 1,
            ending: 4,
            ..Ringing::default()
        };
        assert!(!destroying(ringing).holds);
        let soon = ending(ringing);
        assert!(soon.holds && soon.to_do && soon.say.contains('4'));
        assert!(destroying(Ringing::default()).holds && !ending(Ringing::default()).to_do);
    }
}
