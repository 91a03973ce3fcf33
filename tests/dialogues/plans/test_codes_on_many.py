"""Access codes added and removed on several workspaces: in private only, and kept nowhere in the open."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.sandbox.cloud.cloud import Cloud
from bot.store.store import SqlStore
from tests.both_engines import database_url as database_url
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, read
from tests.dialogues.plans.test_many_at_once import asked, pressed
from tests.list_settings import everything_said, held, sent

CODE = "47110815"
ADD = f"add the access code {CODE} for cleaners to all lobbies"


def holders(chat: Chat, code: str = CODE) -> set[str]:
    names = ("Lobby Paris", "Lobby Denver", "Gym", "Kitchen")
    return {
        name
        for name in names
        if code in {one["code"] for one in held(chat, "accessCodes", "accessCodes", name)}
    }


def everything_kept(store: SqlStore) -> str:
    """The files of the database, or where a server has them, every row of every table."""
    if store.is_sqlite:
        path = Path(store._engine.url.database or "")
        return b"".join(file.read_bytes() for file in path.parent.glob("bot.db*")).decode("latin-1")
    with store._reading() as tx:
        tables = [sa.table(name).alias("t") for name in sa.inspect(tx).get_table_names()]
        as_text = sa.literal_column("t::text", sa.String)
        return "".join(row for one in tables for row in tx.scalars(sa.select(as_text).select_from(one)))


def words(chat: Chat, text: str) -> str:
    return " ".join(read(asked(chat, text)).split())


@pytest.mark.parametrize(
    "said",
    [
        ADD,
        f"add code all lobbies {CODE}",
        f"all lobbies need the access code {CODE}",
        f"add access code lobby paris, lobby denver code {CODE} description cleaners",
    ],
)
def test_a_code_is_added_in_private_and_never_shown(chat: Chat, said: str) -> None:
    card = words(chat, said)
    assert "New access code · Code: (hidden); Description:" in card
    assert "cannot be undone" not in card
    assert any("please delete it" in read(one) for one in chat.said("ana"))
    assert "Done. 2 changed." in read(pressed(chat, "Run"))
    assert holders(chat) == {"Lobby Paris", "Lobby Denver"}
    file = asked(chat, "show p-1").files[0].content
    asked(chat, "history all")
    assert CODE.encode() not in file and CODE not in everything_said(chat, "ana", "team")
    assert CODE not in json.dumps([dict(one.request) for one in chat.bot.ground.store.plan_items(1)])
    asked(chat, "undo")
    pressed(chat, "Run")
    assert holders(chat) == set()


def test_a_code_is_neither_in_the_database_nor_in_the_log(
    cloud: Cloud, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with Chat.started(cloud, database_url) as chat:
        asked(chat, ADD)
        pressed(chat, "Run")
        assert holders(chat) == {"Lobby Paris", "Lobby Denver"}
        asked(chat, f"remove access code {CODE} from all rooms")
        pressed(chat, "Run")
        assert holders(chat) == set()
        kept = everything_kept(chat.bot.ground.store)
    assert "cleaners" in kept and CODE not in kept
    assert CODE not in caplog.text


def test_a_plan_with_a_code_is_run_by_the_next_process(cloud: Cloud, database_url: str) -> None:
    with Chat.started(cloud, database_url) as chat:
        asked(chat, ADD)
    with Chat.started(cloud, database_url) as chat:
        asked(chat, "run p-1")
        assert holders(chat) == {"Lobby Paris", "Lobby Denver"}


def test_what_is_there_already_is_not_added_again_under_another_description(chat: Chat) -> None:
    asked(chat, ADD)
    pressed(chat, "Run")
    card = words(chat, f"add code lobby paris, gym code {CODE} description night")
    assert "1 to change · 1 so already." in card


def test_a_code_is_removed_by_its_digits_or_its_description(chat: Chat) -> None:
    asked(chat, ADD)
    pressed(chat, "Run")
    assert "2 to change · 6 so already" in words(chat, f"remove access code {CODE} from all rooms")
    assert "2 to change · 6 so already" in words(chat, "remove access code cleaners from all rooms")
    pressed(chat, "Run")
    assert holders(chat) == set()
    assert "I never keep access codes" in words(chat, "undo")


@pytest.mark.parametrize(
    "said",
    [
        ADD,
        f"add code all lobbies {CODE}",
        f"add code all lobbies code {CODE} description Night",
        f"add access code {CODE} to gym, kitchen",
        f"all lobbies need the access code {CODE}",
        f"give gym and kitchen the code {CODE}",
        f"add the access codes {CODE} and 4712 to all lobbies",
    ],
)
def test_a_code_typed_in_a_group_is_neither_used_nor_repeated(chat: Chat, said: str) -> None:
    asked(chat, "hello")
    answer = chat.ask(said, space="team")
    assert "delete your message" in read(answer)
    assert CODE not in everything_said(chat, "ana", "team")
    assert chat.bot.ground.store.plan(1) is None and sent(chat) == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (f'add code all lobbies code {CODE} description "{CODE} night"', "The code stands in it"),
        ("add code all lobbies code 12a4 description Night", "please delete your message"),
        (f"do not add the access code {CODE} to all lobbies", "I did not use it"),
        (f"should I add the access code {CODE} to all lobbies?", "I did not use it"),
        (f"add access code {CODE} or 4712 to all lobbies", "I did not use it"),
        (f"add access code {CODE} to all lobbies for 2 hours", "Only fields can be set for a time"),
    ],
)
def test_a_code_that_is_not_ordered_in_so_many_words_is_not_used(chat: Chat, said: str, answer: str) -> None:
    assert answer in words(chat, said)
    assert chat.bot.ground.store.plan(1) is None and sent(chat) == []
    assert CODE not in everything_said(chat, "ana")


def test_a_code_that_cannot_be_read_any_more_is_asked_for_again(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(chat, ADD)
    monkeypatch.setattr("bot.changes.sealed.SEAL.open", lambda closed: None)
    card = " ".join(read(pressed(chat, "Run")).split())
    assert "2 cannot" in card and "I cannot read what was typed any more: say it again." in card
    assert holders(chat) == set()
