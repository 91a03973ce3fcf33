"""What each “on” and “off” of a sentence is about."""

from __future__ import annotations

from collections.abc import Collection

from bot.language.sentence.frames.frame import Draft, Misfit
from bot.language.sentence.kinds.asking.questions import is_question
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import DROP, Role
from cards.fields import Digits, Email, Field, Phone, Text, Toggle

_PLAIN_STATES = frozenset(
    {"on", "off", "yes", "no", "true", "false", "enabled", "disabled", "active", "inactive"}
)
"""Words for on and off that stand behind what they are about; the others stand before it."""
_NO_ORDER_FIRST = frozenset({"allowed", "permitted"})
"""At the beginning these tell how something is."""
_ORDERS = (Role.ON, Role.OFF, Role.OPTION, Role.ADD, Role.DROP, Role.NUMBER, Role.EMAIL, Role.QUOTE)
"""Beside one of these, “on” before the workspace turns nothing on."""
_TAKES_ITEMS = frozenset({*DROP, "drop", "remove", "clear"}) - {"take"}
"""Words for off that mean the items of a list where the setting has one."""
_VALUES = (Role.NUMBER, Role.EMAIL, Role.QUOTE, Role.UNKNOWN)
_IS = frozenset({"is", "are", "be", "was", "to", "not"})
"""Behind these “clear” is no order: “the dial by name is clear”."""
_SO = frozenset({"so", "therefore"})
_OWN = frozenset({"the", "our", "my"})
_HOW = frozenset({"without", "with", "no"})
_TOGETHER = frozenset({"with", "and", "&", "plus", "incl", "including"})


def fill_on_off(draft: Draft) -> None:
    """Finds what each “on” and “off” is about."""
    for at, piece in enumerate(draft.items):
        if piece.role not in (Role.ON, Role.OFF) or at in draft.used:
            continue
        follows = bool(at) and draft.items[at - 1].role in (Role.ON, Role.OFF)
        said = {token.plain for token in draft.sentence.tokens[draft.items[at - 1].start : piece.start]}
        if follows and said & {"no", "then"}:
            raise Misfit  # “off then on”, and “no turn on”, which may answer something
        if follows and _is_contrary_beside(draft, at, said):
            raise Misfit  # “off and on again”
        if piece.role is Role.ON and at and draft.items[at - 1].role is Role.OFF:
            draft.used.add(at)  # “should not accept”, “no longer allow”
            continue
        if piece.role is Role.OFF and at and draft.items[at - 1].role is Role.OFF:
            raise Misfit  # “cancel turning off”
        if draft.family.lists and draft.plain(piece) in _TAKES_ITEMS:
            raise Misfit
        if not at and draft.plain(piece) in _NO_ORDER_FIRST:
            raise Misfit  # “allowed numbers of selective accept”
        if draft.plain(piece) == "clear" and _behind_is(draft, piece):
            raise Misfit  # “the line is clear” tells how it is
        if draft.plain(piece) == "no" and _is_nobody(draft, piece):
            raise Misfit  # “if no one gets there” turns nothing off
        if draft.plain(piece) == "no" and not draft.is_switch(at + 1) and _tells_of_none(draft, piece):
            raise Misfit  # “there is no staff there”
        if (emptied := _text_behind(draft, at)) is not None:
            draft.put(emptied.key, "")
            draft.used |= {at, draft.near(at, 1)}
            continue
        is_between = _is_preposition(draft, at)
        if is_between and (
            draft.shows or _names_own(draft, at) or _has_other_order(draft, at) or _says_else(draft, at)
        ):
            draft.used.add(at)
            continue
        is_on = piece.role is Role.ON
        behind, before = draft.near(at, -1), draft.near(at, 1)
        stands_behind = draft.plain(piece) in _PLAIN_STATES
        if draft.plain(piece) == "no" and before == at + 1 and draft.is_switch(before):
            stands_behind = False  # “no ring splash”
        stands_behind = stands_behind or _is_with_more(draft, before)
        order = (behind, before) if stands_behind else (_ahead(draft, at), before, behind)
        target = next((one for one in order if draft.is_switch(one)), None)
        if target is None:
            target = next((one for one in range(len(draft.items)) if draft.is_switch(one)), None)
        if target is None:
            if piece.role is Role.OFF and False in draft.states.values() and not _is_said_again(draft, at):
                raise Misfit  # “no need for … to be off”
            if _is_preposition(draft, at) or {*draft.states.values()} == {is_on}:
                draft.used.add(at)  # “should not …, switch that off”
            elif draft.states:
                raise Misfit  # “voicemail is off there, turn it on”
            continue
        if not is_on and draft.items[target].role is Role.IT and _is_turned_off(draft):
            draft.used |= {at, target}  # “should not get collect calls, block them”
            continue
        if not is_on and not stands_behind and (field := _field_of_name(draft, target)):
            draft.used.add(target)
            target = field
        if piece.role is Role.OFF and draft.states.get(target) is False and not _is_said_again(draft, at):
            raise Misfit  # “must not be off”
        if _is_in_other_clause(draft, at, target):
            raise Misfit  # “no staff there any more, so send all calls to voicemail”
        draft.states[target] = is_on
        draft.used |= {at, target}
        _also(draft, target, is_on)
        if stands_behind and target < at:
            _also_before(draft, target, is_on)
    if len({draft.states[at] for at in draft.states if _is_whole(draft, at)}) > 1:
        raise Misfit  # “voicemail is off there, turn it on”
    if draft.family.chooses_own and any(draft.items[at].role in (Role.NAME, Role.IT) for at in draft.states):
        draft.result.guesses = True  # “turn off outgoing calls” does not say which calls may be made then
    _with(draft)


def _is_with_more(draft: Draft, at: int) -> bool:
    """Whether words here only say how it is to be: “barge in should be allowed without a tone”."""
    piece = draft.items[at] if at < len(draft.items) else None
    act = piece.meaning.act if piece and piece.role is Role.ACT else None
    is_denied = any(one.role is Role.OFF for one in draft.items)
    is_beside = act is not None and act.beside_name and bool(act.values) and not is_denied
    return is_beside and piece is not None and piece.plain.split()[0] in _HOW


def _is_contrary_beside(draft: Draft, at: int, said: Collection[str]) -> bool:
    """Whether a word for on stands behind one for off, and both are wanted: “turn it off and on”. `said` are
    the words from the first to the second."""
    both = draft.items[at - 1 : at + 1]
    if [one.role for one in both] != [Role.OFF, Role.ON]:
        return False
    is_plain = all(_PLAIN_STATES.intersection(draft.plain(one).split()) for one in both)
    is_behind_comma = is_plain and "," in said and not _is_preposition(draft, at)
    return is_behind_comma or not _TOGETHER.isdisjoint(said)


def _names_own(draft: Draft, at: int) -> bool:
    """Whether the name of a setting that only chooses the workspace's own values stands before “on”: “digit
    patterns on the gym”."""
    return draft.family.chooses_own and at > 0 and draft.items[at - 1].role is Role.NAME


def _is_turned_off(draft: Draft) -> bool:
    """Whether the words beside say that something of the setting is off, but not the setting itself."""
    acts = [one.meaning.act for one in draft.items if one.role is Role.ACT]
    told = {key: value for act in acts if act for key, value in act.values.items()}
    own = draft.family.chooses_own and draft.family.main not in told
    return own and bool(told) and all(value in (False, "BLOCK") for value in told.values())


def _is_whole(draft: Draft, at: int) -> bool:
    """Whether it is the setting itself, by its name or as “it”."""
    piece = draft.items[at]
    field = piece.meaning.field if piece.role is Role.FIELD else None
    return piece.role in (Role.NAME, Role.IT) or (field is not None and field.key == draft.family.main)


def _behind_is(draft: Draft, piece: Piece) -> bool:
    before = draft.sentence.tokens[max(piece.start - 1, 0) : piece.start]
    return bool(_IS & {token.plain for token in before})


def _is_nobody(draft: Draft, piece: Piece) -> bool:
    """Whether “no” begins “no one” or “no body”."""
    return [token.plain for token in draft.sentence.tokens[piece.end : piece.end + 1]] in (["one"], ["body"])


def _tells_of_none(draft: Draft, piece: Piece) -> bool:
    """Whether “there is no …” tells what is missing: “calls may go to voicemail, there is no staff there”."""
    before = [token.plain for token in draft.sentence.tokens[max(piece.start - 2, 0) : piece.start]]
    return before in (["there", "is"], ["there", "are"])


def _text_behind(draft: Draft, at: int) -> Field | None:
    """The text field right behind “clear” and its like, which empty it: “clear the dial by name”."""
    behind = draft.near(at, 1)
    if draft.plain(draft.items[at]) not in _TAKES_ITEMS or not at < behind < len(draft.items):
        return None
    field = draft.items[behind].meaning.field if draft.items[behind].role is Role.FIELD else None
    is_text = isinstance(field, Text | Email) and not isinstance(field, Digits | Phone)
    return field if is_text and not any(one.role in _VALUES for one in draft.items) else None


def _ahead(draft: Draft, at: int) -> int:
    """The place of a switch behind verbs that only help, and the workspace: “should not ring the gym first”;
    this place where there is none."""
    for ahead in range(at + 1, len(draft.items)):
        piece = draft.items[ahead]
        act = piece.meaning.act if piece.role is Role.ACT else None
        if piece.role is not Role.WORKSPACE and (act is None or act.values):
            return ahead if piece.role is Role.FIELD and draft.is_switch(ahead) else at
    return at


def _field_of_name(draft: Draft, at: int) -> int:
    """The place of a switch right behind the name of its setting: “turn off voicemail email copies”; 0 where
    none stands there, or it is told a state of its own."""
    name, field, state = (*draft.items[at : at + 3], None, None)[:3]
    if name is None or field is None or name.role is not Role.NAME or field.role is not Role.FIELD:
        return 0
    is_told = state is not None and state.role in (Role.ON, Role.OFF, Role.NUMBER, Role.EMAIL, Role.OPTION)
    return at + 1 if name.end == field.start and draft.is_switch(at + 1) and not is_told else 0


def _is_said_again(draft: Draft, at: int) -> bool:
    """Whether a comma or “and” stands between this word for off and the one before."""
    before = max((one for one in range(at) if draft.items[one].role is Role.OFF), default=at)
    between = draft.sentence.tokens[draft.items[before].end : draft.items[at].start]
    return any(token.plain in {",", "and"} for token in between)


def _is_in_other_clause(draft: Draft, at: int, target: int) -> bool:
    """Whether “so” stands between a word for off and what it would turn off."""
    between = draft.sentence.tokens[draft.items[at].end : draft.items[target].start]
    return draft.items[at].role is Role.OFF and any(token.plain in _SO for token in between)


def _with(draft: Draft) -> None:
    """A setting and a field that are named together are turned on together: “dnd with ring reminder on”.
    Beside “off” it is not certain."""
    for at, piece in enumerate(draft.items[:-1]):
        if piece.role is not Role.NAME or not draft.family.main:
            continue
        passed = (Role.TO, Role.ON, Role.OFF, Role.WORKSPACE)
        behind = next(
            (one for one in range(at + 1, len(draft.items)) if draft.items[one].role not in passed), at
        )
        between = draft.sentence.tokens[piece.end : draft.items[behind].start]
        field = draft.items[behind].meaning.field if draft.items[behind].role is Role.FIELD else None
        if not isinstance(field, Toggle) or not _TOGETHER & {token.plain for token in between}:
            continue
        if [token.plain for token in between[:1]] == [","] and draft.items[at + 1].role is Role.OFF:
            continue  # a heading: “privacy: turn off …”
        told = {draft.states[one] for one in (at, behind) if one in draft.states}
        if not told and _is_all(draft, at, behind):
            draft.result.guesses = True
            told = {True}
        if told == {True}:
            draft.states[at] = draft.states[behind] = True
            draft.used |= {at, behind}
        elif told == {False} and at not in draft.states:
            draft.result.missing.append(draft.family.field(draft.family.main))


def _is_all(draft: Draft, name: int, field: int) -> bool:
    """Whether nothing is said but the setting, the workspace and, behind “with”, the field: “barge in for the
    gym, with tone”."""
    rest = [piece.role for at, piece in enumerate(draft.items) if at not in (name, field)]
    before = draft.sentence.tokens[draft.items[field].start - 1].plain
    first = draft.sentence.tokens[0].plain
    is_order = draft.items[0].start == 0 or first in {"the", "please", "pls"}
    is_all = {*rest} <= {Role.TO, Role.WORKSPACE}
    return before == "with" and is_order and is_all and not is_question(draft.sentence)


def _also(draft: Draft, target: int, is_on: bool) -> None:
    """What is named right behind, joined by “and”, is told the same."""
    at = target + 1
    while draft.is_switch(at) and draft.items[at].role is Role.FIELD:
        gap = {
            token.plain for token in draft.sentence.tokens[draft.items[at - 1].end : draft.items[at].start]
        }
        if not gap & {"and", ",", "&"}:
            return
        following = draft.near(at, 1)
        is_told = following < len(draft.items) and draft.items[following].role in (Role.ON, Role.OFF)
        if is_told and not _is_preposition(draft, following):
            return
        draft.states[at] = is_on
        draft.used.add(at)
        at += 1


def _also_before(draft: Draft, target: int, is_on: bool) -> None:
    """What is named before it, joined by “and” and without a state of its own, is told the same: “turn the
    busy and the always forwarding off”."""
    at = target - 1
    while at >= 0 and at not in draft.used and draft.is_switch(at) and draft.items[at].role is Role.FIELD:
        gap = {
            token.plain for token in draft.sentence.tokens[draft.items[at].end : draft.items[at + 1].start]
        }
        if not gap & {"and", ",", "&"}:
            return
        draft.states[at] = is_on
        draft.used.add(at)
        at -= 1


def _says_else(draft: Draft, at: int) -> bool:
    """Whether a word that is not known may be the verb: “barr international on the gym”."""
    unknown = [piece for piece in draft.items if piece.role is Role.UNKNOWN]
    is_field = at > 0 and draft.items[at - 1].role is not Role.NAME
    return bool(unknown) and (is_field or unknown[0].start == 0)


def _has_other_order(draft: Draft, at: int) -> bool:
    others = [piece for other, piece in enumerate(draft.items) if other != at]
    return any(one.role in _ORDERS or (one.role is Role.ACT and _is_switch_act(one)) for one in others)


def _is_switch_act(piece: Piece) -> bool:
    """Whether words turn a switch other than the main one on or off: “do not ring others while on a call”."""
    act = piece.meaning.act
    family = piece.meaning.family
    return bool(act and family and act.values and family.main not in act.values)


def _is_preposition(draft: Draft, at: int) -> bool:
    """Whether “on” or “on the” stands before the workspace, “that one” or a number, between a value and its
    field (“access code on national calls”), before what is not known (“on the bill”), or at the head before
    the setting (“on the intercom of …”)."""
    piece, behind = draft.items[at], draft.items[at + 1 : at + 2]
    if draft.plain(piece) != "on" or not behind:
        return False
    if at and draft.items[at - 1].role is Role.OPTION and behind[0].role is Role.FIELD:
        return True
    between = [token.plain for token in draft.sentence.tokens[piece.end : behind[0].start]]
    if not at and behind[0].role is Role.NAME and between == ["the"]:
        return True
    if at and behind[0].role is Role.UNKNOWN and between and _OWN.issuperset(between):
        # “A collect call on our bill”; beside no other workspace the word may be one that is misspelt.
        return any(one.role is Role.WORKSPACE for one in draft.items)
    act = behind[0].meaning.act if behind[0].role is Role.ACT else None
    if act and at and draft.items[at - 1].role is Role.NAME and _is_field_told(draft, at + 2):
        return False  # “voicemail on send unanswered off”
    if behind[0].role not in (Role.WORKSPACE, Role.NUMBER, Role.IT) and (act is None or act.contrary != {}):
        return False
    return _OWN.issuperset(between)


def _is_field_told(draft: Draft, at: int) -> bool:
    """Whether a field stands here with a state of its own behind it."""
    roles = [one.role for one in draft.items[at : at + 2]]
    return roles[:1] == [Role.FIELD] and roles[1:] in ([Role.ON], [Role.OFF])
