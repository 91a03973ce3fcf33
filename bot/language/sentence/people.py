"""Who is added to a list of people, and who is taken off it."""

from __future__ import annotations

from bot.language.assignments import NameChanges
from bot.language.sentence.frame import Draft
from bot.language.sentence.general_words import MAY_USE, Role
from cards.fields import People

_NAMES = (Role.UNKNOWN, Role.QUOTE, Role.NUMBER)


def fill_people(draft: Draft) -> None:
    """Fills in who is named behind “add” and “remove”, or before “may use”, where the setting has a list of
    people."""
    field = next((one for one in draft.family.fields if isinstance(one, People)), None)
    verb = next((at for at, piece in enumerate(draft.items) if piece.role in (Role.ADD, Role.DROP)), None)
    if field is None or verb is None:
        return
    taken = [at for at in range(verb + 1, len(draft.items)) if draft.items[at].role in _NAMES]
    if not taken and draft.plain(draft.items[verb]) in MAY_USE:
        taken = [at for at in range(verb) if draft.items[at].role in _NAMES]
    if not taken:
        return
    names = _names(draft, taken)
    is_added = draft.items[verb].role is Role.ADD
    draft.result.names[field.key] = NameChanges(names, ()) if is_added else NameChanges((), names)
    draft.used |= {verb, *taken}
    for at, piece in enumerate(draft.items):
        if piece.role is Role.FIELD and piece.meaning.field is field:
            draft.used.add(at)
        elif piece.role in (Role.ON, Role.OFF) and draft.plain(piece) in {"on", "off"}:
            # “put … on the list of”, “take … off”: no switch is meant.
            following = draft.items[at + 1].role if at + 1 < len(draft.items) else None
            if following in (Role.NAME, Role.FIELD, Role.WORKSPACE):
                draft.used.add(at)


def _names(draft: Draft, taken: list[int]) -> tuple[str, ...]:
    """The names, each of the words that stand together."""
    names: list[str] = []
    for count, at in enumerate(taken):
        piece = draft.items[at]
        gap = draft.items[at - 1].end if at else 0
        between = {token.plain for token in draft.sentence.tokens[gap : piece.start]}
        goes_on = count and taken[count - 1] == at - 1 and not between & {"and", ",", "&"}
        if goes_on and piece.role is Role.UNKNOWN and not piece.text:
            names[-1] += f" {draft.said(piece)}"
        else:
            names.append(draft.said(piece))
    return tuple(names)
