"""Numbers outside the workspaces are told only in part in group spaces, where the configuration says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.notices.masked import masked
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read

MOBILE = "+1 415 555 0199"
FORWARDED = f"set forwarding lobby paris all calls go to {MOBILE} forward all calls on"
SHOWN, COVERED = "+1 415-555-0199", "+1 4••-•••-••99"
DIGITS = ("415-555", "4155550", "555-0199", "5550199", "555 0199")


@pytest.fixture
def masking(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", mask_numbers="groups") as chat:
        yield chat


def test_in_a_group_and_not_in_a_space_of_ones_own(masking: Chat) -> None:
    masking.ask("watch all", space="team")
    masking.ask("watch all", "ravi")
    masking.ask(f'{FORWARDED} because "call {MOBILE}"')
    said = masking.hears("team", "Lobby Paris: Call Forwarding changed")
    assert COVERED in read(said) and not any(one in f"{read(said)}{said.card}" for one in DIGITS)
    own = masking.hears("ravi", "Lobby Paris: Call Forwarding changed")
    assert SHOWN in read(own)


def test_also_in_what_is_told_together(masking: Chat) -> None:
    masking.ask("watch all digest 18:00", space="team")
    masking.ask(FORWARDED)
    masking.ask("dnd on in the gym")
    masking.clock.ahead += timedelta(hours=30)
    masking.deliver_notices()
    masking.bot.telling.work.run_due()
    said = masking.hears("team", "Changes in 2 workspaces")
    assert "99" in read(said) and not any(one in f"{read(said)}{said.card}" for one in DIGITS)


def test_numbers_of_workspaces_and_extensions_are_told(masking: Chat) -> None:
    masking.ask("watch all", space="team")
    masking.ask("set forwarding gym all calls go to 4404 forward all calls on")
    assert "4404" in read(masking.hears("team", "Gym: Call Forwarding changed"))
    workspaces = masking.bot.ground.admin.directory.workspaces()
    own = next(one.number for one in workspaces if one.number)
    assert masked(f"to {own}, then 4404", workspaces) == f"to {own}, then 4404"


def test_also_in_the_name_of_an_entry(masking: Chat) -> None:
    masking.ask("watch all", space="team")
    masking.ask(f"add ring number simultaneous lobby paris {MOBILE.replace(' ', '')}")
    masking.hears("team", "Lobby Paris")
    masking.ask(f"remove ring number simultaneous lobby paris {MOBILE.replace(' ', '')}")
    masking.ask(f'set simultaneous lobby paris on because "{MOBILE}"')
    masking.deliver_notices()
    for said in masking.said("team"):
        assert not any(one in f"{read(said)}{said.card}" for one in DIGITS), read(said)


@pytest.mark.parametrize(
    "number",
    [
        "415-555-0199",
        "(415) 555-0199",
        "415 555 0199",
        "01 44 55 66 77",
        "00 1 415 555 0199",
        "4155550199x22",
        "+44 (0)20 7946 0018",
    ],
)
def test_in_every_spelling(chat: Chat, number: str) -> None:
    said = masked(f"call {number} now", chat.bot.ground.admin.directory.workspaces())
    assert said != f"call {number} now" and "•••" in said.replace(" ", "").replace("-", "")


def test_what_is_no_number_is_told(chat: Chat) -> None:
    workspaces = chat.bot.ground.admin.directory.workspaces()
    own = next(one.number for one in workspaces if one.number.startswith("+1"))
    for text in (
        f"to {own} (2006)",
        f"to {own} - 5 rings",
        "since 2026-11-28",
        "CHG0042",
        "ring 4404 and 4405",
    ):
        assert masked(text, workspaces) == text


def test_without_the_option_they_are_told(chat: Chat) -> None:
    chat.ask("watch all", space="team")
    chat.ask(FORWARDED)
    assert SHOWN in read(chat.hears("team", "Lobby Paris: Call Forwarding changed"))


def test_where_the_kind_of_space_is_not_known_they_are_masked(masking: Chat) -> None:
    masking.ask("watch all", "ravi")
    masking.app.ground.messenger._direct.clear()
    masking.cloud.fault("GET /rooms", status=403, times=9)
    masking.ask(FORWARDED)
    said = masking.hears("ravi", "Lobby Paris: Call Forwarding changed")
    assert SHOWN not in read(said)
