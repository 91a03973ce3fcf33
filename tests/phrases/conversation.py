"""A sentence typed to the real bot in the sandbox, and the buttons pressed after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.sandbox.data.entities import Json, Message
from bot.sandbox.documents import SETTINGS
from bot.sentences import WORKING
from tests.chat import Chat
from tests.kept_bot import KeptBot, WatchedCloud
from tests.phrases.answer import Answer, Press
from tests.phrases.organisation import ADMINISTRATOR, lay_out
from tests.surroundings import reaching

SETTLED_WITHIN_SECONDS = 10.0
_DOCUMENTS = tuple(
    (re.compile(re.escape(one.path).replace(r"\{workspaceId\}", "([^/]+)") + r"\Z"), one.name)
    for one in SETTINGS
)


class NotSettled(Exception):
    """The bot does not begin with what was said or pressed, or does not come to an end with it."""


class Conversation:
    """One sentence and what comes of it: the bot knows nothing of any sentence before."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat
        self._cloud = chat.cloud
        self.state = chat.cloud.state
        self._person = chat.cloud.person(ADMINISTRATOR)
        self._space = chat.cloud.space(ADMINISTRATOR)
        self._bot_id = chat.cloud.person("bot").id

    def say(self, sentence: str) -> Answer:
        """Types the sentence; gives what the bot said by the time it has nothing to do any more."""
        return self._settled(
            "/messages/", lambda: self._cloud.say(self._person, self._space, sentence, mention=False)
        )

    def press(self, press: Press) -> Answer:
        """Presses a button; gives what the bot said to that."""
        if all(one.id != press.message_id for one in self._said()):
            return Answer([])  # another button of the card has taken it away
        return self._settled(
            "/attachment/actions/", lambda: self._cloud.press(self._person, press.message_id, press.inputs)
        )

    @property
    def requests(self) -> int:
        """How many requests there were so far."""
        return len(self.state.requests)

    def read(self, since: int) -> dict[str, set[str]]:
        """Which settings were read after so many requests, by the name of the workspace."""
        found: dict[str, set[str]] = {}
        for request in self.state.requests[since:]:
            if request.method != "GET" or request.status != 200:
                continue
            for pattern, name in _DOCUMENTS:
                if (match := pattern.match(request.path)) and match[1] in self.state.workspaces:
                    found.setdefault(self.state.workspaces[match[1]].name, set()).add(name)
        return found

    def _settled(self, fetched: str, act: Callable[[], object]) -> Answer:
        before = {one.id: one.edits for one in self._said()}
        asked = self.requests

        def begun() -> bool:
            # The bot reads what was said as the first step of the work that is then waited for.
            return any(
                one.who == "bot" and one.path.startswith(fetched) for one in self.state.requests[asked:]
            )

        act()
        try:
            self._cloud.until(begun, SETTLED_WITHIN_SECONDS)
        except AssertionError:
            raise NotSettled("the bot did not hear it") from None
        if not self._chat.bot.space_queue.drain(SETTLED_WITHIN_SECONDS):
            raise NotSettled("the bot did not come to an end")
        self._chat.run_plans()
        return Answer([one for one in self._said() if before.get(one.id) != one.edits])

    def _said(self) -> list[Message]:
        return [
            one
            for one in self._cloud.messages(self._space)
            if one.person_id == self._bot_id and one.text != WORKING
        ]


class PhraseBot:
    """A running bot that is put back before each sentence."""

    def __init__(self, cloud: WatchedCloud, kept: KeptBot) -> None:
        self._cloud = cloud
        self._kept = kept

    @contextmanager
    def conversation(self, given: Json, workspace: str) -> Iterator[Conversation]:
        """A conversation in the organisation of the books, with `given` laid over it, most of it in every
        workspace."""
        with self._cloud.state.lock:
            self._cloud.tokens.reset()
            self._cloud.state.reset()
            lay_out(self._cloud.state, given, workspace)
        self._cloud.had_faults = False
        try:
            yield Conversation(self._kept.chat())
        except BaseException:
            self._kept.stop()
            raise
        self._kept.give_back(may_stay=True)


@contextmanager
def phrase_bot(folder: Path) -> Iterator[PhraseBot]:
    """A bot in a sandbox of its own, until the end of the block; `folder` is for its files."""
    with WatchedCloud.started(folder) as cloud, reaching(cloud):
        assert isinstance(cloud, WatchedCloud)
        kept = KeptBot(cloud, folder)
        try:
            yield PhraseBot(cloud, kept)
        finally:
            kept.stop()
