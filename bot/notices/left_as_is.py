"""What spaces hear of though nothing was changed: what was not put back, and intercept that is left on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from pydantic import TypeAdapter, ValidationError

from bot import sentences
from bot.catalogue import title_of
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.changes.timed.period import name_of
from bot.changes.timed.steps import Step
from bot.clock import Clock
from bot.events import Reply
from bot.names.workspaces import WorkspaceIndex, typed_name
from bot.notices.audience import Audience
from bot.notices.change_notices import MAX_NAME_CHARS, ended
from bot.notices.delivery import Message, OutboxStore, Unmade
from bot.ports.database import History, SavedStore
from bot.ports.notices import EVERYTHING, LEFT_AS_IS, MUTE, RISKY, Notice, Readings, Watch
from bot.ports.webex import Directory
from bot.sentences import NO_VALUES, how_many_workspaces, short_moment
from cards.card_builder import Button
from cards.list_cards import ListItem, list_card
from cards.payload import Say
from cards.picker import MAX_ROWS_WITH_BUTTON
from cards.text import message_text, shorten

LEFT_ON_AFTER = timedelta(days=1)
"""Call intercept that is on for so long may have been forgotten."""
MOST_CHANGES = 100
"""So many of its last changes are looked through for when it was turned on."""


@dataclass(frozen=True)
class Place:
    """A setting of a workspace that is as it should perhaps not be."""

    workspace_id: str
    workspace_name: str
    location_id: str
    family: str
    zone: str = ""
    since: datetime | None = None
    """Since when, where that is known."""


@dataclass(frozen=True)
class LeftAsIs:
    """What such a notice is made of."""

    what: str
    """What is so: `not put back` or `on`."""
    why: str
    """What there is to say of it; no values."""
    places: Sequence[Place]


LEFT = TypeAdapter(LeftAsIs)


class LeftStore(OutboxStore, History, SavedStore, Readings, Protocol):
    """Who watches, what was read last, when it was changed, and what is to be said."""


@dataclass(frozen=True)
class LeftTeller:
    """Queues these notices; nothing is said twice."""

    _store: LeftStore
    _directory: Directory
    _clock: Clock
    _announce: Callable[[], None]
    _say_status: Callable[[str, str], object] = lambda key, text: None
    """Tells the operator's space a text, once for its key."""

    def not_put_back(self, steps: Sequence[Step]) -> None:
        """Tells who watches of timed changes at whose end the values from before were not put back, the first
        time and at any hour, as somebody has to do something. Where they were asked for they are told
        anyway; there may be nobody any more who can do it, so the operator is told as well where who asked
        for it may not."""
        ones = [step.one for step in steps if step.is_first_failed_end]
        if not ones:
            return
        for step in steps:
            if step.is_first_failed_end and step.lacks_rights:
                one = step.one
                said = sentences.left_without_asker(
                    name_of(one),
                    message_text(shorten(one.person_name, MAX_NAME_CHARS)),
                    message_text(title_of(one.family)),
                    message_text(shorten(one.workspace_name, MAX_NAME_CHARS)),
                )
                self._say_status(f"left {name_of(one)} {one.ends_at.isoformat()}", said)
        places = [
            Place(one.workspace_id, one.workspace_name, one.location_id, one.family, one.zone, one.ends_at)
            for one in ones
        ]
        what = "it back at its end" if len(ones) == 1 else "them back at their end"
        why = f"{_names(map(name_of, ones))} of {ones[0].person_name}: I could not put {what}."
        # What was extended since has another end, at which that may happen again.
        key = f"not put back {name_of(ones[0])} {ones[0].ends_at.isoformat()}"
        self._put(LeftAsIs("not put back", why, places), key, ones[0].space_id)

    def left_on(self) -> None:
        """Tells who watches what is risky of call intercept that stays on; to be called now and then."""
        now, watches = self._clock(), self._store.all_watches()
        if not any(one.only == RISKY for one in watches):
            return
        workspaces, places = self._directory.workspaces(), []
        for last in self._store.readings_of(CALL_INTERCEPT.key):
            workspace = workspaces.by_id.get(last.workspace_id)
            if workspace is None or not last.values.get("enabled"):
                continue
            about = workspace.id, workspace.location_id, CALL_INTERCEPT.key, workspace.name
            since = self._turned_on_at(workspace.id)
            # One that was on before is known since it is watched.
            known_since = since or min((one.at for one in watches if one.covers(*about)), default=now)
            if now - known_since >= LEFT_ON_AFTER:
                named = workspace.id, workspace.name, workspace.location_id, CALL_INTERCEPT.key
                places.append(Place(*named, workspace.time_zone, since))
        if places:
            why = "Call intercept is on for a day or longer: callers do not get through."
            self._put(LeftAsIs("on", why, places), f"left on {now:%Y-%m-%d}")

    def _turned_on_at(self, workspace_id: str) -> datetime | None:
        """When call intercept, which is on, was turned on; None where no change tells it."""
        made = self._store.history(workspace_id=workspace_id, family=CALL_INTERCEPT.key, limit=MOST_CHANGES)
        done = (one for one in made if one.state == "done")
        return next((one.at for one in done if any(row["key"] == "enabled" for row in one.fields)), None)

    def _put(self, left: LeftAsIs, key: str, told_already: str = "") -> None:
        now, by_space = self._clock(), dict[str, list[Watch]]()
        for one in self._store.all_watches():
            by_space.setdefault(one.space_id, []).append(one)
        for space_id, watches in by_space.items():
            about = [
                one
                for one in left.places
                if _asked(watches, one, left) and not _is_muted(self._store, space_id, one, now)
            ]
            if space_id == told_already or not self._is_news(space_id, left.what, about):
                continue
            if left.what == "on" and all(_is_quiet(one, now) for one in watches):
                continue  # it is looked at again after these hours
            payload = LEFT.dump_python(LeftAsIs(left.what, left.why, about), mode="json")
            self._store.put(space_id, f"{key} {space_id}", LEFT_AS_IS, payload, now)
        self._announce()

    def _is_news(self, space_id: str, what: str, places: Sequence[Place]) -> bool:
        """Whether the space was not told last that it is so of all of these, or of one before it was turned
        on again; of what was not put back each time is another."""
        last = self._store.last_told(space_id, LEFT_AS_IS) if what == "on" else []
        told = ((one.at, _left_in(one.payload)) for one in last)
        at, left = next((one for one in told if one[1].what == what), (None, None))
        known = {one.workspace_id for one in left.places} if left else set()
        return any(
            one.workspace_id not in known or bool(at and one.since and one.since > at) for one in places
        )


@dataclass(frozen=True)
class LeftNotices:
    """`bot.notices.delivery.Kind` for these."""

    _store: LeftStore
    _directory: Directory
    _audience: Audience

    def message(self, notice: Notice) -> Message:
        left = _left_in(notice.payload)
        watches = self._store.watches(notice.space_id)
        asked = {one: _asked(watches, one, left) for one in left.places}
        wanted = [
            one
            for one in left.places
            if asked[one] and not _is_muted(self._store, notice.space_id, one, notice.at)
        ]
        heard = [one for one in wanted if self._audience.may_hear(asked[one], one)]
        if heard:
            return Message(self._card(left, heard, self._audience.has_guests(notice.space_id)))
        if not wanted:
            return Message(None)
        lost = self._audience.lost(list({each.id: each for one in wanted for each in asked[one]}.values()))
        return ended(self._store, notice, lost)

    def words(self, notice: Notice) -> str:
        left = _left_in(notice.payload)
        return f"{_title(left.what, left.places)}. `history` has the changes."

    def _card(self, left: LeftAsIs, places: Sequence[Place], has_guests: bool) -> Reply:
        workspaces = self._directory.workspaces()
        has_room = len(places) <= MAX_ROWS_WITH_BUTTON and not has_guests
        card = list_card(
            _title(left.what, places),
            "" if has_guests else left.why,
            [_row(one, workspaces, has_button=has_room) for one in places],
            [] if has_guests else [Button("History", Say("history"))],
            NO_VALUES if has_guests else "Type watches to see what this space watches.",
        )
        return Reply(card.text, card.content)


def _row(place: Place, workspaces: WorkspaceIndex, *, has_button: bool) -> ListItem:
    name = f"{shorten(place.workspace_name, MAX_NAME_CHARS)}: {title_of(place.family)}"
    since = f"since {short_moment(place.since, place.zone)}" if place.since else ""
    workspace = workspaces.by_id.get(place.workspace_id)
    if workspace is None or not has_button:
        return ListItem(name, since)
    show = Say(f"show {place.family} {typed_name(workspaces, workspace)}")
    return ListItem(name, since, Button("Show", show))


def _title(what: str, places: Sequence[Place]) -> str:
    first = places[0]
    if len(places) == 1:
        return f"{shorten(first.workspace_name, MAX_NAME_CHARS)}: {title_of(first.family)} is {what}"
    titles = [*dict.fromkeys(title_of(one.family) for one in places)]
    where = how_many_workspaces(len({one.workspace_id for one in places}))
    return f"{_names(titles)} of {where} {'is' if len(titles) == 1 else 'are'} {what}"


def _names(names: Iterable[str]) -> str:
    every = list(names)
    return ", ".join(every[:3]) + (f" and {len(every) - 3} more" if len(every) > 3 else "")


def _is_muted(store: SavedStore, space_id: str, place: Place, at: datetime) -> bool:
    kept = [*store.saved(space_id, MUTE, EVERYTHING), *store.saved(space_id, MUTE, place.workspace_id)]
    return any(at < datetime.fromisoformat(str(one.value["until"])) for one in kept)


def _is_quiet(watch: Watch, now: datetime) -> bool:
    return replace(watch, digest=None).tells_at(now) > now


def _asked(watches: Sequence[Watch], place: Place, left: LeftAsIs) -> list[Watch]:
    """The watches that want to hear of it: `watch risky` of all that was not put back, whatever it is."""

    def is_about(one: Watch) -> bool:
        is_risky = one.only == RISKY
        family = next(iter(one.families), "") if is_risky and left.what != "on" else place.family
        return (is_risky or left.what != "on") and one.covers(
            place.workspace_id, place.location_id, family, place.workspace_name
        )

    return [one for one in watches if is_about(one)]


def _left_in(payload: object) -> LeftAsIs:
    try:
        return LEFT.validate_python(payload)
    except ValidationError as error:
        raise Unmade("it names no settings") from error
