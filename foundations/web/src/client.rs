//! Who is at the other end, as little as is needed: an address for rate limits under a salt that is thrown away every
//! day, and the address itself only for the one place the law wants it.

use crate::App;
use http::{HeaderMap, Request};
use sha2::{Digest, Sha256};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Mutex, PoisonError},
};
use store::{Clock, Millis, Rng};

const DAY_MS: Millis = 86_400_000;

/// The other end of a request. Its `Debug` says nothing: addresses are never logged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Client {
    ip: IpAddr,
    port: u16,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client(..)")
    }
}

impl Client {
    /// Reads the peer's address, or the one a trusted proxy reports (the last address in `X-Forwarded-For` that is not
    /// itself a trusted proxy).
    pub(crate) fn of<B>(request: &Request<B>, app: &App) -> Self {
        let peer = request
            .extensions()
            .get::<SocketAddr>()
            .copied()
            .unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
        let trusted = |ip: &IpAddr| {
            app.settings()
                .trusted_proxies
                .iter()
                .any(|net| net.contains(ip))
        };
        let ip = peer.ip().to_canonical();
        if !trusted(&ip) {
            return Self {
                ip,
                port: peer.port(),
            };
        }
        match forwarded(request.headers())
            .into_iter()
            .rev()
            .find(|ip| !trusted(ip))
        {
            Some(ip) => Self { ip, port: 0 },
            None => Self {
                ip,
                port: peer.port(),
            },
        }
    }

    /// Address and port as the law wants them kept with an upload, encrypted, for days. Nothing else may call this.
    pub fn for_upload_record(&self) -> String {
        SocketAddr::new(self.ip, self.port).to_string()
    }

    /// The loopback address.
    pub(crate) fn this_machine() -> Self {
        Self {
            ip: Ipv4Addr::LOCALHOST.into(),
            port: 0,
        }
    }

    /// The network it is in, coarsely: a provider or a house, never one device.
    pub(crate) fn network(&self) -> Vec<u8> {
        match self.ip {
            IpAddr::V4(ip) => ip.octets().into_iter().take(3).collect(),
            IpAddr::V6(ip) => ip.octets().into_iter().take(6).collect(),
        }
    }

    /// What a limit is counted under: the address (its /64 for IPv6, which one home has) under today's salt.
    pub(crate) fn key(&self, salt: &[u8; 32]) -> u128 {
        self.salted(salt, (4, 8))
    }

    /// The same of its neighbourhood (/24, for IPv6 /48): what one provider hands out together, and one attacker can rent.
    pub(crate) fn subnet_key(&self, salt: &[u8; 32]) -> u128 {
        self.salted(salt, (3, 6))
    }

    /// So many bytes of the address under a salt.
    fn salted(&self, salt: &[u8; 32], (bytes_v4, bytes_v6): (usize, usize)) -> u128 {
        let mut digest = Sha256::new_with_prefix(salt);
        match self.ip {
            IpAddr::V4(ip) => digest.update(ip.octets().get(..bytes_v4).unwrap_or_default()),
            IpAddr::V6(ip) => digest.update(ip.octets().get(..bytes_v6).unwrap_or_default()),
        }
        let bytes: [u8; 32] = digest.finalize().into();
        bytes.first_chunk().map_or(0, |b| u128::from_be_bytes(*b))
    }
}

fn forwarded(headers: &HeaderMap) -> Vec<IpAddr> {
    headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .filter_map(|part| part.trim().parse::<IpAddr>().ok())
        .map(|ip| ip.to_canonical())
        .collect()
}

/// Today's salt; yesterday's is gone, and with it every link to an address.
pub(crate) struct Salts {
    clock: Clock,
    rng: Rng,
    today: Mutex<(Millis, [u8; 32])>,
}

impl Salts {
    pub(crate) fn new(clock: Clock, rng: Rng) -> Self {
        let today = Mutex::new((clock.now().div_euclid(DAY_MS), rng.bytes()));
        Self { clock, rng, today }
    }

    pub(crate) fn today(&self) -> [u8; 32] {
        let day = self.clock.now().div_euclid(DAY_MS);
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.0 != day {
            *today = (day, self.rng.bytes());
        }
        today.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neighbourhood_shares_a_key_that_is_no_homes() {
        let at = |ip: &str| Client {
            ip: ip.parse().unwrap(),
            port: 1,
        };
        let salt = [7; 32];
        let key = |ip: &str| at(ip).subnet_key(&salt);
        assert_eq!(key("192.0.2.1"), key("192.0.2.200"));
        assert_ne!(key("192.0.2.1"), key("192.0.3.1"));
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_ne!(key("2001:db8:1::1"), key("2001:db8:2::1"));
        assert_ne!(key("192.0.2.1"), at("192.0.2.1").key(&salt));
    }

    #[test]
    fn keys_change_every_day_and_homes_share_one() {
        let clock = Clock::manual(0);
        let salts = Salts::new(clock.clone(), Rng::seeded(1));
        let one = Client {
            ip: "2001:db8::1".parse().unwrap(),
            port: 1,
        };
        let same_home = Client {
            ip: "2001:db8::2".parse().unwrap(),
            port: 2,
        };
        let other = Client {
            ip: "2001:db8:1::1".parse().unwrap(),
            port: 1,
        };
        let monday = one.key(&salts.today());
        assert_eq!(monday, same_home.key(&salts.today()));
        assert_ne!(monday, other.key(&salts.today()));
        clock.advance(std::time::Duration::from_secs(86_400));
        assert_ne!(monday, one.key(&salts.today()));
        assert_eq!(format!("{one:?}"), "Client(..)");
    }
}
