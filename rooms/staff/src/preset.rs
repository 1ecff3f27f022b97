//! A tiny group at once: who leads, two or more who decide, and somebody from outside who agrees as the second of two.
//! Who leads gets three ways in, for three kinds of work that do not mix: to decide, to run the instance, and to take care
//! of cases. Each has a name, a role and a passkey of its own, so that the trail tells them apart and no browser that is
//! open at the desk can change who works here.

use crate::{Invited, invite};
use store::{Result, Token, Tx};
use web::{App, Role};

/// Who is in the group.
#[derive(Clone, Debug)]
pub struct Preset {
    /// Who leads.
    pub lead: String,
    /// Who decides beside them; posting needs two.
    pub moderators: Vec<String>,
    /// Somebody who works with none of them.
    pub outside: String,
}

/// One of them, with their link.
#[derive(Clone, Debug)]
pub struct Place {
    /// The name colleagues see.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The secret of their link: `/desk/sign-in/{token}`.
    pub token: Token,
}

/// How making the links ended.
#[derive(Debug)]
pub enum Placed {
    /// A link for each.
    Links(Vec<Place>),
    /// A name was no name, or its bearer works here in another role. Nothing may be committed then.
    Not(String, Invited),
    /// One person cannot be two of them.
    Twice(String),
}

impl Preset {
    /// Every place in the group, with the name it goes by.
    fn places(&self) -> Vec<(String, Role)> {
        let lead = self.lead.trim();
        let mut places = vec![
            (format!("{lead} (owner)"), Role::Owner),
            (lead.to_owned(), Role::LeadModerator),
            (format!("{lead} (cases)"), Role::SafetyOfficer),
        ];
        let moderators = self.moderators.iter();
        places.extend(moderators.map(|name| (name.trim().to_owned(), Role::Moderator)));
        places.push((self.outside.trim().to_owned(), Role::Signatory));
        places
    }
}

/// Makes a link for each. Whoever works here already in that very role gets a new one.
///
/// # Errors
/// When the database refuses.
pub async fn place(tx: &mut Tx, app: &App, preset: &Preset, by: &str) -> Result<Placed> {
    let places = preset.places();
    let mut links = Vec::new();
    for (at, (name, role)) in places.iter().enumerate() {
        if places.iter().take(at).any(|(earlier, _)| earlier == name) {
            return Ok(Placed::Twice(name.clone()));
        }
        match invite(tx, app, name, *role, by).await? {
            Invited::Link(token) => links.push(Place {
                name: name.clone(),
                role: *role,
                token,
            }),
            not => return Ok(Placed::Not(name.clone(), not)),
        }
    }
    Ok(Placed::Links(links))
}
