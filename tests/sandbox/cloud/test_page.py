"""The JSON API of the page, and who may use it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.documents import SETTINGS
from tests.sandbox.rest_client import CARD, RestClient


class PageClient(requests.Session):
    """Sends what the page sends."""

    def __init__(self, cloud: Cloud) -> None:
        super().__init__()
        self.cloud = cloud
        self.trust_env = False

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> requests.Response:
        headers = {name.title(): value for name, value in headers.items()}
        return self.request(method, self.cloud.page_url + path, json=body, headers=headers, timeout=10)


@pytest.fixture
def browser(cloud: Cloud) -> Iterator[PageClient]:
    with PageClient(cloud) as browser:
        yield browser


def test_the_state_of_everything(cloud: Cloud, browser: PageClient) -> None:
    state = browser.ask("GET", "/api/state").json()
    assert [(one["key"], one["external"]) for one in state["people"]] == [
        ("ana", False),
        ("ravi", False),
        ("lena", False),
        ("sam", False),
        ("olga", True),
    ]
    assert state["people"][0]["title"] == "Full administrator"
    assert state["bot"] == {
        "id": cloud.person("bot").id,
        "name": "Calling Bot",
        "listening": cloud.sockets > 0,
        "addresses": cloud.state.connected_hosts,
        "processes": [],
    }
    assert state["time"] == {"ahead": 0, "zones": {"Paris HQ": "Europe/Paris", "Denver": "America/Denver"}}
    assert [space["type"] for space in state["spaces"]] == ["direct"] * 5 + ["group"] * 2
    assert len(state["workspaces"]) == 10
    assert state["workspaces"][0] == {
        "id": cloud.workspace("Lobby Paris").id,
        "name": "Lobby Paris",
        "location": "Paris HQ",
        "licence": "Webex Calling - Professional",
        "extension": "4321",
        "number": "+33170001234",
    }


def test_messages_are_posted_and_read(cloud: Cloud, browser: PageClient, bot: RestClient) -> None:
    path = f"/api/spaces/{cloud.space('team').id}/messages"
    said = browser.ask(
        "POST", path, {"personId": cloud.person("ana").id, "text": "<b>help</b>", "mention": True}
    )
    root = said.json()["id"]
    body = {"roomId": cloud.space("team").id, "markdown": "**Here**", "parentId": root}
    bot.call("POST", "/messages", json=body | {"attachments": [CARD]})
    first, second = browser.ask("GET", path).json()["messages"]
    assert first["personName"] == "Ana Roux"
    assert first["text"] == "Calling Bot <b>help</b>"
    assert "&lt;b&gt;help" in first["html"]
    assert first["card"] is None
    assert second["html"] == "<p><strong>Here</strong></p>"
    assert second["parentId"] == root
    assert second["card"] == CARD["content"]
    assert second["cardHtml"]["Hello"] == "<p>Hello</p>"
    assert (second["edited"], second["files"]) == (False, [])


def test_messages_are_edited_by_their_authors(cloud: Cloud, browser: PageClient) -> None:
    ana, team = cloud.person("ana"), cloud.space("team")
    said = cloud.say(ana, team, "help")
    path = f"/api/messages/{said}"
    edit = {"personId": ana.id, "text": "workspaces", "mention": True}
    assert browser.ask("PUT", path, edit).status_code == 200
    (shown,) = browser.ask("GET", f"/api/spaces/{team.id}/messages").json()["messages"]
    assert (shown["id"], shown["text"], shown["edited"]) == (said, "Calling Bot workspaces", True)
    assert browser.ask("PUT", path, edit | {"personId": cloud.person("ravi").id}).status_code == 403
    assert browser.ask("PUT", path, edit | {"text": " "}).status_code == 400
    assert browser.ask("PUT", path, edit | {"personId": ""}).status_code == 400
    assert browser.ask("PUT", "/api/messages/nothing", edit).status_code == 404
    assert [one.text for one in cloud.messages(team)] == ["Calling Bot workspaces"]


def test_files_are_posted_and_downloaded(cloud: Cloud, browser: PageClient, bot: RestClient) -> None:
    path = f"{cloud.page_url}/api/spaces/{cloud.space('team').id}/files"
    form = {"personId": cloud.person("ana").id, "text": "greeting busy", "mention": "true"}
    file = {"file": ('<a href="x">.wav', b"RIFF", "audio/wav")}
    assert browser.post(path, data=form, files=file, timeout=10).status_code == 200
    (message,) = cloud.messages(cloud.space("team"))
    assert message.text == "Calling Bot greeting busy"
    url = bot.call("GET", f"/messages/{message.id}").json()["files"][0]
    assert bot.get(url, timeout=10).content == b"RIFF"
    (shown,) = browser.ask("GET", f"/api/spaces/{cloud.space('team').id}/messages").json()["messages"]
    assert shown["files"] == [{"id": message.files[0].id, "name": message.files[0].name, "size": 4}]
    fetched = browser.ask("GET", f"/api/files/{message.files[0].id}")
    assert (fetched.content, fetched.headers["Content-Type"]) == (b"RIFF", "application/octet-stream")
    assert fetched.headers["Content-Disposition"].startswith("attachment; ")
    assert browser.ask("GET", "/api/files/nothing").status_code == 404
    alone = browser.post(path, data={"personId": cloud.person("ana").id}, files=file, timeout=10)
    assert alone.status_code == 200
    assert browser.post(path, data=form, timeout=10).status_code == 400
    assert browser.post(path, files=file, timeout=10).status_code == 400
    elsewhere = f"{cloud.page_url}/api/spaces/{cloud.space('sam').id}/files"
    assert browser.post(elsewhere, data=form, files=file, timeout=10).status_code == 404
    assert len(cloud.messages(cloud.space("team"))) == 2


def test_settings_have_full_rules(cloud: Cloud, browser: PageClient) -> None:
    lobby = cloud.workspace("Lobby Paris")
    path = f"/api/workspaces/{lobby.id}"
    document = browser.ask("GET", path).json()["settings"]["selectiveReject"]
    assert document["criteria"][1]["phoneNumbers"] == ["+33-899700123"]
    document["criteria"][1]["phoneNumbers"] = ["+33-899700124"]
    del document["criteria"][0]
    saved = browser.ask("PUT", f"{path}/settings/selectiveReject", document)
    assert (saved.status_code, saved.json()) == (200, document)
    (left,) = cloud.setting(lobby, "selectiveReject")["criteria"]
    assert left["source"] == "SPECIFIC_NUMBERS"


def test_buttons_are_pressed(cloud: Cloud, browser: PageClient, bot: RestClient) -> None:
    body = {"roomId": cloud.space("ana").id, "text": "card", "attachments": [CARD]}
    card = bot.call("POST", "/messages", json=body).json()["id"]
    press = {"personId": cloud.person("ana").id, "messageId": card, "inputs": {"a": "b"}}
    action = browser.ask("POST", "/api/press", press).json()["id"]
    assert bot.call("GET", f"/attachment/actions/{action}").json()["inputs"] == {"a": "b"}
    refused = browser.ask("POST", "/api/press", press | {"personId": cloud.person("sam").id})
    assert refused.status_code == 404
    assert refused.json()["message"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/spaces/nowhere/messages", None, 404),
        ("GET", "/api/workspaces/nowhere", None, 404),
        ("GET", "/web/..%2Frun.py", None, 404),
        ("GET", "/web/%2e%2e/run.py", None, 404),
        ("GET", "/web/package-lock.json", None, 404),
        ("POST", "/api/press", {"inputs": {}}, 400),
        ("POST", "/api/press", [], 400),
        ("POST", "/api/fault", {"match": "("}, 400),
        ("POST", "/api/fault", {}, 400),
    ],
)
def test_invalid_requests_are_refused(
    browser: PageClient, method: str, path: str, body: Any, status: int
) -> None:
    answer = browser.ask(method, path, body)
    assert answer.status_code == status


def test_settings_are_changed_as_in_control_hub(cloud: Cloud, browser: PageClient) -> None:
    lobby = cloud.workspace("Lobby Paris")
    path = f"/api/workspaces/{lobby.id}"
    settings = browser.ask("GET", path).json()["settings"]
    assert settings.keys() == {one.name for one in SETTINGS}
    document = settings["pushToTalk"]
    document["members"] = [{"id": cloud.person("kim.lee").id}]
    assert browser.ask("PUT", f"{path}/settings/pushToTalk", document).status_code == 200
    assert cloud.setting(lobby, "pushToTalk")["members"][0]["displayName"] == "Kim Lee"
    assert browser.ask("PUT", f"{path}/settings/pushToTalk", {"members": []}).status_code == 400
    assert browser.ask("PUT", f"{path}/settings/nothing", {}).status_code == 404
    gym = browser.ask("GET", f"/api/workspaces/{cloud.workspace('Gym').id}").json()
    assert "intercept" in gym["settings"]
    assert "pushToTalk" not in gym["settings"]
    assert browser.ask("GET", f"/api/workspaces/{cloud.workspace('Quiet Room').id}").json()["settings"] == {}


def test_requests_without_secrets_and_faults(cloud: Cloud, browser: PageClient, admin: RestClient) -> None:
    form = {"grant_type": "refresh_token", "client_secret": "hush", "refresh_token": "hush"}
    admin.call("POST", "/access_token", data=form)
    fault = {"match": "GET /locations", "status": 503, "body": None, "headers": {}, "times": 1, "delay": 0}
    assert browser.ask("POST", "/api/fault", fault).status_code == 200
    assert admin.call("GET", "/locations").status_code == 503
    shown = browser.ask("GET", "/api/requests").json()["requests"]
    assert [(one["method"], one["path"], one["status"]) for one in shown] == [
        ("POST", "/access_token", 401),
        ("GET", "/locations", 503),
    ]
    assert "hush" not in json.dumps(shown)
    assert cloud.environment()["WEBEX_ADMIN_TOKEN"] not in json.dumps(shown)
    browser.ask("POST", "/api/reset", {})
    assert cloud.requests == []


def test_only_this_machines_own_page_may_ask(cloud: Cloud, browser: PageClient) -> None:
    cloud.say(cloud.person("ana"), cloud.space("ana"), "keep me")
    assert browser.ask("GET", "/api/state", host="rebound.example").status_code == 403
    assert browser.ask("POST", "/api/reset", {}, origin="https://evil.example").status_code == 403
    assert browser.ask("POST", "/api/reset", {}, origin="null").status_code == 403
    assert len(cloud.messages(cloud.space("ana"))) == 1
    assert browser.ask("POST", "/api/reset", {}, origin=cloud.page_url).status_code == 200
    assert cloud.messages(cloud.space("ana")) == []


def test_the_files_of_the_page_and_its_headers(browser: PageClient, tmp_path: Path) -> None:
    page = browser.ask("GET", "/")
    assert page.headers["Content-Type"].startswith("text/html")
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self'; ")
    assert browser.ask("GET", "/web/app.js").headers["Content-Type"].endswith("javascript")
    renderer = tmp_path / "adaptivecards.min.js"
    renderer.write_text("var AdaptiveCards;", encoding="utf-8")
    with Cloud.started(tmp_path, renderer=renderer) as cloud, PageClient(cloud) as other:
        assert other.ask("GET", "/renderer/adaptivecards.min.js").text == "var AdaptiveCards;"


def test_the_stream_tells_what_happens(cloud: Cloud, browser: PageClient, admin: RestClient) -> None:
    lobby, space = cloud.workspace("Lobby Paris"), cloud.space("ana")
    with browser.get(f"{cloud.page_url}/api/stream", stream=True, timeout=10) as stream:
        lines = stream.iter_lines(chunk_size=1, decode_unicode=True)
        assert next(lines) == ": welcome"
        said = cloud.say(cloud.person("ana"), space, "hello")
        assert event(lines) == ("message", {"spaceId": space.id, "id": said})
        cloud.change(lobby, "intercept", {"enabled": True})
        assert event(lines) == ("setting", {"workspaceId": lobby.id, "name": "intercept"})
        admin.call("GET", "/locations")
        name, request = event(lines)
        assert (name, request["path"], request["status"]) == ("request", "/locations", 200)
        cloud.state.delete(cloud.messages(space)[0])
        assert event(lines) == ("deleted", {"spaceId": space.id, "id": said})
        cloud.reset()
        assert event(lines) == ("reset", {})
        cloud.add_workspaces(1)
        assert event(lines) == ("reset", {})


def event(lines: Iterator[str]) -> tuple[str, Any]:
    """The next event that is not about the bot's connection."""
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: ") and name != "bot":
            return name, json.loads(line.removeprefix("data: "))
    raise AssertionError("the stream ended")


def test_the_clock_moves_on_and_never_back(cloud: Cloud, browser: PageClient) -> None:
    moved = browser.ask("POST", "/api/clock", {"minutes": 60})
    assert (moved.status_code, moved.json()["ahead"]) == (200, 3600)
    assert browser.ask("POST", "/api/clock", {"minutes": 10}).json()["ahead"] == 4200
    for wrong in (
        {},
        {"minutes": "10"},
        {"minutes": -10},
        {"minutes": 0},
        {"minutes": 10**9},
        {"minutes": 0.5},
    ):
        refused = browser.ask("POST", "/api/clock", wrong)
        assert refused.status_code == 400, wrong
        assert refused.json()["message"]
    message = cloud.say(cloud.person("ana"), cloud.space("ana"), "help")
    path = f"/api/spaces/{cloud.space('ana').id}/messages"
    (said,) = [one for one in browser.ask("GET", path).json()["messages"] if one["id"] == message]
    ahead = datetime.fromisoformat(said["created"]) - datetime.now(UTC)
    assert timedelta(minutes=69) < ahead <= timedelta(minutes=70)
    assert browser.ask("POST", "/api/reset", {}).status_code == 200
    state = browser.ask("GET", "/api/state").json()
    assert state["time"]["ahead"] == 0
    cloud.say(cloud.person("ana"), cloud.space("ana"), "help")
    (said,) = browser.ask("GET", path).json()["messages"]
    assert datetime.fromisoformat(said["created"]) <= datetime.now(UTC)


def test_the_clock_stays_within_a_year(cloud: Cloud, browser: PageClient) -> None:
    cloud.move_clock(timedelta(days=366))
    refused = browser.ask("POST", "/api/clock", {"minutes": 10})
    assert refused.status_code == 400
    assert "at most 366 days" in refused.json()["message"]
    assert cloud.clock.ahead == timedelta(days=366)
    cloud.reset()


@pytest.mark.parametrize("number", ["1", "0", "-1", "x", "99999999999999999999"])
def test_what_is_no_bot_is_not_killed(browser: PageClient, number: str) -> None:
    assert browser.ask("POST", f"/api/bots/{number}/kill", {}).status_code == 404
