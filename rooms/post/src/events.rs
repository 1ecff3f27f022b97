//! What the room tells the rooms above. Ids and public names only: no words, no tokens.

use serde::{Deserialize, Serialize};
use store::{Uuid, events::Event};

macro_rules! event {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* } = $kind:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }
        impl Event for $name { const KIND: &'static str = $kind; }
    };
}

event! {
    /// Waits for a person: screened just now, put back by an undo, or its words were edited.
    Held {
        /// The post.
        post: Uuid
    } = "post.held"
}
event! {
    /// No longer waits for a person.
    Left {
        /// The post.
        post: Uuid
    } = "post.left"
}
event! {
    /// Is on the wall from now on; all its public objects are there.
    Shown {
        /// The post.
        post: Uuid,
        /// Its public name, as in `/p/{name}`.
        name: String
    } = "post.shown"
}
event! {
    /// Is off the wall from now on.
    TakenDown {
        /// The post.
        post: Uuid,
        /// The public name it had.
        name: String
    } = "post.taken_down"
}
event! {
    /// Somebody was counted without a picture, or took it back.
    TallyChanged {} = "post.tally_changed"
}
