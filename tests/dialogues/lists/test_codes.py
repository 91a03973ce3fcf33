"""Access codes: never said, shown, kept or logged; typed in private, on a form that is gone when sent."""

from __future__ import annotations

import json
import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.catalogue.settings.codes import CODE_MARKS
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message
from cards.payload import KEY
from tests.chat import Chat, button, buttons, choices, filled, read, texts
from tests.list_settings import LOBBY, change, everything_said, held, pick, sent

CODE = "47110815"
SEEDED = ("4856", "3421")


def codes(chat: Chat) -> dict[str, str]:
    return {one["description"]: one["code"] for one in held(chat, "accessCodes", "accessCodes")}


def add(chat: Chat, code: str = CODE, description: str = "Night porter") -> Message:
    form = chat.ask("add code lobby paris")
    return chat.press(form, "Save", inputs={"f-code": code, "f-description": description})


def test_codes_are_listed_without_the_codes(chat: Chat) -> None:
    card = chat.ask("list codes lobby paris")
    assert list(choices(card, "say")) == ["1 · Marketing · ••••", "2 · Finance · ••••"]
    assert "2 of at most 1000." in read(card)
    team = chat.ask("list codes lobby paris", space="team")
    assert list(choices(team, "say")) == ["1 · Marketing", "2 · Finance"]
    for typed in ("show codes lobby paris", "remove code lobby paris 1", "remove several codes lobby paris"):
        chat.ask(typed)
        chat.ask(typed, space="team")
    said = everything_said(chat, "ana", "team")
    assert not any(code in said for code in SEEDED)


def test_one_is_added_and_the_code_is_nowhere(
    chat: Chat, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    chat.ask("watch lobby paris", space="team")
    form = chat.ask("add code lobby paris")
    said = read(chat.press(form, "Save", inputs={"f-code": CODE, "f-description": "Night porter"}))
    assert said.startswith("Added: access code")
    assert "Code: — → (hidden)" in said
    assert form.id in chat.cloud.deleted
    assert codes(chat)["Night porter"] == CODE
    assert sent(chat) == [
        ("POST", "features/outgoingPermission/accessCodes", {"code": CODE, "description": "Night porter"})
    ]
    assert "Night porter" in read(chat.hears("team", "Access Codes changed"))
    chat.ask("history lobby paris")
    assert CODE not in everything_said(chat, "ana", "team")
    assert CODE not in caplog.text
    assert (chat.app.store.secret("mark-key") or "no key") not in caplog.text
    chat.app.stop()
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("bot.db*"))
    assert b"Night porter" in kept
    assert CODE.encode() not in kept


def test_the_form_comes_back_without_the_code(chat: Chat) -> None:
    again = chat.press(chat.ask("add code lobby paris"), "Save", inputs={"f-code": CODE})
    assert "Needed." in texts(again)
    assert "f-code" not in filled(again)
    again = add(chat, SEEDED[0])
    assert "Another access code has the same." in texts(again)
    assert SEEDED[0] not in json.dumps(again.card)
    again = add(chat, "12a4")
    assert "Use digits only." in texts(again)
    assert "12a4" not in json.dumps(again.card)
    assert sent(chat) == []


@pytest.mark.parametrize(
    "typed",
    [
        f"add code lobby paris {CODE}",
        f"add code lobby paris code {CODE} description Night",
        f'add code "Lobby Paris" {CODE}',
        f"add code {CODE}",
        f"add code {CODE} lobby paris",
        f"add access code nowhere {CODE}",
        f"remove code lobby paris {CODE}",
        f"set codes lobby paris code {CODE}",
        f"set codes lobby paris {CODE}",
        f"edit codes lobby paris {CODE}",
        f"show codes {CODE}",
        f"ad code lobby paris {CODE}",
        f"access code {CODE}",
        f"show lobby paris code {CODE}",
        f"help code {CODE}",
        f"history code {CODE}",
        f"workspaces code {CODE}",
        f"watch code {CODE}",
    ],
)
def test_a_code_typed_in_a_group_is_not_used_and_not_repeated(chat: Chat, typed: str) -> None:
    answer = chat.ask(typed, space="team")
    assert CODE not in f"{answer.text}{answer.markdown}{json.dumps(answer.card)}"
    assert len(codes(chat)) == 2
    assert sent(chat) == []
    if typed.startswith(("add", "remove", "set")):
        assert "delete your message" in read(answer)


def test_a_code_typed_in_private_is_asked_for_on_the_form(chat: Chat) -> None:
    form = chat.ask(f"add code lobby paris {CODE}")
    assert "please delete your message" in read(form)
    assert CODE not in json.dumps(form.card)
    assert "f-code" not in filled(form)
    said = chat.press(form, "Save", inputs={"f-code": "4712", "f-description": "Night"})
    assert read(said).startswith("Added")


def test_a_group_has_no_form_for_codes(chat: Chat) -> None:
    said = read(chat.ask("add code lobby paris", space="team"))
    assert "this is secret" in said
    assert "Write to me privately" in said
    card = chat.ask("list codes lobby paris", space="team")
    assert "Add" not in buttons(card)
    assert "write to me privately" in read(card)


def test_one_is_removed_by_its_description(chat: Chat) -> None:
    card = chat.ask("list codes lobby paris", space="team")
    question = chat.press(card, "Remove", space="team", inputs=pick(card, "Finance"))
    assert "“Finance” would be gone." in read(question)
    assert read(chat.press(question, "Remove", space="team")).startswith("Removed: access code")
    assert codes(chat) == {"Marketing": "4856"}
    assert [one[:2] for one in sent(chat)] == [("DELETE", "features/accessCodes/3421")]
    assert "3421" not in everything_said(chat, "team")


def test_a_code_cannot_be_changed(chat: Chat) -> None:
    said = read(chat.ask("change code lobby paris 1"))
    assert "Webex cannot change an access code." in said
    assert "Change" not in buttons(chat.ask("list codes lobby paris"))


def test_several_are_removed_in_one_request(chat: Chat) -> None:
    add(chat)
    ticks = chat.press(chat.ask("list codes lobby paris"), "Remove several")
    again = chat.press(ticks, "Remove")
    assert "Nothing is ticked yet." in read(again)
    wanted = [value for name, value in choices(again, "ticks").items() if name != "Finance"]
    said = read(chat.press(again, "Remove", inputs={"ticks": ",".join(wanted)}))
    assert "Access codes: 2: Marketing, Night porter → none" in said
    assert codes(chat) == {"Finance": "3421"}
    assert sent(chat)[-1] == (
        "PUT",
        "features/outgoingPermission/accessCodes",
        {"deleteCodes": ["4856", CODE]},
    )
    assert CODE not in json.dumps([dict(row) for row in chat.app.store.history()[0].fields])


def test_cards_from_before_a_restart_still_know_their_codes(cloud: Cloud, tmp_path: Path) -> None:
    database_url = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, database_url) as chat:
        card = chat.ask("list codes lobby paris")
        question = chat.press(card, "Remove", inputs=pick(card, "Finance"))
        add(chat)
        ticks = chat.ask("remove several codes lobby paris")
    CODE_MARKS.use(b"the key of another process")
    with Chat.started(cloud, database_url) as chat:
        assert read(chat.press(question, "Remove")).startswith("Removed: access code")
        wanted = [value for name, value in choices(ticks, "ticks").items() if name != "Finance"]
        said = read(chat.press(ticks, "Remove", inputs={"ticks": ",".join(wanted)}))
        assert "Access codes: 2: Marketing, Night porter → none" in said
        assert "“Finance” would be gone" not in read(chat.press(card, "Remove", inputs=pick(card, "Finance")))
        assert codes(chat) == {}


def test_a_card_from_before_another_key_does_not_say_that_its_code_is_gone(chat: Chat) -> None:
    question = chat.ask("remove code lobby paris marketing")
    CODE_MARKS.use(b"another key")
    assert "this card is from before I was set up anew" in read(chat.press(question, "Remove"))
    assert len(codes(chat)) == 2


@pytest.mark.parametrize(
    ("made", "told"), [(True, "Webex made the change after all."), (False, "The change was not made.")]
)
def test_a_removal_that_is_not_certain_is_found_out_after_a_restart(
    cloud: Cloud, tmp_path: Path, made: bool, told: str
) -> None:
    database_url = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, database_url) as chat:
        cloud.fault("DELETE .*/accessCodes/", drop=True, later=made)
        question = chat.ask("remove code lobby paris finance")
        assert "may still come" in read(chat.press(question, "Remove"))
    cloud.run_postponed()
    CODE_MARKS.use(b"the key of another process")
    with Chat.started(cloud, database_url, ahead=timedelta(minutes=6)) as chat:
        assert told in read(chat.hears("ana", "I looked again at change 1, Access Codes of Lobby Paris."))
        assert ("Finance" in codes(chat)) is not made


def test_forged_ticks_do_nothing(chat: Chat) -> None:
    ticks = chat.ask("remove several codes lobby paris")
    again = chat.press(ticks, "Remove", inputs={"ticks": "4856,3421,0123456789abcdef0123,*"})
    assert "Nothing is ticked yet." in read(again)
    assert sent(chat) == []


def test_all_are_removed(chat: Chat) -> None:
    question = chat.ask("remove all codes lobby paris")
    assert "2 access codes would be gone." in read(question)
    assert "Access codes: 2: Marketing, Finance → none" in read(chat.press(question, "Remove"))
    assert codes(chat) == {}
    assert sent(chat) == [("DELETE", "features/outgoingPermission/accessCodes", None)]
    assert "has no access codes" in read(chat.ask("remove all codes lobby paris"))
    assert "has no access codes" in read(chat.ask("remove several codes lobby paris"))


def test_one_that_is_gone_is_said_to_be(chat: Chat) -> None:
    question = chat.ask("remove code lobby paris marketing")
    change(chat, "accessCodes", {"accessCodes": []})
    assert "I do not find it any more" in read(chat.press(question, "Remove"))
    assert sent(chat) == []


def test_a_thousand_stay_a_small_card(chat: Chat) -> None:
    chat.cloud.fill_codes(chat.cloud.workspace(LOBBY), 1000)
    for typed in (
        "list codes lobby paris page 100",
        "remove several codes lobby paris",
        "remove all codes lobby paris",
        "show codes lobby paris",
    ):
        assert len(json.dumps(chat.ask(typed).card).encode()) < 20_000
    assert "page 100 of 100." in read(chat.ask("list codes lobby paris page 100"))
    assert "no room for more" in read(chat.ask("add code lobby paris"))
    assert sent(chat) == []


def test_the_thousand_and_first_is_refused_though_the_form_was_open(chat: Chat) -> None:
    form = chat.ask("add code lobby paris")
    chat.cloud.fill_codes(chat.cloud.workspace(LOBBY), 1000)
    said = read(chat.press(form, "Save", inputs={"f-code": CODE, "f-description": "One more"}))
    assert "Access Codes has 1000 access codes already" in said
    assert sent(chat) == []


def test_what_webex_quotes_is_blotted_out(chat: Chat) -> None:
    chat.cloud.fault(r"POST .*/accessCodes", status=409, body=json.dumps({"message": f"{CODE} is in use"}))
    again = add(chat)
    assert "Webex holds it already" in texts(again)
    chat.cloud.fault(
        r"DELETE .*/accessCodes/.*", status=400, body=json.dumps({"message": "code 4856 is locked"})
    )
    chat.press(chat.ask("remove code lobby paris marketing"), "Remove")
    chat.ask("history lobby paris")
    said = everything_said(chat, "ana")
    assert CODE not in said
    assert "4856" not in said


@pytest.mark.parametrize("fault", [r"POST .*/accessCodes", r"GET .*/outgoingPermission/accessCodes"])
def test_the_form_comes_back_without_the_code_when_webex_refuses(chat: Chat, fault: str) -> None:
    form = chat.ask("add code lobby paris")
    chat.cloud.fault(fault, status=403)
    again = chat.press(form, "Save", inputs={"f-code": CODE, "f-description": "Night porter"})
    assert "Nothing was changed." in read(again)
    assert filled(again) == {"f-description": "Night porter"}
    assert CODE not in everything_said(chat, "ana")
    assert "Needed." in texts(chat.press(again, "Save"))


def test_a_reader_may_list_and_nothing_else(chat: Chat) -> None:
    card = chat.ask("list codes lobby paris", "ravi")
    assert buttons(card) == []
    assert "Marketing · ••••" in texts(card)
    for typed in ("add code lobby paris", "remove code lobby paris 1", "remove all codes lobby paris"):
        assert "Your role lets you look at settings" in read(chat.ask(typed, "ravi"))
    forged = {KEY: {"v": 1, "do": "choose", "text": "remove code lobby paris"}, "say": "1"}
    assert "Your role lets you look at settings" in read(chat.send(card, forged, "ravi"))
    assert "no" in read(chat.ask("list codes lobby paris", "sam"))
    assert sent(chat) == []


def test_somebody_else_cannot_use_the_form(chat: Chat) -> None:
    question = chat.ask("remove code lobby paris marketing", space="team")
    said = read(chat.send(question, button(question, "Remove"), "ravi", "team"))
    assert "opened by somebody else" in said
    assert len(codes(chat)) == 2


def test_digits_beside_the_name_of_the_list_are_not_repeated(chat: Chat) -> None:
    for words in ("code lobby paris 123", "ad code lobby 12 34"):
        answer = chat.ask(words, space="team")
        assert "I do not understand" in read(answer)
        assert not re.search(r"12|34", answer.markdown + str(answer.card))
