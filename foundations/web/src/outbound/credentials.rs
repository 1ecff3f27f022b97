//! Who we are to another side: from a file, never from the command line or the database.

use super::Error;
use data_encoding::BASE64;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

/// A credentials file is a few lines.
const FILE_BYTES_MAX: u64 = 16 << 10;

/// Headers that say who we are. `Debug` shows their names only.
#[derive(Clone, Default)]
pub struct Credentials(Vec<(HeaderName, SecretString)>);

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}

/// The file, in TOML.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    user: Option<String>,
    password: Option<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
}

impl Credentials {
    /// Nobody.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// HTTP Basic.
    #[must_use]
    pub fn basic(user: &str, password: &SecretString) -> Self {
        let pair = format!("{user}:{}", password.expose_secret());
        let value = format!("Basic {}", BASE64.encode(pair.as_bytes()));
        Self(vec![(header::AUTHORIZATION, value.into())])
    }

    /// One header more.
    ///
    /// # Errors
    /// [`Error::Credentials`] when it is not the name or the value of a header.
    pub fn with(mut self, name: &str, value: SecretString) -> Result<Self, Error> {
        let name = name.parse().map_err(|_| Error::Credentials)?;
        HeaderValue::from_str(value.expose_secret()).map_err(|_| Error::Credentials)?;
        self.0.push((name, value));
        Ok(self)
    }

    /// Reads a file in TOML: `user` and `password` for HTTP Basic, and further headers in `[headers]`, as in
    ///
    /// ```toml
    /// user = "ours"
    /// password = "secret"
    /// [headers]
    /// x-functions-key = "secret"
    /// ```
    ///
    /// # Errors
    /// [`Error::Credentials`] when it cannot be read or says anything else. The error does not repeat it.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let size = std::fs::metadata(path).map_err(|_| Error::Credentials)?;
        if !size.is_file() || size.len() > FILE_BYTES_MAX {
            return Err(Error::Credentials);
        }
        Self::parse(&std::fs::read_to_string(path).map_err(|_| Error::Credentials)?)
    }

    fn parse(text: &str) -> Result<Self, Error> {
        let file: File = toml::from_str(text).map_err(|_| Error::Credentials)?;
        let first = match (file.user, file.password) {
            (Some(user), Some(password)) => Self::basic(&user, &password.into()),
            (None, None) if !file.headers.is_empty() => Self::none(),
            _ => return Err(Error::Credentials),
        };
        let mut headers = file.headers.into_iter();
        headers.try_fold(first, |all, (name, value)| all.with(&name, value.into()))
    }

    /// Puts them on a request, marked so that nothing below writes them down.
    pub(super) fn put(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.0 {
            if let Ok(mut value) = HeaderValue::from_str(value.expose_secret()) {
                value.set_sensitive(true);
                headers.insert(name.clone(), value);
            }
        }
    }
}
