"""Sequential and simultaneous ring: other phones that ring too, one after the other or at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.criteria import rules_of
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import EmbeddedList
from bot.catalogue.model.shape import Shape, Values, untitled
from cards.fields import Field, Number, Phone, Toggle, spoken_number

SEQUENTIAL = "/telephony/config/workspaces/{workspaceId}/sequentialRing"
SIMULTANEOUS = "/telephony/config/workspaces/{workspaceId}/simultaneousRing"

CONFIRM = Toggle(
    key="answerConfirmationRequiredEnabled", label="Press a key to answer", words=("confirm", "confirmation")
)


def _rings(key: str, label: str, *words: str) -> Number:
    return Number(key=key, label=label, words=words, minimum=2, maximum=20, unit="rings")


def _row_title(row: Mapping[str, Any]) -> str:
    rings = f", {row['numberOfRings']} rings" if row.get("numberOfRings") else ""
    return f"{spoken_number(str(row.get('phoneNumber') or '—'))}{rings}"


def _without_blanks(body: dict[str, Any]) -> None:
    """Webex fills the list up to five with rows that have no number, and refuses such rows in a write."""
    if isinstance(rows := body.get("phoneNumbers"), list):
        body["phoneNumbers"] = [row for row in rows if not is_blank(row)]


def is_blank(row: Any) -> bool:
    """Whether a row only fills the list: it has no number, only switches and counts."""
    return isinstance(row, Mapping) and all(
        not value or isinstance(value, bool | int | float) for value in row.values()
    )


def _add_required_flag(body: dict[str, Any]) -> None:
    body.setdefault("answerConfirmationRequiredEnabled", False)


def _numbers(path: str, shape: Shape, limit: int, defaults: Values, *more: Field) -> EmbeddedList:
    return EmbeddedList(
        title="ring number",
        words=("ring number", "number"),
        defaults={"answerConfirmationRequiredEnabled": False, **defaults},
        required=("phoneNumber", *defaults),
        unique=("phoneNumber",),
        positional_field="phoneNumber",
        rows_path="phoneNumbers",
        id_key="phoneNumber",
        is_blank=is_blank,
        row_title=_row_title,
        limit=limit,
        write_path=path,
        document_body=lambda document: shape.body(document, {}),
        fix_body=_add_required_flag,
        sections=untitled(Phone(key="phoneNumber", label="Number", words=("phone",)), CONFIRM, *more),
    )


_SEQUENTIAL = Shape(
    read_only=("criteria",),
    fix_body=_without_blanks,
    sections=untitled(
        Toggle(key="enabled", label="Ring one after the other", words=("enabled",)),
        Toggle(
            key="ringBaseLocationFirstEnabled", label="Ring this phone first", words=("base first", "first")
        ),
        _rings("baseLocationNumberOfRings", "Rings of this phone", "rings", "base rings"),
        Toggle(
            key="continueIfBaseLocationIsBusyEnabled",
            label="Go on when this phone is busy",
            words=("continue if busy", "go on when busy"),
        ),
        Toggle(key="callsToVoicemailEnabled", label="Then to voicemail", words=("voicemail",)),
    ),
)

SEQUENTIAL_RING = Family(
    key="sequential",
    title="Sequential Ring",
    help="Other phones ring one after the other.",
    words=("sequential", "sequential ring", "seqring", "hunt"),
    path=SEQUENTIAL,
    professional=True,
    main="enabled",
    read_only=_SEQUENTIAL.read_only,
    fix_body=_SEQUENTIAL.fix_body,
    expected={"enabled": False},
    sections=_SEQUENTIAL.sections,
    lists=(
        _numbers(SEQUENTIAL, _SEQUENTIAL, 5, {"numberOfRings": 3}, _rings("numberOfRings", "Rings")),
        rules_of(SEQUENTIAL, "ringEnabled", "Ring"),
    ),
)

_SIMULTANEOUS = Shape(
    read_only=("criteria",),
    fix_body=_without_blanks,
    sections=untitled(
        Toggle(key="enabled", label="Ring at the same time", words=("enabled",)),
        Toggle(
            key="doNotRingIfOnCallEnabled", label="Not while this phone is in a call", words=("not on call",)
        ),
        Toggle(
            key="criteriasEnabled",
            label="Follow the rules",
            words=("criteria", "rules"),
            help="Off: the rules below are kept and not followed.",
        ),
    ),
)

SIMULTANEOUS_RING = Family(
    key="simultaneous",
    title="Simultaneous Ring",
    help="Other phones ring at the same time.",
    words=("simultaneous", "simultaneous ring", "simring"),
    path=SIMULTANEOUS,
    professional=True,
    main="enabled",
    read_only=_SIMULTANEOUS.read_only,
    fix_body=_SIMULTANEOUS.fix_body,
    expected={"enabled": False},
    sections=_SIMULTANEOUS.sections,
    lists=(_numbers(SIMULTANEOUS, _SIMULTANEOUS, 10, {}), rules_of(SIMULTANEOUS, "ringEnabled", "Ring")),
)
