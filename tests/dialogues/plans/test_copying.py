"""`compare` says how two workspaces differ; `copy` gives others what one has, as a plan."""

from __future__ import annotations

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read
from tests.dialogues.plans.test_many_at_once import asked, pressed


@pytest.mark.parametrize(
    "said",
    [
        "compare gym atrium",
        "compare the gym with the atrium",
        "compare gym and atrium",
        "compare gym vs atrium",
    ],
)
def test_what_differs_is_said(chat: Chat, said: str) -> None:
    chat.ask("dnd on in the gym")
    answer = " ".join(read(chat.ask(said)).split())
    assert answer.startswith("Gym | Atrium One setting differs"), answer
    assert "Do Not Disturb Do not disturb: On | Off" in answer
    assert "copy everything from Gym to Atrium" in answer


def test_a_setting_is_copied_to_others(chat: Chat) -> None:
    chat.ask("dnd on in the gym")
    chat.ask("forward the gym to 5511")
    card = read(asked(chat, "copy dnd and forwarding from gym to huddle, lobby paris"))
    assert "4 to change" in card and "All calls go to: — → 5511" in card
    assert "Done. 4 changed" in read(pressed(chat, "Run"))
    for name in ("Huddle", "Lobby Paris"):
        assert chat.setting(name, "doNotDisturb")["enabled"]
        assert chat.setting(name, "callForwarding")["callForwarding"]["always"]["destination"] == "5511"


def test_everything_is_copied_and_taken_back(chat: Chat) -> None:
    chat.ask("dnd on in the gym")
    asked(chat, "copy everything from gym to atrium")
    pressed(chat, "Run")
    assert "0 settings differ" in read(chat.ask("compare gym atrium"))
    asked(chat, "undo")
    pressed(chat, "Run")
    assert "One setting differs" in read(chat.ask("compare gym atrium"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("copy numbers from gym to atrium", "belongs to one workspace alone"),
        ("copy dnd from gym to gym", "That is the same workspace"),
        ("copy dnd from zork to gym", "There is no workspace “zork”"),
        ("copy dnd from gym to zork", "There is no workspace “zork”"),
        ("copy from gym to atrium", "Which setting shall I copy?"),
        ("compare gym zork", "Which two workspaces?"),
    ],
)
def test_what_cannot_be_copied_is_said(chat: Chat, said: str, why: str) -> None:
    answer = chat.ask(said)
    assert why in read(answer)
    assert "Run" not in buttons(answer) and chat.writes() == []


@pytest.mark.parametrize("person", ["ravi", "lena", "sam"])
def test_who_may_not_change_all_of_them_copies_nothing(chat: Chat, person: str) -> None:
    chat.ask("copy dnd from lobby paris to all at denver", person)
    chat.bot.plan_work.run_due()
    assert chat.writes() == []


def test_a_copy_by_mail_is_about_voicemail(chat: Chat) -> None:
    assert "Voicemail" in read(chat.ask("send a copy of the huddle's voicemail to ops@example.com"))
