"""The switches that are turned on or off, by what was told of them or follows from the rest."""

from __future__ import annotations

from itertools import pairwise

from bot.language.sentence.frames.frame import Draft, Misfit, branch, typed
from bot.language.sentence.kinds.questions import is_question
from bot.language.sentence.words.general_words import Role, phrases
from cards.fields import Choice, Field, Invalid, Phone, Toggle

_GIVES = frozenset({"give", "gives", "gets", "needs", "wants", "requires", "put", "have"})
_WANTS, _INTO = frozenset({"want", "need", "like"}), frozenset({"in", "into"})
_PUTS = frozenset({"put", "place", "set"})
_UNDER = frozenset({"under", "on", "in", "into"})
_NOTHING = frozenset({"Never", "None"})
"""Options that choose nothing else with them."""
_NOUNS = frozenset({"reminder", "splash"})
"""Words that make the verb before them a name: “ring reminder”."""
_SHOULD = frozenset({"should", "must", "to", "shall"})
_NAMED_ALONE = ([Role.NAME, Role.WORKSPACE], [Role.WORKSPACE, Role.NAME])
_SHOULD_HAVE = (["should", "get"], ["should", "have"], ["should", "receive"], ["must", "have"])
_PLEASE = frozenset({"please", "pls", "plz"})
_WISHED = _PLEASE | {"too", "also", "again"}
"""“The announcement for internal calls too”, “hold music again”."""
_BEFORE_VERB = _PLEASE | {"can", "could", "you", "kindly", "just"}
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
            _toggle(draft, at, piece.meaning.field)
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
    return "and" in between and not draft.sentence.asks


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
        return is_told and _is_given(draft, at - 1) and not is_question(draft.sentence)
    return is_told and before == [Role.WORKSPACE, Role.TO] and not draft.sentence.asks


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
    return is_named and is_put and not draft.sentence.asks


def _is_asked_for(draft: Draft, at: int) -> bool:
    """Whether only the setting and the workspace are named, and “please”: “dnd for the gym please”, but not
    “dnd of the gym please”, which asks to see it."""
    words = {*draft.sentence.words}
    is_alone = [piece.role for piece in draft.items] in _NAMED_ALONE and "of" not in words
    is_plain = not (
        draft.family.main.startswith("useCustom")
        or draft.shows
        or draft.sentence.asks
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


def _is_needed(draft: Draft, at: int) -> bool:
    """Whether the workspace, or its setting, needs it: “the gym needs privacy against pickup”."""
    before = draft.items[at - 1] if at else None
    return before is not None and before.role in (Role.WORKSPACE, Role.NAME) and _is_given(draft, at - 1)


def _is_given(draft: Draft, at: int) -> bool:
    """Whether “give” stands before the workspace, or “needs” behind it; or it is wanted in the setting: “I
    want the gym in dnd”."""
    tokens, piece = draft.sentence.tokens, draft.items[at]
    start = piece.start - 1 if piece.start and tokens[piece.start - 1].plain == "the" else piece.start
    near = {token.plain for token in (*tokens[max(start - 1, 0) : start], *tokens[piece.end : piece.end + 1])}
    return not _GIVES.isdisjoint(near) or not (_WANTS.isdisjoint(near) or _INTO.isdisjoint(near))


def _toggle(draft: Draft, at: int, field: Field) -> None:
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
    if draft.shows or draft.sentence.asks or draft.result.values or draft.result.hard:
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
    is_beside = bool(draft.result.values) and not (draft.sentence.asks or is_off)
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
        return piece.start == 0 and rest[0] in SWITCH_VERBS and not draft.sentence.asks
    # Beside a word for off, what a verb is about is not turned on.
    has_act = any(piece.role is Role.ACT for piece in draft.items) and False not in draft.states.values()
    lets = _lets(draft, at) and not _is_branch_set(draft, field)
    return has_act or lets or (first in SWITCH_VERBS and bool(rest) and rest[0] not in _NOUNS)


def _goes_to_setting(draft: Draft, at: int) -> bool:
    """Whether the setting is where something goes: “busy calls to voicemail”."""
    behind = draft.items[at + 1 : at + 4]
    roles = [piece.role for piece in behind if piece.role is not Role.WORKSPACE]
    return roles[:2] == [Role.TO, Role.NAME] and not draft.sentence.asks


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
