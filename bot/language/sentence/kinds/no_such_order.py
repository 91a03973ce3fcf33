"""Orders that no setting of a workspace carries out: to pause its calls, call pickup, a shared line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from bot.language.sentence.kinds.asking.questions import is_question
from bot.language.sentence.words.tokens import Sentence

_PLACED = "(?: (?:in|to|of|at|for|on|from|the|our|this|that|room|phone|extension|please|now|again))*"
"""What stands before and behind the name of a workspace, which is left out."""
_FOR_A_TIME = "(?: (?:for|until|till) .*)?"
_TURNS = "(?:turn|switch|put) (?:on|off)|enable|disable|activate|deactivate|set up|start|stop"
_PAUSES_RECORDING = re.compile(
    f"(?:{_PLACED} )?(?:pause|suspend) (?:(?:the|all|any|its|call|calls) )*(?:recording|recordings|recorder)"
    f"{_PLACED}{_FOR_A_TIME} |{_PLACED} recordings? pause{_PLACED} "
)
_PAUSES = re.compile(
    f"(?:{_PLACED} )?pause(?: (?:all|any|the|its|incoming|outgoing|inbound|outbound|call|calls|it))*"
    f"{_PLACED}{_FOR_A_TIME} "
)
_PICKUP = re.compile(f" (?:{_TURNS}) (?:the |a )?call pick ?ups?{_PLACED} ")
_SHARED_LINE = re.compile(f" (?:{_TURNS}) (?:the |a |its )?shared lines?{_PLACED} ")
_INCOMING = re.compile(
    "(?: please)? (?:(?:turn|switch) on|enable|activate) (?:the |all |its )*(?:incoming|inbound) calls?"
    f"{_PLACED} "
)
_ANY = frozenset({"pause", "suspend", "pickup", "pickups", "pick", "shared", "incoming", "inbound"})
"""A sentence without one of these orders nothing of the kind."""
_SAID = (
    (
        _PAUSES_RECORDING,
        "A running recording is paused on the phone itself, not by a setting. Nothing was changed.",
        "What can be set is “always, can be paused”: say “record always with pause in …”, or “turn off "
        "recording in …”.",
    ),
    (
        _PAUSES,
        "What is to be paused? A workspace's calls are not paused here. Nothing was changed.",
        "Say “turn on dnd in …”, “forward … to 4404” or “turn off recording in …”.",
    ),
    (
        _PICKUP,
        "Call pickup is not set for a workspace here; it is set in Control Hub. Nothing was changed.",
        "Type `help settings` for what I can.",
    ),
    (
        _SHARED_LINE,
        "A shared line is not set for a workspace here; it is set in Control Hub. Nothing was changed.",
        "Its warning tone is: say “turn off the shared line tone in …”.",
    ),
    (
        _INCOMING,
        "Which setting keeps calls from coming in? Nothing was changed.",
        "Say “turn off dnd in …”, “turn off intercept in …”, “stop forwarding …” or “show incoming …”.",
    ),
)


def no_such_order(sentence: Sentence, names: Callable[[], Collection[int]]) -> tuple[str, str]:
    """What to say where a sentence orders what no setting carries out, and what to say instead; both empty
    for any other. `names` gives the places of the words that may name workspaces."""
    if _ANY.isdisjoint(sentence.words) or is_question(sentence):
        return "", ""
    named = names()
    said = [one.plain for at, one in enumerate(sentence.tokens) if at not in named and one.plain != ","]
    text = f" {' '.join(said)} "
    return next(((why, instead) for order, why, instead in _SAID if order.fullmatch(text)), ("", ""))
