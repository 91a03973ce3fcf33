"""Adaptive cards as strict, valid 1.3 JSON, built with adaptivecardbuilder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import adaptivecardbuilder as acb

from cards.text import guard

CARD_VERSION = "1.3"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
MAX_BUTTONS = 5
"""As many as Webex shows."""
BUTTONS_IN_A_ROW = 3
"""As many as fit beside each other on a telephone."""
MAX_LETTERS_IN_A_ROW = 36
"""Letters of the titles of buttons that fit beside each other on a telephone."""
UP = "<"
"""Tells the library that the container is complete: the next part goes beside it, not inside."""

# What the library writes, or keeps for itself, and the schema does not know.
_NOT_FOR_JSON = frozenset({"schema", "dont_translate"})

_TARGET = re.compile(r"[a-z0-9_]+")

Part = Sequence[acb.AdaptiveObject | str]
"""Arguments of the library's `add`, in order; every container in it is completed with `UP`."""


def block(markdown: str, **how: object) -> Part:
    """A paragraph that wraps. `how` as in the schema's TextBlock; None is left out."""
    return [acb.TextBlock(markdown, wrap=True, **how)]


def pair(label: str, value: str, **how: object) -> Part:
    """A label and its value, both markdown, side by side in columns that stand below each other's."""
    return beside((2, block(label, isSubtle=True)), (3, block(value)), **how)


def beside(left: tuple[int | str, Part], right: tuple[int | str, Part], **how: object) -> Part:
    """Two parts side by side, each with the width of its column; they stand on one line at the bottom."""
    return [acb.ColumnSet(**how), *_column(*left), *_column(*right), UP]


def _column(width: int | str, inside: Part) -> Part:
    bottom = None if isinstance(width, int) else "Bottom"
    return [acb.Column(width=width, verticalContentAlignment=bottom), *inside, UP]


def section_head(name: str, title: str, summary: str, *, is_open: bool) -> Part:
    """The line that opens and folds the `fold` of the same name; both texts are markdown."""
    said = block(f"**{title}**: {summary}")
    # A mark for each of the two states, of which one is seen: no client says itself which it is.
    marks = [
        *block("▾", id=f"{_checked(name)}_folded", isVisible=False if is_open else None, color="Accent"),
        *block("▴", id=f"{name}_opened", isVisible=None if is_open else False, color="Accent"),
    ]
    action = {
        "type": "Action.ToggleVisibility",
        "title": f"{title}: {summary}",
        "targetElements": [name, f"{name}_folded", f"{name}_opened"],
    }
    return beside(("stretch", said), ("auto", marks), separator=True, selectAction=action)


def _checked(name: str) -> str:
    if not _TARGET.fullmatch(name):
        raise ValueError(f"A button that shows and hides {name!r} does nothing in some clients.")
    return name


def beside_button(title: str, detail: str, button: Part, **how: object) -> Part:
    """A title, with a line below that says more, and a button beside them; the texts are markdown."""
    return [
        acb.ColumnSet(**how),
        acb.Column(width="stretch"),
        *block(title, weight="Bolder"),
        *(block(detail, isSubtle=True, spacing="None") if detail else ()),
        UP,
        acb.Column(width="auto", verticalContentAlignment="Center"),
        *row_of(button),
        UP,
        UP,
    ]


def row_of(*buttons: Part) -> Part:
    """Buttons beside each other."""
    return [acb.ActionSet(), *(part for button in buttons for part in button), UP]


def fold(name: str, parts: Iterable[Part], *, is_open: bool = False) -> Part:
    """Parts that a `fold_button` or a `section_head` shows and hides; `name` is of a-z, 0-9 and `_`."""
    visible = None if is_open else False
    return [acb.Container(id=_checked(name), isVisible=visible), *(one for part in parts for one in part), UP]


def fold_button(title: str, name: str) -> Part:
    """A button that shows a fold, and hides it again."""
    return [acb.ActionToggleVisibility(title=title, targetElements=[name]), UP]


def text_input(name: str, label: str, error: str, **how: object) -> Part:
    """One line of text."""
    return [acb.InputText(ID=name, label=label, errorMessage=error, **how)]


def number_input(name: str, label: str, error: str, **how: object) -> Part:
    """A number; `value` is a number too."""
    return [acb.InputNumber(ID=name, label=label, errorMessage=error, **how)]


def toggle_input(name: str, title: str, error: str, *, on: bool) -> Part:
    """A tick box that sends "true" or "false"; its name is markdown, and stands beside it because some
    clients draw no label for it."""
    how = {"value": "true" if on else "false", "valueOn": "true", "valueOff": "false", "wrap": True}
    return [acb.InputToggle(title, name, errorMessage=error, **how)]


def choice_input(
    name: str, label: str, error: str, choices: Iterable[tuple[str, str]], **how: object
) -> Part:
    """One or more of several; `choices` are titles, which are markdown, and values.

    Whether it is one is written down: without that some clients draw no list to open.
    """
    how = {"isMultiSelect": False, **how}
    return [
        acb.InputChoiceSet(ID=name, label=label, errorMessage=error, wrap=True, **how),
        *(acb.InputChoice(title, value) for title, value in choices),
        UP,
    ]


def submit(title: str, data: Mapping[str, object], *, style: str, reads_inputs: bool = True) -> Part:
    """A button that sends `data`, with what was filled in unless told otherwise."""
    inputs = None if reads_inputs else "none"
    return [acb.ActionSubmit(title=title, data=dict(data), style=style, associatedInputs=inputs)]


def card_json(body: Iterable[Part], actions: Iterable[Part]) -> dict[str, object]:
    """The card as JSON. It has no fallbackText, which some clients print above the card: the message's text
    says the same.

    Raises ValueError for more buttons than Webex shows.
    """
    card = acb.AdaptiveCard(version=CARD_VERSION)
    card.add([part for group in (*body, *actions) for part in group])
    if card.save_level() is not card:
        raise ValueError("A part of the card was opened and not closed.")
    if len(card.actions) > MAX_BUTTONS:
        raise ValueError(f"{len(card.actions)} buttons on a card; Webex shows {MAX_BUTTONS}.")
    content = {"$schema": SCHEMA, **_members(card)}
    if not card.actions:
        del content["actions"]
    return _in_rows(content)


def rows_of(titles: Sequence[str]) -> list[int]:
    """How many of these buttons go in each row, so that a narrow client shows the rows whole."""
    rows: list[int] = []
    count = -(-len(titles) // BUTTONS_IN_A_ROW)
    most = -(-len(titles) // count) if count else 0
    letters = MAX_LETTERS_IN_A_ROW
    for title in titles:
        letters += len(title)
        if not rows or rows[-1] == most or letters > MAX_LETTERS_IN_A_ROW:
            rows.append(0)
            letters = len(title)
        rows[-1] += 1
    return rows


def _in_rows(content: dict[str, Any]) -> dict[str, object]:
    """The card with its buttons in rows that a narrow client shows whole; some do not wrap a row."""
    buttons = content.get("actions", [])
    rows = rows_of([one["title"] for one in buttons])
    if len(rows) > 1:
        del content["actions"]
        for count in rows:
            content["body"] += [{"type": "ActionSet", "actions": buttons[:count]}]
            buttons = buttons[count:]
    return content


def _members(part: object) -> dict[str, object]:
    return {
        name: _json(value)
        for name, value in vars(part).items()
        if value is not None and not name.startswith("_") and name not in _NOT_FOR_JSON
    }


def _json(value: object) -> object:
    if isinstance(value, str):
        return guard(value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    if isinstance(value, Mapping):
        return {guard(name): _json(item) for name, item in value.items() if item is not None}
    if isinstance(value, acb.AdaptiveObject):
        return _members(value)
    raise TypeError(f"A card cannot hold {type(value).__name__}.")
