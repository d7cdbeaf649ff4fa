"""A webhook may only lead to the public Internet, for every address that its name resolves to."""

import socket
from typing import Any

import pytest

from articles.publishing.webhooks.targets import TargetError, allowed_addresses, check_target, host_and_port


def resolving(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Let every name have these addresses."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "::ffff:10.0.0.1", "fe80::1%eth0", "3fff::1", "192.0.0.8", "192.88.99.1"]
)
def test_a_name_that_leads_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    resolving(monkeypatch, address)
    with pytest.raises(TargetError, match="not on the public Internet"):
        check_target("https://hook.example.org/")


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(TargetError):
        check_target("https://hook.example.org/")


def test_a_public_name_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "93.184.216.34", "93.184.216.34", "2606:4700::1111")
    assert allowed_addresses("hook.example.org", 443) == ["93.184.216.34", "2606:4700::1111"]


def test_the_operator_may_allow_private_addresses(settings: Any) -> None:
    settings.WEBHOOK_ALLOW_PRIVATE = True
    check_target("http://127.0.0.1:8080/hook?a=b")


# Other ways to write 127.0.0.1; a resolver may understand them.
@pytest.mark.parametrize(
    "host", ["127.1", "2130706433", "0x7f000001", "017700000001", "localhost", "LOCALHOST.", "[::1]"]
)
def test_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(TargetError):
        check_target(f"http://{host}/")


@pytest.mark.parametrize(
    "url",
    ["", "x", "example.org", "//example.org/", "ftp://example.org/", "file:///etc/passwd", "http://", "http:///x",
     "http://user@example.org/", "http://user:word@example.org/", "http://example.org/#x", "http://example.org:0/",
     "http://example.org:99999/", "http://example.org:x/", "http://[::1/", "http://exa mple.org/", "http://example.org/\n",
     "javascript:alert(1)", "http://" + "a" * 64 + ".org/", "http://example.org/" + "a" * 2000, "http://..org/"],
)  # fmt: skip
def test_anything_but_an_address_of_http_is_refused(url: str) -> None:
    with pytest.raises(TargetError):
        host_and_port(url)


def test_an_address_may_have_2000_characters() -> None:
    url = "http://example.org/".ljust(2000, "a")
    assert host_and_port(url) == ("example.org", 80)
    with pytest.raises(TargetError):
        host_and_port(url + "a")


def test_a_name_that_nobody_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(TargetError, match="cannot be found"):
        check_target("https://nobody.example.org/")


def test_a_name_in_another_script_is_looked_up_in_ascii() -> None:
    assert host_and_port("https://bücher.example/")[0] == "xn--bcher-kva.example"
