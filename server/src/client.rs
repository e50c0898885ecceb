//! From which address, and over which protocol, a request came. Only proxies that are trusted are believed.

use axum::{extract::ConnectInfo, http::request::Parts};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

fn peer(parts: &Parts) -> Option<IpAddr> {
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical())
}

fn is_trusted(parts: &Parts, trusted: &[IpNet]) -> bool {
    peer(parts).is_some_and(|peer| is_one(trusted, peer))
}

fn is_one(trusted: &[IpNet], address: IpAddr) -> bool {
    trusted.iter().any(|network| network.contains(&address.to_canonical()))
}

/// What a client is counted by: an address of IPv4, and of IPv6 the network of 64 bits, of which one client has all
/// addresses (RFC 6177).
fn counted(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{}/64", Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
    }
}

/// An address as proxies write it: some name the port, too.
fn hop(written: &str) -> Option<IpAddr> {
    let bare = written.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| written.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// Whom to count a request to: the peer, or behind trusted proxies the nearest address that is not one of them. What stands before
/// one that cannot be read may be anybody's invention.
pub fn address(parts: &Parts, trusted: &[IpNet]) -> String {
    let direct = peer(parts).map(counted).unwrap_or_default();
    if !is_trusted(parts, trusted) {
        return direct;
    }
    let lines = parts.headers.get_all("x-forwarded-for").into_iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<_> = lines.flat_map(|line| line.split(',')).map(|written| hop(written.trim())).collect();
    let nearest = hops.into_iter().rev().find(|hop| hop.is_none_or(|hop| !is_one(trusted, hop)));
    nearest.flatten().map_or(direct, counted)
}

/// Whether the reader came over https.
pub fn is_secure(parts: &Parts, trusted: &[IpNet]) -> bool {
    let protocol = parts.headers.get("x-forwarded-proto").and_then(|value| value.to_str().ok());
    is_trusted(parts, trusted) && protocol == Some("https")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn parts(peer: [u8; 4], forwarded: &str) -> Parts {
        let request = Request::builder()
            .header("x-forwarded-for", forwarded)
            .header("x-forwarded-proto", "https")
            .extension(ConnectInfo(SocketAddr::from((peer, 1))))
            .body(())
            .unwrap();
        request.into_parts().0
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let proxy = [IpNet::from(IpAddr::from([10, 0, 0, 1]))];
        assert_eq!(address(&parts([10, 0, 0, 1], "6.6.6.6, 1.2.3.4"), &proxy), "1.2.3.4");
        assert_eq!(address(&parts([9, 9, 9, 9], "1.2.3.4"), &proxy), "9.9.9.9");
        assert_eq!(address(&parts([10, 0, 0, 1], "nonsense"), &proxy), "10.0.0.1");
        assert_eq!(address(&parts([10, 0, 0, 1], "2001:db8:7:9:abcd:1:2:3"), &proxy), "2001:db8:7:9::/64");
        assert_eq!(address(&parts([10, 0, 0, 1], "::ffff:1.2.3.4"), &proxy), "1.2.3.4");
        assert_eq!(address(&parts([10, 0, 0, 1], "6.6.6.6, 1.2.3.4:5678, 10.0.0.1"), &proxy), "1.2.3.4");
        assert_eq!(address(&parts([10, 0, 0, 1], "[2001:db8:7:9::1]:443"), &proxy), "2001:db8:7:9::/64");
        assert_eq!(address(&parts([10, 0, 0, 1], "6.6.6.6, unknown"), &proxy), "10.0.0.1");
        assert!(is_secure(&parts([10, 0, 0, 1], ""), &proxy));
        assert!(!is_secure(&parts([9, 9, 9, 9], ""), &proxy));
    }

    #[test]
    fn a_network_of_proxies_is_believed() {
        let proxies = ["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()];
        assert_eq!(address(&parts([10, 200, 3, 4], "6.6.6.6, 1.2.3.4, fd00::9, ::ffff:10.1.1.1"), &proxies), "1.2.3.4");
        assert_eq!(address(&parts([11, 0, 0, 1], "1.2.3.4"), &proxies), "11.0.0.1");
    }
}
