//! Passwords: which will do, and how they are kept (argon2id over the password and a key of this instance, so that a
//! copied database alone is nothing to guess at).

use crate::limits;
use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::SaltString,
};
use std::{collections::BTreeSet, sync::Arc};
use store::{Error, Result};
use tokio::{sync::Semaphore, task::spawn_blocking};
use unicode_normalization::UnicodeNormalization as _;
use web::App;
use zeroize::Zeroizing;

/// Long ones that everybody tries first, in lower case, letters and digits alone.
const OFTEN_TRIED: &str = include_str!("often_tried.txt");
/// What a password is held against when nobody bears the name: the same work, and never right.
const NOBODYS: &str = concat!(
    "$argon2id$v=19$m=19456,t=2,p=1$",
    "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
);

/// What is wrong with a password, as the key of the words that say so; `None` when it will do. Nothing is asked of which
/// signs it is made of: length is what counts.
pub(crate) fn weakness(password: &str, name: &str, campaign: &str) -> Option<&'static str> {
    let length = password.chars().count();
    if length < limits::PASSWORD_CHARS_MIN {
        return Some("staff-password-short");
    }
    if length > limits::PASSWORD_CHARS_MAX {
        return Some("staff-password-long");
    }
    let different: BTreeSet<char> = password.chars().collect();
    let plain = plain(password);
    let said = |text: &str| !text.is_empty() && twice_or_more(&plain, text);
    let common = OFTEN_TRIED.lines().any(said)
        || different.len() < limits::PASSWORD_DIFFERENT_MIN
        || said(&self::plain(name))
        || said(&self::plain(campaign));
    common.then_some("staff-password-common")
}

/// Letters and digits, in lower case.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// True for a text that is nothing but `part`, once or again and again, with up to four digits behind it.
fn twice_or_more(text: &str, part: &str) -> bool {
    let without = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let few = text.chars().count() - without.chars().count() <= 4;
    let repeats = |text: &str| !text.is_empty() && text.replace(part, "").is_empty();
    repeats(text) || (few && repeats(without))
}

/// Hashes passwords, few at once.
pub(crate) struct Hashing {
    at_once: Arc<Semaphore>,
    waiting: Semaphore,
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            at_once: Arc::new(Semaphore::new(limits::HASHED_AT_ONCE_MAX)),
            waiting: Semaphore::new(limits::HASHED_AT_ONCE_MAX + limits::HASHING_WAITS_MAX),
        }
    }
}

/// Too many passwords are being looked at. Come back in a moment.
#[derive(Debug)]
pub(crate) struct Busy;

impl Hashing {
    /// What is kept of a password.
    pub(crate) async fn hash(&self, app: &App, password: &str) -> Result<Result<String, Busy>> {
        let salt = app.rng().bytes::<16>();
        let work = move |argon: &Argon2<'_>, password: &[u8]| -> Result<String> {
            let salt = SaltString::encode_b64(&salt).map_err(odd)?;
            Ok(argon
                .hash_password(password, &salt)
                .map_err(odd)?
                .to_string())
        };
        self.work(app, password, work).await
    }

    /// Whether it is the password that `kept` is of. Without one, it takes as long and is not.
    pub(crate) async fn fits(
        &self,
        app: &App,
        password: &str,
        kept: Option<String>,
    ) -> Result<Result<bool, Busy>> {
        let work = move |argon: &Argon2<'_>, password: &[u8]| -> Result<bool> {
            let hash = PasswordHash::new(kept.as_deref().unwrap_or(NOBODYS)).map_err(odd)?;
            let fits = argon.verify_password(password, &hash).is_ok();
            Ok(fits && kept.is_some())
        };
        self.work(app, password, work).await
    }

    async fn work<T: Send + 'static>(
        &self,
        app: &App,
        password: &str,
        work: impl FnOnce(&Argon2<'_>, &[u8]) -> Result<T> + Send + 'static,
    ) -> Result<Result<T, Busy>> {
        let Ok(_waits) = self.waiting.try_acquire() else {
            return Ok(Err(Busy));
        };
        let Ok(turn) = Arc::clone(&self.at_once).acquire_owned().await else {
            return Ok(Err(Busy));
        };
        let key = app.keys().derive("staff-password");
        let password = Zeroizing::new(password.nfc().collect::<String>());
        let done = spawn_blocking(move || {
            let _turn = turn;
            let params = Params::new(limits::ARGON2_KIB, limits::ARGON2_PASSES, 1, None);
            let params = params.map_err(odd)?;
            let (kind, version) = (Algorithm::Argon2id, Version::V0x13);
            let argon =
                Argon2::new_with_secret(key.as_slice(), kind, version, params).map_err(odd)?;
            work(&argon, password.as_bytes())
        });
        done.await.map_err(odd)?.map(Ok)
    }
}

fn odd(error: impl std::fmt::Display) -> Error {
    Error::Setting(format!("a password could not be hashed: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use testkit::Shell;

    #[test]
    fn length_counts_and_not_which_signs() {
        let weak = |password: &str| weakness(password, "Amara Diaz", "The Red X Day");
        assert_eq!(weak("elevenchars"), Some("staff-password-short"));
        assert_eq!(weak(&"x y z w ".repeat(33)), Some("staff-password-long"));
        for common in [
            "passwordpassword",
            "Password1234",
            "P-a-s-s-w-o-r-d 1234",
            "123456789012",
            "aaaabbbbaaaabbbb",
            "qwertyuiopasdfgh",
            "AmaraDiazAmaraDiaz",
            "amara diaz 2027",
            "TheRedXDay2027",
        ] {
            assert_eq!(weak(common), Some("staff-password-common"), "{common}");
        }
        for good in [
            "three ducks on a wall",
            "a horse, a pony, a goat",
            "mi perro come pan",
            "نحن نرسم علامة",
        ] {
            assert_eq!(weak(good), None, "{good}");
        }
    }

    #[test]
    fn the_common_ones_are_written_as_they_are_compared() {
        for line in OFTEN_TRIED.lines() {
            assert_eq!(plain(line), line);
        }
    }

    proptest! {
        #[test]
        fn any_password_gets_an_answer(password in "\\PC{0,40}", name in "\\PC{0,10}") {
            let _ = weakness(&password, &name, &name);
        }
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_on_its_own_instance_only() {
        let (shell, hashing) = (Shell::new().await, Hashing::default());
        let app = &shell.app;
        let kept = hashing.hash(app, "three ducks é").await.unwrap().unwrap();
        assert!(
            kept.starts_with(NOBODYS.get(..30).unwrap()),
            "the same work"
        );
        let fits = async |password: &str, kept: Option<&String>| {
            hashing
                .fits(app, password, kept.cloned())
                .await
                .unwrap()
                .unwrap()
        };
        assert!(fits("three ducks é", Some(&kept)).await);
        assert!(fits("three ducks e\u{301}", Some(&kept)).await);
        assert!(!fits("three ducks", Some(&kept)).await);
        assert!(!fits("three ducks é", None).await);
        // Of another instance, which has another key.
        let argon = Argon2::default();
        let hash = PasswordHash::new(&kept).unwrap();
        assert!(
            argon
                .verify_password("three ducks é".as_bytes(), &hash)
                .is_err()
        );
    }

    #[tokio::test]
    async fn who_comes_when_too_many_wait_is_told_to_come_back() {
        let (shell, hashing) = (Shell::new().await, Hashing::default());
        let _all = hashing.waiting.try_acquire_many(18).unwrap();
        let told = hashing.fits(&shell.app, "x", None).await.unwrap();
        assert!(matches!(told, Err(Busy)));
    }
}
