"""Access codes that are typed in a sentence: taken in private only. Where every word is accounted for, a code
is added at once; else it is shown first. A removal asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.access import Access, Viewer, require_setting, unavailable
from bot.catalogue import family_of
from bot.catalogue.settings.passcode import PASSCODE
from bot.errors import NotUnderstood
from bot.language.assignments import Assignment
from bot.language.codes_and_pins import CODE_UNUSED, MIN_PIN_DIGITS
from bot.language.reasons import kept_reason
from bot.language.requests.changing import AddItem, RemoveItem
from bot.language.requests.request import Request
from bot.language.sentence.kinds.questions import is_question, may_ask
from bot.language.sentence.readings.workspace_spans import Span, Sureness, workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, Token, as_tokens, clauses, sentences
from bot.language.understand.codes.code_descriptions import description_of, outside
from bot.language.understand.codes.code_orders import MAX_COUNT_DIGITS, OTHERS, code_order
from bot.language.understand.codes.code_words import (
    ADDS,
    CALLS,
    DESCRIBED,
    GONE,
    NAMES,
    NEEDS,
    NEGATES,
    REPORTS,
    SAYS_NOTHING,
    STOPS,
)
from bot.language.understand.codes.polite_orders import without_politeness
from bot.language.understand.earlier.saying_no import declines
from bot.language.understand.places.find_workspace import named_workspace
from bot.language.vocabulary import SettingList, WorkspaceList, command_text
from bot.names.text import suggestions
from bot.names.workspaces import typed_name

_FAMILY = family_of("codes")
_LIST = _FAMILY.lists[0]
_CODE, _DESCRIPTION = _LIST.field("code"), _LIST.field("description")
_PIN_WORDS = (*PASSCODE.words, "pins", "passcodes", "voicemail", "passcode")
_OR_NOT = re.compile(r"\bor not\W*$", re.IGNORECASE)
_TICKETS = frozenset({"ticket", "tkt", "case", "incident", "inc", "chg", "req", "ref", "#"})
"""Right behind these digits are no code."""
_SEVERAL = frozenset({"codes", "facs", "and"})
_WORDS_BESIDE = "more words, which I do not repeat"
ONE_AT_A_TIME = "That is more than one access code, and I take one at a time. Nothing was changed."


def read_typed_code(viewer: Viewer, text: str) -> Request | None:
    """An access code to be added or removed. None in a space that others read, and for anything else."""
    said = [without_politeness(one) for one in sentences(text)]
    if not viewer.is_private or not said or _OR_NOT.search(text):
        return None
    if any(is_question(one) or may_ask(one) for one in said) or _is_taken_back(said[-1]):
        return None
    tokens = said[0].tokens
    for one in said[1:]:
        tokens += (*as_tokens([","]), *one.tokens)
    message = Sentence(tokens)
    span = _workspace(workspace_spans(viewer.workspaces(), message, lexicon()))
    code = _only_code(message.tokens, span)
    if span is None or code is None or not {*message.words} & NAMES or {*message.words} & {*PASSCODE.words}:
        return None
    is_extension = message.tokens[code].text in viewer.workspaces().by_extension
    if is_extension and not (code and message.tokens[code - 1].plain in NAMES):
        return None  # “4404 has left, remove his access code …”
    request = _added_at_once(message, span, code) or _ordered(message, span, code)
    if request is not None:
        require_setting(viewer.rights, _FAMILY, span.found[0], Access.WRITE)
    return request


def _ordered(message: Sentence, span: Span, code: int) -> Request | None:
    """What is ordered among other words, which are shown with it."""
    tokens = message.tokens
    order = code_order(tokens, span, code)
    if order is None:
        return None
    # A word for a code leaves the digits out.
    reason = kept_reason(order.beside, "code") or (_WORDS_BESIDE if order.beside else "")
    its_list = WorkspaceList(_FAMILY, _LIST, span.found[0])
    if order.drops:
        return RemoveItem(its_list, tokens[code].text, reason=reason)
    return AddItem(its_list, _values(tokens, code, order.described), shows_first=True, reason=reason)


def _added_at_once(message: Sentence, span: Span, code: int) -> AddItem | None:
    """A code to be added with a sentence of which every word is accounted for."""
    tokens = message.tokens
    is_marked, described = description_of(tokens, span, code)
    words = {tokens[at].plain for at in outside(tokens, span) if at not in described}
    said = words if is_marked else words | {tokens[at].plain for at in described}
    plain = [tokens[at].plain for at in outside(tokens, span)]
    first = next((word for word in plain if word in NAMES or word not in SAYS_NOTHING), "")
    is_order = _is_order(plain) or (is_marked and first in NAMES)
    reports = REPORTS - ({"needed"} if is_marked else frozenset())
    known = NAMES | ADDS | DESCRIBED | CALLS | SAYS_NOTHING | {tokens[code].plain, "needed"}
    if not is_order or words - known or words & STOPS or said & (NEGATES | GONE | reports):
        return None
    its_list = WorkspaceList(_FAMILY, _LIST, span.found[0])
    is_part = span.sureness is Sureness.PART
    return AddItem(its_list, _values(tokens, code, described), shows_first=is_part)


def _is_order(words: Sequence[str]) -> bool:
    """Whether the first word that counts asks for a code, and the words before it do not say who does: “they
    add …”, “to add …”."""
    at = next((at for at, word in enumerate(words) if word in ADDS or word not in SAYS_NOTHING), len(words))
    wishes = words[at : at + 1] != [] and words[at] in NEEDS and words[at + 1 : at + 2] != ["to"]
    return words[at : at + 1] != [] and words[at] in ADDS and (wishes or not {*words[:at]} & OTHERS)


def _values(tokens: Sequence[Token], code: int, described: Sequence[int]) -> tuple[Assignment, ...]:
    given = Assignment(_CODE, tokens[code].text)
    description = " ".join(tokens[at].text for at in described)
    return (given, Assignment(_DESCRIPTION, description)) if description else (given,)


def _is_taken_back(last: Sentence) -> bool:
    end = clauses(last)[-1]
    return declines(end.text(0, len(end.tokens)))


def _only_code(tokens: Sequence[Token], span: Span | None) -> int | None:
    """The place of the one code; None where there is none, more than one, or a number of another kind."""
    found = [
        at
        for at in outside(tokens, span)
        if any(map(str.isdigit, tokens[at].plain)) and not tokens[at].quoted
    ]
    figures = [at for at in found if tokens[at].text.isdigit() and tokens[at - 1].plain not in _TICKETS]
    codes = [at for at in figures if len(tokens[at].text) > MAX_COUNT_DIGITS] or figures
    is_clear = all(
        at in figures or tokens[at].text.isdigit() or tokens[at].plain[:1].isalpha() for at in found
    )
    return codes[-1] if is_clear and len({tokens[at].text for at in codes}) == 1 else None


def half_understood(viewer: Viewer, text: str) -> NotUnderstood | None:
    """The refusal of a sentence in which a code or a PIN may stand, with where it belongs: on a form of the
    workspace that is named. No word of it is repeated. None where no workspace is."""
    one = named_workspace(viewer, text)
    if one is None:
        return None
    tokens = [token for part in sentences(text) for token in part.tokens]
    words = {token.plain for token in tokens}
    names_pin = any(suggestions(_PIN_WORDS, word, limit=1, whole=True) for word in words - NAMES)
    is_pin = names_pin and not words & NAMES
    family = PASSCODE.family if is_pin else _FAMILY
    codes = {token.text for token in tokens if token.text.isdigit() and len(token.text) >= MIN_PIN_DIGITS}
    are_several = len(codes) > 1 and bool(words & _SEVERAL)
    said = (
        f"{ONE_AT_A_TIME if are_several else 'I did not understand that. Nothing was changed.'} {CODE_UNUSED}"
    )
    if reason := unavailable(family, one):
        return NotUnderstood(f"{said} {reason}", "Type `help` to see what I can do.")
    name = typed_name(viewer.workspaces(), one)
    if is_pin:
        commands: tuple[str, ...] = (command_text(PASSCODE.command, workspace=name),)
    else:
        commands = tuple(command_text(verb, SettingList(_FAMILY, _LIST), name) for verb in ("list", "add"))
    return NotUnderstood(said, "Then, without it:", commands)


def _workspace(spans: Sequence[Span]) -> Span | None:
    """The one workspace that is surely named; else the one of which a part of the name is."""
    told = [one for one in spans if one.sureness >= Sureness.PART and len(one.found) == 1]
    sure = [one for one in told if one.sureness >= Sureness.MARKED] or told
    whole = [one for one in sure if not any(one.is_part_of(other) for other in sure)]
    return whole[0] if len({one.found[0].id for one in whole}) == 1 else None
