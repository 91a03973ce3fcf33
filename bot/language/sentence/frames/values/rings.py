"""What is to happen after some rings, where only their number is told: “voicemail should pick up after 6”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.sentence.frames.frame import Draft, branch, typed
from bot.language.sentence.readings.number_spans import SENDS
from bot.language.sentence.words.general_words import phrases
from cards.fields import Phone

_SENDS_ON = SENDS | {"forwards", "diverts", "redirects", "sends"}
_DOES = frozenset(
    phrases("kicks|picks|answers|takes|goes|sends|starts|comes|cuts|gets|jumps|reaches|reach|hit|end|land")
)
"""Without a wish these tell what happens: “voicemail picks up after 6 rings”."""
_ANSWERS = _DOES | phrases("kick|pick|pickup|grab|grabs|answer|take|go|send|step|start|come|cut|get|jump")
_ANSWERING = frozenset({"answer", "answers", "pick", "picks", "take", "takes", "get", "gets"})
"""What somebody does with calls, too, and no mailbox."""
_NOT_SO = re.compile(
    r"\b(?:never|would|could|might|(?:voicemail|mailbox|vm|machine|it|[\w']+s voicemail)(?: \w+)? not)\b"
)
_WISHED = frozenset({"should", "must", "shall", "let", "make", "have", "set", "please", "want", "need", "to"})
_MAILBOX = frozenset(
    phrases("voicemail|voicemails|vm|vmail|mailbox|voice|machine|message|messages|answerphone|sac")
)


def follow_rings(draft: Draft) -> None:
    """Turns on what is to happen after the rings, or adds the number that is missing for it. “Set the rings
    to 4” tells nothing of the kind, and rings of what is turned off are denied."""
    frame, words = draft.result, draft.sentence.words
    keys = [key for key in frame.values if key.endswith(".numberOfRings")]
    if keys and frame.values.get(draft.family.main) == typed(False):
        frame.hard.append("not")  # “do not let voicemail pick up after 6 rings”
    is_before = _rings_before(words)
    is_told = "after" in words or is_before or ("then" in words and not _MAILBOX.isdisjoint(words))
    if len(keys) != 1 or len(frame.values) > 1 or not is_told:
        return
    switch = draft.family.field(keys[0].replace("numberOfRings", "enabled"))
    phones = [one for one in draft.family.fields if isinstance(one, Phone) and branch(one) == branch(switch)]
    sends = [at for at, word in enumerate(words) if word in _SENDS_ON and words[at - 1 : at] != ("answer",)]
    if phones and sends:
        frame.missing.append(phones[0])
    elif not phones and (
        is_before or "then" in words or _takes_after(words) or not _ANSWERS.isdisjoint(words)
    ):
        frame.values[switch.key] = typed(True)
    if denied := _NOT_SO.search(" ".join(words)):
        frame.hard.append(denied[0])
    tells = _WISHED.isdisjoint(words) and not _DOES.isdisjoint(words)
    frame.guesses |= tells or (not phones and _MAILBOX.isdisjoint(words))


def _rings_before(words: Sequence[str]) -> bool:
    """Whether it is told how often to ring before the mailbox: “ring 6 times before voicemail”."""
    at = words.index("before") if "before" in words and "times" in words else 0
    return at > 0 and "times" in words[:at] and not _MAILBOX.isdisjoint(words[at + 1 :])


def _takes_after(words: Sequence[str]) -> bool:
    """Whether a mailbox is told with the rings that come before it: “vm on the gym after 4 rings”."""
    is_counted = any(word == "after" and count.isdigit() for word, count in pairwise(words))
    return is_counted and not _MAILBOX.isdisjoint(words)


def answers_itself(draft: Draft) -> bool:
    """Whether somebody is to answer all calls, and no mailbox: “the kitchen should answer all calls”."""
    words = draft.sentence.words
    is_all = "sendAllCalls.enabled" in draft.result.values
    return is_all and not _ANSWERING.isdisjoint(words) and _MAILBOX.isdisjoint(words)
