"""Many people write at the same time: each is answered once, in order."""

from __future__ import annotations

import pytest

from bot.sandbox.data.entities import Message, Space
from bot.sentences import WORKING
from tests.chat import Chat
from tests.sandbox.listener.listener_recorder import more_spaces

pytestmark = pytest.mark.slow

SPACES = 20
EACH = 10


def answers(chat: Chat, space: Space) -> list[Message]:
    """What the bot said in a space, but for signs of progress."""
    bot = chat.cloud.person("bot").id
    return [one for one in chat.cloud.messages(space) if one.person_id == bot and one.text != WORKING]


def flood(chat: Chat) -> list[Space]:
    """Ana says ten things in each of twenty spaces, space by space in turn, and waits for as many answers."""
    cloud, ana = chat.cloud, chat.cloud.person("ana")
    spaces = more_spaces(cloud, SPACES)
    for number in range(EACH):
        for space in spaces:
            cloud.say(ana, space, f"workspaces nowhere{number}")
    cloud.until(lambda: sum(len(answers(chat, space)) for space in spaces) >= SPACES * EACH, 90.0)
    assert chat.app.space_queue.drain(10.0)
    return spaces


def in_order(chat: Chat, space: Space) -> bool:
    said = [one.text for one in answers(chat, space)]
    return len(said) == EACH and all(f"nowhere{number}" in text for number, text in enumerate(said))


def test_200_messages_at_once_are_each_answered_once_and_in_order(chat: Chat) -> None:
    spaces = flood(chat)
    assert [space.title for space in spaces if not in_order(chat, space)] == []


def test_200_messages_delivered_twice_are_each_answered_once_and_in_order(chat: Chat) -> None:
    chat.cloud.deliver_twice = True
    try:
        spaces = flood(chat)
        chat.cloud.until(lambda: len(set(chat.cloud.acknowledged)) >= SPACES * EACH)
        assert chat.app.space_queue.drain(10.0)
    finally:
        chat.cloud.deliver_twice = False
    assert [space.title for space in spaces if not in_order(chat, space)] == []
