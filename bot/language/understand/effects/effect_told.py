"""The change that somebody tells by its effect: “while the gym is on a call, simultaneous ring must not ring
the other phones”. It is always shown first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.catalogue import family_of
from bot.catalogue.effects import EFFECTS
from bot.catalogue.effects.words import BOTH, DENIED
from bot.catalogue.model.effect import Effect, word_stems
from bot.errors import BotError
from bot.language.reasons import kept_reason
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.kinds.telling.complaints import wants_contrary_behind
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.certainty import is_change
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.effects.pieces import NUMBER, STOPS, TAKES_AWAY, Pieces, pieces_of, tells_secret
from bot.language.understand.effects.when_told import is_repeated, tells_when
from bot.language.understand.effects.words_left import as_said, kept_pieces, words_left
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import split
from cards.fields import Toggle

MIN_WORDS, MAX_CHARS = 4, 400
"""Shorter texts are read as they stand, longer ones tell more than one thing."""
_VERBS = (
    r"(?:open|unblock|end|silence|quit|cut|close|enter|add|turn|switch|play|give|make|let|put|set|hide|"
    r"block|reject|refuse|keep|enable|disable|remove|stop|allow|accept|"
    r"pass|send|intercept|announce|have|get|take|drop|lift|show|tell|bar|use|change|forward|divert|record|"
    r"tell)"
)
_WISH = re.compile(
    r"\bmay (?:no longer|not|only)\b|\bmay\b(?=.*\b(?:again|now|once more)\b)|\b(?:nobody|no[- ]?one|no "
    r"\w+) (?:\w+ ){0,3}may\b|"
    r"\b(?:should|must|need(?=n['’]t| not))\w*|\bought(?:n['’]t)?\b|\b(?:please|kindly|pls|wants?|wanted|"
    r"needs?|needed|shall|wish\w*|"
    r"insist\w*|demand\w*|requests?|requested|asks?|asked|deserves?|right|fair|business|prefer\w*)\b"
    r"|\b(?:has|have|is|are|be|needs) (?:not )?to\b|\b(?:i|we) would (?:like|love|prefer|rather)\b"
    r"|\b(?:i|we)['’]d (?:like|love|rather)\b"
    r"|\b(?:do|does|can do|goes?) without\b|\bfrom now on\b|\bno longer\b|\b(?:barred|blocked|allowed|"
    r"forbidden|refused|rejected|off|on) (?:on|at|in|for|from) (?:the )?@"
    rf"|(?:^|[:;,] ?|\b(?:please|and|so|then|to) ){_VERBS}\b|\b(?:let|make)\b|\bhave (?:the|its|their|all|"
    r"every|them|it|him)\b",
    re.IGNORECASE,
)
"""Tells that something is to be, and not only how it is."""
_END_IT = re.compile(
    r"\b(?:(?:that|this|it) (?:has to|must|should|needs to|is to) (?:stop|end|cease)|put (?:an end|a "
    r"stop) to (?:it|that|this)|off with (?:it|that|them)|no more|(?:want|wants|like|see) (?:it|that|"
    r"them) (?:gone|off|out|away|stopped|ended)|(?:do )?away with (?:it|that)|rather not (?:have|hear|"
    r"see) (?:it|that|them)|(?:can|could) do without (?:it|that|them))\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:if|unless|in case|in the event|only|until|till|maybe|perhaps|might|wonder\w*|whether|"
    r"tomorrow|tonight|later|yesterday|"
    r"used to|were|did|why|"
    r"should (?:we|i)|shall (?:we|i)|when|whenever|while|during|before|after|between|but|every (?:day|week|"
    r"night|morning|month)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|next (?:week|month|year)|once|weekends?|evenings?|"
    r"except|or|"
    r"already|think|believe|hope|both|(?:boss|manager|director) wants? to)\b|\b(?:at|from) \d",
    re.IGNORECASE,
)
"""With one of these beside its own words an effect is put off, or may be another one."""
_LIMITS = re.compile(
    r"(?:^|; )(?:only|just|except|but|unless|if|in case|when|whenever|once|as soon as)\b", re.IGNORECASE
)
"""Begins what says for whom, or when, something is not to be."""
_STAYS = re.compile(
    r"^(?:(?:all|the|any) )*(?:other |external |internal |outside |inside )?(?:calls?|callers?|colleagues|"
    r"staff|people|everybody|"
    r"everyone)(?: (?:else|from (?:outside|inside)))? (?:may |can |should |must )?(?:still |just "
    r")?(?:stays?|remains?|rings?|ring|keep|keeps|call|"
    r"get through)\b.*$",
    re.IGNORECASE,
)
"""Says what is not to change."""
_LETS_IT = re.compile(r"\b(?:allow|enable|permit) (?:it|that|this|them)\b", re.IGNORECASE)
"""Wants what is told not to be so."""
_SAID_AGAIN = re.compile(
    r"(?:(?:so|and|please|pls) )*(?:hide|change|set|do|make|add|arrange|fix|see to|turn|switch|allow|"
    r"block|stop|keep) (?:it|that|this|them)\b[^#]{0,40}",
    re.IGNORECASE,
)
"""Says once more that it is to be so, without a setting of its own."""
_POLITE = re.compile(
    r"^(?:\W|please|hi|hello)*(?:can|could|would|will) (?:(?:you|we|i|somebody|someone)\b|"
    r"(?:it|the|its|our|@)\b(?=.*\b(?:please|pls|be \w+|stop|no longer|from now on|instead|again)\b))|"
    r"\b(?:would|could|can|will) you\W*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:\W|and\b|so\b|but\b|ok(?:ay)?\b|hi\b|hello\b)*(?:(?:does|did|is|are|was|were|has|am|might)(?:n['’]t)?"
    r"|(?:have|had)(?:n['’]t)? [^,]*\bbeen|(?:should|shall|must|may)(?:n['’]t)?(?=[^,]*$)"
    r"|do (?:\w+ ){1,3}?(?:get|go|ring|hear|see|know|reach|come|have|still|ever|always))\b"
    r"|[, ](?:is|are|was|were|do|does|did|can|could|should|would|will|has|have)(?:n['’]t)? "
    r"(?:it|they|he|she|we)\W*$|, (?:right|correct|no)\W*$",
    re.IGNORECASE,
)
"""A question, if it had its mark: “do anonymous calls get rejected in the lobby”, “…, aren't they”."""
_NOT_ASKED = re.compile(r"^\W*do (?:not|n['’]t|let|make|please)\b", re.IGNORECASE)
_RINGS = re.compile(
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|a dozen) (?:rings?|times)\b", re.IGNORECASE
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: str(count) for count, word in enumerate(_WORDS, start=1)} | {"a dozen": "12"}
_CALLED = re.compile(
    r"\b(?:be|as|read|say|show|called|name)\s+(?:\"(?P<quoted>[^\"]+)\"|(?P<name>[A-Z][\w&'’-]*(?: "
    r"(?:[A-Z&][\w&'’-]*|of|and|the))*"
    r"(?<! of)(?<! and)(?<! the)))"
)

_ENDS = re.compile(r"\b(?:off|block|no|never|nobody|none)\b")
_TURNED_OFF = re.compile(
    r"\b(?:(?:turn|switch|put|take)(?:ed|s|ing|en)? (?:\S+ ){0,6}?off|disabl\w+|deactivat\w+|off"
    r"|get(?:ting)? rid of|do away with)\b",
    re.IGNORECASE,
)
_NOT_OFF = re.compile(
    r"\b(?:not|never|no longer|nobody|no one)\b|n['’]t\b|\boff (?:hours|site|sick)", re.IGNORECASE
)
"""Beside a denial it may be on that is wanted."""
_Found = tuple[int, str, str, str, str]
"""How many pieces tell an effect, its setting, the fields as in a command, what else is told, and the words
of the effect's own pieces of which nothing comes."""


def effect_told(
    viewer: Viewer, text: str, read: Callable[[str], Request], anew: Callable[[str], Request | None]
) -> Request | None:
    """The change that is told by its effect, with what else is told as its reason; None for any other text,
    and for what is understood as it stands."""
    if text.count(" ") + 1 < MIN_WORDS or len(text) > MAX_CHARS:
        return None
    if wants_contrary_behind(text):
        return None
    stems = word_stems(text)
    has_number = " to " in text or NUMBER.search(text) is not None
    likely = [one for one in EFFECTS if one.may_be(stems, has_number=has_number)]
    pieces = None if not likely or tells_secret(viewer, text) else pieces_of(viewer, text)
    if pieces is None:
        return None
    pieces = replace(pieces, said=tuple(one for one in pieces.said if not _STAYS.match(one)) or pieces.said)
    found = [one for one in (_found(each, pieces) for each in likely) if one]
    found = [one for one in found if one[0] == min(found)[0]]
    if not found or len({family for _, family, *_ in found}) > 1 or is_change(_certain(anew, text)):
        return None
    count, family, _, told, left = found[0]
    fields = " ".join(dict.fromkeys(one[2] for one in found))
    order = f"set {family} {pieces.place} {_with_main(family, fields, pieces)}"
    if not _goes_with(told, order, pieces, read, is_one=count == 1):
        return None
    request = _change(order, read)
    if request is None:
        return None
    kept = kept_pieces(pieces.said, told.split(" ; "), left)
    reason = kept_reason(as_said(kept, pieces), text)
    return shown_first(viewer, replace(request, reason=reason), order)


def _with_main(key: str, fields: str, pieces: Pieces) -> str:
    """The fields, and that the setting itself is on where that is ordered beside them: “enable barge-in … and
    play a tone when somebody barges in”."""
    family = family_of(key)
    if not family.main or family.chooses_own:
        return fields
    label = family.field(family.main).label.casefold()
    named = "|".join(map(re.escape, sorted(family.names(), key=len, reverse=True))).replace(r"\ ", "[- ]")
    is_on = re.search(
        rf"\b(?:enable|activate|turn on|switch on) (?:the )?(?:{named})\b", " ; ".join(pieces.said)
    )
    return f"{fields} {label} on" if is_on and label not in fields else fields


def _certain(anew: Callable[[str], Request | None], text: str) -> Request | None:
    try:
        return anew(text)
    except BotError:
        return None


def _found(one: Effect, pieces: Pieces) -> _Found | None:
    """What is told of this effect; None where it is another one."""
    for count, (scope, told) in pieces.scopes():
        if one.never and one.never.search(scope):
            continue
        if is_repeated(scope) or not all(part.search(scope) for part in one.parts):
            continue
        if _ASKS.search(scope) and not _NOT_ASKED.search(scope):
            continue
        rest = _rest(one, scope)
        ends, asks_politely = bool(_END_IT.search(f"{scope} ; {told}")), bool(_POLITE.search(scope))
        is_wish = asks_politely or (("?" not in scope) and bool(_WISH.search(scope) or ends))
        if not is_wish or ("?" in told and not _POLITE.search(told)):
            continue
        rest = re.sub(BOTH, " ", rest, flags=re.IGNORECASE)
        if _DOUBT.search(rest) or tells_when(rest) or STOPS.search(f"{rest} ; {told}"):
            continue
        if _LIMITS.search(told) or _names_other(rest, one.family):
            continue
        fields = _fields(one, scope, rest, pieces, ends=ends)
        if fields:
            return count, one.family, fields, told, words_left(_rest(one, scope))
    return None


def _names_other(rest: str, family: str) -> bool:
    """Whether a further setting is named: “reject anonymous callers and switch barge-in on”."""
    named, _ = SETTING_NAMES.find(split(rest))
    return named is not None and named.key != family


def _rest(one: Effect, scope: str) -> str:
    """What is said beside the words of an effect."""
    left = [*scope]
    for part in (*one.parts, *filter(None, (one.also,))):
        for found in part.finditer(scope):
            left[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(left)


def _fields(one: Effect, scope: str, rest: str, pieces: Pieces, *, ends: bool) -> str:
    """The fields that an effect means; empty where it is not clear what they are to be."""
    fields = next((fields for said, fields in one.ways if said.search(scope)), "")
    denied = max(len(re.findall(DENIED, rest, re.IGNORECASE)), ends)
    if denied and _LETS_IT.search(" ; ".join(pieces.said)):
        return ""
    has_number = "{number}" in fields
    if not fields or ("{on}" in fields and denied > 1) or len({*pieces.numbers}) != has_number:
        return ""
    rings = _RINGS.search(scope)
    name = _CALLED.search(scope) if "{name}" in fields else None
    if ("{rings}" in fields and not rings) or ("{name}" in fields and not name):
        return ""
    count = rings[1].casefold() if rings else ""
    meant = fields.format(
        on="off" if denied else "on",
        off="on" if denied else "off",
        number="".join(pieces.numbers[:1]),
        rings=_COUNTS.get(count, count),
        name=(name["quoted"] or name["name"]) if name else "",
    )
    plain = re.sub("do not disturb", "dnd", scope, flags=re.IGNORECASE)
    is_ended = ends or (_TURNED_OFF.search(plain) and not _NOT_OFF.search(plain))
    return "" if is_ended and not _ENDS.search(meant) else meant


def _goes_with(
    told: str, order: str, pieces: Pieces, read: Callable[[str], Request], *, is_one: bool
) -> bool:
    """Whether what else is told orders nothing, or the same again, and no piece alone orders the contrary.
    `is_one`: one piece tells the effect, and all others are told beside it."""
    wanted = _change(order, read)
    if wanted is None or (TAKES_AWAY.search(told) and not _ENDS.search(order)):
        return False
    numbers = iter(pieces.numbers)
    for one in pieces.said:
        said = re.sub("#", lambda _: next(numbers, ""), _as_said(one, pieces))
        is_told = one in told.split(" ; ")
        if (is_one and not is_told) or _SAID_AGAIN.fullmatch(one):
            continue
        if not lexicon().tells_setting(said.casefold()):
            continue
        fields = _change(said if "@" in one else f"{said} in {pieces.place}", read)
        if fields and fields.family is wanted.family and _contradicts(fields, wanted):
            return False
        if fields and fields.family is not wanted.family and is_told and _may_order(one):
            return False
    return True


def _contradicts(fields: SetFields, wanted: SetFields) -> bool:
    """Whether one sets a field to something else than the other."""
    switches = [one for one in fields.assignments if isinstance(one.field, Toggle)]
    told = {one.field.key: one.text.casefold() for one in switches}
    return any(told.get(one.field.key, one.text) != one.text for one in wanted.assignments)


def _may_order(piece: str) -> bool:
    return bool(_WISH.search(piece) or re.match(r"(?:and |but )?no\b", piece, re.IGNORECASE))


def _change(order: str, read: Callable[[str], Request]) -> SetFields | None:
    """The fields that an order sets; None for anything else."""
    try:
        found = read(order)
    except BotError:
        return None
    fields = found.fields if isinstance(found, Propose) else found
    return fields if isinstance(fields, SetFields) else None


def _as_said(told: str, pieces: Pieces) -> str:
    """What is told, with the name of the workspace again."""
    return told.replace("@", pieces.name).replace(" ; ", "; ")
