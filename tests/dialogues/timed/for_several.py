"""What is asked of several workspaces at once, for a time, and what became of it."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.data.entities import Message
from tests.chat import Chat, read

LOOKING = "workspaces first."
"""So ends what is said while a plan is looked at."""


def settled(chat: Chat, space: str = "ana") -> Message:
    """What stands in the space when all that follows is done."""

    def last() -> Message | None:
        chat.run_plans()
        chat.bot.changing.work.run_due()
        chat.bot.telling.work.run_due()
        said = chat.said(space)[-1]
        return None if LOOKING in read(said) else said

    return chat.cloud.until(last)


def asked(chat: Chat, text: str, person: str = "ana", space: str = "") -> Message:
    chat.ask(text, person, space)
    return settled(chat, space or person)


def after(chat: Chat, message: Message, title: str) -> Message:
    chat.press(message, title)
    return settled(chat)


def pressed(chat: Chat, title: str, person: str = "ana", space: str = "") -> Message:
    chat.press(chat.said(space or person)[-1], title, person, space)
    return settled(chat, space or person)


def ran(chat: Chat, text: str, person: str = "ana", space: str = "") -> Message:
    """The end of a plan that somebody asked for and ran."""
    asked(chat, text, person, space)
    return pressed(chat, "Run", person, space)


def words(message: Message) -> str:
    return " ".join(read(message).split())


def on(chat: Chat) -> set[str]:
    """The workspaces in which do not disturb is on."""
    names = ("Atrium", "Gym", "Huddle", "Kitchen", "Lobby Paris", "Lobby Denver")
    return {name for name in names if chat.setting(name, "doNotDisturb")["enabled"]}


def settings_written(chat: Chat) -> int:
    return sum(one.method == "PUT" and "telephony" in one.path for one in chat.cloud.requests)


def told(chat: Chat, title: str, space: str = "ana") -> list[str]:
    return [read(one) for one in chat.said(space) if read(one).startswith(title)]


def listed(chat: Chat, number: int = 1) -> dict[str, dict[str, str]]:
    text = chat.ask(f"show p-{number}").files[0].content.decode("utf-8-sig")
    return {row["workspace"]: row for row in csv.DictReader(io.StringIO(text))}


def number(chat: Chat, workspace: str) -> str:
    """What the timed change of a workspace is called; several are set at once, in any order."""
    return listed(chat)[workspace]["timed change"].partition(",")[0]


def until(chat: Chat, zone: str, at: datetime) -> str:
    local = at.astimezone(ZoneInfo(zone))
    return f"until {local:%a} {local.day} {local:%b}, {local:%H:%M} ({zone})"
