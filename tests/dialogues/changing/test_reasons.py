"""Reasons: kept with the change, shown on receipts, in the history and to spaces that watch."""

from __future__ import annotations

import pytest

from bot.sandbox.data.entities import Message
from tests.chat import Chat, button, choices, nodes, read
from tests.recordings import drop


def reasons(chat: Chat) -> list[str | None]:
    """The reasons in the journal, oldest first."""
    return [one.reason for one in reversed(chat.bot.ground.store.history(limit=50))]


def in_details(message: Message) -> str:
    """What a receipt shows on demand."""
    (fold,) = [one for one in nodes(message.card) if one.get("isVisible") is False]
    return "\n".join(one["text"] for one in nodes(fold) if one["type"] == "TextBlock")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("set dnd lobby paris on because CHG0042", "CHG0042"),
        ("set dnd lobby paris on because the phones are tested", "the phones are tested"),
        ("dnd on in lobby paris because CHG0042", "CHG0042"),
        ("dnd on in lobby paris because ticket INC-1234", "ticket INC-1234"),
        ("dnd on in lobby paris, ticket INC-1234", "INC-1234"),
        ("dnd on in lobby paris (CHG0042)", "CHG0042"),
        ("dnd on in lobby paris for CHG0042", "CHG0042"),
        ("turn on dnd in lobby paris as requested in RITM0012345", "RITM0012345"),
        ("dnd on in lobby paris, ticket 70115", "ticket 70115"),
        ("Please turn on dnd in Lobby Paris because “fire drill”.", "fire drill"),
        ('set dnd lobby paris on then set waiting lobby paris off because "works"', "works"),
    ],
)
def test_it_is_kept_and_shown_with_the_change(chat: Chat, typed: str, reason: str) -> None:
    saved = chat.ask(typed)
    assert read(saved).startswith("Saved")
    assert f"Reason\n{reason}" in in_details(saved)
    assert f"Reason: {reason}" in read(chat.ask("history"))
    assert set(reasons(chat)) == {reason}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("turn on dnd in lobby paris because the phones are tested", "the phones are tested"),
        ("The cleaners are there, so turn on dnd in lobby paris", "The cleaners are there"),
    ],
)
def test_a_reason_in_other_words_is_shown_first_and_kept(chat: Chat, typed: str, reason: str) -> None:
    shown = chat.ask(typed)
    assert f"The reason I would note: “{reason}”." in read(shown)
    assert "I do not know what to make of" not in read(shown)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    assert reasons(chat) == [reason]


def test_it_stays_with_the_order_until_the_workspace_is_chosen(chat: Chat) -> None:
    chat.choose(chat.ask("set dnd lobby on because CHG0042"), "Lobby Paris")
    chat.ask("turn off call waiting because CHG0043")
    chat.ask("huddle")
    assert reasons(chat) == ["CHG0042", "CHG0043"]
    assert "show" in choices(chat.ask("show dnd lobby because CHG0044"), "say").popitem()[1]


def test_it_stays_with_a_form(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris because CHG0042")
    chat.press(form, "Save", inputs={"f-enabled": "true"})
    chat.press(chat.ask('remove rule reject lobby paris 1 because "no longer"'), "Remove")
    chat.ask("greeting intercept lobby paris because CHG0044")
    drop(chat)
    assert reasons(chat)[:3] == ["CHG0042", "no longer", "CHG0044"]


def test_an_undo_has_a_reason_of_its_own(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris to 5511 because CHG0042")
    chat.ask("set forwarding lobby paris to 4404", "lena")
    card = chat.ask("undo because wrong room")
    chat.press(card, "Put back all the same")
    chat.ask("undo 2")
    assert reasons(chat)[:3] == ["CHG0042", None, "wrong room"]


def test_spaces_that_watch_are_told_why(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi", "team")
    chat.ask('set dnd lobby paris on because "<@all> **fire** [drill](https://evil.example)"')
    told = chat.hears("team", "Reason: ")
    assert "Reason: <@all> **fire** [drill](https://evil.example)" in read(told)
    assert "<@all>" not in (told.markdown or "")
    assert "](http" not in (told.markdown or "")
    assert told.mentions == ()
    chat.ask("set dnd lobby paris off")
    assert "Reason" not in read(chat.hears("team", "On → Off"))


def test_a_very_long_one_is_cut(chat: Chat) -> None:
    chat.ask(f'set dnd lobby paris on because "{"works " * 100}"')
    (kept,) = reasons(chat)
    assert kept is not None
    assert len(kept) <= 200
    assert kept.endswith("…")


@pytest.mark.parametrize(
    "typed",
    [
        "set dnd lobby paris on because the pin is 739154",
        'dnd on in lobby paris because "door code 739154"',
        'dnd on in lobby paris for 2 hours because "new (pin 739154) for Bob"',
        'set dnd lobby paris on because "newpin739154"',
        "turn on dnd in lobby paris because the voicemail-pin→739154",
        "add code lobby paris 739154 Night because 739154",
        'add code lobby paris because "739154 is the new one"',
        "passcode lobby paris because 739154",
        "remove all codes lobby paris because code 739154 leaked",
    ],
)
def test_no_typed_code_or_pin_is_kept(chat: Chat, typed: str) -> None:
    answer = chat.ask(typed)
    assert "739154" not in read(answer)
    if typed.startswith("passcode"):
        chat.press(answer, "Save", inputs={"f-passcode": "204680"})
    elif typed.startswith("remove"):
        chat.press(answer, "Remove")
    chat.ask("set dnd lobby paris on")
    assert "739154" not in repr(chat.bot.ground.store.history(limit=50))
    assert "739154" not in repr(chat.bot.ground.store.open_forms(chat.clock()))
    assert "739154" not in read(chat.ask("history"))


@pytest.mark.parametrize(
    "typed",
    [
        'set dnd lobby paris on because "the password is hunter2"',
        "turn on dnd in lobby paris because the password is hunter2",
        'dnd on in lobby paris for 2 hours because "password=hunter2"',
    ],
)
def test_a_reason_that_may_tell_a_secret_in_letters_is_not_said_to_be_kept(chat: Chat, typed: str) -> None:
    answer = chat.ask(typed)
    assert "hunter2" not in f"{read(answer)} {answer.card}"
    assert "Reason" not in read(answer)
    assert "reason I would note" not in read(answer)
    assert "hunter2" not in repr(chat.bot.ground.store.history(limit=50))


def test_a_reason_changes_nothing_that_would_not_be_changed_without_it(chat: Chat) -> None:
    for typed in (
        "do not turn on dnd in lobby paris because CHG0042",
        'is dnd on in lobby paris because "fire drill"?',
        "turn on dnd in lobby paris tomorrow because CHG0042",
        'maybe turn on dnd in lobby paris because "fire drill"',
    ):
        chat.ask(typed)
    refused = chat.ask("set dnd lobby paris on because CHG0042", "ravi")
    assert "Nothing was changed" in read(refused)
    assert chat.writes() == []


def test_buttons_on_a_card_of_several_readers_carry_it_for_who_presses(chat: Chat) -> None:
    shown = chat.ask("turn on dnd in lobby paris because the phones are tested", space="team")
    refused = chat.send(shown, button(shown, "Do it"), "ravi", "team")
    assert "Nothing was changed" in read(refused)
    chat.press(shown, "Do it", "lena", "team")
    assert reasons(chat) == ["the phones are tested"]


def test_a_ticket_behind_a_time_is_the_reason(chat: Chat) -> None:
    shown = chat.ask("turn on dnd in lobby paris for 2 hours, CHG0042")
    assert "The reason I would note: “CHG0042”." in read(shown)
    chat.press(shown, "Do it")
    assert reasons(chat) == ["CHG0042"]


def test_tickets_in_quotes_and_several_are_no_reason(chat: Chat) -> None:
    chat.ask('turn on dnd in lobby paris because "see the mail"')
    chat.ask("dnd off in lobby paris, INC71408 and CHG0042")
    assert reasons(chat)[0] == "see the mail" and set(reasons(chat)[1:]) <= {None}
