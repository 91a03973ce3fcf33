"""What a space that watches is told of a change, as long as somebody who asked may see the workspace."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import ValidationError

from bot import sentences
from bot.catalogue import title_of
from bot.changes.number_names import named, names_by, numbers_in, shape_of, with_names
from bot.changes.reach import workspace_at
from bot.errors import where
from bot.events import Changed, Reply, Workspace
from bot.names.workspaces import WorkspaceIndex, typed_name
from bot.notices.audience import Audience
from bot.notices.delivery import Message, OutboxStore, Unmade
from bot.notices.effect import effect_now
from bot.notices.masked import masked, masked_change
from bot.ports.database import ALIAS, ON_NOTICES, SavedStore
from bot.ports.notices import CHANGED, TOGETHER, Notice, Outbox, Watch, Watches
from bot.ports.webex import Directory, SettingsReader
from bot.sentences import by_whom, when
from cards.card_builder import Button
from cards.notice import notice_card
from cards.payload import Say
from cards.text import message_text, shorten

log = logging.getLogger(__name__)

AWAY = ", maybe while I was away"
MAX_NAME_CHARS = 100
"""Characters of a name in a notice."""
MAX_KEPT_CARDS = 8
"""Cards that are kept for the next spaces that are told the same."""
MAX_SAVED_WORDS = 1
"""Saved words that a notice has room for: a card has five buttons at most."""
MAX_BUTTON_CHARS = 20
"""Characters of the name of saved words on a button."""


class NoticeStore(OutboxStore, SavedStore, Protocol):
    """What is to be said, and the saved words that stand as buttons on it."""


@dataclass(frozen=True)
class _Told:
    """What the card of a notice depends on."""

    changed: Changed
    workspaces: WorkspaceIndex
    masks: bool
    """Whether numbers outside the workspaces are masked."""
    saved_words: tuple[tuple[str, str], ...]
    """Saved words that stand as buttons on it, by their names. A press says these words, whatever
    the name means by then."""
    names: tuple[tuple[str, str], ...] = ()
    """Who has which number."""


class ChangeNotices:
    """`bot.notices.delivery.Kind` for single changes."""

    def __init__(
        self, store: NoticeStore, directory: Directory, reader: SettingsReader, audience: Audience
    ) -> None:
        self._store = store
        self._directory = directory
        self._reader = reader
        self._audience = audience
        self._made: dict[_Told, Reply] = {}

    def message(self, notice: Notice) -> Message:
        changed, workspaces = changed_in(notice.payload), self._directory.workspaces()
        if not (watches := self._audience.asked(notice, changed)):
            return Message(None)
        if not self._audience.may_hear(watches, changed):
            return ended(self._store, notice, self._audience.lost(watches))
        if self._audience.has_guests(notice.space_id):
            reply = _without_values(changed, workspaces)
        else:
            reply = self._same_for_all(notice, self._told(notice, changed, workspaces, watches))
        return Message(reply, thread_of(self._store, notice))

    def words(self, notice: Notice) -> str:
        changed = changed_in(notice.payload)
        return sentences.changed(
            message_text(shorten(changed.workspace_name, MAX_NAME_CHARS)),
            message_text(title_of(changed.family)),
            # It may be said where somebody from outside reads along.
            message_text(shorten(by_whom_through(changed, in_full=False), MAX_NAME_CHARS)),
        )

    def _told(
        self, notice: Notice, changed: Changed, workspaces: WorkspaceIndex, watches: Sequence[Watch]
    ) -> _Told:
        masks = self._audience.masks(notice.space_id)
        shown = masked_change(changed, workspaces) if masks else changed
        saved = self._store.saved(notice.space_id, ALIAS)
        words = tuple(
            (one.name, str(one.value["text"]))
            for one in saved
            if changed.family in one.value.get(ON_NOTICES, ())
        )
        names = self._names(changed, workspaces, watches)
        return _Told(shown, workspaces, masks, words[:MAX_SAVED_WORDS], names)

    def _names(
        self, changed: Changed, workspaces: WorkspaceIndex, watches: Sequence[Watch]
    ) -> tuple[tuple[str, str], ...]:
        """Which workspaces have the numbers to which calls are sent, as far as who asked may know of them."""
        near = workspaces.by_id.get(changed.workspace_id)
        if near is None:
            return ()

        def name_of(number: str) -> str:
            found = workspace_at(workspaces, number, near)
            return found.name if found and self._audience.knows(watches, found) else ""

        return tuple(names_by(numbers_in(shape_of(changed.family), changed.differences), name_of).items())

    def _same_for_all(self, notice: Notice, told: _Told) -> Reply:
        """The notice of a change, built once for all spaces that are told the same now; in words where its
        card cannot be built."""
        reply = self._made.get(told)
        if reply is None:
            try:
                reply = self._card(told)
            except Exception as error:
                log.error("Notice %s cannot be built as a card: %s", notice.key, where(error))
                return Reply(self.words(notice))
            if len(self._made) >= MAX_KEPT_CARDS:
                self._made = {}
            self._made[told] = reply
        return reply

    def _card(self, told: _Told) -> Reply:
        changed, workspaces = told.changed, told.workspaces
        workspace = workspaces.by_id.get(changed.workspace_id)
        name = typed_name(workspaces, workspace) if workspace else changed.workspace_id
        effect = effect_now(self._reader, changed, workspace) if workspace else ""
        names = dict(told.names)
        effect = with_names(effect, names, shorten(workspace.name, MAX_NAME_CHARS) if workspace else "")
        card = notice_card(
            _title(changed),
            by_whom_through(changed),
            _when(changed, workspace),
            [*named(changed.differences, names)],
            (
                *_to_deal_with(changed, workspace),
                Button("Show", Say(f"show {changed.family} {name}")),
                # Saved words take the place of the history, which `show` leads to.
                *(Button(shorten(name, MAX_BUTTON_CHARS), Say(words)) for name, words in told.saved_words),
                *([] if told.saved_words else [Button("History", Say(f"history {name}"))]),
                *to_mute(workspaces, workspace),
            ),
            f"Change {changed.id}. Type watches to see what this space watches.",
            changed.reason,
            changed.approved_by,
            masked(effect, workspaces) if told.masks else effect,
        )
        return Reply(card.text, card.content)


def by_whom_through(changed: Changed, *, in_full: bool = True) -> str:
    """Who made a change, and whether it was through the bot, by a timed change or elsewhere."""
    if changed.is_from_elsewhere:
        return by_whom(changed, in_full=in_full)
    timer = f" by timer s-{changed.timer_id}" if changed.timer_id else ""
    return f"{changed.actor_name}{timer}, through me"


def _when(changed: Changed, workspace: Workspace | None) -> str:
    away = AWAY if changed.is_from_away else ""
    return f"{when(changed, workspace.time_zone if workspace else '')}{away}"


def _to_deal_with(changed: Changed, workspace: Workspace | None) -> list[Button]:
    """What takes a change back, or says that it is fine; whoever presses needs the rights for it."""
    undo = [Button("Undo", Say(f"undo {changed.id}"))] if changed.can_undo else []
    return [*undo, Button("It's fine", Say(f"fine {changed.id}"))] if workspace else undo


def to_mute(workspaces: WorkspaceIndex, workspace: Workspace | None) -> list[Button]:
    """What lets a space hear nothing of a workspace for a while, where it is there still."""
    if workspace is None:
        return []
    return [Button("Mute 2 h", Say(f"mute notices of {typed_name(workspaces, workspace)} 2h"))]


def _title(changed: Changed) -> str:
    return f"{shorten(changed.workspace_name, MAX_NAME_CHARS)}: {title_of(changed.family)} changed"


def _without_values(changed: Changed, workspaces: WorkspaceIndex) -> Reply:
    """What a space is told where somebody from outside reads along: that it was changed, and by whom."""
    workspace = workspaces.by_id.get(changed.workspace_id)
    card = notice_card(
        _title(changed),
        by_whom_through(changed, in_full=False),
        _when(changed, workspace),
        (),
        (*_to_deal_with(changed, workspace), *to_mute(workspaces, workspace)),
        sentences.NO_VALUES,
    )
    return Reply(card.text, card.content)


def changed_in(payload: Mapping[str, Any]) -> Changed:
    """The change that a notice tells of. Raises Unmade."""
    try:
        return CHANGED.validate_python(payload)
    except ValidationError as error:
        raise Unmade("it names no change") from error


def ended(store: Watches, notice: Notice, watches: Sequence[Watch]) -> Message:
    """What is said in the place of a notice that nobody who asked for it may see: these watches end."""
    if not watches:
        return Message(None)

    def end() -> None:
        for one in watches:
            store.unwatch(one.id, notice.space_id)

    labels = ", ".join(dict.fromkeys(message_text(one.label) for one in watches))
    return Message(Reply(sentences.watch_ended(labels)), then=end)


def thread_of(store: Outbox, notice: Notice) -> str | None:
    """The message in whose thread a notice stands: of the same plan, or of the same person minutes ago."""
    if notice.cause is None:
        return None
    is_plan = notice.cause.startswith("plan ")
    return store.thread_of(notice, None if is_plan else notice.at - TOGETHER)
