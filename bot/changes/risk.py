"""What is risky about a change, and what of it is refused, in sentences: the one place that decides it for
commands, forms and plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from bot.catalogue.call_flow import forwards_by
from bot.catalogue.model.criteria import Covered
from bot.catalogue.model.item_list import EmbeddedList
from bot.catalogue.outgoing_calls import asking_for_code, has_no_code, listed
from bot.catalogue.setting_values import SettingValues
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.codes import ACCESS_CODES
from bot.catalogue.settings.emergency import EMERGENCY
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.catalogue.settings.selective import SELECTIVE_ACCEPT
from bot.changes.foresee import Foreseen
from bot.changes.reach import (
    Forwarding,
    Places,
    circle,
    circle_sentence,
    forwarding_by,
    reached,
    workspace_at,
)
from bot.changes.target import ChangeTarget, SettingTarget
from bot.errors import BotError
from bot.events import Workspace
from bot.ports.webex import Directory, SettingsReader
from cards.fields import Email, Field, Phone, cost_warning, dialled, is_emergency, spoken_number
from cards.text import shorten

OWN_SOURCES = frozenset({"secondary", "fax", "emergency", "workspace"})
"""Numbers that a workspace has; calls are not sent to them."""
NOT_CALLED = frozenset({"customNumber", "faxMessage.extension"})
"""The keys of fields with numbers that are only shown, or belong to the workspace."""
PERMISSIONS = frozenset({"incoming", "outgoing", "patterns"})
"""The keys of the settings that say which calls are let through."""
OPEN = (True, "ALLOW", "ALLOW_ALL_EXTERNAL")
"""Values of their fields that let calls through."""
OWN_SWITCH = "use"
"""With this begin the keys of switches that only say whose values hold."""
OWN_VALUES = "With this it has values of its own, and those of its location no longer hold."
RECORDED = frozenset({"enabled", "record"})
"""The keys of the fields of call recording that say whether calls are recorded."""
FORWARD = "forward"
"""The source of fields with numbers to which calls are sent on as they come."""
MAX_NAME_CHARS = 60
"""Characters of a workspace's name that a sentence repeats."""


class NotShownYet(BotError):
    """A change that is to be shown before it is made; `sentences` say what is risky about it."""

    def __init__(self, foreseen: Foreseen, sentences: tuple[str, ...], command: str = "") -> None:
        super().__init__(
            " ".join((*sentences, "Nothing was changed yet.")),
            "Say it by itself to see it first.",
            (command,) if command else (),
        )
        self.foreseen = foreseen
        self.sentences = sentences


def refusals(foreseen: Foreseen, directory: Directory) -> dict[str, str]:
    """What is never done, a sentence by the key of its field: calls sent back to the workspace itself, or to
    emergency services. What is put back as it was may be so."""
    if foreseen.result or foreseen.request.parent_id:
        return {}
    found, workspace = {}, foreseen.workspace
    for one, number in _destinations(foreseen):
        target = workspace_at(directory.workspaces(), number, workspace)
        is_own = target is not None and target.id == workspace.id and one.source == FORWARD
        if is_own and not _to_voicemail(foreseen, one):
            name = shorten(workspace.name, MAX_NAME_CHARS)
            found[one.key] = f"{spoken_number(number)} is {name} itself: its calls would come back."
        elif is_emergency(number, workspace.country) and reached(directory, number, workspace) is None:
            found[one.key] = f"{number} is an emergency number; no call is sent there."
    return found


def risks(
    foreseen: Foreseen,
    directory: Directory,
    reader: SettingsReader | None = None,
    places: Places = None,
    *,
    alone: bool = True,
) -> tuple[str, ...]:
    """What is risky about a change that would be made; nothing for one that is certain and can be undone.
    With a `reader` it is looked at what other settings make of it, too, and with `alone` for circles;
    `places` are the locations of which names may be said."""
    found = dict.fromkeys(_risks(foreseen, directory))
    if reader is not None:
        found |= dict.fromkeys(_without_code(foreseen, reader))
    if reader is not None and alone and (others := _circle(foreseen, directory, forwarding_by(reader))):
        found[circle_sentence(foreseen.workspace, others, places)] = None
    return tuple(found)


def risks_together(
    changes: Sequence[Foreseen], directory: Directory, reader: SettingsReader, places: Places = None
) -> tuple[str, ...]:
    """What is risky about changes that are made one after the other: of each, with what it is of, and each
    circle that they make together."""
    sends = [one for one in changes if one.target.family is CALL_FORWARDING and not one.result]
    forwarding = forwarding_by(reader, {one.workspace.id: forwards_by(then(one)) for one in sends})
    found = [
        f"{one.target.family.title} · {shorten(one.workspace.name, MAX_NAME_CHARS)}: {' '.join(why)}"
        for one in changes
        if (why := risks(one, directory, reader, places, alone=False))
    ]
    circles: dict[frozenset[str], str] = {}
    for one in sends:
        if others := _circle(one, directory, forwarding):
            around = frozenset(each.id for each in (one.workspace, *others))
            circles.setdefault(around, circle_sentence(one.workspace, others, places))
    return (*found, *circles.values())


def _risks(foreseen: Foreseen, directory: Directory) -> Iterator[str]:
    if foreseen.cannot_be_undone:
        yield foreseen.cannot_be_undone
    if foreseen.result or foreseen.changes is None:
        return
    yield from sent_out(foreseen, directory)
    for _, number in _destinations(foreseen):
        yield from _nobody(number, foreseen.workspace, directory)
    family = foreseen.target.family
    if puts_own_in_force(foreseen.target, dict(_changed(foreseen)), then(foreseen)):
        yield OWN_VALUES
    for key, value in _changed(foreseen):
        if family.key in PERMISSIONS and value in OPEN and not key.startswith(OWN_SWITCH):
            yield "It lets calls through that were blocked."
        if family.key == "recording" and key in RECORDED:
            yield "It changes which calls are recorded."
        if family is EMERGENCY:
            yield "It changes which number emergency services call back."
        if family is SELECTIVE_ACCEPT and key == "enabled" and value and _accepts_nothing(foreseen):
            name = shorten(foreseen.workspace.name, MAX_NAME_CHARS)
            yield f"All calls to {name} are turned away with this: no rule accepts one."


def sent_out(foreseen: Foreseen, directory: Directory) -> Iterator[str]:
    """What is dangerous about where calls and messages are sent that were not sent there before."""
    if foreseen.result or foreseen.changes is None:
        return
    numbers = [number for _, number in _destinations(foreseen)]
    for number in dict.fromkeys((*numbers, *_numbers_that_ring(foreseen))):
        yield from about_destination(number, foreseen.workspace, directory)
    own = _domain(foreseen.person.email)
    for address in _addresses(foreseen):
        if _domain(address) != own:
            yield f"{address} is outside {own or 'your company'}: messages go there."


def _without_code(foreseen: Foreseen, reader: SettingsReader) -> Iterator[str]:
    """That more calls will ask for an access code, where none is on the list."""
    family, before = foreseen.target.family, foreseen.before.document
    if foreseen.result or not foreseen.changes or family is not OUTGOING_PERMISSION:
        return
    asked = asking_for_code({family.key: before})
    then_asked = asking_for_code({family.key: family.with_changes(before, foreseen.changes)})
    more = [one for one in then_asked if one not in asked]
    with suppress(BotError):  # what cannot be read now is said by the receipt
        if more and has_no_code(reader.read(ACCESS_CODES.path, foreseen.workspace.id).body):
            yield f"{listed(more)} calls will ask for an access code, and none is on the list here."


def _circle(foreseen: Foreseen, directory: Directory, forwarding: Forwarding) -> tuple[Workspace, ...]:
    """The workspaces by which calls come back that are sent on anew; none where they do not."""
    if foreseen.result or foreseen.target.family is not CALL_FORWARDING:
        return ()
    numbers = set(forwards_by(then(foreseen))) - set(forwards_by(foreseen.before.values or {}))
    return circle(foreseen.workspace, sorted(numbers), directory.workspaces(), forwarding)


def then(foreseen: Foreseen) -> Mapping[str, Any]:
    """All values as they will be."""
    return {**(foreseen.before.values or {}), **(foreseen.changes or {})}


def puts_own_in_force(target: ChangeTarget, changes: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Whether these changes turn rules of the workspace's own on that say which calls are let through, where
    the values are then so."""
    switches = [one.key for one in target.shape.fields if one.key.startswith(OWN_SWITCH)]
    is_turned_on = any(changes.get(key) is True for key in switches)
    return target.family.key in PERMISSIONS and is_turned_on and all(values.get(key) for key in switches)


def _changed(foreseen: Foreseen) -> Iterator[tuple[str, Any]]:
    now, changes = foreseen.before.values or {}, foreseen.changes or {}
    for field in foreseen.target.shape.fields:
        if field.key in changes and not field.same(now.get(field.key), changes[field.key]):
            yield field.key, changes[field.key]


def _destinations(foreseen: Foreseen) -> Iterator[tuple[Field, str]]:
    """The numbers to which calls will go and did not before, with their fields."""
    changed, values = dict(_changed(foreseen)), then(foreseen)
    for field in foreseen.target.shape.fields:
        if not sends_calls(field):
            continue
        number = str(values.get(field.key) or "")
        if number and (field.key in changed or changed.get(field.needed_when)):
            yield field, number


def _numbers_that_ring(foreseen: Foreseen) -> Iterator[str]:
    """The numbers on lists of a setting that is turned on: the phones that ring, too."""
    family = foreseen.target.family
    if (
        not isinstance(foreseen.target, SettingTarget)
        or dict(_changed(foreseen)).get(family.main) is not True
    ):
        return
    for one in family.lists:
        if isinstance(one, EmbeddedList):
            rows = one.rows(foreseen.before.document)
            numbers = [field.key for field in one.fields if isinstance(field, Phone)]
            yield from (str(row[key]) for row in rows for key in numbers if row.get(key))


def _addresses(foreseen: Foreseen) -> Iterator[str]:
    """The e-mail addresses to which messages will go and did not before."""
    changed, values = dict(_changed(foreseen)), then(foreseen)
    for field in foreseen.target.shape.fields:
        address = str(values.get(field.key) or "")
        is_new = field.key in changed or field.needed_when in changed or field.chosen_with[0] in changed
        if isinstance(field, Email) and address and is_new and _is_used(field, values):
            yield address


def _is_used(field: Field, values: Mapping[str, Any]) -> bool:
    switch, (choice, chosen) = field.needed_when, field.chosen_with
    return bool(not switch or values.get(switch)) and (not choice or values.get(choice) == chosen)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].casefold()


def sends_calls(field: Field) -> bool:
    """Whether calls go to the number in this field."""
    return isinstance(field, Phone) and field.source not in OWN_SOURCES and field.key not in NOT_CALLED


def _to_voicemail(foreseen: Foreseen, field: Field) -> bool:
    """Whether it is the voicemail at the number that takes the calls."""
    flag = f"{field.key.rpartition('.')[0]}.destinationVoicemailEnabled"
    return bool(then(foreseen).get(flag))


def _accepts_nothing(foreseen: Foreseen) -> bool:
    document = {**foreseen.before.document, "enabled": True}
    return SettingValues(SELECTIVE_ACCEPT, document).covers(Covered.NONE)


def about_destination(number: str, workspace: Workspace, directory: Directory) -> Iterator[str]:
    """What is dangerous about calls of a workspace being sent to this number."""
    who, said = reached(directory, number, workspace), spoken_number(number)
    if who is not None:
        if who.id == workspace.id:
            yield f"{said} is this workspace itself."
        return
    if is_emergency(number, workspace.country):
        yield f"{said} is an emergency number: calls that are sent there reach emergency services."
        return
    why = cost_warning(number, workspace.country)
    if why == "premium-rate":
        yield f"{said} is a premium-rate number: each call costs."
    elif why == "abroad":
        yield f"{said} is a number abroad: each call may cost."
    elif dialled(number).startswith("+"):
        yield f"{said} is nobody's here: calls may go outside."


def _nobody(number: str, workspace: Workspace, directory: Directory) -> Iterator[str]:
    """That an extension is to be called that nobody has."""
    if not dialled(number).startswith("+") and reached(directory, number, workspace) is None:
        yield f"Nobody here has {number}."
