"""“From 4404 to 4405”: the number that calls go to now tells which of them is meant."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read

OTHER_WORDS = (
    "forwarding from 4404 to 4405 for Gym",
    "change Gym's forwarding from 4404 to 4405",
    "forward gym to 4405 instead of 4404",
    "gym should forward to 4405, not 4404",
    "replace 4404 with 4405 in the forwarding of gym",
)


@pytest.mark.parametrize("said", OTHER_WORDS)
@pytest.mark.parametrize(
    ("before", "label", "branch"),
    [
        ("forward gym to 4404 when nobody answers", "When unanswered, calls go to", "noAnswer"),
        ("forward gym to 4404 when busy", "When busy, calls go to", "busy"),
        ("forward gym to 4404", "All calls go to", "always"),
    ],
)
def test_the_one_that_has_it_is_changed(chat: Chat, said: str, before: str, label: str, branch: str) -> None:
    chat.ask(before)
    seen = len(chat.writes())
    answer = chat.ask(said)
    assert f"{label}: 4404" in read(answer)
    assert "Off → On" not in read(answer)
    assert len(chat.writes()) == seen
    chat.press(answer, "Do it")
    now = chat.setting("Gym", "callForwarding")["callForwarding"]
    assert now[branch]["destination"] == "4405"
    assert [one for one in ("always", "busy", "noAnswer") if now[one]["enabled"]] == [branch]


def test_where_none_has_it_or_several_it_is_asked(chat: Chat) -> None:
    none = chat.ask(OTHER_WORDS[0])
    assert read(none).startswith("No calls go to 4404 now. Nothing was changed.")
    assert "Do it" not in buttons(none)
    chat.ask("forward gym to 4404 when nobody answers")
    chat.ask("forward gym to 4404 when busy")
    seen = len(chat.writes())
    several = read(chat.ask(OTHER_WORDS[0]))
    assert several.startswith("More than one of these is 4404 now.")
    assert "When busy, calls go to: 4405" in several
    assert "All calls go to" not in several
    assert len(chat.writes()) == seen


def test_a_number_in_groups_is_one(chat: Chat) -> None:
    chat.ask("forward gym to 4404 when busy")
    answer = read(chat.ask("forwarding from 4404 to +1 303 555 0110 for gym"))
    assert "When busy, calls go to: 4404" in answer
    assert "Off → On" not in answer
