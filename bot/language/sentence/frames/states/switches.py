"""The switches that are turned on or off, by what was told of them or follows from the rest."""

from __future__ import annotations

from itertools import pairwise

from bot.language.sentence.frames.frame import Draft, Misfit, branch, typed
from bot.language.sentence.frames.states.switch_states import SWITCH_VERBS, fill_switch, is_given
from bot.language.sentence.kinds.asking.questions import is_question
from bot.language.sentence.words.general_words import Role, phrases
from cards.fields import Toggle

_PUTS = frozenset({"put", "place", "set"})
_UNDER = frozenset({"under", "on", "in", "into"})
_NOTHING = frozenset({"Never", "None"})
"""Options that choose nothing else with them."""
_NAMED_ALONE = ([Role.NAME, Role.WORKSPACE], [Role.WORKSPACE, Role.NAME])
_PLEASE = frozenset({"please", "pls", "plz"})
_BEFORE_VERB = _PLEASE | phrases("can|could|would|you|kindly|just|i|we|like|want|need|to|hi|hello|hey|,")


def fill_toggles(draft: Draft) -> None:
    """Turns on or off what was told so, and what the values need. Raises Misfit for contrary states."""
    for at, piece in enumerate(draft.items):
        if piece.role in (Role.NAME, Role.IT):
            draft.used.add(at)
            if piece.role is Role.IT and _is_part_told(draft):
                # “Barge in: play a tone and turn it on” may mean both.
                draft.result.guesses |= any(one.role is Role.NAME for one in draft.items[:at])
                if not _is_of_heading(draft, at):
                    continue  # “no collect calls, block them”
            if at in draft.states and (part := _part_meant(draft, at)):
                draft.put(part.key, typed(draft.states[at]))
            elif at in draft.states:
                if not draft.family.main:
                    raise Misfit  # it has no switch for all of it
                draft.put(draft.family.main, typed(draft.states[at]))
            elif not draft.family.main:
                continue
            elif piece.role is Role.NAME and _is_joined_to_order(draft, at):
                draft.result.missing.append(draft.family.field(draft.family.main))
            elif _is_put_to(draft, at) or _is_on_workspace(draft, at) or _is_asked_for(draft, at):
                is_sent = draft.items[at - 1].role is Role.TO and _is_put_to(draft, at)
                draft.put((is_sent and draft.family.put_to) or draft.family.main, "on")
                draft.result.guesses = True
    for at, piece in enumerate(draft.items):
        if piece.role is Role.FIELD and piece.meaning.field:
            fill_switch(draft, at, piece.meaning.field)
    if draft.family.put_to and draft.result.values.get(draft.family.put_to) == "on":
        draft.result.values.setdefault(draft.family.main, "on")
    if _is_put_under(draft):
        draft.put(draft.family.main, "on")
        draft.result.guesses = True
    for key in list(draft.result.values):
        toggle = draft.family.field(key).needed_when
        if toggle and toggle not in draft.result.values:
            draft.result.values[toggle] = "on"
        if toggle and draft.result.values[toggle] == "off":
            del draft.result.values[key]  # “stop forwarding to 4321”
            draft.result.guesses = True
            continue
        choice, value = draft.family.field(key).chosen_with
        if choice and draft.result.values[key] not in _NOTHING:
            draft.put(choice, value)

    if _is_off_with_more(draft) and not _is_each_told(draft):
        raise Misfit  # “turn off dnd with ring reminder”
    if draft.family.main and draft.result.values and _is_verb(draft):
        draft.result.guesses |= draft.family.main not in draft.result.values
        draft.result.values.setdefault(draft.family.main, "on")


def _is_joined_to_order(draft: Draft, at: int) -> bool:
    """Whether “and” and a switch of the setting follow, and it is not said what of the setting itself is
    wanted: “dnd for the gym and play a ring reminder”."""
    behind = next((one for one in draft.items[at + 1 :] if one.role is not Role.WORKSPACE), None)
    is_told = bool(draft.states) or draft.shows or _is_verb(draft)
    if at or is_told or behind is None or behind.role is not Role.FIELD:
        return False
    between = {token.plain for token in draft.sentence.tokens[draft.items[at].end : behind.start]}
    return "and" in between and not is_question(draft.sentence)


def _is_off_with_more(draft: Draft) -> bool:
    """Whether the setting is told off, and another switch that then does nothing is told on."""
    main, values = draft.family.main, draft.result.values
    if not main or not draft.family.main_is_for_all or values.get(main) != "off":
        return False
    told_off = any(piece.role is Role.OFF for piece in draft.items)
    others = [one for one in draft.family.fields if isinstance(one, Toggle) and one.key != main]
    alike = [one for one in others if branch(one) in {"", branch(draft.family.field(main))}]
    return told_off and any(values.get(one.key) == "on" for one in alike)


def _is_each_told(draft: Draft) -> bool:
    """Whether a word for off and one for on stand right behind what they are about: “ring reminder on, dnd
    off”."""
    told = {
        state.role
        for named, state in pairwise(draft.items)
        if (named.role, state.role) in ((Role.NAME, Role.OFF), (Role.FIELD, Role.ON))
        and draft.plain(state) in ("on", "off", "enabled", "disabled")
    }
    return told == {Role.ON, Role.OFF} and draft.items[-1].role in (Role.ON, Role.OFF, Role.WORKSPACE)


def _is_verb(draft: Draft) -> bool:
    """Whether the sentence begins with the name of the setting as its verb, and says more: “intercept the gym
    and tell callers the new number 4001”."""
    roles = [piece.role for piece in draft.items[:2]]
    words = [token.plain for token in draft.sentence.tokens[: draft.items[0].end]]
    begins = roles == [Role.NAME, Role.WORKSPACE] and set(words[:-1]) <= _BEFORE_VERB
    return begins and words[-1] in SWITCH_VERBS


def _is_part_told(draft: Draft) -> bool:
    """Whether a part of the setting is turned on or off, which “it” and “them” then mean."""
    return any(draft.items[one].role is Role.FIELD for one in draft.states)


def _is_of_heading(draft: Draft, at: int) -> bool:
    """Whether “it” is turned on or off right behind the setting, and its part only behind that: “barge in:
    enable it and play a tone”."""
    before = [one.role for one in draft.items[:at] if one.role not in (Role.WORKSPACE, Role.ON, Role.OFF)]
    return at in draft.states and before == [Role.NAME]


def _part_meant(draft: Draft, at: int) -> Toggle | None:
    """The part of the setting that is turned on or off, where it is named right behind the setting: “enable
    call forwarding when busy”."""
    main = branch(draft.family.field(draft.family.main)) if draft.family.main else ""
    passed = (Role.WORKSPACE, Role.IT)
    behind = next((one for one in range(at + 1, len(draft.items)) if draft.items[one].role not in passed), at)
    piece = draft.items[behind]
    field = piece.meaning.field if main and piece.role is Role.FIELD else None
    is_part = isinstance(field, Toggle) and branch(field) not in {main, ""} and behind not in draft.states
    return field if is_part and isinstance(field, Toggle) else None


def _is_on_workspace(draft: Draft, at: int) -> bool:
    """Whether “on” stands between the setting and the workspace, and more is said behind a comma: “dnd on
    gym, ring reminder on”, “intercept on gym and …”. It may mean the switch as well."""
    behind = [one.role for one in draft.items[at + 1 :]]
    if behind[:2] != [Role.ON, Role.WORKSPACE] or not behind[2:] or not draft.family.main_is_for_all:
        return False
    comma = draft.sentence.tokens[draft.items[at + 2].end]
    is_told = bool(draft.result.values or draft.states) and draft.family.main not in draft.result.values
    return bool(draft.family.main) and is_told and comma.plain in {",", "and"} and not comma.quoted


def _is_put_to(draft: Draft, at: int) -> bool:
    """Whether a workspace is put to the setting or given it, and nothing else is said: “set the gym to dnd”,
    “give the gym voicemail”."""
    before = [piece.role for piece in draft.items[max(0, at - 2) : at]]
    rest = draft.items[at + 1 :]
    is_told = bool(draft.family.main) and not (draft.result.values or draft.states or rest)
    if before == [Role.WORKSPACE]:
        return is_told and is_given(draft, at - 1) and not is_question(draft.sentence)
    return is_told and before == [Role.WORKSPACE, Role.TO] and not is_question(draft.sentence)


def _is_put_under(draft: Draft) -> bool:
    """Whether a workspace is put under a setting and more of it is told: “put the gym under intercept, new
    number 4001”."""
    family, words = draft.family, draft.sentence.words
    if not (draft.result.values and family.main_is_for_all) or family.main in draft.result.values:
        return False
    at = next((at for at, one in enumerate(draft.items) if one.role is Role.WORKSPACE), 0)
    under = words[draft.items[at].end : draft.items[at].end + 1]
    behind = draft.items[at + 1 : at + 3]
    acts = [one.meaning.act for one in behind if one.role is Role.ACT]
    is_named = any(one.role is Role.NAME for one in behind) or any(
        one and one.only_helps_name for one in acts
    )
    is_put = not (_PUTS.isdisjoint(words[: draft.items[at].start]) or _UNDER.isdisjoint(under))
    return is_named and is_put and not is_question(draft.sentence)


def _is_asked_for(draft: Draft, at: int) -> bool:
    """Whether only the setting and the workspace are named, and “please”: “dnd for the gym please”, but not
    “dnd of the gym please”, which asks to see it."""
    words = {*draft.sentence.words}
    is_alone = [piece.role for piece in draft.items] in _NAMED_ALONE and "of" not in words
    is_plain = not (
        draft.family.main.startswith("useCustom")
        or draft.shows
        or is_question(draft.sentence)
        or draft.result.hard
        or draft.result.values
    )
    return (
        bool(draft.family.main)
        and is_alone
        and is_plain
        and draft.items[at].role is Role.NAME
        and bool((_PLEASE | {"again"}) & words)
    )
