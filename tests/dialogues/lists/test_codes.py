"""Access codes are added and removed, one, several or all, also over a restart."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.catalogue.settings.codes import CODE_MARKS
from bot.sandbox.cloud.cloud import Cloud
from cards.payload import KEY
from tests.chat import Chat, button, buttons, choices, read, texts
from tests.dialogues.lists.access_codes import CODE, add, codes
from tests.list_settings import LOBBY, change, everything_said, pick, sent


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
    ticks_set = [value for name, value in choices(again, "ticks").items() if name != "Finance"]
    said = read(chat.press(again, "Remove", inputs={"ticks": ",".join(ticks_set)}))
    assert "Access codes: 2: Marketing, Night porter → None" in said
    assert codes(chat) == {"Finance": "3421"}
    assert sent(chat)[-1] == (
        "PUT",
        "features/outgoingPermission/accessCodes",
        {"deleteCodes": ["4856", CODE]},
    )
    assert CODE not in json.dumps([dict(row) for row in chat.app.ground.store.history()[0].fields])


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
        ticks_set = [value for name, value in choices(ticks, "ticks").items() if name != "Finance"]
        said = read(chat.press(ticks, "Remove", inputs={"ticks": ",".join(ticks_set)}))
        assert "Access codes: 2: Marketing, Night porter → None" in said
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
    assert "Access codes: 2: Marketing, Finance → None" in read(chat.press(question, "Remove"))
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
