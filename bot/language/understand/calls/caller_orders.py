"""The ways to say who calls, or whom a workspace calls, as patterns of a sentence with marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache


class Order(Enum):
    """What is to become of the calls."""

    FORWARD = auto()
    FORWARD_KIND = auto()
    """Calls from outside or inside, or of callers who hide their number, are sent on."""
    FORWARD_EXCEPT = auto()
    FORWARD_NUMBER = auto()
    """Calls from a number or to it: “forward 4404 from the gym”."""
    REJECT = auto()
    ALERT = auto()
    """The phone is to ring differently for their calls."""
    ACCEPT_ONLY = auto()
    LET_IN = auto()
    FORWARD_NOT = auto()
    ANSWER = auto()
    """A workspace is to answer the calls of another: “let the kitchen answer the calls for the gym”."""
    CALLS_MAY = auto()
    CALLS_NO = auto()
    """The workspace may not call a number."""
    CALLS_ONLY = auto()
    BLOCK_NUMBER = auto()
    """Calls from a number or to it: “block 4404 in the gym”."""
    ALLOW_NUMBER = auto()


_NUMBERS = r"#\d+(?: (?:and |or )?#\d+)*"
_WHO = (
    "(?:(?:anyone|anybody|someone|somebody|people) (?:from|at|in|on) |callers? )?"
    rf"(?P<who>{_NUMBERS}|@\d+(?: (?:and|or) @\d+)*|\$\d+)"
)
_NUMBER = r"(?P<who>#\d+)"
_CALLED = (
    "(?:(?P<begins>(?:any |all )?numbers? (?:(?:that|which) )?"
    rf"(?:starting|beginning|start|begin|starts|begins) with) )?{_NUMBER}"
)
_AT = r"(?P<place>@\d+)"
_DEST = r"(?P<dest>[#@]\d+|voicemail|mailbox|vm)"
_KIND = "(?P<kind>outside|external|inside|internal|anonymous|withheld|hidden|private)"
_NAMES_KIND = re.compile(_KIND)
_CALLS = (
    "(?:(?:all|any|every|each|incoming|inbound|phone|more) )*calls?(?: (?:incoming|coming(?: in)?|made))?"
)
_FROM = "(?:from|of|by)"
_IN = "(?:to|at|in|for|on|into|of|reaching)"
_CALL = "(?:call|ring|phone|dial|reach|telephone|contact)"
_CALLING = "(?:calling|ringing|phoning|dialing|dialling|reaching)"
_BAR = (
    "(?:block|bar|stop|forbid|prohibit|disallow|ban|reject|refuse|deny|turn away|decline|blacklist|blocklist)"
)
_BAR_EITHER = "(?:block|bar|stop|forbid|prohibit|disallow|ban|deny|blacklist|blocklist)"
"""What may become of calls that come in, and of those that go out."""
_BARRED = "(?:blocked|barred|banned|rejected|refused|denied|turned away|declined|blacklisted)"
_MUST = "(?:should|must|may|shall|need to|have to|are to|is to|can)"
_MAY_NOT = (
    "(?:(?:may|should|must|shall) (?:not|never|no longer)(?: be (?:able|allowed) to)?|is not allowed to|"
    "is no longer allowed to|must not be allowed to)"
)
"""“4404 can not call the gym” complains."""
_MAY = "(?:may|should|must|shall|can|is allowed to|(?:should|must) be (?:able|allowed) to)"
_ONLY = "(?:only|just|solely|exclusively)"
_SEND = "(?:forward|send|divert|redirect|route|reroute|transfer|put|direct|fwd|pass)"
_TO = "(?:(?:straight|directly|on|over|through) )*(?:to|into|onto)"
_IT = "(?:it|them|that|this|those|these|him|her|call|calls|that call|those calls)"
_GO = (
    f"(?:{_MUST} (?:always )?)?(?:(?:be )?(?:sent|forwarded|diverted|redirected|routed|transferred)|go|goes|"
    "land in|end up)"
)
_WHEN = "(?:if|when|whenever|once|every time|each time|in case)"
_NOBODY = "(?:nobody|no one|noone)"
_BUT = "(?:but|except|except for|besides|other than|apart from)"
_NOT_FROM = (
    "(?:except(?: for)?|but not|excluding|apart from|other than|but|not) "
    f"(?:(?:calls|those|ones|if|when)(?: (?:coming|that come))? )?(?:from |by |of )?{_WHO}(?: calls)?"
)
_ALL_CALLS = f"(?:(?:{_CALLS}|everything|all) (?:{_IN} |from )?)?{_AT}(?: calls)?"
_GROUP = re.compile(r"\(\?P<\w+>")
_END = "(?: at all| any more| anymore| any longer| again)?"
_SAY_IT = (
    f"{_CALLS} {_FROM} {_WHO} {_IN} {_AT}",
    f"{_CALLS} {_IN} {_AT} {_FROM} {_WHO}",
    f"{_AT} {_CALLS} {_FROM} {_WHO}",
    f"{_WHO} calls? (?:to|at|in) {_AT}",
)
"""Calls that somebody makes to a workspace."""
_OF_KIND = (
    f"(?:all )?{_KIND} (?:calls|callers|numbers) {_IN} {_AT}",
    f"{_AT} (?:all )?{_KIND} calls",
    f"(?:{_CALLS}|callers) from {_KIND}(?: callers| numbers| people)? {_IN} {_AT}",
    f"{_CALLS} {_IN} {_AT} from {_KIND}(?: callers| numbers| people)?",
)
_SOMEBODY_CALLS = (
    f"{_WHEN} {_WHO}(?: from [$@]?\\w+)? (?:calls|call|rings|phones|dials|reaches|is calling|tries to call)"
)
_IS_CALLED = f"{_WHEN} {_AT} is (?:called|rung|phoned) by {_WHO}"
_FOR_CALLS = f"for (?:calls|callers) from {_WHO}"
_ANSWER = "(?:answer|take|get|receive|pick up|handle|cover|field|take over)"
_ANSWERS = "(?:answers|takes|gets|receives|picks up|handles|covers|fields|takes over)"
_OF_OTHER = (f"{_CALLS} (?:for|of|to|at) {_AT}", f"(?:for )?{_AT} {_CALLS}", f"for {_AT}")
_SHALL = "(?:should|must|shall|will|need to|needs to|has to|have to|is to|are to)"
_OTHER = r"(?P<dest>@\d+)"
_DIAL = "(?:call|dial|phone|ring|make calls to|make a call to|place calls to)"
_DIFFERENTLY = (
    "(?:differently|specially|in (?:a different|another|a special|its own) way|"
    "(?:with|in) (?:a )?(?:different|special|distinctive|own) (?:ring|ringtone|ring tone|tone|sound))"
)
_NUISANCE = (
    "(?:(?:a lot of|lots of|many|too many|so many|some|more|always|constant|unwanted|nuisance|spam|junk|"
    "prank|scam|sales|cold|robo|crank|abusive) )*(?:calls|spam|robocalls|junk|callers)?"
)


def _patterns() -> Iterator[tuple[Order, str]]:
    for calls in _SAY_IT:
        yield Order.FORWARD, f"{_SEND} {calls} {_TO} {_DEST}"
        yield Order.FORWARD, f"{calls} (?:{_GO} )?{_TO} {_DEST}"
        yield Order.REJECT, f"{_BAR} {calls}"
        yield Order.REJECT, f"{calls} {_MUST} (?:always )?be {_BARRED}"
        yield (
            Order.REJECT,
            f"{calls} {_MUST} (?:not|never) (?:get through|come through|ring|come in){_END}",
        )
        yield Order.REJECT, f"no {calls}{_END}"
        yield Order.ACCEPT_ONLY, f"{_ONLY} (?:let|allow|accept|take|permit) {calls}"
        yield Order.ACCEPT_ONLY, f"(?:let|allow|accept|take|permit) {_ONLY} {calls}"
        yield Order.ACCEPT_ONLY, f"{_ONLY} {calls}(?: {_MAY} (?:ring|get through|come through|come in))?"
        yield Order.LET_IN, f"(?:let|allow|permit) {calls}"
        yield Order.LET_IN, f"let {calls} (?:through|in)"
        yield Order.LET_IN, f"{calls} {_MAY} (?:get through|come through|come in|ring){_END}"
        yield Order.FORWARD_NOT, f"(?:do )?(?:not|never) (?:forward|divert|redirect) {calls}"
        yield Order.FORWARD_NOT, f"(?:stop|no longer) (?:forwarding|diverting|redirecting) {calls}"
        yield (
            Order.FORWARD_NOT,
            f"{calls} {_MUST} (?:not|never|no longer) be (?:forwarded|diverted)",
        )
    for calls in _OF_KIND:
        yield Order.FORWARD_KIND, f"{_SEND} {calls} {_TO} {_DEST}"
        yield Order.FORWARD_KIND, f"{calls} (?:{_GO} )?{_TO} {_DEST}"
    for when in (f"{_SOMEBODY_CALLS} {_AT}", _IS_CALLED):
        yield Order.FORWARD, f"{when} (?:then )?(?:{_SEND}(?: {_IT})?|(?:{_IT} )?{_GO}) {_TO} {_DEST}"
        yield Order.FORWARD, f"{_SEND}(?: {_IT})? {_TO} {_DEST} {when}"
        yield Order.REJECT, f"{when} (?:then )?{_BAR}(?: {_IT})?"
    for when in (
        _SOMEBODY_CALLS,
        f"{_WHEN} called by {_WHO}",
        # No name: “when it is closed” tells no caller.
        rf"{_WHEN} it is (?P<who>{_NUMBERS}|@\d+(?: (?:and|or) @\d+)*)",
        f"{_WHEN} caller is {_WHO}",
        _FOR_CALLS,
    ):
        yield (
            Order.FORWARD,
            f"{when} (?:then )?{_SEND} (?:(?:calls|call|it|them) (?:(?:{_IN}|from) )?)?{_AT} {_TO} {_DEST}",
        )
        yield Order.FORWARD, f"{_SEND} (?:{_CALLS} (?:{_IN}|from) )?{_AT} {_TO} {_DEST} {when}"
    for when in (
        _SOMEBODY_CALLS,
        f"{_WHEN} it is {_WHO} (?:calling|ringing|that calls|who calls)",
        _FOR_CALLS,
    ):
        for ring in (
            f"(?:make|have|let) {_AT} (?:phone )?(?:ring|sound) {_DIFFERENTLY}",
            f"ring {_AT} (?:phone )?{_DIFFERENTLY}",
            f"{_AT} (?:phone )?(?:{_SHALL} )?(?:ring|sound) {_DIFFERENTLY}",
        ):
            yield Order.ALERT, f"{ring} {when}"
            yield Order.ALERT, f"{when} (?:then )?{ring}"
    yield (
        Order.FORWARD,
        f"{_SEND} (?:{_CALLS} {_IN} )?{_AT} {_TO} {_DEST} (?:only )?(?:for|on) "
        f"(?:(?:calls|callers) (?:from )?)?{_WHO}",
    )
    calls_there = f"(?:(?:in|at|for) |{_WHEN} (?:they|it|he|she) (?:calls?|rings?) ){_AT}"
    yield Order.FORWARD, f"{_SEND} {_WHO} {_TO} {_DEST} {calls_there}"
    yield Order.FORWARD, f"{_WHO} {_GO} {_TO} {_DEST} {calls_there}"
    yield Order.FORWARD_EXCEPT, f"{_SEND} {_ALL_CALLS} {_TO} {_DEST} {_NOT_FROM}"
    yield Order.FORWARD_EXCEPT, f"{_SEND} {_ALL_CALLS} {_NOT_FROM}(?: {_TO} {_DEST})?"
    yield Order.FORWARD_EXCEPT, f"{_SEND} (?:{_CALLS}|everything) {_NOT_FROM} {_IN} {_AT} {_TO} {_DEST}"
    yield Order.FORWARD_EXCEPT, f"{_SEND} {_ALL_CALLS} {_TO} {_DEST} unless {_WHO} calls"
    yield Order.FORWARD_NUMBER, f"(?!put|pass|direct){_SEND} {_NUMBER} (?:from|at|in|of|on) {_AT}"
    yield Order.REJECT, f"{_WHO} {_MAY_NOT} {_CALL} {_AT}{_END}"
    yield Order.REJECT, f"(?:do )?(?:not|never) (?:let|allow) {_WHO} (?:to )?{_CALL} {_AT}{_END}"
    yield (
        Order.REJECT,
        f"(?:stop|prevent|keep|bar|block|ban|forbid) {_WHO} (?:(?:from )?{_CALLING}|to call) {_AT}{_END}",
    )
    yield Order.REJECT, f"(?:do )?(?:not|never) (?:let|put) {_WHO} through (?:to|at|in) {_AT}{_END}"
    yield (
        Order.REJECT,
        f"{_AT} (?:(?:should|must|may|shall) )?(?:not|never) (?:accept|take|get|receive) "
        f"(?:any )?{_CALLS} from {_WHO}",
    )
    so_bar = f"(?:(?:so|and|then|can) )*{_BAR}(?: (?:{_IT}|number|caller|that number|this number))?"
    for gets in (
        f"{_AT} (?:(?:is|keeps|are|has been) )?(?:getting|gets|get|receiving|receives|got) "
        f"{_NUISANCE} ?from {_WHO}",
        f"(?:getting|get|gets|receiving|receive) {_NUISANCE} ?from {_WHO} {_IN} {_AT}",
        f"{_WHO} (?:(?:keeps|is|has been|always) )*(?:calling|calls|spamming|spams|ringing|pestering|"
        f"harassing|bothering|annoying) (?:to )?{_AT}",
    ):
        yield Order.REJECT, f"{gets} {so_bar}"
    yield Order.ACCEPT_ONLY, f"{_ONLY} {_WHO} {_MAY} {_CALL} {_AT}"
    through = f"(?:gets?|comes?|{_MAY} (?:get|come)) (?:through|in)"
    yield Order.ACCEPT_ONLY, f"{_ONLY} {_WHO} {through} (?:to|at|in) {_AT}"
    yield Order.ACCEPT_ONLY, f"{_AT} {_ONLY} {_WHO} {through}"
    yield Order.ACCEPT_ONLY, f"{_ONLY} {_WHO} (?:rings?|reach(?:es)?|calls?) {_AT}"
    yield Order.ACCEPT_ONLY, f"{_ONLY} (?:let|allow|permit) {_WHO} (?:to )?{_CALL} {_AT}"
    yield Order.ACCEPT_ONLY, f"(?:let|allow|permit) {_ONLY} {_WHO} (?:to )?{_CALL} {_AT}"
    everybody = "(?:everyone|everybody|anyone|anybody|all callers|all calls|all)"
    but = f"{_BUT} (?:(?:calls|those|ones) )?(?:from )?{_WHO}"
    yield Order.ACCEPT_ONLY, f"{_BAR} {everybody} {but} (?:in|at|from|to) {_AT}"
    yield Order.ACCEPT_ONLY, f"{_BAR} (?:{_CALLS}|{everybody}) {_IN} {_AT} {but}"
    yield Order.ACCEPT_ONLY, f"{_NOBODY} {_BUT} {_WHO} {_MAY} {_CALL} {_AT}"
    yield Order.ACCEPT_ONLY, f"{_NOBODY} {_MAY} {_CALL} {_AT} {_BUT} {_WHO}"
    yield Order.ACCEPT_ONLY, f"(?:let|allow) {_NOBODY} {_BUT} {_WHO} (?:to )?{_CALL} {_AT}"
    yield (
        Order.ACCEPT_ONLY,
        f"{_AT} (?:{_MUST} )?{_ONLY} (?:accept|take|get|receive|be called by|be reached by|ring for)"
        f" (?:calls )?(?:from )?{_WHO}(?: calls)?",
    )
    yield Order.LET_IN, f"(?:let|allow|permit) {_WHO} (?:to )?{_CALL} {_AT}{_END}"
    yield (
        Order.LET_IN,
        f"{_WHO} (?:may|should be able to|is allowed to|should be allowed to) {_CALL} {_AT}{_END}",
    )
    yield Order.LET_IN, f"(?:let|put) {_CALLS} {_FROM} {_WHO} through (?:to|at|in|for) {_AT}"
    yield Order.LET_IN, f"(?:let|put) {_WHO} through (?:to|at|in) {_AT}"
    for calls in (_WHO, f"{_CALLS} {_FROM} {_WHO}"):
        yield Order.LET_IN, f"{calls} {_MUST} (?:always )?(?:get|come|be put) through to {_AT}"
    for calls in _OF_OTHER:
        yield Order.ANSWER, f"(?:let|have|make) {_OTHER} (?:to )?{_ANSWER} {calls}"
        yield Order.ANSWER, f"{_OTHER} (?:{_SHALL} )?{_ANSWER} {calls}"
        yield Order.ANSWER, f"{_OTHER} {_ANSWERS} {calls}"
        yield (
            Order.ANSWER,
            f"{calls} (?:(?:are|get|{_SHALL} be|to be) )?"
            f"(?:answered|taken|handled|picked up|covered|received) (?:by|at|in) {_OTHER}",
        )
    yield (
        Order.ANSWER,
        f"{_CALLS} (?:for|of|to) {_AT} (?:{_SHALL} )?"
        f"(?:rings?|comes? out|comes? in|ends? up|lands?|arrives?) (?:at|in|on) {_OTHER}",
    )
    yield Order.CALLS_NO, f"(?:do )?(?:not|never) (?:let|allow) {_AT} (?:to )?{_DIAL} {_CALLED}{_END}"
    yield Order.CALLS_NO, f"{_AT} {_MAY_NOT} {_DIAL} {_CALLED}{_END}"
    yield (
        Order.CALLS_NO,
        f"(?:stop|prevent|keep|bar|block|ban|forbid) {_AT} (?:(?:from )?{_CALLING}|to call) {_CALLED}{_END}",
    )
    yield Order.CALLS_NO, f"{_NOBODY} {_MAY} {_DIAL} {_CALLED} (?:from|in|at) {_AT}"
    yield Order.CALLS_NO, f"(?:{_BAR}|no) {_CALLS} from {_AT} to {_CALLED}"
    yield Order.CALLS_NO, f"(?:{_BAR}|no) {_CALLS} to {_CALLED} from {_AT}"
    yield Order.CALLS_NO, f"{_BAR} {_AT} (?:outgoing )?calls to {_CALLED}"
    yield Order.CALLS_MAY, f"(?:let|allow|permit) {_AT} (?:to )?{_DIAL} {_CALLED}{_END}"
    yield Order.CALLS_MAY, f"{_AT} {_MAY} {_DIAL} {_CALLED}{_END}"
    yield Order.CALLS_ONLY, f"{_AT} {_MAY} {_ONLY} (?:be allowed to )?{_DIAL} {_CALLED}"
    yield Order.CALLS_ONLY, f"{_AT} {_MAY} {_DIAL} (?:{_ONLY}|{_NOBODY} {_BUT}|nothing but) {_CALLED}"
    yield Order.CALLS_ONLY, f"{_AT} {_MAY} {_DIAL} {_CALLED} only"
    yield Order.CALLS_ONLY, f"(?:{_ONLY} )?(?:let|allow) {_AT} (?:to )?{_ONLY} {_DIAL} {_CALLED}"
    yield Order.CALLS_ONLY, f"{_ONLY} (?:let|allow) {_AT} (?:to )?{_DIAL} {_CALLED}"
    yield Order.CALLS_ONLY, f"(?:let|allow) {_AT} (?:to )?{_DIAL} (?:{_ONLY}|{_NOBODY} {_BUT}) {_CALLED}"
    yield Order.BLOCK_NUMBER, f"{_BAR_EITHER} {_NUMBER} (?:in|at|for|on) {_AT}"
    yield Order.BLOCK_NUMBER, f"(?:ban|blacklist|blocklist) {_NUMBER} (?:from|of) {_AT}"
    yield Order.BLOCK_NUMBER, f"(?:(?:in|at|for|on) )?{_AT} {_BAR_EITHER} {_NUMBER}"
    yield Order.ALLOW_NUMBER, f"(?:allow|permit) {_NUMBER} (?:in|at|for|on) {_AT}"


@cache
def _compiled() -> tuple[tuple[Order, re.Pattern[str]], ...]:
    return tuple((order, re.compile(said)) for order, said in _patterns())


@cache
def _any_of_them() -> re.Pattern[str]:
    """All patterns in one, which is quicker where none of them fits."""
    return re.compile("|".join(_GROUP.sub("(?:", said) for _, said in _patterns()))


@cache
def vocabulary() -> frozenset[str]:
    """The words of the patterns, which are no names."""
    return frozenset(word for _, said in _patterns() for word in re.findall("[a-z]+", said))


def order_said(text: str) -> tuple[Order, dict[str, str]] | None:
    """What is ordered, and the marks by what they are: `who`, `place`, `dest`, `kind`; None where nothing of
    the kind is said."""
    is_of_somebody = "#" in text or "$" in text or text.count("@") > 1 or _NAMES_KIND.search(text)
    if "@" not in text or not is_of_somebody or not _any_of_them().fullmatch(text):
        return None
    for order, pattern in _compiled():
        if found := pattern.fullmatch(text):
            return order, {key: mark for key, mark in found.groupdict().items() if mark}
    return None
