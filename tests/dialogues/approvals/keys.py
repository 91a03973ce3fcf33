"""Two administrators in a space, and a bot that wants the second one to agree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message
from tests.chat import Chat, nodes, read

TEAM = "team"
LATER = timedelta(seconds=21)


class Keys:
    """What Ana asks for in the team's space, and what Ravi, an administrator too, does with it."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        chat.give_roles("ravi", "id_full_admin")

    def ask(self, text: str, person: str = "ana", space: str = TEAM) -> Message:
        return self.chat.ask(text, person, space)

    def press(self, title: str, person: str = "ravi", **how: Any) -> Message:
        """A button of the last card in the team's space, pressed; gives the answer."""
        card = next(one for one in reversed(self.chat.said(TEAM)) if one.card)
        return self.chat.press(card, title, person, TEAM, **how)

    def done(self, ahead: timedelta = timedelta()) -> str:
        """What stands last in the team's space when nothing is left to do by itself."""
        self.chat.clock.ahead += ahead
        for _ in range(4):
            self.chat.bot.changing.work.run_due()
            self.chat.run_plans()
        return self.last()

    def last(self, space: str = TEAM) -> str:
        said = self.chat.said(space)
        return read(said[-1]) if said else ""

    def is_on(self, workspace: str = "Lobby Paris") -> bool:
        return bool(self.chat.setting(workspace, "doNotDisturb")["enabled"])

    def inputs(self, form: Message) -> list[str]:
        """The ids of the inputs of a form."""
        return [node["id"] for node in nodes(form.card) if node["type"].startswith("Input.")]

    def patterns(self) -> list[str]:
        held = self.chat.setting("Lobby Paris", "digitPatterns")["digitPatterns"]
        return [one["name"] for one in held]

    def request(self, number: int = 1) -> Any:
        found = self.chat.bot.ground.store.approval(number)
        assert found is not None
        return found


@contextmanager
def two_keys(cloud: Cloud, url: str, kind: str = "all", **options: Any) -> Iterator[Keys]:
    """A bot for which changes of this kind need a second key."""
    with Chat.started(cloud, url, two_keys=kind, **options) as chat:
        yield Keys(chat)
