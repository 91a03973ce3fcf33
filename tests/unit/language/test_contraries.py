"""Messages that say both a thing and its contrary, or of which a part would be left out: nothing of them is
written at once, and the contrary of what is meant is not proposed."""

from __future__ import annotations

import pytest

from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.many import SetOnMany
from bot.language.requests.request import Request
from tests.unit.language.test_sentences import understood


def command(request: Request | None) -> str:
    """The command that a change stands for; empty for none."""
    fields = request.fields if isinstance(request, Propose | SetOnMany) else request
    return fields.typed.replace('"', "") if isinstance(fields, SetFields) else ""


@pytest.mark.parametrize(
    "text",
    [
        "turn dnd off and on again in the gym",
        "switch forwarding off and on again in lobby paris",
        "dnd gym off & on",
        "dnd gym off, on",
        "voicemail off and back on, gym",
        "disable and enable dnd in the gym",
    ],
)
def test_off_and_on_is_asked_back(text: str) -> None:
    assert command(understood(text)) == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("turn dnd off on the gym", "set dnd Gym do not disturb off"),
        ("the gym should not accept anonymous calls", "set anonymous Gym reject anonymous calls on"),
    ],
)
def test_one_state_is_still_read(text: str, wanted: str) -> None:
    assert command(understood(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "no voicemail in the gym, they want it",
        "no call waiting in the gym, they need it",
        "no voicemail in the gym though they need it",
        "callers get no voicemail in the gym. They should.",
        "the gym plays no music on hold, it should",
        "the gym plays music on hold, which must end",
        "anonymous calls are rejected in the gym, which must stop",
        "calls to the gym are recorded, which must stop",
    ],
)
def test_a_state_that_is_told_and_not_wanted_is_not_set(text: str) -> None:
    assert command(understood(text)) == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the gym plays music on hold, that must end", "set music Gym music on hold off"),
        ("callers get voicemail in the gym, they shouldn't", "set voicemail Gym voicemail off"),
        ("turn dnd on in the gym, they need it", "set dnd Gym do not disturb on"),
    ],
)
def test_what_is_wanted_behind_a_state_is_still_read(text: str, wanted: str) -> None:
    assert command(understood(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "the gym should not hide its number",
        "the gym should not hide its number, block that",
        "the gym should be able to call abroad but not premium",
        "the gym should be able to call premium numbers but not abroad",
        "put the first of these on dnd: gym, front desk",
        "one of these on do not disturb: gym, front desk",
        "put some of these rooms on dnd: gym, front desk",
        "one of gym and front desk dnd on",
    ],
)
def test_no_other_setting_and_no_more_workspaces_are_proposed(text: str) -> None:
    assert command(understood(text)) == ""
