"""An order that seems to go on: sent too early, it ends in “for”, “until” or “and”."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.access import Viewer
from bot.errors import Unsure
from bot.language.request_subject import OTHER_CHANGES
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.understand.earlier.taken_back import shown_first
from bot.names.text import folded
from cards.fields import Toggle

_GOES_ON = frozenset(
    {"for", "from", "until", "till", "by", "at", "when", "while", "during", "before", "after", "if", "unless"}
    | {"and", "or", "but", "with", "without", "to", "of", "as", "because", "since", "the", "except"}
    | {"every", "each", "any", "between", "through", "upon", "via", "than", "a", "an", "our"}
)
"""Behind these something is still to come."""
_FIRST_STATE = re.compile(r"\W*(?:please )?(?:turn|switch|put) (?P<state>on|off) .+")
_SECOND_STATE = re.compile(r"\W*(?:please )?(?:turn|switch|put) (?:on|off) .+ (?:on|off)")
"""Beginning and ending so, an order goes on, too: “turn on dnd in the gym on”."""
_BEHIND_STATE = frozenset({"in", "only"})
"""The same right behind “on” and “off”; “barge in” and “local calls only” are whole."""


def _contradicted(request: SetFields, text: str) -> str:
    """The state that an order begins with and the change has the contrary of: “turn on the tone off”; empty
    where it has none."""
    found = _FIRST_STATE.fullmatch(folded(text))
    if found is None:
        return ""
    state, contrary = found["state"], "off" if found["state"] == "on" else "on"
    told = {folded(one.text) for one in request.assignments if isinstance(one.field, Toggle)}
    return state if told == {contrary} and contrary in folded(text).split() else ""


def not_at_once(viewer: Viewer, request: Request, text: str) -> Request:
    """The request; a change whose order seems to go on is shown first, with the word it ends in. Raises
    Unsure for one that cannot be shown, with the order to choose."""
    if not isinstance(request, (SetFields, *OTHER_CHANGES)):
        return request
    if isinstance(request, SetFields) and (said := _contradicted(request, text)):
        first = shown_first(viewer, request, text)
        return replace(first, left_over=said) if isinstance(first, Propose) else request
    order, _, last = text.rstrip(" .,!…").rpartition(" ")
    end = folded(last)
    is_open = (
        end in _GOES_ON
        or (end in _BEHIND_STATE and folded(order).endswith((" on", " off")))
        or (end in {"on", "off"} and _SECOND_STATE.fullmatch(f"{folded(order)} {end}") is not None)
    )
    if not is_open:
        return request
    if any(f" {folded(text)}".endswith(f" {name}") for name in viewer.workspaces().by_name):
        return request
    told = request.assignments if isinstance(request, SetFields) else ()
    if any(folded(one.text).endswith(f" {end}") for one in told):
        return request  # “allow local calls only”
    if isinstance(request, SetFields) and isinstance(first := shown_first(viewer, request, order), Propose):
        return Propose(first.fields, first.command, reason=first.reason, left_over=last)
    if isinstance(request, Propose):
        return request
    raise Unsure(
        f"That ends in “{last}”, so perhaps it goes on. Nothing was changed.", "Without it?", (order,)
    )
