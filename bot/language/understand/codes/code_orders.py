"""An order about one access code among other words: “code 4711 leaked. Delete it in the gym”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.language.sentence.readings.workspace_spans import Span
from bot.language.sentence.words import general_words as general
from bot.language.sentence.words.tokens import WHO, Token
from bot.language.understand.codes.code_descriptions import description_of, outside
from bot.language.understand.codes.code_words import (
    ADDS,
    CALLS,
    CONDITIONS,
    DENIES,
    DESCRIBED,
    DROPS,
    GOES,
    GONE,
    NAMES,
    NEEDS,
    REFUSES,
    REPORTS,
    SAYS,
    SAYS_NOTHING,
    SPOKEN_OF,
    STOPS,
)

MAX_COUNT_DIGITS = 2
"""“12 people know …” is a count; fewer digits are no access code."""
_IT = frozenset({"it", "that", "this", "one"})
_JOINTS = frozenset({",", "so", "because", "therefore", "/"})
OTHERS = (WHO - {"i"}) | frozenset({"somebody", "someone", "people", "guests", "staff", "users", "to"})
"""What these do is told, and not ordered."""
_WHOSE = frozenset({"the", "our", "my", "his", "her", "their", "it", "it's"})
"""Before somebody or something that is spoken of in a reason: “…, the temp has left”."""
_CORRECTS = frozenset({"mean", "meant", "rather", "sorry", "wait", "actually", "no", "instead", "wrong"})
_PLEASE = frozenset({"please", "pls", "plz"})
_OFF = frozenset({"off", "out", "away"})
_ON_MANY = frozenset({"all", "every", "everywhere", "both", "other", "others", "each", "except", "but"})
_ORDERS_ELSE = frozenset(
    general.phrases(
        "turn|switch|set|forward|send|divert|enable|disable|change|show|list|undo|keep|stay|stays|leave|block|"
        "allow|replace|renew|rename|swap|use|do"
    )
)
"""Clauses that begin with these ask for something else, or for the contrary."""
_STANDS = frozenset({"stay", "stays", "remain", "remains", "keep", "keeps", "okay", "fine"})
"""Told of a code, it is to be left as it is."""
_REMOVED = frozenset({"removed", "deleted", "revoked", "erased", "gone", "cancelled", "canceled", "dropped"})
_PUT_OFF = frozenset({"yet", "later", "until", "till", "only", "first"})
_GOING = frozenset(
    general.phrases(
        "come|go|goes|removed|deleted|revoked|dropped|erased|taken|pulled|scrapped|binned|get|gets|no|longer"
    )
)
_LEADS = frozenset({"the", "our", "his", "her", "their", "its", "that", "this", "a", "an", "new", "it"})
VERBS = ADDS | DROPS
_PASSED_OVER = NAMES | VERBS | DESCRIBED | CALLS | SAYS_NOTHING | _IT | _GOING
"""Words of the order itself."""


@dataclass(frozen=True)
class CodeOrder:
    """What is to become of a code; the places of the words that describe it, and the words beside."""

    drops: bool
    described: Sequence[int]
    beside: str


def code_order(tokens: Sequence[Token], span: Span, code: int) -> CodeOrder | None:
    """What a message asks for with the one code in it, wherever the order stands; None where it is denied,
    put off or not clear. The words beside it do nothing, and are to be shown."""
    is_marked, described = description_of(tokens, span, code)
    clauses = [*_clauses(tokens)]
    ways = {one: _drops(tokens, one, span, code) for one in clauses}
    orders = {one: drops for one, drops in ways.items() if drops is not None}
    if not orders and is_marked:
        orders = {one: False for one in clauses if _begins_with_code(tokens, one, code)}
    if len({*orders.values()}) != 1:
        return None
    drops = next(iter(orders.values()))
    taken: set[int] = set() if drops else {*described}
    for clause in clauses:
        words = [tokens[at].plain for at in clause if at in {*outside(tokens, span)} and at not in taken]
        if clause in orders:
            stops = _stops_in(words)
        elif clause.start > max(one.start for one in orders):
            stops = _stops_behind(words)
        else:
            stops = _stops_before(words)
        told = words if is_marked else [tokens[at].plain for at in clause]
        reports = GONE - {"out", "like"}
        if clause in orders:
            reports |= REPORTS - {"is", "needed", "will"}
        if stops or (not drops and {*told} & reports):
            return None
    said = {*taken, *range(span.start, span.end), code}
    return CodeOrder(drops, described, _text_of(tokens, clauses, code, said))


def _clauses(tokens: Sequence[Token]) -> Iterator[range]:
    """The places of the words of each clause."""
    start = 0
    for at, token in enumerate(tokens):
        behind = tokens[at + 1].plain if at + 1 < len(tokens) else ""
        is_joint = token.plain in _JOINTS or (token.plain == "and" and behind in VERBS | CALLS)
        if is_joint and not token.quoted:
            yield range(start, at)
            start = at + 1
    yield range(start, len(tokens))


def _drops(tokens: Sequence[Token], clause: range, span: Span, code: int) -> bool | None:
    """Whether a clause orders that the code goes; False where it is to be added, None for no order of it."""
    words = [tokens[at].plain for at in clause if not span.start <= at < span.end]
    at = next((at for at in range(len(words)) if _counts(words, at)), len(words))
    head, behind = "".join(words[at : at + 1]), words[at + 1 :]
    is_verb_alone = head in VERBS and {*behind} <= SAYS_NOTHING  # “…, please create”
    if not (is_verb_alone or code in clause or {*words} & (NAMES | _IT)) or (
        head == "pull" and "up" in behind
    ):
        return None
    if GOES.search(" ".join(words)) or _no_longer_needs(words):
        return True
    if head in VERBS - NEEDS and not {*words[:at]} & OTHERS:
        return head in DROPS or bool({*behind} & DROPS)
    if head in NAMES and _PLEASE & {*behind} and {*behind} & VERBS:
        return bool({*behind} & DROPS)  # “access code 4711 of the gym please delete”
    if _needs_code(words):
        return bool({*words} & _REMOVED)
    is_off = code in clause and code + 1 in clause and tokens[code + 1].plain in _OFF
    return True if is_off else None


def _counts(words: Sequence[str], at: int) -> bool:
    """Whether a word may be the verb of an order, or stands where one would: “we need to add …”."""
    needs_to = words[at] in NEEDS and words[at + 1 : at + 2] == ["to"]
    return (words[at] in VERBS and not needs_to) or words[at] not in SAYS_NOTHING


def _needs_code(words: Sequence[str]) -> bool:
    """Whether it tells who needs a code: “the night guards get access code 4711”."""
    need = next((at for at, one in enumerate(words) if one in NEEDS), len(words))
    named = next((at for at in range(need, len(words)) if words[at] in NAMES), need)
    return named > need and all(
        one in SAYS_NOTHING | ADDS or one.isdigit() for one in words[need + 1 : named]
    )


def _no_longer_needs(words: Sequence[str]) -> bool:
    """Whether it says that the code is not needed any more."""
    return (
        re.search(r"\b(?:no longer|do not|does not) (?:need|needs|require|use|uses)\b", " ".join(words))
        is not None
    )


def _begins_with_code(tokens: Sequence[Token], clause: range, code: int) -> bool:
    """Whether a clause is only the code: “access code 4711 for them at the gym”."""
    words = [tokens[at].plain for at in clause]
    head = next((word for word in words if word in NAMES or word not in SAYS_NOTHING), "")
    return code in clause and head in NAMES and not {*words} & REPORTS


def _stops_in(words: Sequence[str]) -> set[str]:
    """The words of an order that deny it, put it off, or mean more than one code or place."""
    said = " ".join(words).replace("all over", "")
    if _no_longer_needs(words):
        said = re.sub(r"\b(?:no longer|not|any ?more|any longer)\b", "", said)
    return {*said.split()} & (STOPS | _ON_MANY | SAYS | SPOKEN_OF - {"request"})


def _stops_before(words: Sequence[str]) -> set[str]:
    """The words told before an order that may deny it, put it off, or order something else."""
    head = {*[word for word in words if word not in SAYS_NOTHING][:1]} | {*words[:1]}
    return ({*words} & (DENIES | _STANDS | SPOKEN_OF | {"if", "unless", "whether"})) | (
        head & (_ORDERS_ELSE | CONDITIONS)
    )


def _stops_behind(words: Sequence[str]) -> set[str]:
    """The same of what is told behind it, which may also take it back."""
    if {*words[:2]} & (CALLS | DESCRIBED):
        return set()
    is_told = bool({*words[:1]} & (WHO | _WHOSE))
    stops = (CONDITIONS - {"not", "would", "once", "tomorrow"}) | _PUT_OFF if is_told else STOPS
    return {*words} & (
        stops | REFUSES - ({"not"} if is_told else frozenset()) | SAYS | _CORRECTS | _STANDS
    ) | ({*words[:2]} & _ORDERS_ELSE)


def _text_of(tokens: Sequence[Token], clauses: Sequence[range], code: int, said: set[int]) -> str:
    """The clauses with words that are not accounted for, with “it” for the code."""
    parts = []
    for clause in clauses:
        if all(at in said or tokens[at].plain in _PASSED_OVER for at in clause):
            continue
        words = ["it" if at == code or tokens[at].plain in NAMES else tokens[at].text for at in clause]
        plain = [
            one for one, behind in pairwise([*words, ""]) if behind != "it" or one.casefold() not in _LEADS
        ]
        parts.append(
            " ".join(word for before, word in pairwise(["", *plain]) if (before, word) != ("it", "it"))
        )
    return "; ".join(parts)
