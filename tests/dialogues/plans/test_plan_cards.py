"""What the cards of a plan say: in words, of every workspace, and with a file of what went wrong."""

from __future__ import annotations

import csv
import io

import pytest

from bot.changes.plans.plan_cards import PlanCards
from bot.ports.database import Plan, PlanItem
from bot.sandbox.data.entities import Message
from tests.both_engines import database_url as database_url
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import START, Chat, read, texts


def settled(chat: Chat) -> Message:
    """What stands in the space when all that follows is done."""

    def last() -> Message | None:
        chat.run_plans()
        said = chat.said("ana")[-1]
        return None if "workspaces first." in read(said) else said

    return chat.cloud.until(last)


def asked(chat: Chat, text: str) -> Message:
    chat.ask(text)
    return settled(chat)


def after(chat: Chat, message: Message, title: str) -> Message:
    chat.press(message, title)
    return settled(chat)


def words(chat: Chat, said: str) -> str:
    return " ".join(texts(asked(chat, said)).split())


@pytest.mark.parametrize("time", ["", " for 2 hours", " tomorrow at 8am"])
def test_a_plan_is_told_in_words_and_not_as_a_command(chat: Chat, time: str) -> None:
    shown = asked(chat, f"dnd on in all lobbies{time} because CHG0042")
    assert "Asked by Ana Roux, because CHG0042" in texts(shown)
    done = after(chat, shown, "Run")
    assert "Run by Ana Roux, because CHG0042" in texts(done)
    assert "set dnd" not in texts(shown) + texts(done) + texts(chat.ask("plans")) + read(chat.ask("show p-1"))


def test_a_copy_says_of_what(chat: Chat) -> None:
    assert 'Asked by Ana Roux: copy dnd from "Lobby Paris" to Huddle' in words(
        chat, "copy dnd from lobby paris to huddle"
    )


def test_workspaces_with_the_same_reason_are_told_together(chat: Chat) -> None:
    said = words(chat, "ptt on in all workspaces")
    assert "4 cannot" in said
    assert "Push-to-Talk needs a professional licence; it has a common-area licence. Gym, Kitchen" in said
    assert "Hot Desk 7 is hot desk only" in said and "Quiet Room has no Webex Calling" in said


@pytest.mark.parametrize("reasons", [4, 5, 9])
def test_every_workspace_that_is_counted_is_named(reasons: int) -> None:
    items = [
        PlanItem(1, at, f"id {at}", f"Desk {at}", {}, "cannot", note=f"Reason {at}.") for at in range(reasons)
    ]
    plan = Plan(1, START, "over", "ana", "Ana Roux", "space", None, "set dnd all desks on")
    card = PlanCards(plan, items).ended().text
    assert f"{reasons} cannot" in card
    assert all(f"Desk {at}" in card for at in range(reasons)) or "and 1 more" in card


def test_a_receipt_does_not_speak_of_what_is_to_come(chat: Chat) -> None:
    done = texts(after(chat, asked(chat, "let all lobbies call abroad"), "Run"))
    assert "With this it has values of its own" in done
    assert "From then on" not in done and "will be" not in done


def test_what_failed_comes_as_a_file_before_the_end(chat: Chat) -> None:
    shown = asked(chat, "dnd on in all workspaces")
    chat.cloud.fault("PUT .*/doNotDisturb", status=500, times=1)
    ended = after(chat, shown, "Run")
    assert "2 cannot · 1 failed" in texts(ended)
    file = chat.said("ana")[-2]
    assert read(file) == "What p-1 did not change:"
    rows = [*csv.DictReader(io.StringIO(file.files[0].content.decode("utf-8-sig")))]
    assert {row["state"] for row in rows} == {"cannot", "failed"} and len(rows) == 3


def test_nothing_is_sent_where_nothing_failed(chat: Chat) -> None:
    after(chat, asked(chat, "dnd on in all workspaces"), "Run")
    assert not any(one.files for one in chat.said("ana"))
