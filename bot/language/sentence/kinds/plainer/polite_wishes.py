"""Wishes that are politely worded as conditions: “I would be grateful if the gym were …”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentence.words.tokens import Sentence, Token

_WOULD = frozenset({"would", "should", "will", "shall"})
_GLAD = frozenset(
    {"be", "most", "very", "so", "really", "much", "great", "nice", "good", "lovely", "helpful", "useful",
     "better", "best", "ideal", "grateful", "happy", "glad", "thankful", "obliged", "pleased", "wonderful",
     "appreciate", "like", "love", "prefer", "help", "it", "us", "me", "a", "lot", "extremely", "super"}
)  # fmt: skip
"""Between “would” and “if” these only say how welcome it is."""
_ASKED = frozenset({"whether", "if", "which", "what", "where", "who", "how"})
_ASKS = frozenset({"asks", "asked", "asking", "know", "show"})
"""Before what is asked, behind who wants to know it or to be shown it."""
_CHECK = frozenset(
    {",", "please", "pls", "check", "it", "that", "this", "thanks", "and", "for", "them", "me"}
)
"""At the end these only say again that it is asked."""
MAX_ASKING_WORDS = 12
"""So many words at most say who asks."""
MAX_REASON_WORDS = 5
"""So many words at most say for which reasons."""
_WOULD_LIKE = {(who, "would", verb) for who in ("i", "we") for verb in ("like", "love", "prefer", "want")}
_SHOWS = frozenset({"be", "say", "read", "show"})
_TEXTS = frozenset({"name", "number"})
"""Of these is wished what they are to be."""
_SHALL = frozenset({"shall", "ought"})
_WERE = frozenset({"was", "were"})
_COULD = frozenset({"could", "can", "would", "were", "might", "will"})
_WISHES = frozenset({"i", "we", "it", "that", "this"})
"""Before “would” these wish for something; behind it, at the head, they ask: “would it help if …”."""
_NONE = frozenset({"no", "nobody", "none", "nothing", "neither", "hardly", "few", "one"})
"""Wishes that nothing be so are read as they stand."""
_PAST = {
    "went": "go", "rang": "ring", "got": "get", "came": "come", "had": "have", "heard": "hear", "saw": "see",
    "showed": "show", "told": "tell", "stopped": "stop", "reached": "reach", "ended": "end",
}  # fmt: skip
"""“If calls went to …” wishes that they go there."""


def without_gratitude(sentence: Sentence) -> Sentence:
    """The sentence with “the gym should be …” for “I would be grateful if the gym were …”."""
    tokens = sentence.tokens
    words = [token.plain for token in tokens]
    would = next((at for at in range(min(3, len(words))) if words[at] in _WOULD), None)
    end = next((at for at in range(len(words)) if words[at] == "if"), 0)
    if would is None or not end > would + 1 or not _GLAD.issuperset(words[would + 1 : end]) or sentence.asks:
        return sentence
    rest = tokens[end + 1 :]
    is_own = words[would - 1] in _WISHES if would else words[1] not in _WISHES
    if not is_own or _NONE.intersection(words[end + 1 : end + 3]):
        return sentence
    were = next((at for at, token in enumerate(rest) if token.plain in _WERE), None)
    could = [token.plain for token in rest[:2]]
    if could[:1] in (["you"], ["we"], ["i"], ["somebody"], ["someone"]) and could[1:] != []:
        rest = rest[2:] if could[1] in _COULD else (_present(rest[1]), *rest[2:])
    elif were:
        should, be, behind = Token("should", "should"), Token("be", "be"), rest[were + 1 :]
        no_longer = 2 if [token.plain for token in behind[:2]] in (["no", "longer"], ["no", "more"]) else 0
        rest = (*rest[:were], should, *behind[:no_longer], be, *behind[no_longer:])
    elif went := _only_past(rest):
        verb = _PAST[rest[went].plain]
        rest = (*rest[:went], Token("should", "should"), Token(verb, verb, gap=" "), *rest[went + 1 :])
    return replace(sentence, tokens=rest) if rest else sentence


def _only_past(tokens: Sequence[Token]) -> int:
    """The place of the one verb in the past; 0 where there are more, or it tells which one is meant."""
    places = [at for at, token in enumerate(tokens) if token.plain in _PAST]
    before = [token.plain for token in tokens[: places[0]]][-1:] if places else []
    return places[0] if len(places) == 1 and before not in (["that"], ["which"], ["who"], [","]) else 0


def asked_by_others(sentence: Sentence) -> Sentence:
    """The question itself, where it is told who asks, or that it is to be shown: “the manager wants to know
    whether dnd is on there”, “show me who may use push-to-talk”."""
    words = [*sentence.words]
    for at in range(1 if words[:1] == ["show"] else 2, min(MAX_ASKING_WORDS, len(words) - 3)):
        said = words[at - 2] if words[at - 1] in {"me", "us"} else words[at - 1]
        if words[at] in _ASKED and said in _ASKS:
            start = at + (words[at] in {"whether", "if"})
            end = len(words)
            while end > start and words[end - 1] in _CHECK:
                end -= 1
            is_whole = "," not in words[start:end] and end - start > 1
            return Sentence(sentence.tokens[start:end], asks=True) if is_whole else sentence
    return sentence


def _present(verb: Token) -> Token:
    """“Turn” for “turned”."""
    plain = verb.plain
    if plain.endswith(("abled", "vated", "ved", "ged", "uted", "nced", "osed")):
        plain = plain.removesuffix("d")
    return verb._replace(text=plain.removesuffix("ed"), plain=plain.removesuffix("ed"))


def with_should(sentence: Sentence) -> Sentence:
    """The sentence with “should” for “ought to”, and for “shall” where it does not ask: “collect calls shall
    be blocked”."""
    if _SHALL.isdisjoint(sentence.words):
        return sentence
    kept: list[Token] = []
    before = ""
    for token, following in zip(sentence.tokens, (*sentence.words[1:], ""), strict=True):
        is_shall = token.plain == "shall" and following not in {"i", "we"}
        if not token.quoted and (is_shall or (token.plain == "ought" and following == "to")):
            kept.append(Token("should", "should", gap=token.gap))
        elif not (token.plain == "to" and before == "ought"):
            kept.append(token)
        before = token.plain
    return replace(sentence, tokens=tuple(kept))


def with_wish(sentence: Sentence) -> Sentence:
    """The sentence with “the name should be …” for “I would love the name to be …”, at a clause's head."""
    words = [*sentence.words]
    start = next((at for at in range(len(words)) if tuple(words[at : at + 3]) in _WOULD_LIKE), -1)
    is_head = start == 0 or (start > 0 and words[start - 1] == ",")
    end = next((at for at in range(start + 4, len(words) - 2) if words[at] == "to"), 0) if is_head else 0
    if not end or words[end + 1] not in _SHOWS or not _TEXTS & {*words[start + 3 : end]}:
        return sentence
    should = Token("should", "should")
    before, named = sentence.tokens[:start], sentence.tokens[start + 3 : end]
    return replace(sentence, tokens=(*before, *named, should, *sentence.tokens[end + 1 :]))


def without_reasons(sentence: Sentence) -> Sentence:
    """The sentence without “for data protection reasons”, and without “for privacy's sake,” at its head."""
    words = [*sentence.words]
    comma = words.index(",") if "," in words else 0
    if words[:1] == ["for"] and comma <= MAX_REASON_WORDS and words[max(comma - 1, 0)] == "sake":
        return replace(sentence, tokens=sentence.tokens[comma + 1 :] or sentence.tokens)
    end = next((at for at, word in enumerate(words) if word in {"reason", "reasons"}), 0)
    start = next(
        (at for at in range(end - 1, max(end - MAX_REASON_WORDS, 0) - 1, -1) if words[at] == "for"), end
    )
    if start == end or any(map(str.isdigit, "".join(words[start:end]))):
        return sentence
    end += words[end + 1 : end + 2] == [","]
    kept = (*sentence.tokens[:start], *sentence.tokens[end + 1 :])
    return replace(sentence, tokens=kept) if kept else sentence
