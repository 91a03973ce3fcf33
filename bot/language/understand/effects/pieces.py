"""A message in pieces, each of which orders something or tells why, without its names and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.access import Viewer
from bot.language.codes_and_pins import may_tell_secret
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tickets import NUMBERED
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.what_is_named import places_named, without_names
from bot.names.text import TYPOGRAPHY
from bot.names.workspaces import typed_name

NUMBER = re.compile(r"(?<![\w+])\+?\d(?:[ ().-]{0,2}\d){2,}(?!\w)")
"""Three digits at least: fewer are rings or seconds."""
_EMERGENCY = frozenset({"911", "112", "999", "000"})
"""Numbers that belong to what is told of emergency calls."""
_OWNER = (
    r"['’]s (?:own )?(?:extension|phone number|number|direct line|line|phone|mobile)(?: number)? (?=\+?\d)"
)
"""Behind the name of a workspace this only says whose number follows."""
_TICKETS = re.compile(
    rf"\b(?:{NUMBERED}|(?:req|inc|chg|ritm|sctask|task|tkt|sr|cs|cr)[ #-]{{1,2}}\d{{3,}}|[A-Z]{{2,"
    r"}-\d{3,}|(?:ticket|case|incident|request) (?:no\.? |number )?#?\d{3,})\b[:,]?",
    re.IGNORECASE,
)
_GRATEFUL = re.compile(
    r"\b(?:i|we)(?:['’]d| would) (?:be (?:most |very |so |really )?(?:grateful|obliged|glad|happy|"
    r"thankful|pleased|delighted)|appreciate it) if (?:you (?:could |would )?)?",
    re.IGNORECASE,
)
"""Politely said “please”."""
_IDIOMS = re.compile(
    r"\bno matter (?:if|whether) (?:(?:the )?(?:callers?|calls?|it|they|he|she) )?(?:(?:is|are|comes?) "
    r"(?:from )?)?|\bno (?:harm|objection|doubt|wonder)\b|"
    r"\b(?:to |with |for )?nothing else\b",
    re.IGNORECASE,
)
"""These deny nothing."""
_LEAD = re.compile(
    r"(?P<lead>(?:after what|ever since|now that|because(?: of)?|given(?: that)?|due to|thanks to|"
    r"following|as|since)\b"
    r"(?! (?:long|soon) as)[^,;:.!?#@]{3,80}), (?=\S)",
    re.IGNORECASE,
)
"""A reason before an order: “ever since the storm, …”."""
_TO_PLACE = re.compile(
    r"(?<!\bcalls )(?<!\bcall )(?<!\bcallers )(?<!\bcoming )\b(?:to|onto|with|through to|over to|on "
    r"to)(?: the| our)? $",
    re.IGNORECASE,
)
"""Before the name of a workspace these say where calls go."""
CUT = re.compile(
    r"(?<![A-Z]r\.)(?<!Mrs\.)(?<!Ms\.)(?<!St\.)(?<=[.!?;])\s+|\s+[–—-]+\s+|,\s+(?:and )?(?:so|hence|"
    r"therefore|thus)\b,? "
    r"(?!that\b)|\s+(?:hence|therefore),? |\s+so (?=please\b|(?:can|could|would) you\b|kindly\b)|,? so "
    r"that\s+"
    r"|,? (?:otherwise|or else),?\s+|,? (?:which|that) is why |,?\s+because\s|,\s+(?:since|as)\s+|:\s+"
)
"""Between what is told and an order."""
STOPS = re.compile(
    r"\b(?:unless|from being|not (?:just |right )?(?:yet|now)|(?<!to )wait|hold on|do nothing|leave (?:it|"
    r"that|"
    r"everything)|cancel|never ?mind|forget (?:it|that)|"
    r"for example|suppose|imagine|what if|maybe|perhaps|not sure|unsure|undecided|tomorrow|tonight|next "
    r"(?:week|month|year|time)|later|"
    r"ask (?:me|him|her|them|us)|until|till|only if|don['’]t (?:do|change|touch)|do not (?:do|change|"
    r"touch)|would it|could it|is it|"
    r"jok(?:e|es|ed|ing)|kidding|"
    r"wrong|undo|disagree\w*|doubt\w*|(?:decided|ruled|voted|am|are|is) against|declined|"
    r"refused it|i refused|"
    r"we refused|withdrawn|called off|rejected it|thought|supposed to|scrap that|stays? (?:as|so|that way|"
    r"like that)|remains? as|"
    r"keep (?:it|that) (?:so|as|that way|like that)|that is fine|that['’]s fine|rather not(?! (?:have|hear|"
    r"see))|or rather|instead,? (?:do|please|we)|(?:never|nobody|no[- ]?one|not|n['’]t) "
    r"(?:said|asked|wanted|told|meant|requested|ordered|approved|agreed)|should(?:n['’]t)? (?:not )?have "
    r"(?:been|\w+ed)|"
    r"(?:was|were) (?:able|going|supposed|to be))\b|\bif (?:we|i|you|they|the|it|that|he|she)\b|(?:^|; "
    r"?)(?:no|nope|nah)\W*(?:$|;)"
    r"|\b(?:thinks?|believes?|claims?|suggests?|wonders?)\b",
    re.IGNORECASE,
)
"""What is told beside an order, and puts it off or takes it back."""
TAKES_AWAY = re.compile(
    r"\b(?:delete|remove|scrap|drop|erase|take|get rid of|do away with|undo|revoke|cancel) (?:it|that|"
    r"them|this|him|her)\b",
    re.IGNORECASE,
)
"""Takes away what is told of."""
_LEFT_OUT = re.compile(
    r"\b(?:apart from|except(?: for)?|excluding|besides|other than|instead of|rather than|not|but)"
    r"(?: (?:in|at|on|for))?(?: (?:the|our))? @",
    re.IGNORECASE,
)
"""Before the one workspace, of which then another one is meant."""
MAX_PIECES = 6
"""Longer texts tell more than one thing."""


@dataclass(frozen=True)
class Pieces:
    """The pieces of a message, “@” in them for the one workspace and “#” for each of the numbers."""

    place: str
    """The workspace, as it can be typed."""
    name: str
    """The words for it, as they are said."""
    said: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def scopes(self) -> Iterator[tuple[int, tuple[str, str]]]:
        """One piece, two that follow each other, or all, with how many they are; and the others."""
        for count in (*range(1, min(len(self.said), 2) + 1), len(self.said)):
            for start in range(len(self.said) - count + 1):
                others = (*self.said[:start], *self.said[start + count :])
                yield count, (" ; ".join(self.said[start : start + count]), " ; ".join(others))


_ARE_SHORT = re.compile(r"(?<=\bthey)['’]re\b|(?<=\bwe)['’]re\b", re.IGNORECASE)
_IS_SHORT = re.compile(
    r"(?:(?<=\bit)|(?<=\bhe))['’]s(?= (?:already |still )?(?:on|in|busy|talking|engaged)\b)", re.IGNORECASE
)
"""Said short: “while they're on the phone”."""


def pieces_of(viewer: Viewer, text: str) -> Pieces | None:
    """The pieces of a message that names one workspace; None for any other."""
    said = _TICKETS.sub(" ", " ".join(text.translate(TYPOGRAPHY).split())).strip()
    said = _IS_SHORT.sub(" is", _ARE_SHORT.sub(" are", _IDIOMS.sub("", said)))
    said = _without_owner(viewer, _GRATEFUL.sub("please ", said))
    said = _with_extension(viewer, said)
    named, place = _named(viewer, said)
    if not place or "@" in said or "#" in said:
        return None
    for word in sorted(named, key=len, reverse=True):
        said = said.replace(word, "@")
    if _LEFT_OUT.search(said):
        return None
    numbers: list[str] = []

    def as_mark(found: re.Match[str]) -> str:
        if found[0] in _EMERGENCY:
            return found[0]
        numbers.append(re.sub(r"[ ().-]", "", found[0]))
        return "#"

    said = NUMBER.sub(as_mark, said)
    said = "; ".join(
        _LEAD.sub(r"\g<lead>; ", one, count=1) if _LEAD.match(one) else one for one in CUT.split(said)
    )
    parts = tuple(part for one in said.split("; ") if (part := one.strip(" ,.!;")))
    if not 0 < len(parts) <= MAX_PIECES:
        return None
    return Pieces(place, min(named, key=len), parts, tuple(numbers))


def tells_secret(viewer: Viewer, text: str) -> bool:
    """Whether a code or a PIN may be told; the digits in the name of a workspace and of a
    ticket are none."""
    if not may_tell_secret(text):
        return False
    said = _TICKETS.sub(" ", text)
    return may_tell_secret(said) and may_tell_secret(without_names(viewer, said))


def _named(viewer: Viewer, text: str) -> tuple[set[str], str]:
    """The words for workspaces, without their numbers, and the one that they name, as it can be typed; empty
    where there is not just one."""
    index = viewer.workspaces()
    found = [
        (part.text(span.start, span.end), span.found)
        for part in sentences(text)
        for span in workspace_spans(index, part, lexicon())
        if span.sureness >= Sureness.ALL_WORDS
    ]
    found = [(words, ones) for words, ones in found if not NUMBER.fullmatch(words)]
    ones = {one.id: one for _, meant in found for one in meant}
    return {words for words, _ in found}, typed_name(index, *ones.values()) if len(ones) == 1 else ""


def _with_extension(viewer: Viewer, text: str) -> str:
    """The text with the extension of a workspace for its name where calls go to it, and another one is
    named."""
    places = places_named(viewer, text)
    for one in places if len(places) == 2 else ():
        at = text.casefold().rfind(one.name.casefold())
        end = at + len(one.name)
        is_goal = at > 0 and bool(one.extension) and _TO_PLACE.search(text[:at])
        if is_goal and text.casefold().count(one.name.casefold()) == 1 and not text[end:].startswith("'s"):
            return f"{text[:at]}{one.extension}{text[end:]}"
    return text


def _without_owner(viewer: Viewer, text: str) -> str:
    """The text without the workspace of which a number is, behind another workspace."""
    for word in named_in(viewer, text).words if re.search(_OWNER, text) else ():
        rest = re.sub(rf"\b(?:the )?{re.escape(word)}{_OWNER}", "", text)
        if rest != text and _named(viewer, rest)[1]:
            return rest
    return text
