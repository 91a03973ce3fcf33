"""A space with somebody from outside: it is told that something changed, and no values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.commands.telling.watch import GUESTS
from bot.sentences import NO_VALUES
from tests.chat import Chat, buttons, read

SECRETS = ("4404", "Off", "On ", "→", "Secret plans")


def test_names_and_no_values(chat: Chat) -> None:
    chat.ask("watch all", space="rollout")
    chat.ask('forward lobby paris to 4404 because "Secret plans"')
    said = chat.hears("rollout", "Lobby Paris: Call Forwarding changed")
    assert "Ana Roux, through me" in read(said) and NO_VALUES in read(said)
    assert buttons(said) == ["Undo", "It's fine", "Mute 2 h"]
    assert not any(one in f"{read(said)}{said.card}" for one in SECRETS)
    assert "is fine, says Ana" in read(chat.press(said, "It's fine", space="rollout"))


def test_who_watches_is_told_so(chat: Chat) -> None:
    assert GUESTS in read(chat.ask("watch all", space="rollout"))
    assert GUESTS not in read(chat.ask("watch all", space="team"))
    assert GUESTS not in read(chat.ask("watch all"))
    chat.cloud.fault("GET /memberships", status=502, times=20)
    assert "Watching" in read(chat.ask("watch gym", space="rollout"))


def test_nor_in_what_is_told_together(chat: Chat) -> None:
    chat.ask("watch all", space="rollout")
    for number in range(6):
        chat.ask(f"set dnd lobby paris {'off' if number % 2 else 'on'}")
    chat.clock.ahead += timedelta(minutes=40)
    chat.bot.telling.work.run_due()
    said = chat.said("rollout")[-1]
    assert "Lobby Paris: Do Not Disturb" in read(said) and "changed 6 times" in read(said)
    assert NO_VALUES in read(said)
    assert not any(one in f"{read(said)}{said.card}" for one in SECRETS)


def test_where_it_cannot_be_known_no_values_are_told(chat: Chat) -> None:
    chat.cloud.fault("GET /memberships", status=403, times=5)
    chat.ask("watch all", space="team")
    chat.ask("set dnd lobby paris on")
    assert NO_VALUES in read(chat.hears("team", "Lobby Paris: Do Not Disturb changed"))


def test_where_it_may_be_known_later_the_notice_waits(chat: Chat) -> None:
    chat.cloud.fault("GET /memberships", status=502, times=400)
    chat.ask("watch all", space="team")
    chat.ask("set dnd lobby paris on")
    chat.bot.telling.work.run_due()
    assert len(chat.said("team")) == 1
    chat.heal()
    chat.clock.ahead += timedelta(minutes=1)
    chat.deliver_notices()
    assert "Off → On" in read(chat.hears("team", "Lobby Paris: Do Not Disturb changed"))


def test_another_bot_is_nobody_from_outside(chat: Chat) -> None:
    spaces, team, olga = chat.cloud.state.spaces, chat.cloud.space("team"), chat.cloud.person("olga")
    assert chat.cloud.person("echo").id in team.members
    chat.ask("watch all", space="team")
    chat.ask("set dnd lobby paris on")
    assert "Off → On" in read(chat.hears("team", "Lobby Paris: Do Not Disturb changed"))
    spaces[team.id] = replace(team, members=(*team.members, olga.id))
    chat.app.ground.messenger._guests._kept.clear()
    chat.ask("set dnd gym on")
    assert NO_VALUES in read(chat.hears("team", "Gym: Do Not Disturb changed"))
    spaces[team.id] = team
