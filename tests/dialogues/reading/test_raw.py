"""`show … raw` sends the JSON as a file with secrets masked."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue.settings.codes import ACCESS_CODES
from bot.catalogue.settings.voicemail import VOICEMAIL
from bot.commands.views.raw import MASK, masked
from bot.sandbox.data.entities import File, Message
from tests.chat import Chat, read
from tests.families import IN_CONTRACT, groups_read


def attached(message: Message) -> File:
    (file,) = message.files
    assert message.card is None
    return file


def content(message: Message) -> Any:
    return json.loads(attached(message).content)


def test_one_setting_comes_as_webex_holds_it(chat: Chat) -> None:
    answer = chat.ask("show intercept lobby paris raw")
    file = attached(answer)
    assert file.name == "lobby-paris-intercept.json"
    assert file.content_type == "application/json"
    held = chat.setting("Lobby Paris", "intercept")
    assert content(answer) == held
    assert list(content(answer)) == list(held)
    assert file.content.decode() == json.dumps(held, indent=2, ensure_ascii=False) + "\n"
    assert read(answer).startswith("Call Intercept of Lobby Paris as JSON, read ")


@pytest.mark.parametrize(
    "typed",
    ["raw intercept lobby paris", "show raw lobby paris intercept", "show lobby paris intercept json"],
)
def test_raw_is_understood_at_both_ends(chat: Chat, typed: str) -> None:
    typed = typed if typed.startswith("show") else f"show {typed}"
    assert attached(chat.ask(typed)).name == "lobby-paris-intercept.json"


def test_a_workspace_comes_whole_by_the_names_of_its_settings(chat: Chat) -> None:
    answer = chat.ask("show lobby paris raw")
    assert attached(answer).name == "lobby-paris.json"
    assert list(content(answer)) == [family.key for family in IN_CONTRACT]
    assert groups_read() in read(answer)


def test_only_what_could_be_read_is_in_it(chat: Chat) -> None:
    chat.cloud.fault("GET .*/callWaiting", status=403)
    answer = chat.ask("show lobby paris raw")
    assert "waiting" not in content(answer)
    assert f"{groups_read(failed=1)}; Call Waiting answered 403" in read(answer)
    chat.cloud.fault("GET .*/callWaiting", status=403)
    refused = chat.ask("show waiting lobby paris raw")
    assert refused.files == ()
    assert "did not allow this" in read(refused)


@pytest.mark.parametrize("space", ["ana", "team"])
@pytest.mark.parametrize("typed", ["show codes lobby paris raw", "show lobby paris raw"])
def test_access_codes_are_masked_wherever_it_is_asked(chat: Chat, space: str, typed: str) -> None:
    held = chat.setting("Lobby Paris", "accessCodes")["accessCodes"]
    assert held
    answer = chat.ask(typed, space=space)
    codes = content(answer).get("codes", content(answer))["accessCodes"]
    assert [row["code"] for row in codes] == [MASK] * len(held)
    assert [row["description"] for row in codes] == [row["description"] for row in held]
    assert all(row["code"] not in attached(answer).content.decode() for row in held)
    assert f"Codes are masked as {MASK}." in read(answer)


def test_secrets_are_masked_in_malformed_documents_too() -> None:
    code = {"code": "4711", "description": "x"}
    document = {
        "accessCodes": [code, dict(code), {"code": 4711}, {"code": None}, None, "4711"],
        "level": "CUSTOM",
    }
    rows = masked(ACCESS_CODES, document)["accessCodes"]
    assert [row["code"] for row in rows[:4]] == [MASK, MASK, MASK, None]
    assert rows[4:] == [None, "4711"]
    assert document["accessCodes"][0] is code
    assert code["code"] == "4711", "what was read stays as it was"


def test_what_is_called_a_secret_is_masked_though_nobody_declared_it() -> None:
    body = {"passcode": "123456", "deep": [{"voicePassword": "a", "pin": 1, "pinned": True}], "enabled": True}
    assert masked(VOICEMAIL, body) == {
        "passcode": MASK,
        "deep": [{"voicePassword": MASK, "pin": MASK, "pinned": True}],
        "enabled": True,
    }


def test_a_name_that_no_file_can_have_becomes_one_it_can(chat: Chat) -> None:
    chat.rename("Huddle", '../Ünïcode \u202e"x" <b>\n../etc/passwd')
    workspace = chat.cloud.workspace('../Ünïcode \u202e"x" <b>\n../etc/passwd')
    answer = chat.ask(f"show waiting {workspace.id} raw")
    assert attached(answer).name == "unicode-x-b-etc-passwd-waiting.json"
    chat.rename(workspace.name, "会議室")
    assert attached(chat.ask("show 会議室 raw")).name == "workspace.json"


def test_a_file_answers_in_the_thread_it_was_asked_in(chat: Chat) -> None:
    root = chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("team"), "Morning", mention=False)
    answer = chat.ask("show waiting lobby paris raw", space="team", parent_id=root)
    assert answer.parent_id == root
    assert content(answer) == {"enabled": True}


def test_no_file_is_left_on_the_disk(chat: Chat) -> None:
    before = set(Path(tempfile.gettempdir()).glob("*paris*"))
    chat.ask("show lobby paris raw")
    assert set(Path(tempfile.gettempdir()).glob("*paris*")) == before


def test_who_may_not_look_gets_no_file(chat: Chat) -> None:
    assert chat.ask("show lobby paris raw", person="sam").files == ()
    answer = chat.ask("show lobby denver raw", person="lena")
    assert answer.files == ()
