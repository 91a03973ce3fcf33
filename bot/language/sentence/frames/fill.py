"""Fills the frame of a setting from phrases: names first, then on and off, values, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from bot.catalogue import family_of
from bot.catalogue.model.family import Family
from bot.catalogue.model.spoken import wordings
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.selective import SELECTIVE_FORWARD
from bot.catalogue.settings.voicemail import VOICEMAIL
from bot.language.sentence.frames.acts import fill_acts
from bot.language.sentence.frames.branches import fill_both, of_branch, without_or
from bot.language.sentence.frames.frame import Draft, Frame, Misfit, typed
from bot.language.sentence.frames.states.on_off import fill_on_off
from bot.language.sentence.frames.states.switches import fill_toggles
from bot.language.sentence.frames.told.denials import (
    denied_block,
    denies_field,
    denies_value,
    refuses_unknown,
    takes_back,
)
from bot.language.sentence.frames.told.direction import (
    is_of_caller,
    leaves_direction_open,
    sends_number,
    sends_to_workspace,
)
from bot.language.sentence.frames.told.left_out import with_left_out
from bot.language.sentence.frames.told.state_conditions import says_when, while_on, without_condition_starts
from bot.language.sentence.frames.told.told_facts import (
    tells_absence,
    tells_caller,
    tells_what_is_seen,
    tells_who_quit,
    told_facts,
)
from bot.language.sentence.frames.values.options import fill_options
from bot.language.sentence.frames.values.people import fill_people
from bot.language.sentence.frames.values.rings import answers_itself, follow_rings
from bot.language.sentence.frames.values.values import fill_values
from bot.language.sentence.kinds.telling.taking_back import left_as_it_is
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import (
    NEGATIVE_ORDERS,
    Role,
)
from bot.language.sentence.words.tokens import Sentence
from bot.language.sentence.words.word_graph import ARTICLES
from cards.fields import Choice, Field, People, Toggle

_ICPT_VOICEMAIL = "incoming.voicemailEnabled"
_ALLOWS = frozenset({"may", "might"})
_SOMEBODY = frozenset({"somebody", "someone", "anybody", "anyone"})
"""At the head of a clause they tell what has happened; elsewhere the order is shown first."""
_NEEDS_A_PLACE = frozenset(
    {Role.ON, Role.OFF, Role.OPTION, Role.NUMBER, Role.EMAIL, Role.ADD, Role.DROP, Role.IT}
)
"""Phrases without which the sentence would say something else: left over, they make the cut senseless."""

_ARRIVING = frozenset({"to", "into", "reach"})
"""At the end of a verb these lead to where calls arrive."""
_TAKES_OFF = frozenset(
    {"remove", "delete", "drop", "take", "kick", "pull", "rm", "exclude", "throw", "erase"}
)
_NOBODY = frozenset({"someone", "somebody", "person", "people", "user", "users", "member", "members", "one"})
"""Between such a verb and “from” these name nobody."""


def fill(family: Family, sentence: Sentence, pieces: Sequence[Piece]) -> Frame | None:
    """The frame that these phrases fill; None where one of them has no place in it."""
    if any(
        _names_item(*two) or _passes_over_out_of(*two) or tells_who_quit(*two) for two in pairwise(pieces)
    ):
        return None
    if tells_absence(sentence, pieces):
        return None
    if sends_number(sentence, pieces):
        return None
    if family is CALL_FORWARDING and (is_of_caller(sentence, pieces) or _reaches_workspace(pieces)):
        return None
    if family is SELECTIVE_FORWARD and tells_caller(sentence, pieces):
        return None
    if family is VOICEMAIL and sends_to_workspace(sentence, pieces):
        return None
    if any(map(_needs_name, pieces)) and not _is_named(family, sentence):
        return None
    pieces = without_or(of_branch(family, pieces))
    meanwhile = while_on(sentence, pieces)
    if meanwhile:
        pieces = [
            piece
            for piece in pieces
            if piece not in meanwhile and not (piece.role is Role.HARD and piece.plain == "still")
        ]
    pieces = with_left_out(pieces)
    draft = Draft(family, sentence, tuple(without_condition_starts(pieces)))
    try:
        fill_people(draft)
        fill_on_off(draft)
        fill_options(draft)
        fill_values(draft)
        fill_acts(draft)
        fill_both(draft)
        fill_toggles(draft)
        # Named twice: “copies of voicemails should not be emailed”.
        told = draft.result.values
        draft.result.missing = [
            one for one in draft.result.missing if not (isinstance(one, Toggle) and one.key in told)
        ]
    except Misfit:
        return None
    if (
        _tells_closed(draft, pieces)
        or refuses_unknown(draft, pieces)
        or _undoes_itself(draft.result)
        or answers_itself(draft)
    ):
        return None
    if _passes_over_numbers(draft):
        return None
    if draft.result.values and any(_is_destination(draft, at) for at in range(1, len(draft.items))):
        draft.result.missing.append(family.field(next(iter(draft.result.values))))
    if whom := _whom_to_drop(draft):
        draft.result.values.clear()
        draft.result.missing[:] = [whom]
    follow_rings(draft)
    draft.result.is_order |= bool(draft.result.values)
    draft.result.hard += [
        draft.said(one)
        for one in pieces
        if one.role is Role.OFF and (takes_back(draft, one) or denies_value(draft, one))
    ]
    draft.result.hard += denied_block(draft)
    if any(one.role is Role.ACT and one.plain.startswith("without ") for one in pieces) and any(
        one.role is Role.OFF and draft.plain(one) in NEGATIVE_ORDERS for one in pieces
    ):
        draft.result.hard.append("without")  # “should not be allowed without a tone”
    draft.result.hard += left_as_it_is(sentence)
    if draft.result.values and pieces and denies_field(pieces[0]):
        draft.result.hard.append("not")
    draft.result.hard += told_facts(sentence, pieces)
    if says_when(draft, pieces):
        draft.result.hard.append("when")
    left_over = [piece for at, piece in enumerate(draft.items) if at not in draft.used]
    draft.result.unknown = [
        draft.said(piece) for piece in left_over if piece.role in (Role.UNKNOWN, Role.QUOTE, Role.ALL)
    ]
    is_implied = not any(piece.is_of_setting or piece.role is Role.IT for piece in pieces) and any(
        piece.role is Role.NUMBER for piece in pieces
    )
    draft.result.guesses |= (
        bool(meanwhile)
        or any(_is_left_out(draft, piece) for piece in left_over)
        or leaves_direction_open(sentence, pieces)
        or is_implied
        or tells_what_is_seen(sentence)
        or _may_only_tell(family, pieces)
        or any(
            piece.text
            or (piece.role is Role.OFF and draft.plain(piece) in (*NEGATIVE_ORDERS, "undo"))
            or (piece.role is Role.HARD and draft.plain(piece) in _SOMEBODY)
            for piece in (*draft.items, *pieces)
        )
    )
    return None if any(piece.role in _NEEDS_A_PLACE for piece in left_over) else draft.result


def _is_left_out(draft: Draft, piece: Piece) -> bool:
    """Whether a switch is named of which nothing is told: another one beside it may be meant, too."""
    field = piece.meaning.field if piece.role is Role.FIELD else None
    return isinstance(field, Toggle) and field.key not in draft.result.values and bool(draft.result.values)


def _passes_over_numbers(draft: Draft) -> bool:
    """Whether two numbers are told and everything is turned off: “no forwarding to 4405, it should be
    4321”."""
    numbers = {draft.said(one) for one in draft.items if one.role is Role.NUMBER}
    values = draft.result.values.values()
    return len(numbers) > 1 and bool(values) and all(one == typed(False) for one in values)


def _may_only_tell(family: Family, pieces: Sequence[Piece]) -> bool:
    """Whether it may say what is allowed, and not order it, “the gym may be forwarded to 4404”, or tells its
    setting by a value alone, or by a choice that is turned on or off: “blacklist the gym”, “disable the allow
    list”."""
    own = [piece for piece in pieces if piece.is_of_setting]
    is_allowed = any(piece.plain in _ALLOWS for piece in pieces) and not family.chooses_own
    is_value = bool(own) and all(one.role is Role.OPTION for one in own)
    is_choice = bool(own) and all(
        one.role is Role.FIELD and isinstance(one.meaning.field, Choice) for one in own
    )
    return is_allowed or is_value or is_choice


def _is_its_offer(piece: Piece) -> bool:
    """Whether the field is named in full: “offer voicemail”."""
    field = piece.meaning.field if piece.role is Role.FIELD else None
    return field is not None and field.key == _ICPT_VOICEMAIL and " " in piece.plain


def _tells_closed(draft: Draft, pieces: Sequence[Piece]) -> bool:
    """Whether it only says why voicemail is to be off: “the gym is shut, voicemail off”."""
    is_named = any(one.role is Role.NAME or _is_its_offer(one) for one in pieces)
    is_off = draft.result.values.get(_ICPT_VOICEMAIL) == typed(False)
    return draft.family is CALL_INTERCEPT and is_off and not is_named


def _undoes_itself(frame: Frame) -> bool:
    """Whether values of the workspace's own are told, and that those of the location hold: no value would
    have an effect, and with the switch others would lose theirs. Or whether verbs, which may mean something
    else, turn a part of it on and the whole off: “straight to voicemail, there is no staff”."""
    family, values = frame.family, frame.values
    if values.get(family.main) != typed(False):
        return False
    if family is SELECTIVE_FORWARD and len(values) > 1:
        return True  # “stop forwarding calls from 4001 to 4002” is about a rule
    others = [value for key, value in values.items() if key != family.main]
    if family.chooses_own:
        return any(value != typed(False) for value in others)
    return frame.guesses and typed(True) in others


def _whom_to_drop(draft: Draft) -> Field | None:
    """The list of people from which nobody is named to be taken: “remove from push-to-talk” turns nothing
    off."""
    lists = [one for one in draft.family.fields if isinstance(one, People)]
    if not lists or draft.result.names:
        return None
    name = next((piece for piece in draft.items if piece.role is Role.NAME), None)
    named = [piece.meaning.field for piece in draft.items if piece.role is Role.FIELD]
    is_list = named == lists or (name is not None and draft.sentence.text(name.end, name.end + 1) == "list")
    if is_list and any(piece.role in (Role.OFF, Role.DROP) for piece in draft.items):
        return lists[0]
    if name is None:
        return None
    before = [token.plain for token in draft.sentence.tokens[: name.start] if token.plain not in ARTICLES]
    verb = next((at for at, word in enumerate(before) if word in _TAKES_OFF), None)
    is_led_to = (
        verb is not None and before[-1] in {"from", "off"} and _NOBODY.issuperset(before[verb + 1 : -1])
    )
    return lists[0] if is_led_to else None


def _needs_name(piece: Piece) -> bool:
    """Whether a verb helps only beside the name of the setting: “forward … to voicemail”."""
    act = piece.meaning.act if piece.role is Role.ACT else None
    return act is not None and (act.needs_name or act.only_helps_name)


def _is_named(family: Family, sentence: Sentence) -> bool:
    """Whether the setting is called by any of its names, also inside another phrase."""
    said = f" {' '.join(sentence.words)} "
    return any(f" {name} " in said for name in _names(family.key))


@cache
def _names(key: str) -> frozenset[str]:
    """All that a setting is called."""
    family = family_of(key)
    spoken = (name for pattern in family.spoken for name in wordings(pattern))
    return frozenset((*family.names(), *spoken))


def _reaches_workspace(pieces: Sequence[Piece]) -> bool:
    """Whether calls are not to come to the workspace itself, and are sent nowhere: “let no calls through to
    the gym”, “no calls should reach the gym”."""
    told = [one for one in pieces if one.role is not Role.GLUE]
    reaches = any(
        one.role in (Role.ACT, Role.TO)
        and one.plain.split()[-1] in _ARRIVING
        and other.role is Role.WORKSPACE
        for one, other in pairwise(told)
    )
    roles = {one.role for one in pieces}
    return reaches and Role.OFF in roles and Role.NUMBER not in roles


def _passes_over_out_of(one: Piece, other: Piece) -> bool:
    """Whether “out of”, which takes something away, is taken for two words that mean nothing."""
    return one.role is other.role is Role.GLUE and (one.plain, other.plain) == ("out", "of")


def _names_item(one: Piece, other: Piece) -> bool:
    """Whether an item of a list is named, which is no value of the setting: “rule 4404”."""
    return one.role is Role.LIST and other.role is Role.NUMBER


def _is_destination(draft: Draft, at: int) -> bool:
    """Whether words that are left over tell where something goes: “send all calls to ravi”."""
    before, piece = draft.items[at - 1], draft.items[at]
    is_left = at not in draft.used and piece.role is Role.UNKNOWN
    return is_left and before.role is Role.TO and draft.plain(before) == "to" and before.end == piece.start
