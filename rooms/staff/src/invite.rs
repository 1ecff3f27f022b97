//! Somebody is asked to work here, or gets a new link because the last one was lost.

use crate::{limits, model, queries};
use store::{Result, Token, Tx, Uuid, args};
use web::{App, Role, audit};

/// How an invitation ended.
#[derive(Debug)]
pub enum Invited {
    /// The link's secret: `/desk/sign-in/{token}`. It is stored nowhere and cannot be shown again.
    Link(Token),
    /// Somebody of that name works here in another role. A role is not changed by a link: end theirs first.
    OtherRole(Role),
    /// There is no name left after cleaning, or it is too long.
    BadName,
}

/// Makes a one-time link that works for a day; links the person had before stop working. `by` is who asked, as the
/// audit chain names them: a member's id, or `system` for the command line.
///
/// # Errors
/// When the database refuses.
pub async fn invite(tx: &mut Tx, app: &App, name: &str, role: Role, by: &str) -> Result<Invited> {
    let Ok(Some(name)) = limits::NAME.read(name) else {
        return Ok(Invited::BadName);
    };
    let (id, now) = (tx.ids().row(), tx.now());
    tx.execute(queries::PERSON_INSERT, args![id, &name, role.name(), now])
        .await?;
    let (person, found): (Uuid, String) = tx.one(queries::BY_NAME, args![&name]).await?;
    if found != role.name() {
        return Ok(Invited::OtherRole(model::role(&found)?));
    }
    tx.execute(queries::INVITES_DROP, args![person]).await?;
    let token = tx.ids().token();
    let mac = mac(app, &token);
    tx.execute(
        queries::INVITE_INSERT,
        args![mac, person, now, now + limits::LINK_MS],
    )
    .await?;
    audit::append(tx, by, "staff.invited", &person.to_string(), role.name()).await?;
    Ok(Invited::Link(token))
}

/// What is stored of a link's secret.
pub(crate) fn mac(app: &App, token: &Token) -> [u8; 32] {
    app.keys().mac("staff-invite", token.bytes())
}
