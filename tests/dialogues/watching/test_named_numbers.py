"""A number to which calls are sent has the same name behind it on every card."""

from __future__ import annotations

from tests.chat import Chat, read, texts

TOLD = "4404 (Huddle)"


def test_receipt_history_setting_and_notice_name_the_number_alike(chat: Chat) -> None:
    chat.ask("watch huddle, kitchen", space="team")
    cards = [chat.ask("forward kitchen to 4404")]
    cards += [chat.hears("team", "Call Forwarding changed")]
    cards += [chat.ask("history kitchen"), chat.ask("show forwarding kitchen"), chat.ask("kitchen")]
    for card in cards:
        assert TOLD in read(card) and read(card).count("4404") == read(card).count(TOLD), texts(card)


def test_what_was_before_is_named_too(chat: Chat) -> None:
    chat.ask("forward kitchen to 4404")
    assert f"All calls go to: {TOLD} → 4402 (Board Room 2)" in read(chat.ask("forward kitchen to 4402"))


def test_a_notice_names_nobody_whom_who_asked_may_not_know_of(chat: Chat) -> None:
    chat.ask("watch kitchen", "lena", "team")
    chat.ask("forward kitchen to 5510")
    assert "Lobby Denver" not in read(chat.hears("team", "Call Forwarding changed"))
