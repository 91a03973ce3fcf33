"""Names of any length: every card can be built, and the data of its buttons stays within the limit."""

from __future__ import annotations

import pytest

from cards.payload import KEY, MAX_WORDS
from tests.chat import Chat, buttons, form_id, nodes, read
from tests.unit.cards.card_rules import problems

NAMES = {
    "900 letters": "Lobby " + "x" * 894,
    "1,500 letters": "Lobby " + "y" * 1494,
    "900 Chinese letters": "会" * 900,
    "1,500 emoji": "🛎" * 1500,
    "900 asterisks": "*" * 900,
    "many mentions": "<@all> " * 130,
    "many words": "long " * 180,
}
COMMANDS = (
    "show {}",
    "show {} all",
    "show {} raw",
    "show intercept {}",
    "show intercept {} raw",
    "edit intercept {}",
    "edit ptt {}",
    "set intercept {} on",
    "set intercept {} colour red",
    "list rules accept {}",
    "add rule accept {}",
    "list codes {}",
    "list patterns {}",
    "available forward {}",
    "greeting busy {}",
    "passcode {}",
    "history {}",
    "watch {}",
    "watches",
    "unwatch {}",
    "workspaces",
)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_card_of_a_workspace_with_a_long_name_can_be_built(chat: Chat, name: str) -> None:
    one = chat.cloud.workspace("Lobby Paris")
    chat.rename("Lobby Paris", name)
    for command in COMMANDS:
        answer = chat.ask(command.format(one.id))
        assert "Something went wrong" not in read(answer), command
        assert len(answer.markdown.encode()) <= 7_000
        if answer.card is not None:
            assert problems(answer.card, answer.markdown) == []
            for node in nodes(answer.card):
                said = node.get("data", {}).get(KEY, {}).get("text", "")
                assert len(said) <= MAX_WORDS


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_buttons_of_a_workspace_with_a_long_name_work(chat: Chat, name: str) -> None:
    one = chat.cloud.workspace("Lobby Paris")
    chat.rename("Lobby Paris", name)
    status = chat.ask(f"show intercept {one.id}")
    assert {"Edit", "Refresh", "History"} <= set(buttons(status))
    form = chat.press(status, "Edit")
    assert form_id(form)
    done = chat.press(form, "Save", inputs={"f-enabled": "true"})
    assert "Saved" in read(done)
    assert "Intercept calls: On" in read(chat.press(done, "Show"))


def test_a_long_name_holds_no_notice_back(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    long, short = chat.cloud.workspace("Lobby Paris"), chat.cloud.workspace("Huddle")
    chat.rename("Lobby Paris", NAMES["900 letters"])
    chat.ask(f"set intercept {long.id} on")
    chat.ask(f"set intercept {short.id} on")
    notice = chat.hears("ravi", "Lobby xxxx")
    chat.hears("ravi", "Huddle")
    assert notice.card is not None and problems(notice.card, notice.markdown) == []
    assert "Show" in buttons(notice)
    shown = read(chat.press(notice, "Show", "ravi"))
    assert "Intercept calls: On" in shown and "Lobby xxxx" in shown


def test_many_of_long_names_are_a_choice(chat: Chat) -> None:
    for at, one in enumerate(list(chat.cloud.state.workspaces.values())):
        chat.rename(one.name, f"{at:03} " + "Saal " * 150)
    for command in ("show saal", "workspaces saal", "history saal", "watch saal", "show intercept saal"):
        answer = chat.ask(command)
        assert "Something went wrong" not in read(answer), command
        assert answer.card is not None
        assert problems(answer.card, answer.markdown) == []
