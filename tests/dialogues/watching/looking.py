"""What somebody changes in Control Hub, and a radar that looks for it."""

from __future__ import annotations

from datetime import timedelta

from tests.chat import Chat

ROUND = timedelta(minutes=2)


def look(chat: Chat) -> None:
    """Every setting that is watched is read once more, and told of."""
    chat.clock.ahead += ROUND
    for _ in range(8):
        chat.bot.looking.radar_work.run_due()
        chat.clock.ahead += timedelta(seconds=10)
    chat.bot.telling.work.run_due()


def elsewhere(chat: Chat, workspace: str, setting: str, **values: object) -> None:
    """Somebody changes a setting in Control Hub."""
    chat.cloud.change(chat.cloud.workspace(workspace), setting, dict(values))


def times_read(chat: Chat) -> int:
    """How often one of the settings was read."""
    return sum(one.path.endswith("/doNotDisturb") for one in chat.cloud.requests)


def pairs(chat: Chat) -> list[tuple[str, str]]:
    return [*chat.app.ground.store.read_moments()]
