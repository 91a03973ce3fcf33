"""Access codes that are typed in a sentence: taken in private only, where every word is accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from bot.access import Access, Viewer, require_setting, unavailable
from bot.catalogue import family_of
from bot.catalogue.settings.passcode import PASSCODE
from bot.errors import NotUnderstood
from bot.language.assignments import Assignment
from bot.language.codes_and_pins import CODE_UNUSED
from bot.language.reasons import kept_reason, spells_digits
from bot.language.requests.changing import AddItem, RemoveItem
from bot.language.requests.request import Request
from bot.language.sentence.kinds.asking.questions import is_question, may_ask
from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words import general_words as general
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import WHO, Sentence, Token, clauses, sentences
from bot.language.understand.codes.code_descriptions import DESCRIBED, description_of_code, drops_it, outside
from bot.language.understand.codes.code_words import (
    ADDS,
    CALLS,
    CONDITIONS,
    DROPS,
    NAMES,
    NEGATES,
    REFUSES,
    SAYS,
    SAYS_NOTHING,
    STOPS,
)
from bot.language.understand.codes.codes_spoken_of import apart, tells_of_code, with_code, without_politeness
from bot.language.understand.earlier.saying_no import declines
from bot.language.understand.places.find_workspace import named_workspace
from bot.language.vocabulary import SettingList, WorkspaceList, command_text
from bot.names.text import suggestions
from bot.names.workspaces import typed_name

_FAMILY = family_of("codes")
_LIST = _FAMILY.lists[0]
_CODE, _DESCRIPTION = _LIST.field("code"), _LIST.field("description")
_PIN_WORDS = (*PASSCODE.words, "pins", "passcodes", "voicemail", "passcode")
_GONE = frozenset(
    general.phrases(
        "revoked|removed|deleted|cancelled|canceled|dropped|expired|blocked|changed|like|out|hardly"
    )
)
"""Beside these a code may be one that is no longer to be there: it is not added."""
_TAKES_BACK = frozenset(
    general.phrases(
        "quits|joke|mistake|later|deletion|obsolete|leaked|broken|wrong|deactivated|disabled|retired|rotated|reset|"
        "less|zero|nevermore|eventually|quiet|approval|requested|deciding|monday|today|test|inactive|unusable"
    )
)
"""In an unquoted description these may mean that the code is not to be added."""
_OF_CODE = frozenset(general.phrases("description|message|rumour|rumor|care|who|request|name|label"))
"""Beside an order to remove, something of a code is to go, or something else."""
_GOES = re.compile(
    r"\b(must|should|has to) (be (deleted|removed|revoked|cancelled|canceled)|go)\b"
    r"|\b(?:their|his|her) (?:access )?code\b.*\bcan go\b"
)
"""Says of a code that it is to be removed."""
_SPOKEN_OF = frozenset({"removal", "deletion", "request"})
"""An order is spoken of, and taken back or asked about."""
_ALL = frozenset({"all", "every", "everything"})
"""With one of these no single code is meant: “remove all codes but 4711”."""
_CORRECTS = frozenset({"mean", "meant", "rather", "sorry", "wait", "actually", "no", "instead", "wrong"})
_NEEDS = frozenset({"need", "needs", "wants", "requires", "gets"})
_WHOSE = frozenset({"the", "our", "my", "his", "her", "their"})
"""Before somebody who is spoken of in a reason: “…, the temp has left”."""
_SOMEBODY = frozenset({"somebody", "someone"})
_OTHERS = (WHO - {"we", "i"}) | frozenset(general.phrases("somebody|someone|people|guests|staff|users"))
"""What these do is told, and not ordered."""
_OR_NOT = re.compile(r"\bor not\W*$", re.IGNORECASE)
_YET = frozenset({"yet", "now"})
_REPORTS = frozenset(general.phrases("is|are|was|were|has|had|does|did|will|works|stopped|expired|needed"))
"""Beside these a code is spoken of, and nothing is ordered."""
MAX_COUNT_DIGITS = 2
"""So many digits ahead of a word for a code may tell how many people know it."""


def read_typed_code(viewer: Viewer, text: str) -> Request | None:
    """An access code to be added or removed. None in a space that others read, and for anything else."""
    said = with_code([without_politeness(part) for one in sentences(text) for part in apart(one)])
    while len(said) > 1 and (_only_tells_why(said[0]) or tells_of_code(said)):
        said = said[1:]  # “The caretaker has left. Please …”
    if _OR_NOT.search(text):
        return None
    if not viewer.is_private or len(said) != 1 or is_question(said[0]) or may_ask(said[0]):
        return None
    end = clauses(said[0])[-1]
    if declines(end.text(0, len(end.tokens))):
        return None
    # Beside an order to add a code the rest may deny it: then it is shown first.
    is_whole = len(sentences(text)) == 1
    read = ((order, _read(viewer, order)) for order in (said[0], *_without_beginning(said[0])))
    whole = (_with_rest(one, said[0], order, is_whole=is_whole) for order, one in read)
    # What stands behind an order may take it back: only a removal, which asks first, is read without it.
    parts = chain(_without_end(said[0]), _without_report(said[0]))
    cut = ((order, _read(viewer, order)) for order in parts)
    without = (
        replace(one, reason=_beside(said[0], order)) for order, one in cut if isinstance(one, RemoveItem)
    )
    return next(filter(None, chain(whole, without)), None)


def _with_rest(
    found: Request | None, sentence: Sentence, order: Sentence, *, is_whole: bool
) -> Request | None:
    """What an order asks for, with the words of its sentence before it as the reason of a removal; an
    addition that is not all of the message is shown first."""
    if isinstance(found, AddItem) and not (is_whole and order is sentence):
        return replace(found, shows_first=True)
    if isinstance(found, RemoveItem) and order is not sentence:
        return replace(found, reason=_beside(sentence, order))
    return found


def _beside(sentence: Sentence, order: Sentence) -> str:
    """The words beside an order, to be seen on its card."""
    rest = [token for token in sentence.tokens if all(token is not one for one in order.tokens)]
    # A word for a code leaves the digits out.
    return kept_reason(" ".join(token.text for token in rest).strip(" ,"), "code")


def _only_tells_why(sentence: Sentence) -> bool:
    """Whether a sentence neither asks, nor stops or orders anything, nor names a code."""
    words = {*sentence.words} - {"still", "gone"}  # “he still knows it” stops nothing, nor “they are gone”
    tells = words & (REFUSES | NEGATES | STOPS | NAMES | ADDS | DROPS | SAYS)
    return not (tells or sentence.asks or any(map(str.isdigit, words)))


def _without_beginning(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence without what only says why, or who needs the code: “Bob has left, so …”, “the cleaners
    need …”."""
    tokens = sentence.tokens
    starts = [at + 1 for at, token in enumerate(tokens) if token.plain in {",", "so"}]
    plain = [*(token.plain for token in tokens), ""]
    # “He wants to add …” tells what he wants to do.
    starts += [at for at, word in enumerate(plain[:-1]) if word in _NEEDS and plain[at + 1] != "to"]
    for start in starts:
        if 0 < start < len(tokens) and _only_tells_why(Sentence(tokens[:start])):
            yield replace(sentence, tokens=tokens[start:])


def _without_end(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence without what only says why behind it: “…, the intern left”, “… because he left”."""
    tokens = sentence.tokens
    for end in (at for at, token in enumerate(tokens) if at and token.plain in {",", "because"}):
        behind = {token.plain for token in tokens[end:]}
        first = next((token.plain for token in tokens[end + 1 : end + 2]), "")
        # “…, I do not trust him”
        is_told = first in WHO | _WHOSE | _SOMEBODY
        stops = (STOPS - {"not", *_SOMEBODY}) | SAYS | _YET if is_told else STOPS
        stops |= _CORRECTS
        is_order = behind & (stops | NAMES | ADDS | DROPS | DESCRIBED | CALLS)
        if not is_order and not any(map(str.isdigit, behind)):
            yield replace(sentence, tokens=tokens[:end])


def _without_report(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence without what became of the code, or who knows it, before “delete it”: “code 4711 was
    leaked, delete it”, “somebody knows code 4711, delete it”."""
    tokens = sentence.tokens
    plain = [token.plain for token in tokens]
    comma = len(plain) - plain[::-1].index(",") - 1 if "," in plain else 0
    named = next((at for at in range(comma) if plain[at] in NAMES), comma)
    before = {*plain[:named]}
    may_be_code = any(word.isdigit() and len(word) > MAX_COUNT_DIGITS for word in before)
    if 0 < named < comma and drops_it(plain[comma:]) and not (before & CONDITIONS or may_be_code):
        yield replace(sentence, tokens=tokens[named:])
    verb = next((at for at in range(comma) if plain[at] in _REPORTS), comma)
    told = {*plain[verb:comma]}
    if verb < comma and DROPS & {*plain[comma:]} and not (told & CONDITIONS or any(map(str.isdigit, told))):
        yield replace(sentence, tokens=(*tokens[:verb], *tokens[comma:]))


def _read(viewer: Viewer, sentence: Sentence) -> Request | None:
    tokens = sentence.tokens
    span = _workspace(workspace_spans(viewer.workspaces(), sentence, lexicon()))
    codes = [at for at in outside(tokens, span) if tokens[at].text.isdigit()]
    if span is None or len(codes) != 1:
        return None
    is_marked, described = description_of_code(tokens, span, codes[0])
    words = {tokens[at].plain for at in outside(tokens, span) if at not in described}
    if words & _ALL or words & _SPOKEN_OF or ("pull", "up") in pairwise(token.plain for token in tokens):
        return None
    if not words & NAMES or words & STOPS or words & {*PASSCODE.words}:
        return None
    if not _is_order(tokens, span, is_marked):
        return None
    its_list = WorkspaceList(_FAMILY, _LIST, span.found[0])
    require_setting(viewer.rights, _FAMILY, its_list.workspace, Access.WRITE)
    if words & DROPS or _GOES.search(" ".join(token.plain for token in tokens)):
        if words & (_OF_CODE | {"no"}):
            return None
        return RemoveItem(its_list, tokens[codes[0]].text)
    told = {tokens[at].plain for at in described if not tokens[at].quoted}
    if spells_digits(" ".join(tokens[at].text for at in described)):
        return None  # a description is seen by many
    if (words | told) & (NEGATES | _GONE) or told & (_TAKES_BACK | CONDITIONS | REFUSES):
        return None
    if words & _REPORTS - ({"needed"} if is_marked else frozenset()):
        return None
    known = NAMES | ADDS | DESCRIBED | CALLS | SAYS_NOTHING | {tokens[codes[0]].plain, "needed"}
    if words - known:
        return None
    code = Assignment(_CODE, tokens[codes[0]].text)
    is_part = span.sureness is Sureness.PART
    if not described:
        return AddItem(its_list, (code,), shows_first=is_part)
    description = " ".join(tokens[at].text for at in described)
    return AddItem(its_list, (code, Assignment(_DESCRIPTION, description)), shows_first=is_part)


def half_understood(viewer: Viewer, text: str) -> NotUnderstood | None:
    """The refusal of a sentence in which a code or a PIN may stand, with where it belongs: on a form of the
    workspace that is named. No word of it is repeated. None where no workspace is."""
    one = named_workspace(viewer, text)
    if one is None:
        return None
    words = {token.plain for part in sentences(text) for token in part.tokens}
    names_pin = any(suggestions(_PIN_WORDS, word, limit=1, whole=True) for word in words - NAMES - {"in"})
    is_pin = names_pin and not words & NAMES
    family = PASSCODE.family if is_pin else _FAMILY
    said = f"I did not understand that. Nothing was changed. {CODE_UNUSED}"
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
    if len({one.found[0].id for one in whole}) != 1:
        return None
    # “Remove … from the lobby, Bob left the gym”: another place may be meant.
    beside = [one for one in spans if one.sureness >= Sureness.PART and whole[0].found[0] not in one.found]
    return None if any(one.end <= whole[0].start or whole[0].end <= one.start for one in beside) else whole[0]


def _is_order(tokens: Sequence[Token], span: Span, is_marked: bool) -> bool:
    """Whether the first word that counts asks for it, or the list is named first, with what it is for."""
    said = [tokens[at].plain for at in outside(tokens, span)]
    if _tells_what_somebody_does(said):
        return False
    first = next((word for word in said if word in ADDS | DROPS or word not in SAYS_NOTHING), "")
    is_wished = bool((ADDS | DROPS) & {*said}) and first in NAMES and ("please" in said or drops_it(said))
    is_wished |= first in NAMES and _GOES.search(" ".join(said)) is not None
    return first in ADDS | DROPS or is_wished or (is_marked and first in NAMES)


def _tells_what_somebody_does(said: Sequence[str]) -> bool:
    """Whether the words before the verb say who does it: “they add …”, “he wants to add …”, “to add …”."""
    verb = next((at for at, word in enumerate(said) if word in ADDS | DROPS), None)
    if verb is None:
        return False
    before = {*said[:verb]}
    needs = said[verb] in _NEEDS and not (before & _OTHERS and said[verb + 1 : verb + 2] == ["to"])
    return not needs and bool(before & (_OTHERS | {"we"}) or said[:1] == ["to"])
