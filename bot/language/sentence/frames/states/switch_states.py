"""Whether one switch, or one choice to allow or to block, is told to be on or off."""

from __future__ import annotations

from itertools import pairwise

from bot.language.sentence.frames.frame import Draft, Misfit, branch, typed
from bot.language.sentence.kinds.asking.questions import is_question
from bot.language.sentence.words.general_words import Role, phrases
from cards.fields import Choice, Field, Invalid, Phone, Toggle

_GIVES = frozenset({"give", "gives", "gets", "needs", "wants", "requires", "put", "have"})
_WANTS, _INTO = frozenset({"want", "need", "like"}), frozenset({"in", "into"})
_NOUNS = frozenset({"reminder", "splash"})
"""Words that make the verb before them a name: “ring reminder”."""
_SHOULD = frozenset({"should", "must", "to", "shall"})
_SHOULD_HAVE = (["should", "get"], ["should", "have"], ["should", "receive"], ["must", "have"])
_PLEASE = frozenset({"please", "pls", "plz"})
_WISHED = _PLEASE | {"too", "also", "again"}
"""“The announcement for internal calls too”, “hold music again”."""
MAX_WISHED = 3
"""The workspace, the setting and the switch: where more is said, “please” wishes for something else."""
SWITCH_VERBS = frozenset(
    phrases(
        "reject|send|forward|announce|offer|intercept|transfer|record|receive|email|notify|play|repeat|"
        "hide|tell|ring|accept|press|go|follow|answer|show|use|enforce|apply|continue|block|withhold|"
        "mask|mail|alert|let|allow"
    )
)
"""Verbs with which the name of a switch is an order."""


def _is_needed(draft: Draft, at: int) -> bool:
    """Whether the workspace, or its setting, needs it: “the gym needs privacy against pickup”."""
    before = draft.items[at - 1] if at else None
    return before is not None and before.role in (Role.WORKSPACE, Role.NAME) and is_given(draft, at - 1)


def is_given(draft: Draft, at: int) -> bool:
    """Whether “give” stands before the workspace, or “needs” behind it; or it is wanted in the setting: “I
    want the gym in dnd”."""
    tokens, piece = draft.sentence.tokens, draft.items[at]
    start = piece.start - 1 if piece.start and tokens[piece.start - 1].plain == "the" else piece.start
    near = {token.plain for token in (*tokens[max(start - 1, 0) : start], *tokens[piece.end : piece.end + 1])}
    return not _GIVES.isdisjoint(near) or not (_WANTS.isdisjoint(near) or _INTO.isdisjoint(near))


def fill_switch(draft: Draft, at: int, field: Field) -> None:
    """Turns the field that is named at a place on or off, where that is told or follows; else its value is
    missing. Raises Misfit for contrary states."""
    if field.key in draft.result.values or field.key in draft.result.names:
        told = draft.states.get(at)
        if (
            isinstance(field, Toggle)
            and told is not None
            and draft.result.values.get(field.key) == typed(not told)
        ):
            raise Misfit  # told off, and on by another word
        return
    if at in draft.states:
        draft.put(field.key, _state(field, is_on=draft.states[at]))
    elif at in draft.used:
        return
    elif isinstance(field, Toggle) and _is_ordered(draft, at, field):
        draft.used.add(at)
        draft.put(field.key, "on")
        needed = [one for one in draft.family.fields if one.needed_when == field.key]
        draft.result.missing.extend(one for one in needed if one.key not in draft.result.values)
    elif isinstance(field, Toggle) and _goes_to_setting(draft, at):
        draft.used.add(at)
        draft.put(field.key, "on")
        draft.result.guesses = True
    elif isinstance(field, Choice) and _lets(draft, at):
        draft.used.add(at)
        draft.put(field.key, _state(field, is_on=True))
    elif isinstance(field, Toggle) and (_is_wished(draft, at) or _comes_with(draft, at)):
        draft.used.add(at)
        draft.put(field.key, "on")
        draft.result.guesses = True
    elif isinstance(field, Toggle) and _is_branch_set(draft, field):
        draft.used.add(at)
        is_own = not field.key.endswith(".enabled")  # it says more than which branch is meant
        if is_own or _tells_where(draft, at) or _is_on_after(draft, at):
            draft.put(field.key, "on")
            draft.result.guesses = True
    else:
        draft.result.missing.append(field)


def _is_wished(draft: Draft, at: int) -> bool:
    """Whether it should be so: “the gym should be dialable by name”, “own permissions, please”."""
    words = [*draft.sentence.words]
    if draft.shows or is_question(draft.sentence) or draft.result.values or draft.result.hard:
        return False
    should_be = any(
        first in _SHOULD and second == "be" for first, second in pairwise(words[: draft.items[at].start])
    )
    before = words[max(draft.items[at].start - 2, 0) : draft.items[at].start]
    should_be = should_be or before[-1:] == ["should"] or before in _SHOULD_HAVE or _is_needed(draft, at)
    is_asked_for = bool(_WISHED & {*words}) and "of" not in words and len(draft.items) <= MAX_WISHED
    return should_be or is_asked_for


def _is_branch_set(draft: Draft, toggle: Field) -> bool:
    return any(
        branch(draft.family.field(key)) == branch(toggle) and key != toggle.key and branch(toggle)
        for key in draft.result.values
    )


def _comes_with(draft: Draft, at: int) -> bool:
    """Whether it is to be on beside the rest: “forward always to 4410, with ring reminder”."""
    before = draft.sentence.tokens[: draft.items[at].start]
    words = [token.plain for token in before if token.plain not in {"the", "a"}]
    is_off = any(piece.role is Role.OFF for piece in draft.items)
    is_beside = bool(draft.result.values) and not (is_question(draft.sentence) or is_off)
    return is_beside and words[-1:] in (["with"], ["including"], ["plus"])


def _is_on_after(draft: Draft, at: int) -> bool:
    """Whether it may be turned on, for a workspace after so many rings: “no answer on gym after 4 rings”."""
    behind = draft.items[at + 1 : at + 2]
    tokens = [token.plain for token in draft.sentence.tokens[draft.items[at].end :]]
    return bool(behind) and behind[0].role is Role.ON and "after" in tokens


def _tells_where(draft: Draft, at: int) -> bool:
    """Whether the name of the switch says where calls go (“unanswered calls to voicemail after 5 rings”), and
    is not only whose number is meant (“the rings of …”)."""
    piece = draft.items[at]
    before = draft.sentence.tokens[piece.start - 1].plain if piece.start else ""
    return "to" in draft.plain(piece).split() and before not in {"of", "for", "on"}


def _is_ordered(draft: Draft, at: int, field: Toggle) -> bool:
    """Whether the name of the field is an order itself (“Reject anonymous calls”), or stands beside a
    verb that has no other object."""
    piece = draft.items[at]
    first, *rest = draft.plain(piece).split()
    if first == "always" and rest:
        # “Always forward the gym” orders it; further on it is what the field is called.
        return piece.start == 0 and rest[0] in SWITCH_VERBS and not is_question(draft.sentence)
    # Beside a word for off, what a verb is about is not turned on.
    has_act = any(piece.role is Role.ACT for piece in draft.items) and False not in draft.states.values()
    lets = _lets(draft, at) and not _is_branch_set(draft, field)
    return has_act or lets or (first in SWITCH_VERBS and bool(rest) and rest[0] not in _NOUNS)


def _goes_to_setting(draft: Draft, at: int) -> bool:
    """Whether the setting is where something goes: “busy calls to voicemail”."""
    behind = draft.items[at + 1 : at + 4]
    roles = [piece.role for piece in behind if piece.role is not Role.WORKSPACE]
    return roles[:2] == [Role.TO, Role.NAME] and not is_question(draft.sentence)


def _lets(draft: Draft, at: int) -> bool:
    return any(token.plain == "let" for token in draft.sentence.tokens[: draft.items[at].start])


def _state(field: Field, *, is_on: bool) -> str:
    """On or off as a value of this field; a number that is not needed is taken away."""
    if isinstance(field, Phone):
        if is_on or field.needed_when or not field.may_be_empty:
            raise Misfit
        return ""
    if isinstance(field, Toggle):
        return typed(is_on)
    for word in ("on", "yes", "allow") if is_on else ("off", "no", "block"):
        try:
            return str(field.parse(word, ""))
        except Invalid:
            continue
    raise Misfit
