"""Questions about the calls of a workspace: “can people reach the gym?”, “can the gym call 4404?”"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.access import Access
from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.call_recording import CALL_RECORDING, PAUSED
from bot.catalogue.settings.incoming_permission import INCOMING_PERMISSION
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.catalogue.settings.selective import SELECTIVE_ACCEPT, SELECTIVE_REJECT
from bot.catalogue.settings.voicemail import VOICEMAIL
from bot.catalogue.settings.words.call_forwarding_words import DESTINATION, ENABLED
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.requests.showing import FindWhere, OfCalls, ShowSetting
from bot.language.sentence.frames.frame import typed
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.understand.calls.all_calls import PLACE, said_plainly
from bot.language.understand.one_sentence import Asked
from bot.names.text import digits_of
from cards.fields import dialled

_CALLS = frozenset(
    phrases(
        "recording|recordings|call|calls|ring|rings|reach|dial|phone|contact|contactable|reachable|reached|through|hold|free|available|"
        "voicemail|voicemails|message|messages|callers|called|goes|go|going|forwarded|forwards|forward|sent|lands|diverted|redirected"
    )
)
_WHO = (
    "(?:people|callers|customers|guests|visitors|clients|patients|users|others|anyone|anybody|everyone|"
    "everybody|they|somebody|someone|students|parents)"
)
_INSIDE = (
    "(?:other (?:rooms|phones|workspaces|extensions)|(?:our )?(?:colleagues|coworkers|staff|employees)|"
    "internal (?:callers|people|numbers|phones|extensions)|extensions|people (?:inside|in the company))"
)
_OUTSIDE = (
    "(?:outsiders|external (?:callers|people)|outside callers|strangers|(?:people|callers) from outside)"
)
_REACH = (
    "(?:call|ring|phone|dial|reach|contact|get through to|get hold of|get a hold of|get to|call in to|"
    "call into)"
)
_MAY = "(?:(?:do|does|will|may|is|are) )?"
_ABLE = "(?:(?:able|allowed|permitted) to )?"
_NUMBER = r"(?P<number>\+?\d[\d ()-]{2,}\d)"
_MOBILES = (
    "(?P<mobile>mobiles?(?: phones?| numbers?)?|cells?(?: ?phones?| numbers?)?|cell ?phones?|"
    "cellular (?:phones?|numbers?))"
)
_WHETHER = re.compile(
    f"{_MAY}(?:{_WHO} )?{_ABLE}{_REACH} {PLACE}(?: by phone| at all| today)?|"
    f"is it possible to {_REACH} {PLACE}|"
    f"is {PLACE} (?:reachable|free|available|able|ready|contactable)"
    "(?: (?:for|to (?:take|get|receive|accept|answer)) (?:any |incoming )?calls?)?(?: by phone)?|"
    f"{_MAY}{PLACE} {_ABLE}(?:(?:get|take|receive|accept|answer|getting|receiving|taking) "
    "(?:any |incoming )?calls?|be (?:reached|called|phoned))|"
    "(?:do|will|are) (?:incoming )?calls (?:get through to|reach|come in to|come into|arrive at|arrive in|"
    f"ring at|ring in|ring|get to|coming in to|getting through to|get) {PLACE}|"
    f"(?:will|does) {PLACE} ring (?:when|if) (?:{_WHO} )?(?:call|calls|ring|rings|phone|dial|dials)"
    f"(?: it| {PLACE}| there| in)?"
)
_INCOMING = re.compile(
    f"{_MAY}(?:{_NUMBER}|(?P<inside>{_INSIDE})|(?P<outside>{_OUTSIDE})) ?{_ABLE}{_REACH} {PLACE}"
)
_FROM_WHOM = re.compile(
    f"(?:who|which callers|what callers) (?:all )?(?:may|can|could|is|are)? ?{_ABLE}{_REACH} {PLACE}"
)
_REJECTED = re.compile(
    f"(?:is|are) (?:calls from |callers from )?{_NUMBER} "
    "(?:blocked|rejected|barred|turned away|banned|refused)"
    f"(?: (?:in|at|on|by|from|for|from calling|from reaching|from ringing))? {PLACE}"
)
_ACCEPTED = re.compile(
    f"(?:does|is) {PLACE} only (?:take|accept|get|receive|answer|taking|accepting|getting|receiving) "
    "calls from (?:certain|some|selected|specific|known|particular|few|chosen) (?:numbers|callers|people)"
)
_MADE = re.compile(
    f"{_MAY}(?:{_WHO} (?:in|at|from) )?{PLACE} {_ABLE}"
    "(?:make (?:any )?(?:outgoing |outbound )?calls|call(?: out| outside| anyone| anybody)?|dial(?: out)?)"
)
_OUTGOING = re.compile(
    f"{_MAY}(?:{_WHO} (?:in|at|from) )?{PLACE} {_ABLE}"
    "(?:call|dial|phone|ring|reach|contact|make (?:a )?calls? to|place calls to) "
    f"(?:{_NUMBER}|(?P<inside>{PLACE}|{_INSIDE})|{_MOBILES})"
)
_TO_VOICEMAIL = re.compile(
    f"{_MAY}{_WHO} {_ABLE}leave (?:any )?(?:messages?|voicemails?)(?: (?:in|for|at|on|to|with))? {PLACE}|"
    f"(?:do|does|will|are|is) (?:incoming )?(?:(?:calls|callers|call) (?:to|for|at|of|in|from) )?{PLACE}"
    "(?: (?:calls|callers))? (?:go|going|get sent|being sent|sent|end up|land|get|send calls|sending calls) "
    "(?:to|in|into|on) (?:voicemail|vm|mailbox)"
)
_PAUSED = re.compile(
    "(?:(?:call )?recordings? be paused|(?:may )?(?:(?:users|staff|somebody|someone|anyone|people) )?pause "
    f"(?:call )?recordings?)(?: (?:in|at|of|for))? {PLACE}"
)
_FROM_WHERE = re.compile(
    "(?:(?:what|who|anything|(?:what|which) (?:else|rooms?|phones?|workspaces?|calls?|numbers?)|whose calls|"
    "(?:does|do|is|are) (?:anything|anyone|anybody|any calls|any (?:room|phone)s?|some(?:one|body|thing))) )"
    "(?:is |are |gets? )?(?:all )?(?:forward(?:s|ed|ing)?|divert(?:s|ed)?|redirect(?:s|ed)?|sent|"
    "rout(?:es|ed)|goes|go|going|lands?|sends? (?:its |their )?calls)(?: on| over)? to "
    f"(?:{_NUMBER}|(?P<room>{PLACE}))"
)
_EMERGENCY = frozenset({"911", "112", "999", "933", "110", "000"})
_MOST_INSIDE = 6
"""More digits has no extension."""
_FEWEST_WITH_AREA = 7
_TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888", "0800")
_ON_MOBILES = (
    "That depends on the number: mobile phones have no call type of their own. In the same country they are "
    "national calls."
)


def may_ask_of_calls(asked: Asked) -> bool:
    """Whether it is a question in which a word speaks of calls."""
    return (asked.best.asks or asked.sentence.asks) and not _CALLS.isdisjoint(asked.sentence.words)


def calls_asked(asked: Asked) -> ShowSetting | FindWhere | None:
    """What is asked of the calls that come in to a workspace or go out of it; None for any other question."""
    said, is_several = said_plainly(asked)
    if is_several:
        return None
    if found := _FROM_WHERE.fullmatch(said):
        number = found["number"] or _number_of(_one(asked, CALL_FORWARDING))
        return _forwarded_to(number) if number else None
    if not asked.best.workspaces:
        return None
    if _WHETHER.fullmatch(said):
        return ShowSetting(CALL_FORWARDING, _one(asked, CALL_FORWARDING), of_calls=OfCalls.WHETHER)
    if _TO_VOICEMAIL.fullmatch(said):
        return ShowSetting(VOICEMAIL, _one(asked, VOICEMAIL), of_calls=OfCalls.VOICEMAIL)
    if found := _INCOMING.fullmatch(said):
        is_inside = found["inside"] or 0 < len(digits_of(found["number"] or "")) <= _MOST_INSIDE
        side = OfCalls.FROM_INSIDE if is_inside else OfCalls.FROM_OUTSIDE
        return ShowSetting(INCOMING_PERMISSION, _one(asked, INCOMING_PERMISSION), of_calls=side)
    if _FROM_WHOM.fullmatch(said):
        workspace = _one(asked, INCOMING_PERMISSION)
        return ShowSetting(INCOMING_PERMISSION, workspace, of_calls=OfCalls.FROM_WHOM)
    if _PAUSED.fullmatch(said):
        told = (("enabled", typed(True)), ("record", PAUSED))
        whether = tuple(Assignment(CALL_RECORDING.field(key), text) for key, text in told)
        return ShowSetting(CALL_RECORDING, _one(asked, CALL_RECORDING), whether=whether)
    if _REJECTED.fullmatch(said):
        workspace = _one(asked, SELECTIVE_REJECT)
        return ShowSetting(SELECTIVE_REJECT, workspace, of_calls=OfCalls.REJECTED)
    if _ACCEPTED.fullmatch(said):
        is_on = (Assignment(SELECTIVE_ACCEPT.field("enabled"), typed(True)),)
        return ShowSetting(SELECTIVE_ACCEPT, _one(asked, SELECTIVE_ACCEPT), whether=is_on)
    if _MADE.fullmatch(said):
        return ShowSetting(OUTGOING_PERMISSION, _one(asked, OUTGOING_PERMISSION), of_calls=OfCalls.MADE)
    found = _OUTGOING.fullmatch(said)
    if found is None or (found["number"] and digits_of(found["number"]) in _EMERGENCY):
        return None
    workspace = _one(asked, OUTGOING_PERMISSION)
    kind = "INTERNAL_CALL" if found["inside"] else "NATIONAL"
    kind = _type_of(found["number"], workspace) if found["number"] else kind
    field = OUTGOING_PERMISSION.field(f"callingPermissions.{kind}.action")
    answer = _ON_MOBILES if found["mobile"] else ""
    is_allowed = (Assignment(field, "ALLOW"),)
    return ShowSetting(OUTGOING_PERMISSION, workspace, whether=is_allowed, answer=answer)


def _number_of(workspace: Workspace) -> str:
    return workspace.extension or workspace.number


def _forwarded_to(number: str) -> FindWhere:
    """The question which workspaces send calls to a number."""
    told = {ENABLED: typed(True), DESTINATION: dialled(number)}
    values = tuple(Assignment(CALL_FORWARDING.field(key), text) for key, text in told.items())
    return FindWhere(CALL_FORWARDING, values, in_any_state=True)


def _one(asked: Asked, family: Family) -> Workspace:
    """The workspace that is named first: behind it another may be called."""
    best = asked.best
    named = [one for one in best.pieces if one.role is Role.WORKSPACE]
    first = min(named, key=lambda one: one.start, default=None)
    alone = replace(best, others=(), unknown=[], pieces=[one for one in best.pieces if one not in named[1:]])
    if first is not None and len(named) > 1:
        alone = asked.of(
            [replace(asked.sentence, tokens=asked.sentence.tokens[first.start : first.end])]
        ).best
    return asked.finder.one(alone, "show", family, Access.READ)


def _type_of(number: str, workspace: Workspace) -> str:
    """The call type of a number that is called from a workspace, by its digits."""
    digits = digits_of(number)
    if len(digits) <= _MOST_INSIDE and not number.startswith("+"):
        return "INTERNAL_CALL"
    at_home = digits.removeprefix("1")
    if len(digits) >= _FEWEST_WITH_AREA and at_home.startswith(_TOLL_FREE):
        return "TOLL_FREE"
    own = digits_of(workspace.number)[:1]
    is_abroad = number.startswith("+") and bool(own) and not digits.startswith(own)
    return "INTERNATIONAL" if is_abroad or digits.startswith(("00", "011")) else "NATIONAL"
