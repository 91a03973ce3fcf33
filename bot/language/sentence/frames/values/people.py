"""Who is added to a list of people, and who is taken off it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.language.assignments import NameChanges
from bot.language.sentence.frames.frame import Draft, Misfit
from bot.language.sentence.frames.joining_words import is_to_leave, joining_word, words_behind
from bot.language.sentence.frames.told.direction import is_watched
from bot.language.sentence.frames.values.people_named import (
    NO_NAMES,
    Name,
    listed,
    listed_back,
    names_in,
    texts_of,
)
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import (
    DROP,
    LEAVES_BEHIND_NAME,
    MAY_USE,
    NEEDS,
    NEGATIVE_ORDERS,
    NO_MORE,
    Role,
    phrases,
)
from bot.names.text import folded
from cards.fields import Field, People

_ONTO = frozenset({"on", "onto", "in", "into", "to", "under", "among"})
_PREPOSITIONS = (Role.TO, Role.ON, Role.WORKSPACE)
_PLAIN_STATES = frozenset({"on", "off"})
SEEN_BY_IT = "monitored"
"""The look-up of those whom the workspace sees, in the place of those who see it."""
_STAYS = frozenset({"stays", "remains"})
"""Somebody who stays on the list is on it already."""
_TELLS_WHY = frozenset({",", "as", "since", "because", "cause"})
_ALONE = frozenset({"only", "solely", "exclusively"})
_ANYBODY = frozenset(
    phrases(
        "one|more|another|other|others|person|people|colleague|colleagues|user|users|some|few|two|three|else"
    )
)
"""Words that name nobody: “one more colleague”."""
_PASSIVE_ENDINGS = ("ed", "taken", "given", "come", "comes")
"""Ends of verbs before which the names stand: “Ravi is to be added”."""


@dataclass(frozen=True)
class _Order:
    """Names, whether they are added, and the items that say so."""

    names: tuple[Name, ...]
    is_added: bool
    said_by: tuple[int, ...] = ()
    is_guess: bool = False


def fill_people(draft: Draft) -> None:
    """Fills in who is named with a word for adding or removing, where the setting has a list of people."""
    field = next((one for one in draft.family.fields if isinstance(one, People)), None)
    if field is None:
        return
    names = [one for one in names_in(draft) if not _is_apart(draft, one)]
    if not names or all({*folded(one.text).split()} <= _ANYBODY for one in names):
        _ask_whom(draft, field)
        return
    orders = list(_orders(draft, field, names))
    if not orders:
        return
    if field.source == SEEN_BY_IT and is_watched(draft.sentence, draft.items):
        raise Misfit
    added = texts_of(name for order in orders if order.is_added for name in order.names)
    removed = texts_of(name for order in orders if not order.is_added for name in order.names)
    if {folded(one) for one in added} & {folded(one) for one in removed}:
        return
    draft.result.names[field.key] = NameChanges(added, removed)
    draft.result.guesses |= any(order.is_guess for order in orders)
    draft.result.is_order = True
    if added and any(token.plain in _ALONE for token in draft.sentence.tokens):
        draft.result.hard.append("only")  # the others would have to go
    draft.result.hard += [token.plain for token in draft.sentence.tokens if token.plain in _STAYS]
    if removed and not added:
        kept = [word for word in draft.result.hard if folded(word) not in NO_MORE]
        draft.result.guesses |= kept != draft.result.hard
        draft.result.hard = kept
    told = {*added, *removed}
    draft.used |= {at for one in names if one.text in told for at in range(one.first, one.last + 1)}
    draft.used |= {at for order in orders for at in order.said_by}
    _use_what_is_beside(draft, field)


def _ask_whom(draft: Draft, field: Field) -> None:
    """Asks for names where somebody is to be added, and it is not said who: “let one more colleague …”."""
    verbs = [at for at, piece in enumerate(draft.items) if piece.role is Role.ADD]
    nobody = [
        at
        for at, piece in enumerate(draft.items)
        if piece.role is Role.UNKNOWN and draft.plain(piece) in _ANYBODY
    ]
    if verbs and nobody:
        draft.used |= {*verbs, *nobody}
        draft.result.missing.append(field)
        draft.result.is_order = True


def _use_what_is_beside(draft: Draft, field: Field) -> None:
    """The name of the list, and words that then mean no switch: “put … on the list of”, “take … off”, “drop
    … off”."""
    takes = not draft.result.names[field.key].add
    for at, piece in enumerate(draft.items):
        says_more = piece.role in (Role.UNKNOWN, Role.OPTION, Role.FIELD) and draft.plain(piece) in NO_NAMES
        is_list = piece.role is Role.FIELD and piece.meaning.field is field
        is_state = piece.role in (Role.ON, Role.OFF) and draft.plain(piece) in _PLAIN_STATES
        following = draft.items[at + 1].role if at + 1 < len(draft.items) else None
        is_preposition = is_state and following in (Role.NAME, Role.FIELD, Role.WORKSPACE)
        is_able = piece.role is Role.ON and draft.plain(piece).endswith("able to")
        is_verb = piece.role in (Role.ADD, Role.DROP) or (takes and draft.plain(piece) in DROP)
        if says_more or is_list or is_preposition or is_able or is_verb:
            draft.used.add(at)


def _orders(draft: Draft, field: Field, names: Sequence[Name]) -> Iterator[_Order]:
    verbs = [at for at, piece in enumerate(draft.items) if piece.role in (Role.ADD, Role.DROP)]
    stopped = [verb - 1 for verb in verbs if verb and _stops_adding(draft, verb)]
    negated = [at for at, piece in enumerate(draft.items) if draft.plain(piece) in NEGATIVE_ORDERS]
    negated += [at for at in stopped if at not in negated]
    found = False
    for count, verb in enumerate(verbs):
        own_verb = draft.items[verb].is_of_setting
        if negated and not stopped and draft.plain(draft.items[verb]) not in MAY_USE and not own_verb:
            return  # “should not be removed” asks for nothing
        stop = verbs[count + 1] if count + 1 < len(verbs) else len(draft.items)
        taken = _of_verb(draft, verb, stop, names, alone=len(verbs) == 1)
        if taken:
            found = True
            is_added = draft.items[verb].role is Role.ADD and not negated
            leaves = () if is_added else _leaving(draft, taken[-1])
            yield _Order(taken, is_added, (verb, *negated, *leaves), bool(negated))
    if not found:
        others = (
            _with_preposition,
            _with_joining_word,
            _with_need,
            _on_list,
            _with_state,
            _for_whom,
            _beside_list,
        )
        if order := next(filter(None, (one(draft, field, names) for one in others)), None):
            yield order


def _stops_adding(draft: Draft, verb: int) -> bool:
    """Whether “stop” stands right before “let”, which says who is to go: “do not let Ravi … any more”."""
    return draft.items[verb].role is Role.ADD and draft.items[verb - 1].role is Role.OFF


def _of_verb(draft: Draft, verb: int, stop: int, names: Sequence[Name], *, alone: bool) -> tuple[Name, ...]:
    """The names behind a verb; before it where it says so, or none stands behind: “may Ravi be added”."""
    behind = [one for one in names if verb < one.first < stop]
    before = [one for one in names if one.first < verb]
    said = draft.plain(draft.items[verb])
    if said in MAY_USE:
        return listed_back(draft, before)
    if alone and any(word.endswith(_PASSIVE_ENDINGS) for word in said.split()) and before:
        return listed_back(draft, before)
    return listed(draft, behind) or (listed_back(draft, before) if alone else ())


def _is_apart(draft: Draft, name: Name) -> bool:
    """Whether words behind a comma say why, and what is to be changed stands before them: “clear the dial by
    name on gym, budget cuts”."""
    between = draft.items[: name.first]
    before = draft.sentence.words[name.start - 1] if name.start else ""
    is_told = any(
        one.role is Role.ACT or (one.role is Role.FIELD and not isinstance(one.meaning.field, People))
        for one in between
    )
    return is_told and before in _TELLS_WHY


def _with_preposition(draft: Draft, field: Field, names: Sequence[Name]) -> _Order | None:
    """Who is said to be off the list: “Ravi out of the list”, “Ravi must be away from the list”."""
    for at, one in enumerate(names):
        if is_to_leave(draft.sentence.tokens, one.end):
            taken = listed_back(draft, names[: at + 1])
            return _Order(taken, is_added=False, said_by=_leaving(draft, one))
    return None


def _leaving(draft: Draft, last: Name) -> tuple[int, ...]:
    """“Out of”, “off” or the like, where it stands behind the last of the names."""
    if not is_to_leave(draft.sentence.tokens, last.end):
        return ()
    behind = (at for at, piece in enumerate(draft.items) if piece.start >= last.end)
    return tuple([at for at in behind if draft.plain(draft.items[at]) in LEAVES_BEHIND_NAME][:1])


def _with_joining_word(draft: Draft, field: Field, names: Sequence[Name]) -> _Order | None:
    """Who stands behind “also” or a plus."""
    for at, one in enumerate(names):
        if said := joining_word(draft.sentence.tokens, one.start):
            return _Order(listed(draft, names[at:]), is_added=True, is_guess=said not in {"+", "+="})
    return None


def _with_need(draft: Draft, field: Field, names: Sequence[Name]) -> _Order | None:
    """Who needs the setting: “Ravi needs push-to-talk”; without the name of the list it is not certain."""
    for at, one in enumerate(names):
        behind = next((piece for piece in draft.items[one.last + 1 :] if piece.role is not Role.TO), None)
        if behind is None or not _names_list(behind, field):
            continue
        words = {token.plain for token in draft.sentence.tokens[one.end : behind.start]}
        if words & NEEDS and not _stops(draft):
            return _Order(listed_back(draft, names[: at + 1]), is_added=True, is_guess=True)
    return None


def _on_list(draft: Draft, field: Field, names: Sequence[Name]) -> _Order | None:
    """Who is said to be on the list: “Ravi on its busy lamps”."""
    for at, one in enumerate(names):
        words = words_behind(draft.sentence.tokens, one.end)
        behind = next(
            (piece for piece in draft.items[one.last + 1 :] if piece.role not in _PREPOSITIONS), None
        )
        if words[:1] and words[0] in _ONTO and behind and not _stops(draft) and _names_list(behind, field):
            return _Order(listed_back(draft, names[: at + 1]), is_added=True, is_guess=True)
    return None


def _stops(draft: Draft) -> bool:
    """Whether something is turned off, or a word holds up the order."""
    return any(
        piece.role is Role.HARD or (piece.role in (Role.OFF, Role.DROP) and draft.plain(piece) != "off")
        for piece in draft.items
    )


def _names_list(piece: Piece, field: Field) -> bool:
    return piece.role is Role.NAME or (piece.role is Role.FIELD and piece.meaning.field is field)


def _with_state(draft: Draft, field: Field, names: Sequence[Name]) -> _Order | None:
    """For whom the setting is on or off: “no push-to-talk for Ravi”, “Ravi should not be a member”."""
    states = [at for at, piece in enumerate(draft.items) if piece.role in (Role.ON, Role.OFF)]
    states = [at for at in states if not _is_plain_before_workspace(draft, at)]
    if len(states) != 1:
        return None
    state = states[0]
    is_on = draft.items[state].role is Role.ON
    for at, one in enumerate(names):
        tokens = draft.sentence.tokens
        lead = tokens[one.start - 1].plain if one.start else ""
        if lead in {"for", "of"}:
            return _Order(listed(draft, names[at:]), is_on, (state,), is_guess=True)
        is_negative = draft.plain(draft.items[state]) in NEGATIVE_ORDERS or any(
            piece.role is Role.FIELD and piece.meaning.field is field for piece in draft.items
        )
        if not is_on and is_negative and one.last < state:
            return _Order(
                listed_back(draft, names[: at + 1]), is_added=False, said_by=(state,), is_guess=True
            )
    return None


def _for_whom(draft: Draft, field: Field, names: Sequence[Name]) -> _Order | None:
    """For whom the setting is, which is named: “busy lamp on the gym's phone for Ravi Shah”."""
    is_named = any(_names_list(piece, field) for piece in draft.items)
    for at, one in enumerate(names):
        lead = draft.sentence.tokens[one.start - 1].plain if one.start else ""
        if lead == "for" and one.text[:1].isupper() and is_named and not _stops(draft):
            return _Order(listed(draft, names[at:]), is_added=True, is_guess=True)
    return None


def _is_plain_before_workspace(draft: Draft, at: int) -> bool:
    following = draft.items[at + 1].role if at + 1 < len(draft.items) else None
    return draft.plain(draft.items[at]) == "on" and following in (Role.WORKSPACE, Role.FIELD)


def _beside_list(draft: Draft, field: Field, names: Sequence[Name]) -> _Order | None:
    """Who stands right beside the name of the list, without a verb: “members of the gym's intercom: Ravi”."""
    hard = any(piece.role in (Role.HARD, Role.OFF) for piece in draft.items)
    if draft.sentence.tokens[0].plain == "set":
        return None  # may mean that nobody else is to be on the list
    lists = [
        at
        for at, piece in enumerate(draft.items)
        if piece.role is Role.FIELD and piece.meaning.field is field
    ]
    if hard or len(lists) != 1:
        return None
    return _Order(listed(draft, names), is_added=True, is_guess=True)
