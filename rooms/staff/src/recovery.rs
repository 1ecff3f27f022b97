//! Ten codes on paper, for when a device is lost. Each works once, with the name; only keyed digests are kept. Who comes
//! in by one sets up everything anew.

use crate::{limits, queries};
use store::{Result, Tx, Uuid, args};
use web::{App, audit};

/// Characters of a code: 50 bits.
const CHARS: usize = 10;

/// Makes ten; those from before stop working. Shown once, by who called.
pub(crate) async fn make(tx: &mut Tx, app: &App, person: Uuid) -> Result<Vec<String>> {
    tx.execute(queries::RECOVERY_DROP, args![person]).await?;
    let mut codes = Vec::new();
    for _ in 0..limits::RECOVERY_CODES {
        let text: String = tx.ids().token().text().chars().take(CHARS).collect();
        let row = args![mac(app, person, &text), person, tx.now()];
        tx.execute(queries::RECOVERY_PUT, row).await?;
        codes.push(shown(&text));
    }
    let id = person.to_string();
    audit::append(tx, &id, "staff.credential_added", &id, "recovery").await?;
    Ok(codes)
}

/// Uses a code up. For a name that nobody bears the same is done, and it is never right.
pub(crate) async fn use_up(
    tx: &mut Tx,
    app: &App,
    person: Option<Uuid>,
    code: &str,
) -> Result<bool> {
    let person = person.unwrap_or_else(Uuid::nil);
    let args = args![mac(app, person, &read(code)), person];
    Ok(tx.execute(queries::RECOVERY_USE, args).await? == 1)
}

fn mac(app: &App, person: Uuid, code: &str) -> [u8; 32] {
    let mut bytes = person.as_bytes().to_vec();
    bytes.extend(code.as_bytes());
    app.keys().mac("staff-recovery", &bytes)
}

/// In two halves, easier to copy.
fn shown(text: &str) -> String {
    let (one, two) = text.split_at_checked(CHARS / 2).unwrap_or((text, ""));
    format!("{one}-{two}")
}

/// As it was made, however it was copied: the letters that are not in the alphabet are the digits they look like.
fn read(text: &str) -> String {
    let like = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        c => c,
    };
    let signs = text.chars().filter(char::is_ascii_alphanumeric);
    signs.take(CHARS + 1).map(like).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_however_it_was_copied() {
        assert_eq!(shown("0a1bc2d3ef"), "0a1bc-2d3ef");
        for text in ["0a1bc-2d3ef", " 0A1BC 2D3EF ", "OaIbc2d3ef", "oaLbc–2d3ef"] {
            assert_eq!(read(text), "0a1bc2d3ef", "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_is_short_and_settled(text in "\\PC{0,60}") {
            let once = read(&text);
            prop_assert!(once.len() <= CHARS + 1);
            prop_assert_eq!(read(&once), once.clone());
        }
    }
}
