"""Several changes in one message: what was gathered in quiet hours, for a digest, or because it was much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from pydantic import TypeAdapter, ValidationError

from bot.catalogue import title_of
from bot.events import Changed, Reply
from bot.names.workspaces import WorkspaceIndex, typed_name
from bot.notices.audience import Audience
from bot.notices.change_notices import (
    MAX_NAME_CHARS,
    by_whom_through,
    changed_in,
    ended,
    thread_of,
    to_mute,
)
from bot.notices.delivery import Message, OutboxStore, Unmade
from bot.notices.masked import masked_change
from bot.ports.notices import Notice
from bot.ports.webex import Directory
from bot.sentences import NO_VALUES, how_many_workspaces, short_moment
from cards.card_builder import Button, Card
from cards.fields import in_one_line
from cards.list_cards import ListItem, list_card
from cards.payload import Say
from cards.picker import MAX_ROWS_WITH_BUTTON
from cards.text import shorten

MOST_NAMED = 3
"""People that a line names."""


@dataclass(frozen=True)
class Digests:
    """`bot.notices.delivery.Kind` for several changes; each is told only where the space may hear of it."""

    _store: OutboxStore
    _directory: Directory
    _audience: Audience

    def message(self, notice: Notice) -> Message:
        asked = {one.id: self._audience.asked(notice, one) for one in _changes(notice)}
        wanted = [one for one in _changes(notice) if asked[one.id]]
        heard = [one for one in wanted if self._audience.may_hear(asked[one.id], one)]
        if heard and self._audience.masks(notice.space_id):
            workspaces = self._directory.workspaces()
            heard = [masked_change(one, workspaces) for one in heard]
        if heard:
            zone = next((watch.zone for one in heard for watch in asked[one.id] if watch.zone), "")
            has_guests = self._audience.has_guests(notice.space_id)
            card = self._card(heard, _earlier(notice), zone, has_guests=has_guests)
            return Message(Reply(card.text, card.content), thread_of(self._store, notice))
        if not wanted:
            return Message(None)
        watches = {watch.id: watch for one in wanted for watch in asked[one.id]}
        return ended(self._store, notice, self._audience.lost([*watches.values()]))

    def words(self, notice: Notice) -> str:
        return f"There were {_where(_changes(notice))}. `history` shows them."

    def _card(self, changes: Sequence[Changed], earlier: Earlier, zone: str, *, has_guests: bool) -> Card:
        workspaces, subjects = self._directory.workspaces(), dict[str, list[Changed]]()
        for one in changes:
            subjects.setdefault(one.subject, []).append(one)
        first = changes[0]
        said_by = partial(by_whom_through, in_full=not has_guests)
        since = short_moment(earlier.since or first.since or first.at, zone)
        who = _some(dict.fromkeys(said_by(one) for one in changes))

        def row(of: Sequence[Changed]) -> tuple[str, str, ListItem]:
            last = of[-1]
            place = workspaces.by_id.get(last.workspace_id)
            name = f"{shorten(last.workspace_name, MAX_NAME_CHARS)}: {title_of(last.family)}"
            said = [
                _how_often(of, earlier) if has_guests else _said(of, earlier, zone),
                place.location_name if place else "",
                said_by(last) if len(who) > 1 else "",
            ]
            button = self._button(of, workspaces, has_guests=has_guests) if has_room else None
            return said[1], said[2], ListItem(name, " · ".join(one for one in said if one), button)

        has_room = len(subjects) <= MAX_ROWS_WITH_BUTTON
        rows = sorted(map(row, subjects.values()), key=lambda one: one[:2])
        is_one = len({one.workspace_id for one in changes}) == 1
        mute = to_mute(workspaces, workspaces.by_id.get(first.workspace_id)) if is_one else []
        return list_card(
            _where(changes).capitalize(),
            in_one_line(f"since {since}", ", ".join(who)),
            [item for _, _, item in rows],
            [*([] if has_guests else [Button("History", Say("history"))]), *mute],
            NO_VALUES if has_guests else "Type watches to see what this space watches.",
        )

    def _button(
        self, of: Sequence[Changed], workspaces: WorkspaceIndex, *, has_guests: bool
    ) -> Button | None:
        """What stands beside a setting: of one change what takes it back, else what shows how it is now."""
        last, place = of[-1], workspaces.by_id.get(of[-1].workspace_id)
        if len(of) == 1 and last.can_undo:
            return Button("Undo", Say(f"undo {last.id}"))
        if place is None or has_guests:
            return None
        return Button("Show", Say(f"show {last.family} {typed_name(workspaces, place)}"))


def _changes(notice: Notice) -> list[Changed]:
    try:
        return [changed_in(one) for one in notice.payload["changes"]]
    except (KeyError, TypeError) as error:
        raise Unmade("it names no changes") from error


def _where(changes: Sequence[Changed]) -> str:
    return f"changes in {how_many_workspaces(len({one.workspace_id for one in changes}))}"


@dataclass(frozen=True)
class Earlier:
    """What a space was told before of the one setting of a digest, in a row with it."""

    since: datetime | None = None
    changes: int = 0


EARLIER = TypeAdapter(Earlier)


def _earlier(notice: Notice) -> Earlier:
    try:
        return EARLIER.validate_python(notice.payload.get("earlier", {}))
    except ValidationError as error:
        raise Unmade("it does not say what was told before") from error


def _how_often(of: Sequence[Changed], earlier: Earlier) -> str:
    times = earlier.changes + len(of)
    return "changed" if times == 1 else f"changed {times} times"


def _said(of: Sequence[Changed], earlier: Earlier, zone: str) -> str:
    """What became of a setting, in a line: old → new; of several changes how many, and what it is now."""
    last = of[-1]
    if len(of) == 1 and not earlier.changes:
        return "; ".join(f"{one.label}: {one.before} → {one.after}" for one in last.differences)
    now = "; ".join(f"{one.label}: {one.after}" for one in last.differences)
    since = short_moment(earlier.since or of[0].since or of[0].at, zone)
    return f"{_how_often(of, earlier)} since {since}; now {now}"


def _some(names: Iterable[str]) -> list[str]:
    """The first of these, and how many more there are."""
    every = list(names)
    more = [f"{len(every) - MOST_NAMED} more"] if len(every) > MOST_NAMED else []
    return [*(shorten(one, MAX_NAME_CHARS) for one in every[:MOST_NAMED]), *more]
