"""Many documents read at once: missing licences are remembered, and a rate limit loses no document."""

from __future__ import annotations

from collections import Counter
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import pytest

from bot.catalogue.model.write import Write
from bot.errors import NotAvailable, WebexError
from bot.events import Document
from bot.patience import patiently
from bot.ports.webex import Read
from bot.webex.http.rate_limiter import Priority
from tests.sandbox.clients import INTERCEPT, PUSH_TO_TALK, Client

WAITING = "/workspaces/{workspaceId}/features/callWaiting"
DO_NOT_DISTURB = "/telephony/config/workspaces/{workspaceId}/doNotDisturb"
RULE = "/telephony/config/workspaces/{workspaceId}/selectiveReject/criteria/{id}"


def place(webex: Client, name: str) -> str:
    return webex.cloud.workspace(name).id


def test_documents_and_errors_come_in_the_order_they_were_asked_for(webex: Client) -> None:
    lobby, gym = place(webex, "Lobby Paris"), place(webex, "Gym")
    webex.cloud.fault("GET .*/callWaiting", status=403)
    reads = [Read(INTERCEPT, lobby), Read(PUSH_TO_TALK, gym), Read(WAITING, lobby), Read(INTERCEPT, gym)]
    first, lacking, refused, last = webex.calling.read_many(reads)
    assert isinstance(first, Document)
    assert first.body == webex.cloud.setting(webex.cloud.workspace("Lobby Paris"), "intercept")
    assert first.tracking_id.startswith("SANDBOX_")
    assert isinstance(lacking, NotAvailable)
    assert isinstance(refused, WebexError)
    assert refused.status == 403
    assert isinstance(last, Document)


def test_nothing_is_asked_for_nothing(webex: Client) -> None:
    assert webex.calling.read_many([]) == []
    assert webex.cloud.requests == []


def test_parameters_fill_the_path(webex: Client) -> None:
    lobby = place(webex, "Lobby Paris")
    rules = webex.cloud.setting(webex.cloud.workspace("Lobby Paris"), "selectiveReject")["criteria"]
    found = webex.calling.read_many([Read(RULE, lobby, {"id": rule["id"]}) for rule in rules])
    assert [one.body["id"] for one in found if isinstance(one, Document)] == [rule["id"] for rule in rules]


def test_what_is_unreadable_does_not_hide_the_others(webex: Client) -> None:
    lobby = place(webex, "Lobby Paris")
    webex.cloud.fault("GET .*/intercept", status=200, body="[]")
    unreadable, found = webex.calling.read_many([Read(INTERCEPT, lobby), Read(WAITING, lobby)])
    assert isinstance(unreadable, WebexError)
    assert isinstance(found, Document)


def test_what_a_licence_lacks_is_remembered_for_six_hours_and_says_so(webex: Client) -> None:
    gym = place(webex, "Gym")
    with pytest.raises(NotAvailable) as first:
        webex.calling.read(PUSH_TO_TALK, gym)
    assert "I ask again" not in first.value.next_step
    assert webex.calling.is_unlicensed(PUSH_TO_TALK, gym)
    webex.clock.pass_by(hours=5, minutes=59)
    with pytest.raises(NotAvailable) as again:
        webex.calling.read(PUSH_TO_TALK, gym)
    assert again.value.sentence == first.value.sentence
    assert "I ask again after" in again.value.next_step
    assert isinstance(webex.calling.read_many([Read(PUSH_TO_TALK, gym)])[0], NotAvailable)
    assert len(webex.asked("/pushToTalk")) == 1
    webex.clock.pass_by(minutes=2)
    assert not webex.calling.is_unlicensed(PUSH_TO_TALK, gym)
    with pytest.raises(NotAvailable):
        webex.calling.read(PUSH_TO_TALK, gym)
    assert len(webex.asked("/pushToTalk")) == 2


def test_one_workspace_and_one_setting_say_nothing_of_others(webex: Client) -> None:
    gym, lobby = place(webex, "Gym"), place(webex, "Lobby Paris")
    with pytest.raises(NotAvailable):
        webex.calling.read(PUSH_TO_TALK, gym)
    assert webex.calling.read(PUSH_TO_TALK, lobby).body
    assert webex.calling.read(INTERCEPT, gym).body


def test_a_fresh_read_asks_and_a_licence_that_came_is_believed(webex: Client) -> None:
    lobby = place(webex, "Lobby Paris")
    webex.cloud.fault("GET .*/pushToTalk", status=405)
    with pytest.raises(NotAvailable):
        webex.calling.read(PUSH_TO_TALK, lobby)
    assert isinstance(webex.calling.read_many([Read(PUSH_TO_TALK, lobby)], fresh=True)[0], Document)
    assert webex.calling.read(PUSH_TO_TALK, lobby).body


@pytest.mark.parametrize("status", [403, 404, 423, 500])
def test_what_may_pass_is_not_remembered(webex: Client, status: int) -> None:
    lobby = place(webex, "Lobby Paris")
    webex.cloud.fault("GET .*/intercept", status=status, times=4)
    webex.calling.read_many([Read(INTERCEPT, lobby)])
    assert not webex.calling.is_unlicensed(INTERCEPT, lobby)


def test_a_write_that_is_lacking_is_remembered_and_reads_go_on(webex: Client) -> None:
    lobby = place(webex, "Lobby Paris")
    webex.cloud.fault("PUT .*/intercept", status=405)
    for _ in range(2):
        with pytest.raises(NotAvailable, match="Nothing was changed"):
            webex.calling.send(Write("PUT", INTERCEPT, {}, {"enabled": True}), lobby)
    assert len(webex.asked("/intercept", "PUT")) == 1
    assert webex.calling.read(INTERCEPT, lobby).body["enabled"] is False
    webex.clock.pass_by(hours=6)
    webex.calling.send(Write("PUT", INTERCEPT, {}, {"enabled": True}), lobby)


def test_whoever_is_patient_is_so_in_every_request(webex: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    limiter, priorities = webex.rest._limiter, list[Priority]()
    slot = limiter.slot

    def noted(until: float, priority: Priority) -> AbstractAsyncContextManager[None]:
        priorities.append(priority)
        return slot(until, priority)

    monkeypatch.setattr(limiter, "slot", noted)
    lobby = place(webex, "Lobby Paris")
    with patiently():
        webex.calling.read(INTERCEPT, lobby)
        webex.calling.send(Write("PUT", INTERCEPT, {}, {"enabled": True}), lobby)
        webex.calling.read_many([Read(INTERCEPT, lobby), Read(WAITING, lobby)])
        webex.directory.workspaces()
    assert len(priorities) >= 8
    assert set(priorities) == {Priority.PATIENT}
    webex.calling.read(INTERCEPT, lobby)
    assert priorities[-1] is Priority.NOW


def test_bulk_under_a_limit_loses_nothing(webex: Client) -> None:
    """The clock of the limit is real and the client's waits are not: it has to come back all the same."""
    webex.cloud.limit(200)
    lobby = webex.cloud.workspace("Lobby Paris")
    webex.rest._limiter._rate._base = 100.0
    reads = [Read(path, lobby.id) for path in (INTERCEPT, WAITING, DO_NOT_DISTURB) * 50]
    found = webex.calling.read_many(reads)
    names = ("intercept", "callWaiting", "doNotDisturb") * 50
    assert [one.body if isinstance(one, Document) else one for one in found] == [
        webex.cloud.setting(lobby, name) for name in names
    ]
    webex.cloud.limit(None)
    answered = Counter(request.status for request in webex.cloud.requests)
    assert answered[200] == len(reads)


def test_two_hundred_workspaces_come_each_as_it_is(webex: Client) -> None:
    state = webex.cloud.state
    lobby = webex.cloud.workspace("Lobby Paris")
    with state.lock:
        for number in range(200):
            one = replace(lobby, id=f"{lobby.id}{number}", name=f"Room {number}")
            state.workspaces[one.id] = one
            state.settings[one.id] = state.settings[lobby.id] | {"callWaiting": {"enabled": number % 3 == 0}}
    reads = [Read(WAITING, f"{lobby.id}{number}") for number in range(200)]
    found = webex.calling.read_many(reads)
    assert [one.body["enabled"] for one in found if isinstance(one, Document)] == [
        number % 3 == 0 for number in range(200)
    ]
