"""Sequential and simultaneous ring: other phones that ring too, one after the other or at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.catalogue.model.criteria import family_with_rules, rules_of
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import EmbeddedList
from bot.catalogue.model.rings import rings
from bot.catalogue.model.shape import Values, untitled
from bot.catalogue.model.spoken import ItemVerb, phrases
from bot.catalogue.settings.words.ringing_words import (
    IN_TURN,
    NOT_ON_CALL,
    PHONES,
    PRIMARY,
    SEQUENTIAL_ACTS,
    SEQUENTIAL_VERBS,
    SIMULTANEOUS_ACTS,
    SIMULTANEOUS_VERBS,
)
from cards.fields import Field, Phone, Toggle, spoken_number

CONFIRM = Toggle(
    key="answerConfirmationRequiredEnabled",
    label="Press a key to answer",
    words=("confirm", "confirmation"),
    spoken=("answer confirmation", "answer confirmation required", "confirm the answer", "press 1 to answer"),
)


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


def _with_lists(
    family: Family,
    limit: int,
    defaults: Values,
    *more: Field,
    verbs: tuple[ItemVerb, ...] = (),
    spoken: tuple[str, ...] = (),
) -> Family:
    """The setting with its rules and its list of numbers, which is written with all the rest of it."""
    numbers = EmbeddedList(
        title="ring number",
        words=("ring number", "number"),
        spoken=(
            *phrases(
                "ringing number|phone number|member|ring list|number list|mobile|mobile phone|"
                "mobile number|cell|cell phone|cellphone|ring order|ring sequence|ringing order"
            ),
            *spoken,
        ),
        verbs=verbs,
        defaults={"answerConfirmationRequiredEnabled": False, **defaults},
        required=("phoneNumber", *defaults),
        unique=("phoneNumber",),
        positional_field="phoneNumber",
        rows_path="phoneNumbers",
        id_key="phoneNumber",
        is_blank=is_blank,
        row_title=_row_title,
        limit=limit,
        write_path=family.path,
        document_body=lambda document: family.body(document, {}),
        fix_body=_add_required_flag,
        sections=untitled(Phone(key="phoneNumber", label="Number", words=("phone",)), CONFIRM, *more),
    )
    return replace(
        family,
        lists=(numbers, rules_of(family.path, "ringEnabled", "Ring")),
        idle_without=numbers.rows_path,
    )


_SEQUENTIAL = family_with_rules(
    key="sequential",
    title="Sequential Ring",
    help="Other phones ring one after the other.",
    words=("sequential", "sequential ring", "seqring", "hunt"),
    expected={"continueIfBaseLocationIsBusyEnabled": True, "baseLocationNumberOfRings": 2},
    spoken=(
        "sequential ringing",
        "ring sequentially",
        "ringing sequentially",
        "seq ring",
        "(one after the other|one after another|one by one) list",
        "[sequential|sequential ring] (hunt|hunting) [order|sequence|list]",
        "sequential ring (order|sequence)",
        "unanswered sequential ring",
        f"[it] rings {IN_TURN}",
        "(at the end of|after|during) [the] (sequential ring|sequential ringing)",
    ),
    asks=phrases(
        "ring one after another|ring one after the other|which order ring|what order ring|"
        "rings next|ring sequentially|ring order|order of ringing|other phones ring after|"
        "ring in order|ring in sequence|ring in turn|rings after|ring after|ring second|rings second|"
        "ring one by one|hunt|numbers tried|tried next|tried after"
    ),
    path="/telephony/config/workspaces/{workspaceId}/sequentialRing",
    acts=SEQUENTIAL_ACTS,
    fix_body=_without_blanks,
    sections=untitled(
        Toggle(key="enabled", label="Ring one after the other", words=("enabled",)),
        Toggle(
            key="ringBaseLocationFirstEnabled",
            label="Ring this phone first",
            words=("base first", "first"),
            spoken=phrases(
                "ring the primary line first|ring primary line first|"
                "ring the phone first|ring the desk phone first|ring this workspace first|"
                "ring the workspace first|ring its own phone first|base location first|base phone first|"
                "ring base location first|ring own phone first|own phone first|desk phone first|"
                "ring the base phone first|ring at the desk phone first|ring here first"
            ),
        ),
        rings(
            "baseLocationNumberOfRings",
            "Rings of this phone",
            "rings",
            "base rings",
            spoken=(
                "base location rings",
                "[on|at] (base phone|base location|own phone)",
                f"[ring] {PRIMARY} [number of rings|rings|ring count]",
                "[number of] rings (of|for|on|at) [its] (primary|main|own) (line|phone)",
            ),
        ),
        Toggle(
            key="continueIfBaseLocationIsBusyEnabled",
            label="Go on when this phone is busy",
            words=("continue if busy", "go on when busy"),
            spoken=phrases(
                "continue when busy|continue when the line is busy|continue when its line is busy|"
                "continue if the line is busy|continue the sequential ring when busy|go on if busy|"
                "continue if the primary line is busy|continue when the primary line is busy"
            ),
        ),
        Toggle(
            key="callsToVoicemailEnabled",
            label="Then to voicemail",
            words=("voicemail",),
            spoken=phrases(
                "to voicemail at the end|voicemail at the end|finally voicemail|"
                "go to voicemail at the end|then voicemail|end in voicemail|"
                "if nobody answers send call to voicemail|if nobody answers send calls to voicemail"
            ),
        ),
    ),
)

_SIMULTANEOUS = family_with_rules(
    key="simultaneous",
    title="Simultaneous Ring",
    help="Other phones ring at the same time.",
    words=("simultaneous", "simultaneous ring", "simring"),
    spoken=(
        "simultaneous ringing",
        "ring simultaneously",
        "sim[ultaneous] ring",
        "ringing simultaneously",
        "(at the same time|together|ring along) list",
        "(snr|ec500|ec 500|extend to cellular)",
        "(simul ring|simulring|parallel ring|parallel ringing)",
        "ring other phones at the same time",
        "(ringing along|ring along)",
    ),
    asks=phrases(
        "ring at the same time|ring anywhere else|also ring|ring too|ring simultaneously|ring as well|"
        "what else rings|ring together|ring with|ring along|rings along|rings together|"
        "rings too|rings as well|phones ring|mobiles ring|else rings|else ring|rings simultaneously|"
        "other ring|rings at the same time"
    ),
    path="/telephony/config/workspaces/{workspaceId}/simultaneousRing",
    acts=SIMULTANEOUS_ACTS,
    fix_body=_without_blanks,
    used_while={"criteria": ("criteriasEnabled", True)},
    sections=untitled(
        Toggle(key="enabled", label="Ring at the same time", words=("enabled",)),
        Toggle(
            key=NOT_ON_CALL,
            label="Not while this phone is in a call",
            words=("not on call",),
        ),
        Toggle(
            key="criteriasEnabled",
            label="Follow the rules",
            words=("criteria", "rules"),
            spoken=phrases(
                "apply schedules|apply schedule|apply the schedule|apply the schedules|apply the rules|"
                "follow the schedule|follow schedules"
            ),
            help="Off: the rules are kept and not followed.",
        ),
    ),
)

SEQUENTIAL_RING = _with_lists(
    _SEQUENTIAL,
    5,
    {"numberOfRings": 3},
    rings("numberOfRings", "Rings"),
    spoken=(f"{PHONES} (that|which|to) ring {IN_TURN}",),
    verbs=SEQUENTIAL_VERBS,
)
SIMULTANEOUS_RING = _with_lists(
    _SIMULTANEOUS,
    10,
    {},
    spoken=(
        f"{PHONES} (that|which|to) ring [along] (at the same time|together|simultaneously|too|as well|along)",
    ),
    verbs=SIMULTANEOUS_VERBS,
)
