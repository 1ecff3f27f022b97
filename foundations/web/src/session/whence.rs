//! Where a session is used, as little of it as is needed: the kind of device in one coarse word, and the network as a
//! digest that says nothing without the instance key and the session's own secret.

use crate::{App, Client, Visit};
use http::{HeaderMap, header};

/// What kind of device a browser says it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// A telephone.
    Phone,
    /// A tablet.
    Tablet,
    /// A laptop or a desktop computer.
    Computer,
    /// It does not say.
    Other,
}

impl Device {
    /// Its stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Tablet => "tablet",
            Self::Computer => "computer",
            Self::Other => "other",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        let all = [Self::Phone, Self::Tablet, Self::Computer];
        let found = all.into_iter().find(|device| device.name() == name);
        found.unwrap_or(Self::Other)
    }

    /// The coarsest reading of `User-Agent`; nothing else of it is looked at or kept.
    fn of(headers: &HeaderMap) -> Self {
        let said = headers.get(header::USER_AGENT);
        let said = said.and_then(|v| v.to_str().ok()).unwrap_or_default();
        let says = |any: &[&str]| any.iter().any(|word| said.contains(word));
        if says(&["iPad", "Tablet"]) || (says(&["Android"]) && !says(&["Mobile"])) {
            Self::Tablet
        } else if says(&["Mobile", "iPhone"]) {
            Self::Phone
        } else if says(&["Windows", "Macintosh", "Linux", "CrOS", "X11"]) {
            Self::Computer
        } else {
            Self::Other
        }
    }
}

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub struct Whence {
    client: Client,
    device: Device,
}

impl Whence {
    /// Of a visit.
    pub fn of(visit: &Visit, headers: &HeaderMap) -> Self {
        Self {
            client: *visit.client(),
            device: Device::of(headers),
        }
    }

    /// From this very machine, for sessions that no browser asked for.
    #[must_use]
    pub fn this_machine() -> Self {
        Self {
            client: Client::this_machine(),
            device: Device::Other,
        }
    }

    pub(super) fn device(self) -> Device {
        self.device
    }

    /// The network (/24 of IPv4, /48 of IPv6) together with the session it is for: no two sessions of one network have
    /// the same.
    pub(super) fn network(self, app: &App, session_mac: &[u8; 32]) -> Vec<u8> {
        let mut bytes = session_mac.to_vec();
        bytes.extend(self.client.network());
        app.keys().mac("session-network", &bytes).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_a_phone_a_tablet_a_computer_or_something_else() {
        let of = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, text.parse().unwrap());
            Device::of(&headers)
        };
        let android = "Mozilla/5.0 (Linux; Android 16; Pixel 11) AppleWebKit/537.36 Mobile Safari";
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) Mobile/15E148";
        let tablet = "Mozilla/5.0 (Linux; Android 16; SM-X910) AppleWebKit/537.36 Safari";
        assert_eq!(of(android), Device::Phone);
        assert_eq!(of(iphone), Device::Phone);
        assert_eq!(of(tablet), Device::Tablet);
        assert_eq!(of("Mozilla/5.0 (X11; Linux x86_64)"), Device::Computer);
        assert_eq!(of("curl/9"), Device::Other);
        assert_eq!(Device::of(&HeaderMap::new()), Device::Other);
        for device in [Device::Phone, Device::Tablet, Device::Computer] {
            assert_eq!(Device::parse(device.name()), device);
        }
    }
}
