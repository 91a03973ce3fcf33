"""The sentences of a message, each said plainly, where nothing takes back what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.sentence.kinds.asking.questions import asks_of_any, modal_behind, question_behind
from bot.language.sentence.kinds.plainer.plainer_words import (
    with_unreachable,
)
from bot.language.sentence.kinds.plainer.rewordings import asked_conditions
from bot.language.sentence.kinds.plainer.taken_off_lists import with_lists_of_people
from bot.language.sentence.kinds.telling.clause_kinds import says_how_it_is
from bot.language.sentence.kinds.telling.complaints import calls_for_contrary, calls_wrong
from bot.language.sentence.kinds.telling.opinions import says_otherwise
from bot.language.sentence.kinds.terse.terse_orders import with_add
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.spotted import Spotted
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import SHOW, Role, phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.meanings import Meaning
from bot.language.sentence.words.tokens import JOINTS, Sentence, Token, clauses, sentences
from bot.language.understand.calls.number_owners import without_owner
from bot.language.understand.earlier.saying_no import declines
from bot.language.understand.places.in_words.location_number import with_location_number
from bot.language.understand.places.in_words.named_twice import AGAIN, with_there
from bot.language.understand.places.in_words.nobody_there import NOBODY, with_place_first
from bot.language.understand.places.in_words.room_words import is_worth_a_look, without_room_word
from bot.language.understand.places.in_words.states_of_place import WHEN, with_state_behind
from bot.language.understand.said_plainly import begins_with_setting, said_plainly

_LOOKS = (["tell", "me"], *([one] for one in phrases("show|check|list|edit|watch|view|history|is|compare")))
"""At the head of a clause these want something to be shown."""
_LISTED = frozenset({"monitoring", "ptt", "sequential", "simultaneous", "priority", "accept", "reject"})
"""Settings that are a list of people or of numbers."""
_ROOMS = frozenset({"workspaces", "rooms", "spaces", "phones"})
_MIN_ASKING = 4
"""“How many rooms are there” asks for the list; what is longer, for those of a kind."""
_ASK_WHERE = frozenset({"where", "who", "what"})
_CALLS = frozenset({"calls", "call", "callers"})
_IS_CLOSED = frozenset(
    {"is", "are", "be", "'s", "now", "currently", "stays", "remains", "temporarily", "not"}
)
_SETS = frozenset({"set", "configured", "used", "use", "have", "selected"})
_ASKS_STATE = frozenset({"is", "are", "does", "do", "has"})
_BEFORE_LOOKS = JOINTS | {"then", "please"}


def plain_sentences(viewer: Viewer, text: str) -> list[Sentence]:
    """The sentences of a message in plainer words; those that ask without a question mark have one.

    Raises NotUnderstood where one may take another back.
    """
    said = [replace(part, asks=True) if asks_of_any(part) else part for part in sentences(text)]
    said = [_shut(viewer, _called(said[0]))] if len(said) == 1 else said
    said = [with_location_number(viewer, part) for part in said]
    said = [_with_state_behind(viewer, _unreachable(viewer, part)) for part in said]
    plain = [
        _asked_of_name(viewer, said_plainly(_with_add(viewer, without_owner(viewer, part)))) for part in said
    ]
    ends = [*plain[1:], *(clauses(part)[-1] for part in plain if len(clauses(part)) > 1)]
    if any(map(_calls_off, ends)) and not plain[0].asks:
        raise NotUnderstood("You took it back. Nothing was changed.", "Say it again, if you want it.")
    told = [clause for part in said for clause in clauses(part)]
    is_wrong = any(map(calls_wrong, told)) and all(calls_wrong(one) or _only_tells(one) for one in told)
    if is_wrong or calls_for_contrary(told):
        raise NotUnderstood(
            "You tell how it is, and that it is wrong. Nothing was changed.",
            "Say what is wanted as one order.",
        )
    if any(map(says_otherwise, plain[1:])):
        raise NotUnderstood(
            "What is said beside the order may take it back, or order more. Nothing was changed.",
            "Say what is wanted as one order.",
        )
    return asked_conditions(plain)


def _called(part: Sentence) -> Sentence:
    """The question with “which workspaces” for “how many workspaces”, and with the word “extension” before
    the number that is called: “where do calls to 2006 end up?”"""
    tokens = part.tokens
    words = [token.plain for token in tokens]
    if words[:2] == ["how", "many"] and {*words[2:3]} & _ROOMS and len(words) > _MIN_ASKING:
        return replace(part, tokens=(tokens[0]._replace(text="which", plain="which"), *tokens[2:]))
    at = next((at for at, word in enumerate(words) if at > 1 and word.isdigit()), 0)
    is_called = at and words[0] in _ASK_WHERE and words[at - 1] in {"to", "for"} and words[at - 2] in _CALLS
    if not is_called:
        return part
    return replace(part, tokens=(*tokens[:at], Token("extension", "extension", gap=" "), *tokens[at:]))


def _unreachable(viewer: Viewer, part: Sentence) -> Sentence:
    """The sentence with “unreachable” for “out of service” where that is a condition of a workspace."""
    if "out" not in part.words or "of" not in part.words:
        return part
    spans = workspace_spans(viewer.workspaces(), part, lexicon())
    return with_unreachable(part, {at for one in spans for at in range(one.start, one.end)})


def _with_state_behind(viewer: Viewer, part: Sentence) -> Sentence:
    """The sentence with the workspace behind what is told of its phone and is no condition, and without the
    word for what it is."""
    if is_worth_a_look(part):
        part = without_room_word(part, workspace_spans(viewer.workspaces(), part, lexicon()))
    if not NOBODY.isdisjoint(part.words):
        part = with_place_first(part, workspace_spans(viewer.workspaces(), part, lexicon()))
    if AGAIN in part.words:
        part = with_there(part, workspace_spans(viewer.workspaces(), part, lexicon()))
    if WHEN.isdisjoint(part.words) or part.asks:
        return part
    return with_state_behind(part, workspace_spans(viewer.workspaces(), part, lexicon()))


def _shut(viewer: Viewer, part: Sentence) -> Sentence:
    """The sentence with “shut” for “closed”, where all that is told is that a workspace is closed, or all
    that is asked is who closed it."""
    tokens = part.tokens
    at = next((at for at, token in enumerate(tokens) if token.plain == "closed" and not token.quoted), 0)
    ends = {one.end for one in workspace_spans(viewer.workspaces(), part, lexicon())} if at else set()
    is_asked = tokens[0].plain == "who" and tokens[at - 1].plain in {"who", "has"}
    if not at or not (at in ends or ((is_asked or tokens[at - 1].plain in _IS_CLOSED) and ends)):
        return part
    rest = Sentence((*tokens[:at], *tokens[at + 1 :]))
    if Spotted(rest, lexicon()).families(()):
        return part
    return replace(part, tokens=(*tokens[:at], tokens[at]._replace(plain="shut"), *tokens[at + 1 :]))


def _with_add(viewer: Viewer, part: Sentence) -> Sentence:
    """The sentence with “add” where it tells only a list and who is to be on it."""
    names = viewer.workspaces().name_words

    def is_known(tokens: Sequence[Token]) -> bool:
        return bool(lexicon().at(tokens, 0) or names.with_word(tokens[0].plain))

    def is_place(tokens: Sequence[Token]) -> bool:
        spans = workspace_spans(viewer.workspaces(), Sentence(tuple(tokens)), lexicon()) if tokens else ()
        return any(
            one.start == 0 and one.end == len(tokens) and one.sureness >= Sureness.ALL_WORDS for one in spans
        )

    return with_add(with_lists_of_people(part, _names_list), _names_list, is_known, is_place)


def _names_list(tokens: Sequence[Token]) -> int:
    """How many of the first words are the name of a setting that has a list of people or of numbers; 0 where
    none is."""
    found = lexicon().at(tokens, 0) if tokens else []
    return next((end for end, meanings in found if any(map(_is_list, meanings))), 0)


def _is_list(meaning: Meaning) -> bool:
    named = meaning.family if meaning.role is Role.NAME else None
    return meaning.role is Role.LIST or (named is not None and named.key in _LISTED)


def _only_tells(part: Sentence) -> bool:
    """Whether it says how it is, and asks nothing."""
    return says_how_it_is(part) and not part.asks


def _asked_of_name(viewer: Viewer, part: Sentence) -> Sentence:
    """The sentence with its question mark, where it asks behind the name of a workspace: “gym: is dnd on”."""
    if [token.plain for token in part.tokens[:2]] == ["question", ","]:
        return replace(part, asks=True)
    modal = 0 if part.asks else modal_behind(part)
    if (modal and begins_with_setting(part.tokens[modal:])) or _asks_at_end(part) or _asks_who(part):
        return replace(part, asks=True)
    at = 0 if part.asks else question_behind(part)
    spans = workspace_spans(viewer.workspaces(), part, lexicon()) if at else ()
    sure = [one for one in spans if one.sureness >= Sureness.ALL_WORDS]
    if any(one.end == at - 1 for one in sure):
        return replace(part, asks=True)
    is_why = sure and min(one.start for one in sure) > at and _asks_which(part.words[at:])
    before = " ".join(part.words[: at - 1])
    is_why = is_why and (before in SHOW or not lexicon().tells_setting(before))
    return replace(part, tokens=part.tokens[at:], asks=True) if is_why else part


def _asks_which(words: Sequence[str]) -> bool:
    """Whether words begin a question of their own: “fire drill, which number does 911 ring back …”, “the
    auditor wants to know, are calls recorded …”."""
    if words[0] in _ASKS_STATE and words[0] != "has":
        return words[1:2] != ("not",) and words[1] not in _IS_CLOSED
    asks = words[0] in _ASK_WHERE or (words[0] == "which" and words[1] not in _ASKS_STATE)
    return asks and not (_ASKS_STATE | _SETS).isdisjoint(words[1:7])


def _asks_at_end(part: Sentence) -> bool:
    """Whether the last clause asks about a setting: “the gym does not ring, is dnd on there”."""
    last = clauses(part)[-1].tokens
    words = [token.plain for token in last[:3]]
    asks = len(last) < len(part.tokens) and words[:1] == [","] and not _ASKS_STATE.isdisjoint(words[1:2])
    return asks and (words[2:] == ["it"] or begins_with_setting(last[2:]))


def _asks_who(part: Sentence) -> bool:
    """Whether it is asked behind a name who is on a list: “gym: who is on the ptt list”."""
    words = [*part.words]
    at = words.index(",") + 1 if "," in words else 0
    asks = at > 0 and words[at : at + 3] == ["who", "is", "on"]
    return asks and begins_with_setting(part.tokens[at + 3 + (words[at + 3 : at + 4] == ["the"]) :])


def _calls_off(part: Sentence) -> bool:
    """Whether a sentence behind an order calls it off: “dnd on in the gym. Cancel.”"""
    text = part.text(0, len(part.tokens))
    return declines(text) and not text.endswith("mind")  # that is why something else is wanted


def looks_beside(viewer: Viewer, part: Sentence) -> bool:
    """Whether something of a workspace is to be shown behind an order: “dnd on in the gym, show huddle”."""
    for clause in clauses(part)[1:]:
        tokens = [token for token in clause.tokens if token.plain not in _BEFORE_LOOKS]
        begins = [one.plain for one in tokens[:2]]
        is_look = begins in _LOOKS or begins[:1] in _LOOKS
        if is_look and workspace_spans(viewer.workspaces(), Sentence(tuple(tokens)), lexicon()):
            return True
    return False
