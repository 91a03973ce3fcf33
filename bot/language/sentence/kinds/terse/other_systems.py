"""Words of other telephone systems in those of Webex: “CFB to voicemail”, “out of the CSS”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentence.words.tokens import JOINTS, MIN_DIALLED, NUMBER, Sentence, Token, as_tokens

_BRANCHES = {
    "cfa": "all", "cfu": "all", "cfwdall": "all", "cfb": "busy", "cfbl": "busy", "cfwdb": "busy",
    "cfna": "unanswered", "cfnr": "unanswered", "cfwdna": "unanswered", "cfnry": "unanswered",
}  # fmt: skip
"""Which calls are forwarded, by the short name that other systems have for it."""
_MAILBOX = frozenset({"voicemail", "vm", "mailbox", "vmail"})
_CALLER_IDS: tuple[tuple[str, ...], ...] = (
    ("caller", "id"),
    ("clid",),
    ("cli",),
    ("clip",),
    ("ani",),
    ("callerid",),
    ("cid",),
)
_OF_CALLERS = frozenset(
    {"selective", "selectively", "reject", "rejects", "rejection", "accept", "acceptance", "priority",
     "blacklist", "whitelist", "screen", "refuse", "alert", "rule", "callers", "calls", "through"}
)  # fmt: skip
"""Beside one of these a number behind “CLID” is that of a caller, and not the one that is shown."""
_RULES = {"reject": "reject", "rejection": "reject", "accept": "accept", "acceptance": "accept"}
_LEADS_TO_CALLER = frozenset(
    {"for", "of", "from", "on", "the", "a", "rule", "calls", "number", ",", "against"}
)
_CALLERS = frozenset({"caller", "callers"})
MIN_WHOLE_NUMBER = 7
"""So many digits are no extension of a workspace that a rule could be for."""
_ACTIONS = {"blocking": "blocks", "barring": "blocks", "allowing": "allows", "permitting": "allows"}
_BEGINNINGS = frozenset({"area", "country", "city", "prefix", "region", "regional"})
_OF_BEGINNING = frozenset({"the", "numbers", "in", "with", "of", "under"})
_CLASS = (
    ("css",), ("calling", "search", "space"), ("search", "space"), ("partition",), ("class", "of", "service"),
    ("calling", "permissions"), ("outgoing", "permissions"), ("outgoing", "permission"),
    ("outgoing", "calling", "permissions"),
)  # fmt: skip
"""What says which calls a phone may make."""
_IN_CLASS = frozenset(one[-1] for one in _CLASS)
_TAKES = frozenset({"take", "remove", "drop", "pull", "strip", "delete", "get", "kick", "move"})
_ADDS = frozenset({"add", "put", "include", "give"})
_OUT = (("out", "of"), ("off", "of"), ("from",), ("off",))
_IN = (("back", "into"), ("back", "in"), ("back", "to"), ("into",), ("in",), ("to",))
_ITS = frozenset({"the", "its", "their", "outgoing", "calling", "dialing", "dialling"})
_CALLS = frozenset({"call", "calls", "numbers", "services", "dialing", "dialling"})
_KINDS = _CALLS | {
    "international", "intl", "national", "domestic", "long", "distance", "premium", "rate", "toll", "free",
    "tollfree", "local", "internal", "operator", "assisted", "casual", "directory", "assistance",
    "chargeable", "special", "service", "mobile", "the", "all", "any", "and", "i", "ii", "0800", "0900",
}  # fmt: skip
"""Of these words the names of types of calls are made."""
MAX_NAME_WORDS = 6
"""So many words, with “'s”, name the workspace whose permissions they are."""
MAX_KIND_WORDS = 4
"""So many words name a type of calls."""


def in_own_words(sentence: Sentence) -> Sentence:
    """The sentence in the words that are known here."""
    for reword in (_with_beginning, _to_voicemail, _of_caller, _with_action, _of_call_type):
        sentence = reword(sentence, sentence.words)
    return sentence


def _with_beginning(sentence: Sentence, words: Sequence[str]) -> Sentence:
    """The sentence with “numbers starting with 212” for “area code 212”."""
    for at in range(2, len(words) if "code" in words else 0):
        is_area = words[at - 1] == "code" and words[at - 2] in _BEGINNINGS and NUMBER.fullmatch(words[at])
        if is_area and not sentence.asks:
            start = at - 2
            while start and words[start - 1] in _OF_BEGINNING:
                start -= 1
            starting = as_tokens(("numbers", "starting", "with"))
            return replace(sentence, tokens=(*sentence.tokens[:start], *starting, *sentence.tokens[at:]))
    return sentence


def _with_action(sentence: Sentence, words: Sequence[str]) -> Sentence:
    """The sentence with “pattern that blocks” for “blocking pattern”."""
    at = words.index("pattern") if "pattern" in words else 0
    for start in range(at - 1, max(at - 3, -1), -1):
        if words[start] in _ACTIONS:
            kind, rest = sentence.tokens[start + 1 : at + 1], sentence.tokens[at + 1 :]
            action = as_tokens(("that", _ACTIONS[words[start]]))
            return replace(sentence, tokens=(*sentence.tokens[:start], *kind, *action, *rest))
    return sentence


def _to_voicemail(sentence: Sentence, words: Sequence[str]) -> Sentence:
    """The sentence with “busy calls” for “CFB” where they go to voicemail and to no number: “CFB to
    voicemail”."""
    if _BRANCHES.keys().isdisjoint(words):
        return sentence
    at = next(at for at, word in enumerate(words) if word in _BRANCHES)
    is_number = any(
        word in {"to", "at"} and NUMBER.fullmatch(words[behind]) for behind, word in enumerate(words[:-1], 1)
    )
    if is_number or _MAILBOX.isdisjoint(words[at:]):
        return sentence
    tokens = list[Token]()
    for token in sentence.tokens:
        kind = "" if token.quoted else _BRANCHES.get(token.plain, "")
        tokens += as_tokens((kind, "calls")) if kind else (token,)
    return replace(sentence, tokens=tuple(tokens))


def _of_caller(sentence: Sentence, words: Sequence[str]) -> Sentence:
    """The sentence with “calls from” before the number of a caller: “reject CLID +1…”, “selective reject for
    caller +1…”."""
    if _OF_CALLERS.isdisjoint(words):
        return sentence
    tokens = sentence.tokens
    for at in range(1, len(words)):
        if not NUMBER.fullmatch(words[at]) or len(words[at]) < MIN_DIALLED:
            continue
        said = next((one for one in _CALLER_IDS if tuple(words[at - len(one) : at]) == one), ())
        start = at - len(said)
        is_caller = bool(said) or words[at - 1] in _CALLERS
        start -= not said and is_caller
        lead = start
        while lead and words[lead - 1] in _LEADS_TO_CALLER:
            lead -= 1
        verb = _RULES.get(words[lead - 1], "") if lead > 1 else ""
        is_rule = bool(verb) and "selective" in words[:lead]
        is_rule = is_rule and (is_caller or len(words[at].lstrip("+")) >= MIN_WHOLE_NUMBER)
        if is_rule:
            head = lead - 1 - (words[lead - 2] in {"call", "calls"})
            head -= words[max(head - 1, 0)] == "selective"
            calls = as_tokens((verb, "calls", "from"))
            return replace(sentence, tokens=(*tokens[:head], *calls, *tokens[at:]))
        if said:
            is_led = words[start - 1] in {"from", "by", "with"}
            start -= words[start - 1] == "with"
            calls = as_tokens(
                ("from",) if words[start - 1] in _CALLERS else () if is_led else ("calls", "from")
            )
            return replace(sentence, tokens=(*tokens[:start], *calls, *tokens[at:]))
    return sentence


def _of_call_type(sentence: Sentence, words: Sequence[str]) -> Sentence:
    """The sentence with “block” for “take … out of the CSS”, and “allow” for “add … to the CSS”."""
    if _IN_CLASS.isdisjoint(words):
        return sentence
    verbs = (at for at, word in enumerate(words) if word in _TAKES | _ADDS)
    for at in verbs:
        leads, order = (_OUT, "block") if words[at] in _TAKES else (_IN, "allow")
        for start in range(at + 2, min(at + 2 + MAX_KIND_WORDS, len(words))):
            lead = next((one for one in leads if tuple(words[start : start + len(one)]) == one), ())
            if not lead or not _KINDS.issuperset(words[at + 1 : start]):
                continue
            end = start + len(lead)
            while end < len(words) and words[end] in _ITS and not _named(words, end):
                end += 1
            # “Out of the gym's CSS”
            owned = next(
                (own for own in range(end, end + MAX_NAME_WORDS) if words[own : own + 1] == ("'s",)), 0
            )
            place = (*as_tokens(("in",)), *sentence.tokens[end:owned]) if owned else ()
            end = owned + 1 if owned else end
            if not (size := _named(words, end)):
                continue
            kind = sentence.tokens[at + 1 : start]
            calls = () if kind[-1].plain in _CALLS else as_tokens(("calls",))
            rest = (*place, *_without_again(sentence.tokens[end + size :], order))
            tokens = (*sentence.tokens[:at], *as_tokens((order,)), *kind, *calls, *rest)
            return replace(sentence, tokens=tokens)
    return sentence


def _without_again(tokens: Sequence[Token], order: str) -> Sequence[Token]:
    """The words without the order at their end, where it is told again: “…, so block it”."""
    end = len(tokens) - 2
    if end < 0 or tokens[end].plain != order or tokens[-1].plain not in {"it", "them", "those"}:
        return tokens
    while end and tokens[end - 1].plain in JOINTS:
        end -= 1
    return tokens[:end]


def _named(words: Sequence[str], at: int) -> int:
    """How many words from here on name what says which calls a phone may make."""
    return next((len(one) for one in _CLASS if tuple(words[at : at + len(one)]) == one), 0)
