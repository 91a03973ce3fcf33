"""With a locked, read-only or full database, the bot says so, changes nothing, and works again afterwards."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle, islice

import pytest

from tests.chat import Chat, read
from tests.database_troubles import Trouble, full, locked, read_only

ON = "set intercept lobby paris on"
SAID = "I cannot read or write my own database at the moment. Nothing was changed."
TROUBLE = [read_only, locked]


@pytest.mark.parametrize("trouble", TROUBLE)
def test_what_cannot_be_noted_is_not_done_and_said(chat: Chat, trouble: Trouble) -> None:
    chat.ask("whoami")
    with trouble(chat.app.ground.store):
        for typed in (ON, "watch all"):
            said = read(chat.ask(typed))
            assert SAID in said
            assert "(Reference " in said
    assert chat.writes() == []
    assert read(chat.ask(ON)).startswith("Saved")
    assert len(chat.writes()) == 1


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_database_that_fails_after_the_claim_changes_nothing(
    chat: Chat,
    trouble: Trouble,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    intend = chat.app.ground.store.intend

    def fails(entry: object) -> int:
        with trouble(chat.app.ground.store):
            return intend(entry)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(chat.app.ground.store, "intend", fails)
        assert SAID in read(chat.ask(ON))
    assert chat.writes() == []


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_change_that_cannot_be_journalled_is_told_as_it_is_and_found_out_later(
    chat: Chat,
    trouble: Trouble,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settle = chat.app.ground.store.settle

    def fails(*given: object, **how: object) -> bool:
        with trouble(chat.app.ground.store):
            return settle(*given, **how)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(chat.app.ground.store, "settle", fails)
        assert read(chat.ask(ON)).startswith("Saved")
    assert "Under way" in read(chat.ask("history"))
    chat.clock.ahead = timedelta(minutes=2)
    chat.app.upkeep.settle()
    chat.hears("ana", "The change was made.")
    assert "Under way" not in read(chat.ask("history"))
    assert len(chat.writes()) == 1


@pytest.mark.parametrize("trouble", TROUBLE)
def test_an_answer_that_cannot_be_noted_is_noted_later(chat: Chat, trouble: Trouble) -> None:
    answered = chat.app.ground.store.answered

    def fails(event_id: str) -> None:
        with trouble(chat.app.ground.store):
            answered(event_id)

    chat.app.ground.store.answered = fails  # type: ignore[method-assign]
    chat.ask("whoami")
    chat.app.ground.store.answered = answered  # type: ignore[method-assign]
    with chat.app.ground.store._reading() as tx:
        held = "SELECT count(*) FROM claim WHERE held_until IS NOT NULL"
        assert tx.exec_driver_sql(held).scalar() == 1
    chat.app.ground.store.sign_of_life(chat.clock())
    with chat.app.ground.store._reading() as tx:
        assert tx.exec_driver_sql(held).scalar() == 0


def test_a_disk_that_is_full_leaves_nothing_half_done(chat: Chat) -> None:
    reason = "x" * 400
    with full(chat.app.ground.store):
        # For a while there is room on the pages that the file has already.
        for state in islice(cycle(("on", "off")), 100):
            before = len(chat.writes())
            said = read(chat.ask(f"set intercept lobby paris {state} because {reason}"))
            is_made = len(chat.writes()) > before
            assert said.startswith("Saved") if is_made else SAID in said
            if not is_made:
                break
        assert SAID in said
        assert chat.setting("Lobby Paris", "intercept")["enabled"] is (state == "off")
    chat.clock.ahead = timedelta(minutes=2)
    chat.app.upkeep.settle()
    assert "Under way" not in read(chat.ask("history"))
    assert read(chat.ask(f"set intercept lobby paris {state}")).startswith("Saved")
