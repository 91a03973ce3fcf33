"""Monitoring: the lines whose state shows on the phone's keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.members import Members, member_ref, named
from bot.catalogue.model.shape import Values, section
from bot.catalogue.model.spoken import Act, phrases, wordings
from cards.fields import NOTHING, Ref, Toggle, dialled, in_one_line, spoken_number

ELEMENTS = "monitoredElements"
ELEMENT_TYPES = {"member": "MEMBER", "callparkextension": "CALL_PARK_EXTENSION", "speedDial": "SPEED_DIAL"}
"""The member that wraps an element in GET to its type in a write."""
WRITTEN_MEMBERS = ("id", "type", "lineKeyLabel", "phoneNumber")
"""The members of an element in a write."""
PARK, SPEED_DIAL, UNKNOWN = "call park extension", "speed dial", "kind not known to the bot"


@dataclass(frozen=True)
class Element:
    """One entry of the list: how it is shown and compared, and its body in a write, if it has one."""

    ref: Ref
    body: Mapping[str, Any] | None


def elements(document: Mapping[str, Any]) -> list[Element]:
    """The entries of the list, in its order; the member is absent where there are none.

    A person that is there twice, with two labels, is two entries with different ids.
    """
    rows = document.get(ELEMENTS)
    found: list[Element] = []
    times: Counter[str] = Counter()
    for row in rows if isinstance(rows, list) else []:
        if not row or (isinstance(row, Mapping) and not any(row.values())):
            continue
        one = _element(row)
        times[one.ref.id] += 1
        if (again := times[one.ref.id]) > 1:
            one = Element(Ref(f"{one.ref.id} #{again}", one.ref.name, one.ref.detail), one.body)
        found.append(one)
    return found


def _element(row: Any) -> Element:
    if isinstance(row, str) and row:
        return Element(Ref(row, row), {"id": row, "type": "MEMBER"})
    if not isinstance(row, Mapping):
        return _unknown(row)
    wrapped = [wrapper for wrapper in ELEMENT_TYPES if isinstance(row.get(wrapper), Mapping)]
    if len(wrapped) == 1:
        (wrapper,), kind, inner = wrapped, ELEMENT_TYPES[wrapped[0]], row[wrapped[0]]
        if inner.get("id") or kind == "SPEED_DIAL":
            return _known(wrapper, kind, {**row, **inner})
    # The vendor's own example of somebody's own speed dial has neither a wrapper nor an id.
    if row.get("phoneNumber") and row.keys() <= set(WRITTEN_MEMBERS):
        return Element(_speed_dial(row), dict(row))
    return _unknown(row)


def _known(wrapper: str, kind: str, inner: Mapping[str, Any]) -> Element:
    """An element of a known type; a write keeps the label on its key and the number of a speed dial."""
    body = {"id": inner.get("id"), "type": kind, **{name: inner.get(name) for name in WRITTEN_MEMBERS[2:]}}
    body = {name: held for name, held in body.items() if held}
    if kind == "SPEED_DIAL":
        # Without an id or a number it is nothing that a write could name.
        return Element(_speed_dial(inner), body) if len(body) > 1 else _unknown(dict(inner))
    if kind == "MEMBER":
        return Element(member_ref(inner), body)
    reach = f"x{inner['extension']}" if inner.get("extension") else ""
    detail = in_one_line(PARK, reach, str(inner.get("location") or ""))
    return Element(Ref(str(inner["id"]), str(inner.get("name") or NOTHING), detail), body)


def _speed_dial(inner: Mapping[str, Any]) -> Ref:
    """A speed dial; its id differs from that of whose number it dials, who may be monitored too."""
    number, label = str(inner.get("phoneNumber") or ""), str(inner.get("lineKeyLabel") or "")
    name = (
        label or str(inner.get("displayName") or inner.get("name") or "") or spoken_number(number) or NOTHING
    )
    more = spoken_number(number) if name != spoken_number(number) else ""
    ref_id = f"{SPEED_DIAL}/{inner.get('id') or ''}/{dialled(number)}/{label}"
    return Ref(ref_id, name, in_one_line(SPEED_DIAL, more))


def _unknown(row: Any) -> Element:
    said = ", ".join(map(str, row)) if isinstance(row, Mapping) else ""
    mark = sha256(repr(row).encode(errors="replace")).hexdigest()[:16]
    return Element(Ref(f"{UNKNOWN}/{mark}", said[:40] or NOTHING, UNKNOWN), None)


def _read(document: Mapping[str, Any]) -> tuple[Ref, ...]:
    return tuple(one.ref for one in elements(document))


def _write(body: dict[str, Any], refs: tuple[Ref, ...] | None, now: Mapping[str, Any]) -> None:
    stay = {one.ref.id: one.body for one in elements(now)}
    body[ELEMENTS] = [dict(stay.get(ref.id) or _new(ref)) for ref in refs or ()]


def _new(ref: Ref) -> dict[str, Any]:
    return {"id": ref.id, "type": "CALL_PARK_EXTENSION" if ref.detail.startswith(PARK) else "MEMBER"}


def _check(values: Values) -> dict[str, str]:
    """A write replaces the whole list: an element of an unknown type would be lost."""
    strange = [ref.name for ref in values[ELEMENTS] or () if ref.detail == UNKNOWN]
    if not strange:
        return {}
    why = f"The list holds something of a kind I do not know ({', '.join(strange)}) and would lose it"
    return {ELEMENTS: f"{why}: change the list in Control Hub."}


def _summary(name: str, values: Values) -> str:
    lines = named(values[ELEMENTS] or ())
    return f"{name} monitors {lines}." if lines else f"{name} monitors no lines."


def _as_ids(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """The body as the API took it before June 2026, with bare ids; None where that would lose something."""
    rows = body.get(ELEMENTS)
    if not rows or any(row.keys() != {"id", "type"} or row["type"] == "SPEED_DIAL" for row in rows):
        return None
    return {**body, ELEMENTS: [row["id"] for row in rows]}


PARKED = "callParkNotificationEnabled"
_NOTICE = "(notification|notifications|alert|alerts|message|notice|heads up|ping|hint)"
_PARKED = (
    "((when|if) (call|calls) (is|are|gets|get|has been|have been) parked|"
    "(when|if) [one of] [its] (watched|monitored) (line|lines) (has|have|parks) call [parked]|"
    "about parked calls|of parked calls|"
    "for parked calls|for calls parked)"
)
MONITORING = Family(
    key="monitoring",
    title="Monitoring",
    help="Lines whose state shows on the phone's keys.",
    words=("monitoring", "monitor", "blf"),
    spoken=(
        "busy (lamp|lamps|light|lights) [field|fields|list|key|keys]",
        "(line|status|presence) (lamp|lamps|light|lights|key|keys)",
        "blf (list|key|keys|field|lamp|lamps)",
        "line (monitoring|monitor)",
        "monitored",
        "blfs",
    ),
    acts=(
        Act(
            says=(
                "notify",
                "alert",
                "tell",
                "inform",
                "be bothered (with|about|by)",
                "notification",
                "aware (of|when)",
                "(send|sends)",
            ),
            contrary={},
        ),
        Act(says=("(is|are) (on the phone|on a call|in use)", "on its (keys|buttons|lamps)"), contrary={}),
        Act(
            says=(
                "[get|gets|receive|receives|have|show|display|see|give|want|wants|need|needs] "
                f"{_NOTICE} {_PARKED}",
                f"[be|get|gets] (notified|alerted|told|informed|warned|pinged) {_PARKED}",
                f"(notify|alert|tell|inform|warn|let) (us|me|them|people|staff) [know] {_PARKED}",
                "(should|must|would like to|want to|need to|be able to) see parked calls",
                "(get|gets|receive|receives|have|has|send|sends|give|display|displays) [call] (park|"
                f"parked call) {_NOTICE}",
                "parked calls (should|must|to|need to|needs to) (show|show up|appear|be shown|be "
                "displayed|be announced)",
                "(show up|pop up|announce|display) [something] when (call is|calls are|call gets) parked",
                "parked calls (announced|shown|displayed)",
            ),
            values={PARKED: True},
            contrary={PARKED: False},
        ),
    ),
    stops=("silence", "mute", "spare"),
    rephrased=tuple(
        (f"{stop} {verb}ing", f"no longer {verb}")
        for stop in ("stop", "stops")
        for verb in ("monitor", "watch")
    ),
    adds=(
        *wordings("[wants to|should|would like to] keep [an] eye on"),
        *phrases("monitor|watch|show|see|display|follow|light up|lights up|lit up"),
        *wordings("[should have|needs|gets|wants|have] (blf|busy lamp|blf key|lamp|key) for"),
        *wordings("[should] be able to see (when|if|whether)"),
        *wordings("(needs to|need to|wants to|has to|should) see (when|if|whether)"),
    ),
    asks=(
        "status see",
        "whose status (show|shows|see|sees|shown)",
        "see keys",
        "lines monitor",
        "which lines monitored",
        "(keep|keeps|keeping) [an] eye on",
        "who monitored",
        "what monitor",
        "(lines|whose|who) lit up",
        "(whose|which) (lines|lamps|keys|buttons) (see|show|shown|shows)",
        "(lines|people|status) watch",
        "(lines|line) (monitor|monitors|monitored|watch|watches|watched|lit|light|lamps|lamp|blf)",
        "(who|what|whose|which) (monitor|monitors|monitored|watched|watch|lamps|blf)",
        "(busy lamp|busy lamps|blf) (show|shows|lines|light|lit)",
        "(notified|told|alerted) parked",
    ),
    path="/workspaces/{workspaceId}/features/monitoring",
    put_replaces_all=False,
    renamed={PARKED: "enableCallParkNotification"},
    readers={ELEMENTS: _read},
    writers={ELEMENTS: _write},
    check=_check,
    summary=_summary,
    experienced={
        "callParkNotificationEnabled": (
            "{name} is told of parked calls.",
            "{name} is not told of parked calls.",
        ),
    },
    older_bodies={ELEMENTS: _as_ids},
    sections=(
        section(
            "",
            Toggle(
                key=PARKED,
                label="Call park notification",
                words=("park notification", "call park"),
                spoken=(
                    *phrases(
                        "call park notifications|parked calls|park notify|park notice|park notices|"
                        "park alert|park alerts|call park alert|call park alerts|call park notify|"
                        "notify about parked calls|park notifications|"
                        "notification of parked calls|notifications of parked calls|parked call notification|"
                        "parked call notifications|notifications about parked calls|notify of parked calls|"
                        "notifications for parked calls|notification for parked calls|notification for "
                        "calls parked|"
                        "notifications for calls parked"
                    ),
                    "(tell|notify|alert|show|notified|told) [us|me] when (call is|calls are|call "
                    "gets) parked",
                    "when (call is|calls are|call gets) parked",
                    "when (someone|somebody) parks call",
                    "know (when|about) [call is|calls are] parked [calls]",
                    "(park|parked|parking|call park|parked call) "
                    "(notification|notifications|alert|alerts|notice|"
                    "reminder)",
                ),
            ),
        ),
        section(
            "Lines",
            Members(
                key=ELEMENTS,
                label="Monitored lines",
                words=("lines", "members", "elements"),
                spoken=phrases(
                    "monitored line|monitored lines list|blf list|busy lamp list|monitoring list|"
                    "park extension|call park extension"
                ),
                limit=50,
                source="monitored",
            ),
        ),
    ),
)
