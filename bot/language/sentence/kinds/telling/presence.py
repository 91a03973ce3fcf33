"""Conditions by who is in the room, which the bot cannot know: “if nobody is in the gym”."""

from __future__ import annotations

from dataclasses import replace

from bot.language.sentence.words.tokens import Sentence, as_tokens

_STARTS = frozenset({"if", "when", "whenever", "while", "once", "as"})
_NOBODY = (("no", "one"), ("not", "anyone"), ("noone",), ("nobody",))
_IS = frozenset({"is", "'s"})
_THERE = frozenset({"in", "inside", "at", "there", "around", "here", "present", "near"})
_PHONES = frozenset({"phone", "line", "handset", "call"})
"""“At the phone” is who answers, not who is in the room."""
MAX_PLACE_WORDS = 5
_EMPTY = as_tokens(["it", "is", "empty"])


def with_empty(sentence: Sentence) -> Sentence:
    """The sentence with “if it is empty in” for “if nobody is in”, which is no “if nobody answers”."""
    words = [*sentence.words]
    for at in range(1, len(words)):
        nobody = next((one for one in _NOBODY if tuple(words[at : at + len(one)]) == one), ())
        if not nobody or words[at - 1] not in _STARTS:
            continue
        end = at + len(nobody)
        end += words[end : end + 1] != [] and words[end] in _IS
        there = words[end : end + 1]
        if not there or there[0] not in _THERE or _PHONES & {*words[end : end + MAX_PLACE_WORDS]}:
            continue
        end += there[0] not in {"in", "inside", "at", "near"}
        tokens = sentence.tokens
        return replace(sentence, tokens=(*tokens[:at], *_EMPTY, *tokens[end:]))
    return sentence
