//! Who works here, and what each may do.

use store::Uuid;

/// What a member of staff may do. Each role may do exactly what its rooms say; an owner may do everything but cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Runs the instance: people, settings.
    Owner,
    /// Runs the day.
    Organiser,
    /// Writes content.
    Editor,
    /// Decides posts.
    Moderator,
    /// Decides posts, and answers for the desk: second opinions, appeals, reasons, how the group does.
    LeadModerator,
    /// Cases, vault, reports. The only one who knows that cases exist.
    SafetyOfficer,
    /// Reads the trail and the numbers of the desk; changes nothing.
    Auditor,
    /// From outside the team: agrees, as the second of two, to what two people must want. Begins nothing, sees no evidence.
    Signatory,
}

/// Those who look at posts and decide.
pub const DECIDERS: &[Role] = &[Role::Moderator, Role::LeadModerator];

impl Role {
    /// Every role, for the command line and for tests.
    pub const ALL: [Self; 8] = [
        Self::Owner,
        Self::Organiser,
        Self::Editor,
        Self::Moderator,
        Self::LeadModerator,
        Self::SafetyOfficer,
        Self::Auditor,
        Self::Signatory,
    ];

    /// True for those who look at posts and decide.
    #[must_use]
    pub fn decides(self) -> bool {
        DECIDERS.contains(&self)
    }

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Organiser => "organiser",
            Self::Editor => "editor",
            Self::Moderator => "moderator",
            Self::LeadModerator => "lead-moderator",
            Self::SafetyOfficer => "safety-officer",
            Self::Auditor => "auditor",
            Self::Signatory => "signatory",
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A signed-in member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their row in the staff room.
    pub id: Uuid,
    /// The name colleagues see.
    pub name: String,
    /// What they may do.
    pub role: Role,
}
