"""Complaints that no call comes in, or goes out: “nobody can call the gym”, “the gym can't call out”."""

from __future__ import annotations

import re

from bot.access import Access
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.calls.all_calls import ENDS, NOBODY, PLACE, said_plainly
from bot.language.understand.one_sentence import Asked

_CALLS = frozenset(
    phrases(
        "call|calls|ring|phone|dial|reach|called|reached|dialled|dialed|phoned|contacted|reachable|unreachable|"
        "reaches|gets|through|contact|hold"
    )
)
_FAILS = frozenset(phrases("not|never|nobody|noone|no|unable|unreachable"))
_WHO = (
    "(?:people|callers|customers|guests|visitors|clients|patients|colleagues|users|anyone|anybody|everybody|"
    "everyone|they|some people|other rooms|others|staff)"
)
_CANNOT = "(?:can not|can never|can no longer|(?:is|are) (?:not|no longer) able to|(?:is|are) unable to)"
_CAN = "(?:can|could|is able to|are able to|manages to)"
_REACH = (
    "(?:call|ring|phone|dial|reach|get through to|get hold of|get a hold of|contact|call in to|call into)"
)
_REACHED = "(?:reached|called|rung|phoned|dialled|dialed|contacted)"
_FROM = "(?: from (?:outside|abroad|inside|home|mobiles|mobile phones|elsewhere))?"
_SEEMS = "(?:(?:it seems|it looks like|apparently|help|urgent|problem|issue) (?:that )?)?"
_MEND = "(?: (?:fix|check|help|repair|look into)(?: it| that| this)?)?"
_ENDS = f"{_FROM}{ENDS}(?: today| since \\w+)?{_MEND}"
_IN = (
    f"{NOBODY} {_CAN} {_REACH} {PLACE}",
    f"{NOBODY} (?:reaches|gets through to|gets hold of) {PLACE}",
    f"(?:{_WHO} )?{_CANNOT} {_REACH} {PLACE}",
    f"{PLACE} {_CANNOT} be {_REACHED}",
    f"{PLACE} is (?:not reachable|no longer reachable|unreachable)",
    f"calls (?:do not|can not|never|no longer) (?:reach|get to|get through to|arrive (?:at|in)) {PLACE}",
    f"calls (?:to|for) {PLACE} (?:do not|can not|never|no longer) (?:come|get|go|arrive)(?: in| through)?",
    f"{PLACE} (?:{_CANNOT}|does not|is not) (?:get|getting|receive|receiving) (?:any )?calls",
    f"{PLACE} (?:gets|receives) no calls",
)
_OUT = (
    f"{NOBODY} {_CAN} (?:call(?: out)?|dial(?: out)?|phone|make (?:any )?calls) (?:from|in|at) {PLACE}",
    f"(?:{_WHO} (?:in|at) )?{PLACE} {_CANNOT} "
    "(?:call|dial|make (?:any )?(?:outgoing |outbound )?calls)(?: out| anyone| anybody| outside)?",
    f"{_WHO} {_CANNOT} (?:call|dial|make (?:any )?calls)(?: out| outside)? from {PLACE}",
)
_COMES_IN, _GOES_OUT = (re.compile(f"{_SEEMS}(?:{'|'.join(ones)}){_ENDS}") for ones in (_IN, _OUT))


def may_complain_of_calls(sentence: Sentence) -> bool:
    """Whether a word denies something, and another speaks of calls."""
    words = {token.plain for token in sentence.tokens}
    return not (_FAILS.isdisjoint(words) or _CALLS.isdisjoint(words))


def calls_that_fail(asked: Asked) -> Request | None:
    """What is in force for the calls of a workspace, where that is complained of; None for any other."""
    said, is_several = said_plainly(asked)
    comes_in = _COMES_IN.fullmatch(said) is not None
    is_beside = asked.sentence.asks and "," in asked.sentence.words  # “…, is intercept on there?”
    if is_several or is_beside or not (comes_in or _GOES_OUT.fullmatch(said)):
        return None
    note = "That tells how it is, so nothing was changed. This is in force:"
    if comes_in:
        return ShowWorkspace(asked.finder.one(asked.best, "show", None, Access.READ), note)
    workspace = asked.finder.one(asked.best, "show", OUTGOING_PERMISSION, Access.READ)
    return ShowSetting(OUTGOING_PERMISSION, workspace, note)
