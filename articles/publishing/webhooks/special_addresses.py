"""The networks that are not the public Internet. Pure.

The lists are the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890) as of 2025-10-09, whole: also the anycast
services that a registry calls globally reachable, for no receiver of webhooks is there. Beside them stand multicast, and forms
of IPv6 that were given up. Python's `ipaddress` is not asked, because each version of it knows another state of the registries.
"""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_IPV4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this network (RFC 791)
            "10.0.0.0/8",  # private (RFC 1918)
            "100.64.0.0/10",  # shared by a carrier's customers (RFC 6598)
            "127.0.0.0/8",  # loopback (RFC 1122)
            "169.254.0.0/16",  # link-local (RFC 3927)
            "172.16.0.0/12",  # private (RFC 1918)
            "192.0.0.0/24",  # protocol assignments (RFC 6890), with 192.0.0.8 (RFC 7600)
            "192.0.2.0/24",  # documentation (RFC 5737)
            "192.31.196.0/24",  # AS112 (RFC 7535)
            "192.52.193.0/24",  # automatic multicast tunnels (RFC 7450)
            "192.88.99.0/24",  # relays of 6to4, given up (RFC 7526)
            "192.168.0.0/16",  # private (RFC 1918)
            "192.175.48.0/24",  # AS112 (RFC 7534)
            "198.18.0.0/15",  # benchmarking (RFC 2544)
            "198.51.100.0/24",  # documentation (RFC 5737)
            "203.0.113.0/24",  # documentation (RFC 5737)
            "224.0.0.0/4",  # multicast (RFC 5771)
            "240.0.0.0/4",  # reserved (RFC 1112), with the broadcast address
        ),
    )
)
# Unicast is assigned from here alone (RFC 4291, 2.4): not ::1, 64:ff9b:1::/48, 100::/64,
# 100:0:0:1::/64, 5f00::/16, fc00::/7, fe80::/10, ff00::/8.
_ASSIGNED = ipaddress.IPv6Network("2000::/3")
_IPV6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # protocol assignments (RFC 2928): Teredo, benchmarking, ORCHID and others
            "2001:db8::/32",  # documentation (RFC 3849)
            "2620:4f:8000::/48",  # AS112 (RFC 7534)
            "3fff::/20",  # documentation (RFC 9637)
            "3ffe::/16",  # the 6bone, given up (RFC 3701)
        ),
    )
)
# Networks of IPv6 whose addresses hold one of IPv4, and where in the address it ends, in bits from the right.
_EMBEDDING = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),  # mapped (RFC 4291)
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64 (RFC 6052)
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4 (RFC 3056)
)


def is_public(address: Address) -> bool:
    """Whether `address` is on the public Internet; one of IPv6 that holds one of IPv4 is judged as that one."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _IPV4)
    for network, shift in _EMBEDDING:
        if address in network:
            return is_public(ipaddress.IPv4Address(int(address) >> shift & 0xFFFF_FFFF))
    return address in _ASSIGNED and not any(address in network for network in _IPV6)
