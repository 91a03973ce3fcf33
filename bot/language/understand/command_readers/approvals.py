"""Reads what is asked of requests for a second key: which there are, or what is to become of one."""

from __future__ import annotations

import re
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
from bot.language.words import Words, split_page

_NUMBER = re.compile(r"#?r-?(\d{1,12})[.,!]?")
_SAYS_NOTHING = frozenset({"the", "request", "requests", "please", "now", "again", "of", "open", "my", "all"})
"""Words beside the number of a request that change nothing about what is asked."""
_IT = frozenset({"it", "this", "that", "one"})
_WHOLE = "all"
_GLASS = "glass"


def names_request(words: Words) -> bool:
    """Whether the words name one request, and nothing else: `r-3`."""
    numbers = [word for word in words if _NUMBER.fullmatch(word.plain)]
    rest = [word for word in words if word not in numbers and word.plain.strip(".,!") not in _SAYS_NOTHING]
    return len(numbers) == 1 and not rest


def names_request_or_why(words: Words) -> bool:
    """The same, with a reason behind it."""
    return names_request(_without_reason(words))


def may_name_request(words: Words) -> bool:
    """The same; or they name none and nothing else either."""
    rest = _without_reason(words)
    return names_request(rest) or all(word.plain in _SAYS_NOTHING | _IT for word in rest)


def means_break_glass(words: Words) -> bool:
    """Whether `break` is followed by `glass [r-3] [because …]`."""
    rest = _without_reason(words)
    return bool(rest) and rest[0].plain == _GLASS and (len(rest) == 1 or names_request(rest[1:]))


def is_list_of_requests(words: Words) -> bool:
    """Whether these words can stand behind `requests`."""
    return all(word.plain in _SAYS_NOTHING for word in split_page(words)[0])


def read_requests(viewer: Viewer, words: Words) -> ListApprovals:
    """The requests, from `[page <number>]`."""
    return ListApprovals(split_page(words)[1])


def of_request(make: Callable[[int], Request]) -> Callable[[Viewer, Words], Request]:
    """A reader of `<r-number>` for this request."""
    return lambda viewer, words: make(number_of(words))


def perhaps_of_request(make: Callable[[int | None], Request]) -> Callable[[Viewer, Words], Request]:
    """The same, where none may be named."""
    return lambda viewer, words: make(number_of(words) if names_request(words) else None)


def number_of(words: Words) -> int:
    """The number of the request that the words name."""
    found = next(filter(None, (_NUMBER.fullmatch(word.plain) for word in words)))
    return int(found[1])


def read_break_glass(viewer: Viewer, words: Words) -> BreakGlass:
    """From `glass [r-3]`; the reason stands behind that."""
    return BreakGlass(number_of(words) if names_request(words[1:]) else None)


read_approve = perhaps_of_request(Approve)
read_deny = perhaps_of_request(Deny)
read_withdraw = perhaps_of_request(Withdraw)
read_remind = perhaps_of_request(Remind)
read_ask = of_request(AskAgain)


def read_of_request(verb: str, words: Words) -> Request | None:
    """What `show` or `cancel`, which are not for requests alone, ask of one; None where they name none."""
    if not names_request(words):
        return None
    if verb == "cancel":
        return Withdraw(number_of(words))
    return ShowApproval(number_of(words), is_whole=any(word.plain == _WHOLE for word in words))


def _without_reason(words: Words) -> Words:
    at = next((at for at, word in enumerate(words) if word.plain == "because"), len(words))
    return words[:at]
