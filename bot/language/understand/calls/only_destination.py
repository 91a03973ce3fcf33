"""Workspaces that orders name only as places where calls go, or went until now."""

from __future__ import annotations

from dataclasses import replace

from bot.language.sentence.readings.number_spans import SENDS
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import POLITE, phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.sentence.words.word_graph import ARTICLES
from bot.names.workspaces import WorkspaceIndex

_SENDS = SENDS | {"direct", "pass"}
_MOVES = _SENDS | {"go", "goes", "ring", "land"}
_WHAT = frozenset(
    phrases(
        "all|every|any|its|it|their|the|these|calls|call|callers|incoming|inbound|everything|busy|unanswered|"
        "missed|over|on|through|straight|directly|always"
    )
)
"""Between the verb and “to” these do not say whose calls."""
_BEFORE_NAME = ARTICLES | {"extension", "ext", "number", "x"}
_ALSO_BEHIND = frozenset(phrases("please|pls|thanks|now|instead|again|,|today"))
"""Behind the name these say nothing more."""
TWO_WORKSPACES = 2
"""One of which something is told, and one where calls go, or whose number is meant."""
_HOLDS_NUMBER = frozenset({"transfer", "cfa", "cfb", "cfna", "cfnrc", "default"})
"""Beside one of these a workspace behind “should be” is whose number is meant."""
_IS_TO_BE = tuple(
    tuple(one.split()) for one in phrases("should be|must be|has to be|shall be|should go to|must go to")
)
_OLD = tuple(
    tuple(one.split()) for one in ("instead of", "rather than", "and not", ", not", "not", "no longer")
)
"""Before the last workspace of an order to forward calls: they went there."""
_ENDS = frozenset({"end", "land", "come", "arrive", "reach"})
_AT = (("up", "at"), ("up", "with"), ("up", "in"), ("at",), ("with",), ("out", "at"), ("in",))
_OF_CALLERS = frozenset(
    phrases("callers|calls|caller|call|people|anybody|anyone|everybody|everyone|whoever|visitors")
)
_NO_ANSWER = frozenset({"rings", "ring", "unanswered", "nobody"})
"""Said before, these tell which calls are sent on."""
_COULD = frozenset({"could", "can", "would", "might"})


def with_destination(workspaces: WorkspaceIndex, sentence: Sentence) -> Sentence:
    """The order to forward calls to the extension of the one workspace that it names: that is where they go,
    and not the one that is changed. Any other sentence as it is."""
    words = [*sentence.words]
    start = next((at for at, word in enumerate(words) if word not in POLITE), len(words))
    to = words.index("to", start) if "to" in words[start:] else 0
    if sentence.asks or not to or words[start] not in _SENDS or not _WHAT.issuperset(words[start + 1 : to]):
        return sentence
    first = to + 1 + (words[to + 1 : to + 2] != [] and words[to + 1] in _BEFORE_NAME)
    spans = workspace_spans(workspaces, sentence, lexicon())
    named = [
        one
        for one in spans
        if one.sureness >= Sureness.MARKED
        and one.start in (to + 1, first)
        and _ALSO_BEHIND.issuperset(words[one.end :])
    ]
    if not named or len(named[0].found) != 1 or not named[0].found[0].extension:
        return sentence
    number = named[0].found[0].extension
    # “Send busy calls” is what voicemail does.
    forward, told = Token("forward", "forward", gap=" "), Token(number, number, gap=" ")
    tokens = sentence.tokens
    kept = (*tokens[:start], forward, *tokens[start + 1 : to + 1], told, *tokens[named[0].end :])
    return replace(sentence, tokens=kept)


def with_old_destination(workspaces: WorkspaceIndex, sentence: Sentence) -> Sentence:
    """The order to forward calls with the extension of the workspace to which they went until now: “forward
    the kitchen to the gym, not to room 101”. Any other sentence as it is."""
    words = [*sentence.words]
    if sentence.asks or "to" not in words or not _MOVES.intersection(words):
        return sentence
    end = next((at for at in range(len(words), 0, -1) if words[at - 1] not in _ALSO_BEHIND), 0)
    to = words.index("to")
    for one in workspace_spans(workspaces, sentence, lexicon()):
        start = one.start - (words[one.start - 1] in ARTICLES)
        start -= words[start - 1] == "to"
        is_old = start > to + 1 and any(words[start - len(old) : start] == [*old] for old in _OLD)
        if one.end == end and is_old and len(one.found) == 1 and one.found[0].extension:
            number = one.found[0].extension
            tokens = (*sentence.tokens[: one.start], Token(number, number, gap=" "), *sentence.tokens[end:])
            return replace(sentence, tokens=tokens)
    return sentence


def with_end(workspaces: WorkspaceIndex, sentence: Sentence) -> Sentence:
    """The order with the extension of the second workspace, where callers of the first are to come out at it:
    “after five rings in the gym, could callers end up at the kitchen”, “callers of the gym should be able to
    press 0 and reach the kitchen”. Any other sentence as it is."""
    words = [*sentence.words]
    ends = [at for at, word in enumerate(words) if word in _ENDS]
    if not ends or _OF_CALLERS.isdisjoint(words[: ends[-1]]):
        return sentence
    spans = [one for one in workspace_spans(workspaces, sentence, lexicon()) if one.sureness is Sureness.NAME]
    named = sorted(spans, key=lambda one: one.start)
    if len(named) != TWO_WORKSPACES or len(named[1].found) != 1:
        return sentence
    number, start = named[1].found[0].extension, named[1].start - (words[named[1].start - 1] in ARTICLES)
    verb = max((at for at in ends if at < start), default=0)
    between = tuple(words[verb + 1 : start])
    presses = words[verb] == "reach" and {"0", "zero"} & {*words[named[0].start : verb]}
    goes = words[verb] != "reach" and between in _AT and _NO_ANSWER & {*words[:verb]}
    if not number or verb < named[0].end or not ((presses and not between) or goes):
        return sentence
    rest = sentence.tokens[named[1].end :]
    to = () if presses else (Token("to", "to", gap=" "),)
    head = _wished(sentence.tokens[: verb + (not goes)])
    go = (Token("go", "go", gap=" "),) if goes else ()
    return Sentence((*head, *go, *to, Token(number, number, gap=" "), *rest), asks=sentence.asks and not goes)


def _wished(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """“Calls should” for “could callers” behind a comma: “…, could callers end up at …”."""
    words = [one.plain for one in tokens]
    at = next((at for at in range(1, len(words) - 1) if words[at - 1] == "," and words[at] in _COULD), 0)
    if not at:
        return tokens
    should = Token("should", "should", gap=" ")
    return (*tokens[:at], *tokens[at + 1 :], should)


def with_number_named(workspaces: WorkspaceIndex, sentence: Sentence) -> Sentence:
    """The order with the extension of the workspace that a number is to be of: “transfer number 2 of the gym
    should be the front desk”. Any other sentence as it is."""
    words = [*sentence.words]
    if sentence.asks or _HOLDS_NUMBER.isdisjoint(words):
        return sentence
    spans = [one for one in workspace_spans(workspaces, sentence, lexicon()) if one.sureness is Sureness.NAME]
    for one in spans if len(spans) == TWO_WORKSPACES else ():
        start = one.start - (words[one.start - 1] in ARTICLES)
        is_value = any(tuple(words[max(start - len(said), 0) : start]) == said for said in _IS_TO_BE)
        if is_value and len(one.found) == 1 and one.found[0].extension:
            number = one.found[0].extension
            told = (*sentence.tokens[:start], Token(number, number, gap=" "))
            return replace(sentence, tokens=(*told, *sentence.tokens[one.end :]))
    return sentence
