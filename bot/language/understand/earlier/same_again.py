"""Sentences that only name another workspace, for what was just asked or changed: “and the gym too”."""

from __future__ import annotations

from dataclasses import replace

from bot.language.assignments import Assignment
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import SetFields
from bot.language.sentence.frames.frame import typed
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import TURNS, Role
from cards.fields import Toggle

_ALSO = frozenset({"too", "also", "and", "as well", "&", "and also"})
_STATES = frozenset({*TURNS, "on", "off"})
_BESIDE = frozenset(
    {"the", "now", "then", "in", "at", "for", "on", "please", "pls", "do", "it", "that", "our", "my", ","}
)
"""Words that say no more than those, beside them and the workspace."""
_TURNS_IT = frozenset({"switch", "turn", "put", "it", "that", "on", "switch on", "turn on"})
_ASKING = frozenset({"what about", "how about", "is", "for", "in", "so"})


def last_change_again(best: Reading, topic: Topic) -> SetFields | None:
    """The last change, where a sentence wants it once more; in the other state where it says “and off in the
    huddle”, and the change was of one switch: turned on, that may need more than the switch."""
    last, state = topic.last_change, other_state(best, topic)
    if last is not None and _turns_on_too(best, topic, last):
        return last
    if last is None or state is None:
        return last if means_last_change(best, topic) else None
    toggles = [one.field for one in last.assignments if isinstance(one.field, Toggle)]
    if len(toggles) != 1 or (state and len(last.assignments) > 1):
        return None
    return replace(last, assignments=(Assignment(toggles[0], typed(state)),))


def _turns_on_too(best: Reading, topic: Topic, last: SetFields) -> bool:
    """Whether a sentence wants “it” on elsewhere, too, right behind a change that allowed something:
    “allow international calls”, “switch it on for the gym as well”."""
    said = _said(best)
    is_said = (
        "on" in said
        and bool(said & {"it", "that"})
        and bool(said & _ALSO)
        and said <= _ALSO | _BESIDE | _TURNS_IT
    )
    told = [one for one in last.assignments if not one.field.key.startswith("useCustom")]
    allows = bool(told) and all(one.text.casefold() == "allow" for one in told)
    return topic.was_changed_now and not best.sentence.asks and is_said and allows


def means_last_change(best: Reading, topic: Topic) -> bool:
    """Whether a sentence wants the last change once more: with “the same”, or as an addition right behind
    it. Words that are not known, a “not” or a question are for the caller to see."""
    if topic.last_change is None:
        return False
    if any(token.plain == "same" for token in best.sentence.tokens):
        return not best.asks
    said = _said(best)
    return topic.was_changed_now and not best.sentence.asks and bool(said & _ALSO) and said <= _ALSO | _BESIDE


def other_state(best: Reading, topic: Topic) -> bool | None:
    """Whether a sentence right behind a change says only “and off in the huddle”: True for on, False for off,
    None where it says anything else."""
    told = [piece for piece in best.pieces if piece.role in (Role.ON, Role.OFF) and piece.plain in _STATES]
    states = {piece.role for piece in told if piece.plain != "on" or len(told) == 1}
    rest = _said(best) - _STATES
    if not topic.was_changed_now or best.sentence.asks or len(states) != 1:
        return None
    return states == {Role.ON} if rest & _ALSO and rest <= _ALSO | _BESIDE else None


def asks_the_same(best: Reading, topic: Topic) -> bool:
    """Whether a sentence asks for the same setting elsewhere: “what about the gym?”"""
    said = _said(best)
    is_asked = bool(said & {"what about", "how about"}) or (best.sentence.asks and bool(said & _ALSO))
    return bool(topic.family) and is_asked and said <= _ALSO | _BESIDE | _ASKING


def _said(best: Reading) -> set[str]:
    """The phrases besides the workspace."""
    return {piece.plain for piece in best.pieces if piece.role is not Role.WORKSPACE}
