"""The bot is added to a space: it says once what it is for, by what whoever added it may do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.sandbox.data.ids import inner_id
from tests.chat import Chat, buttons, read


def leave(chat: Chat) -> None:
    """The bot is no member of the group any more."""
    team, bot = chat.cloud.space("team"), chat.cloud.person("bot").id
    members = tuple(one for one in team.members if one != bot)
    chat.cloud.state.spaces[team.id] = replace(team, members=members)


def add(chat: Chat, person: str) -> None:
    chat.cloud.add(chat.cloud.person(person), chat.cloud.space("team"))


@pytest.mark.parametrize("person", ["ana", "ravi", "lena"])
def test_who_may_see_settings_gets_two_lines_and_is_asked_what_to_watch(chat: Chat, person: str) -> None:
    leave(chat)
    add(chat, person)
    card = chat.hears("team", "Calling settings")
    assert "Mention me (@Calling Bot)" in read(card)
    assert len(read(card).split()) <= 60
    assert buttons(card) == ["Watch …", "Workspaces", "Commands"]
    question = chat.press(card, "Watch …", person, "team")
    assert "What should this space watch?" in read(question)
    assert "watches nothing" in read(chat.ask("watches", person, "team")), "it only asks"
    place = "Paris" if person == "lena" else "All workspaces"
    assert read(chat.choose(question, place, person, "team")).startswith("Watching all workspaces")
    chat.quiet("team", 4)


def test_who_presses_watch_and_may_see_nothing_begins_nothing(chat: Chat) -> None:
    chat.invite("sam", "team")
    leave(chat)
    add(chat, "ana")
    card = chat.hears("team", "Calling settings")
    assert "Sorry, no." in read(chat.press(card, "Watch …", "sam", "team"))
    assert "watches nothing" in read(chat.ask("watches", "ana", "team"))


def test_only_places_that_the_asker_may_see_are_offered_to_watch(chat: Chat) -> None:
    assert "Denver" in read(chat.ask("watch"))
    said = read(chat.ask("watch", "lena"))
    assert "Denver" not in said and "Paris" in said


@pytest.mark.parametrize("person", ["sam", "olga"])
def test_others_are_told_whom_it_serves_and_nothing_more(chat: Chat, person: str) -> None:
    chat.invite("olga", "team")
    leave(chat)
    add(chat, person)
    said = read(chat.hears("team", "Webex administrators"))
    assert not any(one.name in said for one in chat.cloud.state.workspaces.values())
    chat.quiet("team", 1)


def test_a_frame_that_comes_twice_is_answered_once(chat: Chat) -> None:
    leave(chat)
    chat.cloud.mercury.deliver_twice = True
    add(chat, "ana")
    chat.hears("team", "Calling settings")
    chat.ask("whoami", space="team")
    chat.quiet("team", 2)


def test_others_who_are_added_are_not_greeted(chat: Chat) -> None:
    team, kim = chat.cloud.space("team"), chat.cloud.person("kim.lee")
    chat.cloud.state.add(team, chat.cloud.person("ana"), kim)
    chat.ask("whoami", space="team")
    chat.quiet("team", 1)


def test_a_group_that_is_made_with_the_bot_in_it_is_greeted(chat: Chat) -> None:
    team, ana, bot = (chat.cloud.space("team"), chat.cloud.person("ana"), chat.cloud.person("bot"))
    made = {
        "id": inner_id(team.id),
        "objectType": "conversation",
        "participants": {"items": [{"entryUUID": inner_id(bot.id), "objectType": "person"}]},
        "tags": [],
    }
    actor = {"entryUUID": inner_id(ana.id), "type": "PERSON"}
    activity = {"id": "a-1", "verb": "create", "actor": actor, "object": made}
    frame = {"data": {"eventType": "conversation.activity", "activity": activity}}
    chat.bot.listener.accept(frame)
    chat.hears("team", "Calling settings")
    made["tags"] = ["ONE_ON_ONE"]
    activity["id"] = "a-2"
    chat.bot.listener.accept(frame)
    chat.quiet("team", 1)
