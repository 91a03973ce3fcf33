"""`show risky`: what is risky in the settings of workspaces as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.access import unavailable
from bot.catalogue.model.family import Family
from bot.catalogue.outgoing_calls import asking_for_code, costly_calls, listed
from bot.catalogue.setting_values import Documents, setting_in
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.call_recording import CALL_RECORDING, NEVER
from bot.catalogue.settings.codes import ACCESS_CODES
from bot.catalogue.settings.emergency import EMERGENCY
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.catalogue.settings.ringing import SEQUENTIAL_RING, SIMULTANEOUS_RING
from bot.catalogue.settings.selective import SELECTIVE_ACCEPT, SELECTIVE_FORWARD
from bot.catalogue.settings.voicemail import VOICEMAIL
from bot.changes.reach import MAX_STEPS
from bot.commands.baselines.differences import MAX_READS
from bot.commands.context import Answer, Context, card_answer
from bot.commands.views.dangers import dangers_now
from bot.commands.views.destinations import forwarded_to
from bot.errors import BotError, NotAvailable
from bot.events import Attachment, Document, Reply, Workspace
from bot.language.requests.many import ShowRisky
from bot.ports.webex import Read
from bot.sentences import in_one_row, not_there
from cards.card_builder import Button
from cards.list_cards import ItemChoice, ListItem, choose_item_card, list_card
from cards.payload import Say
from cards.picker import MAX_ROWS_WITH_BUTTON
from cards.sheet import csv_file
from cards.text import message_text

HOT = (
    CALL_INTERCEPT,
    CALL_FORWARDING,
    SELECTIVE_FORWARD,
    SELECTIVE_ACCEPT,
    SIMULTANEOUS_RING,
    SEQUENTIAL_RING,
    VOICEMAIL,
    CALL_RECORDING,
    OUTGOING_PERMISSION,
    EMERGENCY,
)
"""The settings that are looked at."""
LOOKED_AT = f"Looked at: {', '.join(one.title for one in HOT)}."
MAX_ROWS = 25
"""As many as a card shows; more come as a file."""


@dataclass
class _Reading:
    """How many documents may still be read; those of workspaces by their ids, then by the keys of settings;
    and how many could not be read."""

    left: int
    documents: dict[str, dict[str, Document]] = field(default_factory=dict)
    unread: int = 0

    def of(self, workspace: Workspace) -> Documents:
        """The documents of a workspace."""
        return {key: one.body for key, one in self.documents.get(workspace.id, {}).items()}


def show_risky(context: Context, request: ShowRisky) -> Answer:
    """Reads the settings that can be risky and lists the workspaces where something is, with what it is.

    Raises NotAvailable where that would be more documents than are read for one answer.
    """
    selected = request.selection.workspaces
    reading = _read(context, selected)
    elsewhere = _forwardings(context, selected, reading)
    found = {one: tuple(_risky(context, one, reading.of(one), elsewhere)) for one in selected}
    risky = {one: said for one, said in found.items() if said}
    title = f"Risky now · {request.selection.said}"
    answer = f"{len(risky):,} of {len(selected):,} workspaces." if risky else "Nothing."
    if reading.unread:
        answer = f"{answer} {reading.unread:,} settings could not be read, so there may be more."
    if lacks := not_there(request.selection.missing):
        answer += f" {lacks}"
    if len(risky) > MAX_ROWS:
        rows = [(one.id, one.name, one.location_name, in_one_row(said)) for one, said in risky.items()]
        header = ("workspace id", "workspace", "location", "risky")
        file = Attachment("risky.csv", csv_file([header, *rows]), "text/csv")
        return Answer(Reply(f"**{message_text(title)}**: {answer}", file=file))
    commands = {one: context.command("show", workspace=one) for one in risky}
    if len(risky) <= MAX_ROWS_WITH_BUTTON:
        items = [
            ListItem(one.name, in_one_row(said), context.button("Open", commands[one]))
            for one, said in risky.items()
        ]
        return card_answer(list_card(title, answer, items, hint="" if items else LOOKED_AT))
    choices = [ItemChoice(f"{one.name}: {in_one_row(said)}", commands[one]) for one, said in risky.items()]
    opening = Button("Open", Say("", context.thread_id), "positive")
    return card_answer(choose_item_card(title, answer, choices, [opening]))


def _read(context: Context, selected: Iterable[Workspace]) -> _Reading:
    """The hot settings; access codes only where some calls ask for one."""
    reads = [(one, family) for one in selected for family in HOT if not unavailable(family, one)]
    if len(reads) > MAX_READS:
        raise NotAvailable(
            f"These are {len(reads):,} settings, and I read {MAX_READS:,} at most for one answer.",
            "Name fewer workspaces: `show risky at <location>`.",
        )
    reading = _Reading(MAX_READS)
    _add(context, reading, reads)
    asking = [one for one in selected if asking_for_code(reading.of(one))]
    _add(context, reading, [(one, ACCESS_CODES) for one in asking if not unavailable(ACCESS_CODES, one)])
    return reading


def _add(context: Context, reading: _Reading, reads: list[tuple[Workspace, Family]]) -> None:
    """Reads these as well, as far as that many may still be read."""
    calling = context.services.calling
    reading.unread += max(0, len(reads) - reading.left)
    reads = reads[: reading.left]
    reading.left -= len(reads)
    documents = calling.read_many([Read(family.path, one.id) for one, family in reads]) if reads else []
    for (one, family), document in zip(reads, documents, strict=True):
        if isinstance(document, Document):
            reading.documents.setdefault(one.id, {})[family.key] = document
        else:
            reading.unread += not calling.is_unlicensed(family.path, one.id)


def _forwardings(
    context: Context, selected: Iterable[Workspace], reading: _Reading
) -> dict[str, Document | BotError]:
    """The call forwarding of the workspaces, and of those to which they lead, by their ids; each read once,
    for circles."""
    ones = list(selected)
    for _ in range(MAX_STEPS):
        further = {
            other.id: other
            for one in ones
            if (document := reading.of(one).get(CALL_FORWARDING.key))
            for other in forwarded_to(context, one, document)
            if CALL_FORWARDING.key not in reading.documents.get(other.id, {})
            and not unavailable(CALL_FORWARDING, other)
        }
        if not further:
            break
        ones = list(further.values())
        _add(context, reading, [(one, CALL_FORWARDING) for one in ones])
    return {
        key: found[CALL_FORWARDING.key]
        for key, found in reading.documents.items()
        if CALL_FORWARDING.key in found
    }


def _risky(
    context: Context, workspace: Workspace, documents: Documents, elsewhere: dict[str, Document | BotError]
) -> Iterator[str]:
    """What is risky about a workspace, in sentences."""
    if setting_in(documents, CALL_INTERCEPT).is_on:
        yield "Call Intercept is on."
    yield from (one.sentence for one in dangers_now(context, workspace, documents, elsewhere))
    if costly := costly_calls(documents):
        yield f"{listed(costly)} calls may go out."
    recording = setting_in(documents, CALL_RECORDING)
    records = recording["record"] not in (NEVER, None)
    if recording.is_on and not records:
        yield "Call Recording is on and records nothing."
    elif records and not recording.is_on:
        yield "Call Recording is set up and off."
    if setting_in(documents, EMERGENCY)["defaultInfo.quality"] == "INVALID":
        yield "Emergency services may not reach it: its callback number is invalid."
