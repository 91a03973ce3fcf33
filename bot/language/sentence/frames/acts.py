"""What verbs of a setting mean: “forward”, “take out of service”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.spoken import Act
from bot.language.sentence.frames.frame import Draft, Misfit, branch, typed
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import Role
from cards.fields import Phone, Toggle


def fill_acts(draft: Draft) -> None:
    """Fills in what verbs mean, or the contrary where they are told off."""
    told: dict[str, str] = {}
    for at, piece in enumerate(draft.items):
        act = piece.meaning.act if piece.role is Role.ACT else None
        if act is None:
            continue
        draft.used.add(at)
        draft.result.guesses |= act.is_guess
        if act.off_beside:
            _off_beside(draft, act.off_beside)
        tells_rings = any(key.endswith(".numberOfRings") for key in draft.result.values)
        if act.alone and (tells_rings or any(one.role is Role.FIELD for one in draft.items)):
            continue
        if act.is_unclear:
            draft.result.missing.append(draft.family.fields[0])
            if any(draft.items[place].role is Role.IT for place in draft.states):
                raise Misfit  # “anonymous calls annoy us, stop them” says no more than “anonymous calls off”
        elif draft.states.get(at, True):
            named = _branches_set(draft)
            if not (act.needs and named):
                for key, value in act.values.items():
                    if told.setdefault(key, typed(value)) != typed(value):
                        raise Misfit
                    draft.result.values.setdefault(key, typed(value))
                if act.needs and act.needs not in draft.result.values:
                    draft.result.missing.append(draft.family.field(act.needs))
        elif act.needs and _ended(draft, act.needs):
            continue
        else:
            for key, value in _contrary(draft, act).items():
                draft.result.values.setdefault(key, typed(value))


def _off_beside(draft: Draft, key: str) -> None:
    """Turns the switches with this last part off for the fields that are named. Raises Misfit where none has
    one."""
    fields = {one.key for one in draft.family.fields}
    named = [piece.meaning.field for piece in draft.items if piece.role is Role.FIELD]
    told = [*filter(None, named), *map(draft.family.field, draft.result.values)]
    switches = {f"{branch(one)}.{key}" for one in told} & fields
    if not switches:
        raise Misfit
    for switch in switches:
        draft.put(switch, typed(False))


def _contrary(draft: Draft, act: Act) -> Mapping[str, Any]:
    """What is set where an act is told off: what it says itself, else the main switch; without one the
    switches that it turns on."""
    if act.contrary is not None:
        return act.contrary
    if draft.family.main:
        if act.values.get(draft.family.main) is False:
            raise Misfit  # “do not reopen”
        return {draft.family.main: False}
    return {key: False for key, value in act.values.items() if value is True}


def _ended(draft: Draft, needed: str) -> bool:
    """Takes away where calls no longer go: “no more handing over to 3300”; true where it was told when,
    which then is off."""
    states = [at for at, piece in enumerate(draft.items) if _has_destination(draft, piece)]
    phones = [one.key for one in draft.family.fields if isinstance(one, Phone)]
    for key in [key for key in phones if key in draft.result.values]:
        del draft.result.values[key]
        draft.result.guesses = True
    for at in states:
        draft.states[at] = False
    return bool(states) and needed in phones


def _has_destination(draft: Draft, piece: Piece) -> bool:
    field = piece.meaning.field if piece.role is Role.FIELD else None
    return isinstance(field, Toggle) and any(
        isinstance(one, Phone) and branch(one) == branch(field) for one in draft.family.fields
    )


def _branches_set(draft: Draft) -> set[str]:
    """The branches other than the main one that something is said of."""
    main = branch(draft.family.field(draft.family.main)) if draft.family.main else ""
    keys = {*draft.result.values} | {
        piece.meaning.field.key for piece in draft.items if piece.role is Role.FIELD and piece.meaning.field
    }
    return {branch(draft.family.field(key)) for key in keys} - {main, ""}
