"""“No, 4 rings” and “sorry, 4404” behind a change: the same with another value."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import SetFields
from bot.language.sentence.words.tokens import MIN_DIALLED
from bot.language.vocabulary import command_text
from bot.names.text import folded
from bot.names.workspaces import typed_name
from cards.fields import Field, Phone, dialled

_CORRECTS = re.compile(
    r"(?:(?:no(?=[,:;.])|oops|sorry|actually|wait|rather|correction|i meant|i mean|make (?:it|that)|"
    r"it should be|should be|not that)[,:;.]? +)+(?:to )?(?P<number>\+?\d[\d ().-]*)(?P<rings> rings?)?"
    r"(?: please| pls)?[ .!]*",
    re.IGNORECASE,
)
_RINGS = "numberOfRings"


def corrected_before(viewer: Viewer, topic: Topic, text: str) -> str:
    """The command that sets the value in the place of the one that was just set; empty where a text corrects
    none, or it is not certain which."""
    found, last = _CORRECTS.fullmatch(text.strip()), topic.last_change
    if found is None or last is None or not topic.was_changed_now:
        return ""
    number = dialled(found["number"])
    field = _rings(last) if found["rings"] else _phone(last, number)
    name = typed_name(viewer.workspaces(), last.workspace)
    return command_text("set", last.family, name, f"{folded(field.label)} {number}") if field else ""


def _rings(last: SetFields) -> Field | None:
    """The one field for rings in the part of the setting that was changed."""
    branches = {one.field.key.rpartition(".")[0] for one in last.assignments}
    fields = [one for one in last.family.fields if one.key.rpartition(".")[2] == _RINGS]
    fields = [one for one in fields if one.key.rpartition(".")[0] in branches]
    return fields[0] if len(fields) == 1 else None


def _phone(last: SetFields, number: str) -> Field | None:
    """The one field of the change that has a number."""
    fields = [one.field for one in last.assignments if isinstance(one.field, Phone)]
    return fields[0] if len(fields) == 1 and sum(map(str.isdigit, number)) >= MIN_DIALLED else None
