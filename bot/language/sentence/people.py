"""Who is added to a list of people, and who is taken off it."""

from __future__ import annotations

from bot.language.assignments import NameChanges
from bot.language.sentence.frame import Draft
from bot.language.sentence.general_words import Role
from cards.fields import People


def fill_people(draft: Draft) -> None:
    """Fills in the names behind “add” and “remove”, where the setting has a list of people."""
    field = next((one for one in draft.family.fields if isinstance(one, People)), None)
    if field is None:
        return
    add: list[str] = []
    remove: list[str] = []
    mode, is_new, taken = Role.GLUE, True, []
    for at, piece in enumerate(draft.items):
        if piece.role in (Role.ADD, Role.DROP, Role.ON, Role.OFF) and mode is Role.GLUE:
            mode = Role.ADD if piece.role in (Role.ADD, Role.ON) else Role.DROP
            first = at
        elif piece.role in (Role.UNKNOWN, Role.QUOTE, Role.NUMBER) and mode is not Role.GLUE:
            names = add if mode is Role.ADD else remove
            gap = draft.items[at - 1].end if at else 0
            between = {token.plain for token in draft.sentence.tokens[gap : piece.start]}
            if names and not is_new and not between & {"and", ",", "&"} and piece.role is Role.UNKNOWN:
                names[-1] += f" {draft.said(piece)}"
            else:
                names.append(draft.said(piece))
            is_new = False
            taken.append(at)
        elif taken and piece.role not in (Role.UNKNOWN, Role.QUOTE, Role.NUMBER):
            is_new = True
    if taken:
        draft.used |= {first, *taken}
        draft.result.names[field.key] = NameChanges(tuple(add), tuple(remove))
        draft.used |= {
            at
            for at, piece in enumerate(draft.items)
            if piece.role is Role.FIELD and piece.meaning.field is field
        }
