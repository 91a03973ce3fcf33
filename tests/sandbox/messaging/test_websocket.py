"""The websocket of the cloud."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.sync.connection import Connection

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.ids import inner_id
from bot.sandbox.network import hosts
from tests.sandbox.rest_client import CARD, RestClient

TIMEOUT_SECONDS = 20.0
"""Long, because a busy machine may need it."""


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Cloud]:
    """A cloud of its own, where no other test's bot is connected."""
    with Cloud.started(tmp_path) as cloud:
        yield cloud


@pytest.fixture
def client(quiet: Cloud) -> Iterator[RestClient]:
    with RestClient(quiet, quiet.environment()["WEBEX_BOT_TOKEN"]) as client:
        yield client


def device(client: RestClient) -> dict[str, Any]:
    catalogue = client.get(f"https://{hosts.CATALOGUE}/u2c/api/v1/catalog?format=hostmap").json()
    answer = client.post(f"{catalogue['serviceLinks']['wdm']}/devices", json={"name": "test"})
    result: dict[str, Any] = answer.json()
    return result


def opened(client: RestClient, url: str) -> Connection:
    trust = ssl.create_default_context(cafile=str(client.cloud.ca_file))
    # This client reads and writes in two threads. With TLS 1.3 what it writes is lost where a session ticket
    # comes at that moment: 8 of 1,883 handshakes, none of 3,737 without; see python-engineio's issue 461.
    trust.maximum_version = ssl.TLSVersion.TLSv1_2
    return connect(
        url, ssl=trust, open_timeout=TIMEOUT_SECONDS, close_timeout=1, proxy=client.cloud.proxy_url
    )


def authorised(client: RestClient, url: str) -> Connection:
    socket = opened(client, url)
    token = client.cloud.environment()["WEBEX_BOT_TOKEN"]
    socket.send(json.dumps({"id": "1", "type": "authorization", "data": {"token": f"Bearer {token}"}}))
    assert received(socket)["data"]["eventType"] == "mercury.buffer_state"
    assert received(socket)["data"]["eventType"] == "mercury.registration_status"
    return socket


def received(socket: Connection) -> dict[str, Any]:
    frame: dict[str, Any] = json.loads(socket.recv(timeout=TIMEOUT_SECONDS))
    return frame


def looked_up(client: RestClient, activity: dict[str, Any], verb: str = "messages") -> str:
    """As webex-bot does: the url of the conversation, with the activity instead."""
    url = activity["target"]["url"].replace(
        f"conversations/{activity['target']['id']}", f"{verb}/{activity['id']}"
    )
    return str(client.get(url).json()["id"])


def test_devices_are_registered_and_deleted(quiet: Cloud, client: RestClient) -> None:
    devices = f"{hosts.DEVICES_URL}/devices"
    assert client.get(devices).status_code == 404
    url = device(client)["url"]
    assert [one["url"] for one in client.get(devices).json()["devices"]] == [url]
    assert client.put(url, json={}).json()["url"] == url
    assert client.delete(url).status_code == 204
    assert client.put(url, json={}).status_code == 404
    assert quiet.devices == []


def test_the_number_of_devices_is_limited(client: RestClient) -> None:
    for _ in range(100):
        device(client)
    answer = client.post(f"{hosts.DEVICES_URL}/devices", json={"name": "one more"})
    assert (answer.status_code, "excessive" in answer.text) == (403, True)


def test_a_message_is_delivered_encrypted_and_looked_up(quiet: Cloud, client: RestClient) -> None:
    with authorised(client, device(client)["webSocketUrl"]) as socket:
        assert quiet.sockets == 1
        said = quiet.say(quiet.person("ana"), quiet.space("ana"), "the secret word")
        frame = received(socket)
        activity = frame["data"]["activity"]
        assert frame["data"]["eventType"] == "conversation.activity"
        assert activity["verb"] == "post"
        assert activity["target"]["tags"] == ["ONE_ON_ONE"]
        assert activity["actor"]["emailAddress"] == "ana.roux@acme.example"
        assert activity["actor"]["type"] == "PERSON"
        assert "secret" not in json.dumps(frame)
        assert looked_up(client, activity) == said
        socket.send(json.dumps({"type": "ack", "messageId": frame["id"]}))
        assert quiet.until(lambda: quiet.acknowledged) == [frame["id"]]
    quiet.until(lambda: quiet.sockets == 0)


def test_what_is_delivered_to_a_bot(quiet: Cloud, client: RestClient) -> None:
    ana, team = quiet.person("ana"), quiet.space("team")
    with authorised(client, device(client)["webSocketUrl"]) as socket:
        quiet.say(ana, team, "not for the bot", mention=False)
        quiet.say(quiet.person("echo"), team, "from another bot")
        activity = received(socket)["data"]["activity"]
        assert activity["actor"]["type"] == "MACHINE"
        assert activity["object"]["mentions"]["items"][0]["id"] == inner_id(quiet.person("bot").id)
        client.call("POST", "/messages", json={"roomId": team.id, "text": "own words"})
        root = quiet.say(ana, team, "help")
        quiet.say(ana, team, "more", parent_id=root)
        assert "parent" not in received(socket)["data"]["activity"]
        reply = received(socket)["data"]["activity"]
        assert reply["parent"] == {"id": inner_id(root), "type": "reply"}
        quiet.edit(root, "help me")
        edit = received(socket)["data"]["activity"]
        assert (edit["verb"], edit["parent"]) == ("post", {"id": inner_id(root), "type": "edit"})
        assert looked_up(client, edit) == root
        quiet.bot_hears_itself = True
        own = client.call("POST", "/messages", json={"roomId": team.id, "text": "own"}).json()["id"]
        assert looked_up(client, received(socket)["data"]["activity"]) == own


def test_files_come_as_share_and_update(quiet: Cloud, client: RestClient) -> None:
    with authorised(client, device(client)["webSocketUrl"]) as socket:
        said = quiet.say(quiet.person("ana"), quiet.space("ana"), "", files=["a.wav"])
        share, update = (received(socket)["data"]["activity"] for _ in range(2))
        assert (share["verb"], update["verb"]) == ("share", "update")
        assert update["object"]["contentCategory"] == "documents"
        assert update["object"]["files"]["items"][0]["malwareQuarantineState"] == "safe"
        assert looked_up(client, share) == said
        answer = client.call("POST", "/messages", json={"roomId": quiet.space("ana").id, "text": "a"})
        under = {"roomId": quiet.space("ana").id, "text": "b", "parentId": update["id"]}
        assert answer.status_code == 200
        assert client.call("POST", "/messages", json=under).json()["parentId"] == said


def test_a_press_is_delivered_with_the_card_as_parent(quiet: Cloud, client: RestClient) -> None:
    body = {"roomId": quiet.space("team").id, "text": "card", "attachments": [CARD]}
    card = client.call("POST", "/messages", json=body).json()["id"]
    with authorised(client, device(client)["webSocketUrl"]) as socket:
        pressed = quiet.press(quiet.person("sam"), card, {"pin": "123456"})
        activity = received(socket)["data"]["activity"]
        assert activity["verb"] == "cardAction"
        assert activity["parent"]["id"] == inner_id(card)
        assert "123456" not in json.dumps(activity)
        assert looked_up(client, activity, "attachment/actions") == pressed


def test_delivery_can_be_doubled_and_muted(quiet: Cloud, client: RestClient) -> None:
    ana, space = quiet.person("ana"), quiet.space("ana")
    with authorised(client, device(client)["webSocketUrl"]) as socket:
        quiet.deliver_twice = True
        quiet.say(ana, space, "twice")
        first, second = received(socket), received(socket)
        assert first["data"] == second["data"]
        assert first["id"] != second["id"]
        assert second["sequenceNumber"] == first["sequenceNumber"] + 1
        quiet.deliver_twice, quiet.mute = False, True
        unheard = quiet.say(ana, space, "nobody hears")
        quiet.mute = False
        heard = quiet.say(ana, space, "again")
        assert looked_up(client, received(socket)["data"]["activity"]) == heard
        assert client.call("GET", f"/messages/{unheard}").status_code == 200


@pytest.mark.parametrize("status", [401, 404, 429, 503])
def test_handshakes_are_refused_as_planned(quiet: Cloud, client: RestClient, status: int) -> None:
    url = device(client)["webSocketUrl"]
    quiet.refuse_handshakes(status, 1)
    with pytest.raises(InvalidStatus) as refused:
        opened(client, url)
    assert refused.value.response.status_code == status
    authorised(client, url).close()


def test_a_forgotten_device_is_not_found(quiet: Cloud, client: RestClient) -> None:
    url = device(client)["webSocketUrl"]
    quiet.forget_devices()
    with pytest.raises(InvalidStatus, match="404"):
        opened(client, url)


def test_a_wrong_token_is_closed(quiet: Cloud, client: RestClient) -> None:
    with opened(client, device(client)["webSocketUrl"]) as socket:
        socket.send(json.dumps({"id": "1", "type": "authorization", "data": {"token": "Bearer no"}}))
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=TIMEOUT_SECONDS)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401
    assert quiet.sockets == 0


@pytest.mark.parametrize(
    "text", ['{"type": "ack"}{"type": "ack"}', "", "[" * 100_000, "[]", '"ack"'], ids=len
)
def test_a_frame_that_is_no_json_object_closes_the_socket(
    quiet: Cloud, client: RestClient, text: str
) -> None:
    """webex-bot mixes two frames up where it acknowledges many at once."""
    with authorised(client, device(client)["webSocketUrl"]) as socket:
        socket.send(text)
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=TIMEOUT_SECONDS)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1007
    quiet.until(lambda: quiet.sockets == 0)


def test_sockets_are_closed_and_replaced(quiet: Cloud, client: RestClient) -> None:
    url = device(client)["webSocketUrl"]
    with authorised(client, url) as first, authorised(client, url) as second:
        with pytest.raises(ConnectionClosed) as replaced:
            first.recv(timeout=TIMEOUT_SECONDS)
        assert replaced.value.rcvd is not None
        assert replaced.value.rcvd.code == 4000
        assert quiet.sockets == 1
        quiet.close_sockets(1011)
        with pytest.raises(ConnectionClosed) as closed:
            second.recv(timeout=TIMEOUT_SECONDS)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1011
