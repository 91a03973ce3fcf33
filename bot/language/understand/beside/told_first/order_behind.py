"""An order behind what is told of it: “collect calls in the gym? refuse them”, “that tone at the gym scares
people. Turn it off”, “the gym is the store room now. Nobody from outside may reach it”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.access import Viewer
from bot.language.sentence.readings.spotted import Spotted
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.what_is_named import names_place

MAX_TOLD_WORDS = 24
"""So many words at most tell what an order is about."""
_BARS = (
    r"(?:block|bar|stop|refuse|reject|ban|forbid|decline|kill|prohibit|disallow|end|cut|shut (?:them )?out|"
    r"put an? (?:stop|end) to|turn(?=\s+(?:them|those|these|such|all|'?em)\b.*\baway))"
)
_LETS = r"(?:allow|permit|unblock|accept|let(?=\s+(?:them|those|these|'?em)\b.*\b(?:in|through)))"
_THEM = (
    r"(?:both(?: (?:kinds|sorts|types|of them|of those))?(?: of (?:them|those|these))?|"
    r"(?:all )?(?:of )?(?:them|those|these|that|it|'?em)(?: all)?(?: calls| ones)?|such calls|the lot|all)"
)
_TAIL = (
    r"(?:there|here|away|out|in|through|completely|altogether|entirely|all|please|pls|from now on|now|again|"
    r"any ?more|for good|thanks|thank you|ta|thx|right away|asap|at once|straight away|from there)"
)
_LEAD = r"(?:no,? thank(?:s| you)|no thx|none|so|and|please|pls|plz|can you|could you|just|then|lol|ok|let's)"
_ORDER = re.compile(
    rf"(?P<told>.+?)(?:[.!?,;:…]+\s*|\s+[–—-]+\s+|\s+(?=(?:so|please|pls)\b))"
    rf"(?P<order>(?:{_LEAD}[\s,.!]+)*(?:(?P<bars>{_BARS})|(?P<lets>{_LETS}))"
    rf"(?:\s+{_THEM})?(?:[\s,]+{_TAIL})*"
    rf"|{_THEM} (?:(?:are |have |need |ought )?to|must|should) be (?P<barred>blocked|barred|stopped|banned)"
    rf"(?:[\s,]+{_TAIL})*)[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)
"""An order that names neither calls nor a place."""
_HIDDEN = r"(?:withheld|hidden|private|blocked|suppressed|no|without (?:a |any )?)"


class _Calls(NamedTuple):
    """Calls as they are told of, as an order names them, and how it leads to their workspace."""

    told: re.Pattern[str]
    plain: str
    leads: str = "from"


_KINDS = tuple(
    _Calls(re.compile(rf"\b(?:{told})(?!\w)", re.IGNORECASE), plain, leads)
    for told, plain, leads in (
        (r"collect(?:[- ]call(?:s|ers?)?)?|reverse[- ]charged? calls?", "collect calls", "to"),
        (
            rf"(?:calls?|callers?) (?:(?:with|showing) )?{_HIDDEN} ?(?:caller[- ]?ids?|numbers?|cli)"
            r"(?: showing)?|"
            rf"(?:withheld|hidden|private|suppressed)(?:[- ]numbers?)?(?: calls?| callers?)?|"
            r"anonymous(?:[- ]call(?:s|ers?))?|callers? who (?:hide|withhold) their numbers?",
            "anonymous calls",
            "at",
        ),
        (r"(?:outside|external|pstn) (?:calls?|callers?)", "all outside calls", "to"),
        (r"international(?: calls?)?|calls? abroad|overseas calls?", "international calls", "from"),
        (r"premium(?:[- ]rate)?(?: (?:calls?|numbers?|lines?|nrs?))?", "premium calls", "from"),
        (r"toll[- ]free(?: (?:calls?|numbers?))?", "toll-free calls", "from"),
        (r"operator[- ]assist(?:ed|ance)(?: calls?)?", "operator assisted calls", "from"),
        (
            r"(?:411|directory (?:assist(?:ance|ed)|enquir(?:y|ies)))(?: calls?)?",
            "directory assistance",
            "from",
        ),
        (r"long[- ]distance(?: calls?)?|national calls?", "national calls", "from"),
    )
)
_DOUBTS = re.compile(
    r"\b(?:not|never|nobody|if|unless|until|till|whether|wonder\w*|maybe|perhaps|except|apart|other|or|"
    r"but|only|already|yet|might|may|could|would|should|must|used to|was|were|had|want\w*|need\w*|ask\w*|"
    r"says?|said|"
    r"told|refus\w+|blocked|barred|stopped|allowed|tomorrow|tonight|next|later|monday|friday|how|why|who|"
    r"can we|do we|is there|\w+n['’]t)\b|\d",
    re.IGNORECASE,
)
"""With one of these it may not be so, be done already, be another's wish, or be meant of some calls only."""
_SOME_ONLY = re.compile(
    r"\s*(?:to|from|by|for|via|of|into)\s+(?!@)(?!our\b|the\s+@|this\b|that\b)", re.IGNORECASE
)
"""Right behind the calls these tell which ones of them."""


def calls_behind(viewer: Viewer, text: str) -> Iterator[tuple[str, str]]:
    """The order that bars or lets in calls of the kind that is told of before it, where one workspace is
    named there; with what is told."""
    found = _ORDER.fullmatch(text)
    if found is None or len(found["told"].split()) > MAX_TOLD_WORDS or names_place(viewer, found["order"]):
        return
    told, named = found["told"], named_in(viewer, found["told"])
    if not named.place:
        return
    rest = told
    for name in named.words:
        rest = rest.replace(name, "@", 1)
    kinds = [(one, said) for one in _KINDS if (said := one.told.search(rest))]
    if len(kinds) != 1:
        return
    kind, said = kinds[0]
    others = rest[: said.start()] + rest[said.end() :]
    if _DOUBTS.search(others) or _SOME_ONLY.match(rest, said.end()):
        return
    bars = "reject" if kind.plain.startswith("anonymous") else "block"
    lets = "accept" if kind.plain.startswith("anonymous") else "allow"
    verb = bars if found["bars"] or found["barred"] else lets
    yield f"{verb} {kind.plain} {kind.leads} {named.place}", told


_HATED = re.compile(
    r"\b(?:hates?|dislikes?|complains?|annoy\w*|fed up|sick of|scar\w+|bother\w*|cannot stand|"
    r"frighten\w*|startl\w+|upset\w*|irritat\w+|"
    r"can['’]t stand)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"(?P<told>.+?)[.!?,;]\s*(?:so |and |please |pls )*"
    r"(?:(?:can|could) (?:that|this|it) (?:please )?be (?:shut|switched|turned) off|"
    r"(?:can|could) (?:that|this|it) (?:please )?be (?:stopped|disabled|prevented|blocked)|"
    r"(?:(?:can|could) (?:you|we) (?:please )?)?(?:(?:turn|switch|shut) (?:that|this|it) off|"
    r"(?:stop|disable|prevent) (?:that|this|it))|(?:off|away) with (?:that|this|it))"
    r"(?:,? (?:there|please|under [a-z ]+|in [a-z ]+ settings?))*[\s.!?]*",
    re.IGNORECASE | re.DOTALL,
)


def stopped_behind(viewer: Viewer, text: str) -> Iterator[tuple[str, str]]:
    """The order to turn off what is told of, which somebody hates: “the staff hate it when …. Can that be
    shut off”; with what is told."""
    found = _STOPPED.fullmatch(text)
    if found is None or not _HATED.search(found["told"]) or len(found["told"].split()) > MAX_TOLD_WORDS:
        return
    told, named = found["told"], named_in(viewer, found["told"])
    rest = told
    for name in named.words:
        rest = rest.replace(name, "", 1)
    subject = setting_told(rest) if named.place else ""
    if subject and not re.search(r"\b(?:if|unless|not|never|whether)\b|n['’]t\b|\d", told, re.IGNORECASE):
        yield f"turn off {subject} in {named.place}", told


_CORRECTED = re.compile(
    r"(?:(?:oh|no|wait|sorry|oops|hang on|actually|correction)[\s,.!]+)+not (?P<wrong>[^,;:]+?)"
    r"(?:[,;]\s*|\s+)(?:but |i mean |i meant |it(?:['’]s| is) |make (?:it|that) )(?P<meant>[^,;:]+?)"
    r"\s*[:,]\s*(?P<order>[^:]+)",
    re.IGNORECASE,
)


def heading_corrected(viewer: Viewer, text: str) -> str:
    """The order for the workspace that is meant behind one that is not: “sorry, not the gym, I meant the
    kitchen: dnd on”; empty for any other text."""
    found = _CORRECTED.fullmatch(text.strip()) if "not" in text.casefold() else None
    if found is None or names_place(viewer, found["order"]):
        return ""
    wrong, meant = named_in(viewer, found["wrong"]), named_in(viewer, found["meant"])
    is_clear = wrong.place and meant.place and wrong.place != meant.place
    return f"{meant.place}: {found['order']}" if is_clear else ""


_PRONOUN = re.compile(r"\b(?:it|that|this|them|those|these)\b", re.IGNORECASE)


def setting_told(told: str) -> str:
    """The words for the one setting or field that a text tells of; empty where there is none, or several."""
    longest: dict[str, str] = {}
    parts = sentences(told)
    for part in parts:
        for at in range(len(part.tokens)):
            for end, meanings in lexicon().at(part.tokens, at)[:1]:
                keys = {
                    one.family.key for one in meanings if one.family and one.role in (Role.NAME, Role.FIELD)
                }
                words = part.text(at, end)
                if len(keys) == 1 and any(one.always_tells or one.is_specific for one in meanings):
                    key = next(iter(keys))
                    longest[key] = max(longest.get(key, ""), words, key=len)
    return next(iter(longest.values())) if len(longest) == 1 else ""


def about_told(order: str, told: str) -> str:
    """The order with what is told of before it for “it” or “that”, where it names no setting of its own;
    empty where it is not certain what is meant."""
    is_named = any(Spotted(part, lexicon()).families(()) for part in sentences(order))
    it = _PRONOUN.search(order)
    tells = any(Spotted(part, lexicon()).families(()) for part in sentences(told))
    if not tells or it is None:
        return order
    subject = setting_told(told)
    if not subject:
        return "" if not is_named else order
    return f"{order[: it.start()]}the {subject}{order[it.end() :]}" if not is_named else order
