"""When Webex refuses, fails or sends nonsense, the bot says what happened and gives the tracking id."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from tests.chat import Chat, read

READ = r"^GET /workspaces/.*/features/intercept"
WRITE = r"^PUT /workspaces/.*/features/intercept"
SHOW = "show intercept lobby paris"
SET = "set intercept lobby paris on"
PLAIN = {
    400: "Webex does not give this setting for this workspace.",
    401: "Webex did not accept the bot's admin token",
    403: "Webex did not allow this for the bot's admin token.",
    404: "Webex has no such setting for this workspace.",
    405: "This workspace's licence does not include this setting.",
    409: "This collides with something Webex holds already.",
    410: "What was asked for is gone from Webex.",
    415: "Webex did not accept the form of the request.",
    423: "Webex has this locked at the moment, and it stayed locked.",
    428: "Webex cannot check this for malware and holds it back.",
    429: "Webex is asked too much at the moment",
    500: "Something went wrong inside Webex.",
    502: "Webex could not reach a part of itself.",
    503: "Webex is overloaded.",
    504: "Webex took too long inside itself.",
}
BROKEN = (500, 502, 503, 504)
GATEWAY = (502, 504)
ALWAYS = 50
REFERENCE = re.compile(r"\(Reference [0-9A-F]{6}, Webex SANDBOX_[0-9a-f-]{36}\)")


def is_on(chat: Chat) -> bool:
    return bool(chat.setting("Lobby Paris", "intercept")["enabled"])


@pytest.mark.parametrize("status", PLAIN)
def test_a_refused_read_is_explained(chat: Chat, status: int) -> None:
    chat.impatient()
    chat.cloud.fault(READ, status=status, times=ALWAYS)
    said = read(chat.ask(SHOW))
    assert PLAIN[status] in said
    assert REFERENCE.search(said)
    assert len(said.split(". ")) > 1, "no next step"
    assert chat.writes() == []


@pytest.mark.parametrize("status", PLAIN)
def test_a_refused_write_is_explained_and_nothing_was_changed(chat: Chat, status: int) -> None:
    chat.impatient()
    chat.cloud.fault(WRITE, status=status, times=ALWAYS)
    said = read(chat.ask(SET))
    if status in BROKEN:
        assert f"Webex answered the change with an error ({status})." in said
        later = "it is not changed so far, and the change may still come. I look again in one minute"
        assert f"I read the setting again: {later if status in GATEWAY else 'nothing was changed.'}" in said
    else:
        sentence = "Webex did not accept the request." if status == 400 else PLAIN[status]
        assert sentence in said
        assert "othing was changed." in said
    assert REFERENCE.search(said) or (status in GATEWAY and "Webex SANDBOX_" in said)
    assert len(chat.writes()) == 1 or status in (423, 429)
    assert not is_on(chat)
    state = "Webex did not answer: not certain." if status in GATEWAY else "Not made."
    assert f"Intercept calls: Off → On. {state}" in read(chat.ask("history"))


@pytest.mark.parametrize("status", BROKEN)
def test_a_write_that_happened_though_webex_broke_is_found_out(chat: Chat, status: int) -> None:
    chat.cloud.fault(WRITE, status=status, before=False)
    said = read(chat.ask(SET))
    assert said.startswith("Saved: Call Intercept · Lobby Paris")
    assert "Intercept calls: Off → On" in said
    assert is_on(chat)
    assert len(chat.writes()) == 1
    assert "Not made" not in read(chat.ask("history"))


@pytest.mark.parametrize(
    ("before", "told"), [(False, "Saved: Call Intercept"), (True, "I look again in one minute and in five")]
)
def test_a_connection_cut_in_the_middle_of_a_write(chat: Chat, before: bool, told: str) -> None:
    chat.cloud.fault(WRITE, drop=True, before=before)
    assert told in read(chat.ask(SET))
    assert is_on(chat) is not before


def test_a_form_says_the_same(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.cloud.fault(WRITE, status=500, before=False)
    outcome = chat.press(form, "Save", inputs={"f-enabled": "true"})
    assert read(outcome).startswith("Saved")
    form = chat.ask("edit intercept lobby paris")
    chat.cloud.fault(WRITE, status=409)
    assert "Nothing was changed." in read(chat.press(form, "Save", inputs={"f-enabled": "false"}))
    assert is_on(chat)


def test_a_change_before_which_nothing_could_be_read_says_that_nothing_was_changed(chat: Chat) -> None:
    chat.cloud.fault(READ, status=403, times=ALWAYS)
    assert "Nothing was changed." in read(chat.ask(SET))
    assert "Nothing was changed." not in read(chat.ask(SHOW))


def test_what_cannot_be_found_out_is_said_to_be_uncertain(chat: Chat) -> None:
    chat.impatient()
    chat.cloud.fault(READ, status=None)
    chat.cloud.fault(WRITE, status=500, before=False)
    chat.cloud.fault(READ, status=503, times=ALWAYS)
    said = read(chat.ask(SET))
    assert "Not certain" in said
    assert "it may or may not be changed" in said
    assert "Webex SANDBOX_" in said
    chat.heal()
    assert "Webex did not answer: not certain." in read(chat.ask("history"))


def test_what_was_saved_and_cannot_be_read_again_is_said_to_be_so(chat: Chat) -> None:
    chat.impatient()
    chat.cloud.fault(READ, status=None)
    chat.cloud.fault(READ, status=503, times=ALWAYS)
    said = read(chat.ask(SET))
    assert said.startswith("Saved: Call Intercept")
    assert "I could not read it again" in said
    assert "Webex holds the new values." not in said
    assert is_on(chat)


def test_what_webex_takes_and_does_not_do_is_said(chat: Chat) -> None:
    chat.cloud.fault(WRITE, status=200, body={})
    said = read(chat.ask(SET))
    assert said.startswith("Not saved: Call Intercept")
    assert "Webex accepted the change and does not show it" in said
    assert "Not made." in read(chat.ask("history"))


@pytest.mark.parametrize(
    ("status", "wait"),
    [
        (429, "0"),
        (429, "-5"),
        (429, "soon"),
        (429, "1e999"),
        (423, "0"),
        (423, ""),
        (423, "Wed, 21 Oct 2015 07:28:00 GMT"),
    ],
)
def test_being_told_to_wait_is_no_refusal(chat: Chat, status: int, wait: str) -> None:
    chat.cloud.fault(WRITE, status=status, headers={"Retry-After": wait} if wait else {})
    assert "Saved" in read(chat.ask(SET))
    assert len(chat.writes()) == 2
    assert is_on(chat)


def test_a_wait_that_is_too_long_is_not_waited_for(chat: Chat) -> None:
    chat.cloud.fault(READ, status=429, headers={"Retry-After": "3600"}, times=1)
    chat.impatient(5.0)
    assert "Webex is asked too much at the moment" in read(chat.ask(SHOW))


def test_a_read_is_tried_again_when_webex_stumbles(chat: Chat) -> None:
    chat.cloud.fault(READ, status=502)
    assert read(chat.ask(SHOW)).startswith("Call Intercept")


@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>",
        '{"enabled": tru',
        "",
        "[]",
        "null",
        '"on"',
        "42",
    ],
)
def test_a_good_status_with_a_bad_body(chat: Chat, body: str) -> None:
    chat.cloud.fault(READ, status=200, body=body, headers={"Content-Type": "application/json"}, times=1)
    for typed in (SHOW, SET, "edit intercept lobby paris"):
        chat.cloud.fault(READ, status=200, body=body, times=1)
        said = read(chat.ask(typed))
        assert "Webex answered with something the bot cannot read." in said
        assert "Reference" in said
    assert chat.writes() == []


@pytest.mark.parametrize("body", [{}, {"enabled": None}, {"enabled": "yes", "incoming": [], "outgoing": 7}])
def test_a_document_that_is_not_what_it_should_be_is_shown_as_far_as_it_goes(chat: Chat, body: Any) -> None:
    chat.cloud.fault(READ, status=200, body=body)
    assert read(chat.ask(SHOW)).startswith("Call Intercept")
    chat.cloud.fault(READ, status=200, body=body)
    assert read(chat.ask("edit intercept lobby paris")).startswith("Edit Call Intercept")


@pytest.mark.parametrize("status", [400, 403, 500])
def test_html_and_markdown_from_webex_stay_words(chat: Chat, status: int) -> None:
    for body in (
        "<html><script>alert(1)</script></html>",
        {"message": "**no** <@all> [link](https://evil.example) `x` " + "A" * 900},
        {"errors": [{"description": "no\n# heading\n<spark-mention data-object-type='groupMention'>"}]},
        {"message": ["a", {"b": 1}], "errors": "x", "trackingId": 7},
    ):
        chat.impatient()
        chat.cloud.fault(WRITE, status=status, body=body)
        answer = chat.ask(SET)
        assert "<" not in answer.markdown.replace("<\u2060", "")
        assert "](" not in answer.markdown
        assert "**no**" not in answer.markdown
        assert "AAAA" not in answer.markdown
        assert len(answer.markdown) < 900
    assert not is_on(chat)


def test_webex_cannot_be_reached_at_all(chat: Chat) -> None:
    chat.ask(SHOW)
    chat.impatient()
    chat.cloud.fault(READ, drop=True, times=ALWAYS)
    chat.cloud.fault(r"^GET /workspaces", drop=True, times=ALWAYS)
    said = read(chat.ask(SHOW))
    assert "Webex did not answer." in said or "Webex could not be reached." in said
    assert "Reference" in said
    assert "Webex" in read(chat.ask("show intercept nowhere"))
    assert chat.writes() == []


def test_an_expired_admin_token_is_said_and_refuses(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.cloud.expire_admin_token()
    said = read(chat.ask(SHOW))
    assert "the bot's admin token: it has expired or was withdrawn" in said
    assert "python -m bot doctor" in said
    for refused in (chat.press(form, "Save", inputs={"f-enabled": "true"}), chat.ask(SET)):
        assert "I cannot read your admin roles in Webex right now, so I have to say no." in read(refused)
    assert chat.writes() == []
    assert not is_on(chat)


def test_a_mistake_of_the_bot_answers_too(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError("xyzzy")

    monkeypatch.setattr(chat.app.ground.admin.calling, "read_many", broken)
    said = read(chat.ask(SHOW))
    assert "Something went wrong in me, not in Webex" in said
    assert re.search(r"\(Reference [0-9A-F]{6}\)", said)
    assert "xyzzy" not in said
    monkeypatch.undo()
    assert read(chat.ask(SHOW)).startswith("Call Intercept")


def test_a_card_that_webex_does_not_take_is_said_in_words(chat: Chat) -> None:
    chat.cloud.fault("POST /messages", status=400)
    answer = chat.ask(SHOW)
    assert answer.card is None
    assert read(answer).startswith("Call Intercept · Lobby Paris")


@pytest.mark.parametrize("fault", [{"status": 200, "body": "<html>"}, {"status": 500}, {"drop": True}])
def test_a_list_of_workspaces_that_cannot_be_read_is_said(chat: Chat, fault: dict[str, Any]) -> None:
    chat.impatient()
    chat.clock.ahead = timedelta(hours=2)
    chat.cloud.fault("GET /workspaces$", times=ALWAYS, **fault)
    for typed in (SHOW, SET, "workspaces", "edit ptt huddle"):
        said = read(chat.ask(typed))
        assert "Webex" in said
        assert "(Reference " in said
    assert chat.writes() == []


@pytest.mark.parametrize("list_name", ["locations", "licenses", "telephony/config/numbers"])
def test_a_list_beside_the_workspaces_may_fail(chat: Chat, list_name: str) -> None:
    chat.impatient()
    chat.clock.ahead = timedelta(hours=2)
    chat.cloud.fault(f"GET /{list_name}$", status=200, body="<html>", times=ALWAYS)
    assert read(chat.ask(SHOW)).startswith("Call Intercept · Lobby Paris")
    said = read(chat.ask("show intercept lobby denver", "lena"))
    assert "Among the workspaces you may see there is no “lobby denver”." in said


def test_a_tracking_id_is_no_place_for_markup(chat: Chat) -> None:
    evil = "X<@all>[a](https://evil.example)\n2026 ERROR forged " + "y" * 5000
    chat.cloud.fault(READ, status=403, body={"message": "No.", "trackingId": evil}, times=ALWAYS)
    answer = chat.ask(SHOW)
    assert "<@all>" not in answer.markdown
    assert "](" not in answer.markdown
    assert len(answer.markdown) < 800
