"""Conversations: people in the pretend cloud talk to the real bot over a real websocket."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from bot.app import App
from bot.ports.notices import TO_BE_TOLD
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message, Request
from bot.sentences import WORKING
from bot.webex.http.rate_limiter import RateEstimator
from bot.work.engine import Engine
from bot.work.port import Handler, Task
from cards.payload import KEY
from cards.text import unmarked
from tests.bot_setup import config, lay_out_database
from tests.unit.cards.card_rules import problems

NOW = timedelta()
START = datetime(2027, 1, 12, 14, tzinfo=UTC)
"""A Tuesday, in Paris and in Denver alike, and no change of their clocks is near."""
TO_START = START - datetime.now(UTC)
"""How far it is ahead, for what depends on the hour and the day."""


class Clock:
    """The time, which tests may move on."""

    def __init__(self) -> None:
        self.ahead = NOW

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class NoLimitSoFar(RateEstimator):
    """Waits for no turn before Webex refuses something: most tests are not about how fast a bot may go."""

    @property
    def current(self) -> float:
        return super().current if self.limited else 10_000.0


class Chat:
    """A running bot, and what people say and press."""

    def __init__(self, cloud: Cloud, app: App, clock: Clock) -> None:
        self.cloud = cloud
        self.bot = app
        self.clock = clock
        self._began_ahead = clock.ahead
        self._is_reached_into = False
        self._checked: set[tuple[str, int]] = set()
        """The cards that keep the rules: the message's id and how often it was edited."""

    @classmethod
    @contextmanager
    def started(
        cls, cloud: Cloud, database_url: str, *, ahead: timedelta = NOW, **options: Any
    ) -> Iterator[Chat]:
        """A bot in the cloud until the end of the block, `ahead` of the time; `options` are those of the
        configuration. What is said is done at once, unless `preview` says otherwise."""
        clock = Clock()
        clock.ahead = ahead
        lay_out_database(database_url)
        app = App(config(cloud, database_url=database_url, **{"preview": "never", **options}), clock)
        app.ground.admin.rest._limiter._rate = NoLimitSoFar()
        try:
            app.start()
            for thread in threading.enumerate():
                if thread.name == "warm-up":
                    thread.join(60.0)
            cloud.until(lambda: app.listener.caught_up)
            yield cls(cloud, app, clock)
        finally:
            app.stop()

    @property
    def app(self) -> App:
        """The bot itself, to reach into or to stop; it is then no other test's."""
        self._is_reached_into = True
        return self.bot

    def another(self) -> Chat:
        """Another conversation with the same bot."""
        return Chat(self.cloud, self.bot, self.clock)

    def is_untouched(self) -> bool:
        """Whether the bot has nothing to do any more and is as it was, but for what it was told by Webex."""
        if self._is_reached_into or self.clock.ahead != self._began_ahead:
            return False
        try:
            self.cloud.until(lambda: not self.cloud.mercury.unacknowledged)
        except AssertionError:
            return False
        if not self.bot.space_queue.drain(10.0):
            return False
        for work in (self.bot.changing.work, self.bot.changing.plan_work, self.bot.telling.work):
            work.run_due()
        renews_workspaces = self.bot.ground.admin.directory._renewing.locked()
        return self.bot.listener.caught_up and not renews_workspaces

    def said(self, space: str) -> list[Message]:
        """What the bot said in a space and did not take away, oldest first; every card keeps the rules."""
        bot = self.cloud.person("bot").id
        found = [one for one in self.cloud.messages(self.cloud.space(space)) if one.person_id == bot]
        for message in found:
            assert message.markdown or message.text, "a message without words"
            if message.card is not None and (message.id, message.edits) not in self._checked:
                assert problems(message.card) == []
                self._checked.add((message.id, message.edits))
        return found

    def ask(self, text: str, person: str = "ana", space: str = "", **how: Any) -> Message:
        """Somebody types, in their own space with the bot unless told otherwise; gives the bot's answer."""
        space = space or person
        before = {one.id for one in self.said(space)}
        self.cloud.say(self.cloud.person(person), self.cloud.space(space), text, **how)
        return self._answer(space, before)

    def edit(self, text: str, person: str = "ana", space: str = "", **how: Any) -> Message:
        """Somebody edits what they wrote last in a space; gives the bot's answer."""
        space = space or person
        before = {one.id for one in self.said(space)}
        self.cloud.edit(self.wrote(person, space), text, **how)
        return self._answer(space, before)

    def wrote(self, person: str = "ana", space: str = "") -> str:
        """The id of the message that somebody wrote last in a space."""
        author, messages = (
            self.cloud.person(person).id,
            self.cloud.messages(self.cloud.space(space or person)),
        )
        return [one.id for one in messages if one.person_id == author][-1]

    def press(
        self,
        message: Message,
        title: str,
        person: str = "ana",
        space: str = "",
        inputs: Mapping[str, Any] | None = None,
    ) -> Message:
        """Somebody presses a button of a card as it stands, after filling in `inputs`; gives the answer."""
        space = space or person
        return self.send(
            message, {**filled(message), **(inputs or {}), **button(message, title)}, person, space
        )

    def send(
        self, message: Message, inputs: Mapping[str, Any], person: str = "ana", space: str = ""
    ) -> Message:
        """Somebody sends these very inputs for a card, as a forger can; gives the bot's answer."""
        space = space or person
        before = {one.id for one in self.said(space)}
        self.cloud.press(self.cloud.person(person), message.id, dict(inputs))
        return self._answer(space, before)

    def choose(self, message: Message, title: str, person: str = "ana", space: str = "") -> Message:
        """Somebody picks the option of a picker whose title begins so; gives the bot's answer."""
        found = [value for name, value in choices(message, "say").items() if name.startswith(title)]
        assert len(found) == 1, choices(message, "say")
        rows = {data[KEY]["text"]: data for _, data in rows_with_button(message)}
        if found[0] in rows:
            return self.send(message, rows[found[0]], person, space)
        return self.press(message, "Choose", person, space, {"say": found[0]})

    def hears(self, space: str, words: str) -> Message:
        """Waits until the bot says something with these words in a space, and until all is said that was due
        with it, so that no later answer is taken for it; gives the message."""
        heard = self.cloud.until(
            lambda: next((one for one in reversed(self.said(space)) if words in read(one)), None)
        )
        self.bot.telling.work.run_due()
        return heard

    def give_roles(self, person: str, *roles: str) -> None:
        """Somebody has these admin roles from now on, as if changed in Control Hub."""
        one = self.cloud.person(person)
        with self.cloud.state.lock:
            self.cloud.state.people[one.id] = replace(one, roles=roles)

    def rename(self, workspace: str, name: str, *, known: bool = True) -> None:
        """A workspace has another name from now on, and the bot knows of it if `known`."""
        one = self.cloud.workspace(workspace)
        with self.cloud.state.lock:
            self.cloud.state.workspaces[one.id] = replace(one, name=name)
        if known:
            self.read_workspaces()

    def remove(self, workspace: str) -> None:
        """A workspace is gone from now on; the bot has not read so yet."""
        one = self.cloud.workspace(workspace)
        with self.cloud.state.lock:
            del self.cloud.state.workspaces[one.id]

    def read_workspaces(self) -> None:
        """The bot reads now which workspaces there are."""
        self.bot.ground.admin.directory.workspaces(fresh=True)

    def heal(self) -> None:
        """Whatever faults were planned, Webex is well from now on."""
        with self.cloud.state.lock:
            self.cloud.state.faults.clear()

    @contextmanager
    def taken_out_of(self, space: str) -> Iterator[None]:
        """Until the end of the block the bot is no member of a space."""
        one, bot = self.cloud.space(space), self.cloud.person("bot").id
        spaces = self.cloud.state.spaces
        spaces[one.id] = replace(one, members=tuple(member for member in one.members if member != bot))
        yield
        spaces[one.id] = one

    def invite(self, person: str, space: str) -> None:
        """Somebody comes into a space."""
        one, added = self.cloud.space(space), self.cloud.person(person).id
        self.cloud.state.spaces[one.id] = replace(one, members=(*one.members, added))

    @contextmanager
    def notices_paused(self) -> Iterator[None]:
        """No notice is sent before the end of the block, and then when there is another reason to."""
        work, later = self.bot.telling.work, self.clock() + timedelta(days=1)
        sends = work._handlers[TO_BE_TOLD]
        work.handler(TO_BE_TOLD, lambda space_id: later)
        yield
        work.run_due()
        work.handler(TO_BE_TOLD, sends)

    def planned(self, words: str) -> str:
        """Waits for a plan that is for these words, as they can be typed again; gives all of them."""
        plans, space, person = self.bot.changing.plans, self.cloud.space("ana"), self.cloud.person("ana")

        def asked() -> str | None:
            found = (one.asked for one in plans.latest(space.id, person.id, 10))
            return next((one for one in found if words in one), None)

        return self.cloud.until(asked)

    def deliver_notices(self) -> None:
        """Every notice that is due is sent now."""
        store, work, now = self.bot.ground.store, self.bot.telling.work, self.clock()
        spaces = {one.space_id for one in store.due_notices(now, 1_000)}
        with store.transaction() as tx:
            work.add(tx, [Task(TO_BE_TOLD, space, now) for space in spaces])
        work.run_due()

    def run_plans(self) -> None:
        """Plans and repeats go on as far as they can now, and what they say by themselves is said."""
        self.bot.changing.plan_work.run_due()
        self.bot.telling.work.run_due()

    def wait(self, length: timedelta) -> None:
        """So much time passes, and what is due by then is done."""
        self.clock.ahead += length
        self.bot.changing.work.run_due()
        self.bot.telling.work.run_due()

    @contextmanager
    def held(self, work: Engine) -> Iterator[None]:
        """Until the end of the block nothing is begun that is due."""
        may_begin, handlers = threading.Event(), dict(work._handlers)

        def later(call: Handler, subject: str) -> datetime | None:
            assert may_begin.wait(30.0)
            return call(subject)

        for kind, call in handlers.items():
            work.handler(kind, partial(later, call))
        try:
            yield
        finally:
            may_begin.set()
            for kind, call in handlers.items():
                work.handler(kind, call)

    def impatient(self, seconds: float = 0.5) -> None:
        """The bot waits for Webex no longer than this from now on."""
        self.app.ground.admin.rest._deadline = seconds

    def _answer(self, space: str, before: set[str]) -> Message:
        def new() -> Message | None:
            found = [one for one in self.said(space) if one.id not in before and one.text != WORKING]
            return found[0] if found else None

        answer = self.cloud.until(new)
        assert self.bot.space_queue.drain(10.0)
        return answer

    def quiet(self, space: str, count: int) -> None:
        """Nothing more is said: the work is done and the bot has said `count` messages in the space."""
        assert self.bot.space_queue.drain(10.0)
        assert len(self.said(space)) == count

    def setting(self, workspace: str, name: str) -> dict[str, Any]:
        """A settings document as the cloud holds it."""
        return self.cloud.setting(self.cloud.workspace(workspace), name)

    def stored(self, workspace: str, name: str) -> dict[str, Any]:
        """A settings document with all that the cloud holds of it, also what it shows elsewhere only."""
        with self.cloud.state.lock:
            return deepcopy(self.cloud.state.settings[self.cloud.workspace(workspace).id][name])

    def writes(self) -> list[Any]:
        """What was sent to change a setting, oldest first; messages are changed in the same way."""
        changes = (one for one in self.cloud.requests if one.method == "PUT")
        return [one.body for one in changes if "messages/" not in one.path]

    def changes(self) -> list[str]:
        """How workspaces were changed, by method: also what was put on a list."""
        return [
            one.method for one in self.cloud.requests if one.method != "GET" and "workspaces/" in one.path
        ]


def api_requests(cloud: Cloud, since: int = 0) -> list[Request]:
    """What was asked of the API after the first `since` requests; not the bot's own registration, which is
    checked beside whatever else goes on."""
    return [one for one in cloud.requests[since:] if not one.path.startswith("/wdm")]


def nodes(card: Any) -> Iterator[dict[str, Any]]:
    """Every element of a card."""
    if isinstance(card, dict):
        if "type" in card:
            yield card
        for value in card.values():
            yield from nodes(value)
    elif isinstance(card, list):
        for value in card:
            yield from nodes(value)


def read(message: Message) -> str:
    """What the message says, as text that a person reads; the card says the same."""
    return unmarked(message.markdown or message.text)


def button(message: Message, title: str) -> dict[str, Any]:
    """What a button of a card sends besides the inputs."""
    titles = []
    for node in nodes(message.card):
        if node["type"] == "Action.Submit":
            titles.append(node["title"])
            if node["title"] == title:
                return dict(node["data"])
    raise AssertionError(f"no button {title!r} among {titles} in: {message.text}")


def buttons(message: Message) -> list[str]:
    """The titles of a card's buttons."""
    return [node["title"] for node in nodes(message.card) if node["type"] == "Action.Submit"]


def filled(message: Message) -> dict[str, Any]:
    """The inputs of a card as a client sends them untouched: empty ones are left out."""
    return {
        node["id"]: str(node["value"])
        for node in nodes(message.card)
        if node["type"].startswith("Input.") and node.get("value", "") != ""
    }


def choices(message: Message, input_id: str) -> dict[str, str]:
    """Title to value of a choice set, or of rows of which each has a button."""
    found = next((node for node in nodes(message.card) if node.get("id") == input_id), None)
    if found is None:
        return {title: data[KEY]["text"] for title, data in rows_with_button(message)}
    return {choice["title"]: choice["value"] for choice in found["choices"]}


def rows_with_button(message: Message) -> list[tuple[str, dict[str, Any]]]:
    """The rows of a card that have a button beside them: what they say, and what their button sends."""
    found = []
    for row in nodes(message.card):
        if row["type"] == "ColumnSet":
            words = [one["text"] for one in nodes(row) if one["type"] == "TextBlock"]
            data = [one["data"] for one in nodes(row) if one["type"] == "Action.Submit"]
            found += [(" · ".join(words), one) for one in data]
    return found


def texts(message: Message) -> str:
    """Every text of a card, one after the other."""
    said = []
    for node in nodes(message.card):
        said += [str(node[name]) for name in ("text", "title", "label") if name in node]
        said += [f"{fact['title']}: {fact['value']}" for fact in node.get("facts", ())]
    return "\n".join(said)


def form_id(message: Message) -> str:
    """The id of the form that a card saves."""
    return str(button(message, "Save")[KEY]["form"])
