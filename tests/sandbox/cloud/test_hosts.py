"""The hosts of the cloud: each answers its own paths only, and no other host is reached."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Breach
from bot.sandbox.network import hosts
from bot.sandbox.run import greeting
from tests.sandbox.rest_client import RestClient

OWN = {
    hosts.API: "/v1/people/me",
    hosts.CATALOGUE: "/u2c/api/v1/catalog",
    hosts.DEVICES: "/wdm/api/v1/devices",
    hosts.CONVERSATIONS: "/conversation/api/v1/messages/unknown",
    hosts.SOCKETS: "/v1/apps/wx2/registrations/unknown/messages",
}
"""A path of each host."""


@pytest.mark.parametrize("host", OWN)
def test_a_host_answers_its_own_paths(bot: RestClient, host: str) -> None:
    answer = bot.get(f"https://{host}{OWN[host]}", timeout=10)
    if host in (hosts.API, hosts.CATALOGUE):
        assert answer.status_code == 200
    elif host is hosts.SOCKETS:
        assert answer.status_code == 404  # no handshake without a device
    else:
        assert "could not be found" not in answer.text


@pytest.mark.parametrize("host", OWN)
def test_a_host_answers_no_path_of_another(cloud: Cloud, bot: RestClient, host: str) -> None:
    foreign = [path for other, path in OWN.items() if other != host]
    answers = [bot.get(f"https://{host}{path}", timeout=10) for path in foreign]
    assert [answer.status_code for answer in answers] == [404] * len(foreign)
    if host is not hosts.SOCKETS:
        assert len(cloud.breaches) == len(foreign)


def test_the_catalogue_leads_to_every_host(cloud: Cloud, bot: RestClient) -> None:
    links = bot.get(f"https://{hosts.CATALOGUE}/u2c/api/v1/catalog?format=hostmap").json()["serviceLinks"]
    device = bot.post(f"{links['wdm']}/devices", json={"name": "test"}).json()
    found = {urlsplit(url).hostname for url in (*links.values(), device["url"], device["webSocketUrl"])}
    assert found == {*hosts.ALL_HOSTS} - {hosts.CATALOGUE}
    assert bot.delete(device["url"]).status_code == 204
    assert cloud.breaches == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/",
        "https://webexapis.com:8443/v1/people/me",
        "https://webexapis.com.example.com/v1/people/me",
        "https://api.ciscospark.com/v1/people/me",
    ],
)
def test_no_other_host_is_reached(cloud: Cloud, bot: RestClient, url: str) -> None:
    with pytest.raises(requests.exceptions.ProxyError, match="403 Forbidden"):
        bot.get(url, timeout=10)
    target = f"{urlsplit(url).hostname}:{urlsplit(url).port or 443}"
    assert cloud.breaches == [Breach("CONNECT", target, "no host of Webex")]


@pytest.mark.parametrize("said", [b"GET http://example.com/ HTTP/1.1\r\n\r\n", b"\r\n\r\n", b"x" * 20_000])
def test_other_requests_than_connect_are_refused(cloud: Cloud, said: bytes) -> None:
    proxy = urlsplit(cloud.proxy_url)
    with socket.create_connection((proxy.hostname, proxy.port), 10) as connection:
        connection.sendall(said)
        try:
            answered = connection.recv(1000)
        except ConnectionResetError:
            answered = b""
    assert answered in (b"", b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def test_data_with_the_end_of_the_handshake_is_read(cloud: Cloud) -> None:
    """A client may send its request in the same packet as the last of the handshake."""
    proxy = urlsplit(cloud.proxy_url)
    trust = ssl.create_default_context(cafile=str(cloud.ca_file))
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    secure = trust.wrap_bio(incoming, outgoing, server_hostname=hosts.API)
    with socket.create_connection((proxy.hostname, proxy.port), 10) as connection:
        connection.sendall(f"CONNECT {hosts.API}:443 HTTP/1.1\r\n\r\n".encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 200 ")
        while True:
            try:
                secure.do_handshake()
                break
            except ssl.SSLWantReadError:
                connection.sendall(outgoing.read())
                incoming.write(connection.recv(65536))
        secure.write(f"GET /v1/nothing HTTP/1.1\r\nHost: {hosts.API}\r\n\r\n".encode())
        connection.sendall(outgoing.read())
        incoming.write(connection.recv(65536))
        answer = b""
        while not answer:
            try:
                answer = secure.read()
            except ssl.SSLWantReadError:
                incoming.write(connection.recv(65536))
    assert answer.startswith(b"HTTP/1.1 401 ")


def test_two_clouds_do_not_hear_each_other(cloud: Cloud, tmp_path: Path) -> None:
    with Cloud.started(tmp_path) as other, RestClient(other, other.tokens.bot) as client:
        assert client.call("GET", "/people/me").status_code == 200
        assert (len(other.requests), cloud.requests) == (1, [])
        client.verify = str(cloud.ca_file)
        with pytest.raises(requests.exceptions.SSLError):
            client.get(f"https://{hosts.CATALOGUE}/")


def test_the_page_shows_the_hosts_the_bot_connected_to(tmp_path: Path) -> None:
    with Cloud.started(tmp_path) as cloud, RestClient(cloud, cloud.tokens.bot) as client:
        url = f"{cloud.page_url}/api/state"
        assert requests.get(url, timeout=10).json()["bot"]["addresses"] == []
        for host in (hosts.CATALOGUE, hosts.API, hosts.CATALOGUE):
            client.get(f"https://{host}/", timeout=10)
        cloud.reset()
        assert requests.get(url, timeout=10).json()["bot"]["addresses"] == [hosts.CATALOGUE, hosts.API]
        assert f"talks to {hosts.CATALOGUE}, {hosts.API}." in greeting(cloud, 0)
