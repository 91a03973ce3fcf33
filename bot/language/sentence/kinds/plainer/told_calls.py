"""Calls in a talkative order: “everything that comes in on the gym”, “could calls to the gym just land at
4404 instead?”."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.language.sentence.words.tokens import Sentence, Token, as_tokens

_ALL = frozenset({"everything", "anything", "whatever", "all", "each", "every", "any"})
_THAT = r"(?: that| which)?(?: is)?"
_COMING = re.compile(
    rf"\b(?:(?:everything|anything|whatever|all){_THAT} (?:comes|rings|arrives|lands|coming)(?: in)? "
    r"(?:on|at|to|for|in|into)"
    rf"|(?:everything|anything|whatever){_THAT} (?:rings|reaches|calls|phones)"
    r"(?= (?!in |on |at |to |for |into |back |when ))"
    r"|(?:each|every|any|all)(?: the)? calls?(?: (?:that|which) (?:comes?|arrives?|lands?)"
    r"| (?:coming|arriving|landing))(?: in)? (?:on|at|to|for|in|into)) "
)
"""“Everything that comes in on”, “anything that rings”, “each call that comes in to”."""
_COULD = frozenset({"could", "can", "might", "would"})
_GO = frozenset({"land", "go", "ring", "end", "come", "arrive", "be"})
_BEHIND_GO = frozenset({"at", "to", "on", "in", "up", "through", "over", "forwarded", "sent", "diverted"})
_FILLING = frozenset({"just", "please", "simply", "perhaps", "instead"})
_CALLS = frozenset({"calls", "callers"})
_GOES = frozenset({"it", "the", "others", "anybody", "anyone"})
_MOVES = frozenset(
    {"goes", "chases", "chasing", "tries", "rings", "moves", "starts", "hunts", "bothers", "others"}
)
_TIMES = frozenset({"at", "on", "am", "pm", "monday", "friday", "tomorrow", "tonight", "opens", "closes"})
_STAY = frozenset({"stay", "stays", "remain", "remains"})
_ALLOWED = frozenset({"allowed", "possible", "permitted", "ok", "okay", "fine"})
_ENDS = (["has", "to", "stop"], ["must", "stop"], ["has", "to", "end"], ["needs", "to", "stop"])
_NEED_NOT = (["need", "not", "be"], ["needs", "not", "be"], ["do", "not", "need", "to", "be"],
             ["do", "not", "have", "to", "be"], ["should", "not", "be"], ["must", "not", "be"])  # fmt: skip
_SENT = frozenset({"sent", "forwarded", "diverted", "redirected", "passed", "routed", "transferred"})
_ANY_MORE = (["any", "more"], ["any", "longer"], ["anymore"])
_RINGS_AGAIN = frozenset({"ring", "come", "arrive", "land"})
_THEY = frozenset({"they", "it", "these", "those"})


def with_all_calls(sentence: Sentence) -> Sentence:
    """The sentence with “all calls to the gym” for “everything that comes in on the gym”, and with “all calls
    … should land at …” for “could all calls … just land at … instead?”."""
    sentence = _with_calls(sentence)
    words = [*sentence.words]
    start = next((at for at, word in enumerate(words) if word in _COULD and words[at - 1] == ","), 0)
    if _COULD.isdisjoint(words[start : start + 1]) or _CALLS.isdisjoint(words[start + 1 : start + 4]):
        return sentence
    at = next((at for at in range(start + 3, len(words) - 1) if _goes(words, at)), 0)
    if not at or not _COULD.isdisjoint(words[start + 1 : at]):
        return sentence
    if _FILLING.isdisjoint(words[start:]):
        return sentence  # it may only ask
    before = [token for token in sentence.tokens[start + 1 : at] if token.plain not in _FILLING]
    behind = [token for token in sentence.tokens[at:] if token.plain not in _FILLING]
    should = Token("should", "should")
    return Sentence((*sentence.tokens[:start], *before, should, *behind))


def without_further(sentence: Sentence) -> Sentence:
    """The sentence with “should no longer be forwarded to …” for “need not be sent on to … any more, they can
    ring at the desk again”."""
    words = [*sentence.words]
    at = next((at for at in range(1, len(words) - 3) if _is_not_needed(words, at)), 0)
    verb = at + words[at:].index("be") + 1 if at else 0
    if not at or sentence.asks or not _SENT & {*words[verb : verb + 1]}:
        return sentence
    to = verb + 1 + (words[verb + 1 : verb + 2] in (["on"], ["over"], ["through"]))
    comma = words.index(",", to) if "," in words[to:] else len(words)
    more = next((one for one in _ANY_MORE if words[comma - len(one) : comma] == one), [])
    if not more or words[to : to + 1] != ["to"]:
        return sentence
    behind = words[comma + 1 :]
    is_told = not behind or (_RINGS_AGAIN & {*behind} and behind[-1:] == ["again"] and behind[0] in _THEY)
    should = as_tokens(["should", "no", "longer", "be", "forwarded"])
    rest = sentence.tokens[to : comma - len(more)]
    kept = () if is_told else sentence.tokens[comma:]
    return replace(sentence, tokens=(*sentence.tokens[:at], *should, *rest, *kept))


def _is_not_needed(words: list[str], at: int) -> bool:
    return any(words[at : at + len(one)] == one for one in _NEED_NOT)


def _goes(words: list[str], at: int) -> bool:
    return words[at] in _GO and words[at + 1] in _BEHIND_GO


def _with_calls(sentence: Sentence) -> Sentence:
    words = [*sentence.words]
    if words[-1:] == ["instead"] and "should" in words and "calls" in words[: words.index("should")]:
        kept = tuple(one for one in sentence.tokens[:-1] if one.plain != "just")
        return _with_calls(replace(sentence, tokens=kept))
    if _ALL.isdisjoint(words) or not (found := _COMING.search(f"{' '.join(words)} ")):
        return sentence
    start, end = (len(found.string[:at].split()) for at in found.span())
    calls = as_tokens(["all", "calls", "to"])
    return _with_calls(replace(sentence, tokens=(*sentence.tokens[:start], *calls, *sentence.tokens[end:])))


def without_going_on(sentence: Sentence) -> Sentence:
    """The sentence without “before it goes chasing the guards” behind what is to ring first."""
    words = [*sentence.words]
    if "first" not in words or "before" not in words:
        return sentence
    at = words.index("before")
    rest = words[at + 1 :]
    is_own = words.index("first") < at and rest[:1] != [] and rest[0] in _GOES and _MOVES & {*rest[:3]}
    if not is_own or _TIMES & {*rest} or any(any(map(str.isdigit, word)) for word in rest):
        return sentence
    end = at - (words[at - 1] == ",")
    return replace(sentence, tokens=sentence.tokens[:end])


def with_what_stops(sentence: Sentence) -> Sentence:
    """The sentence with “stop transferring operator-assisted calls …” for “operator-assisted calls … stay
    allowed, but transferring them has to stop”."""
    words = [*sentence.words]
    but = words.index("but") if "but" in words[1:] else 0
    if not but or _STAY.isdisjoint(words[:but]):
        return sentence
    head = but - (words[but - 1] == ",")
    stay = next(at for at, word in enumerate(words) if word in _STAY)
    rest = words[but + 1 :]
    end = next((len(rest) - len(one) for one in _ENDS if rest[-len(one) :] == one), 0)
    if {*words[stay + 1 : head]} - _ALLOWED or end < 2 or rest[end - 1] not in {"them", "those", "these"}:
        return sentence
    tokens = sentence.tokens
    verb = tokens[but + 1 : but + end]
    return replace(sentence, tokens=(Token("stop", "stop"), *verb, *tokens[:stay]))
