"""The voicemail PIN is typed on a private form, written once, and never shown or stored."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ports.database import Entry
from bot.sandbox.data.entities import Message
from tests.chat import Chat, button, buttons, choices, nodes, read, texts

PIN = "918273645"
WRITE = "/voicemail/passcode"


def written(chat: Chat) -> list[str]:
    """The PINs that Webex was sent."""
    return [one.body["passcode"] for one in chat.cloud.requests if one.path.endswith(WRITE)]


def held(chat: Chat) -> list[str]:
    """The PINs that Webex holds."""
    return list(chat.cloud.state.passcodes.values())


@pytest.fixture
def kept_secret(chat: Chat, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Afterwards the PIN stands in nothing the bot said, logged or keeps."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "markdown_it")
    yield
    for one in chat.cloud.requests:
        if not one.path.endswith(WRITE):
            assert PIN not in json.dumps([one.path, dict(one.query), one.body])
    assert PIN not in caplog.text
    kept = [path.read_bytes() for path in tmp_path.glob("bot.db*")]
    assert kept
    assert not any(PIN.encode() in content for content in kept)


def without_references(said: str) -> str:
    """What was said without Webex's tracking ids, which hold any three digits by chance."""
    return re.sub(r"SANDBOX_[0-9a-f-]+", "", said)


def form(chat: Chat, workspace: str = "lobby paris") -> Message:
    return chat.ask(f"passcode {workspace}")


@pytest.mark.usefixtures("kept_secret")
def test_a_new_pin_is_written_and_only_that_it_was_reset_is_said(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi", "team")
    asked = form(chat)
    assert "Change voicemail PIN · Lobby Paris" in read(asked)
    outcome = chat.press(asked, "Save", inputs={"f-passcode": PIN})
    assert held(chat) == [PIN]
    assert "Webex took the new PIN. It is never shown again" in read(outcome)
    assert "- Voicemail PIN: reset" in read(outcome)
    assert asked.id in chat.cloud.deleted
    assert "Voicemail PIN: reset" in read(chat.ask("history lobby paris"))
    notice = read(chat.hears("team", "Voicemail changed"))
    assert "Voicemail PIN: reset" in notice
    assert "Ana Roux" in notice


@pytest.mark.parametrize(
    "words", ["pin", "voicemail pin", "voicemail passcode", "edit pin", "set voicemail pin"]
)
def test_it_goes_by_several_names(chat: Chat, words: str) -> None:
    assert "Change voicemail PIN" in read(chat.ask(f"{words} lobby paris"))


def test_in_a_group_space_no_pin_is_taken(chat: Chat) -> None:
    said = read(chat.ask("passcode lobby paris", space="team"))
    assert said.startswith("I take a PIN only in a direct space. Nothing was changed.")
    assert not [one for one in chat.cloud.requests if "voicemail" in one.path]


@pytest.mark.usefixtures("kept_secret")
@pytest.mark.parametrize("space", ["team", "ana"])
@pytest.mark.parametrize(
    "words",
    [
        f"pin lobby paris {PIN}",
        f"{PIN} pin lobby paris",
        f"lobby paris pin {PIN}",
        f"PIN: {PIN}",
        f"pin={PIN} lobby",
        f'pin lobby "{PIN}"',
        f"pin loby {PIN}",
        f"voicemail pin passcode lobby {PIN}",
        f"set voicemail lobby paris pin {PIN}",
        f"set pin lobby paris {PIN}",
        f"show pin lobby {PIN}",
        f"change the pin of lobby paris to {PIN} please",
    ],
)
def test_digits_that_were_typed_are_not_used_nor_repeated(chat: Chat, space: str, words: str) -> None:
    said = read(chat.ask(words, space=space))
    assert "I did not use the digits you typed. If they are a PIN, please delete your message" in said
    assert PIN not in said
    assert written(chat) == []


@pytest.mark.usefixtures("kept_secret")
def test_digits_that_nothing_understands_are_not_repeated(chat: Chat) -> None:
    assert "I do not understand" in read(chat.ask(f"hey {PIN}", space="team"))


@pytest.mark.usefixtures("kept_secret")
@pytest.mark.parametrize("words", [f"passcod lobby paris {PIN}", f"pinn {PIN} lobby paris", f"pscode {PIN}"])
def test_no_button_repeats_the_digits_beside_a_misspelt_command(chat: Chat, words: str) -> None:
    answer = chat.ask(words, space="team")
    assert choices(answer, "say")
    assert PIN not in answer.markdown + str(answer.card)
    assert written(chat) == []


def test_an_extension_is_no_pin(chat: Chat) -> None:
    assert "Lobby Paris" in read(chat.ask("pin 4321"))
    assert "Lobby Paris" in read(chat.ask("pin +33 1 70 00 12 34"))


def test_after_typed_digits_the_form_opens_at_once_and_is_empty(chat: Chat) -> None:
    form = chat.ask("pin lobby paris 918273")
    assert read(form).startswith("Change voicemail PIN · Lobby Paris")
    assert "918273" not in f"{form.card}{form.markdown}"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("12345", "Use 6 to 30 digits."),
        ("7" * 31, "Use 6 to 30 digits."),
        ("secret99", "Use 6 to 30 digits."),
        ("918 273", "Use 6 to 30 digits."),
        ("", "Use 6 to 30 digits."),
        ("９１８２７３", "Use digits only."),
        ("-918273", "Use 6 to 30 digits."),
        ("9.18273", "Use 6 to 30 digits."),
    ],
)
def test_a_pin_that_cannot_be_one_brings_the_form_back_without_it(chat: Chat, typed: str, why: str) -> None:
    asked = form(chat)
    again = chat.press(asked, "Save", inputs={"f-passcode": typed})
    assert why in texts(again)
    assert asked.id in chat.cloud.deleted
    assert typed == "" or typed not in json.dumps(again.card) + again.markdown
    assert [node.get("value") for node in nodes(again.card) if node["type"] == "Input.Text"] == [None]
    assert written(chat) == []
    chat.press(again, "Save", inputs={"f-passcode": PIN})
    assert held(chat) == [PIN]


@pytest.mark.parametrize(
    ("pin", "rule"),
    [("111111", "one digit repeated"), ("123456", "a run of digits"), ("271271", "a pattern")],
)
def test_what_webex_thinks_too_easy_is_said_in_its_words(chat: Chat, pin: str, rule: str) -> None:
    asked = form(chat)
    said = chat.press(asked, "Save", inputs={"f-passcode": pin})
    assert rule in read(said)
    assert "Nothing was changed." in read(said)
    assert pin not in json.dumps(said.card) + said.markdown
    assert "This was not kept, as it is secret: type it again." in texts(said)
    assert asked.id in chat.cloud.deleted
    assert held(chat) == []
    assert "Voicemail PIN: reset. Not made." in read(chat.ask("history lobby paris"))
    chat.press(said, "Save", inputs={"f-passcode": PIN})
    assert held(chat) == [PIN]


@pytest.mark.usefixtures("kept_secret")
@pytest.mark.parametrize("filling", [0, 146, 152, 158, 170])
def test_a_pin_that_webex_quotes_is_blotted_out(chat: Chat, filling: int) -> None:
    quote = f"{'x ' * (filling // 2)}{PIN} is on the list of PINs that are forbidden"
    chat.cloud.fault(
        f"PUT .*{WRITE}", status=400, body={"errors": [{"description": quote}], "message": quote}
    )
    said = without_references(read(chat.press(form(chat), "Save", inputs={"f-passcode": PIN})))
    assert PIN[:3] not in said
    assert ("•••" in said) is (filling < 158)
    assert PIN[:3] not in without_references(read(chat.ask("history lobby paris")))


@pytest.mark.usefixtures("kept_secret")
@pytest.mark.parametrize("before", [True, False])
def test_without_an_answer_nothing_is_claimed(chat: Chat, before: bool) -> None:
    chat.cloud.fault(f"PUT .*{WRITE}", status=502, before=before)
    asked = form(chat)
    said = chat.press(asked, "Save", inputs={"f-passcode": PIN})
    assert read(said).startswith("Not certain: Voicemail · Lobby Paris")
    assert asked.id in chat.cloud.deleted
    assert len(written(chat)) == 1
    assert "Change voicemail PIN" in read(chat.press(said, "Fresh form"))


@pytest.mark.usefixtures("kept_secret")
def test_a_form_works_once(chat: Chat) -> None:
    asked = form(chat)
    inputs = {"f-passcode": PIN, **button(asked, "Save")}
    with chat.cloud.state.lock:
        for _ in range(2):
            chat.cloud.press(chat.cloud.person("ana"), asked.id, dict(inputs))
    chat.hears("ana", "used already")
    assert written(chat) == [PIN]


def test_a_form_is_for_one_person_in_one_space(chat: Chat) -> None:
    asked = form(chat)
    elsewhere = chat.ask("help", "lena", "team")
    said = chat.send(elsewhere, {"f-passcode": PIN, **button(asked, "Save")}, "lena", "team")
    assert "used already, or I do not know it" in read(said)
    said = chat.send(elsewhere, {"f-passcode": PIN, **button(asked, "Save")}, "ana", "team")
    assert "used already, or I do not know it" in read(said)
    assert written(chat) == []


def test_a_form_ends(chat: Chat) -> None:
    asked = form(chat)
    chat.clock.ahead = timedelta(minutes=16)
    said = chat.press(asked, "Save", inputs={"f-passcode": PIN})
    assert "too old" in read(said)
    assert "Change voicemail PIN" in read(chat.choose(said, "Change voicemail PIN · Lobby Paris"))
    assert written(chat) == []


def test_rights_are_read_again_before_it_is_written(chat: Chat) -> None:
    asked = form(chat)
    chat.give_roles("ana", "id_readonly_admin")
    assert "Nothing was changed" in read(chat.press(asked, "Save", inputs={"f-passcode": PIN}))
    assert written(chat) == []


def test_cancelling_leads_back_to_the_form(chat: Chat) -> None:
    asked = form(chat)
    assert buttons(asked) == ["Save", "Cancel"]
    assert 'Start again: say passcode "Lobby Paris"' in read(chat.press(asked, "Cancel"))
    assert asked.id in chat.cloud.deleted


@pytest.mark.parametrize(
    ("person", "words", "why"),
    [
        ("ana", "pin gym", "Gym has a common-area licence"),
        ("ana", "pin hot desk", "hot desk only"),
        ("ana", "pin quiet", "no Webex Calling"),
        ("ana", "pin nowhere", "There is no such workspace."),
        ("ana", "pin", "Which workspace's voicemail PIN?"),
        ("ana", "pin lobby", "2 workspaces fit"),
        ("ravi", "pin lobby paris", "Your role lets you look at settings"),
        ("lena", "pin lobby denver", "There is no such workspace."),
        ("sam", "pin lobby paris", "Sorry, no."),
    ],
)
def test_who_and_what_cannot_have_one_is_explained(chat: Chat, person: str, words: str, why: str) -> None:
    assert why in read(chat.ask(words, person))


def test_it_says_when_voicemail_is_off(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    for enabled in (False, True):
        chat.cloud.change(lobby, "voicemail", {"enabled": enabled})
        assert ("Voicemail is off here" in read(form(chat))) is not enabled


def test_nothing_is_claimed_of_a_change_that_a_crash_cut_off(chat: Chat) -> None:
    ana, lobby = chat.cloud.person("ana"), chat.cloud.workspace("Lobby Paris")
    row = {"key": "passcode", "label": "Voicemail PIN", "before": "", "after": "reset"}
    entry = Entry(
        id=0,
        at=chat.clock(),
        actor_id=ana.id,
        actor_name=ana.name,
        space_id=chat.cloud.space("ana").id,
        workspace_id=lobby.id,
        workspace_name=lobby.name,
        location_id=lobby.location_id,
        family="voicemail",
        fields=[{**row, "was": None, "wanted": None}],
        origin="form",
        state="intended",
        list="voicemail PIN",
    )
    chat.app.ground.store.intend(entry)
    chat.clock.ahead = timedelta(minutes=6)
    chat.app.upkeep.settle()
    chat.hears("ana", "I cannot tell whether the change was made")
