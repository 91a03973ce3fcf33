"""An order that is quoted, is one of several options, or goes on with “and so on”: it is shown first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import Unsure
from bot.language.codes_and_pins import may_tell_secret
from bot.language.reasons import kept_reason
from bot.language.request_subject import OTHER_CHANGES
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.many import ItemsOnMany, SetOnMany
from bot.language.requests.request import Request
from bot.language.sentence.words.general_words import phrases
from bot.language.understand.earlier.taken_back import shown_first
from bot.names.text import folded
from cards.picker import MAX_OPTIONS

_QUOTED = re.compile(
    r"(?P<before>[^\"“”„]{0,60}?)[\"“”„](?P<said>[^\"“”„]+ [^\"“”„]+ [^\"“”„]+)[\"“”„][\s.]*"
    r"|['‘](?P<in_single>(?:[^'‘’\s]|(?<=\w)['’](?=\w))+(?:\s+(?:[^'‘’\s]|(?<=\w)['’](?=\w))+){2,})['’]"
)
"""A whole message in quotes, a sentence that was copied; or behind who said it."""
_WHO_SAID = re.compile(
    r"(?!.*\b(?:not|never|nobody|no[- ]?one|if|when|whenever|why|what|who|did|does|should|button|alias)\b)"
    r"(?!.*n['’]t\b)"
    r"[\w'’. ]+ (?:wrote|writes|said|says|asked|asks|typed|types|texted|texts|mailed|told (?:me|us)|answered|"
    r"replied|ordered|requested|noted)(?: (?:me|us|back|this|that|for|today|yesterday))*\s*[:,–—-]?\s*",
    re.IGNORECASE,
)
_LAST = frozenset(
    phrases(
        "on|forth|such|suchlike|like|other|others|rest|them|more|ones|suspects|rooms|whatever|similar|etc|cetera|idea"
    )
)
_MARK = re.compile(r"^[ \t]*>+[ \t]*(?=[^\s>])", re.MULTILINE)
"""Before each line of an earlier message."""
_WANTED = re.compile(
    r"\s*(?:yes,? )?(?:please |pls |so )*(?:do|make|set|arrange) (?:this|that|it|so)"
    r"(?: please| pls| now)*[\s.!]*"
    r"|\s*(?:yes,? )?please do[\s.!]*",
    re.IGNORECASE,
)
"""Below an earlier message it says that it is to be done."""
_OPTION = re.compile(
    r"(?:^|(?<=[\s;.,]))(?P<head>(?:option|variant|alternative|choice|possibility|idea|proposal|suggestion|plan|"
    r"version|scenario)(?: (?:no\.? ?)?(?:[a-h]|\d{1,2}|one|two|three))?(?=\s*(?:[:)=]|[–—-]\s))"
    r"|(?-i:[A-Ha-h])(?=\)))"
    r"\s*[:)=–—-]\s*(?=\S)",
    re.IGNORECASE,
)
"""Begins one of several things that may be done."""
_MORE = re.compile(
    r"(?:\s*,)?\s+(?P<more>and (?:so on(?: and so forth)?|so forth|such(?: ?like)?|the like|others?|"
    r"the others|the rest(?: of them)?|more|some more|the usual (?:ones|suspects|rooms)|whatever|"
    r"similar(?: ones| rooms)?)"
    r"|etc\.?|et cetera|you know the rest|you get the idea)[\s.!…]*$"
    r"|\s*,\s*(?P<dots>\.\.\.|…)\s*$",
    re.IGNORECASE,
)
"""Stands at the end for more than what is said, and does not tell what."""


def set_off(text: str, read: Callable[[str], Request]) -> Request | None:
    """What an order asks for that is not simply said, to be shown first: a quoted one, or one of
    an earlier message; None for any other text."""
    said = text.strip()
    if "\n" in said and (said[:1] == ">" or "\n>" in said):  # on a line of its own it only begins a command
        is_wanted = _WANTED.fullmatch(said.rpartition("\n")[2]) is not None
        request = read(_MARK.sub("", said))
        return request if is_wanted else replace(request, shows_first=True)
    if ('"' in said or not said.isascii() or said[:1] == "'") and (quoted := _QUOTED.fullmatch(said)):
        who = quoted["before"] or ""
        if not who or _WHO_SAID.fullmatch(who):
            request = read(quoted["said"] or quoted["in_single"])
            return replace(request, shows_first=True, reason=request.reason or kept_reason(who, said))
    return None


def goes_on(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The same for one of several options, and for an order that ends in “and so on”; None for any
    other text.

    Raises Unsure for several options, and for “and so on” where that cannot be shown.
    """
    said = text.strip()
    if (option := _OPTION.match(said)) and folded(option["head"]) not in viewer.workspaces().by_name:
        return _option(said, option, read)
    last = folded(said).rstrip(" .!").rpartition(" ")[2]
    cut = _MORE.search(said) if last in _LAST or said.endswith(("...", "…")) else None
    if cut is None or _is_name(viewer, said):
        return None
    return _without_more(viewer, said[: cut.start()], cut["more"] or cut["dots"], read)


def _option(said: str, option: re.Match[str], read: Callable[[str], Request]) -> Request:
    """The one option that is told. Raises Unsure for several, to choose from."""
    heads = [*_OPTION.finditer(said)]
    ends = [*(one.start() for one in heads[1:]), len(said)]
    parts = [said[one.end() : end].strip(" ;,\n") for one, end in zip(heads, ends, strict=True)]
    if len(parts) > 1:
        raise Unsure(
            "Those are several options. Nothing was changed.",
            "Which one?",
            () if may_tell_secret(said) else tuple(parts[:MAX_OPTIONS]),
        )
    request = read(parts[0])
    return replace(request, shows_first=True, reason=request.reason or kept_reason(option["head"], said))


def _without_more(viewer: Viewer, order: str, more: str, read: Callable[[str], Request]) -> Request:
    """What an order asks for without its “and so on”. Raises Unsure where that cannot be shown beside it."""
    request = read(order)
    first = shown_first(viewer, request, order) if isinstance(request, SetFields) else request
    if isinstance(first, Propose):
        return replace(first, left_over="; ".join(filter(None, (first.left_over, more))))
    if isinstance(request, (*OTHER_CHANGES, SetOnMany, ItemsOnMany)):
        raise Unsure(
            f"“{more}” does not say what else. Nothing was changed.",
            "Only this?",
            () if may_tell_secret(order) else (order,),
        )
    return request


def _is_name(viewer: Viewer, said: str) -> bool:
    """Whether the last words are the name of a workspace."""
    return any(f" {folded(said)}".endswith(f" {name}") for name in viewer.workspaces().by_name)
