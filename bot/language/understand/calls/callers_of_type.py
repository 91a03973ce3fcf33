"""Callers of a type that only outgoing calls have: “block calls from 1-800 numbers in the gym”."""

from __future__ import annotations

import re

from bot.access import Access
from bot.catalogue.settings.call_types import CALL_TYPES
from bot.catalogue.settings.incoming_permission import INCOMING_PERMISSION
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.errors import TwoMeanings
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.one_sentence import Asked

_TYPES = (
    ("toll-free", r"toll free|tollfree|toll-free|freephone|0?800", ("TOLL_FREE",)),
    (
        "premium",
        r"premium(?: services 1 & premium services 2)?",
        ("PREMIUM_SERVICES_I", "PREMIUM_SERVICES_II"),
    ),
    ("international", r"international|foreign|overseas", ("INTERNATIONAL",)),
    ("national", r"national|domestic|long distance", ("NATIONAL",)),
)
_TYPE = "|".join(f"(?P<t{at}>{said})" for at, (_, said, _) in enumerate(_TYPES))
_CALLERS = tuple(
    re.compile(pattern.format(f"(?:{_TYPE})"))
    for pattern in (
        r"\b(?:calls?|callers?|calling) (?:coming )?from (?:(?:all|any|the) )?{0}"
        r"(?: (?:numbers?|calls?|callers?|lines?))?(?! (?:from|to))\b",
        r"\b{0} callers?\b",
        r"\b(?:incoming|inbound) {0}(?: (?:calls?|callers?|numbers?))?\b",
        r"\b{0} numbers? (?:calling|(?:that|which|who) call|from calling|"
        r"(?:can|may|should|must)(?: not)? call)\b",
    )
)
_BARS = re.compile(
    r"\b(?:block|bar|stop|forbid|prohibit|disallow|ban|reject|refus|den(?:y|ied)|no\b|turn away|keep out)"
)
_ALLOWS = re.compile(r"\b(?:allow|permit|unblock|accept|let)")
_MAY = frozenset({"callers", "caller", "from", "incoming", "inbound", "calling", "call"})
_NAMED = frozenset(
    phrases(
        "toll|tollfree|toll-free|freephone|800|0800|premium|international|foreign|overseas|national|domestic|long"
    )
)


def may_tell_type_of_caller(sentence: Sentence) -> bool:
    """Whether words for a call type and for callers stand in it."""
    words = sentence.words
    return not (_NAMED.isdisjoint(words) or _MAY.isdisjoint(words) or sentence.asks)


def callers_of_type(asked: Asked) -> TwoMeanings | None:
    """The question which calls are meant; None for any other sentence, and where the workspace is open."""
    said = " ".join(asked.sentence.words)
    found = next(filter(None, (one.search(said) for one in _CALLERS)), None)
    bars, allows = _BARS.search(said) is not None, _ALLOWS.search(said) is not None
    if found is None or len(asked.best.workspaces) != 1 or not (bars or allows):
        return None
    name, _, kinds = next(one for at, one in enumerate(_TYPES) if found[f"t{at}"])
    workspace = asked.finder.one(asked.best, "set", OUTGOING_PERMISSION, Access.WRITE)
    typed_name = asked.finder.typed(workspace)
    own = {"useCustomEnabled": typed(True)}
    incoming = {**own, "externalTransfer": "BLOCK_ALL_EXTERNAL" if bars else "ALLOW_ALL_EXTERNAL"}
    action = "BLOCK" if bars else "ALLOW"
    outgoing = {
        **own,
        "useCustomPermissions": typed(True),
        **{f"callingPermissions.{kind}.action": action for kind in kinds if kind in CALL_TYPES},
    }
    told = (
        (
            "Turn away all calls from outside" if bars else "Let all calls from outside in",
            INCOMING_PERMISSION,
            incoming,
        ),
        (f"{'Block' if bars else 'Allow'} calls to {name} numbers", OUTGOING_PERMISSION, outgoing),
    )
    return TwoMeanings(
        f"Incoming Permission tells only outside from inside, and not {name} calls from others. "
        "Nothing was changed.",
        "Which one?",
        choices=tuple(
            (
                label,
                f"{family.title} · {workspace.name}",
                frame_command(Frame(family, values=values), typed_name),
            )
            for label, family, values in told
        ),
    )
