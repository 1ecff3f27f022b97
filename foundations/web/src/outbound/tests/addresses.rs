//! Which addresses may be reached.

use crate::outbound::{Inside, address::may_reach, is_public};
use proptest::prelude::*;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn the_public_internet_and_nothing_else() {
    for public in [
        "1.1.1.1",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "2001:4860::8888",
        "64:ff9b::8.8.8.8",
        "::ffff:8.8.8.8",
    ] {
        assert!(is_public(ip(public)), "{public}");
    }
    for special in [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "5f00::1",
        "4000::1",
    ] {
        assert!(!is_public(ip(special)), "{special}");
    }
}

#[test]
fn what_the_operator_allows_is_reached_but_no_name_leads_to_the_metadata_of_a_cloud() {
    let inside: Vec<Inside> = ["10.1.0.0/16", "fd00::/8", "hma.lan"]
        .map(|text| text.parse().unwrap())
        .into();
    for (host, to, reached) in [
        ("x", "10.1.2.3", true),
        ("x", "::ffff:10.1.2.3", true),
        ("x", "64:ff9b::10.1.2.3", true),
        ("x", "10.2.0.1", false),
        ("x", "fd12::1", true),
        ("hma.lan", "192.168.1.5", true),
        ("HMA.lan", "127.0.0.1", true),
        ("hma.lan.example.org", "192.168.1.5", false),
        ("hma.lan", "169.254.169.254", false),
        ("hma.lan", "::ffff:169.254.169.254", false),
        ("hma.lan", "64:ff9b::169.254.169.254", false),
        ("hma.lan", "fe80::1", false),
        ("hma.lan", "100.100.100.200", false),
        ("hma.lan", "0.0.0.0", false),
        ("hma.lan", "::", false),
        ("hma.lan", "ff02::1", false),
    ] {
        assert_eq!(may_reach(host, ip(to), &inside), reached, "{host} at {to}");
    }
    let metadata: Inside = "169.254.169.254".parse().unwrap();
    assert!(may_reach("x", ip("169.254.169.254"), &[metadata]));
}

#[test]
fn the_list_holds_networks_addresses_and_names() {
    for good in [
        "10.0.0.0/8",
        "10.0.0.1",
        "::1",
        "fd00::/8",
        "hma",
        "hma.example.org",
        " a_b-c.d ",
    ] {
        assert!(good.parse::<Inside>().is_ok(), "{good}");
    }
    for bad in [
        "",
        "a b",
        "http://a",
        "a:1",
        "a/b",
        "10.0.0.0/33",
        "a..b",
        "*.a",
    ] {
        assert!(bad.parse::<Inside>().is_err(), "{bad}");
    }
}

/// The check as the standard library sees it, where it sees it.
fn std_refuses(ip: Ipv4Addr) -> bool {
    ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_documentation()
        || ip.is_multicast()
        || ip.is_unspecified()
}

proptest! {
    #[test]
    fn no_way_of_writing_an_ipv4_address_changes_the_answer(bits: u32) {
        let plain = Ipv4Addr::from_bits(bits);
        let public = is_public(IpAddr::V4(plain));
        prop_assert!(!(public && std_refuses(plain)));
        let mapped = plain.to_ipv6_mapped();
        prop_assert_eq!(is_public(IpAddr::V6(mapped)), public);
        let nat64 = Ipv6Addr::from_bits((0x0064_ff9b_u128 << 96) | u128::from(bits));
        prop_assert_eq!(is_public(IpAddr::V6(nat64)), public);
        // Other ways of carrying one are never reached.
        prop_assert!(!is_public(IpAddr::V6(Ipv6Addr::from_bits(u128::from(bits)))));
        let sixto4 = Ipv6Addr::from_bits((0x2002_u128 << 112) | (u128::from(bits) << 80));
        prop_assert!(!is_public(IpAddr::V6(sixto4)));
    }

    #[test]
    fn private_ipv4_is_refused_wherever_it_is(host: u32, net in 0_usize..6) {
        let nets = [(0x0a00_0000, 8), (0x7f00_0000, 8), (0xa9fe_0000, 16), (0xac10_0000, 12), (0xc0a8_0000, 16), (0x6440_0000, 10)];
        let (net, bits) = nets[net];
        let inside = Ipv4Addr::from_bits(net | (host >> bits));
        prop_assert!(!is_public(IpAddr::V4(inside)), "{inside}");
    }

    #[test]
    fn ipv6_outside_what_is_given_out_is_refused(bits: u128) {
        let ip = Ipv6Addr::from_bits(bits);
        let carries = ip.to_ipv4_mapped().is_some() || bits >> 32 == 0x0064_ff9b << 64;
        if bits >> 125 != 1 && !carries {
            prop_assert!(!is_public(IpAddr::V6(ip)), "{ip}");
        }
    }

    #[test]
    fn a_network_on_the_list_opens_itself_only(bits: u32) {
        let allowed: Inside = "10.9.0.0/16".parse().unwrap();
        let to = Ipv4Addr::from_bits(bits);
        let within = to.octets()[..2] == [10, 9];
        let reached = may_reach("x", IpAddr::V4(to), &[allowed]);
        prop_assert_eq!(reached, within || is_public(IpAddr::V4(to)));
    }
}
