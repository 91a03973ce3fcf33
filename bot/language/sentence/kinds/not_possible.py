"""Orders for what no setting of Webex can do: to record only incoming calls, to show a number only inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from bot.language.sentence.kinds.asking.questions import is_question
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence

_TOLD_APART = (
    "incoming", "inbound", "outgoing", "outbound", "internal", "external", "outside", "inside", "pstn",
    "received", "placed",
)  # fmt: skip
"""Calls that Webex does not tell apart in these orders."""
_SOME = f"(?:{'|'.join(_TOLD_APART)})"
_OTHERS = (
    "(?:incoming|inbound|internal) (?:calls )?(?:and|or) (?:outgoing|outbound|external)|"
    "(?:outgoing|outbound|external) (?:calls )?(?:and|or) (?:incoming|inbound|internal)"
)
"""Both: all calls."""
_ONLY = "(?:only|just|exclusively)"
_RECORDS = re.compile(
    f" (?:record|records|recorded|recording|tape) (?:(?:of|for|the|all|any|every|its|{_ONLY}) )*{_SOME} "
    f"| {_SOME} (?:calls?|ones) (?:.* )?(?:record|recorded|taped) "
    f"| record(?:ing|ings)? (?:.* )?(?:{_ONLY} {_SOME}|{_SOME} (?:calls? )?{_ONLY}|from {_SOME}) "
)
_PLAYED = re.compile(
    " (?:announcements?|announce|beep|tone|notification|notify|reminder|start/stop|prompt|warning|"
    "tell|inform|voicemail|greeting) "
)
"""Beside these it is about what is played while calls are recorded, which differs by where they come from."""
_SHOWS = re.compile(
    " (?:show|display|present|reveal|send|give|make) (?:.* )?(?:number|caller id|callerid|id|cli|name) "
    f"(?:.* )?(?:{_ONLY} (?:to|for) {_SOME} |(?:to|for) {_SOME} (?:callers|people|calls|users|phones|ones) "
    f"{_ONLY} )"
)
_SENT_ON = re.compile(
    " (?:redirected|forwarded|connected|answered|diverted|policies|policy|privacy|transferred) "
)
_FORWARDS_SOME = re.compile(
    " (?:forward|send|divert|redirect|fwd) (?:.* )?(?:to )?(?P<number>[+]?[0-9]{3,}) (?:for|of|with) "
    f"(?:{_ONLY} )?{_SOME} (?:calls|callers) "
)
_FORWARDS_ONLY_SOME = re.compile(
    f" (?:forward|send|divert|redirect|fwd) (?:.* )?(?:{_ONLY} (?:the )?{_SOME} (?:calls|callers)|"
    f"{_SOME} (?:calls|callers) {_ONLY}) (?:.* )?to (?P<number>[+]?[0-9]{{3,}}) "
)
_STARTS = "(?:(?:that|who|which) )?(?:starting|beginning|start|starts|begin|begins) (?:with|in|by) [+]?[0-9]+"
_CALLERS_STARTING = re.compile(
    f" (?:(?:calls? (?:(?:coming|made) )?(?:from|by|of)|from|callers|caller)"
    f" (?:(?:a|the|any|all) )*(?:(?:numbers?|callers?|ids?) )?{_STARTS} "
    "|(?:numbers?|callers?) (?:starting|beginning) with [+]?[0-9]+ (?:from|to) (?:call|calling|ring) )"
)
"""Rules tell callers by their whole numbers."""
_BEGIN = frozenset({"starting", "beginning", "start", "starts", "begin", "begins"})
_ANY = _BEGIN | frozenset(
    phrases(
        "forward|send|divert|redirect|fwd|record|records|recorded|recording|recordings|tape|taped|only|just"
    )
)
"""A sentence without one of these orders nothing of the kind."""


def not_possible(sentence: Sentence, names: Callable[[], Collection[int]]) -> tuple[str, str]:
    """Why Webex cannot do what a sentence orders, and what to say instead; both empty for any other. `names`
    gives the places of the words that name workspaces, and is called for few sentences only."""
    words = sentence.words
    if _ANY.isdisjoint(words) or _BEGIN.union(_TOLD_APART).isdisjoint(words):
        return "", ""
    if is_question(sentence):
        return "", ""
    named = names()
    said = [one.plain for at, one in enumerate(sentence.tokens) if at not in named and one.plain != ","]
    text = f" {' '.join(said)} "
    if _RECORDS.search(text) and not (_PLAYED.search(text) or re.search(f" (?:{_OTHERS}) ", text)):
        return (
            "Webex records all calls of a workspace or none: not only those that come in or go out, and not "
            "only internal or external ones. Nothing was changed.",
            "Say “record all calls in …”, or “record on demand in …” to let people start it.",
        )
    if found := _FORWARDS_SOME.search(text) or _FORWARDS_ONLY_SOME.search(text):
        return (
            f"Call Forwarding does not tell callers apart: {found['number']} was not set. "
            "Nothing was changed.",
            "For internal or external callers alone there is Selective Forward: `help selective forward`.",
        )
    if _CALLERS_STARTING.search(text):
        return (
            "A rule tells callers by their whole numbers, not by how these begin. Nothing was changed.",
            "Give whole numbers; for all callers from outside say “outside callers”. Which numbers the "
            "workspace may call, a digit pattern tells.",
        )
    if _SHOWS.search(text) and not _SENT_ON.search(text):
        return (
            "Caller ID has no such setting: who sees it cannot be chosen. Nothing was changed.",
            "Type `help callerid` for what can be set.",
        )
    return "", ""
