//! Names become addresses here, and only addresses that may be reached come out. What comes out is what is connected
//! to: there is no second look-up in between that could answer otherwise.

use super::{
    Error,
    address::{self, Inside},
};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{net::SocketAddr, sync::Arc};

/// A resolver that answers with permitted addresses only.
#[derive(Clone, Debug)]
pub(super) struct Checked(Arc<[Inside]>);

impl Checked {
    pub(super) fn new(inside: Vec<Inside>) -> Self {
        Self(inside.into())
    }
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let inside = Arc::clone(&self.0);
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await;
            let found: Vec<_> = found.map_err(|_| Error::NameUnknown)?.collect();
            Ok(permitted(name.as_str(), found, &inside)?)
        })
    }
}

/// All that may be reached. One that may not does not spoil the others: it is never tried.
fn permitted(host: &str, found: Vec<SocketAddr>, inside: &[Inside]) -> Result<Addrs, Error> {
    if found.is_empty() {
        return Err(Error::NameUnknown);
    }
    let kept: Vec<_> = found
        .into_iter()
        .filter(|to| address::may_reach(host, to.ip(), inside))
        .collect();
    if kept.is_empty() {
        return Err(Error::Refused);
    }
    Ok(Box::new(kept.into_iter()))
}
