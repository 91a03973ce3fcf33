"""Questions how something is, worded as plain ones: “verify the gym is on dnd”, “dnd is not on, is it”."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence

_VERBS = frozenset({"is", "are", "has", "does", "do", "can", "may", "will"})
_TIMELESS = frozenset(phrases("still|currently|already|presently|actually|really|yet|even"))
"""Between the words of a question these ask for nothing else."""
_CHECKS = frozenset(phrases("check|verify|confirm|tell|know|see|find|wonder|wondering"))
_TAGGED = frozenset({"it", "they", "right", "correct", "so"})
_LEAD = re.compile(
    r"(?:(?:please|pls|hi|hello|hey|just|,) )*"
    r"(?:(?:can|could|would|will) you (?:please )?|(?:i (?:just )?)?(?:want|need|would like|have) to |"
    r"do you )?"
    r"(?:(?:(?:double )?check|verify|confirm)(?: for me)?(?: (?:if|whether|that))?|"
    r"(?:tell (?:me|us)|let (?:me|us) know|see|find out|know|i wonder|wondering|i am wondering) "
    r"(?:if|whether)) "
)
_TAG = re.compile(
    r"(?: ,)? (?:(?P<verb>is|are|has|does|do|can)(?: not)? (?:it|they)(?: not)?|"
    r"right|correct|is (?:that|this) (?:right|correct|so)|is not that (?:right|so)|am i right)"
)
_ORDERS = frozenset(
    phrases("make|ensure|turn|switch|set|put|forward|send|divert|keep|leave|let|enable|disable|stop|add|remove|"
            "if|when|while|unless|please|block|allow|record|change")
)  # fmt: skip
"""What begins so tells nothing that a verb at its head would ask."""
_MORE_IS_SAID = frozenset({"and", "but", ";", "then", "or", ","})
MAX_BEFORE_VERB = 8


def asked_plainly(sentence: Sentence) -> Sentence:
    """The question with its verb first, without “check whether” before it and “is it?” behind it, and without
    “still” within; any other sentence as it is."""
    words = sentence.words
    if words and words[0] in _VERBS and not _TIMELESS.isdisjoint(words):
        kept = tuple(one for one in sentence.tokens if one.plain not in _TIMELESS or one.quoted)
        return replace(sentence, tokens=kept)
    ends = words[-1:] and words[-1] in _TAGGED
    if not ends and _CHECKS.isdisjoint(words):
        return sentence
    if any(one.quoted for one in sentence.tokens) or words[0] in _VERBS - {"can", "will", "do"}:
        return sentence
    said = " ".join(words)
    lead = _LEAD.match(f"{said} ")
    start = len(lead[0].split()) if lead else 0
    end = _before_tag(words[start:]) + start if ends else len(words)
    told = sentence.tokens[start:end]
    at = next((at for at, one in enumerate(told[:MAX_BEFORE_VERB]) if one.plain in _VERBS), 0)
    plain = [one.plain for one in told]
    if not at or (not lead and end == len(words)) or plain[0] in _ORDERS:
        return sentence
    if not _MORE_IS_SAID.isdisjoint(plain):
        return sentence
    return replace(sentence, tokens=(told[at], *told[:at], *told[at + 1 :]), asks=True)


def _before_tag(words: tuple[str, ...]) -> int:
    """How many words stand before “is it?” and the like at the end, which has the verb of the sentence."""
    for at in range(max(len(words) - 5, 1), len(words)):
        tag = _TAG.fullmatch(" " + " ".join(words[at:]))
        if tag and (tag["verb"] is None or tag["verb"] in words[:at]):
            return at
    return len(words)
