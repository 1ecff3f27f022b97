//! Which addresses may be reached.

use super::Error;
use ipnet::IpNet;
use reqwest::Url;
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

/// Something inside that the operator lets this program reach: without it only public addresses are, and only by `https`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inside {
    /// A name, with whatever private address it has. What no name ever needs (link-local, metadata of a cloud,
    /// multicast) stays refused.
    Host(String),
    /// A network, every address of it.
    Net(IpNet),
}

/// Not an address, a network or a host name.
#[derive(thiserror::Error, Clone, Copy, Debug, PartialEq, Eq)]
#[error("neither a network (10.0.0.0/8), an address nor a host name")]
pub struct NotInside;

impl FromStr for Inside {
    type Err = NotInside;

    /// A network, one address, or a host name.
    fn from_str(text: &str) -> Result<Self, NotInside> {
        let text = text.trim();
        if let Ok(net) = text.parse() {
            return Ok(Self::Net(net));
        }
        if let Ok(ip) = text.parse::<IpAddr>() {
            return Ok(Self::Net(ip.into()));
        }
        let part = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
        };
        if text.len() <= 253 && text.split('.').all(part) {
            return Ok(Self::Host(text.to_ascii_lowercase()));
        }
        Err(NotInside)
    }
}

/// IPv4 networks that are not the public internet (IANA's registry of special addresses).
const SPECIAL_V4: [([u8; 4], u32); 16] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    // Multicast, reserved, broadcast.
    ([224, 0, 0, 0], 3),
];
/// Of the IPv6 addresses that are handed out (2000::/3): what is set aside for protocols, examples and tunnels.
const SPECIAL_V6: [([u16; 2], u32); 4] = [
    ([0x2001, 0x0000], 23),
    ([0x2001, 0x0db8], 32),
    ([0x2002, 0x0000], 16),
    ([0x3fff, 0x0000], 20),
];
/// What no name on the operator's list may lead to either: link-local (and with it the metadata of most clouds), this
/// machine's "any", multicast and broadcast.
const NEVER_V4: [([u8; 4], u32); 3] = [
    ([0, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([224, 0, 0, 0], 3),
];
/// Metadata of two clouds that lies in private networks.
const METADATA: [IpAddr; 2] = [
    IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x0254)),
];

/// True for an address of the public internet: not private, loopback, link-local, shared (CGNAT), multicast, reserved,
/// for examples, or any of these inside an IPv6 address (mapped, NAT64).
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match plain(ip) {
        IpAddr::V4(ip) => !SPECIAL_V4.iter().any(|net| holds_v4(*net, ip)),
        IpAddr::V6(ip) => {
            let given_out = ip.to_bits() >> 125 == 1;
            given_out && !SPECIAL_V6.iter().any(|net| holds_v6(*net, ip))
        }
    }
}

/// Whether `host`, found at `ip`, may be connected to.
pub(super) fn may_reach(host: &str, ip: IpAddr, inside: &[Inside]) -> bool {
    let plain = plain(ip);
    is_public(ip)
        || inside.iter().any(|allowed| match allowed {
            Inside::Net(net) => net.contains(&plain) || net.contains(&ip),
            Inside::Host(name) => name.eq_ignore_ascii_case(host) && !is_never(plain),
        })
}

/// Scheme and, where the host is a number, the number: that is not looked up, so the resolver never sees it.
pub(super) fn check(url: &Url, inside: &[Inside]) -> Result<(), Error> {
    let host = url.host_str().ok_or(Error::Address)?;
    let number = host.trim_matches(['[', ']']).parse::<IpAddr>().ok();
    if number.is_some_and(|ip| !may_reach(host, ip, inside)) {
        return Err(Error::Refused);
    }
    let allowed = || {
        inside.iter().any(|allowed| match (allowed, number) {
            (Inside::Net(net), Some(ip)) => net.contains(&plain(ip)) || net.contains(&ip),
            (Inside::Host(name), _) => name.eq_ignore_ascii_case(host),
            (Inside::Net(_), None) => false,
        })
    };
    match url.scheme() {
        "https" => Ok(()),
        "http" if allowed() => Ok(()),
        _ => Err(Error::NotHttps),
    }
}

/// The address that packets go to: IPv4 inside IPv6 (mapped `::ffff:0:0/96`, NAT64 `64:ff9b::/96`) is that IPv4.
fn plain(ip: IpAddr) -> IpAddr {
    let canonical = ip.to_canonical();
    match canonical {
        IpAddr::V6(v6) if v6.to_bits() >> 32 == 0x0064_ff9b_0000_0000_0000_0000 => {
            let [.., a, b, c, d] = v6.octets();
            IpAddr::V4(Ipv4Addr::new(a, b, c, d))
        }
        other => other,
    }
}

fn is_never(ip: IpAddr) -> bool {
    METADATA.contains(&ip)
        || match ip {
            IpAddr::V4(ip) => NEVER_V4.iter().any(|net| holds_v4(*net, ip)),
            IpAddr::V6(ip) => {
                ip.is_unspecified() || ip.is_multicast() || ip.is_unicast_link_local()
            }
        }
}

fn holds_v4((net, bits): ([u8; 4], u32), ip: Ipv4Addr) -> bool {
    (Ipv4Addr::from(net).to_bits() ^ ip.to_bits()) >> (32 - bits) == 0
}

fn holds_v6(([a, b], bits): ([u16; 2], u32), ip: Ipv6Addr) -> bool {
    (Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0).to_bits() ^ ip.to_bits()) >> (128 - bits) == 0
}
