"""What somebody tells before or behind an order that is clear without it: “…, clients complain”, “testing is
over, so please …”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.access import Viewer
from bot.errors import BotError, NotUnderstood
from bot.language.codes_and_pins import may_tell_secret
from bot.language.reasons import SUBJECT, kept_reason
from bot.language.requests.changing import AddItem, Propose, RemoveItem, SetFields, SetForTime
from bot.language.requests.request import Request
from bot.language.requests.showing import ListItems, ShowSetting
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.beside.reasons.plain_reasons import is_plain_reason, without_closed
from bot.language.understand.beside.told_first.order_behind import about_told, calls_behind, stopped_behind
from bot.language.understand.beside.told_first.polite_order import order_behind_story, tells_past
from bot.language.understand.certainty import is_sure
from bot.language.understand.codes.code_words import REFUSES
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.places.which_workspace import NoneNamed
from bot.language.understand.what_is_named import names_place, places_named
from bot.names.workspaces import typed_name

MAX_CHARS = 300
"""Longer texts are no order with a word on why."""
MIN_WORDS, MAX_WORDS = 2, 16
"""So many words say why."""
MAX_CUTS = 3
"""So many clauses behind an order are tried: each is read once more."""
_CUT = re.compile(r"\s*[,;(]\s*|\s+[–—-]+\s+|\.\s+")
_SINCE = re.compile(
    r"\s+(?:since|because|cause|as)\s+(?!(?:long|soon|far|much|many|well|if|though|of|per|an?)\b)",
    re.IGNORECASE,
)
"""Leads to why, where no comma does."""
_ALWAYS = re.compile(r"\ball (?:the time|day(?: long)?|night|along|week)\b", re.IGNORECASE)
_PERSON = (
    r"(?:customer|client|user|guest|patient|tenant|caller|boss|manager|director|owner|team|vendor|supplier|"
    r"reception|management|security|facilities|staff|nurse|doctor|teacher|principal|colleague)s?"
)
_WHO = (
    r"(?:the|our|this|that|these|those|some|his|her|their|my) [\w'’-]+(?: [\w'’-]+)?"
    r"|(?-i:[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+)?)"
)
_TELLS = re.compile(
    rf"(?:without (?:it|that|them),? (?=we |they |people |it )"
    rf"|there (?=is|are|was|will)|(?:it|she|he)['’]s |(?:it|that|this) (?=\w+s\b)"
    rf"|(?:{SUBJECT}|(?:{_PERSON} )?{_PERSON}|{_WHO}) )[a-z'’]+\b.*",
    re.IGNORECASE | re.DOTALL,
)
_MORE = re.compile(
    r"\b(?:not|never|no|n't|don't|dont|cannot|unless|until|till|if|but|except|only|instead|also|too|then|please|"
    r"pls|should|must|shall|would|will|need|needs|want|wants|wait|tomorrow|tonight|later|next|turn|set|switch|put|"
    r"make|change|enable|disable|forward|send|add|remove|block|allow|show|undo|cancel|stop|keep|leave|back|again|"
    r"hide|mute|silence|lock|unlock|close|open|start|begin|activate|deactivate|delete|drop|clear|record|play|"
    r"divert|redirect|give|take|let|use|accept|restore|reset|"
    r"both|all|same|wrong|mistakes?|error|jok\w+|kidding|maybe|perhaps|already|done|did it|undone|was it|has|"
    r"prohibit\w*|cancel\w*|stopped|postpon\w*|skip\w*|prefer\w*|example|"
    r"forb\w+|veto\w*|overrul\w+|disapprov\w+|disagree\w*|hates?|withdr\w+|refus\w+|reject\w*|den\w+|"
    r"declin\w+|doubts?|think|unsure|undecided|oppos\w+|object\w*|ruled|against|contrary|knows?|types?|"
    r"typed)\b|[?:=\d]",
    re.IGNORECASE,
)
"""With one of these it may order more, put the order off or take it back."""
_SO = re.compile(
    r"(?:[,;.]\s*|\s+[–—-]+\s+|\s+)(?:and )?(?:so|therefore|hence|that is why|that's why)"
    r"(?: (?=please\b|can you\b|could you\b|would you\b|kindly\b)|,\s*|\s+)(?!(?:that|it|they)\b)"
    r"|[,;]\s*(?=(?:please|pls|can you|could you|would you|kindly)\b)",
    re.IGNORECASE,
)
"""Behind what only tells why, an order begins."""
_WISHES = re.compile(r"(?:please )?(?:can|could|would|will) you\b", re.IGNORECASE)
"""Begins an order in the words of a question."""
_ASKS = re.compile(
    r"(?:[,;.]\s*|\s+[–—-]+\s+)(?=(?:is|are|does|do|can|what|who|where|which)\b[^,;.?]+\?$)", re.IGNORECASE
)
"""Behind what is told, a question begins."""
_ORDERS_AHEAD = re.compile(
    r"^(?:can you |could you )?(?:change|set|turn|switch|make|put|forward|send|divert|block|allow|add|remove|"
    r"delete|enable|disable|let|stop|start|show|check|undo|cancel|take|give|use|keep|leave)\b"
    r"|\b(?:if|unless|whether|until|till|once|after|before|when|whenever|while|as soon as|in case|only|"
    r"provid\w+|assum\w+|suppos\w+|subject to|pending|no later|days|instead|rather|except|not|never|unlike|"
    r"alone|skip|besides|apart|other than|please|pls|maybe|perhaps|wonder\w*|think\w*|should|must|shall|"
    r"would|could|might|may|wish\w*|hope\w*)\b|n['’]t\b|[?:=]",
    re.IGNORECASE,
)
"""With one of these it may order, ask or put something off by itself."""
_THERE = re.compile(r"\b(?:(?:in|at|from|for) )?(?:there|here)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|its|this room|that room|this phone|that phone)\b", re.IGNORECASE)
_SENDS_THERE = re.compile(
    r"\b(?:forward\w*|fwd|send|sending|divert\w*|redirect\w*|route|routing|transfer\w*)\b.*"
    r"\b(?:there|here|to it|to that|to this)\b",
    re.IGNORECASE,
)
"""Calls that go to what is told ahead, and not those of it."""
_WHOM = re.compile(
    r"\b(?:him|her|them|he|she|they|these|those|(?:that|this) (?:number|num|caller|man|woman|person))\b",
    re.IGNORECASE,
)
"""Somebody, or something, that is told ahead: without that the order is another one."""
_IS_BACK = re.compile(
    r"\b(?:is|are|was|were|['’]s) "
    r"(?:(?:staffed|open|manned|occupied|here|in|working|complete|fine|well) again|back)\b",
    re.IGNORECASE,
)
"""Tells how it is again, and orders nothing again."""
_STAYS_SO = re.compile(
    r"\b(?:until|till) (?:the|our|their|its|his|her) (?!end\b|weekend\b|week\b|month\b|evening\b|morning\b)"
    r"[a-z'’-]+(?: [a-z'’-]+)? (?:is|are|has|have|comes?|gets?)\b"
    r"|(?<=\w)(?:['’]s| is| are) (?:on|off|out|open|shut|closed|back|away)(?=[\s!.,]*$)",
    re.IGNORECASE,
)
"""Tells how long it is so without a time, or that something is on or off: “the red light is on”."""
_TOO_MUCH = re.compile(
    r"(?:(?:that|it|this)(?:['’]s| is) )?(?:way |far |much |a bit )?"
    r"too (?:long|short|many|few|late|early|fast|slow|soon|much)",
    re.IGNORECASE,
)
"""Complains of the value that is told, which is not wanted."""
_LAMP = re.compile(
    r"(?:the |our |that |a )?(?:[a-z]+ )?(?:light|lamp|sign|alarm|siren|heating|power)(?:['’]s| is) ",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?:[.!?;…]+|,|\s[–—-]+(?=\s))\s*(?:(?:then|and|just|so|please|pls),? )*"
    r"(?=(?:turn|switch|bring|give|get|put|drop|kill|remove|disable|enable|activate|deactivate|block|stop|"
    r"restore|reject|refuse|allow|send|hide|show (?:it|them) as|play|let|make|forward|nobody|no one)\b"
    r"|(?!it\b|that\b|this\b|the\b)[a-z][a-z-]*(?: [a-z-]+){0,2} (?:on|off)\W*$)",
    re.IGNORECASE,
)
"""Behind what is told of a workspace, an order for it begins."""
_STATE_TOLD = re.compile(
    r"\b(?:while|when|if) (?:it|they|the line|the phone)(?:['’]s|['’]re| is| are) "
    r"(?:already )?(?:busy|engaged|in use|on the phone|on (?:a|another) call|on hold)\b"
    r"|\b(?:can['’]?t|cannot|can not) (?:get|reach|hear|call|ring|phone|dial|come)\b",
    re.IGNORECASE,
)
"""How the phone is, or what people complain of, and no condition of the order."""
_WISHED = re.compile(r"\b(?:should|must|(?:has|have|needs?) to)\b", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:turn|switch|set|forward|divert|block|reject|accept|hide|on|off|no|not|enable|disable|remove|add|put)\b",
    re.IGNORECASE,
)
"""With one of these a wish orders something of its own."""
_OVER = re.compile(r"(?:over|yesterday|(?:earlier|already) .+|last .+|.+ ago)", re.IGNORECASE)
"""Times that are over."""
_PAST = re.compile(
    rf"(?:{SUBJECT}|{_WHO}) (?:[a-z]{{3,}}ed|got|had|was|were|saw|heard|came|did)\b", re.IGNORECASE
)
"""Begins what somebody did, or how it was: a time in it is no end of the change."""
_OF_STATE = re.compile(
    r"\b(?:busy|engaged|no[- ]answer|unanswered|on (?:a|the) (?:call|phone)|answers?|picks? up|rings? out|"
    r"unreachable|not reachable|offline|always)\b",
    re.IGNORECASE,
)
"""Which calls an order means: those in this state of the phone."""
_OF_ORDER = re.compile(
    r"(?:only |but )?(?:after |within |before )?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:rings?|times|seconds)"
    r"|with(?:out)? (?:(?:a|an|the|any) )?[a-z]+(?: [a-z]+)?",
    re.IGNORECASE,
)
"""Belongs to the order ahead, and says no reason: “… After three rings.”"""
_SENDS = re.compile(
    r"\b(?:send|forward|divert|route|transfer|redirect|point|move|go|land|ring|change it)\b.*\d",
    re.IGNORECASE,
)
"""An order with a number to which calls may go."""


@dataclass(frozen=True)
class _Cut:
    """A text in two: the order, and what is told ahead of it or behind it."""

    order: str
    told: str
    is_ahead: bool = False


def told_beside(
    viewer: Viewer, text: str, read: Callable[[str], Request], *, is_refused: bool
) -> Request | None:
    """The change that is certain without what is told beside it, to be shown first with that as its reason;
    None for any other text. Raises NoneNamed where the order names no workspace, and what is asked of the
    order where the whole text `is_refused`."""
    if len(text) > MAX_CHARS:
        return None
    tells_secret = may_tell_secret(text)  # then what is told is only shown, and not noted
    for cut in _cuts(viewer, text.strip()):
        try:
            found = read(cut.order)
        except NoneNamed:
            if not cut.is_ahead:
                raise
            continue
        except NotUnderstood as question:
            if is_refused and question.choices and not cut.is_ahead:
                raise  # it tells of several orders
            continue
        except BotError:
            continue
        if cut.is_ahead and _is_elsewhere(viewer, cut, found):
            continue
        if tells_secret:
            is_of_code = isinstance(found, AddItem | RemoveItem) and found.list.items.secret
            if not is_of_code or not REFUSES.isdisjoint(cut.told.casefold().split()):
                return None
            return replace(found, shows_first=True, left_over=kept_reason(cut.told, "code"))
        reason = kept_reason(cut.told, text)
        if isinstance(found, AddItem | RemoveItem):
            return replace(found, shows_first=True, reason=found.reason or reason)
        if isinstance(found, SetFields):
            return shown_first(viewer, replace(found, reason=found.reason or reason), cut.order)
        if cut.is_ahead and isinstance(found, ShowSetting | ListItems) and is_sure(found):
            return found
        is_whole = is_sure(found) and isinstance(found, Propose) and (cut.is_ahead or found.is_named)
        if isinstance(found, Propose) and (found.is_clear or is_whole):
            return replace(found, reason=found.reason or reason)
    return None


def _is_elsewhere(viewer: Viewer, cut: _Cut, found: Request) -> bool:
    """Whether the change is for another workspace than the one that is told of ahead, and the order names it
    by its number alone: “after five rings pass them to extension 4404”."""
    fields = found.fields if isinstance(found, Propose) else found
    told = places_named(viewer, cut.told)
    if not isinstance(fields, SetFields) or len(told) != 1 or fields.workspace.id == told[0].id:
        return False
    return fields.workspace.name.casefold() not in cut.order.casefold()


def is_time_told(viewer: Viewer, request: Request, text: str) -> bool:
    """Whether the time of a change is one that is over, or stands in what happened before: it belongs to what
    is told, and ends nothing."""
    if not isinstance(request, SetForTime):
        return False
    _, story = order_behind_story(viewer, text)
    is_over = _OVER.fullmatch(request.time) or _PAST.match(request.reason)
    return bool(is_over) or (tells_past(story) and request.time.casefold() in story.casefold())


def _cuts(viewer: Viewer, text: str) -> Iterator[_Cut]:
    """The ways to cut a text."""
    order, story = order_behind_story(viewer, text)
    if order:
        yield _Cut(order, story, is_ahead=True)
    yield from _behind(viewer, text)
    yield from _ahead(viewer, text)
    for order, told in (*calls_behind(viewer, text), *stopped_behind(viewer, text)):
        yield _Cut(order, told, is_ahead=True)


def _behind(viewer: Viewer, text: str) -> Iterator[_Cut]:
    """The text cut where something may be told behind the order, the last place first."""
    cuts = [*_CUT.finditer(text)][: -MAX_CUTS - 1 : -1]
    for cut in (*cuts, *[*_SINCE.finditer(text)][-1:]):
        order, told = text[: cut.start()].rstrip(), text[cut.end() :].strip(" ).!")
        plain = _ALWAYS.sub("", told)
        is_told = (
            bool(order)
            and _is_short(told)
            and (_TELLS.fullmatch(told) or _LAMP.match(told))
            and not _MORE.search(_STAYS_SO.sub("", _IS_BACK.sub("", plain)))
        ) or (bool(order) and is_plain_reason(viewer, plain))
        rest = without_closed(told).casefold()
        is_told = is_told and not _TOO_MUCH.fullmatch(told)
        is_of_order = lexicon().tells_setting(rest) or _OF_ORDER.fullmatch(rest)
        if is_told and not (is_of_order or names_place(viewer, told)):
            yield _Cut(order, told)


def _ahead(viewer: Viewer, text: str) -> Iterator[_Cut]:
    """The text cut where an order may begin behind what is told, the first place first. A workspace that is
    named only in what is told is that of the order."""
    so = (cut for cut in _SO.finditer(text) if not text.endswith("?") or _WISHES.match(text, cut.end()))
    asks = _ASKS.finditer(text) if text.endswith("?") else ()
    cuts = [*[*asks, *so][:MAX_CUTS], *[*_THEN.finditer(text)][:MAX_CUTS]]
    for cut in cuts:
        told, order = text[: cut.start()].strip(" ,;.!?"), text[cut.end() :].strip()
        if not (order and _is_short(told)) or _orders(told, is_so=cut.re is _SO) or _WHOM.search(order):
            continue
        places = places_named(viewer, told)
        rest = told
        for one in places:
            rest = re.sub(re.escape(one.name), "", rest, flags=re.IGNORECASE)
        if any(map(str.isdigit, rest)) or len(places) > 1:
            continue
        tells_state = "?" in text[: cut.end()] or _OF_STATE.search(told)
        if tells_state and _SENDS.search(order):
            continue  # which calls go there, the words ahead tell
        order = about_told(order, rest)
        if places and order:
            order = _placed(viewer, order, typed_name(viewer.workspaces(), places[0]))
        if order:
            yield _Cut(order, told, is_ahead=True)


def _orders(told: str, *, is_so: bool) -> bool:
    """Whether what is told ahead may order, ask or put something off by itself; what should be, “so …”, is
    what the order is for."""
    plain = _STATE_TOLD.sub("", told)
    if is_so and _WISHED.search(plain) and not _CHANGES.search(plain):
        plain = _WISHED.sub("", plain)
    return _ORDERS_AHEAD.search(plain) is not None


def _placed(viewer: Viewer, order: str, place: str) -> str:
    """The order with the place that was told before it; empty where it names another one, too, which may be
    meant, or where its calls go."""
    if _SENDS_THERE.search(order):
        return ""
    for pattern, name in ((_THERE, f"in {place}"), (_IT, place)):
        if found := pattern.search(order):
            return f"{order[: found.start()]}{name}{order[found.end() :]}"
    return "" if names_place(viewer, order) else f"{order.rstrip(' .!')} in {place}"


def _is_short(told: str) -> bool:
    return MIN_WORDS <= len(told.split()) <= MAX_WORDS
