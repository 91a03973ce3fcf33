"""Questions whose last clause asks: “connected line privacy on the gym, what is it set to”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence

_STATE = r"(?: set)?(?: up)?(?: to| at| on| as| like)?"
_ASKS = re.compile(
    r"(?:(?:and|so|just) )?(?:"
    rf"(?:what|how) is (?:it|that|this)(?: currently| now)?{_STATE}(?: there| now| currently| right now)?"
    rf"|what is (?:set|configured)(?: there| now)?|what are they{_STATE}(?: there| now)?"
    r"|(?:what|how) (?:does|do|did) (?:it|that|they) (?:say|show|read)(?: there| now)?"
    r"|which (?:one )?is it(?: now| there)?|(?:is|are) (?:it|that|this|they) (?:on|off)(?: there| now)?"
    r"|who|which|how many(?: rings)?"
    r"|which (?:numbers|ones|people|lines|callers|rooms)|who is on (?:it|there)|for whom|from whom"
    r"|(?:is (?:it|that) )?(?:on or off|off or on|yes or no)(?: there| now)?"
    r")(?P<field> (?:for|about|on) the .+)?"
)
_EITHER = (["on", "or", "off", ","], ["off", "or", "on", ","])
_ORDERS = frozenset(
    phrases("turn|switch|set|put|make|enable|disable|activate|deactivate|add|remove|block|allow|forward|send|"
            "let|please|pls|stop|start|can|could|would|change|if|when|until")
)  # fmt: skip


def asked_last(sentence: Sentence) -> Sentence:
    """The question without the clause behind its last comma that asks how it is: “music on hold of the gym?”
    for “music on hold of the gym, what is it set to”; what it asks about stays: “… say for the tone”."""
    words = [*sentence.words]
    if (either := _either(words)) and words[0] not in _ORDERS:
        tokens = (*sentence.tokens[:either], *sentence.tokens[either + 3 :])
        return replace(sentence, tokens=tokens, asks=True)
    if "," not in words[1:-1] or words[0] in _ORDERS:
        return sentence
    cut = len(words) - 1 - words[::-1].index(",")
    found = _ASKS.fullmatch(" ".join(words[cut + 1 :]))
    if found is None or words[1:2] == [","]:
        return sentence
    about = len(found["field"].split()) if found["field"] else 0
    tokens = (*sentence.tokens[:cut], *sentence.tokens[len(words) - about :])
    return replace(sentence, tokens=tokens, asks=True)


def _either(words: Sequence[str]) -> int:
    """Where “on or off” stands before a comma: “call waiting on or off, gym”."""
    places = [at for at in range(1, len(words) - 3) if list(words[at : at + 4]) in _EITHER]
    others = [word for word in words if word in {"on", "off", "or"}]
    return places[0] if len(places) == 1 and len(others) == 3 else 0
