"""The addresses that a webhook may lead to: the public Internet, not this machine or the networks around it.

Asks the resolver.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

from django.conf import settings

from articles.publishing.webhooks.special_addresses import is_public

LONGEST_URL = 2000


class TargetError(Exception):
    """Webhooks are not sent to the address; the message says why."""


def check_target(url: str) -> None:
    """Raise `TargetError` if a webhook may not have `url`, as far as the resolver knows today."""
    host, port = host_and_port(url)
    allowed_addresses(host, port)


def host_and_port(url: str) -> tuple[str, int]:
    """Return the host in ASCII, and the port. Raises `TargetError` for anything but a URL of http or https."""
    if not url.isprintable() or " " in url or len(url) > LONGEST_URL:
        raise TargetError(f"The address is not a URL of at most {LONGEST_URL} characters.")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip(".").encode("idna").decode(), parts.port
    except ValueError as error:
        raise TargetError("The address is not a URL.") from error
    if parts.scheme not in ("http", "https") or not host or port == 0:
        raise TargetError("The address must be a URL of http or https, with a host.")
    if parts.username is not None or parts.password is not None or "#" in url:
        raise TargetError("The address may have neither a user name nor a fragment.")
    return host, port or (443 if parts.scheme == "https" else 80)


def allowed_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of `host`. Raises `TargetError` unless a webhook may connect to every one."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise TargetError(f"The host {host[:100]} cannot be found.") from error
    addresses = list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in answers))
    if not settings.WEBHOOK_ALLOW_PRIVATE:
        # One address that is not public is enough to refuse: a name with both kinds is meant to reach that one.
        for address in addresses:
            if not is_public(ipaddress.ip_address(address.partition("%")[0])):
                raise TargetError(f"The host {host[:100]} is at {address}, which is not on the public Internet.")
    return addresses
