//! What happens here, for whoever shows it.

use serde::{Deserialize, Serialize};
use store::{Uuid, events::Event};

/// A question became public with its answer, or its answer changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answered {
    /// The question.
    pub question: Uuid,
}

impl Event for Answered {
    const KIND: &'static str = "ask.answered";
}

/// A question is no longer public.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gone {
    /// The question.
    pub question: Uuid,
}

impl Event for Gone {
    const KIND: &'static str = "ask.gone";
}
