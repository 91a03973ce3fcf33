"""Reads what is asked of requests for a second key: which there are, or what is to become of one."""

from __future__ import annotations

from collections.abc import Callable

from bot.access import Viewer
from bot.language.requests.approving import (
    Approve,
    AskAgain,
    BreakGlass,
    Deny,
    ListApprovals,
    Remind,
    ShowApproval,
    Withdraw,
)
from bot.language.requests.request import Request
from bot.language.understand.command_readers.kept.numbered import Numbered
from bot.language.words import Words, split_page

REQUESTS = Numbered("r", "the|request|requests|please|now|again|of|open|my|all")
_IT = frozenset({"it", "this", "that", "one"})
_WHOLE = "all"
_GLASS = "glass"


names_request = REQUESTS.names


def names_request_or_why(words: Words) -> bool:
    """Whether the words name one request, and perhaps why behind it."""
    return names_request(_without_reason(words))


def may_name_request(words: Words) -> bool:
    """Whether the words name one request or none, and nothing else but perhaps why."""
    rest = _without_reason(words)
    return names_request(rest) or REQUESTS.names_none(tuple(word for word in rest if word.plain not in _IT))


def means_break_glass(words: Words) -> bool:
    """Whether `break` is followed by `glass [r-3] [because …]`."""
    rest = _without_reason(words)
    return bool(rest) and rest[0].plain == _GLASS and (len(rest) == 1 or names_request(rest[1:]))


def is_list_of_requests(words: Words) -> bool:
    """Whether these words can stand behind `requests`."""
    return REQUESTS.names_none(split_page(words)[0])


def read_requests(viewer: Viewer, words: Words) -> ListApprovals:
    """The requests, from `[page <number>]`."""
    return ListApprovals(split_page(words)[1])


def _perhaps(make: Callable[[int | None], Request]) -> Callable[[Viewer, Words], Request]:
    """A reader of `[r-number]` for this request; without one it is about the last."""
    return lambda viewer, words: make(REQUESTS.numbers(words)[0] if names_request(words) else None)


def read_break_glass(viewer: Viewer, words: Words) -> BreakGlass:
    """From `glass [r-3]`; the reason stands behind that."""
    return BreakGlass(REQUESTS.numbers(words)[0] if names_request(words[1:]) else None)


read_approve = _perhaps(Approve)
read_deny = _perhaps(Deny)
read_withdraw = _perhaps(Withdraw)
read_remind = _perhaps(Remind)
read_ask = REQUESTS.reader(AskAgain)


def read_of_request(verb: str, words: Words) -> Request | None:
    """What `show` or `cancel`, which are not for requests alone, ask of one; None where they name none."""
    if not names_request(words):
        return None
    if verb == "cancel":
        return Withdraw(REQUESTS.numbers(words)[0])
    return ShowApproval(REQUESTS.numbers(words)[0], is_whole=any(word.plain == _WHOLE for word in words))


def _without_reason(words: Words) -> Words:
    at = next((at for at, word in enumerate(words) if word.plain == "because"), len(words))
    return words[:at]
