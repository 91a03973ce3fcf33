"""Numbers: what the workspace is reached by, and how each rings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import Action, ItemList
from bot.catalogue.model.shape import Values, untitled
from bot.catalogue.model.spoken import Act, ItemVerb, phrases
from bot.catalogue.model.write import Write
from cards.fields import NOTHING, Choice, Digits, Option, Phone, Toggle, in_one_line, spoken_number

_WRITE_NAMES = {"external": "directNumber"}
"""What the write calls a field otherwise than GET."""
WRITE = "/telephony/config/workspaces/{workspaceId}/numbers"


@dataclass(frozen=True, kw_only=True, eq=False)
class Numbers(ItemList):
    """A write lists only the numbers that are added or removed; the API has no other way to change one."""

    def identity(self, row: Mapping[str, Any]) -> str:
        return super().identity(row) or (f"x{row['extension']}" if row.get("extension") else "")

    def why_fixed(self, row: Mapping[str, Any]) -> str:
        return "" if row.get("external") else "Webex takes no change of an extension that has no number."

    def make_write(
        self, action: Action, item: str, document: Mapping[str, Any], now: Mapping[str, Any], changes: Values
    ) -> Write:
        held = {"primary": bool(now.get("primary")), "directNumber": str(now.get("external") or "")}
        if now.get("extension") and action == "change":
            held["extension"] = str(now["extension"])
        wanted = {
            _WRITE_NAMES.get(key, key): value for key, value in changes.items() if value not in (None, "")
        }
        entry = {**held, **wanted, "action": "DELETE" if action == "remove" else "ADD"}
        return Write("PUT", WRITE, {}, {"phoneNumbers": [entry]})


def _row_title(row: Mapping[str, Any]) -> str:
    extension = f"x{row['extension']}" if row.get("extension") else ""
    number = spoken_number(str(row.get("external") or ""))
    return in_one_line(number, extension, "primary" if row.get("primary") else "") or NOTHING


def _add_empty_list(body: dict[str, Any]) -> None:
    """The write requires a list of numbers to change; an empty one changes none."""
    body.setdefault("phoneNumbers", [])


_OTHER = "(second|another|additional|alternate|alternative|secondary|extra)"
_RING = "(ring|rings|ringing|ring pattern|ring patterns|ringtone|ringtones|pattern|patterns)"
_EACH = (
    "(each number|each of its numbers|every number|each of numbers|its numbers|alternate numbers|"
    "its alternate numbers|different numbers|second number|other numbers|additional numbers|extra numbers)"
)
NUMBERS = Family(
    key="numbers",
    title="Numbers",
    help="The numbers and extensions of the workspace.",
    words=("numbers", "phone numbers"),
    vendor_names=("numbers (list / assign)",),
    asks=(
        "(what|which) (numbers|number|dids|ddi|extensions|direct number|dn|dns|directory number)",
        "(extension|number) does have",
        "(ddi|dids|extension|number|numbers) of",
        "(number|numbers|ddi|dids) (assigned|belong|belongs|dial|has|have)",
        "(distinctive|different) (ring|ringing) (pattern|number|numbers)",
    ),
    acts=(
        Act(
            says=(
                f"[should|to] ring differently (for|on|with) {_EACH}",
                "(numbers|number) [should|must|to] ring (differently|in (different|its own|their own|"
                f"own) {_RING})",
                "(each|every) number [should|must] (have|get|has|gets) [its own|own|a different|"
                f"different] {_RING}",
                f"(different|own|separate) {_RING} (for|per|on) (each|every|{_EACH}|number)",
                f"(each|every) number [with] [its] own {_RING}",
                f"(distinct|distinctive) {_RING} [for|per|on] (each|every) number",
            ),
            values={"distinctiveRingEnabled": True},
            contrary={"distinctiveRingEnabled": False},
        ),
        Act(
            says=(
                "(have|has|get|gets|wants|needs|give|gives) (distinctive|different) (ring|rings|ringing) "
                f"(for|on|per) [its] {_EACH}",
            ),
            values={"distinctiveRingEnabled": True},
            contrary={"distinctiveRingEnabled": False},
            is_guess=True,
        ),
        Act(
            says=(
                f"ring (differently|(in|with) (different|its own|their own) {_RING})",
                "should have [its] own ring",
            ),
            values={"distinctiveRingEnabled": True},
            contrary={"distinctiveRingEnabled": False},
            beside_name=True,
        ),
        Act(
            says=(f"(same|one) {_RING} (for|on|per) (all|every|each|both) (number|numbers)",),
            values={"distinctiveRingEnabled": False},
            is_guess=True,
        ),
        Act(says=(f"[its] {_OTHER} (number|numbers|extensions)",), contrary={}, beside_name=True),
        Act(
            says=("[should|must|to] ring (same|same way|alike|identically)", f"should have same {_RING}"),
            values={"distinctiveRingEnabled": False},
            beside_name=True,
        ),
    ),
    starts=("use",),
    path="/workspaces/{workspaceId}/features/numbers",
    write_path=WRITE,
    put_replaces_all=False,
    professional_to_write=True,
    fix_body=_add_empty_list,
    experienced={
        "distinctiveRingEnabled": (
            "Each number of {name} rings in its own pattern.",
            "All numbers of {name} ring alike.",
        ),
    },
    sections=untitled(
        Toggle(
            key="distinctiveRingEnabled",
            label="Distinctive ring",
            words=("distinctive",),
            spoken=(
                "(ring|ringing) pattern per number",
                "different ring (pattern|patterns) [(for|of|on) [its|different|all|each] (number|numbers)]",
                f"distinctive {_RING} [(for|on|of) [its] [alternate|additional|second|secondary|other|all|"
                "different|various|several|extra] "
                "(number|numbers)]",
            ),
            help="Each number rings in its own pattern.",
        )
    ),
    lists=(
        Numbers(
            title="number",
            words=("number", "phone number"),
            spoken=phrases(
                "alternate number|second number|additional number|secondary number|extra number|ddi|"
                "secondary ddi|alternate ddi|additional ddi|second ddi|extra ddi|"
                "direct number|another number|alternative number"
            ),
            verbs=(
                ItemVerb(
                    says=(
                        f"(need|needs|want|wants|get|gets|should have|should get|should also have) {_OTHER} "
                        "(number|phone number|did|direct number|ddi)",
                        "should also have (number|phone number)",
                        "be (reached|reachable) under",
                        f"should be {_OTHER} number",
                        f"as [its] {_OTHER} [phone] (number|ddi|line)",
                    ),
                    tells_list=True,
                ),
            ),
            asks_first=True,
            defaults={"primary": False},
            required=("external",),
            unique=("external",),
            immutable=("external",),
            write_only=("ringPattern",),
            positional_field="external",
            rows_path="phoneNumbers",
            id_key="external",
            row_title=_row_title,
            sections=untitled(
                Phone(key="external", label="Number", extension=False, source="secondary"),
                Digits(key="extension", label="Extension", maximum=10),
                Toggle(key="primary", label="Primary"),
                Choice(
                    key="ringPattern",
                    label="Ring pattern",
                    words=("ring", "pattern"),
                    options=(
                        Option("NORMAL", "Normal"),
                        Option("LONG_LONG", "Long, long"),
                        Option("SHORT_SHORT_LONG", "Short, short, long"),
                        Option("SHORT_LONG_SHORT", "Short, long, short"),
                    ),
                ),
            ),
        ),
    ),
)
